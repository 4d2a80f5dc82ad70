import { expect, test } from 'vitest'

import { percent, splitOf, total } from './quote'

const luna = { role: { type: 'Performer' as const }, account: 'luna', amount: 70n }
const dave = { role: { type: 'ViewerReferrer' as const, value: 1 }, account: 'dave', amount: 2n }

test('a split has its roles by name and tier', () => {
  const lost = { ...dave, reason: { type: 'CannotReceive' as const } }
  expect(splitOf({ shares: [luna, dave], unclaimed: [lost] })).toEqual({
    shares: [
      { role: { name: 'Performer', tier: undefined }, account: 'luna', amount: 70n },
      { role: { name: 'ViewerReferrer', tier: 1 }, account: 'dave', amount: 2n },
    ],
    unclaimed: [{ role: { name: 'ViewerReferrer', tier: 1 }, account: 'dave', amount: 2n, reason: 'CannotReceive' }],
  })
})

test('shares are added up without rounding', () => {
  const { shares } = splitOf({ shares: [{ ...luna, amount: 10n ** 30n }, dave], unclaimed: [] })
  expect(total(shares)).toBe(10n ** 30n + 2n)
  expect(total([])).toBe(0n)
})

test.each([
  [70n, 100n, 70],
  [1n, 3n, 33.3333],
  [0n, 5n, 0],
  [0n, 0n, 0],
  [10n ** 30n, 10n ** 30n, 100],
])('%s of %s is %s per cent', (part, whole, expected) => expect(percent(part, whole)).toBe(expected))
