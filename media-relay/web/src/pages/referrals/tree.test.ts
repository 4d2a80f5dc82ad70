import { expect, test } from 'vitest'

import { tiersBelow, totalOf } from './tree'

const enrolments = [
  { account: 'dave', path: ['eve'] },
  { account: 'charlie', path: ['dave', 'eve'] },
  { account: 'bob', path: ['charlie', 'dave', 'eve'] },
  { account: 'ferdie', path: ['charlie', 'dave', 'eve'] },
]

test('those below a referrer stand in the tier in which they pay it', () => {
  expect(tiersBelow('eve', enrolments)).toEqual([['dave'], ['charlie'], ['bob', 'ferdie']])
  expect(tiersBelow('charlie', enrolments)).toEqual([['bob', 'ferdie'], [], []])
})

test('who brought nobody has three empty tiers', () => expect(tiersBelow('bob', enrolments)).toEqual([[], [], []]))

test('all that was earned counts once', () =>
  expect(totalOf({ as_viewer_referrer: [5n, 2n, 1n], as_performer_referrer: [3n, 1n, 0n] })).toBe(12n))
