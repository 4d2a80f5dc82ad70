import { expect, test } from 'vitest'

import { type Report, received } from './received'

const reports = (at: number, bytes: number, packets: number, lost: number): Report[] => [
  { id: 'C', type: 'codec', timestamp: at, mimeType: 'video/H264' },
  { id: 'A', type: 'inbound-rtp', kind: 'audio', timestamp: at, bytesReceived: 1_000, packetsReceived: 10, packetsLost: 0 },
  {
    ...{ id: 'V', type: 'inbound-rtp', kind: 'video', timestamp: at, bytesReceived: bytes, packetsReceived: packets, packetsLost: lost },
    ...{ frameWidth: 1_280, frameHeight: 720, framesPerSecond: 30, codecId: 'C' },
  },
]

test('what comes is measured between two looks', () => {
  const first = received(reports(1_000, 100_000, 100, 0))
  expect(first).toMatchObject({ bitrate: undefined, loss: undefined, codec: 'H264' })
  expect(received(reports(3_000, 350_000, 190, 10), first)).toMatchObject({
    bitrate: 1_000_000,
    loss: 0.1,
    picture: { width: 1_280, height: 720, framesPerSecond: 30 },
  })
})

test('sound alone has no picture, and packets that come late are no loss', () => {
  const sound = [reports(1_000, 0, 0, 0)[1]!]
  expect(received(sound)).toMatchObject({ picture: undefined, codec: undefined })
  expect(received(reports(3_000, 1_000, 20, 0), received(reports(1_000, 0, 10, 5)))).toMatchObject({ loss: 0 })
})

test('nothing that comes is nothing', () => {
  expect(received([])).toMatchObject({ bitrate: undefined, loss: undefined, picture: undefined })
})
