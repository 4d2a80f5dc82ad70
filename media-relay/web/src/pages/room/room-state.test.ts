import { describe, expect, test } from 'vitest'

import type { Heard, Line, RoomState, Tip } from '@/relay/room-socket'

import { canBeKept, celebrated, keepsOrder, MOST_ENTRIES, next, unseen, type View } from './room-state'

const bob = { person: 'b0b', nickname: 'Bob', role: 'viewer' as const }
const line = (line: number, at = line): Line => ({ line, from: bob, text: `line ${line}`, at })
const tip = (status: Tip['status'], more: Partial<Tip> = {}): Heard & { type: 'tip' } => ({
  ...{ type: 'tip', tip: '0x01', status, from: 'Bob', amount: '5', note: null, item: null, chain: null, at: 10 },
  ...more,
})
const room = (more: Partial<RoomState> = {}): RoomState => ({
  ...{ performer: '5x', title: 'Luna', subject: null, viewers: 3, chat: [], tips: [], goal: null, menu: [] },
  ...{ leaderboard: { day: 0, leaders: [] }, stream: { state: 'offline' } },
  ...more,
})
const after = (messages: Heard[], view: View = unseen) => messages.reduce((view, message) => next(view, { type: 'heard', message }), view)
const welcome = (more?: Partial<RoomState>): Heard => ({ type: 'welcome', protocol: 1, person: 'me', room: room(more) })
const tips = (view: View) => view.entries.flatMap((entry) => (entry.kind === 'tip' ? [entry.tip] : []))
const lines = (view: View) => view.entries.flatMap((entry) => (entry.kind === 'line' ? [entry.line.line] : []))

test('a room is seen as it is, chat and tips by time', () => {
  const view = after([welcome({ chat: [line(1, 5), line(2, 20)], tips: [tip('inBlock')], viewers: 7 })])
  expect(view.entries.map(({ key }) => key)).toEqual(['line 1', 'tip 0x01', 'line 2'])
  expect(view).toMatchObject({ title: 'Luna', viewers: 7, stream: { state: 'offline' } })
})

test('what concerns the room changes it', () => {
  const view = after([
    welcome(),
    { type: 'presence', viewers: 9 },
    { type: 'about', title: 'Luna', subject: 'dancing' },
    { type: 'goal', goal: { title: 'a song', amount: '10', raised: '4', reached: false } },
    { type: 'menu', items: [{ label: 'wave', amount: '1' }] },
    { type: 'leaderboard', day: 1, leaders: [{ name: 'Bob', amount: '5' }] },
    { type: 'stream', state: 'live', relay: '5r' },
  ])
  expect(view).toMatchObject({
    viewers: 9,
    subject: 'dancing',
    goal: { raised: '4' },
    menu: [{ label: 'wave' }],
    leaderboard: { leaders: [{ name: 'Bob' }] },
    stream: { state: 'live', relay: '5r' },
  })
})

test('messages of a kind that is not known change nothing', () => {
  const view = after([welcome()])
  expect(next(view, { type: 'heard', message: { type: 'fireworks' } as unknown as Heard })).toBe(view)
})

describe('tips', () => {
  test('one tip is one entry however far it comes', () => {
    const chain = { block: 8, hash: '0x', event: 2 }
    const view = after([tip('pending'), { type: 'chat', ...line(1) }, tip('inBlock', { chain }), tip('final', { chain })])
    expect(view.entries.map(({ key }) => key)).toEqual(['tip 0x01', 'line 1'])
    expect(tips(view)).toMatchObject([{ status: 'final', chain }])
  })

  test('a tip whose block is left is pending again, and can be refused', () => {
    const paid = after([tip('pending'), tip('inBlock', { chain: { block: 8, hash: '0x', event: 2 } })])
    const left = after([tip('pending')], paid)
    expect(tips(left)).toMatchObject([{ status: 'pending', chain: null }])
    expect(tips(after([tip('refused', { reason: 'PurseExpired' })], left))).toMatchObject([{ status: 'refused', reason: 'PurseExpired' }])
  })

  test('a tip is celebrated once, in its first block', () => {
    const pending = after([tip('pending')])
    expect(celebrated(unseen, tip('pending'))).toBeUndefined()
    expect(celebrated(pending, tip('inBlock'))?.tip).toBe('0x01')
    const paid = after([tip('inBlock')], pending)
    expect(celebrated(paid, tip('final'))).toBeUndefined()
    const left = after([tip('pending')], paid)
    expect(celebrated(left, tip('inBlock'))).toBeUndefined()
  })

  test('tips that were there before one came are not celebrated, nor after a resync', () => {
    const view = after([welcome({ tips: [tip('inBlock')] })])
    expect(celebrated(view, tip('final'))).toBeUndefined()
    const again = after([{ type: 'resync', missed: 5, room: room({ tips: [tip('pending')] }) }], view)
    expect(celebrated(again, tip('inBlock'))).toBeUndefined()
    expect(celebrated(unseen, tip('final'))).toBeUndefined()
  })
})

