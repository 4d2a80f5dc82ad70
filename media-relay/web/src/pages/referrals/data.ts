// What the chain says of an account as a referrer.
import { queryOptions } from '@tanstack/react-query'

import { chain } from '@/chain'

import { decodeCode, encodeCode } from './code'
import { tiersBelow } from './tree'

const best = { at: 'best' } as const

/** The rates that payments are split by, and what referrals cost. */
export const terms = queryOptions({
  queryKey: ['referrals', 'terms'],
  queryFn: async () => {
    const { api } = await chain()
    const [policy, enrolmentDeposit, codeDeposit, mostCodes] = await Promise.all([
      api.apis.LiveStarsApi.policy(best),
      api.constants.Referrals.EnrolmentDeposit(),
      api.constants.Referrals.CodeDeposit(),
      api.constants.Referrals.MaxCodes(),
    ])
    return { policy, enrolmentDeposit, codeDeposit, mostCodes }
  },
  staleTime: 60_000,
})

/** Who brought an account, whom it brought, what it earned by that, and its codes. */
export const standingOf = (account: string) =>
  queryOptions({
    queryKey: ['referrals', 'standing', account],
    queryFn: async () => {
      const { api } = await chain()
      const [stats, path, codes] = await Promise.all([
        api.apis.LiveStarsApi.referral_stats(account, best),
        api.apis.LiveStarsApi.referral_path(account, best),
        api.query.Referrals.CodesOf.getValue(account, best),
      ])
      return { stats, path, codes: codes.map(decodeCode) }
    },
    refetchInterval: 15_000,
  })

/** Whom an account brought, tier by tier. Reads all enrolments of the chain, which hold no such list. */
export const treeOf = (account: string) =>
  queryOptions({
    queryKey: ['referrals', 'tree', account],
    queryFn: async () => {
      const { api } = await chain()
      const entries = await api.query.Referrals.Enrolments.getEntries(best)
      const enrolments = entries.map(({ keyArgs: [enrolled], value: { path } }) => ({ account: enrolled, path }))
      return tiersBelow(account, enrolments)
    },
    staleTime: 60_000,
  })

/** Who is found by a code; null if nobody is. */
export const ownerOf = (code: string) =>
  queryOptions({
    queryKey: ['referrals', 'owner', code],
    queryFn: async () => {
      const { api } = await chain()
      return (await api.apis.LiveStarsApi.code_owner(encodeCode(code), best)) ?? null
    },
    staleTime: 15_000,
  })
