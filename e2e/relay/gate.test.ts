// Nobody is on camera whom the chain does not call eligible.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { account } from '../tests/accounts'
import { hex } from '../tests/order'
import { performers, Stage } from './stage'

const GRACE_SECONDS = 6

let stage: Stage
const [luna, mira, stella] = performers
const bob = account('//Bob')

beforeAll(async () => {
  stage = await Stage.set({
    settings: { 'chain.grace_seconds': GRACE_SECONDS, 'http.behind_proxy': true, 'http.country_header': '"x-country"' },
  })
})
afterEach(() => stage?.clear())
afterAll(() => stage?.strike())

/** What the relay answers to an offer for a performer. */
async function offer(performer = luna!, headers: Record<string, string> = {}, endpoint = 'whip', body = 'v=0\r\n') {
  const response = await fetch(`${stage.relay.url}/${endpoint}/${performer.address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', ...headers },
    body,
  })
  return { status: response.status, problem: await response.json().catch(() => undefined) }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('publishing', () => {
  test('takes a token', async () => {
    expect((await offer()).status).toBe(401)
    expect((await offer(luna!, bearer('lst_made_up'))).status).toBe(401)
  })

  test("takes the performer's own token", async () => {
    expect((await offer(luna!, bearer(await stage.relay.token(mira!)))).status).toBe(403)
  })

  test('takes a room and an attestation', async () => {
    const { status, problem } = await offer(bob, bearer(await stage.relay.token(bob)))
    expect(status).toBe(403)
    expect(problem.type).toMatch(/no-room|not-eligible/)
  })

  test('takes an offer', async () => {
    const { status, problem } = await offer(luna!, bearer(await stage.relay.token(luna!)))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(problem.detail).not.toBe('')
    const oversized = await offer(luna!, bearer(await stage.relay.token(luna!)), 'whip', 'a'.repeat(1 << 20))
    expect(oversized.status).toBe(413)
  })
})

describe('a challenge', () => {
  const sign = (text: string, by = luna!) => hex(Uint8Array.of(1, ...by.sign(new TextEncoder().encode(text))))

  test('is answered once', async () => {
    const { body } = await stage.relay.post('/auth/challenges', { account: luna!.address })
    const answer = { account: luna!.address, challenge: body.challenge, signature: sign(body.challenge) }
    expect((await stage.relay.post('/auth/tokens', answer)).status).toBeLessThan(300)
    expect((await stage.relay.post('/auth/tokens', answer)).status).toBe(403)
  })

  test('is answered by its account', async () => {
    const { body } = await stage.relay.post('/auth/challenges', { account: luna!.address })
    const foreign = { account: luna!.address, challenge: body.challenge, signature: sign(body.challenge, bob) }
    expect((await stage.relay.post('/auth/tokens', foreign)).status).toBe(403)
  })

  test('is answered for an account by its streaming proxy alone', async () => {
    expect((await stage.relay.signIn(luna!, bob)).status).toBe(403)
    // The performers made the relay their proxy, which counts once it is final.
    await stage.chain.until(async () => (await stage.relay.signIn(luna!, stage.relay.account)).status < 300)
  })

  test('is not understood in pieces', async () => {
    for (const body of ['', '{', '[]', '{"account":1}', '{"account":"h1"}', `{"account":"${'a'.repeat(1 << 16)}"}`]) {
      const { status } = await stage.relay.post('/auth/challenges', body)
      expect(status, body.slice(0, 20)).toBeGreaterThanOrEqual(400)
      expect(status, body.slice(0, 20)).toBeLessThan(500)
    }
  })
})

describe('a stream', () => {
  test('is live on the chain while it flows', async () => {
    expect(await stage.chain.liveOn(luna!)).toBeUndefined()
    const camera = await stage.publish(luna!)
    await stage.chain.until(async () => (await stage.chain.liveOn(luna!)) === stage.relay.account.address)
    await camera.close()
    await stage.chain.until(async () => (await stage.chain.liveOn(luna!)) === undefined)
  })

  test('is not shown where the performer does not want it', async () => {
    await stage.publish(mira!)
    await stage.chain.run(stage.chain.api.tx.Rooms.set_blocked_countries({ countries: [hex(new TextEncoder().encode('CH'))] } as any), mira!)
    const swiss = { 'x-country': 'CH' }
    const listed = async (headers: Record<string, string>) => {
      const rooms: any[] = await (await fetch(`${stage.relay.url}/rooms`, { headers })).json()
      return rooms.some(({ performer }) => performer === mira!.address)
    }
    await stage.chain.until(async () => (await offer(mira!, swiss, 'whep')).status === 451)
    expect((await offer(mira!, { 'x-country': 'FR' }, 'whep')).status).not.toBe(451)
    expect(await listed(swiss)).toBe(false)
    expect(await listed({ 'x-country': 'FR' })).toBe(true)
    const knock = request(`${stage.relay.url}/rooms/${mira!.address}/socket`, { headers: { ...swiss, ...upgrade } }).end()
    const [refusal] = (await once(knock, 'response')) as [IncomingMessage]
    expect(refusal.statusCode).toBe(451)
    refusal.resume()
  })

  test('ends within a block when the performer withdraws her documents', async () => {
    const camera = await stage.publish(stella!)
    const { tab } = await stage.watch(stella!)
    await tab.until(({ frames }) => frames > 10)
    await stage.chain.until(async () => (await stage.chain.liveOn(stella!)) !== undefined)

    const { number } = await stage.chain.run(stage.chain.api.tx.Verification.withdraw(), stella!)
    await Promise.all([camera.ended(), tab.ended()])
    expect(await stage.relay.metric('livestars_relay_streams')).toBe(0)
    const blocks = (await stage.chain.height()) - number
    console.info(`withdrawn in block ${number}; both browsers had noticed ${blocks} blocks later`)

    // AND she is not let in again.
    const { status, problem } = await offer(stella!, bearer(await stage.relay.token(stella!)))
    expect(status).toBe(403)
    expect(problem.type).toContain('not-eligible')
  })

  test('ends when the chain cannot be asked any more', async () => {
    const camera = await stage.publish(luna!)
    await camera.until(({ frames }) => frames > 10)
    await stage.node.kill()
    const killed = Date.now()
    // What is asked of the chain cannot be answered; what the relay knows by itself is.
    for (const [path, status] of [['/relay', 200], ['/rooms', 200], ['/relays', 503], ['/chain-specification', 503]] as const) {
      const answer = await stage.relay.get(path)
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(status)
      if (status === 503) expect(answer.body.type).toContain('chain-unreachable')
    }
    await camera.ended()
    const seconds = (Date.now() - killed) / 1_000
    console.info(`ended ${seconds.toFixed(1)} s after the node did; the grace is ${GRACE_SECONDS} s`)
    expect((await offer(luna!, bearer('lst_made_up'))).status).toBe(401)
  })
})

/** What a WebSocket's handshake begins with (RFC 6455). */
const upgrade = {
  connection: 'upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}
