// Chromium with a fake camera, and what a page does with it.
import { type Browser, chromium, type Page } from 'playwright-core'

/** What a page knows of a stream that it watches or sends. */
export interface Figures {
  frames: number
  width: number
  height: number
  codec: string
  /** Packets of sound. */
  audio: number
  /** Seconds of sound that were recorded, or decoded from what came. */
  heard: number
  /** How loud that was, added up (W3C's statistics of WebRTC, totalAudioEnergy). */
  energy: number
  lost: number
  retransmitted: number
  nacks: number
  freezes: number
  frozen: number
  bytes: number
  layers: number
  /** How this side is reached: `host`, `srflx`, `prflx` or `relay`. */
  candidate: string
  /** When this was seen, in milliseconds. */
  at: number
  /** Where the other side is. */
  peer: string
}

/** How a stream went for some time. */
export interface Change {
  /** Pictures in a second. */
  rate: number
  /** The share of the time in which the picture stood still. */
  frozen: number
  /** Packets that came again. */
  retransmitted: number
  /** How often packets were asked for again. */
  nacks: number
  /** Seconds of sound in a second. */
  heard: number
  /** How loud they were. */
  energy: number
}

/** A layer that a relay can send. */
export interface Layer {
  rid: string
  bitrate: number
  width: number
  height: number
}

