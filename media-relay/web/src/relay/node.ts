import { Problem } from './http'

/** How long the node may take to answer before it counts as lost. */
const PATIENCE = 10_000
/** A connection that nobody asks anything over is closed. */
const IDLE = 30_000

interface Waiting {
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

/** The node could not be reached, or did not answer in time. */
export class NodeLost extends Error {
  constructor() {
    super('the node cannot be reached')
    this.name = 'NodeLost'
  }
}

/** JSON-RPC 2.0 over the relay's way to its node, for pages that need a few reads and not a whole client of the chain. */
export class Node {
  private socket?: WebSocket
  private opened?: Promise<WebSocket>
  private idle?: ReturnType<typeof setTimeout>
  private last = 0
  private readonly waiting = new Map<number, Waiting>()

  constructor(private readonly url: string) {}

  /** Calls a method. Fails with what the node says is wrong, or with {@link NodeLost}. */
  async call<Result>(method: string, ...params: unknown[]): Promise<Result> {
    const socket = await this.open()
    this.last += 1
    const id = this.last
    const answer = new Promise((resolve, reject) => {
      const patience = setTimeout(() => this.waiting.get(id)?.reject(new NodeLost()), PATIENCE)
      const settle =
        <Value>(how: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(patience)
          this.waiting.delete(id)
          this.rest()
          how(value)
        }
      this.waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
    })
    return answer as Promise<Result>
  }

  private open(): Promise<WebSocket> {
    this.opened ??= new Promise((resolve, reject) => {
      const socket = new WebSocket(this.url)
      this.socket = socket
      socket.addEventListener('open', () => resolve(socket))
      socket.addEventListener('message', ({ data }) => this.hear(data))
      socket.addEventListener('close', () => {
        this.opened = undefined
        reject(new NodeLost())
        for (const { reject } of this.waiting.values()) reject(new NodeLost())
      })
    })
    return this.opened
  }

  private hear(data: string) {
    const { id, result, error } = JSON.parse(data)
    const waiting = this.waiting.get(id)
    if (error) waiting?.reject(new Problem(400, `json-rpc ${error.code}`, String(error.data ?? error.message)))
    else waiting?.resolve(result)
  }

  private rest() {
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.waiting.size === 0 && this.socket?.close(), IDLE)
  }
}

let ours: Node | undefined

/** The relay's node. */
export function node() {
  ours ??= new Node(`${location.origin.replace(/^http/, 'ws')}/node`)
  return ours
}
