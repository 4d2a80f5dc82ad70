import { expect, test } from 'vitest'

import { isOpen, nextPlace, type OnChain, type Orders, outstanding, PurseTooSmall, remember, TooManyOrders } from './sequences'

const fresh: Orders = { next: 0n, pending: [] }
const unused: OnChain = { remaining: 1_000n, window: { highest: 0n, used: 0n }, best: 10 }

/** Gives an order its place and remembers it. */
function take(orders: Orders, amount: bigint, validUntil: number, chain: OnChain) {
  const place = nextPlace(orders, amount, chain)
  return { sequence: place.sequence, orders: remember(place, { amount, validUntil, hash: `0x${place.sequence}` }) }
}

/** The window after these sequences, in order, were settled. */
function settled(...sequences: bigint[]) {
  const highest = sequences.at(-1)!
  return { highest, used: sequences.reduce((used, sequence) => used | (1n << (highest - sequence)), 0n) }
}

test('sequences count up from zero without gaps', () => {
  let orders = fresh
  for (const expected of [0n, 1n, 2n]) {
    const taken = take(orders, 1n, 20, unused)
    expect(taken.sequence).toBe(expected)
    orders = taken.orders
  }
  expect(orders.pending.map(({ sequence }) => sequence)).toEqual([0n, 1n, 2n])
})

test('a browser that forgot goes on above what the chain settled', () => {
  expect(take(fresh, 1n, 20, { ...unused, window: settled(0n, 1n, 4n) }).sequence).toBe(5n)
})

test('a browser that is ahead of the chain stays ahead', () => {
  expect(take({ next: 9n, pending: [] }, 1n, 20, { ...unused, window: settled(4n) }).sequence).toBe(9n)
})

test('what waits cannot be spent twice', () => {
  const { orders } = take(fresh, 700n, 20, unused)
  expect(() => take(orders, 301n, 20, unused)).toThrow(PurseTooSmall)
  expect(take(orders, 300n, 20, unused).sequence).toBe(1n)
})

test('what was settled waits no more, and is in what remains', () => {
  const { orders } = take(fresh, 700n, 20, unused)
  const taken = take(orders, 300n, 20, { ...unused, remaining: 300n, window: settled(0n) })
  expect(taken.orders.pending.map(({ sequence }) => sequence)).toEqual([1n])
})

test('what expired can be spent again', () => {
  const { orders } = take(fresh, 700n, 20, unused)
  expect(take(orders, 1_000n, 40, { ...unused, best: 20 }).sequence).toBe(1n)
  expect(() => take(orders, 1_000n, 40, { ...unused, best: 19 })).toThrow(PurseTooSmall)
})

test('no order leaves one that waits behind the window', () => {
  let orders = fresh
  for (let index = 0; index < 128; index += 1) orders = take(orders, 1n, 20, unused).orders
  expect(() => take(orders, 1n, 20, unused)).toThrow(TooManyOrders)
  // Once the first one is settled there is room for one more.
  expect(take(orders, 1n, 20, { ...unused, window: settled(0n) }).sequence).toBe(128n)
})

test.each([
  ['nothing was settled', 3n, { highest: 0n, used: 0n }, true],
  ['it is above all that were', 5n, settled(4n), true],
  ['it was', 4n, settled(4n), false],
  ['one above it was', 3n, settled(4n), true],
  ['it lies below the window', 3n, settled(131n), false],
  ['it is the lowest of the window', 4n, settled(131n), true],
])('an order can be settled or not when %s', (_, sequence, window, open) => expect(isOpen(sequence, window)).toBe(open))

test('only orders that can still be settled are outstanding', () => {
  const order = (sequence: bigint, validUntil: number) => ({ sequence, amount: 1n, validUntil, hash: '' })
  const pending = [order(0n, 20), order(1n, 20), order(2n, 10)]
  expect(outstanding(pending, settled(0n), 10).map(({ sequence }) => sequence)).toEqual([1n])
})
