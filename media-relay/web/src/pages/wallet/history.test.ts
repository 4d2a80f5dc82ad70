import { expect, test } from 'vitest'

import type { Noted } from '@/wallet/noted'

import { byDay, effect } from './history'

const payment = (more: Partial<Noted>): Noted => ({
  block: 1,
  event: 2,
  time: Date.UTC(2026, 10, 20, 12),
  finalized: true,
  payer: 'bob',
  performer: 'luna',
  amount: '100',
  kind: 'tip',
  shares: [
    { role: 'performer', account: 'luna', amount: '70' },
    { role: 'edgeRelay', account: 'relay', amount: '3' },
    { role: 'originRelay', account: 'relay', amount: '2' },
    { role: 'treasury', account: 'pot', amount: '25' },
  ],
  order: null,
  memo: null,
  ...more,
})

test.each([
  ['bob', -100n],
  ['luna', 70n],
  ['relay', 5n],
  ['eve', 0n],
])('a payment changes %s by %s', (account, amount) => expect(effect(payment({}), account)).toBe(amount))

test('who pays and has a share of it pays less', () => {
  const shares = [{ role: 'performerReferrer', account: 'bob', amount: '3' }]
  expect(effect(payment({ shares }), 'bob')).toBe(-97n)
})

test('payments of a day are together', () => {
  const day = 86_400_000
  const times = [3 * day, 3 * day, day].map((offset) => payment({ time: Date.UTC(2026, 10, 1, 12) + offset }))
  expect(byDay(times).map(({ payments }) => payments.length)).toEqual([2, 1])
  expect(byDay([])).toEqual([])
})
