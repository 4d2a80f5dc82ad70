// Asks the chain, at one block, everything that the audit compares.
import { blake2b256, ss58Decode } from '@polkadot-labs/hdkd-helpers'

import type { Chain } from '@/chain'
import { fromHex, toHex } from '@/chain/hex'

import type { Answers, Listing } from './compare'
import type { Sum } from './mathematics'

/** How many places, and how many scored performers, are asked for at once: as many as the chain gives. */
const PAGE = 100
/** How many accounts are asked about at once. */
const CONCURRENCY = 16
/** What the randomness that shuffles the newcomers is asked for. */
const SUBJECT = new TextEncoder().encode('livestars/exploration')

/** The bytes of an account in hexadecimal, by which the chain orders accounts. */
export const accountBytes = (account: string) => toHex(ss58Decode(account)[0])

/** The sums that the chain keeps in a block, of everybody who was ever paid. */
export async function sumsAt({ api }: Chain, at: string) {
  const records = await api.query.Ranking.Records.getEntries({ at })
  return new Map<string, Sum>(
    records.map(({ keyArgs: [account], value: { sum } }) => [account, sum] as const).filter(([, { value }]) => value > 0n),
  )
}

/** What the chain answers in a block. */
export async function answersAt({ api }: Chain, block: number, at: string): Promise<Answers> {
  const [records, rooms, newcomers, time, randomness, halfLife, period, list, scored] = await Promise.all([
    api.query.Ranking.Records.getEntries({ at }),
    api.query.Rooms.Rooms.getEntries({ at }),
    api.query.Ranking.Newcomers.getEntries({ at }),
    api.query.Timestamp.Now.getValue({ at }),
    api.query.Babe.NextRandomness.getValue({ at }),
    api.constants.Ranking.HalfLife(),
    api.constants.Ranking.NewcomerPeriod(),
    publicList(api, at),
    sortedList(api, at),
  ])
  const fresh = newcomers.filter(({ value: { since } }) => time < since + period).map(({ keyArgs: [account] }) => account)
  const withRoom = rooms.map(({ keyArgs: [account] }) => account)
  const [eligible, { formula_version }] = await Promise.all([
    eligibleOf(api, [...new Set([...withRoom, ...fresh])], at),
    // Everybody has an explanation, and all the same version.
    api.apis.LiveStarsApi.explain(withRoom[0] ?? list[0]?.account ?? records[0]?.keyArgs[0] ?? EMPTY_ACCOUNT, { at }),
  ])
  return {
    block,
    time,
    halfLife,
    formulaVersion: formula_version,
    records: new Map(records.map(({ keyArgs: [account], value: { sum, room } }) => [account, { sum, open: room.type === 'Open' }])),
    rooms: new Set(withRoom),
    scored,
    newcomers: new Set(fresh),
    eligible,
    seed: blake2b256(Uint8Array.from([...SUBJECT, ...fromHex(randomness)])),
    list,
  }
}

/** The account of 32 zeros. */
const EMPTY_ACCOUNT = 'h1BaMY9y6kG5zkvzsy78JU953LvCYDaa3ESt41UXAaAZRAAtr'

async function publicList(api: Chain['api'], at: string) {
  const list: Answers['list'][number][] = []
  for (;;) {
    const page = await api.apis.LiveStarsApi.ranking(list.length, PAGE, { at })
    for (const { position, account, listing, score, sort_key } of page) {
      const why: Listing = listing.type === 'Ranked' ? { kind: 'ranked', place: listing.value.place } : { kind: 'newcomer' }
      list.push({ position, account, listing: why, score, sortKey: sort_key })
    }
    if (page.length < PAGE) return list
  }
}

async function sortedList(api: Chain['api'], at: string) {
  const keys = new Map<string, bigint>()
  let last: string | undefined
  for (;;) {
    const page = await api.apis.LiveStarsApi.scored(last, PAGE, { at })
    for (const { account, sort_key } of page) keys.set(account, sort_key)
    last = page.at(-1)?.account
    if (page.length < PAGE) return keys
  }
}

async function eligibleOf(api: Chain['api'], accounts: string[], at: string) {
  const eligible = new Set<string>()
  for (let first = 0; first < accounts.length; first += CONCURRENCY) {
    const some = accounts.slice(first, first + CONCURRENCY)
    const answers = await Promise.all(some.map((account) => api.apis.LiveStarsApi.eligibility(account, { at })))
    for (const [place, account] of some.entries()) if (answers[place]!.success) eligible.add(account)
  }
  return eligible
}
