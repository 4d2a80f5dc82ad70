/** A viewer or performer as the room knows her. */
export interface Person {
  person: string
  nickname: string
  role: 'viewer' | 'moderator' | 'performer'
}

export interface Line {
  line: number
  from: Person
  text: string
  at: number
}

export interface Tip {
  tip: string
  status: 'pending' | 'inBlock' | 'final' | 'refused'
  from: string
  /** Planck. */
  amount: string
  note: string | null
  item: string | null
  chain: { block: number; hash: string; event: number } | null
  reason?: string
  at: number
}

export interface Goal {
  title: string
  amount: string
  raised: string
  reached: boolean
}

/** A room as it is when somebody joins. */
export interface RoomState {
  performer: string
  title: string | null
  subject: string | null
  viewers: number
  chat: Line[]
  tips: Tip[]
  goal: Goal | null
  menu: { label: string; amount: string }[]
  leaderboard: Leaderboard
  stream: { state: 'live' | 'offline'; relay?: string }
}

export interface Leaderboard {
  day: string
  leaders: { name: string; amount: string }[]
}

/** What a room says, by `type`. The room protocol's documentation says what each means. */
export type Heard =
  | { type: 'welcome'; protocol: number; person: string; room: RoomState }
  | { type: 'resync'; missed: number; room: RoomState }
  | { type: 'you'; person: string; nickname: string | null; role: Person['role']; signedIn: boolean; id?: string }
  | { type: 'done'; id: string; line?: number; tip?: string }
  | { type: 'error'; kind: string; detail: string; id?: string }
  | { type: 'presence'; viewers: number }
  | ({ type: 'chat' } & Line)
  | { type: 'deleted'; lines: number[] }
  | ({ type: 'tip' } & Tip)
  | { type: 'goal'; goal: Goal | null }
  | { type: 'menu'; items: { label: string; amount: string }[] }
  | { type: 'about'; title: string | null; subject: string | null }
  | ({ type: 'leaderboard' } & Leaderboard)
  | { type: 'stream'; state: 'live' | 'offline'; relay?: string }
  | { type: 'moderation'; muted: unknown[]; banned: unknown[]; moderators: unknown[] }
  | { type: 'redirect'; to?: string }
  | { type: 'pong'; id?: string }

export type Said = { type: 'hello' | 'chat' | 'moderate' | 'order' | 'note' | 'ping'; [field: string]: unknown }

/** How long to wait before joining again, by how often it failed in a row. */
const PAUSES = [500, 1_000, 2_000, 5_000, 10_000]

/** A room's socket, which comes back by itself until it is closed. */
export class RoomSocket {
  private socket?: WebSocket
  private failures = 0
  private timer?: ReturnType<typeof setTimeout>
  private closed = false
  private last = 0
  private readonly waiting = new Map<string, { resolve: (done: Heard & { type: 'done' }) => void; reject: (error: Error) => void }>()

  constructor(
    private readonly performer: string,
    private readonly on: {
      heard: (message: Heard) => void
      /** The socket is open, or it is not and will be tried again. */
      open: (open: boolean) => void
    },
  ) {
    this.connect()
  }

  /** Says something; fails if the room refuses it or the socket is lost before the answer. */
  say(message: Said): Promise<Heard & { type: 'done' }> {
    const { socket } = this
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Error('room-lost'))
    this.last += 1
    const id = `${this.last}`
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      socket.send(JSON.stringify({ ...message, id }))
    })
  }

  /** Says who one is. The answer is `you`. */
  introduce(nickname: string | null, token?: string) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify({ type: 'hello', nickname, token }))
  }

  close() {
    this.closed = true
    clearTimeout(this.timer)
    this.socket?.close()
  }

  private connect() {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/rooms/${this.performer}/socket`)
    this.socket = socket
    socket.addEventListener('open', () => {
      this.failures = 0
      this.on.open(true)
    })
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(data)))
    socket.addEventListener('close', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('room-lost'))
      this.waiting.clear()
      if (this.closed) return
      this.on.open(false)
      this.timer = setTimeout(() => this.connect(), PAUSES[Math.min(this.failures, PAUSES.length - 1)])
      this.failures += 1
    })
  }

  private hear(message: Heard) {
    if ((message.type === 'done' || message.type === 'error') && message.id) {
      const waiting = this.waiting.get(message.id)
      this.waiting.delete(message.id)
      if (message.type === 'done') waiting?.resolve(message)
      else waiting?.reject(new Error(message.detail))
    }
    this.on.heard(message)
  }
}
