// What an account paid and received, as the relay's index has it.
import { ask, askJson } from './http'
import { token } from './session'

/** Sums of a day (UTC); amounts are planck. */
export interface Day {
  day: string
  paid: string
  received: string
}

/** What an account received in one role by one kind of payment. */
export interface Earning {
  role: string
  tier: number
  kind: string
  amount: string
  payments: number
}

/** Today's date, or that of some days before, in Coordinated Universal Time. */
export const date = (before = 0, now = Date.now()) => new Date(now - before * 86_400_000).toISOString().slice(0, 10)

export const daysOf = async (account: string, from: string) =>
  (await askJson<{ days: Day[] }>(`/accounts/${account}/days?from=${from}`)).days
export const earningsOf = async (account: string, from: string) =>
  (await askJson<{ earnings: Earning[] }>(`/accounts/${account}/earnings?from=${from}`)).earnings
/** All payments of the account that signed in, as CSV. */
export const paymentsCsv = async (account: string) => (await ask(`/accounts/${account}/payments.csv`, { token: await token() })).blob()

/** What was received on each of the last days, also on those without payments. In LIVE, for a chart. */
export function series(days: Day[], count: number, now = Date.now()): { times: number[]; amounts: number[] } {
  const received = new Map(days.map(({ day, received }) => [day, Number(received) / 1e12]))
  const dates = Array.from({ length: count }, (_, place) => date(count - 1 - place, now))
  return { times: dates.map((day) => Date.parse(day) / 1_000), amounts: dates.map((day) => received.get(day) ?? 0) }
}
