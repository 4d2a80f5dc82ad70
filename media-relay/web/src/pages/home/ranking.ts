import { node } from '@/relay/node'

/** Why somebody stands where she stands in the public list. */
export type ListedAs = 'ranked' | 'exploration' | 'boosted'

/** One place of the public list, as the node's `liveStars_ranking` answers. */
export interface Placed {
  position: number
  account: string
  listedAs: ListedAs
  /** The place among the ranked, from 0; null in another slot. */
  place: number | null
  /** Planck, decayed by time. */
  score: string
}

/** The inputs of a performer's place, as `liveStars_explain` answers. Amounts are planck, times are milliseconds since the Unix epoch. */
export interface Explanation {
  formulaVersion: number
  now: string
  halfLife: string
  recorded: string
  updated: string
  /** How much of what was recorded counts now, in units of 2^-32. */
  weight: string
  received: string
  place: number | null
  newcomerUntil: string | null
  openRoom: boolean
  eligibility: { eligible: boolean; reason?: string | null }
}

const PAGE = 100
/** Who stands further below is shown after those who do not. */
const MOST_PAGES = 5

/** The public list, from its first place until everybody who is wanted was found or it ends. */
export async function readRanking(wanted: Set<string>): Promise<Placed[]> {
  const found: Placed[] = []
  const missing = new Set(wanted)
  for (let page = 0; page < MOST_PAGES && missing.size > 0; page += 1) {
    const places = await node().call<Placed[]>('liveStars_ranking', page * PAGE, PAGE)
    for (const placed of places) missing.delete(placed.account)
    found.push(...places)
    if (places.length < PAGE) break
  }
  return found
}

export const explanationOf = (account: string) => ({
  queryKey: ['explain', account],
  queryFn: () => node().call<Explanation>('liveStars_explain', account),
  staleTime: 10_000,
})
