// Three relays, one stream: whoever asks any of them sees it, and the first sends it out once for each.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { account, freshPath, key, LIVE } from '../tests/accounts'
import { all, only } from '../tests/chain'
import { document, hex, orderHash, sign } from '../tests/order'
import type { Tab } from './browser'
import type { Relay } from './relay'
import { performers, Stage } from './stage'

let stage: Stage
let edge: Relay
let other: Relay
const [luna, mira] = performers

beforeAll(async () => {
  stage = await Stage.set()
  edge = await stage.another({ key: '//Dave' })
  other = await stage.another({ key: '//Eve' })
})
// Copies of a stream end in the block in which it goes offline: what comes next begins after that block.
afterEach(async () => {
  await stage?.clear()
  await stage?.chain.until(async () => (await stage.chain.liveOn(luna!)) === undefined && !(await lists(edge)) && !(await lists(other)))
})
afterAll(() => stage?.strike())

/** Whether a relay lists the stream. */
async function lists(relay: Relay): Promise<boolean> {
  return (await relay.get('/rooms')).body.some((room: any) => room.performer === luna!.address)
}

/** Waits until a relay lists the stream. */
async function heard(relay: Relay) {
  await stage.chain.until(() => lists(relay))
}

/** Watches at a relay that may not have the stream at once, as it pulls it first. */
async function watch(relay: Relay, at?: Tab) {
  const tab = at ?? (await stage.tab(relay))
  const deadline = Date.now() + 30_000
  for (;;) {
    try {
      return { tab, waited: await tab.watch(`${relay.url}/whep/${luna!.address}`) }
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Enters the performer's room at a relay. */
async function enter({ url }: Relay) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/rooms/${luna!.address}/socket`)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  return {
    say: (message: unknown) => socket.send(JSON.stringify(message)),
    /** The next message that is wanted. */
    hears: (wants: (message: any) => boolean) =>
      new Promise<any>((resolve) =>
        socket.addEventListener('message', ({ data }) => {
          const message = JSON.parse(data)
          if (wants(message)) resolve(message)
        }),
      ),
    leave: () => socket.close(),
  }
}

/** How many times a relay sends what it receives, by its bytes in five seconds. */
async function copies(relay: Relay) {
  const bytes = () => Promise.all(['sent', 'received'].map((way) => relay.metric(`livestars_relay_media_${way}_bytes_total`)))
  const [sent, received] = await bytes()
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const [sentThen, receivedThen] = await bytes()
  const times = (sentThen! - sent!) / (receivedThen! - received!)
  console.info(`${relay.account.address} sends ${times.toFixed(2)} copies`)
  return times
}

test('viewers at the edges see what the origin has, which sends one copy to each edge', async () => {
  await stage.publish(luna!)
  await heard(edge)
  await heard(other)

  const viewers: Awaited<ReturnType<typeof stage.watch>>[] = []
  const join = async (...at: Relay[]) => {
    for (const relay of at) viewers.push(await watch(relay))
    for (const { tab } of viewers) await tab.until(({ frames, heard }) => frames > 20 && heard > 1)
  }
  // Who joins is sent the pictures since the last key frame first.
  const caughtUp = { timeout: 40_000 }

  // WHEN one watches at an edge, THEN the origin sends once what it receives, and so does the edge.
  await join(edge)
  await expect.poll(() => copies(stage.relay), caughtUp).toBeCloseTo(1, 0)
  await expect.poll(() => copies(edge), caughtUp).toBeCloseTo(1, 0)

  // WHEN three watch there, THEN the edge sends it three times, and the origin once as before.
  await join(edge, edge)
  await expect.poll(() => copies(edge), caughtUp).toBeCloseTo(3, 0)
  await expect.poll(() => copies(stage.relay), caughtUp).toBeCloseTo(1, 0)

  // WHEN another edge has it too, THEN the origin sends it twice.
  await join(other)
  await expect.poll(() => copies(stage.relay), caughtUp).toBeCloseTo(2, 0)

  // The origin knows which relays pull: they are no viewers of its own.
  expect(await stage.relay.metric('livestars_relay_copies_sent')).toBe(2)
  expect(await stage.relay.metric('livestars_relay_viewers')).toBe(0)
  expect(await edge.metric('livestars_relay_viewers')).toBe(3)
  expect(await other.metric('livestars_relay_viewers')).toBe(1)
  console.info(`first pictures through an edge: ${viewers.map(({ waited }) => Math.round(waited)).join(', ')} ms`)
})

test('a tip in the room of an edge pays the edge and the origin', async () => {
  const { chain, relay: origin } = stage
  await stage.publish(luna!)
  await heard(edge)
  await chain.until(async () => (await chain.liveOn(luna!)) === origin.account.address)
  const purseKey = key('Sr25519', freshPath('purse'))
  const validUntil = (await chain.height()) + 500
  const { purse } = await chain.openPurse(account('//Ferdie'), purseKey, 100n * LIVE, validUntil)

  // WHEN a viewer in the room of the edge tips with an order, which names the edge.
  const terms = { genesis: await chain.genesis(), purse, performer: luna!.publicKey, amount: 100n * LIVE, sequence: 0n }
  const order = sign({ ...terms, servedBy: edge.account.publicKey, validUntil }, purseKey)
  const [viewer, onlooker] = [await enter(edge), await enter(origin)]
  const final = ({ tip, status }: any) => tip === orderHash(order.order) && status === 'final'
  const told = Promise.all([viewer, onlooker].map(({ hears }) => hears(final)))
  viewer.say({ type: 'hello' })
  viewer.say({ type: 'order', order: document(order) })

  // THEN the rooms at both tell of the same receipt, in which the edge has 3 % and the origin 2 %.
  const [at, there] = (await told).map(({ chain }) => chain)
  expect(there).toEqual(at)
  const events = await chain.events(at.hash)
  const { shares, unclaimed } = only({ events }, 'Tipping', 'Paid')
  const paid = [
    { role: { type: 'EdgeRelay', value: undefined }, account: edge.account.address, amount: 3n * LIVE },
    { role: { type: 'OriginRelay', value: undefined }, account: origin.account.address, amount: 2n * LIVE },
  ]
  expect(shares).toEqual(expect.arrayContaining(paid))
  expect(unclaimed).toEqual([])
  // AND each has that much more, but for the fees that it paid in that block.
  const { parentHash } = await chain.request('chain_getHeader', [at.hash])
  for (const { account, amount } of paid) {
    const fees = all({ events }, 'TransactionPayment', 'TransactionFeePaid').filter(({ who }) => who === account)
    const fee = fees.reduce((sum, { actual_fee }) => sum + actual_fee, 0n)
    expect((await chain.free(account, at.hash)) - (await chain.free(account, parentHash))).toBe(amount - fee)
  }
  viewer.leave()
  onlooker.leave()
})

test('viewers at an edge choose among the layers that the performer sends', async () => {
  await stage.publish(luna!, { simulcast: true })
  await heard(edge)
  const { tab } = await watch(edge)
  const layers = await tab.layers(2)
  expect(layers[0]).toMatchObject({ width: 160, height: 120 })
  await tab.until(({ height }) => height > 120)
  expect(await tab.choose({ rid: layers[0]!.rid })).toBe(200)
  const low = await tab.until(({ height }) => height === 120)
  expect((await tab.until(({ frames }) => frames > low.frames + 60)).height).toBe(120)
  expect(await tab.choose({})).toBe(200)
  await tab.until(({ height }) => height > 120, 40)
})

test('who is no relay is a viewer, whatever it claims', async () => {
  await stage.publish(luna!)
  const copies = () => stage.relay.metric('livestars_relay_copies_sent')
  const before = await copies()
  // GIVEN somebody with an account who asks for a relay's token.
  const { body } = await stage.relay.post('/auth/challenges', { account: mira!.address })
  const signature = hex(Uint8Array.of(1, ...mira!.sign(new TextEncoder().encode(body.challenge))))
  const answer = { account: mira!.address, challenge: body.challenge, signature, scope: 'pull' }
  const { token } = (await stage.relay.post('/auth/tokens', answer)).body

  // WHEN she watches with it.
  const tab = await stage.tab()
  await tab.watch(`${stage.relay.url}/whep/${luna!.address}`, {}, token)
  await tab.until(({ frames }) => frames > 5)

  // THEN she is counted as what she is.
  expect(await copies()).toBe(before)
  expect(await stage.relay.metric('livestars_relay_viewers')).toBe(1)
  // AND a token that the relay did not give is refused.
  const refused = await fetch(`${stage.relay.url}/whep/${luna!.address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: 'Bearer lst_made_up' },
    body: 'v=0\r\n',
  })
  expect(refused.status).toBe(401)
})

