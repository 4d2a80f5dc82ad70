// The ways to a relay: IPv6 beside IPv4, and its TURN server for those whom no direct way reaches.
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { freePort } from '../tests/process'
import { performers, Stage } from './stage'

let stage: Stage
const [luna] = performers

beforeAll(async () => {
  const port = await freePort()
  stage = await Stage.set({
    ipv6: true,
    settings: {
      'turn.enabled': true,
      'turn.listen': `127.0.0.1:${port}`,
      // Packets go to no other port of this machine than that of the relay's media.
      'turn.external': '"127.0.0.1"',
    },
  })
})
afterEach(() => stage?.clear())
afterAll(() => stage?.strike())

/** Watches with a program that nobody here wrote, from an address of this machine. */
async function watchFrom(address: string) {
  const endpoint = `${stage.relay.url}/whep/${luna!.address}`
  const viewer = spawn(process.env.LIVESTARS_PYTHON!, ['relay/watch.py', endpoint, '30', address], { stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse((await text(viewer.stdout)) || 'null')
}

describe('the TURN server', () => {
  const wish = async () => {
    const { iceServers } = (await stage.relay.get('/turn')).body
    return { iceServers, iceTransportPolicy: 'relay' } as const
  }

  test('carries a stream to a browser that has no other way', async () => {
    await stage.publish(luna!)
    const { tab, waited } = await stage.watch(luna!, stage.relay, await wish())
    const seen = await tab.until(({ frames, heard }) => frames > 50 && heard > 1)
    expect(seen.candidate).toBe('relay')
    expect(await stage.relay.metric('livestars_relay_turn_allocations')).toBeGreaterThan(0)
    console.info(`through TURN: join to first picture ${Math.round(waited)} ms`)

    // AND nothing is left of it when she has gone.
    await tab.close()
    await stage.chain.until(async () => (await stage.relay.metric('livestars_relay_turn_allocations')) === 0)
  })

  test('carries nothing for those whose credential it did not make', async () => {
    await stage.publish(luna!)
    const { iceServers, ...rest } = await wish()
    const forged = { iceServers: iceServers.map((server: RTCIceServer) => ({ ...server, credential: '0'.repeat(64) })), ...rest }
    const tab = await stage.tab()
    const never = tab.watch(`${stage.relay.url}/whep/${luna!.address}`, forged).catch(() => 'never')
    const waited = new Promise((resolve) => setTimeout(resolve, 5_000, 'waited'))
    expect(await Promise.race([never, waited])).toBe('waited')
    expect(await tab.state()).not.toBe('connected')
    expect(await stage.relay.metric('livestars_relay_turn_allocations')).toBe(0)
  })
})

describe('media', () => {
  for (const address of ['127.0.0.1', '::1']) {
    test(`reaches a viewer at ${address}`, async () => {
      await stage.publish(luna!)
      const watched = await watchFrom(address)
      expect(watched).toMatchObject({ width: 640, height: 480 })
      expect(watched.frames).toBeGreaterThanOrEqual(30)
      expect(watched.audio).toBeGreaterThan(0)
    })
  }
})
