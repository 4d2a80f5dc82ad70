import { expect, test } from 'vitest'

import { nicknameFault } from './nickname'

test.each(['Bob', 'Bob 2', 'José', 'b.o-b_1', 'Лена'])('%s is a nickname', (text) => expect(nicknameFault(text)).toBeUndefined())

test.each([
  ['B', 'short'],
  ['', 'short'],
  [' Bob', 'characters'],
  ['Bob ', 'characters'],
  ['Bob  2', 'characters'],
  ['Bob!', 'characters'],
  ['<b>', 'characters'],
])('%j is none: %s', (text, fault) => expect(nicknameFault(text)).toBe(fault))
