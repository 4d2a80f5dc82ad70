// Keys that this browser made or was given. At rest they are encrypted; once unlocked they are in the memory of this tab.
import type { KeyPair } from '@polkadot-labs/hdkd-helpers'

import { addressOf, derive, makePhrase, type Phrase } from './phrase'
import { forget, keep, keepLocked, read, secret } from './secrets'
import { type Account, addAccount, changeAccount, dropAccount } from './store'

/** A key is not in this browser any more. */
export class KeyMissing extends Error {
  constructor() {
    super('the key of this account is not in this browser')
    this.name = 'KeyMissing'
  }
}

/** The password does not open the key. */
export class WrongPassword extends Error {
  constructor() {
    super('the password is wrong')
    this.name = 'WrongPassword'
  }
}

const unlocked = new Map<string, KeyPair>()

/** Makes a key that can sign at once. It is kept under the key of this browser until it is backed up. */
export async function makeKey(): Promise<Account> {
  const phrase = makePhrase()
  const pair = derive(phrase)
  const address = addressOf(pair)
  await keep(address, JSON.stringify(phrase))
  unlocked.set(address, pair)
  return addAccount({ address, kind: 'browser', backedUp: false })
}

/** Takes in a key from words that its owner has. */
export async function restoreKey(phrase: Phrase, password: string): Promise<Account> {
  const pair = derive(phrase)
  const address = addressOf(pair)
  await keepLocked(address, JSON.stringify(phrase), password)
  unlocked.set(address, pair)
  const name = phrase.path.replace(/^\/+/, '') || undefined
  return addAccount({ address, name, kind: 'browser', backedUp: true })
}

/** The words of a key; undefined if they are locked and no password is given. */
export async function phraseOf(address: string, password?: string): Promise<Phrase | undefined> {
  const kept = await secret(address)
  if (!kept) throw new KeyMissing()
  const text = await read(address, kept, password).catch(() => {
    throw new WrongPassword()
  })
  return text === undefined ? undefined : JSON.parse(text)
}

/** Locks a key, whose words its owner wrote down, with a password. */
export async function backUp(address: string, phrase: Phrase, password: string) {
  await keepLocked(address, JSON.stringify(phrase), password)
  unlocked.set(address, derive(phrase))
  changeAccount(address, { backedUp: true })
}

/** The key pair, if it can sign without a password. */
export async function pairOf(address: string): Promise<KeyPair | undefined> {
  const known = unlocked.get(address)
  if (known) return known
  const phrase = await phraseOf(address)
  if (!phrase) return
  const pair = derive(phrase)
  unlocked.set(address, pair)
  return pair
}

/** Unlocks a key for as long as this tab lives. */
export async function unlock(address: string, password: string): Promise<KeyPair> {
  const phrase = (await phraseOf(address, password))!
  const pair = derive(phrase)
  unlocked.set(address, pair)
  return pair
}

/** Forgets a key for good, and the account with it. */
export async function removeKey(address: string) {
  unlocked.delete(address)
  await forget(address)
  dropAccount(address)
}
