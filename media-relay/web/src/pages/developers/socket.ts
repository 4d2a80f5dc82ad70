// A WebSocket of which everything that goes and comes is shown.

/** A message that went or came, or something that happened to the socket. */
export interface Frame {
  number: number
  /** Milliseconds since the Unix epoch. */
  at: number
  way: 'sent' | 'came' | 'opened' | 'closed'
  text: string
}

/** How many frames are kept. */
const KEPT = 200

/** A socket that is opened when something is to be heard or said, and stays open until it is closed. */
export class ShownSocket {
  private socket?: WebSocket
  private frames: Frame[] = []
  private last = 0

  constructor(
    private readonly path: string,
    private readonly shown: (frames: Frame[]) => void,
    /** Hears every message that comes. */
    private readonly heard: (text: string) => void = () => {},
  ) {}

  /** Resolves once the socket is open; rejects if it cannot be opened. */
  open(): Promise<void> {
    if (this.socket?.readyState === WebSocket.OPEN) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${this.path}`)
      this.socket = socket
      socket.addEventListener('open', () => {
        this.note('opened', this.path)
        resolve()
      })
      socket.addEventListener('message', ({ data }) => {
        this.note('came', String(data))
        this.heard(String(data))
      })
      socket.addEventListener('close', ({ code, reason }) => {
        this.note('closed', [code, reason].filter(Boolean).join(' '))
        reject(new Error(`closed with ${code}`))
      })
    })
  }

  async say(text: string) {
    await this.open()
    this.note('sent', text)
    this.socket!.send(text)
  }

  close() {
    this.socket?.close()
  }

  clear() {
    this.frames = []
    this.shown(this.frames)
  }

  private note(way: Frame['way'], text: string) {
    this.last += 1
    this.frames = [{ number: this.last, at: Date.now(), way, text }, ...this.frames].slice(0, KEPT)
    this.shown(this.frames)
  }
}

/** JSON as people read it; what is none stays as it is. */
export function pretty(text: string) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
