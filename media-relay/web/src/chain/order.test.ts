import { readFileSync } from 'node:fs'
import { sr25519CreateDerive } from '@polkadot-labs/hdkd'
import { ed25519, sr25519, ss58Address } from '@polkadot-labs/hdkd-helpers'
import { expect, test } from 'vitest'

import { SS58_PREFIX } from './amount'
import { fromHex, toHex } from './hex'
import { memoOf, type Order, orderHash, payload, signed, verify } from './order'

// biome-ignore lint/suspicious/noExplicitAny: read from JSON.
type Vector = any

/** The vectors that the chain publishes. */
const { vectors, invalid }: Record<'vectors' | 'invalid', Vector[]> = JSON.parse(
  readFileSync(new URL('../../../../pallets/primitives/vectors/orders.json', import.meta.url), 'utf8'),
)

const address = (key: string | null) => (key === null ? undefined : ss58Address(fromHex(key), SS58_PREFIX))

function orderOf({ order }: Vector): Order {
  return {
    genesis: order.genesis,
    purse: BigInt(order.purse),
    performer: address(order.performer)!,
    amount: BigInt(order.amount),
    sequence: BigInt(order.sequence),
    servedBy: address(order.served_by),
    memo: order.memo ?? undefined,
    validUntil: order.valid_until,
  }
}

/** Whether a signature verifies. Some that do not are none at all. */
function verifies(scheme: string, signature: string, message: string, key: string) {
  try {
    return (scheme === 'sr25519' ? sr25519 : ed25519).verify(fromHex(signature), fromHex(message), fromHex(key))
  } catch {
    return false
  }
}

test('there are vectors of both schemes', () => {
  expect(new Set(vectors.map(({ scheme }) => scheme))).toEqual(new Set(['sr25519', 'ed25519']))
  expect(invalid.length).toBeGreaterThan(0)
})

test.each(vectors)('an order $name, $scheme', (vector) => {
  const order = orderOf(vector)
  expect(toHex(payload(order))).toBe(vector.payload)
  expect(orderHash(order)).toBe(vector.hash)
  expect(verifies(vector.scheme, vector.signature, vector.payload, vector.public)).toBe(true)
})

test.each(invalid)('no signature of $scheme when $name', (vector) => {
  expect(verifies(vector.signature_scheme, vector.signature, vector.payload, vector.public)).toBe(false)
})

test.each(vectors.filter(({ scheme }) => scheme === 'sr25519'))('what is signed here, $name', (vector) => {
  const { sign, publicKey } = sr25519CreateDerive(vector.seed)('')
  expect(toHex(publicKey)).toBe(vector.public)
  const order = orderOf(vector)
  const json = signed(order, sign)
  expect(json.signature).toMatch(/^0x01[0-9a-f]{128}$/)
  expect(verify(publicKey, payload(order), fromHex(json.signature).slice(1))).toBe(true)
  expect(json).toMatchObject({ amount: vector.order.amount, sequence: vector.order.sequence, memo: vector.order.memo })
})

test('the memo is the BLAKE2b-256 of the note', () => {
  expect(memoOf('')).toBe('0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8')
})
