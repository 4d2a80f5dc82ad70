import { expect, test } from 'vitest'

import { afford, spendable } from './afford'

const DEPOSIT = 10n
const balance = (free: bigint, reserved = 0n, frozen = 0n) => ({ free, reserved, frozen })

test.each([
  ['an empty account spends nothing', balance(0n), 0n],
  ['the existential deposit stays', balance(10n), 0n],
  ['what is above it can be spent', balance(110n), 100n],
  ['what is frozen stays', balance(110n, 0n, 60n), 50n],
  ['what is frozen lies in what is reserved first', balance(110n, 60n, 60n), 100n],
  ['what is frozen counts with the existential deposit, not beside it', balance(110n, 0n, 10n), 100n],
])('%s', (_, held, expected) => expect(spendable(held, DEPOSIT)).toBe(expected))

test('what remains is what neither the transaction nor its fee takes', () => {
  expect(afford(balance(110n), DEPOSIT, 60n, 5n)).toEqual({ remaining: 35n, missing: 0n })
  expect(afford(balance(110n), DEPOSIT, 95n, 5n)).toEqual({ remaining: 0n, missing: 0n })
})

test('what is missing is said to the planck', () => {
  expect(afford(balance(110n), DEPOSIT, 96n, 5n)).toEqual({ remaining: 0n, missing: 1n })
  expect(afford(balance(0n), DEPOSIT, 0n, 5n)).toEqual({ remaining: 0n, missing: 5n })
})
