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

/**
 * Takes the next sequence for an order of `amount`, and remembers the order as one that may be settled.
 * A sequence is never taken twice, and never so far ahead that an order that waits would fall out of the chain's window.
 */
export function take(orders: Orders, amount: bigint, validUntil: number, { remaining, window, best }: OnChain) {
  const waiting = outstanding(orders.pending, window, best)
  if (sum(waiting) + amount > remaining) throw new PurseTooSmall()
  const first = window.used === 0n ? 0n : window.highest + 1n
  const sequence = orders.next > first ? orders.next : first
  if (waiting.some((order) => sequence - order.sequence >= WINDOW)) throw new TooManyOrders()
  const pending = [...waiting, { sequence, amount, validUntil, hash: '' }]
  return { sequence, orders: { next: sequence + 1n, pending } satisfies Orders }
}
