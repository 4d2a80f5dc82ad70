// A room: people talk, tips are shown at once and settled on the chain, and programs hear of it.
import { blake2b256 } from '@polkadot-labs/hdkd-helpers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { account, freshPath, type Key, key, LIVE } from '../tests/accounts'
import { document, hex, orderHash, sign, type SignedOrder } from '../tests/order'
import { performers, Stage } from './stage'

let stage: Stage
let purseKey: Key
let purse: bigint
let sequence = 0n
const [luna, mira] = performers
const ferdie = account('//Ferdie')

beforeAll(async () => {
  stage = await Stage.set()
  purseKey = key('Sr25519', freshPath('purse'))
  const height = await stage.chain.height()
  purse = (await stage.chain.openPurse(ferdie, purseKey, 1_000n * LIVE, height + 10_000)).purse
})
afterAll(() => stage?.strike())

/** A place in a room, and all that was heard there. */
class Seat {
  readonly heard: any[] = []
  private readonly waiting: { wants: (message: any) => boolean; resolve: (message: any) => void }[] = []
  readonly closed: Promise<CloseEvent>

  private constructor(private readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.addEventListener('close', resolve))
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(data)
      this.heard.push(message)
      for (const waiter of this.waiting.filter(({ wants }) => wants(message))) {
        this.waiting.splice(this.waiting.indexOf(waiter), 1)
        waiter.resolve(message)
      }
    })
  }

  /** Enters a room, and introduces somebody. */
  static async take(nickname?: string, token?: string, performer = luna!) {
    const socket = new WebSocket(`${stage.relay.url.replace('http', 'ws')}/rooms/${performer.address}/socket`)
    const seat = new Seat(socket)
    await seat.hears(({ type }) => type === 'welcome')
    if (nickname) {
      seat.say({ type: 'hello', nickname, token })
      await seat.hears(({ type }) => type === 'you')
    }
    return seat
  }

  say(message: unknown) {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** The first message that is wanted, from the beginning on. */
  hears(wants: (message: any) => boolean): Promise<any> {
    const heard = this.heard.find(wants)
    if (heard) return Promise.resolve(heard)
    return new Promise((resolve) => this.waiting.push({ wants, resolve }))
  }

  leave() {
    this.socket.close()
  }
}

/** An order to Luna, which the relay carries. */
async function order(amount: bigint, note?: string, change: Partial<SignedOrder['order']> = {}) {
  const memo = note === undefined ? undefined : blake2b256(new TextEncoder().encode(note))
  const terms = {
    ...{ genesis: await stage.chain.genesis(), purse, performer: luna!.publicKey, amount, sequence: sequence++ },
    ...{ servedBy: stage.relay.account.publicKey, memo, validUntil: (await stage.chain.height()) + 500 },
    ...change,
  }
  return sign(terms, purseKey)
}

