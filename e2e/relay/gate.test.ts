// Nobody is on camera whom the chain does not call eligible.
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'

import { blake2b256 } from '@polkadot-labs/hdkd-helpers'
import { Enum, type SizedHex } from 'polkadot-api'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { account, LIVE } from '../tests/accounts'
import { hex } from '../tests/order'
import { performers, Stage } from './stage'

/** How many blocks, of two seconds each, may fail to come before streams end. */
const GRACE = 4
const BLOCK_SECONDS = 2

let stage: Stage
const [luna, mira, stella] = performers
const [bob, verifier] = [account('//Bob'), account('//Verifier')]

beforeAll(async () => {
  stage = await Stage.set({
    settings: { 'chain.grace_seconds': GRACE * BLOCK_SECONDS, 'http.behind_proxy': true, 'http.country_header': '"x-country"' },
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

  test('takes a room', async () => {
    const { status, problem } = await offer(bob, bearer(await stage.relay.token(bob)))
    expect(status).toBe(403)
    expect(problem.type).toContain('no-room')
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
    const own = { ...foreign, signature: sign(body.challenge) }
    expect((await stage.relay.post('/auth/tokens', own)).status).toBeLessThan(300)
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
    const viewer = async (country: string) => {
      const tab = await stage.tab()
      await tab.page.setExtraHTTPHeaders({ 'x-country': country })
      await tab.watch(`${stage.relay.url}/whep/${mira!.address}`)
      return tab
    }
    const [watchesInSwitzerland, watchesInFrance] = [await viewer('CH'), await viewer('FR')]
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
    // Whoever watches there already is sent away, and nobody else.
    await watchesInSwitzerland.ended()
    const { frames } = await watchesInFrance.figures()
    await watchesInFrance.until((figures) => figures.frames > frames + 10)
    const knock = request(`${stage.relay.url}/rooms/${mira!.address}/socket`, { headers: { ...swiss, ...upgrade } }).end()
    const [refusal] = (await once(knock, 'response')) as [IncomingMessage]
    expect(refusal.statusCode).toBe(451)
    refusal.resume()
  })

  /** Sends Stella's stream to a viewer, and returns how many blocks after the one with the transaction both had noticed its end. */
  async function endedBy(transaction: Parameters<typeof stage.chain.run>[0], by = stella!) {
    const camera = await stage.publish(stella!)
    const { tab } = await stage.watch(stella!)
    await tab.until(({ frames, heard }) => frames > 10 && heard > 0)
    await stage.chain.until(async () => (await stage.chain.liveOn(stella!)) !== undefined)

    const { number } = await stage.chain.run(transaction, by)
    await Promise.all([camera.ended(), tab.ended()])
    const blocks = (await stage.chain.height()) - number
    expect(await stage.relay.metric('livestars_relay_streams')).toBe(0)
    console.info(`ended in block ${number}; both browsers had noticed ${blocks} blocks later`)
    await stage.clear()
    return blocks
  }

  /** Waits until the relay refuses Stella for this reason, or takes her offer for what it is. */
  async function until(verdict: string) {
    const token = bearer(await stage.relay.token(stella!))
    await stage.chain.until(async () => {
      const { status, problem } = await offer(stella!, token)
      if (status !== 403) return verdict === 'admitted' && status < 500
      expect(problem.type).toContain('not-eligible')
      return problem.detail.includes(`(${verdict})`)
    })
  }

  test('ends within a block when the performer withdraws her documents, and waits for the next attestation', async () => {
    const { api } = stage.chain
    expect(await endedBy(api.tx.Verification.withdraw())).toBeLessThanOrEqual(1)

    // THEN she is not let in with her room alone, nor while other documents wait, but once those are attested.
    await until('Unverified')
    const fingerprint = hex(blake2b256(Uint8Array.of(1))) as SizedHex<32>
    await stage.chain.run(api.tx.Verification.submit({ verifier: verifier.address, fingerprint, max_fee: 10n * LIVE }), stella!)
    await until('Pending')
    const expires_at = (await stage.chain.height()) + 1_000
    await stage.chain.run(api.tx.Verification.attest({ performer: stella!.address, fingerprint, expires_at }), verifier)
    await until('admitted')
  })

  test('ends within a block when the verifier revokes the attestation', async () => {
    const revocation = stage.chain.api.tx.Verification.revoke({ performer: stella!.address, reason: Enum('GivenInError') })
    expect(await endedBy(revocation, verifier)).toBeLessThanOrEqual(1)
    await until('Revoked')
  })

  test('ends when the chain was silent for the grace, and not before', async () => {
    const camera = await stage.publish(luna!)
    const { tab } = await stage.watch(luna!)
    await tab.until(({ frames }) => frames > 10)
    const shown = async () => JSON.stringify((await stage.relay.get('/rooms')).body).includes(luna!.address)
    await stage.chain.until(shown)
    const asked = Date.now()
    const age = await stage.relay.metric('livestars_relay_finalized_age_seconds')
    await stage.node.kill()

    // A last block may have become final between the question and the end of the node.
    const least = Date.now()
    // What is asked of the chain cannot be answered; what the relay knows by itself, or knew last, is.
    for (const [path, status] of [['/relay', 200], ['/rooms', 200], ['/relays', 503], ['/chain-specification', 503]] as const) {
      const answer = await stage.relay.get(path)
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(status)
      if (status === 503) expect(answer.body.type).toContain('chain-unreachable')
    }
    expect(await shown()).toBe(true)
    await Promise.all([camera.ended(), tab.ended()])
    const [most, blocks] = [age + (Date.now() - asked) / 1_000, (Date.now() - least) / 1_000 / BLOCK_SECONDS]
    const silent = most / BLOCK_SECONDS
    console.info(`ended ${blocks.toFixed(1)} blocks after the node did, ${silent.toFixed(1)} after the last that was final; the grace is ${GRACE}`)
    expect(silent).toBeGreaterThanOrEqual(GRACE)
    expect(blocks).toBeLessThanOrEqual(GRACE + 2)
    expect(stage.relay.tail(200)).toContain('seconds out of date')
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
