// OBS, by what its source says that it sends: its offer, its packets, its requests.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { type Clip, encode, Obs } from './obs'
import { performers, Stage } from './stage'

let stage: Stage
let clip: Clip
const [luna, mira] = performers
const ENDED = [200, 404]
/** The clip's length in seconds, with a key frame at its begin: as OBS's encoders do unless they are told, every 250 pictures. */
const LENGTH = 10

beforeAll(async () => {
  stage = await Stage.set()
  clip = encode(LENGTH, 25 * LENGTH)
})
afterEach(async () => {
  for (const obs of outputs.splice(0)) await obs.stop()
  await stage?.clear()
})
afterAll(() => stage?.strike())

const outputs: Obs[] = []
const output = (performer: (typeof performers)[number], bearer: string) => {
  const obs = new Obs(`${stage.relay.url}/whip/${performer.address}`, bearer)
  outputs.push(obs)
  return obs
}

test('OBS publishes with a stream key, is seen and heard at once, and ends', async () => {
  // GIVEN an output with a key.
  const obs = output(luna!, await stage.relay.streamKey(luna!))
  expect(await obs.start(clip)).toBe(201)
  await stage.chain.until(async () => (await stage.chain.liveOn(luna!)) === stage.relay.account.address)
  expect(obs.states.at(-1)).toBe('connected')

  // WHEN somebody joins between two key frames, of which OBS sends none before its time.
  await obs.reaches(1, LENGTH)
  const { tab, waited } = await stage.watch(luna!)

  // THEN she sees and hears it long before the next.
  const seen = await tab.until(({ frames, heard }) => frames > 50 && heard > 1)
  expect(seen).toMatchObject({ codec: 'video/H264', width: 640, height: 360 })
  console.info(`OBS: join to first picture ${Math.round(waited)} ms`)
  expect(waited).toBeLessThan(7_000)

  // AND when OBS stops, the stream is over. Its connection may be known to be closed before it says so over HTTP.
  expect(ENDED).toContain(await obs.stop())
  expect(await tab.ended()).toMatch(/disconnected|failed|closed/)
  await stage.chain.until(async () => (await stage.chain.liveOn(luna!)) === undefined)
})

test('OBS that sends sound alone is heard', async () => {
  const obs = output(mira!, await stage.relay.streamKey(mira!))
  expect(await obs.start({ ...clip, pictures: [] })).toBe(201)
  await stage.chain.until(async () => (await stage.chain.liveOn(mira!)) === stage.relay.account.address)
  const tab = await stage.tab()
  // The first picture never comes.
  void tab.watch(`${stage.relay.url}/whep/${mira!.address}`).catch(() => undefined)
  const heard = await tab.until(({ heard, energy }) => heard > 2 && energy > 0)
  expect(heard.frames).toBe(0)
  expect(ENDED).toContain(await obs.stop())
})

test('OBS with a key that is not hers is refused', async () => {
  const foreign = output(luna!, await stage.relay.streamKey(mira!))
  expect(await foreign.start(clip)).toBe(403)
  expect(await foreign.stop()).toBe(0)
  const none = output(luna!, 'lsk_made_up')
  expect(await none.start(clip)).toBe(401)
  expect(await none.stop()).toBe(0)
})
