import { expect, test } from 'vitest'

import type { LiveRoom } from '@/relay/rooms'

import { arrange, counted, everything, matches, steady } from './arrange'
import type { Placed } from './ranking'

const room = (performer: string, more: Partial<LiveRoom> = {}): LiveRoom => ({
  ...{ performer, relay: '5r', since: 0, viewers: 1, title: performer, subject: null, tags: [], language: 'en' },
  ...more,
})
const placed = (account: string, position: number): Placed => ({ account, position, listedAs: 'ranked', place: position, score: '1' })
const names = (shown: { room: LiveRoom }[]) => shown.map(({ room }) => room.performer)

test("rooms stand in the chain's order, and those without a place after them in the relay's", () => {
  const rooms = ['anna', 'bea', 'cleo', 'dora'].map((name) => room(name))
  expect(names(arrange(rooms, undefined))).toEqual(['anna', 'bea', 'cleo', 'dora'])
  expect(names(arrange(rooms, [placed('dora', 0), placed('nobody', 1), placed('bea', 7)]))).toEqual(['dora', 'bea', 'anna', 'cleo'])
})

test('a room that the list does not name is told apart from one of which the chain did not say anything', () => {
  expect(arrange([room('anna')], undefined)[0]?.placed).toBeUndefined()
  expect(arrange([room('anna')], [])[0]?.placed).toBeNull()
})

test('nothing moves while the viewer points at it: who ends is gone, who is new comes last', () => {
  const wanted = arrange([room('new'), room('bea'), room('anna')], [placed('new', 0), placed('bea', 1), placed('anna', 2)])
  expect(names(steady(['anna', 'gone', 'bea'], wanted, true))).toEqual(['anna', 'bea', 'new'])
  expect(names(steady(['anna', 'gone', 'bea'], wanted, false))).toEqual(['new', 'bea', 'anna'])
})

test.each([
  ['LUNA', true],
  ['cafe', true],
  ['#music luna', true],
  ['5gxyz', true],
  ['luna nothing', false],
  ['', true],
])('a search for %j finds the room: %s', (text, found) => {
  expect(matches(room('5GXYZ', { title: 'Luna', subject: 'Café at night', tags: ['music'] }), { text })).toBe(found)
})

test('filters hold together', () => {
  const one = room('luna', { tags: ['music', 'dance'], language: 'es-MX' })
  expect(matches(one, { ...everything, tag: 'dance', language: 'es' })).toBe(true)
  expect(matches(one, { ...everything, tag: 'dance', language: 'en' })).toBe(false)
  expect(matches(one, { ...everything, tag: 'chat' })).toBe(false)
  expect(matches(room('x', { language: null }), { ...everything, language: 'en' })).toBe(false)
})

test('what most have comes first', () => expect(counted(['b', 'a', 'c', 'c', 'b', 'c'])).toEqual(['c', 'b', 'a']))
