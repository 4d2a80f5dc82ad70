import { Problem } from './http'
import { type Layer, layersOf, limit } from './layers'
import { ended, Session } from './media-session'

/** What is to be received. */
export interface Wanted {
  audio: boolean
  video: boolean
  /** No picture is wanted that is higher than this, in pixels; the bandwidth alone decides if it is not said. */
  maxHeight?: number
}

/** How watching stands. */
export type Watching =
  | { state: 'connecting' }
  | { state: 'playing' }
  /** It was lost or refused and is tried again at this time; `problem` if the relay said why. */
  | { state: 'waiting'; until: number; problem?: Problem }
  /** The relay refused for good. */
  | { state: 'refused'; problem: Problem }

/** How long to wait before trying again, in milliseconds, by how often it failed in a row. */
const PAUSES = [500, 1_000, 2_000, 4_000, 8_000]
/** No relay makes a viewer wait for longer than this, in milliseconds. */
const LONGEST_PAUSE = 60_000
/** What does not connect in this time will not. */
const CONNECTING = 10_000
/** A connection over which nothing comes for so long is of no use, although the browser does not say so for a while. */
const STALLED = 4_000
/** Some of each pause is left to chance, so that the viewers of a relay that was lost do not come back all at once. */
const SPREAD = 0.3

/**
 * How long to wait after so many failures in a row, in milliseconds, and no less than the relay asks for, in seconds. `chance` is between
 * 0 and 1.
 */
export function pause(failures: number, chance: number, retryAfter = 0) {
  const own = PAUSES[Math.min(Math.max(failures, 1), PAUSES.length) - 1]!
  const base = Math.max(own, Math.min(retryAfter * 1_000, LONGEST_PAUSE))
  return Math.round(base * (1 - SPREAD + 2 * SPREAD * chance))
}

/** Whether there is no use in asking again. */
export const isFinal = ({ status }: Problem) => [400, 404, 451].includes(status)

/**
 * Watches a performer by WHEP until it is stopped, and comes back by itself. The stream stays the same object, with the tracks of the
 * session that is open.
 */
export class Watch {
  readonly stream = new MediaStream()
  private readonly stopping = new AbortController()
  private current = new AbortController()
  private iceServers: RTCIceServer[] = []
  private failures = 0

  /** How it stands. */
  now: Watching = { state: 'connecting' }

  /** The connection that is open, for what is measured of it. */
  connection?: RTCPeerConnection
  /** Where the layers of the session that is open are chosen. */
  private choosing?: string
  private known: Layer[] = []

  constructor(
    private readonly performer: string,
    private wanted: Wanted,
    private on: (watching: Watching) => void = () => {},
  ) {
    this.run()
  }

  /** Has somebody else told of what changes. */
  listen(on: (watching: Watching) => void) {
    this.on = on
    on(this.now)
  }

  /** Receives something else from now on. */
  want(wanted: Wanted) {
    const before = this.wanted
    this.wanted = wanted
    if (wanted.audio !== before.audio || wanted.video !== before.video) this.again()
    else if (wanted.maxHeight !== before.maxHeight) this.limit()
  }

  /** Which layers there are; those that were seen last where no picture is received. */
  async layers(): Promise<Layer[]> {
    const layers = this.choosing ? await layersOf(this.choosing) : []
    if (layers.length > 0) this.known = layers
    return this.known
  }

  private limit() {
    if (!this.choosing) return
    limit(this.choosing, this.wanted.maxHeight).catch(() => {
      // The session is over, and the next one asks again; a relay that takes no wishes chooses by the bandwidth.
    })
  }

  /** Tries again at once. */
  again() {
    this.failures = 0
    this.current.abort()
  }

  stop() {
    this.on = () => {}
    this.stopping.abort()
    this.current.abort()
  }

  private tell(watching: Watching) {
    this.now = watching
    this.on(watching)
  }

  private async run() {
    while (!this.stopping.signal.aborted) {
      this.current = new AbortController()
      const { signal } = this.current
      this.tell({ state: 'connecting' })
      const problem = await this.attempt(signal).then(
        () => undefined,
        (error) => (error instanceof Problem ? error : undefined),
      )
      if (this.stopping.signal.aborted) return
      if (signal.aborted) continue
      if (problem && isFinal(problem)) {
        this.tell({ state: 'refused', problem })
        await aborted(signal)
        continue
      }
      this.failures += 1
      // A stream that is not there can begin at any time: it is looked for at one pace.
      const wait = pause(problem?.kind === 'not-live' ? 1 : this.failures, Math.random(), problem?.retryAfter)
      this.tell({ state: 'waiting', until: Date.now() + wait, problem })
      await Promise.race([aborted(signal), new Promise((resolve) => setTimeout(resolve, wait))])
    }
  }

  /** One session, from its offer to its end. */
  private async attempt(signal: AbortSignal): Promise<void> {
    const connection = new RTCPeerConnection({ iceServers: this.iceServers })
    this.connection = connection
    if (this.wanted.audio) connection.addTransceiver('audio', { direction: 'recvonly' })
    if (this.wanted.video) connection.addTransceiver('video', { direction: 'recvonly' })
    for (const track of this.stream.getTracks()) this.stream.removeTrack(track)
    connection.addEventListener('track', ({ track }) => this.stream.addTrack(track))
    const late = new AbortController()
    const patience = setTimeout(() => late.abort(), CONNECTING)
    const over = AbortSignal.any([signal, late.signal])
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState !== 'connected') return
      clearTimeout(patience)
      performance.mark('whep-connected')
      this.failures = 0
      this.tell({ state: 'playing' })
    })
    let session: Session | undefined
    try {
      performance.mark('whep-offer')
      const end = Promise.race([ended(connection, over), stalled(connection, over)])
      session = await Session.open(connection, `/whep/${this.performer}`, { signal: over })
      performance.mark('whep-answer')
      this.iceServers = session.iceServers
      this.choosing = session.layers
      if (this.wanted.video && this.wanted.maxHeight !== undefined) this.limit()
      await end
    } finally {
      clearTimeout(patience)
      this.choosing = undefined
      if (session) session.close()
      else connection.close()
    }
  }
}

/** Resolves once nothing comes any more over a connection that seems to be up. */
function stalled(connection: RTCPeerConnection, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    let [bytes, since] = [0, performance.now()]
    const timer = setInterval(async () => {
      if (signal.aborted || connection.connectionState === 'closed') return clearInterval(timer)
      const now = await received(connection)
      if (now !== bytes || connection.connectionState !== 'connected') [bytes, since] = [now, performance.now()]
      if (performance.now() - since < STALLED) return
      clearInterval(timer)
      resolve()
    }, 1_000)
  })
}

async function received(connection: RTCPeerConnection) {
  let bytes = 0
  for (const report of (await connection.getStats()).values()) if (report.type === 'inbound-rtp') bytes += report.bytesReceived ?? 0
  return bytes
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
