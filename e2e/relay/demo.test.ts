// The demonstration that scripts/run starts: a room in which people watch, talk and tip.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { folder, Program } from '../tests/process'
import { performers, Stage } from './stage'

const ffmpeg = process.env.LIVESTARS_FFMPEG!
const crowd = process.env.LIVESTARS_CROWD!
const data = folder('demo')
const [luna] = performers
let stage: Stage
let demo: Program

beforeAll(async () => {
  stage = await Stage.set()
  const clip = join(data.path, 'clip.mkv')
  execFileSync('../scripts/clip', [ffmpeg, clip, '4'])
  demo = new Program(
    crowd,
    ['demo', '--relay', stage.relay.url, '--node', stage.node.url, '--ffmpeg', ffmpeg, '--clip', clip],
    join(data.path, 'demo.log'),
  )
})
afterAll(async () => {
  await demo?.end('SIGTERM')
  await stage?.strike()
  data.remove()
})

test('fills a room with viewers, talk and tips, and leaves it when it is told to', async () => {
  await stage.chain.until(async () => {
    const { body } = await stage.relay.get('/rooms')
    return body.some((room: any) => room.performer === luna!.address && room.viewers === 3 && room.title)
  }, 30)
  const socket = new WebSocket(`${stage.relay.url.replace('http', 'ws')}/rooms/${luna!.address}/socket`)
  const heard = (wants: (message: any) => boolean) =>
    new Promise<void>((resolve) => socket.addEventListener('message', ({ data }) => wants(JSON.parse(data)) && resolve()))
  await Promise.all([
    heard(({ type }) => type === 'chat'),
    heard(({ type, status }) => type === 'tip' && status === 'final'),
    heard(({ type, goal }) => type === 'goal' && BigInt(goal.raised) > 0n),
  ])
  socket.close()

  const { tab } = await stage.watch(luna!)
  const { width, height } = await tab.until(({ frames, heard }) => frames > 20 && heard > 0.4)
  expect([width, height]).toEqual([1280, 720])

  expect(await demo.end('SIGTERM')).toBe(0)
  await stage.chain.until(async () => (await stage.chain.liveOn(luna!)) === undefined)
})
