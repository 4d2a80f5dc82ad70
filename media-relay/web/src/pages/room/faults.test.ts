import { expect, test } from 'vitest'

import { Refused, RoomLost } from '@/relay/room-socket'

import { inWords, untilOf } from './faults'

const t = (key: string, values?: Record<string, unknown>) => (values ? `${key}(${values.time})` : key)

test('the end of a penalty is read from what the room says', () => {
  expect(untilOf('you are muted in this room until 1795832728325 (Unix milliseconds)')).toBe(1795832728325)
  expect(untilOf('you are banned from this room')).toBeUndefined()
})

test('refusals of known kinds are said in the language of the app, the others as the room says them', () => {
  const time = new Date(1795832728325).toLocaleString('en')
  expect(inWords(new Refused('muted', 'until 1795832728325 (Unix milliseconds)'), t, 'en')).toBe(`fault.muted fault.until(${time})`)
  expect(inWords(new Refused('banned', 'you are banned'), t, 'en')).toBe('fault.banned')
  expect(inWords(new Refused('bad-text', 'no links here'), t, 'en')).toBe('no links here')
  expect(inWords(new RoomLost(), t, 'en')).toBe('chat.keptText')
  expect(inWords('what', t, 'en')).toBe('what')
})
