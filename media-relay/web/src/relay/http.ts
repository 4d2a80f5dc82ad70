import { create } from 'zustand'

/** A request that the relay refused (RFC 9457). `kind` is for programs, the message for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly kind: string,
    detail: string,
    /** After how many seconds it is worth asking again, if the relay says so. */
    readonly retryAfter?: number,
  ) {
    super(detail)
    this.name = 'Problem'
  }
}

/** Whether the relay answered lately. */
const useRelay = create<{ state: 'reached' | 'lost' }>(() => ({ state: 'reached' }))
export const useRelayState = () => useRelay((relay) => relay.state)

/** Something came from the relay. */
export const relayReached = () => useRelay.setState({ state: 'reached' })

export interface Asked extends Omit<RequestInit, 'body'> {
  /** Sent as JSON. */
  json?: unknown
  body?: BodyInit
  /** Proves on whose behalf the request comes. */
  token?: string
}

/** Asks the relay, and fails with a {@link Problem} if it refuses. */
export async function ask(path: string, { json, token, headers, ...init }: Asked = {}): Promise<Response> {
  const sent = new Headers(headers)
  if (json !== undefined) sent.set('content-type', 'application/json')
  if (token) sent.set('authorization', `Bearer ${token}`)
  const body = json === undefined ? init.body : JSON.stringify(json)
  let response: Response
  try {
    response = await fetch(path, { ...init, body, headers: sent })
  } catch (error) {
    if (!init.signal?.aborted) useRelay.setState({ state: 'lost' })
    throw error
  }
  relayReached()
  if (!response.ok) throw await problem(response)
  return response
}

/** Asks the relay for JSON. */
export async function askJson<Answer>(path: string, asked?: Asked): Promise<Answer> {
  return (await ask(path, asked)).json()
}

async function problem(response: Response) {
  const said = await response.json().catch(() => undefined)
  const kind = typeof said?.type === 'string' ? said.type.replace(/^.*[/:#]/, '') : 'unknown'
  const detail = said?.detail ?? said?.title ?? `${response.status} ${response.statusText}`
  const again = /^\d+$/.exec(response.headers.get('retry-after') ?? '')?.[0]
  return new Problem(response.status, kind, detail, again === undefined ? undefined : Number(again))
}
