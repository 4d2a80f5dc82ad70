import { create } from 'zustand'

import type { Chain } from './live'

/** How the app stands with the chain. Nothing of it is loaded before something needs it. */
type State = 'idle' | 'connecting' | 'connected' | 'lost'

export const useChain = create<{ state: State; block?: number; finalized?: number }>(() => ({ state: 'idle' }))
export const useChainState = () => useChain((chain) => chain.state)

let loading: Promise<Chain> | undefined

/** The chain. Loads the client at the first call; the first picture of a room should be there before. */
export function chain(): Promise<Chain> {
  loading ??= import('./live')
    .then(({ connect }) => connect())
    .catch((error) => {
      loading = undefined
      throw error
    })
  return loading
}

export type { Chain }
