// Which sequence the next order of a purse has, and which orders may still take something out of it.

/** How many sequences, ending with the highest one settled, the chain can tell apart (RFC 4303, section 3.4.3). */
const WINDOW = 128n

/** The sequences of a purse that were settled, as the chain remembers them: bit `i` of `used` is `highest - i`. */
export interface Window {
  highest: bigint
  used: bigint
}

/** An order that was signed and may not be settled yet. */
export interface Pending {
  sequence: bigint
  /** Planck. */
  amount: bigint
  /** The last block in which it can be settled. */
  validUntil: number
  hash: string
}

/** What this browser remembers of a purse's orders. */
export interface Orders {
  next: bigint
  pending: Pending[]
}

/** Whether an order of this sequence can still be settled. */
export function isOpen(sequence: bigint, { highest, used }: Window) {
  if (used === 0n || sequence > highest) return true
  const below = highest - sequence
  return below < WINDOW && ((used >> below) & 1n) === 0n
}

/** The orders that can still be settled in a block after `best`. */
export const outstanding = (pending: Pending[], window: Window, best: number) =>
  pending.filter(({ sequence, validUntil }) => validUntil > best && isOpen(sequence, window))

export const sum = (pending: Pick<Pending, 'amount'>[]) => pending.reduce((total, { amount }) => total + amount, 0n)

/** Why no order can be made. */
export class PurseTooSmall extends Error {
  constructor() {
    super('less than the amount is left in the purse')
    this.name = 'PurseTooSmall'
  }
}
export class TooManyOrders extends Error {
  constructor() {
    super('too many orders of the purse wait to be settled')
    this.name = 'TooManyOrders'
  }
}

/** The purse as the best block has it. */
export interface OnChain {
  remaining: bigint
  window: Window
  best: number
}

/** The next order of a purse: its sequence, and the orders that wait besides. */
export interface Place {
  sequence: bigint
  waiting: Pending[]
}

/**
 * The place of an order of `amount`. No sequence is given twice as long as what was given is remembered, and none so far ahead that an
 * order that waits would fall out of the chain's window.
 */
export function nextPlace({ next, pending }: Orders, amount: bigint, { remaining, window, best }: OnChain): Place {
  const waiting = outstanding(pending, window, best)
  if (sum(waiting) + amount > remaining) throw new PurseTooSmall()
  const first = window.used === 0n ? 0n : window.highest + 1n
  const sequence = next > first ? next : first
  if (waiting.some((order) => sequence - order.sequence >= WINDOW)) throw new TooManyOrders()
  return { sequence, waiting }
}

/** What is remembered once an order was given its place. */
export const remember = ({ waiting, sequence }: Place, order: Omit<Pending, 'sequence'>): Orders => ({
  next: sequence + 1n,
  pending: [...waiting, { ...order, sequence }],
})
