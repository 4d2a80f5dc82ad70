// Compares what was recomputed with what the chain answers.
//
// Sums, keys and the order of performers follow from the payments. Who has a room, who may be shown and who is a newcomer are facts of
// other parts of the chain and are taken from it. The public list follows from all of these.
import { type Mathematics, NOTHING, type Sum } from './mathematics'

/** Why somebody stands at a position. */
export type Listing = { kind: 'ranked'; place: number } | { kind: 'newcomer' }

/** One place of the public list. */
export interface Place {
  account: string
  listing: Listing
}

/** Everything that the chain answers at one block. */
export interface Answers {
  block: number
  /** Milliseconds since the Unix epoch. */
  time: bigint
  halfLife: bigint
  formulaVersion: number
  /** What is kept of each performer, and whether it says that she has a room. */
  records: ReadonlyMap<string, { sum: Sum; open: boolean }>
  rooms: ReadonlySet<string>
  /** The performers in the sorted list, with their keys. */
  scored: ReadonlyMap<string, bigint>
  /** The newcomers whose time has not passed. */
  newcomers: ReadonlySet<string>
  /** Who may be shown, of all who could stand in the list. */
  eligible: ReadonlySet<string>
  /** What shuffles the newcomers. */
  seed: Uint8Array
  list: readonly (Place & { position: number; score: bigint; sortKey: bigint })[]
}

/** What an answer was about. */
export type Subject = 'value' | 'updated' | 'room' | 'sortKey' | 'scored' | 'position' | 'listedScore' | 'listedKey'

/** An answer of the chain that does not follow from the payments. */
export interface Difference {
  subject: Subject
  performer?: string
  position?: number
  ours: string
  chains: string
}

/** What was recomputed of one performer. */
export interface Standing {
  account: string
  sum: Sum
  /** Planck that count now. */
  received: bigint
  sortKey: bigint
}

export interface Comparison {
  /** All performers with a room and a payment, in their order. */
  order: Standing[]
  /** The public list as it must be. */
  list: Place[]
  differences: Difference[]
  /** How many answers were compared. */
  compared: { sums: number; keys: number; positions: number }
}

/** Orders accounts as the chain does: by their bytes. `bytes` gives those of an account in hexadecimal. */
export type Bytes = (account: string) => string

/** All performers with a room and a payment: the largest key first, and by account among equals. */
export function inOrder(sums: ReadonlyMap<string, Sum>, { rooms, time, halfLife }: Answers, mathematics: Mathematics, bytes: Bytes) {
  return [...sums]
    .filter(([account, { value }]) => rooms.has(account) && value > 0n)
    .map(
      ([account, sum]): Standing => ({
        account,
        sum,
        received: mathematics.received(sum, time, halfLife),
        sortKey: mathematics.sortKey(sum, halfLife),
      }),
    )
    .sort((left, right) =>
      left.sortKey === right.sortKey ? (bytes(left.account) < bytes(right.account) ? -1 : 1) : left.sortKey < right.sortKey ? 1 : -1,
    )
}

/** The public list that follows from the order. */
export function publicList(
  order: readonly Standing[],
  { eligible, newcomers, seed }: Answers,
  { slot, shuffled }: Mathematics,
  bytes: Bytes,
) {
  const ranked = order.map(({ account }) => account).filter((account) => eligible.has(account) && !newcomers.has(account))
  const fresh = [...newcomers].filter((account) => eligible.has(account)).sort((left, right) => (bytes(left) < bytes(right) ? -1 : 1))
  return Array.from({ length: ranked.length + fresh.length }, (_, position): Place => {
    const found = slot(position, ranked.length, fresh.length)!
    if (found.kind === 'ranked') return { account: ranked[found.place]!, listing: found }
    return { account: fresh[shuffled(found.index, fresh.length, seed)]!, listing: { kind: 'newcomer' } }
  })
}

/** Compares the recomputed sums, and all that follows from them, with the chain's answers. */
export function compare(sums: ReadonlyMap<string, Sum>, answers: Answers, mathematics: Mathematics, bytes: Bytes): Comparison {
  const { halfLife, list: listed, records, rooms, scored, time } = answers
  const differences: Difference[] = []
  const expect = (subject: Subject, ours: unknown, chains: unknown, about: Pick<Difference, 'performer' | 'position'>) => {
    if (ours !== chains) differences.push({ subject, ...about, ours: `${ours}`, chains: `${chains}` })
  }

  const everyone = new Set([...sums.keys(), ...records.keys(), ...rooms])
  for (const performer of everyone) {
    const ours = sums.get(performer) ?? NOTHING
    const kept = records.get(performer)
    expect('value', ours.value, kept?.sum.value ?? 0n, { performer })
    expect('updated', ours.updated, kept?.sum.updated ?? 0n, { performer })
    expect('room', rooms.has(performer), kept?.open ?? false, { performer })
  }

  const order = inOrder(sums, answers, mathematics, bytes)
  for (const { account: performer, sortKey } of order) expect('sortKey', sortKey, scored.get(performer), { performer })
  const ordered = new Set(order.map(({ account }) => account))
  for (const performer of scored.keys()) expect('scored', ordered.has(performer), true, { performer })

  const list = publicList(order, answers, mathematics, bytes)
  for (let position = 0; position < Math.max(list.length, listed.length); position += 1) {
    expect('position', told(list[position]), told(listed[position]), { position })
  }
  for (const { account: performer, score, sortKey } of listed) {
    const sum = sums.get(performer) ?? NOTHING
    expect('listedScore', mathematics.received(sum, time, halfLife), score, { performer })
    expect('listedKey', mathematics.sortKey(sum, halfLife), sortKey, { performer })
  }
  return { order, list, differences, compared: { sums: everyone.size, keys: scored.size, positions: listed.length } }
}

/** A place in words, the same for the same place. */
function told(place: Place | undefined) {
  if (!place) return '–'
  return `${place.account} ${place.listing.kind === 'ranked' ? `#${place.listing.place + 1}` : 'newcomer'}`
}
