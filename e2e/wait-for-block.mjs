// Waits until the node at a WebSocket address has made a given block: node wait-for-block.mjs URL NUMBER
import { WsProvider } from '@polkadot/api'

const [url, number] = process.argv.slice(2)
const deadline = Date.now() + 120_000

// The provider reconnects by itself; what it says about that until the node is up is noise.
console.error = () => {}
console.warn = () => {}
const provider = new WsProvider(url, 500)
await Promise.race([provider.isReady, new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 120_000))]).catch(
  () => process.exit(1),
)
while (Date.now() < deadline) {
  const header = await provider.send('chain_getHeader', [])
  if (Number(header.number) >= Number(number)) process.exit(0)
  await new Promise((resolve) => setTimeout(resolve, 250))
}
process.exit(1)