/** Debian's Chromium, with a camera and a microphone that are made up. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
      ...['--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection'],
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ],
  })
}

/** A page that can publish and watch, on the relay's own origin. */
export class Tab {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, origin: string) {
    const page = await browser.newPage()
    // Any page of the origin will do: a camera needs a secure context, and loopback is one.
    await page.goto(origin)
    await page.evaluate(install)
    return new Tab(page)
  }

  /** Publishes the camera, and returns the session's address. */
  publish(endpoint: string, token: string, wish: Wish = {}): Promise<string> {
    return this.page.evaluate(([endpoint, token, wish]) => (window as any).media.publish(endpoint, token, wish), [
      endpoint,
      token,
      wish,
    ] as const)
  }

  /** Watches, and returns how many milliseconds went by until the first picture. */
  watch(endpoint: string, configuration: RTCConfiguration = {}, token = ''): Promise<number> {
    return this.page.evaluate(([endpoint, configuration, token]) => (window as any).media.watch(endpoint, configuration, token), [
      endpoint,
      configuration,
      token,
    ] as const)
  }

  /** The layers that the relay can send to this viewer, the smallest first, once there are at least so many. */
  async layers(least: number, seconds = 40): Promise<Layer[]> {
    const deadline = Date.now() + seconds * 1_000
    for (;;) {
      const known = await this.page.evaluate(() => (window as any).media.layers())
      // The pictures are in the second section, behind the sound.
      const layers: Layer[] = known['1']
      if (layers.length >= least) return layers
      if (Date.now() > deadline) throw new Error(`not ${least} within ${seconds} s: ${JSON.stringify(known)}`)
      await this.page.waitForTimeout(500)
    }
  }

  /** Says what is wanted at most, and returns the status of the answer. */
  choose(choice: { rid?: string; maxHeight?: number }): Promise<number> {
    return this.page.evaluate((choice) => (window as any).media.choose(choice), choice)
  }

  /** How the connection is. */
  state(): Promise<string> {
    return this.page.evaluate(() => (window as any).media.connection.connectionState)
  }

  /** What was sent or came so far. */
  figures(): Promise<Figures> {
    return this.page.evaluate(() => (window as any).media.figures())
  }

  /** Waits until what was sent or came satisfies `enough`, and returns it. */
  async until(enough: (figures: Figures) => boolean, seconds = 20): Promise<Figures> {
    const deadline = Date.now() + seconds * 1_000
    for (;;) {
      const figures = await this.figures()
      if (enough(figures)) return figures
      if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${JSON.stringify(figures)}`)
      await this.page.waitForTimeout(200)
    }
  }

  /** What changes while so many seconds go by. */
  async during(seconds: number): Promise<Change> {
    const before = await this.figures()
    await this.page.waitForTimeout(seconds * 1_000)
    const after = await this.figures()
    const elapsed = (after.at - before.at) / 1_000
    return {
      rate: (after.frames - before.frames) / elapsed,
      frozen: (after.frozen - before.frozen) / elapsed,
      retransmitted: after.retransmitted - before.retransmitted,
      nacks: after.nacks - before.nacks,
      heard: (after.heard - before.heard) / elapsed,
      energy: (after.energy - before.energy) / elapsed,
    }
  }

  /** Waits until the connection ended, and returns how. */
  ended(): Promise<string> {
    return this.page.evaluate(() => (window as any).media.ended)
  }

  /** Ends the session as the protocol wants it, and the tab. */
  async close() {
    await this.page.evaluate(() => (window as any).media.hangUp()).catch(() => undefined)
    await this.page.close()
  }

  /** Ends the tab without a word to the relay. */
  vanish() {
    return this.page.close()
  }
}

/** How the camera is published. */
export interface Wish {
  /** The video codec, such as `video/VP8`; the browser's first if not given. */
  codec?: string
  /** Three layers, each half as wide and high as the next. */
  simulcast?: boolean
  /** The most bits of video in a second. */
  bitrate?: number
}

/** Puts into the page what {@link Tab} calls. Runs in the browser. */
function install() {
  // The relay learns where a client is from its checks: one candidate is enough to begin with, and all of a TURN server's may take
  // Chromium most of a minute.
  const gathered = (connection: RTCPeerConnection) =>
    new Promise<void>((resolve) => {
      connection.addEventListener('icecandidate', () => resolve())
      if (connection.iceGatheringState === 'complete') resolve()
    })

  const decoded = async (connection: RTCPeerConnection) => {
    while (connection.connectionState !== 'closed') {
      for (const report of (await connection.getStats()).values()) if (report.framesDecoded > 0) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  const exchange = async (connection: RTCPeerConnection, endpoint: string, headers: Record<string, string>) => {
    await connection.setLocalDescription(await connection.createOffer())
    await gathered(connection)
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', ...headers },
      body: connection.localDescription!.sdp,
    })
    const body = await response.text()
    if (response.status !== 201) throw new Error(`${response.status} ${body}`)
    await connection.setRemoteDescription({ type: 'answer', sdp: body })
    media.resource = new URL(response.headers.get('location')!, endpoint).href
    const choosing = /<([^>]+)>; rel="urn:ietf:params:whep:ext:core:layer"/.exec(response.headers.get('link') ?? '')?.[1]
    media.choosing = choosing && new URL(choosing, endpoint).href
    return media.resource
  }

  const media = {
    connection: undefined as RTCPeerConnection | undefined,
    ended: undefined as Promise<string> | undefined,
    resource: undefined as string | undefined,
    choosing: undefined as string | undefined,

    connect(configuration?: RTCConfiguration) {
      const connection = new RTCPeerConnection(configuration)
      media.connection = connection
      media.ended = new Promise((resolve) => {
        connection.addEventListener('connectionstatechange', () => {
          if (['failed', 'closed', 'disconnected'].includes(connection.connectionState)) resolve(connection.connectionState)
          // What the relay says over DTLS when it ends a session; to Chromium the connection stands for seconds more.
          const transport = connection.getTransceivers()[0]?.receiver.transport
          transport?.addEventListener('statechange', () => {
            if (['failed', 'closed'].includes(transport.state)) resolve(transport.state)
          })
        })
      })
      return connection
    },

    async publish(endpoint: string, token: string, { codec, simulcast, bitrate }: Wish) {
      const camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480, frameRate: 20 } })
      const connection = media.connect()
      connection.addTransceiver(camera.getAudioTracks()[0]!, { direction: 'sendonly', streams: [camera] })
      const video = connection.addTransceiver(camera.getVideoTracks()[0]!, {
        direction: 'sendonly',
        streams: [camera],
        sendEncodings: simulcast
          ? [{ rid: 'q', scaleResolutionDownBy: 4 }, { rid: 'h', scaleResolutionDownBy: 2 }, { rid: 'f' }]
          : [{ maxBitrate: bitrate }],
      })
      if (codec) {
        const { codecs } = RTCRtpSender.getCapabilities('video')!
        const wanted = codecs.filter(({ mimeType }) => mimeType === codec)
        video.setCodecPreferences([...wanted, ...codecs.filter(({ mimeType }) => /rtx|red|ulpfec/.test(mimeType))])
      }
      return exchange(connection, endpoint, { authorization: `Bearer ${token}` })
    },

    async watch(endpoint: string, configuration: RTCConfiguration, token: string) {
      const began = performance.now()
      const connection = media.connect(configuration)
      connection.addTransceiver('audio', { direction: 'recvonly' })
      connection.addTransceiver('video', { direction: 'recvonly' })
      const screen = document.createElement('video')
      // Chromium measures how loud it plays what comes, which of what is muted is not at all.
      Object.assign(screen, { autoplay: true, playsInline: true, srcObject: new MediaStream() })
      document.body.append(screen)
      connection.addEventListener('track', ({ track }) => (screen.srcObject as MediaStream).addTrack(track))
      // A tab that Chromium thinks nobody looks at decodes pictures and shows none.
      const shown = new Promise<void>((resolve) => screen.requestVideoFrameCallback(() => resolve()))
      await exchange(connection, endpoint, token ? { authorization: `Bearer ${token}` } : {})
      await Promise.race([shown, decoded(connection)])
      return performance.now() - began
    },

    async layers() {
      return (await fetch(media.choosing!)).json()
    },

    async choose(choice: object) {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(media.choosing!, { method: 'POST', headers, body: JSON.stringify(choice) })).status
    },

    async hangUp() {
      media.connection?.close()
      if (media.resource) await fetch(media.resource, { method: 'DELETE' })
    },

    async figures(): Promise<Figures> {
      const figures = {
        ...{ frames: 0, width: 0, height: 0, codec: '', audio: 0, heard: 0, energy: 0, lost: 0, retransmitted: 0 },
        ...{ nacks: 0, freezes: 0, frozen: 0, bytes: 0, layers: 0, candidate: '', peer: '', at: performance.now() },
      }
      const reports = await media.connection!.getStats()
      for (const report of reports.values()) {
        if (report.type === 'transport') {
          const pair = reports.get(report.selectedCandidatePairId)
          figures.candidate = reports.get(pair?.localCandidateId)?.candidateType ?? ''
          figures.peer = reports.get(pair?.remoteCandidateId)?.address ?? ''
        }
        if (report.kind === 'audio' && ['inbound-rtp', 'media-source'].includes(report.type)) {
          // What the browser made up in place of what did not come was not heard.
          const madeUp = (report.concealedSamples ?? 0) / (report.totalSamplesReceived || 1)
          figures.heard += (report.totalSamplesDuration ?? 0) * (1 - madeUp)
          figures.energy += report.totalAudioEnergy ?? 0
        }
        if (report.type !== 'inbound-rtp' && report.type !== 'outbound-rtp') continue
        if (report.kind === 'audio') {
          figures.audio += report.packetsReceived ?? report.packetsSent ?? 0
          continue
        }
        figures.layers += 1
        figures.frames += report.framesDecoded ?? report.framesEncoded ?? 0
        figures.width = Math.max(figures.width, report.frameWidth ?? 0)
        figures.height = Math.max(figures.height, report.frameHeight ?? 0)
        figures.codec = reports.get(report.codecId)?.mimeType ?? figures.codec
        figures.lost += report.packetsLost ?? 0
        figures.retransmitted += report.retransmittedPacketsReceived ?? report.retransmittedPacketsSent ?? 0
        figures.nacks += report.nackCount ?? 0
        figures.freezes += report.freezeCount ?? 0
        figures.frozen += report.totalFreezesDuration ?? 0
        figures.bytes += report.bytesReceived ?? report.bytesSent ?? 0
      }
      return figures
    },
  }
  ;(window as any).media = media
}
