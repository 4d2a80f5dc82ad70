import { relayReached } from './http'
import { pause } from './watching'

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
  status: 'pending' | 'inBlock' | 'final' | 'refused' | 'unwitnessed'
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
  /** The start of the day (UTC), in milliseconds since the Unix epoch. */
  day: number
  leaders: { name: string; amount: string }[]
}

/** Somebody who may not chat, or not come in. */
export interface Penalty {
  person: string
  nickname: string | null
  /** When it ends; null if it does not end by itself. */
  until: number | null
}

/** Who keeps order and who is kept in it; moderators and the performer are told. */
export interface Order {
  muted: Penalty[]
  banned: Penalty[]
  /** Addresses. */
  moderators: string[]
}

/** What a room says, by `type`. The room protocol's documentation says what each means. */
export type Heard =
  | { type: 'welcome'; protocol: number; person: string; room: RoomState }
  | { type: 'resync'; missed: number; room: RoomState }
  | { type: 'you'; person: string; nickname: string | null; role: Person['role']; signedIn: boolean; id?: string }
  | { type: 'done'; id?: string; line?: number; tip?: string }
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
  | ({ type: 'moderation' } & Order)
  | { type: 'redirect'; to?: string }
  | { type: 'pong'; id?: string }

export type Said = { type: 'hello' | 'chat' | 'moderate' | 'order' | 'note' | 'ping'; [field: string]: unknown }

/** What a room answers to what was said. */
export type Answer = Heard & { type: 'done' | 'you' }

/** What the room refused, and why. */
export class Refused extends Error {
  constructor(
    readonly kind: string,
    detail: string,
  ) {
    super(detail)
    this.name = 'Refused'
  }
}

/** The socket was lost before the room answered. */
export class RoomLost extends Error {
  constructor() {
    super('the room cannot be reached')
    this.name = 'RoomLost'
  }
}

/** How the socket stands: `out` is for good, until somebody asks for it again. */
export type Joined = 'open' | 'lost' | 'out'

/** The codes of a socket that was closed by the room (RFC 6455, section 7.4.1). */
const POLICY = 1008

/** A room's socket, which comes back by itself until it is closed or the viewer was sent out. */
export class RoomSocket {
  private socket?: WebSocket
  private failures = 0
  private timer?: ReturnType<typeof setTimeout>
  private closed = false
  private last = 0
  private readonly waiting = new Map<string, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()

  constructor(
    private readonly performer: string,
    private readonly on: { heard: (message: Heard) => void; joined: (joined: Joined) => void },
  ) {
    this.connect()
  }

  /** Says something; fails with {@link Refused} or {@link RoomLost}. */
  say(message: Said): Promise<Answer> {
    const { socket } = this
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new RoomLost())
    this.last += 1
    const id = `${this.last}`
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      socket.send(JSON.stringify({ ...message, id }))
    })
  }

  /** Says who one is. */
  introduce(nickname: string | null, token?: string): Promise<Answer> {
    return this.say({ type: 'hello', nickname, token })
  }

  /** Joins again at once, as after the viewer was sent out. */
  again() {
    clearTimeout(this.timer)
    this.failures = 0
    if (this.socket?.readyState === WebSocket.CLOSED) this.connect()
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
      if (this.closed) return
      relayReached()
      this.on.joined('open')
    })
    socket.addEventListener('message', ({ data }) => {
      if (!this.closed) this.hear(JSON.parse(data))
    })
    socket.addEventListener('close', ({ code, reason }) => {
      for (const { reject } of this.waiting.values()) reject(new RoomLost())
      this.waiting.clear()
      if (this.closed) return
      if (code === POLICY && reason !== 'too fast') {
        this.on.joined('out')
        return
      }
      this.failures += 1
      this.on.joined('lost')
      this.timer = setTimeout(() => this.connect(), pause(this.failures, Math.random()))
    })
  }

  private hear(message: Heard) {
    if (message.type === 'welcome') this.failures = 0
    const waiting = 'id' in message && message.id ? this.waiting.get(message.id) : undefined
    if (waiting && 'id' in message) {
      this.waiting.delete(message.id!)
      if (message.type === 'error') waiting.reject(new Refused(message.kind, message.detail))
      else if (message.type !== 'pong') waiting.resolve(message as Answer)
    }
    this.on.heard(message)
  }
}
