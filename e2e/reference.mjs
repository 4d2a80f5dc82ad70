// Writes the reference of the platform's calls, events and errors, and the OpenRPC document, as the node describes them itself:
// node reference.mjs URL           writes docs/reference.md and docs/rpc/openrpc.json
// node reference.mjs URL --check   exits with 1 if they are not up to date
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { ApiPromise, WsProvider } from '@polkadot/api'

const PALLETS = ['LiveToken', 'Referrals', 'Verification', 'Relays', 'Rooms', 'Tipping', 'Purses', 'Ranking']

const [url, mode] = process.argv.slice(2)
const provider = new WsProvider(url)
const api = await ApiPromise.create({ provider, noInitWarn: true })
const { lookup } = api.registry
const metadata = api.runtimeMetadata.asLatest

/** The first paragraph of a documentation, on one line. */
function summary(docs) {
  const lines = docs.map((line) => line.toString().trim())
  const end = lines.indexOf('')
  return lines
    .slice(0, end === -1 ? undefined : end)
    .join(' ')
    .replaceAll('|', '\\|')
}

/** A type as a reader knows it: its name where it has one, without the paths of crates. */
function typeName(field) {
  const name = field.typeName.isSome ? field.typeName.unwrap().toString() : lookup.getTypeDef(field.type).type
  return name
    .replaceAll(/<T as (frame_system::)?Config(<[^>]*>)?>::|T::|\bcrate::|[a-z_]+::/g, '')
    .replaceAll('|', '\\|')
}

function fields(variant) {
  return variant.fields
    .map((field) => (field.name.isSome ? `\`${field.name.unwrap()}\`: ${typeName(field)}` : typeName(field)))
    .join('<br>')
}

function table(title, type, columns) {
  const variants = [...lookup.getSiType(type).def.asVariant.variants].sort((a, b) => a.index.toNumber() - b.index.toNumber())
  if (variants.length === 0) return []
  return [
    `### ${title}`,
    '',
    `| ${columns.map(([name]) => name).join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...variants.map((variant) => `| ${columns.map(([, cell]) => cell(variant)).join(' | ')} |`),
    '',
  ]
}

const name = ['name', (variant) => `\`${variant.name}\``]
const index = ['index', (variant) => variant.index.toString()]
const what = ['what', (variant) => summary(variant.docs)]

const lines = [
  '# Reference',
  '',
  "The calls, events and errors of the platform's pallets, as the runtime's metadata describes them. Generated; do not edit.",
  '',
]
for (const pallet of metadata.pallets.filter((pallet) => PALLETS.includes(pallet.name.toString()))) {
  lines.push(`## ${pallet.name} (${pallet.index})`, '')
  if (pallet.calls.isSome) lines.push(...table('Calls', pallet.calls.unwrap().type, [index, name, ['parameters', fields], what]))
  if (pallet.events.isSome) lines.push(...table('Events', pallet.events.unwrap().type, [name, ['fields', fields], what]))
  if (pallet.errors.isSome) lines.push(...table('Errors', pallet.errors.unwrap().type, [index, name, what]))
}

const document = await provider.send('rpc.discover', [])
await api.disconnect()

const docs = fileURLToPath(new URL('../docs/', import.meta.url))
const files = {
  [`${docs}reference.md`]: `${lines.join('\n').trimEnd()}\n`,
  [`${docs}rpc/openrpc.json`]: `${JSON.stringify(document, null, 2)}\n`,
}
for (const [file, text] of Object.entries(files)) {
  if (mode !== '--check') {
    mkdirSync(`${docs}rpc`, { recursive: true })
    writeFileSync(file, text)
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${file} is not what the node says of itself: start a node and run node e2e/reference.mjs URL`)
    process.exitCode = 1
  }
}
