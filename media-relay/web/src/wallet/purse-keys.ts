// The keys of purses, and what this browser remembers of their orders, in IndexedDB. They are kept under the key of this browser, so that
// tips need no password: what somebody who uses this browser could spend with them is what was set aside.
import { sr25519CreateDerive } from '@polkadot-labs/hdkd'
import { createStore, del, entries, get, set } from 'idb-keyval'

import { fromHex, toHex } from '@/chain/hex'

import { forget, keep, read, secret } from './secrets'
import type { Orders } from './sequences'

/** A purse's key, by its public half; the secret half is encrypted beside it. */
export interface PurseKey extends Orders {
  publicKey: string
  owner: string
  genesis: string
  /** When it was made, in milliseconds since the Unix epoch. */
  made: number
}

let opened: ReturnType<typeof createStore> | undefined
const store = () => {
  opened ??= createStore('livestars.purses', 'purses')
  return opened
}

const nameOf = (publicKey: string) => `purse ${publicKey}`

/** Makes a key for a purse that is to be opened. */
export async function makePurseKey(owner: string, genesis: string): Promise<PurseKey> {
  const seed = toHex(crypto.getRandomValues(new Uint8Array(32)))
  const publicKey = toHex(sr25519CreateDerive(seed)('').publicKey)
  const key: PurseKey = { publicKey, owner, genesis, made: Date.now(), next: 0n, pending: [] }
  await keep(nameOf(publicKey), seed)
  await set(publicKey, key, store())
  return key
}

/** What signs for a purse. */
export async function purseSigner(publicKey: string): Promise<(message: Uint8Array) => Uint8Array> {
  const kept = await secret(nameOf(publicKey))
  const seed = kept && (await read(nameOf(publicKey), kept))
  if (!seed) throw new Error('the key of this purse is not in this browser')
  return sr25519CreateDerive(fromHex(seed))('').sign
}

/** The keys of an account's purses on a chain that are in this browser. */
export async function purseKeys(owner: string, genesis: string): Promise<PurseKey[]> {
  const known = await entries<string, PurseKey>(store())
  return known.map(([, key]) => key).filter((key) => key.owner === owner && key.genesis === genesis)
}

/** Changes what is remembered of a purse's orders. No two tabs of this browser do it at once, and it is on disk before it is used. */
export function changeOrders<Result>(publicKey: string, change: (orders: Orders) => Promise<{ orders: Orders; result: Result }>) {
  return navigator.locks.request(`livestars.purse.${publicKey}`, async () => {
    const key = await get<PurseKey>(publicKey, store())
    if (!key) throw new Error('the key of this purse is not in this browser')
    const { orders, result } = await change(key)
    await set(publicKey, { ...key, ...orders }, store())
    return result
  })
}

export async function forgetPurseKey(publicKey: string) {
  await forget(nameOf(publicKey))
  await del(publicKey, store())
}
