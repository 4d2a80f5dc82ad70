// Wallets that put themselves beside the page (`window.injectedWeb3`): Polkadot.js, Talisman, SubWallet, Nova.

import { ss58Address, ss58Decode } from '@polkadot-labs/hdkd-helpers'
import type { PolkadotSigner } from 'polkadot-api'
import { getPolkadotSignerFromPjs, type InjectedAccount, type SignPayload, type SignRaw } from 'polkadot-api/pjs-signer'

import { chain } from '@/chain'
import { SS58_PREFIX } from '@/chain/amount'

import { describeChain } from './metadata'
import type { Account, Scheme } from './store'

interface Injected {
  accounts: { get: () => Promise<InjectedAccount[]> }
  signer: { signPayload: SignPayload; signRaw: SignRaw }
  metadata?: {
    get: () => Promise<{ genesisHash: string; specVersion: number }[]>
    provide: (definition: object) => Promise<boolean>
  }
}

interface Offer {
  version?: string
  enable: (origin: string) => Promise<Injected>
}

const ORIGIN = 'Live Stars'
const offers = () => (window as unknown as { injectedWeb3?: Record<string, Offer | undefined> }).injectedWeb3 ?? {}

/** Names of wallets as their makers write them. */
const NAMES: Record<string, string> = {
  'polkadot-js': 'Polkadot.js',
  talisman: 'Talisman',
  'subwallet-js': 'SubWallet',
  nova: 'Nova Wallet',
  'fearless-wallet': 'Fearless Wallet',
}
export const walletName = (extension: string) => NAMES[extension] ?? extension

/** The wallets beside this page. Nova calls itself polkadot-js. */
export const wallets = () => Object.keys(offers())

const enabled = new Map<string, Promise<Injected>>()

/** A wallet is not there, or does not let this page in. */
export class WalletUnavailable extends Error {
  constructor(
    readonly wallet: string,
    readonly reason: 'missing' | 'refused',
    cause?: unknown,
  ) {
    super(`${walletName(wallet)}: ${reason}`, { cause })
    this.name = 'WalletUnavailable'
  }
}

async function enable(extension: string): Promise<Injected> {
  const offer = offers()[extension]
  if (!offer) throw new WalletUnavailable(extension, 'missing')
  let asked = enabled.get(extension)
  if (!asked) {
    asked = offer.enable(ORIGIN)
    enabled.set(extension, asked)
  }
  try {
    return await asked
  } catch (error) {
    enabled.delete(extension)
    throw new WalletUnavailable(extension, 'refused', error)
  }
}

const SCHEMES = ['sr25519', 'ed25519'] as const

/** The accounts that a wallet shows this page and whose keys the chain's relays can check. The wallet asks its owner first. */
export async function accountsOf(extension: string): Promise<Account[]> {
  const { accounts } = await enable(extension)
  return (await accounts.get()).flatMap(({ address, name, type = 'sr25519' }) => {
    if (!SCHEMES.includes(type as Scheme)) return []
    const own = ss58Address(ss58Decode(address)[0], SS58_PREFIX)
    return [{ address: own, walletAddress: address, name, kind: 'injected', extension, scheme: type as Scheme } satisfies Account]
  })
}

/** Tells a wallet what it needs to know of the chain, if it does not know it yet. */
async function introduce({ metadata }: Injected) {
  if (!metadata) return
  const definition = await describeChain(await chain())
  const known = await metadata.get()
  if (known.some(({ genesisHash, specVersion }) => genesisHash === definition.genesisHash && specVersion >= definition.specVersion)) return
  await metadata.provide(definition)
}

/** What signs transactions of an account whose key is in a wallet. */
export async function injectedSigner({ extension, address, walletAddress }: Account): Promise<PolkadotSigner> {
  const injected = await enable(extension!)
  await introduce(injected).catch((error) => {
    // It can sign without knowing the chain, and shows less.
    console.warn('the wallet did not take the chain’s metadata', error)
  })
  const { signer } = injected
  return getPolkadotSignerFromPjs(walletAddress ?? address, signer.signPayload.bind(signer), signer.signRaw.bind(signer))
}

/** A wallet's signature over bytes, as it returns it. */
export async function injectedSignature({ extension, address, walletAddress }: Account, data: string): Promise<string> {
  const { signer } = await enable(extension!)
  return (await signer.signRaw({ address: walletAddress ?? address, data, type: 'bytes' })).signature
}
