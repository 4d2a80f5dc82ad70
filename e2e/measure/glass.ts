// How old a picture is when it is shown: the publisher draws the time, the viewer reads it.
import type { Page } from 'playwright-core'

/** Where the stream goes through: a relay's WHIP and WHEP endpoints, or nothing between the two connections. */
export type Way = { whip: string; whep: string; token: string } | 'direct'

/** Publishes pictures of a clock from this page, watches them in it for so long, and returns how many milliseconds old each was
 * when it was shown. One page does both: its clock is one. */
export function glassToGlass(page: Page, way: Way, seconds: number): Promise<number[]> {
  return page.evaluate(measure, { way, seconds } as const)
}

/** Runs in the browser. */
async function measure({ way, seconds }: { way: Way; seconds: number }) {
  // The time in milliseconds as a grid of black and white fields, one per bit, large enough for any encoder.
  const [columns, rows, width, height] = [8, 4, 640, 360]
  const draw = (context: CanvasRenderingContext2D, time: number) => {
    for (let bit = 0; bit < columns * rows; bit++) {
      context.fillStyle = (time >>> bit) & 1 ? 'white' : 'black'
      const [column, row] = [bit % columns, Math.floor(bit / columns)]
      context.fillRect((column * width) / columns, (row * height) / rows, width / columns, height / rows)
    }
  }
  const read = (context: CanvasRenderingContext2D, screen: HTMLVideoElement) => {
    context.drawImage(screen, 0, 0, width, height)
    const { data } = context.getImageData(0, 0, width, height)
    let time = 0
    for (let bit = 0; bit < columns * rows; bit++) {
      const x = Math.floor(((bit % columns) + 0.5) * (width / columns))
      const y = Math.floor((Math.floor(bit / columns) + 0.5) * (height / rows))
      if (data[(y * width + x) * 4]! > 127) time |= 1 << bit
    }
    return time >>> 0
  }
  const canvas = () => {
    const made = Object.assign(document.createElement('canvas'), { width, height })
    document.body.append(made)
    return made
  }
  const gathered = async (connection: RTCPeerConnection) => {
    while (connection.iceGatheringState !== 'complete')
      await new Promise((resolve) => connection.addEventListener('icegatheringstatechange', resolve, { once: true }))
    return connection.localDescription!.sdp
  }
  const exchange = async (connection: RTCPeerConnection, endpoint: string, headers: Record<string, string> = {}) => {
    await connection.setLocalDescription(await connection.createOffer())
    const body = await gathered(connection)
    const response = await fetch(endpoint, { method: 'POST', headers: { 'content-type': 'application/sdp', ...headers }, body })
    const sdp = await response.text()
    if (response.status !== 201) throw new Error(`${response.status} ${sdp}`)
    await connection.setRemoteDescription({ type: 'answer', sdp })
    return new URL(response.headers.get('location')!, endpoint).href
  }

  const source = canvas()
  const paper = source.getContext('2d')!
  let drawing = true
  const clock = () => {
    draw(paper, Math.floor(performance.now()))
    if (drawing) setTimeout(() => requestAnimationFrame(clock), 16)
  }
  clock()

  const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()]
  const screen = Object.assign(document.createElement('video'), { autoplay: true, muted: true, srcObject: new MediaStream() })
  document.body.append(screen)
  receiver.addEventListener('track', ({ track }) => (screen.srcObject as MediaStream).addTrack(track))
  const stream = source.captureStream(30)
  sender.addTransceiver(stream.getVideoTracks()[0]!, { direction: 'sendonly', streams: [stream] })
  receiver.addTransceiver('video', { direction: 'recvonly' })
  const resources: string[] = []
  if (way === 'direct') {
    await sender.setLocalDescription(await sender.createOffer())
    await receiver.setRemoteDescription({ type: 'offer', sdp: await gathered(sender) })
    await receiver.setLocalDescription(await receiver.createAnswer())
    await sender.setRemoteDescription({ type: 'answer', sdp: await gathered(receiver) })
  } else {
    resources.push(await exchange(sender, way.whip, { authorization: `Bearer ${way.token}` }))
    while (sender.connectionState !== 'connected')
      await new Promise((resolve) => sender.addEventListener('connectionstatechange', resolve, { once: true }))
    resources.push(await exchange(receiver, way.whep))
  }

  const pad = canvas().getContext('2d', { willReadFrequently: true })!
  const ages: number[] = []
  // The first seconds belong to the encoder's start and the receiver's buffer.
  const [begin, end] = [performance.now() + 5_000, performance.now() + 5_000 + seconds * 1_000]
  await new Promise<void>((resolve) => {
    const shown = () => {
      // The picture is with the compositor now; when it expects to show it is a guess, and on a busy machine in the past.
      const now = performance.now()
      if (now > begin) ages.push(now - read(pad, screen))
      if (now < end) screen.requestVideoFrameCallback(shown)
      else resolve()
    }
    screen.requestVideoFrameCallback(shown)
  })
  drawing = false
  sender.close()
  receiver.close()
  for (const resource of resources) await fetch(resource, { method: 'DELETE' })
  return ages
}
