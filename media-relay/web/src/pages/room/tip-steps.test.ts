import { expect, test } from 'vitest'

import { LIVE } from '@/chain/amount'

import { purseSizes, SPARE, stepOf } from './tip-steps'

const amount = 25n * LIVE
const own = { amount, hasAccount: true }

test('the steps lead from an amount to the tip', () => {
  expect(stepOf({ hasAccount: true, free: 0n, available: null })).toBe('amount')
  expect(stepOf({ amount, hasAccount: false })).toBe('account')
  expect(stepOf(own)).toBe('asking')
  expect(stepOf({ ...own, available: null })).toBe('asking')
  expect(stepOf({ ...own, free: amount, available: null })).toBe('funds')
  expect(stepOf({ ...own, free: amount + SPARE, available: null })).toBe('purse')
  expect(stepOf({ ...own, free: 0n, available: amount })).toBe('pay')
})

test('a purse that has too little does not pay', () => {
  expect(stepOf({ ...own, free: amount + SPARE, available: amount - 1n })).toBe('purse')
  expect(stepOf({ ...own, free: 0n, available: amount - 1n })).toBe('funds')
})

test('purses hold the tip or more, and never more than is free or allowed', () => {
  const live = (sizes: bigint[]) => sizes.map((size) => Number(size / LIVE))
  expect(live(purseSizes(amount, 1_000n * LIVE))).toEqual([25, 50, 100, 250])
  expect(live(purseSizes(amount, 99n * LIVE))).toEqual([25, 50])
  expect(live(purseSizes(amount, 1_000n * LIVE, 50n * LIVE))).toEqual([25, 50])
  expect(live(purseSizes(amount, 1_000n * LIVE, 20n * LIVE))).toEqual([])
  expect(live(purseSizes(amount, amount))).toEqual([])
})
