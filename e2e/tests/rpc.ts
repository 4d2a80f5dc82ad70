// One JSON-RPC request over HTTP.

/** Where the node listens for WebSocket connections. */
export const url = process.env.LIVESTARS_URL ?? 'ws://127.0.0.1:9944'

/** What a node answers to one request. */
export interface Answer {
  result?: any
  error?: { code: number; message: string; data?: unknown }
}

/** Sends a request and returns the whole answer. */
export async function request(method: string, params: unknown, node = url): Promise<Answer> {
  const response = await fetch(node.replace(/^ws/, 'http'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  })
  return (await response.json()) as Answer
}

/** Sends a request that must succeed and returns its result. */
export async function ask(method: string, params: unknown = [], node = url): Promise<any> {
  const { result, error } = await request(method, params, node)
  if (error) throw new Error(`${method}: ${JSON.stringify(error)}`)
  return result
}
