import { queryOptions } from '@tanstack/react-query'

import { node } from '@/relay/node'

import type { OpenRpc } from './openrpc'

/** What the relay's node says that it can be asked; if it says nothing, what this app was built with. */
export const openRpc = queryOptions({
  queryKey: ['developers', 'openrpc'],
  queryFn: async () => {
    try {
      return { document: await node().call<OpenRpc>('rpc.discover'), from: 'node' as const }
    } catch {
      const { default: document } = await import('virtual:docs/rpc/openrpc')
      return { document, from: 'app' as const }
    }
  },
  staleTime: 60_000,
})

/** The names of all methods of the relay's node, those for wallets and clients too. */
export const allMethods = queryOptions({
  queryKey: ['developers', 'methods'],
  queryFn: async () => (await node().call<{ methods: string[] }>('rpc_methods')).methods,
  staleTime: 60_000,
  retry: false,
})

const documents = {
  rooms: () => import('virtual:docs/room-protocol.md'),
  reference: () => import('virtual:docs/reference.md'),
}

/** A document that the app was built with. */
export const documentOf = (name: keyof typeof documents) =>
  queryOptions({
    queryKey: ['developers', 'document', name],
    queryFn: async () => (await documents[name]()).default,
    staleTime: Number.POSITIVE_INFINITY,
  })
