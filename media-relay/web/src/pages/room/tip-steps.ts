import { LIVE } from '@/chain/amount'

/** What is left to be done before a tip can be paid. */
export type Step = 'amount' | 'account' | 'asking' | 'funds' | 'purse' | 'pay'

/** What fees and a purse's deposit take at most, in planck. */
export const SPARE = LIVE / 5n

/** What tips are offered, in LIVE. */
export const PRESETS = [5n, 10n, 25n, 50n, 100n].map((live) => live * LIVE)

export interface Means {
  /** Planck; undefined as long as no amount was chosen. */
  amount?: bigint
  hasAccount: boolean
  /** The free balance; undefined as long as the chain did not say. */
  free?: bigint
  /** What the purse that pays has left: undefined as long as the chain did not say, null without a purse. */
  available?: bigint | null
}

/** The first of the steps that is not done yet. */
export function stepOf({ amount, hasAccount, free, available }: Means): Step {
  if (amount === undefined) return 'amount'
  if (!hasAccount) return 'account'
  if (available === undefined) return 'asking'
  if (available !== null && available >= amount) return 'pay'
  if (free === undefined) return 'asking'
  return free < amount + SPARE ? 'funds' : 'purse'
}

/**
 * What a purse that is opened for a tip of `amount` can hold, smallest first: the tip itself, and round sums above it, within what is
 * free and what the key may hold.
 */
export function purseSizes(amount: bigint, free: bigint, bound?: bigint): bigint[] {
  const spendable = free - SPARE
  const most = bound === undefined || spendable < bound ? spendable : bound
  const round = [10n, 25n, 50n, 100n, 250n, 500n, 1_000n].map((live) => live * LIVE).filter((size) => size > amount)
  return [amount, ...round].filter((size) => size <= most).slice(0, 4)
}
