import { expect, test } from 'vitest'

import { chime } from './sound'

test('a larger tip rings longer', () => {
  expect([1n, 24n, 25n, 99n, 100n, 5_000n].map((amount) => chime(amount, 1n).length)).toEqual([2, 2, 3, 3, 4, 4])
})
