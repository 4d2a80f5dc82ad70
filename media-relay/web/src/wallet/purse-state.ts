// A purse as it is shown, and which one pays.
import type { Window } from './sequences'

/** How long a block takes, in milliseconds. */
export const BLOCK = 2_000

/** A purse. Amounts are planck, ends are block numbers. */
export interface Purse {
  purse: bigint
  cap: bigint
  spent: bigint
  remaining: bigint
  /** What remains without what was ordered and is not settled yet. */
  available: bigint
  deposit: bigint
  expiresAt: number
  /** The last block in which its orders can be settled. */
  lastBlock: number
  /** Milliseconds until then. */
  left: number
  /** Whether it pays, was closed and may still settle what is under way, or is over and can be reclaimed. */
  state: 'open' | 'closing' | 'over'
  /** The public half of its key, if the key is in this browser. */
  key?: string
  window: Window
}

/** Whether a purse whose orders can be settled up to `lastBlock` still pays after the block `best`. */
export function stateOf(best: number, lastBlock: number, closingAt: number | undefined): Purse['state'] {
  if (lastBlock <= best) return 'over'
  return closingAt === undefined ? 'open' : 'closing'
}

/** The purse that pays: open, with its key here, and the most left. */
export const payingPurse = (purses: Purse[]) =>
  purses
    .filter(({ state, key }) => state === 'open' && key)
    .reduce<Purse | undefined>((best, purse) => (best && best.available >= purse.available ? best : purse), undefined)