describe('a room', () => {
  test('carries what people say to everybody', async () => {
    const [one, other] = [await Seat.take('Ada'), await Seat.take('Grace')]
    one.say({ type: 'chat', text: 'good evening' })
    const line = await other.hears(({ type, text }) => type === 'chat' && text === 'good evening')
    expect(line.from.nickname).toBe('Ada')
    expect((await Seat.take()).heard[0].room.chat.at(-1)?.text).toBe('good evening')
    one.leave()
    other.leave()
  })

  test('lets the performer mute, and delete what was said', async () => {
    const herself = await Seat.take('Luna', await stage.relay.token(luna!))
    const rude = await Seat.take('Mallory')
    rude.say({ type: 'chat', text: 'something rude' })
    const { line, from } = await herself.hears(({ type, text }) => type === 'chat' && text === 'something rude')

    rude.say({ type: 'moderate', action: 'mute', target: from.person, id: 'not mine' })
    expect((await rude.hears(({ id }) => id === 'not mine')).type).toBe('error')

    herself.say({ type: 'moderate', action: 'delete', target: line })
    expect((await rude.hears(({ type }) => type === 'deleted')).lines).toContain(line)
    herself.say({ type: 'moderate', action: 'mute', target: from.person, id: 'mute' })
    expect((await herself.hears(({ id }) => id === 'mute')).type).toBe('done')
    rude.say({ type: 'chat', text: 'me again', id: 'again' })
    expect((await rude.hears(({ id }) => id === 'again')).type).toBe('error')
    herself.leave()
    rude.leave()
  })

  test('is moderated by whom its document names, as soon as it does', async () => {
    // GIVEN somebody who is nobody in particular.
    const helper = await Seat.take('Ferdie', await stage.relay.token(ferdie))
    const rude = await Seat.take('Mallory')
    const { person } = rude.heard.find(({ type }) => type === 'you')
    const mute = { type: 'moderate', action: 'mute', target: person, seconds: 1 }
    helper.say({ ...mute, id: 'too early' })
    expect((await helper.hears(({ id }) => id === 'too early')).type).toBe('error')

    // WHEN the performer names her in the room's document.
    const text = JSON.stringify({ version: 1, performer: luna!.address, title: 'Moonlight', language: 'en', moderators: [ferdie.address] })
    const encoder = new TextEncoder()
    const hash = hex(blake2b256(encoder.encode(text)))
    const signed = `livestars/profile/v1\n${hex(await stage.chain.genesis())}\n${hash}`
    const signature = hex(Uint8Array.of(1, ...luna!.sign(encoder.encode(signed))))
    expect((await stage.relay.post('/profiles', { document: text, signature })).status).toBe(201)
    await stage.chain.run(stage.chain.api.tx.Rooms.set_profile({ profile: hash as any }), luna!)

    // THEN she hears of it, and moderates.
    expect((await helper.hears(({ type, role }) => type === 'you' && role === 'moderator')).signedIn).toBe(true)
    helper.say({ ...mute, id: 'now' })
    expect((await helper.hears(({ id }) => id === 'now')).type).toBe('done')
    helper.leave()
    rude.leave()
  })

  test('answers what it does not understand, and goes on', async () => {
    const seat = await Seat.take()
    for (const text of ['', '{', '[]', '{"type":"nothing"}', '{"type":"chat","text":"before hello"}', 'x'.repeat(4_000)]) {
      const before = seat.heard.length
      seat.say(text)
      expect((await seat.hears((message) => seat.heard.indexOf(message) >= before && message.type === 'error')).detail).not.toBe('')
    }
    seat.say({ type: 'ping', id: 'still here' })
    expect((await seat.hears(({ id }) => id === 'still here')).type).toBe('pong')
    seat.leave()
  })
})

describe('a tip', () => {
  test('is shown at once, then in a block, then for good, and pays everybody', async () => {
    const [viewer, onlooker] = [await Seat.take('Ferdie'), await Seat.take('Ada')]
    const before = await stage.chain.api.query.System.Account.getValue(luna!.address, { at: 'best' })
    const signed = await order(10n * LIVE, 'for you')
    const tip = orderHash(signed.order)

    const began = performance.now()
    viewer.say({ type: 'order', id: 'tip', order: document(signed), note: 'for you' })
    const at: Record<string, number> = {}
    for (const status of ['pending', 'inBlock', 'final']) {
      const shown = await onlooker.hears((message) => message.tip === tip && message.status === status)
      at[status] = Math.round(performance.now() - began)
      expect(shown.amount).toBe(`${10n * LIVE}`)
      expect(shown.note).toBe('for you')
    }
    console.info(`order to pending, in block and final: ${at.pending}, ${at.inBlock}, ${at.final} ms`)
    const after = await stage.chain.api.query.System.Account.getValue(luna!.address, { at: 'best' })
    expect(after.data.free - before.data.free).toBeGreaterThanOrEqual(7n * LIVE)
    viewer.leave()
    onlooker.leave()
  })

  test('of a wallet is shown too', async () => {
    const onlooker = await Seat.take('Ada')
    const { api } = stage.chain
    const tip = api.tx.Tipping.tip({ performer: luna!.address, amount: 3n * LIVE, served_by: undefined, memo: undefined })
    await stage.chain.run(tip, ferdie)
    const shown = await onlooker.hears(({ type, amount }) => type === 'tip' && amount === `${3n * LIVE}`)
    expect(shown.from).toBe('anonymous')
    onlooker.leave()
  })

  test('that is not in order is refused with the reason', async () => {
    const good = await order(LIVE)
    const refusals: [unknown, string][] = [
      [document(await order(LIVE, undefined, { genesis: new Uint8Array(32) })), 'wrong-genesis'],
      [document(await order(LIVE, undefined, { servedBy: mira!.publicKey })), 'wrong-relay'],
      [document(await order(LIVE, undefined, { validUntil: 1 })), 'order-expired'],
      [document(await order(LIVE, undefined, { purse: 999_999n })), 'purse-unknown'],
      [document(await order(100_000n * LIVE)), 'over-cap'],
      [{ ...document(good), amount: `${2n * LIVE}` }, 'wrong-key'],
      [{ ...document(good), signature: '0x00' }, 'malformed-order'],
      [{ ...document(good), tip: true }, 'malformed-order'],
    ]
    for (const [order, kind] of refusals) {
      const { status, body } = await stage.relay.post('/orders', { order })
      expect(body.type, JSON.stringify(body)).toContain(kind)
      expect(status).toBeGreaterThanOrEqual(400)
    }
    const first = await stage.relay.post('/orders', { order: document(good) })
    expect(first.status).toBe(202)
    // The same order is the same tip.
    expect((await stage.relay.post('/orders', { order: document(good) })).body.hash).toBe(first.body.hash)
  })

  test('outlives a relay that is killed', async () => {
    const signed = await order(LIVE)
    const { status, body } = await stage.relay.post('/orders', { order: document(signed) })
    expect(status).toBe(202)
    await stage.relay.end('SIGKILL')
    await stage.relay.start()
    await stage.chain.until(async () => (await stage.relay.get(`/orders/${body.hash}`)).body.status === 'final', 30)
  })
})

