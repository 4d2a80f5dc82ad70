// The development accounts, their addresses and their keys.
import { ed25519CreateDerive, sr25519CreateDerive } from '@polkadot-labs/hdkd'
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy, ss58Address } from '@polkadot-labs/hdkd-helpers'
import { getPolkadotSigner, type PolkadotSigner } from 'polkadot-api/signer'

/** The chain's prefix in addresses; they begin with `h1`. */
export const SS58_PREFIX = 5483

/** One LIVE in planck. */
export const LIVE = 10n ** 12n

const secret = entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE))
const derive = { Sr25519: sr25519CreateDerive(secret), Ed25519: ed25519CreateDerive(secret) }

/** How a key signs. */
export type Scheme = keyof typeof derive

/** A key of the development phrase. */
export interface Key {
  scheme: Scheme
  publicKey: Uint8Array
  sign: (message: Uint8Array) => Uint8Array
}

/** An account of the development phrase. */
export interface Account extends Key {
  address: string
  signer: PolkadotSigner
}

/** The key of the development phrase with this derivation path. */
export function key(scheme: Scheme, path: string): Key {
  const { publicKey, sign } = derive[scheme](path)
  return { scheme, publicKey, sign }
}

/** The account of the development phrase with this derivation path. */
export function account(path: string): Account {
  const pair = key('Sr25519', path)
  return {
    ...pair,
    address: ss58Address(pair.publicKey, SS58_PREFIX),
    signer: getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign),
  }
}

let newcomers = 0

/** A derivation path that nobody used before. */
export function freshPath(name: string) {
  newcomers += 1
  return `//${name}-${Date.now()}-${newcomers}`
}
