import { expect, test } from 'vitest'

import { roleOf } from './noted'

test.each([
  ['performer', { name: 'Performer' }],
  ['payout 0', { name: 'Payout', tier: 0 }],
  ["viewer's referrer 1", { name: 'ViewerReferrer', tier: 0 }],
  ["performer's referrer 2", { name: 'PerformerReferrer', tier: 1 }],
  ['edge relay', { name: 'EdgeRelay' }],
  ['something new', { name: 'something new' }],
])('the index says %s', (text, role) => expect(roleOf(text)).toEqual(role))
