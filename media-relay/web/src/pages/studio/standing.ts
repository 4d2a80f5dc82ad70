// What the chain says of a performer, read again with every block.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

import { type Chain, chain, useChain } from '@/chain'
import { documentOf } from '@/relay/profiles'
import { about } from '@/relay/rooms'
import { useWallet } from '@/wallet/store'

import { codeOf } from './countries/countries'
import { type Ineligibility, needed, type Standing, type Verification } from './setup/steps'

const best = { at: 'best' } as const

/** What the chain holds for each step. */
async function depositsOf(api: Chain['api']): Promise<Standing['deposits']> {
  const [listed, record, room, proxyBase, proxyFactor, existential] = await Promise.all([
    api.apis.LiveStarsApi.verifiers(best),
    api.constants.Verification.RecordDeposit(),
    api.constants.Rooms.RoomDeposit(),
    api.constants.Proxy.ProxyDepositBase(),
    api.constants.Proxy.ProxyDepositFactor(),
    api.constants.Balances.ExistentialDeposit(),
  ])
  const [answer = 0n] = listed.map(({ fee }) => fee).sort((one, other) => (one < other ? -1 : 1))
  return { record, room, proxy: proxyBase + proxyFactor, existential, answer }
}

/** What somebody has to have who begins with nothing. */
export const wholeWay = queryOptions({
  queryKey: ['studio', 'wholeWay'],
  queryFn: async () => {
    const { api } = await chain()
    return needed({ verification: { state: 'none' }, trusted: false, deposits: await depositsOf(api) })
  },
})

/** What decides how far an account is, if `relay` is to carry its stream. */
export const standingOf = (account: string, relay: string) =>
  queryOptions({
    queryKey: ['studio', 'standing', account, relay],
    queryFn: async (): Promise<Standing> => {
      const { api } = await chain()
      const [{ data }, eligibility, record, room, [proxies], deposits] = await Promise.all([
        api.query.System.Account.getValue(account, best),
        api.apis.LiveStarsApi.eligibility(account, best),
        api.query.Verification.Records.getValue(account, best),
        api.apis.LiveStarsApi.room(account, best),
        api.query.Proxy.Proxies.getValue(account, best),
        depositsOf(api),
      ])
      const submission = record?.pending
      const pending = submission && {
        verifier: submission.verifier,
        fingerprint: submission.fingerprint,
        fee: submission.fee,
        since: submission.submitted_at,
      }
      return {
        free: data.free,
        eligible: eligibility.success,
        ineligibility: eligibility.success ? undefined : (eligibility.value.type as Ineligibility),
        verification: verification(record?.status, pending, eligibility.success),
        pending,
        room: room && { profile: room.profile, blocked: room.blocked.map(codeOf), live: room.live },
        trusted: proxies.some(
          ({ delegate, proxy_type, delay }) =>
            delegate === relay && delay === 0 && (proxy_type.type === 'Streaming' || proxy_type.type === 'Any'),
        ),
        deposits,
      }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

type Status = { type: string; value?: unknown } | undefined

/** What is known of somebody's documents, in the order in which it matters: a bar, what is valid, what waits, what came before. */
function verification(status: Status, pending: Standing['pending'], eligible: boolean): Verification {
  if (status?.type === 'Barred') return { state: 'barred', reason: reasonOf(status) }
  if (status?.type === 'Attested' && eligible) {
    const { verifier, fingerprint, expires_at } = status.value as { verifier: string; fingerprint: string; expires_at: number }
    return { state: 'attested', verifier, fingerprint, until: expires_at }
  }
  if (pending) return { state: 'pending', ...pending }
  switch (status?.type) {
    case 'Rejected':
      return { state: 'rejected', reason: reasonOf(status) }
    case 'Revoked':
      return { state: 'revoked', reason: reasonOf(status) }
    case 'Attested':
    case 'Expired':
      return { state: 'expired' }
    default:
      return { state: 'none' }
  }
}

const reasonOf = (status: NonNullable<Status>) => (status.value as { type: string }).type

/** How far the active account is. */
export function useStanding() {
  const account = useWallet(({ active }) => active?.address)
  const client = useQueryClient()
  const block = useChain((state) => state.block)
  const { data: relay, error: relayError } = useQuery(about)
  const query = useQuery({ ...standingOf(account ?? '', relay?.account ?? ''), enabled: account !== undefined && relay !== undefined })
  useEffect(() => {
    if (block !== undefined) client.invalidateQueries({ queryKey: ['studio', 'standing'] })
  }, [block, client])
  return { account, relay, standing: query.data, error: query.error ?? relayError, refetch: query.refetch }
}

/** The registered verifiers. */
export const verifiers = queryOptions({
  queryKey: ['studio', 'verifiers'],
  queryFn: async () => {
    const { api } = await chain()
    return api.apis.LiveStarsApi.verifiers(best)
  },
  refetchInterval: 30_000,
})

/** How long a block lasts, in milliseconds. */
export const blockTime = queryOptions({
  queryKey: ['blockTime'],
  queryFn: async () => {
    const { api } = await chain()
    return Number(await api.constants.Babe.ExpectedBlockTime())
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The room document that the chain names, if this relay has it; null if it has not. */
export const published = (hash: string | undefined) =>
  queryOptions({
    queryKey: ['studio', 'document', hash],
    enabled: hash !== undefined,
    queryFn: async () => (await documentOf(hash!)) ?? null,
  })
