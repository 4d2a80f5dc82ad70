// The order of a purse, encoded, named and signed as the chain's documentation says, without the chain.
import { blake2b256, sr25519, ss58Decode } from '@polkadot-labs/hdkd-helpers'
import { Bytes, Option, Struct, str, u32, u64, u128 } from 'scale-ts'

import { fromHex, toHex } from './hex'

/** Separates orders from everything else that a key could sign. */
const DOMAIN = 'livestars/order/v1'

/** One payment out of a purse. Accounts are addresses, hashes are hexadecimal. */
export interface Order {
  genesis: string
  purse: bigint
  performer: string
  amount: bigint
  sequence: bigint
  servedBy?: string
  memo?: string
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

const publicKey = (address: string) => ss58Decode(address)[0]

/** The bytes that the purse's key signs. */
export function payload(order: Order) {
  return codec.enc({
    domain: DOMAIN,
    ...order,
    genesis: fromHex(order.genesis),
    performer: publicKey(order.performer),
    servedBy: order.servedBy === undefined ? undefined : publicKey(order.servedBy),
    memo: order.memo === undefined ? undefined : fromHex(order.memo),
  })
}

/** The name of an order: the BLAKE2b-256 hash of what is signed. */
export const orderHash = (order: Order) => toHex(blake2b256(payload(order)))

/** The memo of a payment with a note. */
export const memoOf = (note: string) => toHex(blake2b256(new TextEncoder().encode(note)))

/** A signed order as relays take it. The byte before the signature says that it is of sr25519. */
export function signed(order: Order, sign: (message: Uint8Array) => Uint8Array) {
  return {
    genesis: order.genesis,
    purse: order.purse.toString(),
    performer: order.performer,
    amount: order.amount.toString(),
    sequence: order.sequence.toString(),
    servedBy: order.servedBy ?? null,
    memo: order.memo ?? null,
    validUntil: order.validUntil,
    signature: toHex(Uint8Array.of(1, ...sign(payload(order)))),
  }
}

export type SignedOrder = ReturnType<typeof signed>

/** Whether this sr25519 key signed this message. */
export const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => sr25519.verify(signature, message, key)
