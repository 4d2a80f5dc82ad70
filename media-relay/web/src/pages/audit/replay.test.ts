import { expect, test } from 'vitest'

import { LIVE } from '@/chain/amount'

import { faultsOf, type Payment, Replay } from './replay'
import { compiled } from './testing'

const mathematics = await compiled()
const halfLife = 30n * 86_400_000n

const payment = (more: Partial<Payment> = {}): Payment => ({
  event: 0,
  early: false,
  payer: 'bob',
  performer: 'luna',
  amount: 100n,
  kind: 'Tip',
  shares: [
    { role: 'Performer', amount: 60n },
    { role: 'Payout', amount: 10n },
    { role: 'Treasury', amount: 30n },
  ],
  ...more,
})

test('payments add up for each performer, with the sum before and after each', () => {
  const replay = new Replay(mathematics)
  replay.apply({ number: 1, time: 1_000n, halfLife, payments: [payment({ amount: LIVE }), payment({ amount: LIVE, performer: 'mira' })] })
  replay.apply({ number: 2, time: 1_000n + halfLife, halfLife, payments: [payment({ amount: LIVE })] })
  expect(mathematics.received(replay.sums.get('luna')!, 1_000n + halfLife, halfLife)).toBe((LIVE * 3n) / 2n)
  expect(replay).toMatchObject({ blocks: 2, payments: 3, paid: 3n * LIVE })
  const [first, second] = replay.steps.get('luna')!
  expect(second!.before).toEqual(first!.after)
})

test('what is paid before a block has its time is paid at the time of the block before', () => {
  const replay = new Replay(mathematics)
  replay.apply({ number: 2, time: 3_000n, timeBefore: 1_000n, halfLife, payments: [payment({ early: true })] })
  expect(replay.sums.get('luna')!.updated).toBe(1_000n)
})

test('sums that are believed are where it begins', () => {
  const believed = { value: 7n << 32n, updated: 5n }
  const replay = new Replay(mathematics, new Map([['luna', believed]]))
  replay.apply({ number: 9, time: 5n, halfLife, payments: [payment({ amount: 3n })] })
  expect(replay.sums.get('luna')).toEqual({ value: 10n << 32n, updated: 5n })
})

test.each([
  [payment(), []],
  [payment({ amount: 101n }), ['sum']],
  [
    payment({
      shares: [
        { role: 'Performer', amount: 69n },
        { role: 'Treasury', amount: 31n },
      ],
    }),
    ['floor'],
  ],
  [payment({ performer: 'bob' }), ['self']],
  [
    payment({
      shares: [
        { role: 'Performer', amount: 100n },
        { role: 'Treasury', amount: 0n },
      ],
    }),
    ['zero'],
  ],
])('receipt %# has the faults it has', (given, faults) => expect(faultsOf(given)).toEqual(faults))
