import { expect, test } from 'vitest'

import { fraction } from './goal'

test.each([
  ['0', '100', 0],
  ['25', '100', 0.25],
  ['100', '100', 1],
  ['900', '100', 1],
  ['0', '0', 1],
  ['1', `1${'0'.repeat(38)}`, 0],
])('%s of %s is %d', (raised, amount, part) => expect(fraction({ raised, amount })).toBe(part))
