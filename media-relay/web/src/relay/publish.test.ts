import { expect, test } from 'vitest'

import { Problem } from './http'
import { isFinal, preferred } from './publish'

const codec = (mimeType: string, sdpFmtpLine?: string) => ({ mimeType, sdpFmtpLine, clockRate: 90_000 })

test('the wanted codec comes with what repairs losses, and nothing else', () => {
  const codecs = [
    codec('video/VP8'),
    codec('video/rtx'),
    codec('video/H264', 'a'),
    codec('video/H264', 'b'),
    codec('video/AV1'),
    codec('video/red'),
  ]
  expect(preferred(codecs, 'video/H264').map(({ mimeType }) => mimeType)).toEqual(['video/H264', 'video/H264', 'video/rtx', 'video/red'])
  expect(preferred(codecs.slice(1, 2), 'video/VP8')).toEqual([])
})

test('who may not stream is not let in by asking again', () => {
  const final = (status: number, kind = '') => isFinal(new Problem(status, kind, ''))
  expect([403, 401, 400, 415, 422].map((status) => final(status))).toEqual([true, true, true, true, true])
  expect([409, 429, 500, 503].map((status) => final(status))).toEqual([false, false, false, false])
})

test('who was attested or opened a room a moment ago is tried until that can be final', () => {
  const notYet = new Problem(403, 'no-room', '')
  expect([0, 1, 5].map((failures) => isFinal(notYet, failures))).toEqual([false, false, false])
  expect(isFinal(notYet, 6)).toBe(true)
})