test('what an edge had that died is had at another relay', async () => {
  await stage.publish(luna!)
  await heard(edge)
  const { tab } = await watch(edge)
  await tab.until(({ frames }) => frames > 10)

  await edge.end('SIGKILL')
  try {
    await tab.ended()
    const { tab: again } = await watch(other)
    await again.until(({ frames }) => frames > 10)
  } finally {
    await edge.start()
  }
})

test('an edge has nothing any more when the origin has not', async () => {
  const camera = await stage.publish(luna!)
  await heard(edge)
  const { tab } = await watch(edge)
  await tab.until(({ frames }) => frames > 10)
  await camera.close()
  await tab.ended()
  await stage.chain.until(async () => (await edge.metric('livestars_relay_streams')) === 0)
})

test('a performer who begins anew at once is seen at the edges, and stays', async () => {
  const camera = await stage.publish(luna!)
  await heard(edge)
  const { tab } = await watch(edge)
  await tab.until(({ frames }) => frames > 10)

  // WHEN she begins anew right after a block, so that the next one has to say that she is offline.
  const since = (await stage.chain.liveSince(luna!))!
  const [second, again] = [await stage.tab(), await stage.tab(edge)]
  const token = await stage.relay.token(luna!)
  await stage.chain.reached((await stage.chain.height()) + 1)
  await camera.close()
  await second.publish(`${stage.relay.url}/whip/${luna!.address}`, token)

  // THEN who comes at once stays while the chain ends the first stream and begins the second.
  await watch(edge, again)
  await stage.chain.until(async () => ((await stage.chain.liveSince(luna!)) ?? 0) > since)
  const { frames: then } = await again.figures()
  await again.until(({ frames }) => frames > then + 60)
})

