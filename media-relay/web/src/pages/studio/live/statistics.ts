// How a stream goes out, from the reports of its connection (W3C WebRTC statistics).

/** A report, with what is read of it. */
export interface Report {
  id: string
  type: string
  timestamp: number
  kind?: string
  rid?: string
  bytesSent?: number
  framesPerSecond?: number
  frameWidth?: number
  frameHeight?: number
  codecId?: string
  mimeType?: string
  qualityLimitationReason?: string
  fractionLost?: number
  roundTripTime?: number
  currentRoundTripTime?: number
  nominated?: boolean
  state?: string
}

/** What was sent when. */
export interface Sent {
  bytes: number
  at: number
}

export interface Statistics {
  /** Bits in a second since the reports before. */
  bitrate?: number
  /** The part of the packets that was lost, between 0 and 1. */
  loss?: number
  /** Seconds. */
  roundTrip?: number
  /** The pictures that are sent, the largest first. */
  layers: { width: number; height: number; framesPerSecond: number }[]
  codec?: string
  /** Why less is sent than could be: `cpu` or `bandwidth`. */
  limit?: string
  sent: Sent
}

/** What the reports say; `before` is what had been sent when they were read last. */
export function statistics(reports: Iterable<Report>, before?: Sent): Statistics {
  const all = [...reports]
  const outbound = all.filter(({ type }) => type === 'outbound-rtp')
  const video = outbound.filter(({ kind }) => kind === 'video')
  const bytes = outbound.reduce((sum, { bytesSent }) => sum + (bytesSent ?? 0), 0)
  const at = Math.max(0, ...outbound.map(({ timestamp }) => timestamp))
  const told = all.filter(({ type }) => type === 'remote-inbound-rtp')
  const losses = told.flatMap(({ fractionLost }) => fractionLost ?? [])
  const pair = all.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded')
  const limits = video.map(({ qualityLimitationReason }) => qualityLimitationReason)
  const milliseconds = before ? at - before.at : 0
  return {
    bitrate: before && milliseconds > 0 && bytes >= before.bytes ? Math.round(((bytes - before.bytes) * 8_000) / milliseconds) : undefined,
    loss: losses.length > 0 ? Math.max(...losses) : undefined,
    roundTrip: pair?.currentRoundTripTime ?? told.find(({ roundTripTime }) => roundTripTime !== undefined)?.roundTripTime,
    layers: video
      .filter(({ framesPerSecond }) => framesPerSecond)
      .map(({ frameWidth, frameHeight, framesPerSecond }) => ({
        width: frameWidth ?? 0,
        height: frameHeight ?? 0,
        framesPerSecond: framesPerSecond!,
      }))
      .sort((one, other) => other.height - one.height),
    codec: all.find(({ id }) => id === video[0]?.codecId)?.mimeType?.replace(/^video\//, ''),
    limit: ['cpu', 'bandwidth'].find((reason) => limits.includes(reason)),
    sent: { bytes, at },
  }
}

/** How good a connection is for a stream. */
export function quality({ loss = 0, roundTrip = 0, layers }: Pick<Statistics, 'loss' | 'roundTrip' | 'layers'>): 'good' | 'fair' | 'poor' {
  if (loss > 0.05 || roundTrip > 0.5 || layers.length === 0) return 'poor'
  return loss > 0.01 || roundTrip > 0.2 ? 'fair' : 'good'
}
