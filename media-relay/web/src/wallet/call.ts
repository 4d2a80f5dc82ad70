// A call in the words of the chain, for whoever wants to see exactly what is signed.
import { formatLive } from '@/chain/amount'

/** A value of a call: a text, or parts with names. */
export type Shown = string | { name: string; value: Shown }[]

/** Fields that hold planck. */
const AMOUNTS = /^(amount|value|cap|fee|max_fee|to|deposit|new_free)$/
const LONGEST = 66

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length})` : text)

/** A decoded value as texts. `name` says whether a number is an amount. */
export function show(value: unknown, name = ''): Shown {
  if (value === undefined || value === null) return '—'
  if (typeof value === 'bigint') return AMOUNTS.test(name) ? `${formatLive(value)} LIVE` : value.toString()
  if (typeof value !== 'object') return short(String(value))
  if (value instanceof Uint8Array) return short(`0x${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}`)
  if (Array.isArray(value)) return value.length ? value.map((item, index) => ({ name: `${index}`, value: show(item, name) })) : '[]'
  const { type, value: inner, ...more } = value as { type?: unknown; value?: unknown }
  if (typeof type === 'string' && Object.keys(more).length === 0) {
    if (inner === undefined) return type
    const shown = show(inner, name)
    return typeof shown === 'string' ? `${type} ${shown}` : [{ name: type, value: shown }]
  }
  return Object.entries(value).map(([key, part]) => ({ name: key, value: show(part, key) }))
}

/** The name of a call and its arguments. Of a batch, the arguments are its calls. */
export function showCall({ type, value }: { type: string; value: { type: string; value: unknown } }) {
  return { name: `${type}.${value.type}`, args: value.value === undefined ? [] : show(value.value) }
}
