// Keys from words: a mnemonic (BIP-39), and the path that is derived from it.
import { sr25519CreateDerive } from '@polkadot-labs/hdkd'
import { generateMnemonic, type KeyPair, mnemonicToMiniSecret, parseSuri, ss58Address, validateMnemonic } from '@polkadot-labs/hdkd-helpers'

import { SS58_PREFIX } from '@/chain/amount'

/** What a key is made of. */
export interface Phrase {
  mnemonic: string
  /** Such as `//Bob`; empty for the phrase's own key. */
  path: string
}

/** Why words make no key. */
export type PhraseFault = 'words' | 'path'

/** Twelve new words. */
export const makePhrase = (): Phrase => ({ mnemonic: generateMnemonic(128), path: '' })

/** Reads words, with a path behind them if there is one. */
export function parsePhrase(text: string): Phrase | PhraseFault {
  const [, words = '', path = ''] = /^([^/]*)(\/.*)?$/s.exec(text.trim()) ?? []
  const mnemonic = words.trim().toLowerCase().split(/\s+/).join(' ')
  if (!validateMnemonic(mnemonic)) return 'words'
  // Three slashes begin a password of the phrase, which other wallets do not ask for: nothing here makes one.
  if (path && (path.includes('///') || parseSuri(`${mnemonic}${path}`).paths !== path)) return 'path'
  return { mnemonic, path }
}

/** The key pair of a phrase. */
export const derive = ({ mnemonic, path }: Phrase): KeyPair => sr25519CreateDerive(mnemonicToMiniSecret(mnemonic))(path)

export const addressOf = ({ publicKey }: Pick<KeyPair, 'publicKey'>) => ss58Address(publicKey, SS58_PREFIX)

/** The places of `count` words that a backup asks for, in order. */
export function chooseWords(words: number, count: number): number[] {
  const places = new Set<number>()
  while (places.size < Math.min(count, words)) places.add(crypto.getRandomValues(new Uint32Array(1))[0]! % words)
  return [...places].sort((one, other) => one - other)
}
