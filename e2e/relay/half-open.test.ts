// Thousands who begin to watch and never connect, and the few who do.
import { execFile } from 'node:child_process'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { folder, Program } from '../tests/process'
import { Stage } from './stage'

const crowd = process.env.LIVESTARS_CROWD!
const MEBIBYTE = 1024 * 1024
/** What the relay allows: sessions that have not connected, of one address and of all, and how long each of them is kept. */
const [OF_ADDRESS, OF_ALL, KEPT] = [200, 500, 15_000]
/** How many requests of an address are on the way at once. */
const AT_ONCE = 4

const section = (kind: string, mid: number, format: number, codec: string) => `m=${kind} 9 UDP/TLS/RTP/SAVPF ${format}
c=IN IP4 0.0.0.0
a=mid:${mid}
a=recvonly
a=rtcp-mux
a=rtpmap:${format} ${codec}
a=setup:actpass
a=ice-ufrag:Zk4T
a=ice-pwd:9pN5rhM1zVb3KoYfXq0tWd
a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => 'F4').join(':')}
`
const offer = `v=0
o=- 1 0 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0 1
${section('audio', 0, 111, 'opus/48000/2')}${section('video', 1, 96, 'VP8/90000')}`.replaceAll('\n', '\r\n')

const data = folder('half-open')
let stage: Stage
let publishing: Program
let endpoint: string

beforeAll(async () => {
  stage = await Stage.set()
  const { relay, node } = stage
  publishing = new Program(crowd, ['publish', '--relay', relay.url, '--node', node.url], join(data.path, 'publish.log'))
  const performer = await publishing.answers(async () => {
    const { body } = await relay.get('/rooms')
    return body[0]?.performer
  })
  endpoint = `${relay.url}/whep/${performer}`
})
afterAll(async () => {
  await publishing?.end('SIGTERM')
  await stage?.strike()
  data.remove()
})

/** Watches without a browser from 127.0.0.1, and returns what came. */
async function watch(seconds: number) {
  const { stdout } = await promisify(execFile)(crowd, ['watch', endpoint, '--seconds', `${seconds}`])
  return JSON.parse(stdout)
}

/** Begins to watch from this address and leaves it at that. Returns what the relay says. */
function begin(localAddress: string, agent: Agent): Promise<{ status: number; retryAfter: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/sdp' }
    const asked = request(endpoint, { method: 'POST', headers, localAddress, agent }, (response) => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode!, retryAfter: response.headers['retry-after'] }))
    })
    asked.on('error', reject).end(offer)
  })
}

/** Begins to watch so many times from each of these addresses, and counts the answers. */
async function flood(addresses: string[], times: number) {
  const counts: Record<number, number> = {}
  const from = async (address: string) => {
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
    let left = times
    const some = async () => {
      while (left-- > 0) {
        const { status, retryAfter } = await begin(address, agent)
        counts[status] = (counts[status] ?? 0) + 1
        expect(status === 201 || Number(retryAfter) > 0).toBe(true)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, some))
    agent.destroy()
  }
  await Promise.all(addresses.map(from))
  return counts
}

async function until(holds: () => Promise<boolean>, milliseconds: number) {
  const last = Date.now() + milliseconds
  while (!(await holds())) {
    if (Date.now() > last) throw new Error(`it does not hold after ${milliseconds} ms`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const halfOpen = () => stage.relay.metric('livestars_relay_half_open_sessions')

test('thousands who never connect take no place from others, little memory, and are forgotten', async () => {
  const staying = watch(30)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const before = stage.relay.memory()

  // From one address, which gets its share and no more.
  const alone = await flood(['127.0.7.1'], 1_000)
  expect(alone[201]! + alone[429]!).toBe(1_000)
  expect(alone[201]).toBeGreaterThanOrEqual(OF_ADDRESS)
  expect(alone[201]).toBeLessThan(4 * OF_ADDRESS)
  expect((await watch(2)).watching).toBe(1)

  // From many at once, which together want more than there is.
  const addresses = Array.from({ length: 40 }, (_, host) => `127.0.8.${host + 1}`)
  const many = flood(addresses, 75)
  await until(async () => (await halfOpen()) >= OF_ALL, KEPT)
  const joined = await watch(10)
  expect(joined.watching).toBe(1)
  expect(joined.packets).toBeGreaterThan(500)
  expect(joined.missing / joined.packets).toBeLessThan(0.02)
  expect(await halfOpen()).toBeLessThanOrEqual(OF_ALL + 50)
  const answers = await many
  expect(answers[201]! + (answers[429] ?? 0) + (answers[503] ?? 0)).toBe(addresses.length * 75)
  expect(answers[201]).toBeGreaterThan(OF_ALL - OF_ADDRESS)
  const grown = stage.relay.memory() - before
  console.log(`from one address ${JSON.stringify(alone)}, from many ${JSON.stringify(answers)}; ${Math.round(grown / MEBIBYTE)} MiB more`)
  expect(grown).toBeLessThan(200 * MEBIBYTE)

  await until(async () => (await halfOpen()) === 0, 2 * KEPT)
  const stayed = await staying
  expect(stayed).toMatchObject({ watching: 1, failures: [] })
  expect(stayed.packets).toBeGreaterThan(3_000)
  expect(stayed.missing / stayed.packets).toBeLessThan(0.02)
  expect(await stage.relay.metric('livestars_relay_streams')).toBe(1)
})
