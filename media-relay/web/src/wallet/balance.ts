// What accounts have and what LIVE are worth, as the best block says.
import { useQuery } from '@tanstack/react-query'

import { chain } from '@/chain'

/** How often what can change with every block is asked again, in milliseconds. */
const REFRESH = 4_000

/** An account's balances in planck. What is reserved is held for deposits and the like; what is in purses is in neither. */
export const balanceOf = (address: string | undefined) => ({
  queryKey: ['balance', address],
  enabled: address !== undefined,
  refetchInterval: REFRESH,
  queryFn: async () => {
    const { api } = await chain()
    const [{ data }, existentialDeposit] = await Promise.all([
      api.query.System.Account.getValue(address!, { at: 'best' }),
      api.constants.Balances.ExistentialDeposit(),
    ])
    const { free, reserved, frozen } = data
    return { free, reserved, frozen, existentialDeposit }
  },
})

export const useBalance = (address: string | undefined) => useQuery(balanceOf(address))

/** What one LIVE is worth. */
export interface Price {
  /** US dollars with 18 decimals. */
  value: bigint
  /** Milliseconds since a majority of feeders agreed on it. */
  age: number
  stale: boolean
}

export const price = {
  queryKey: ['price'],
  refetchInterval: 30_000,
  queryFn: async (): Promise<Price | null> => {
    const { api } = await chain()
    const fed = await api.apis.LiveStarsApi.price({ at: 'best' })
    return fed ? { value: fed.value, age: Number(fed.age), stale: fed.freshness.type === 'Stale' } : null
  },
}

/** What one LIVE is worth; nothing as long as it is not known. */
export const usePrice = () => useQuery(price).data ?? undefined
