// What an account paid and received, as the relay's index has it.
import { askJson } from '@/relay/http'
import type { Noted } from '@/wallet/noted'

interface Page {
  payments: Noted[]
  next: string | null
  index: { best: number; finalized: number }
}

const COUNT = 20

/** The pages of an account's payments, the newest first. */
export const historyOf = (account: string) => ({
  queryKey: ['history', account],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam }: { pageParam: string | null }) =>
    askJson<Page>(`/accounts/${account}/payments?limit=${COUNT}${pageParam ? `&cursor=${pageParam}` : ''}`),
  getNextPageParam: ({ next }: Page) => next,
  refetchInterval: 10_000,
})

/** What a payment did for an account, in planck: below zero what it paid, above zero what it received. */
export function effect({ payer, amount, shares }: Noted, account: string): bigint {
  const received = shares.reduce((sum, share) => (share.account === account ? sum + BigInt(share.amount) : sum), 0n)
  return payer === account ? received - BigInt(amount) : received
}

/** Payments by day, in the viewer's time zone; the days and the payments in the order they came in. */
export function byDay(payments: Noted[]): { day: string; payments: Noted[] }[] {
  const days: { day: string; payments: Noted[] }[] = []
  for (const payment of payments) {
    const day = new Date(payment.time).toLocaleDateString('en-CA')
    const last = days.at(-1)
    if (last?.day === day) last.payments.push(payment)
    else days.push({ day, payments: [payment] })
  }
  return days
}
