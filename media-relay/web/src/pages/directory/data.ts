import { queryOptions } from '@tanstack/react-query'

import { chain } from '@/chain'
import { askJson } from '@/relay/http'

import { type Earning, type Relay, relayEarnings } from './relays'

/** All relays of the directory. */
export const directory = queryOptions({
  queryKey: ['directory', 'relays'],
  queryFn: () => askJson<Relay[]>('/relays'),
  refetchInterval: 15_000,
})

/** What an account earned as a relay, by this relay's index of the chain. */
export const earningsOf = (operator: string) =>
  queryOptions({
    queryKey: ['directory', 'earnings', operator],
    queryFn: async () => relayEarnings((await askJson<{ earnings: Earning[] }>(`/accounts/${operator}/earnings`)).earnings),
    staleTime: 30_000,
    refetchInterval: 60_000,
  })

/** What the chain asks of relays and pays them. */
export const terms = queryOptions({
  queryKey: ['directory', 'terms'],
  queryFn: async () => {
    const { api } = await chain()
    const [policy, bond, unbondingBlocks, timeoutBlocks, blockTime] = await Promise.all([
      api.apis.LiveStarsApi.policy({ at: 'best' }),
      api.constants.Relays.Bond(),
      api.constants.Relays.UnbondingDelay(),
      api.constants.Relays.HeartbeatTimeout(),
      api.constants.Babe.ExpectedBlockTime(),
    ])
    /** Seconds of a number of blocks. */
    const seconds = (blocks: number) => (blocks * Number(blockTime)) / 1_000
    return { edge: policy.edge_relay, origin: policy.origin_relay, bond, unbondingBlocks, timeoutBlocks, seconds }
  },
  staleTime: Number.POSITIVE_INFINITY,
})
