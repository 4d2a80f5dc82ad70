import { Problem } from './http'
import { ended, Session } from './media-session'
import { token } from './session'
import { pause } from './watching'

export const CODECS = ['video/H264', 'video/VP8'] as const
export type Codec = (typeof CODECS)[number]

/** What is published, and as whom. */
export interface Wish {
  performer: string
  media: MediaStream
  codec: Codec
  /** Who is on camera beside her. */
  cast: string[]
}

/** How publishing stands. */
export type Publishing =
  | { state: 'connecting' }
  | { state: 'sending' }
  /** It was lost or refused and is tried again at this time; `problem` if the relay said why. */
  | { state: 'waiting'; until: number; problem?: Problem }
  /** The relay refused for good, or ended the stream again and again soon after it began. */
  | { state: 'refused'; problem?: Problem }

/** Three layers, each half as wide and high as the next, with the most bits of each in a second. */
export const LAYERS: RTCRtpEncodingParameters[] = [
  { rid: 'q', scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { rid: 'h', scaleResolutionDownBy: 2, maxBitrate: 600_000 },
  { rid: 'f', maxBitrate: 2_500_000 },
]

/** What does not connect in this time will not. */
const CONNECTING = 15_000
/** A stream that ends sooner was ended by the relay: the chain does not want it. After so many in a row it is not begun again. */
const SOON = 20_000
const MOST_SOON = 4

/** What the relay says of a room that was opened, or of somebody who was attested, in a block that is not final yet. */
const NOT_YET = ['no-room', 'not-eligible']

/** How often a performer who is not to be seen in what is final is tried again, which takes about half a minute. */
const MOST_NOT_YET = 6

/**
 * Whether there is no use in asking again, after so many failures in a row: who may not stream, or what the relay does not understand.
 * Another stream of hers ends.
 */
export function isFinal({ status, kind }: Problem, failures = 0) {
  if (NOT_YET.includes(kind)) return failures >= MOST_NOT_YET
  return status >= 400 && status < 500 && ![404, 409, 429].includes(status) && kind !== 'busy'
}

/** The codecs of a browser, with the wanted one first and what repairs losses kept. */
export function preferred(codecs: RTCRtpCodec[], wanted: Codec): RTCRtpCodec[] {
  const repairs = ({ mimeType }: RTCRtpCodec) => /\/(rtx|red|ulpfec|flexfec-03)$/i.test(mimeType)
  const is = ({ mimeType }: RTCRtpCodec) => mimeType.toLowerCase() === wanted.toLowerCase()
  if (!codecs.some(is)) return []
  return [...codecs.filter(is), ...codecs.filter(repairs)]
}

/** Publishes a camera by WHIP until it is stopped or refused, and comes back by itself. */
export class Publication {
  private readonly stopping = new AbortController()
  private iceServers: RTCIceServer[] = []
  private failures = 0
  private soon = 0

  /** The connection that is open, for what is measured of it. */
  connection?: RTCPeerConnection

  constructor(
    readonly wish: Wish,
    private readonly on: (publishing: Publishing) => void,
  ) {
    this.run()
  }

  stop() {
    this.stopping.abort()
  }

  private async run() {
    const { signal } = this.stopping
    while (!signal.aborted) {
      this.on({ state: 'connecting' })
      const problem = await this.attempt(signal).then(
        () => undefined,
        (error) => (error instanceof Problem ? error : undefined),
      )
      if (signal.aborted) return
      if (problem && isFinal(problem, this.failures)) {
        this.on({ state: 'refused', problem })
        return
      }
      if (this.soon >= MOST_SOON) {
        this.on({ state: 'refused' })
        return
      }
      this.failures += 1
      const wait = pause(this.failures, Math.random())
      this.on({ state: 'waiting', until: Date.now() + wait, problem })
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait)
        const stop = () => {
          clearTimeout(timer)
          resolve()
        }
        signal.addEventListener('abort', stop, { once: true })
      })
    }
  }

  /** One session, from its offer to its end. */
  private async attempt(stopped: AbortSignal): Promise<void> {
    const { performer, media, codec, cast } = this.wish
    const connection = new RTCPeerConnection({ iceServers: this.iceServers })
    this.connection = connection
    for (const track of media.getAudioTracks()) connection.addTransceiver(track, { direction: 'sendonly', streams: [media] })
    for (const track of media.getVideoTracks()) {
      const video = connection.addTransceiver(track, { direction: 'sendonly', streams: [media], sendEncodings: LAYERS })
      const codecs = preferred(RTCRtpSender.getCapabilities('video')?.codecs ?? [], codec)
      if (codecs.length > 0) video.setCodecPreferences(codecs)
    }
    const late = new AbortController()
    const patience = setTimeout(() => late.abort(), CONNECTING)
    const over = AbortSignal.any([stopped, late.signal])
    let since: number | undefined
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState !== 'connected' || over.aborted) return
      clearTimeout(patience)
      since ??= Date.now()
      this.failures = 0
      this.on({ state: 'sending' })
    })
    let session: Session | undefined
    try {
      const end = ended(connection, over)
      const endpoint = `/whip/${performer}${cast.length > 0 ? `?cast=${cast.join()}` : ''}`
      session = await Session.open(connection, endpoint, { token: await token(), signal: over })
      this.iceServers = session.iceServers
      await end
    } finally {
      clearTimeout(patience)
      if (since !== undefined) this.soon = Date.now() - since < SOON ? this.soon + 1 : 0
      if (session) session.close()
      else connection.close()
    }
  }
}
