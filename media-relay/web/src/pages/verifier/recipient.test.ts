import { expect, test } from 'vitest'

import { recipientOf } from '@/relay/bundle'

import { keyOf } from './recipient'

test('a recipient is a key, and anything else is none', () => {
  const key = `0x${'07'.repeat(32)}`
  const recipient = recipientOf(key)
  expect(keyOf(` ${recipient} `)).toBe(key)
  expect(keyOf(`${recipient.slice(0, -1)}q`)).toBeUndefined()
  for (const text of ['', 'age1', recipient.replace('age', 'agf'), 'AGE-SECRET-KEY-1']) expect(keyOf(text), text).toBeUndefined()
})
