// The purses of an account: what the chain says of each, and what this browser knows besides.
import { type Chain, chain } from '@/chain'
import { toHex } from '@/chain/hex'

import { forgetPurseKey, type PurseKey, purseKeys } from './purse-keys'
import { BLOCK, type Purse, stateOf } from './purse-state'
import { outstanding, sum } from './sequences'

/** The best block's number. */
export async function bestNumber({ client }: Chain) {
  const [best] = await client.getBestBlocks()
  return best!.number
}

export async function genesisOf({ client }: Chain) {
  return (await client.getChainSpecData()).genesisHash
}

/** All purses of an account, the newest first. */
export async function pursesOf(owner: string): Promise<Purse[]> {
  const connected = await chain()
  const { api } = connected
  const at = { at: 'best' } as const
  const numbers = await api.apis.LiveStarsApi.purses_of(owner, at)
  const [found, best, keys] = await Promise.all([
    api.query.Purses.Purses.getValues(
      numbers.map((number) => [number] as [bigint]),
      at,
    ),
    bestNumber(connected),
    genesisOf(connected).then((genesis) => purseKeys(owner, genesis)),
  ])
  await forgetUnused(
    keys,
    found.flatMap((purse) => (purse ? [keyOf(purse.key.value)] : [])),
  )
  return numbers
    .flatMap((purse, index) => {
      const known = found[index]
      return known ? [view(purse, known, best, keys)] : []
    })
    .reverse()
}

/** How long a key is kept for a purse that is not there, in milliseconds: its opening may be on the way. */
const UNUSED = 86_400_000

/** Forgets the keys of purses that are gone, or never came. */
async function forgetUnused(keys: PurseKey[], used: string[]) {
  const unused = keys.filter(({ publicKey, made }) => !used.includes(publicKey) && Date.now() - made > UNUSED)
  await Promise.all(unused.map(({ publicKey }) => forgetPurseKey(publicKey)))
}

type Stored = NonNullable<Awaited<ReturnType<Chain['api']['query']['Purses']['Purses']['getValue']>>>

function view(purse: bigint, stored: Stored, best: number, keys: PurseKey[]): Purse {
  const { cap, spent, deposit, window } = stored
  const lastBlock = Math.min(stored.expires_at, stored.closing_at ?? stored.expires_at)
  const key = keys.find(({ publicKey }) => publicKey === keyOf(stored.key.value))
  const remaining = cap - spent
  const waiting = key ? sum(outstanding(key.pending, window, best)) : 0n
  return {
    purse,
    cap,
    spent,
    remaining,
    available: remaining > waiting ? remaining - waiting : 0n,
    deposit,
    expiresAt: stored.expires_at,
    lastBlock,
    left: Math.max(0, lastBlock - best) * BLOCK,
    state: stateOf(best, lastBlock, stored.closing_at),
    key: key?.publicKey,
    window,
  }
}

const keyOf = (value: string | Uint8Array) => (typeof value === 'string' ? value : toHex(value))
