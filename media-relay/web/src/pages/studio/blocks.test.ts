import { expect, test } from 'vitest'

import { blockIn, daysOf, timeOf } from './blocks'

test('a block is a time, before and after now', () => {
  expect(timeOf(110, 100, 2_000, 1_000_000)).toBe(1_020_000)
  expect(timeOf(90, 100, 2_000, 1_000_000)).toBe(980_000)
})

test('a day is so many blocks', () => {
  expect(blockIn(1, 100, 2_000)).toBe(43_300)
  expect(daysOf(43_200, 2_000)).toBe(1)
  expect(daysOf(43_199, 2_000)).toBe(0)
  expect(blockIn(365, 0, 2_000)).toBe(365 * 43_200)
})
