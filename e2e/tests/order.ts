// The order of a purse, encoded, named and signed as the chain's documentation says, without the chain.
import { blake2b256, ed25519, sr25519, ss58Address, ss58Decode } from '@polkadot-labs/hdkd-helpers'
import { Bytes, Option, Struct, str, u128, u32, u64 } from 'scale-ts'

import { type Key, type Scheme, SS58_PREFIX } from './accounts'

/** Separates orders from everything else that a key could sign. */
export const DOMAIN = 'livestars/order/v1'

/** One payment out of a purse. */
export interface Order {
  genesis: Uint8Array
  purse: bigint
  performer: Uint8Array
  amount: bigint
  sequence: bigint
  servedBy?: Uint8Array
  memo?: Uint8Array
  validUntil: number
}

const codec = Struct({
  domain: str,
  genesis: Bytes(32),
  purse: u64,
  performer: Bytes(32),
  amount: u128,
  sequence: u64,
  servedBy: Option(Bytes(32)),
  memo: Option(Bytes(32)),
  validUntil: u32,
})

/** The bytes that the purse's key signs. */
export function payload(order: Order) {
  return codec.enc({ domain: DOMAIN, ...order, servedBy: order.servedBy, memo: order.memo })
}

/** The name of an order: the BLAKE2b-256 hash of what is signed. */
export function orderHash(order: Order) {
  return hex(blake2b256(payload(order)))
}

/** Whether this key signed this message. */
export function verify(scheme: Scheme, publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) {
  const curve = scheme === 'Sr25519' ? sr25519 : ed25519
  try {
    return curve.verify(signature, message, publicKey)
  } catch {
    return false
  }
}

/** An order and its signature. */
export interface SignedOrder {
  order: Order
  scheme: Scheme
  signature: Uint8Array
}

/** Signs an order. */
export function sign(order: Order, key: Key): SignedOrder {
  return { order, scheme: key.scheme, signature: key.sign(payload(order)) }
}

/** A signed order as relays read it. */
export function document({ order, signature }: SignedOrder) {
  return {
    genesis: hex(order.genesis),
    purse: Number(order.purse),
    performer: ss58Address(order.performer, SS58_PREFIX),
    amount: `${order.amount}`,
    sequence: Number(order.sequence),
    servedBy: order.servedBy && ss58Address(order.servedBy, SS58_PREFIX),
    memo: order.memo && hex(order.memo),
    validUntil: order.validUntil,
    signature: hex(Uint8Array.of(1, ...signature)),
  }
}

/** Bytes as `0x` and hexadecimal digits. */
export function hex(bytes: Uint8Array) {
  return `0x${Buffer.from(bytes).toString('hex')}`
}

/** The bytes of `0x` and hexadecimal digits. */
export function bytes(text: string) {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

/** The public key of an address. */
export function publicKey(address: string) {
  return ss58Decode(address)[0]
}
