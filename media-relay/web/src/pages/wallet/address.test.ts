import { ss58Address } from '@polkadot-labs/hdkd-helpers'
import { expect, test } from 'vitest'

import { readAddress } from './address'

const key = new Uint8Array(32).fill(7)
const ours = ss58Address(key, 5483)

test('an address of this chain is read, with space around it', () => {
  expect(readAddress(` ${ours}\n`)).toEqual({ address: ours })
})

test('an address of no network in particular is written as this chain does', () => {
  expect(readAddress(ss58Address(key, 42))).toEqual({ address: ours })
})

test('an address of another network is not taken', () => {
  expect(readAddress(ss58Address(key, 0))).toBe('foreign')
})

test('a letter that was mistyped is noticed', () => {
  const last = ours.at(-1) === 'a' ? 'b' : 'a'
  expect(readAddress(ours.slice(0, -1) + last)).toBe('unreadable')
})

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['Bob', 'unreadable'],
  ['0x00', 'unreadable'],
])('%j is %s', (text, fault) => expect(readAddress(text)).toBe(fault))
