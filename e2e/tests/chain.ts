// The running chain, as polkadot-api sees it.
import { livestars } from '@polkadot-api/descriptors'
import { createClient } from 'polkadot-api'
import { getWsProvider } from 'polkadot-api/ws'
import { AccountId, Binary } from 'polkadot-api'

import { SS58_PREFIX } from './accounts'

export const url = process.env.LIVESTARS_URL ?? 'ws://127.0.0.1:9944'
export const client = createClient(getWsProvider(url))
export const api = client.getTypedApi(livestars)

/** The free balance of an account in a block, by its hash. */
export async function free(address: string, at: string) {
  return (await api.query.System.Account.getValue(address, { at })).data.free
}

/** The account of a pallet's pot: `modl` and its eight-byte id, filled up with zeros. */
export function pot(id: string) {
  const bytes = new Uint8Array(32)
  bytes.set(new TextEncoder().encode(`modl${id}`))
  return AccountId(SS58_PREFIX).dec(bytes)
}

export const validatorsPot = pot('ls/valpt')
export const treasury = pot('ls/treas')

/** One JSON-RPC request over HTTP. */
export async function rpc(method: string, params: unknown) {
  const response = await fetch(url.replace(/^ws/, 'http'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  return (await response.json()) as { result?: any; error?: { code: number; message: string; data?: unknown } }
}

export { Binary }
