import { expect, test } from 'vitest'

import { carries, estimate } from './bandwidth'

test('what a request takes whatever it carries is left out', () => {
  expect(
    estimate([
      { bytes: 100_000, milliseconds: 200 },
      { bytes: 1_100_000, milliseconds: 1_200 },
    ]),
  ).toBe(8_000_000)
})

test('one sample is all there is on a slow line', () => {
  expect(estimate([{ bytes: 125_000, milliseconds: 4_000 }])).toBe(250_000)
})

test('a line that is faster than can be measured is not endless', () => {
  const two = [
    { bytes: 100, milliseconds: 5 },
    { bytes: 1_000, milliseconds: 4 },
  ]
  expect(estimate(two)).toBe(2_000_000)
})

test('half of a line is left to everything else', () => {
  expect([250_000, 1_500_000, 6_000_000, 20_000_000].map(carries)).toEqual(['low', 'medium', 'medium', 'high'])
})
