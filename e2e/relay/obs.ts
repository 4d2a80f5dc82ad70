// What OBS Studio's WHIP output does (plugins/obs-webrtc), over the library that it is made of: the same tracks, the same packets,
// the same requests in the same order.
import { execFileSync } from 'node:child_process'

import rtc from 'node-datachannel'

const FRAMES_PER_SECOND = 25
const OPUS_BYTES = 160

/** A clip as encoders give it: H.264 in access units, Opus in packets of 20 ms. */
export interface Clip {
  /** None for an output of sound alone. */
  pictures: Buffer[]
  sound: Buffer[]
}

/** Encodes a clip with ffmpeg: a key frame every `keyFrame` pictures, no B-frames, as OBS has it encoded for WHIP. */
export function encode(seconds: number, keyFrame: number): Clip {
  const run = (args: string[]) =>
    execFileSync(process.env.LIVESTARS_FFMPEG!, ['-nostdin', '-loglevel', 'error', ...args, 'pipe:1'], { maxBuffer: 1 << 28 })
  const video = run([
    ...['-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=${FRAMES_PER_SECOND}`, '-t', `${seconds}`],
    ...['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-bf', '0', '-pix_fmt', 'yuv420p'],
    ...['-g', `${keyFrame}`, '-keyint_min', `${keyFrame}`, '-sc_threshold', '0'],
    ...['-bsf:v', 'dump_extra,h264_metadata=aud=insert', '-f', 'h264'],
  ])
  // Without variable rate all packets are of one length.
  const audio = run([
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', `${seconds}`],
    ...['-map', '0:a', '-c:a', 'libopus', '-ac', '2', '-b:a', `${OPUS_BYTES * 8 * 50}`, '-vbr', 'off', '-f', 'data'],
  ])
  const sound = Array.from({ length: Math.floor(audio.length / OPUS_BYTES) }, (_, at) =>
    audio.subarray(at * OPUS_BYTES, (at + 1) * OPUS_BYTES),
  )
  return { pictures: accessUnits(video), sound }
}

/** Splits a byte stream (H.264, annex B) at its access unit delimiters. */
function accessUnits(stream: Buffer): Buffer[] {
  const delimiter = Buffer.from([0, 0, 0, 1, 9])
  const begins: number[] = []
  for (let at = stream.indexOf(delimiter); at >= 0; at = stream.indexOf(delimiter, at + 1)) begins.push(at)
  return begins.map((begin, index) => stream.subarray(begin, begins[index + 1]))
}

/** OBS gathers candidates once it has the answer, and tells the server none of them. This library gathers at once. */
function withoutCandidates(offer: string) {
  return offer
    .split('\r\n')
    .filter((line) => !/^a=(candidate:|end-of-candidates)/.test(line))
    .join('\r\n')
    .replace(/^(m=\w+) \d+/gm, '$1 9')
    .replace(/^c=IN .*$/gm, 'c=IN IP4 0.0.0.0')
}

/** A WHIP output. */
export class Obs {
  private readonly connection = new rtc.PeerConnection('obs', { iceServers: [] })
  private readonly timers: NodeJS.Timeout[] = []
  private resource = ''
  /** When it began to send, on the clock of `performance.now`. */
  private began = 0
  /** What the relay answered. */
  answer = ''
  /** The states of the connection so far. */
  readonly states: string[] = []

  constructor(
    private readonly endpoint: string,
    private readonly bearer: string,
  ) {
    this.connection.onStateChange((state) => this.states.push(state))
  }

  private get headers() {
    return { authorization: `Bearer ${this.bearer}`, 'user-agent': 'Mozilla/5.0 (OBS-Studio/31.0.0; Linux x86_64; en-US)' }
  }

  /** Makes the tracks, posts the offer, takes the answer, and sends the clip over and over. Returns the response's status. */
  async start(clip: Clip): Promise<number> {
    const ssrc = 1_302_346
    const [cname, stream] = ['kP8vXqYzkP8vXqYz', 'mLq7mLq7mLq7mLq7']

    const sound = new rtc.Audio('0', 'SendOnly')
    sound.addOpusCodec(111)
    sound.addSSRC(ssrc, cname, stream, `${stream}-audio`)
    const soundTrack = this.connection.addTrack(sound)
    const soundClock = new rtc.RtpPacketizationConfig(ssrc, cname, 111, 48_000)
    const soundPackets = new rtc.RtpPacketizer(soundClock)
    soundPackets.addToChain(new rtc.RtcpSrReporter(soundClock))
    soundPackets.addToChain(new rtc.RtcpNackResponder())
    soundTrack.setMediaHandler(soundPackets)

    const pictures = clip.pictures.length > 0 ? this.addVideo(ssrc + 1, cname, stream) : undefined

    this.connection.setLocalDescription()
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/sdp', accept: '*/*' },
      body: withoutCandidates(this.connection.localDescription()!.sdp),
      signal: AbortSignal.timeout(8_000),
    })
    this.answer = await response.text()
    if (response.status !== 201) return response.status
    this.resource = new URL(response.headers.get('location')!, this.endpoint).href
    this.connection.setRemoteDescription(this.answer, 'answer')

    this.began = performance.now()
    this.every(20, clip.sound, (packet) => {
      if (!soundTrack.isOpen()) return
      soundClock.timestamp = (soundClock.timestamp + 960) >>> 0
      soundTrack.sendMessageBinary(packet)
    })
    if (pictures) this.every(1_000 / FRAMES_PER_SECOND, clip.pictures, pictures)
    return response.status
  }

  /** Makes the track of pictures, and returns what sends one. */
  private addVideo(ssrc: number, cname: string, stream: string) {
    const video = new rtc.Video('1', 'SendOnly')
    video.addSSRC(ssrc, cname, stream, `${stream}-video`)
    video.parseSdpLine('a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:mid')
    video.parseSdpLine('a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id')
    video.addH264Codec(96)
    const track = this.connection.addTrack(video)
    const clock = new rtc.RtpPacketizationConfig(ssrc, cname, 96, 90_000)
    const packets = new rtc.H264RtpPacketizer('StartSequence', clock, 1_200)
    packets.addToChain(new rtc.RtcpSrReporter(clock))
    packets.addToChain(new rtc.RtcpNackResponder(4_000))
    track.setMediaHandler(packets)
    return (picture: Buffer) => {
      if (!track.isOpen()) return
      clock.timestamp = (clock.timestamp + 90_000 / FRAMES_PER_SECOND) >>> 0
      track.sendMessageBinary(picture)
    }
  }

  /** Waits until it is so many seconds in the clip, which takes `length` of them. */
  async reaches(second: number, length: number) {
    const now = ((performance.now() - this.began) / 1_000) % length
    await new Promise((resolve) => setTimeout(resolve, ((second - now + length) % length) * 1_000))
  }

  /** Ends the connection first and tells the relay then, as OBS does. Returns the status of the relay's answer. */
  async stop(): Promise<number> {
    for (const timer of this.timers.splice(0)) clearInterval(timer)
    this.connection.close()
    if (!this.resource) return 0
    const { status } = await fetch(this.resource, { method: 'DELETE', headers: this.headers, signal: AbortSignal.timeout(8_000) })
    return status
  }

  /** Sends the next of these, again and again, at a steady pace however late the timer is. */
  private every(milliseconds: number, of: Buffer[], send: (next: Buffer) => void) {
    let sent = 0
    const timer = setInterval(() => {
      for (; sent * milliseconds < performance.now() - this.began; sent += 1) send(of[sent % of.length]!)
    }, milliseconds / 2)
    this.timers.push(timer)
  }
}
