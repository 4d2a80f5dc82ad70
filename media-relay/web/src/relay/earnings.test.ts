import { expect, test } from 'vitest'

import { date, series } from './earnings'

const now = Date.parse('2026-03-01T23:59:59Z')

test('days are those of Coordinated Universal Time', () => {
  expect(date(0, now)).toBe('2026-03-01')
  expect(date(1, now)).toBe('2026-02-28')
})

test('a series has every day, also those without payments', () => {
  const days = [
    { day: '2026-02-27', paid: '5', received: '2500000000000' },
    { day: '2026-03-01', paid: '0', received: '1' },
  ]
  expect(series(days, 4, now)).toEqual({
    times: ['2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01'].map((day) => Date.parse(day) / 1_000),
    amounts: [0, 2.5, 0, 1e-12],
  })
})
