// Tips a performer from a development account and prints the receipt:
// node tip.mjs URL PAYER PERFORMER AMOUNT   with a derivation path as payer (//Bob), a path or an address as performer, LIVE as amount
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import { BN } from '@polkadot/util'
import { cryptoWaitReady } from '@polkadot/util-crypto'

const [url, payerPath, performerName, live] = process.argv.slice(2)
if (!live || !/^\d+(\.\d{1,12})?$/.test(live)) {
  console.error('usage: node tip.mjs URL PAYER PERFORMER AMOUNT, for example ws://127.0.0.1:9944 //Bob //Luna 10')
  process.exit(2)
}

/** Planck of a decimal number of LIVE: 12 decimals. */
function planck(amount) {
  const [whole, fraction = ''] = amount.split('.')
  return new BN(whole + fraction.padEnd(12, '0'))
}

/** LIVE of a number of planck, as people read it. */
function inLive(amount) {
  const digits = amount.toString().padStart(13, '0')
  return `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/\.?0+$/, '')
}

await cryptoWaitReady()
const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true })
const keyring = new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 })
const payer = keyring.addFromUri(payerPath)
const performer = performerName.startsWith('//') ? keyring.addFromUri(performerName).address : performerName

await new Promise((resolve, reject) => {
  api.tx.tipping.tip(performer, planck(live), null, null).signAndSend(payer, ({ status, events, dispatchError }) => {
    if (dispatchError) {
      reject(new Error(dispatchError.isModule ? api.registry.findMetaError(dispatchError.asModule).docs.join(' ') : dispatchError.toString()))
    }
    if (!status.isInBlock) return
    const receipt = events.map(({ event }) => event).find((event) => api.events.tipping.Paid.is(event))
    if (!receipt) return
    console.log(`In block ${status.asInBlock.toHex()}, of ${inLive(receipt.data.amount)} LIVE:`)
    for (const { role, account, amount } of receipt.data.shares) {
      console.log(`  ${inLive(amount).padStart(18)}  ${[role.type, role.inner.toString()].join(' ').padEnd(20)} ${account}`)
    }
    resolve()
  }).catch(reject)
}).catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
await api.disconnect()
