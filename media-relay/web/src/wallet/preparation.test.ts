import { expect, test } from 'vitest'

import { spendsOf } from './preparation'

test('a proposal takes what it says', () => {
  expect(spendsOf({ spends: 7n, changes: [{ label: 'a', amount: -5n }] })).toBe(7n)
  expect(spendsOf({ spends: 0n, changes: [{ label: 'a', amount: -5n }] })).toBe(0n)
})

test('a proposal that does not say takes what goes by its changes, and not what comes', () => {
  const changes = [
    { label: 'a', amount: -5n },
    { label: 'b', amount: 9n },
    { label: 'c', text: 'words' },
    { label: 'd', amount: -1n },
  ]
  expect(spendsOf({ changes })).toBe(6n)
  expect(spendsOf({})).toBe(0n)
})
