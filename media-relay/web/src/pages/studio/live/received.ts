// How a stream arrives, from the reports of its connection (W3C WebRTC statistics).

/** A report, with what is read of it. */
export interface Report {
  id: string
  type: string
  timestamp: number
  kind?: string
  bytesReceived?: number
  packetsReceived?: number
  packetsLost?: number
  frameWidth?: number
  frameHeight?: number
  framesPerSecond?: number
  codecId?: string
  mimeType?: string
}

/** What came until when. */
interface Total {
  bytes: number
  packets: number
  lost: number
  at: number
}

export interface Received {
  /** Bits in a second since the reports before. */
  bitrate?: number
  /** The part of the packets that was lost since then, between 0 and 1. */
  loss?: number
  /** Nothing if there is sound alone. */
  picture?: { width: number; height: number; framesPerSecond: number }
  codec?: string
  total: Total
}

/** What the reports say; `before` is what they said last. */
export function received(reports: Iterable<Report>, before?: Received): Received {
  const all = [...reports]
  const inbound = all.filter(({ type }) => type === 'inbound-rtp')
  const sum = (of: (report: Report) => number | undefined) => inbound.reduce((total, report) => total + (of(report) ?? 0), 0)
  const total = {
    bytes: sum(({ bytesReceived }) => bytesReceived),
    packets: sum(({ packetsReceived }) => packetsReceived),
    lost: sum(({ packetsLost }) => packetsLost),
    at: Math.max(0, ...inbound.map(({ timestamp }) => timestamp)),
  }
  const video = inbound.find(({ kind, frameWidth }) => kind === 'video' && frameWidth)
  const since = before?.total
  const milliseconds = since ? total.at - since.at : 0
  const lost = since ? Math.max(0, total.lost - since.lost) : 0
  const packets = since ? total.packets - since.packets : 0
  return {
    bitrate: since && milliseconds > 0 ? Math.round(((total.bytes - since.bytes) * 8_000) / milliseconds) : undefined,
    loss: packets + lost > 0 ? lost / (packets + lost) : undefined,
    picture: video && { width: video.frameWidth!, height: video.frameHeight ?? 0, framesPerSecond: video.framesPerSecond ?? 0 },
    codec: all.find(({ id }) => id === video?.codecId)?.mimeType?.replace(/^video\//, ''),
    total,
  }
}