/** Where a page of events goes on. */
function next({ nextUrl }: { nextUrl: string }) {
  const { pathname, search } = new URL(nextUrl, stage.relay.url)
  return pathname + search
}

describe('a program of the performer', () => {
  test('hears of tips and of what is said, with the place on the chain', async () => {
    const { body } = await stage.relay.post('/auth/stream-keys', { scope: 'events' }, await stage.relay.token(luna!))
    const path = `/events/${luna!.address}?timeout=1`
    let { body: page } = await stage.relay.get(path, body.key)
    const seat = await Seat.take('Ferdie')
    seat.say({ type: 'chat', text: 'hello, program' })
    const signed = await order(2n * LIVE)
    const tip = orderHash(signed.order)
    seat.say({ type: 'order', id: 'tip', order: document(signed) })
    const events: any[] = []
    const final = () => events.find(({ method, object }) => method === 'tip' && object.tip.id === tip && object.tip.status === 'final')
    await stage.chain.until(async () => {
      page = (await stage.relay.get(next(page), body.key)).body
      events.push(...page.events)
      return final() !== undefined
    })
    expect(events.some(({ method, object }) => method === 'chatMessage' && object.message.message === 'hello, program')).toBe(true)

    // THEN it is the payment that stands there on the chain.
    const { block, hash, event, ...more } = final().chain
    expect(more).toEqual({})
    expect(Number((await stage.chain.request('chain_getHeader', [hash])).number)).toBe(block)
    const paid = (await stage.chain.events(hash))[event]
    expect(paid).toMatchObject({
      type: 'Tipping',
      value: { type: 'Paid', value: { performer: luna!.address, payer: ferdie.address, amount: 2n * LIVE, order: tip } },
    })
    expect(final()).toMatchObject({
      id: expect.any(String),
      object: { tip: { id: tip, tokens: 2, amount: `${2n * LIVE}`, isAnon: false, message: '', status: 'final' }, user: { username: 'Ferdie' } },
    })

    // AND it was pending, without a place, and then in that block.
    const states = events.filter(({ method, object }) => method === 'tip' && object.tip.id === tip)
    expect(states.map(({ object }) => object.tip.status)).toEqual(['pending', 'inBlock', 'final'])
    expect(states.map(({ chain }) => chain ?? null)).toEqual([null, final().chain, final().chain])
    seat.leave()
  })

  test('needs a token, in a header', async () => {
    expect((await stage.relay.get(`/events/${luna!.address}`)).status).toBe(401)
    const foreign = await stage.relay.token(mira!)
    expect((await stage.relay.get(`/events/${luna!.address}`, foreign)).status).toBe(403)
    const inUrl = await stage.relay.get(`/events/${luna!.address}?token=${foreign}`)
    expect(inUrl.status).toBeGreaterThanOrEqual(400)
  })
})
