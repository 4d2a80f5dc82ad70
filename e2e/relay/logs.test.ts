// What a relay writes at its most talkative, and whose address is not in it.
import { createHash, createHmac } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { hex } from '../tests/order'
import { folder, freePort, Program } from '../tests/process'
import { performers, Stage } from './stage'

/** The client's address, which nothing else has. */
const CLIENT = '127.0.0.77'

const data = folder('logs')
const [luna] = performers
let stage: Stage
let turn: number

beforeAll(async () => {
  turn = await freePort()
  stage = await Stage.set({
    settings: {
      'logs.level': 'trace',
      'turn.enabled': true,
      'turn.listen': `127.0.0.1:${turn}`,
      'turn.external': '"127.0.0.1"',
    },
  })
})
afterAll(async () => {
  await stage?.strike()
  data.remove()
})

/** Asks the relay from the client's address. */
async function ask(method: string, path: string, body = '', headers: Record<string, string> = {}) {
  const asked = request(`${stage.relay.url}${path}`, { method, headers, localAddress: CLIENT }).end(body)
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  const answer = await text(response)
  return { status: response.statusCode!, body: /json/.test(response.headers['content-type'] ?? '') ? JSON.parse(answer) : answer }
}

const json = { 'content-type': 'application/json' }
const sdp = { 'content-type': 'application/sdp' }

async function signIn(forged = '') {
  const { body } = await ask('POST', '/auth/challenges', JSON.stringify({ account: luna!.address }), json)
  const signature = hex(Uint8Array.of(1, ...luna!.sign(new TextEncoder().encode(body.challenge))))
  const answer = { account: luna!.address, challenge: body.challenge, signature: forged || signature }
  return ask('POST', '/auth/tokens', JSON.stringify(answer), json)
}

/** Joins a room and says something that it does not understand, and something that it does. */
async function talk() {
  const headers = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }
  const knock = request(`${stage.relay.url}/rooms/${luna!.address}/socket`, { headers, localAddress: CLIENT }).end()
  const [, socket] = await once(knock, 'upgrade')
  for (const message of ['{"type":"chat","text":"hello"}', 'nonsense']) {
    // A mask of zeros leaves the text as it is (RFC 6455, section 5.3).
    socket.write(Buffer.concat([Buffer.of(0x81, 0x80 | message.length, 0, 0, 0, 0), Buffer.from(message)]))
    await once(socket, 'data')
  }
  socket.destroy()
}

/** Sends bytes over TCP or UDP to a port, and returns the first answer, if one comes soon. */
async function send(kind: 'tcp' | 'udp', port: number, ...packets: Buffer[]) {
  const soon = { signal: AbortSignal.timeout(1_000) }
  if (kind === 'tcp') {
    const socket = connect({ port, host: '127.0.0.1', localAddress: CLIENT })
    await once(socket, 'connect')
    // The relay may hang up in the middle.
    socket.on('error', () => undefined)
    for (const packet of packets) socket.write(packet)
    await once(socket, 'data', soon).catch(() => undefined)
    socket.destroy()
    return
  }
  const socket = createSocket('udp4')
  socket.bind(0, CLIENT)
  await once(socket, 'listening')
  for (const packet of packets) socket.send(packet, port, '127.0.0.1')
  await once(socket, 'message', soon).catch(() => undefined)
  socket.close()
}