test('an edge that is told to stop sends viewers to where the stream comes from', async () => {
  await stage.publish(luna!)
  await heard(other)
  const { tab } = await watch(other)
  await tab.until(({ frames }) => frames > 10)
  const sent = (await enter(other)).hears(({ type }) => type === 'redirect')
  const ended = other.end('SIGTERM')
  try {
    expect((await sent).to).toBe(stage.relay.url)
  } finally {
    await stage.clear()
    expect(await ended).toBe(0)
    await other.start()
  }
})

test('a relay that is told to stop says where the performer and her viewers go on, and goes offline on the chain', async () => {
  const camera = await stage.publish(luna!)
  await stage.chain.until(async () => (await stage.chain.liveOn(luna!)) !== undefined)
  const { tab } = await stage.watch(luna!)
  await tab.until(({ frames }) => frames > 10)
  const sent = (await enter(stage.relay)).hears(({ type }) => type === 'redirect')
  const ended = stage.relay.end('SIGTERM')
  const to = (await sent).to
  expect([edge.url, other.url]).toContain(to)

  // WHEN somebody else comes, THEN she is told that it is too late here.
  for (const endpoint of ['whip', 'whep']) {
    const refused = await fetch(`${stage.relay.url}/${endpoint}/${luna!.address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp' },
      body: 'v=0\r\n',
    })
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  // AND who watches still does.
  const { frames } = await tab.figures()
  await tab.until((now) => now.frames > frames + 20)

  // WHEN the last viewer goes, THEN nobody waits for the publisher.
  const left = Date.now()
  await tab.close()
  expect(await ended).toBe(0)
  console.info(`ended ${Date.now() - left} ms after the last viewer left`)
  expect(Date.now() - left).toBeLessThan(15_000)
  await camera.ended()
  await stage.chain.until(async () => (await stage.chain.liveOn(luna!)) === undefined)

  // AND both find each other where they were sent.
  const onward = to === edge.url ? edge : other
  await stage.chain.trustRelay(luna!, onward.account)
  const again = await stage.tab(onward)
  await again.publish(`${onward.url}/whip/${luna!.address}`, await onward.token(luna!))
  const { tab: there } = await watch(onward)
  await there.until(({ frames }) => frames > 10)
  await stage.relay.start()
})
