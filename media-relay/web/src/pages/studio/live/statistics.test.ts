import { expect, test } from 'vitest'

import { quality, type Report, statistics } from './statistics'

const reports: Report[] = [
  { id: 'C', type: 'codec', timestamp: 5_000, mimeType: 'video/VP8' },
  { id: 'P', type: 'candidate-pair', timestamp: 5_000, nominated: true, state: 'succeeded', currentRoundTripTime: 0.03 },
  { id: 'P2', type: 'candidate-pair', timestamp: 5_000, nominated: false, state: 'failed', currentRoundTripTime: 9 },
  { id: 'A', type: 'outbound-rtp', kind: 'audio', timestamp: 5_000, bytesSent: 1_000 },
  {
    ...{ id: 'Q', type: 'outbound-rtp', kind: 'video', timestamp: 5_000, bytesSent: 10_000, codecId: 'C', rid: 'q' },
    ...{ frameWidth: 320, frameHeight: 180, framesPerSecond: 20, qualityLimitationReason: 'none' },
  },
  {
    ...{ id: 'F', type: 'outbound-rtp', kind: 'video', timestamp: 5_000, bytesSent: 100_000, codecId: 'C', rid: 'f' },
    ...{ frameWidth: 1_280, frameHeight: 720, framesPerSecond: 19, qualityLimitationReason: 'cpu' },
  },
  { id: 'H', type: 'outbound-rtp', kind: 'video', timestamp: 5_000, bytesSent: 0, codecId: 'C', rid: 'h' },
  { id: 'R', type: 'remote-inbound-rtp', kind: 'video', timestamp: 4_900, fractionLost: 0.02, roundTripTime: 0.04 },
]

test('what is sent is measured between two looks', () => {
  const first = statistics(reports)
  expect(first).toEqual({
    bitrate: undefined,
    loss: 0.02,
    roundTrip: 0.03,
    layers: [
      { width: 1_280, height: 720, framesPerSecond: 19 },
      { width: 320, height: 180, framesPerSecond: 20 },
    ],
    codec: 'VP8',
    limit: 'cpu',
    sent: { bytes: 111_000, at: 5_000 },
  })
  const later = reports.map((report) => ({ ...report, timestamp: 7_000, bytesSent: report.bytesSent && report.bytesSent + 125_000 }))
  expect(statistics(later, first.sent).bitrate).toBe((3 * 125_000 * 8) / 2)
})

test('a connection that began anew is not measured against the one before', () => {
  expect(statistics(reports, { bytes: 999_999, at: 1_000 }).bitrate).toBeUndefined()
  expect(statistics(reports, { bytes: 0, at: 5_000 }).bitrate).toBeUndefined()
})

test('nothing is known without reports', () => {
  expect(statistics([])).toEqual({ layers: [], sent: { bytes: 0, at: 0 } })
})

test('quality is what viewers notice', () => {
  const layers = [{ width: 1, height: 1, framesPerSecond: 1 }]
  expect(quality({ layers, loss: 0, roundTrip: 0.05 })).toBe('good')
  expect(quality({ layers, loss: 0.02, roundTrip: 0.05 })).toBe('fair')
  expect(quality({ layers, loss: 0.2, roundTrip: 0.05 })).toBe('poor')
  expect(quality({ layers, loss: 0, roundTrip: 0.9 })).toBe('poor')
  expect(quality({ layers: [], loss: 0, roundTrip: 0 })).toBe('poor')
})
