import { expect, test } from 'vitest'

import { formatLive, formatUsd, LIVE, parseLive } from './amount'

test.each([
  ['1', LIVE],
  ['0.5', LIVE / 2n],
  [' 12,25 ', (LIVE * 49n) / 4n],
  ['0.000000000001', 1n],
])('%s LIVE are read', (text, planck) => expect(parseLive(text)).toBe(planck))

test.each(['', '-1', '1e3', '1.0000000000001', 'abc', '1.', '.5'])('%j is no amount', (text) => expect(parseLive(text)).toBeUndefined())

test.each([
  [0n, '0'],
  [LIVE, '1'],
  [1_234_567n * LIVE + 1n, '1,234,567.000000000001'],
  [LIVE / 4n, '0.25'],
  [-LIVE / 4n, '-0.25'],
])('%s planck are written', (planck, text) => expect(formatLive(planck, { language: 'en' })).toBe(text))

test('what is written with few decimals is cut, never rounded up', () => {
  expect(formatLive(LIVE * 2n - 1n, { decimals: 2, language: 'en' })).toBe('1.99')
})

test('dollars are cents, cut', () => {
  expect(formatUsd(10n * LIVE, 25n * 10n ** 15n, 'en')).toBe('$0.25')
})
