import type { LiveRoom } from '@/relay/rooms'

/** A relay of the directory, as a relay tells it. */
export interface Relay {
  operator: string
  url: string
  multiaddr: string
  /** ISO 3166 alpha-2. */
  region: string
  /** How many viewers it can serve at once. */
  capacity: number
  /** The block of its last heartbeat, or of its registration. */
  lastHeartbeat: number
  status: 'active' | 'silent' | 'suspended' | 'leaving'
}

/** What an account received in one role. */
export interface Earning {
  role: string
  /** Planck. */
  amount: string
  payments: number
}

/** The roles in which relays are paid. */
const ROLES = ['edgeRelay', 'originRelay']

/** What a relay earned as a relay, in planck, and with how many shares. */
export function relayEarnings(earnings: readonly Earning[]) {
  const own = earnings.filter(({ role }) => ROLES.includes(role))
  return {
    amount: own.reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    payments: own.reduce((sum, { payments }) => sum + payments, 0),
  }
}

/** The streams that start on a relay, and who watches them, wherever. */
export function streamsOf(operator: string, rooms: readonly LiveRoom[]) {
  const own = rooms.filter(({ relay }) => relay === operator)
  return { rooms: own.length, viewers: own.reduce((sum, { viewers }) => sum + viewers, 0) }
}

const order = ['active', 'silent', 'leaving', 'suspended']

/** This relay first, then those that work, the largest first. */
export function inOrder(relays: readonly Relay[], here: string | undefined) {
  return [...relays].sort(
    (left, right) =>
      Number(right.operator === here) - Number(left.operator === here) ||
      order.indexOf(left.status) - order.indexOf(right.status) ||
      right.capacity - left.capacity ||
      left.operator.localeCompare(right.operator),
  )
}

/** The most relays that are offered to go on at. */
const MOST_WAYS = 3

/**
 * Where viewers of a relay that goes can go on: at any that works, for each has or gets what is live. Which is first is left to
 * chance, so that not all of them come to the same one. `chance` is between 0 and 1.
 */
export function onward(relays: readonly Relay[], here: string | undefined, chance: number): string[] {
  const others = relays.filter(({ operator, status }) => operator !== here && status === 'active').map(({ url }) => url)
  const first = Math.floor(chance * others.length)
  return [...others.slice(first), ...others.slice(0, first)].slice(0, MOST_WAYS)
}

/** The same page of another relay's app; nothing if its URL is none that a browser should follow. */
export function samePage(url: string, path: string) {
  if (!URL.canParse(url)) return
  const { protocol, origin } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? `${origin}${path}` : undefined
}

/** The country of a code in words, and the code itself if it has none. */
export function regionName(region: string, language: string) {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(region) ?? region
  } catch {
    return region
  }
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** How long ago something was, in the unit that suits it. */
export function ago(seconds: number, language: string) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? (['second', 1] as const)
  return format.format(-Math.floor(Math.max(seconds, 0) / length), unit)
}
