// Prints how to use a running development chain, and its relay if there is one: node welcome.mjs URL AUDITOR [RELAY]
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import { cryptoWaitReady } from '@polkadot/util-crypto'

const [url, auditor, relay] = process.argv.slice(2)
await cryptoWaitReady()
const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true })
const keyring = new Keyring({ type: 'sr25519', ss58Format: api.registry.chainSS58 })

const cast = [
  ['//Luna', 'performer, attested, on //Relay'],
  ['//Mira', 'performer, attested'],
  ['//Stella', 'performer, attested'],
  ['//Bob', 'viewer, brought by //Charlie, whom //Dave brought, whom //Eve brought'],
  ['//Ferdie', 'viewer, brought by nobody'],
  ['//Affiliate', 'brought //Luna; its code is "affiliate"'],
  ['//Relay', 'relay operator'],
  ['//Verifier', 'verifier'],
  ['//Alice', 'validator, feeder of the price, root key'],
]

if (relay) {
  console.log(`
  Live Stars    ${relay}     //Luna is live, with viewers who chat and tip
  Relay         ${relay}/relay, /rooms, /relays; its metrics: http://127.0.0.1:9616/metrics`)
}
console.log(`
  WebSocket     ${url}
  HTTP          ${url.replace('ws', 'http')}
  JSON-RPC      liveStars_*, described by the method rpc.discover
  Prometheus    http://127.0.0.1:9615/metrics

Accounts (the phrase of all development accounts with these derivation paths):`)
for (const [path, what] of cast) {
  const { address } = keyring.addFromUri(path)
  const { data } = await api.query.system.account(address)
  console.log(`  ${path.padEnd(12)} ${address}  ${(data.free.toBigInt() / 10n ** 12n).toLocaleString('en').padStart(10)} LIVE  ${what}`)
}
console.log(`
Tip a performer, from another terminal:
  node e2e/tip.mjs ${url} //Bob //Luna 10

Recompute the ranking from the chain's events:
  ${auditor} --url ${url}
`)
await api.disconnect()
