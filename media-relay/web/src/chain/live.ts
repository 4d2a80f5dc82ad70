import { createClient, type PolkadotClient, type TypedApi } from 'polkadot-api'
import { getWsProvider, WsEvent } from 'polkadot-api/ws'

import { settings } from '@/app/settings'

import { livestars } from '../../.papi/descriptors/dist'
import { useChain } from './index'

export type Api = TypedApi<typeof livestars>

/** The connection to the chain: through the relay's node, or verified by this browser. */
export interface Chain {
  client: PolkadotClient
  api: Api
}

/** Connects. The client comes back by itself when the connection is lost. */
export async function connect(): Promise<Chain> {
  useChain.setState({ state: 'connecting' })
  const client = createClient(
    await provider().catch((error) => {
      useChain.setState({ state: 'lost' })
      throw error
    }),
  )
  client.bestBlocks$.subscribe({
    next: ([best]) => best && useChain.setState({ state: 'connected', block: best.number }),
    error: () => useChain.setState({ state: 'lost' }),
  })
  client.finalizedBlock$.subscribe({
    next: ({ number }) => useChain.setState({ finalized: number }),
    error: () => {
      // The best blocks say it.
    },
  })
  return { client, api: client.getTypedApi(livestars) }
}

async function provider() {
  if (settings.getState().lightClient) {
    const { lightProvider } = await import('./light')
    return lightProvider()
  }
  return getWsProvider(`${location.origin.replace(/^http/, 'ws')}/node`, {
    onStatusChanged: ({ type }) => {
      if (type === WsEvent.CLOSE || type === WsEvent.ERROR) useChain.setState({ state: 'lost' })
      if (type === WsEvent.CONNECTED) useChain.setState({ state: 'connected' })
    },
  })
}
