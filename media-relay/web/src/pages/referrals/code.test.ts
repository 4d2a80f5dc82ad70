import { expect, test } from 'vitest'

import { decodeCode, encodeCode, faultOf, linkOf, normal } from './code'

test.each([
  ['a', 'short'],
  ['', 'short'],
  ['a'.repeat(33), 'long'],
  ['luna!', 'characters'],
  ['lu na', 'characters'],
  ['señora', 'characters'],
] as const)('%j is no code: %s', (text, fault) => expect(faultOf(text)).toBe(fault))

test.each(['ab', 'luna', 'a-b_c-9', 'z'.repeat(32)])('%s is a code', (text) => {
  expect(faultOf(text)).toBeUndefined()
  expect(decodeCode(encodeCode(text))).toBe(text)
})

test('capital letters and spaces around a code do not matter', () => expect(normal('  LuNa ')).toBe('luna'))

test('a link names the code', () => expect(linkOf('https://relay.example', 'luna')).toBe('https://relay.example/r/luna'))
