import { expect, test } from 'vitest'

import { fixed, planck } from './words'

test.each([
  [0n, '0.000000000'],
  [1n << 32n, '1.000000000'],
  [3n << 31n, '1.500000000'],
  [1n, '0.000000000'],
  [(728n << 32n) + 5n, '728.000000001'],
])('%d in units of 2^−32 is %s', (number, text) => expect(fixed(number, 32n)).toBe(text))

test('a sum is worth its whole planck', () => expect(planck({ value: (7n << 32n) + 9n })).toBe(7n))
