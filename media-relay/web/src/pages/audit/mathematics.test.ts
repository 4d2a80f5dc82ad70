import { expect, test } from 'vitest'

import { LIVE } from '@/chain/amount'

import { NOTHING } from './mathematics'
import { compiled } from './testing'

const { add, received, shuffled, slot, sortKey, weight } = await compiled()

const DAY = 86_400_000n
const HALF_LIFE = 30n * DAY
const FIRST = 1_780_000_000_000n

test('the example of the documentation comes out as it says', () => {
  // Mira gets 100 LIVE, then 50 LIVE 30 days later. Stella gets 90 LIVE at the time of Mira's second payment.
  const later = FIRST + HALF_LIFE
  const first = add(NOTHING, 100n * LIVE, FIRST, HALF_LIFE)
  const mira = add(first, 50n * LIVE, later, HALF_LIFE)
  const stella = add(NOTHING, 90n * LIVE, later, HALF_LIFE)
  expect(received(mira, later, HALF_LIFE)).toBe(100n * LIVE)
  expect(received(stella, later, HALF_LIFE)).toBe(90n * LIVE)
  expect(sortKey(mira, HALF_LIFE)).toBeGreaterThan(sortKey(stella, HALF_LIFE))
  // In doublings: one half-life lies between the keys of 100 LIVE and of 100 LIVE again.
  expect(Number(sortKey(mira, HALF_LIFE) - sortKey(first, HALF_LIFE)) / 2 ** 32).toBeCloseTo(1, 6)
  expect(received(mira, later + HALF_LIFE, HALF_LIFE)).toBe(50n * LIVE)
})

test('numbers of more than 64 bits come and go whole', () => {
  const much = (1n << 90n) + 12_345n
  expect(received(add(NOTHING, much, FIRST, HALF_LIFE), FIRST, HALF_LIFE)).toBe(much)
})

test('a payment counts whole at once and half after a half-life', () => {
  expect(weight(0n, HALF_LIFE)).toBe(1n << 32n)
  expect(weight(HALF_LIFE, HALF_LIFE)).toBe(1n << 31n)
})

test('every fifth place is a newcomer’s, and nobody stands past the end', () => {
  const kinds = Array.from({ length: 11 }, (_, position) => slot(position, 8, 2)?.kind)
  expect(kinds).toEqual([...Array(4).fill('ranked'), 'newcomer', ...Array(4).fill('ranked'), 'newcomer', undefined])
  expect(slot(5, 8, 2)).toEqual({ kind: 'ranked', place: 4 })
  expect(slot(9, 8, 2)).toEqual({ kind: 'newcomer', index: 1 })
})

test('a seed shuffles everybody to a place of her own', () => {
  const seed = Uint8Array.from({ length: 32 }, (_, place) => place * 7)
  const places = Array.from({ length: 20 }, (_, index) => shuffled(index, 20, seed))
  expect([...places].sort((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, index) => index))
  expect(places).not.toEqual(Array.from({ length: 20 }, (_, index) => index))
})
