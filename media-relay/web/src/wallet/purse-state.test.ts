import { expect, test } from 'vitest'

import { type Purse, payingPurse, stateOf } from './purse-state'

const purse = (number: bigint, available: bigint, more: Partial<Purse> = {}) =>
  ({ purse: number, available, state: 'open', key: '0x00', ...more }) as Purse

test.each([
  ['before its last block', 9, 10, undefined, 'open'],
  ['closed, before its last block', 9, 10, 10, 'closing'],
  ['in its last block', 10, 10, undefined, 'over'],
  ['closed, after its last block', 11, 10, 10, 'over'],
] as const)('a purse %s', (_, best, last, closing, state) => expect(stateOf(best, last, closing)).toBe(state))

test('the purse with the most left pays', () => {
  expect(payingPurse([purse(1n, 5n), purse(2n, 9n), purse(3n, 7n)])?.purse).toBe(2n)
})

test('a purse that is closed, or whose key is elsewhere, does not pay', () => {
  expect(payingPurse([purse(1n, 5n, { state: 'closing' }), purse(2n, 9n, { key: undefined }), purse(3n, 1n)])?.purse).toBe(3n)
  expect(payingPurse([purse(1n, 5n, { state: 'over' })])).toBeUndefined()
})
