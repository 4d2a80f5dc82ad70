import { expect, test } from 'vitest'

import { LIVE } from '@/chain/amount'

import { type Answers, compare } from './compare'
import { NOTHING, type Sum } from './mathematics'
import { compiled } from './testing'

const mathematics = await compiled()
const halfLife = 30n * 86_400_000n
const time = 1_780_000_000_000n
const bytes = (account: string) => account

const paid = (amount: bigint): Sum => mathematics.add(NOTHING, amount * LIVE, time, halfLife)
const sums = new Map([
  ['luna', paid(10n)],
  ['mira', paid(30n)],
  ['stella', paid(20n)],
  ['twin', paid(20n)],
  ['closed', paid(99n)],
])

/** A chain that answers what follows from these sums. */
function honest(): Answers {
  const rooms = new Set(['luna', 'mira', 'stella', 'twin', 'fresh'])
  const key = (account: string) => mathematics.sortKey(sums.get(account) ?? NOTHING, halfLife)
  const score = (account: string) => mathematics.received(sums.get(account) ?? NOTHING, time, halfLife)
  const stands = (position: number, account: string, place?: number) => ({
    position,
    account,
    listing: place === undefined ? ({ kind: 'newcomer' } as const) : ({ kind: 'ranked', place } as const),
    score: score(account),
    sortKey: key(account),
  })
  return {
    block: 9,
    time,
    halfLife,
    formulaVersion: 1,
    records: new Map(
      [...sums]
        .map(([account, sum]) => [account, { sum, open: rooms.has(account) }] as const)
        .concat([['fresh', { sum: NOTHING, open: true }]]),
    ),
    rooms,
    scored: new Map(['mira', 'stella', 'twin', 'luna'].map((account) => [account, key(account)])),
    newcomers: new Set(['fresh']),
    eligible: new Set(rooms),
    seed: new Uint8Array(32),
    list: [stands(0, 'mira', 0), stands(1, 'stella', 1), stands(2, 'twin', 2), stands(3, 'luna', 3), stands(4, 'fresh')],
  }
}

test('an honest chain agrees in everything', () => {
  const { compared, differences, order } = compare(sums, honest(), mathematics, bytes)
  expect(differences).toEqual([])
  expect(compared).toEqual({ sums: 6, keys: 4, positions: 5 })
  expect(order.map(({ account }) => account)).toEqual(['mira', 'stella', 'twin', 'luna'])
})

test('a sum that was made larger is told, with what it should be', () => {
  const answers = honest()
  const { sum } = answers.records.get('luna')!
  const records = new Map(answers.records).set('luna', { sum: { ...sum, value: sum.value + 1n }, open: true })
  const { differences } = compare(sums, { ...answers, records }, mathematics, bytes)
  expect(differences).toEqual([{ subject: 'value', performer: 'luna', ours: `${sum.value}`, chains: `${sum.value + 1n}` }])
})

test('two who changed places are told, each at her position', () => {
  const answers = honest()
  const [first, second, ...rest] = answers.list
  const list = [{ ...second!, position: 0, listing: first!.listing }, { ...first!, position: 1, listing: second!.listing }, ...rest]
  const { differences } = compare(sums, { ...answers, list }, mathematics, bytes)
  expect(differences.map(({ subject, position }) => [subject, position])).toEqual([
    ['position', 0],
    ['position', 1],
  ])
})

test('somebody who was left out is told', () => {
  const answers = honest()
  const scored = new Map(answers.scored)
  scored.delete('mira')
  const { differences } = compare(sums, { ...answers, scored, list: answers.list.slice(0, 4) }, mathematics, bytes)
  expect(differences.map(({ subject }) => subject)).toEqual(['sortKey', 'position'])
})

test('who may not be shown stands nowhere, and keeps her sum', () => {
  const answers = honest()
  const eligible = new Set([...answers.eligible].filter((account) => account !== 'mira'))
  const { list, order } = compare(sums, { ...answers, eligible }, mathematics, bytes)
  expect(order[0]!.account).toBe('mira')
  expect(list.map(({ account }) => account)).toEqual(['stella', 'twin', 'luna', 'fresh'])
})
