// What is kept encrypted in this browser, in IndexedDB.
import { createStore, del, get, set, update } from 'idb-keyval'

import { type Locked, lock, makeDeviceKey, open, type Sealed, seal, unseal } from './encryption'

/** A secret at rest: under the key of this browser until its owner chose a password. */
export type Secret = { protection: 'device'; sealed: Sealed } | { protection: 'password'; locked: Locked }

const DEVICE = 'device'
let opened: ReturnType<typeof createStore> | undefined
const store = () => {
  opened ??= createStore('livestars.secrets', 'secrets')
  return opened
}

/** The key of this browser, the same in all its tabs. */
async function deviceKey(): Promise<CryptoKey> {
  const known = await get<CryptoKey>(DEVICE, store())
  if (known) return known
  const fresh = await makeDeviceKey()
  await update<CryptoKey>(DEVICE, (present) => present ?? fresh, store())
  return (await get<CryptoKey>(DEVICE, store()))!
}

/** Keeps a secret under the key of this browser. */
export async function keep(name: string, text: string) {
  const secret: Secret = { protection: 'device', sealed: await seal(await deviceKey(), name, text) }
  await set(name, secret, store())
}

/** Keeps a secret under a password. */
export async function keepLocked(name: string, text: string, password: string) {
  const secret: Secret = { protection: 'password', locked: await lock(password, name, text) }
  await set(name, secret, store())
}

export const secret = (name: string) => get<Secret>(name, store())
export const forget = (name: string) => del(name, store())

/** The text of a secret; undefined if a password is needed and none is given. Fails if it is wrong. */
export async function read(name: string, kept: Secret, password?: string): Promise<string | undefined> {
  if (kept.protection === 'device') return unseal(await deviceKey(), name, kept.sealed)
  return password === undefined ? undefined : open(password, name, kept.locked)
}
