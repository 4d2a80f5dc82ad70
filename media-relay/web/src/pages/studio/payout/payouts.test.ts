import { ss58Address } from '@polkadot-labs/hdkd-helpers'
import { expect, test } from 'vitest'

import { check, isAddress, parsePercent, payoutsOf, percentOf } from './payouts'

const address = (byte: number, prefix = 5483) => ss58Address(new Uint8Array(32).fill(byte), prefix)
const performer = address(1)

test('percentages are parts of a million', () => {
  expect(['25', '0,5', '12.3456', '100', '100.0000', ' 7 % '].map(parsePercent)).toEqual([
    250_000, 5_000, 123_456, 1_000_000, 1_000_000, 70_000,
  ])
  for (const text of ['', 'x', '-1', '1.23456', '100.0001', '101', '1e1', '.5']) expect(parsePercent(text), text).toBeUndefined()
  expect(parsePercent(percentOf(123_456))).toBe(123_456)
})

test('only addresses of the chain are taken', () => {
  expect(isAddress(performer)).toBe(true)
  expect(isAddress(address(1, 42))).toBe(false)
  expect(isAddress(`${performer.slice(0, -1)}x`)).toBe(false)
  expect(isAddress('')).toBe(false)
})

test('each row says what is wrong with it', () => {
  const rows = [
    { account: address(2), percent: '25' },
    { account: address(2), percent: '5' },
    { account: performer, percent: '5' },
    { account: 'h1nobody', percent: '5' },
    { account: address(3), percent: 'much' },
    { account: address(4), percent: '0' },
  ]
  expect(check(rows, performer).rows).toEqual([undefined, 'twice', 'self', 'address', 'percent', 'zero'])
})

test('parts add up to the whole at most, and the rest is hers', () => {
  const two = (one: string, other: string) =>
    check(
      [
        { account: address(2), percent: one },
        { account: address(3), percent: other },
      ],
      performer,
    )
  expect(two('60', '40')).toEqual({ rows: [undefined, undefined], whole: undefined, rest: 0 })
  expect(two('60', '40.0001').whole).toBe('exceeds')
  expect(two('10', '2.5').rest).toBe(875_000)
  const nine = Array.from({ length: 9 }, (_, place) => ({ account: address(place + 2), percent: '1' }))
  expect(check(nine, performer).whole).toBe('many')
  expect(payoutsOf(nine.slice(0, 1))).toEqual([{ account: address(2), share: 10_000 }])
})
