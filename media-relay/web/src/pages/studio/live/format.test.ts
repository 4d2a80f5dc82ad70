import { expect, test } from 'vitest'

import { formatBits, formatClock } from './format'

test('bits a second are written as the language writes them', () => {
  expect(formatBits(2_450_000, 'en')).toMatch(/^2.5 Mb/)
  expect(formatBits(640_000, 'en')).toMatch(/^640 kb/)
})

test('a time is shown as clocks show it', () => {
  expect([0, 61_000, 3_599_999, 3_600_000, 36_061_000].map(formatClock)).toEqual(['00:00', '01:01', '59:59', '1:00:00', '10:01:01'])
})
