import { expect, test } from 'vitest'

import { explained } from './explain'
import type { Explanation } from './ranking'

const explanation: Explanation = {
  formulaVersion: 1,
  now: '2592000000',
  halfLife: '2592000000',
  recorded: '100000000000000',
  updated: '1000',
  weight: '2147483648',
  received: '50000000000000',
  place: 0,
  newcomerUntil: null,
  openRoom: true,
  eligibility: { eligible: true },
}

test('places are counted from one, weights in percent, half-lives in days', () => {
  expect(explained(explanation)).toEqual({
    place: 1,
    recorded: 100n * 10n ** 12n,
    received: 50n * 10n ** 12n,
    percent: 50,
    halfLifeDays: 30,
    paidAt: 1000,
    newcomerUntil: undefined,
  })
})

test('who was never paid has no place, and all of nothing counts', () => {
  const never = { ...explanation, place: null, updated: '0', weight: '4294967296', newcomerUntil: '99' }
  expect(explained(never)).toMatchObject({ place: undefined, paidAt: undefined, percent: 100, newcomerUntil: 99 })
})