test('lines that are taken back are gone, and lines of the same number of tips are not', () => {
  const view = after([welcome({ chat: [line(1), line(2), line(3)], tips: [tip('inBlock')] }), { type: 'deleted', lines: [1, 3, 99] }])
  expect(lines(view)).toEqual([2])
  expect(tips(view)).toHaveLength(1)
})

test('a line that is told twice is there once', () => {
  expect(lines(after([welcome({ chat: [line(1)] }), { type: 'chat', ...line(1) }]))).toEqual([1])
})

test('only so many entries are kept', () => {
  const told = Array.from({ length: MOST_ENTRIES + 30 }, (_, number): Heard => ({ type: 'chat', ...line(number) }))
  const kept = lines(after([welcome(), ...told]))
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([MOST_ENTRIES, 30, MOST_ENTRIES + 29])
})

test('after a resync the room is what it says, and how much was missed is known', () => {
  const view = after([welcome({ chat: [line(1)] }), { type: 'resync', missed: 40, room: room({ chat: [line(50)] }) }])
  expect([lines(view), view.missed]).toEqual([[50], 40])
  expect(after([{ type: 'resync', missed: 2, room: room() }], view).missed).toBe(42)
  expect(after([welcome()], view).missed).toBe(0)
})

test('what was seen stays while the socket is lost; who one was does not', () => {
  const you: Heard = { type: 'you', person: 'me', nickname: 'Eve', role: 'moderator', signedIn: true }
  const order: Heard = { type: 'moderation', muted: [], banned: [], moderators: [] }
  const view = after([welcome({ chat: [line(1)] }), you, order])
  expect(keepsOrder(view)).toBe(true)
  const lost = next(view, { type: 'joined', joined: 'lost' })
  expect(lines(lost)).toEqual([1])
  expect(lost.you).toBeUndefined()
  expect(next(lost, { type: 'joined', joined: 'open' })).toMatchObject({ joined: 'open', you: undefined, order: undefined })
})

test('what the room says of its own accord is the reason for being sent out; what answers a message is not', () => {
  expect(after([{ type: 'error', kind: 'bad-text', detail: 'no', id: '1' }]).reason).toBeUndefined()
  const view = after([{ type: 'error', kind: 'banned', detail: 'you are banned' }])
  expect(next(view, { type: 'joined', joined: 'out' })).toMatchObject({ joined: 'out', reason: { kind: 'banned' } })
  expect(next(view, { type: 'joined', joined: 'open' }).reason).toBeUndefined()
})

test('a relay that goes away says where to go on, until the socket is open again', () => {
  const view = after([welcome(), { type: 'redirect', to: 'https://other.example' }])
  expect(view.redirect).toEqual({ to: 'https://other.example' })
  expect(next(view, { type: 'joined', joined: 'lost' }).redirect).toEqual({ to: 'https://other.example' })
  expect(next(view, { type: 'joined', joined: 'open' }).redirect).toBeUndefined()
})

test('who keeps order over whom', () => {
  const you = (role: 'viewer' | 'moderator' | 'performer') => ({ person: 'me', nickname: 'Eve', role, signedIn: true })
  const moderator = { ...bob, role: 'moderator' as const }
  expect(canBeKept(you('viewer'), bob)).toBe(false)
  expect(canBeKept(you('moderator'), bob)).toBe(true)
  expect(canBeKept(you('moderator'), moderator)).toBe(false)
  expect(canBeKept(you('performer'), moderator)).toBe(true)
  expect(canBeKept(you('performer'), { ...bob, person: 'me' })).toBe(false)
  expect(canBeKept(undefined, bob)).toBe(false)
})
