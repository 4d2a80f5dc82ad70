// Who signs: a key of this browser, or a wallet beside it.
import type { PolkadotSigner } from 'polkadot-api'

import { toHex } from '@/chain/hex'

import type { Account } from './store'
import { useWallet } from './store'
import { askToUnlock } from './unlocking'

/** The key pair of an account of this browser, unlocked by its owner if need be. */
async function pair(address: string) {
  const { pairOf } = await import('./keys')
  const known = await pairOf(address)
  if (known) return known
  await askToUnlock(address)
  return (await pairOf(address))!
}

/** What signs an account's transactions. */
export async function signerOf(account: Account): Promise<PolkadotSigner> {
  if (account.kind === 'injected') return (await import('./injected')).injectedSigner(account)
  const { getPolkadotSigner } = await import('polkadot-api/signer')
  const { publicKey, sign } = await pair(account.address)
  return getPolkadotSigner(publicKey, 'Sr25519', sign)
}

/** Signs a text with the key of an account that is in this browser or in a wallet; `0x`, the kind of the key, and the signature. */
export async function signText(address: string, text: string): Promise<string> {
  const account = useWallet.getState().accounts.find((known) => known.address === address)
  if (!account) throw new Error(`the account ${address} is not in this browser`)
  if (account.kind === 'injected') {
    const { injectedSignature } = await import('./injected')
    return withScheme(await injectedSignature(account, toHex(new TextEncoder().encode(text))), account)
  }
  const { sign } = await pair(address)
  // Wrapped as wallets do it, so that no text that somebody else chose can be a transaction.
  return toHex(Uint8Array.of(1, ...sign(new TextEncoder().encode(`<Bytes>${text}</Bytes>`))))
}

/** A wallet's signature with the kind of the key before it: wallets leave that out. */
export function withScheme(signature: string, { scheme = 'sr25519' }: Pick<Account, 'scheme'>) {
  const digits = signature.replace(/^0x/, '')
  if (digits.length === 128) return `0x${scheme === 'ed25519' ? '00' : '01'}${digits}`
  if (digits.length === 130 && /^0[01]/.test(digits)) return `0x${digits}`
  throw new Error('the wallet returned something that is no signature')
}