/** An attribute of STUN (RFC 8489, section 14). */
function attribute(kind: number, value: Buffer) {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(kind, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

/** A request of STUN with the length as it is behind `more` bytes. */
function message(method: number, attributes: Buffer[], more = 0) {
  const body = Buffer.concat(attributes)
  const head = Buffer.concat([Buffer.alloc(4), Buffer.from('2112a442', 'hex'), Buffer.from('live stars x')])
  head.writeUInt16BE(method, 0)
  head.writeUInt16BE(body.length + more, 2)
  return Buffer.concat([head, body])
}

/** The value of an attribute of an answer. */
function valueOf(answer: Buffer, kind: number) {
  for (let at = 20; at < answer.length; ) {
    const length = answer.readUInt16BE(at + 2)
    if (answer.readUInt16BE(at) === kind) return answer.subarray(at + 4, at + 4 + length)
    at += 4 + Math.ceil(length / 4) * 4
  }
  throw new Error(`no attribute ${kind} in ${answer.toString('hex')}`)
}

/** Gets an allocation of the TURN server, with the credential that the relay gives (RFC 8656). */
async function allocate() {
  const [{ username, credential }] = (await ask('GET', '/turn')).body.iceServers
  const socket = createSocket('udp4')
  socket.bind(0, CLIENT)
  await once(socket, 'listening')
  const exchange = async (packet: Buffer) => {
    socket.send(packet, turn, '127.0.0.1')
    const [answer] = (await once(socket, 'message')) as [Buffer]
    return answer
  }
  const udp = attribute(0x0019, Buffer.of(17, 0, 0, 0))
  const challenge = await exchange(message(0x0003, [udp]))
  const [realm, nonce] = [valueOf(challenge, 0x0014), valueOf(challenge, 0x0015)]
  const attributes = [udp, attribute(0x0006, Buffer.from(username)), attribute(0x0014, realm), attribute(0x0015, nonce)]
  const key = createHash('md5').update(`${username}:${realm}:${credential}`).digest()
  const integrity = createHmac('sha1', key).update(message(0x0003, attributes, 24)).digest()
  const allocated = await exchange(message(0x0003, [...attributes, attribute(0x0008, integrity)]))
  socket.close()
  // A success response.
  return allocated.readUInt16BE(0) === 0x0103
}

// Attesting a performer takes some blocks.
test('the log says nothing of where people are', { timeout: 240_000 }, async () => {
  const crowd = process.env.LIVESTARS_CROWD!
  const nodeAndRelay = ['--node', stage.node.url, '--relay', stage.relay.url]
  const publisher = new Program(crowd, ['publish', ...nodeAndRelay, '--interface', CLIENT], join(data.path, 'publish.log'))
  const performer = await publisher.answers(async () => /^h1\w+$/m.exec(publisher.tail())?.[0])
  const endpoint = `/whep/${performer}`
  const watch = ['watch', `${stage.relay.url}${endpoint}`, '--interface', CLIENT, '--seconds', '3']
  expect(await new Program(crowd, watch, join(data.path, 'watch.log')).exits()).toBe(0)

  expect((await signIn()).status).toBe(201)
  expect((await signIn(`0x01${'00'.repeat(64)}`)).status).toBe(403)
  for (const [method, path, body, headers, status] of [
    ['POST', endpoint, `v=0\r\no=- 1 1 IN IP4 ${CLIENT}\r\n`, sdp, 400],
    ['POST', endpoint, 'a'.repeat(70_000), sdp, 413],
    ['POST', `/whip/${performer}`, `v=0\r\nc=IN IP4 ${CLIENT}\r\n`, sdp, 401],
    ['PATCH', `${endpoint}/${'0'.repeat(32)}`, `a=candidate:1 1 udp 1 ${CLIENT} 9 typ host`, sdp, 415],
    ['POST', '/orders', CLIENT, json, 400],
    ['POST', `/rooms/${luna!.address}/reports`, JSON.stringify({ reason: 'fraud', text: CLIENT }), json, 204],
    ['GET', `/${CLIENT}`, '', { 'x-forwarded-for': CLIENT, 'user-agent': CLIENT }, 404],
    ['GET', '/node', '', {}, 400],
  ] as const) {
    expect((await ask(method, path, body, headers)).status, `${method} ${path}`).toBe(status)
  }
  for (const _ of [1, 2]) expect((await ask('GET', '/rooms')).status).toBe(200)
  await talk()
  expect(await allocate()).toBe(true)
  const garbage = [Buffer.from('GET / HTTP/7.7\r\n\r\n'), Buffer.from('16030100', 'hex'), Buffer.alloc(1_200, 0x16), message(0x0001, [])]
  for (const port of [stage.relay.ports.http, stage.relay.ports.mesh]) await send('tcp', port, ...garbage)
  for (const port of [stage.relay.ports.media, stage.relay.ports.mesh, turn]) await send('udp', port, ...garbage)

  await publisher.end('SIGTERM')
  expect(await stage.relay.end()).toBe(0)
  const log = readFileSync(join(stage.relay.folder, 'relay.log'), 'utf8')
  expect(log).toContain('a room was reported')
  expect(log).toMatch(/TRACE livestars_|DEBUG livestars_/)
  expect(log.split('\n').filter((line) => line.includes(CLIENT))).toEqual([])
})
