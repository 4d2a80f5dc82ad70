import { expect, test } from 'vitest'

import { LIVE } from '@/chain/amount'
import { show, showCall } from './call'

test('a call is named, and its arguments with it', () => {
  const tip = { type: 'Tipping', value: { type: 'tip', value: { performer: 'h1abc', amount: 5n * LIVE, served_by: undefined } } }
  expect(showCall(tip)).toEqual({
    name: 'Tipping.tip',
    args: [
      { name: 'performer', value: 'h1abc' },
      { name: 'amount', value: '5 LIVE' },
      { name: 'served_by', value: '—' },
    ],
  })
})

test('a call without arguments is named', () => {
  expect(showCall({ type: 'Rooms', value: { type: 'go_offline', value: undefined } })).toEqual({ name: 'Rooms.go_offline', args: [] })
})

test('enumerations are read through, bytes are digits, other numbers stay numbers', () => {
  expect(show({ type: 'Id', value: 'h1abc' })).toBe('Id h1abc')
  expect(show({ type: 'Streaming', value: undefined })).toBe('Streaming')
  expect(show(Uint8Array.of(1, 255))).toBe('0x01ff')
  expect(show(7n, 'purse')).toBe('7')
  expect(show([])).toBe('[]')
})

test('what is long is cut, and its length said', () => {
  expect(show(`0x${'ab'.repeat(100)}`)).toMatch(/… \(202\)$/)
})
