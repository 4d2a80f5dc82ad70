// A camera, a relay, and those who watch: real browsers, and encoders and players that nobody here wrote.
import { type ChildProcess, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { LossyPath } from './lossy'
import { performers, Stage } from './stage'

let stage: Stage
let path: LossyPath
let loss = 0
const programs: ChildProcess[] = []
const [luna, mira, stella] = performers

beforeAll(async () => {
  stage = await Stage.set({ external: async (media) => (path = await LossyPath.to(media, () => loss)).port })
})
afterEach(async () => {
  loss = 0
  for (const program of programs.splice(0)) {
    const gone = new Promise((resolve) => program.once('exit', resolve))
    if (program.exitCode === null && program.kill('SIGINT')) await gone
  }
  await stage.clear()
})
afterAll(async () => {
  await stage?.strike()
  path?.close()
})

describe('a browser', () => {
  for (const codec of ['video/VP8', 'video/H264']) {
    test(`that sends ${codec} is seen and heard in another, as it was sent`, async () => {
      // GIVEN a performer who publishes.
      const sender = await stage.publish(luna!, { codec })

      // WHEN somebody joins in the middle.
      const { tab, waited } = await stage.watch(luna!)

      // THEN pictures and sound come, in the codec and the size that were sent, and soon.
      const sent = await sender.figures()
      const first = await tab.until(({ frames, heard }) => frames > 20 && heard > 1)
      expect(first.codec).toBe(codec)
      expect(sent.codec).toBe(codec)
      expect([first.width, first.height]).toEqual([sent.width, sent.height])
      await tab.until(({ frames }) => frames > first.frames + 20)

      // AND the sound is the microphone's, which beeps, as loud as it was.
      const [spoken, heard] = await Promise.all([sender.during(5), tab.during(5)])
      console.info(`${codec}: sound ${JSON.stringify({ spoken, heard })}`)
      expect(spoken.energy).toBeGreaterThan(0)
      expect(heard.heard).toBeGreaterThan(0.5)
      expect(heard.energy / spoken.energy).toBeGreaterThan(0.4)
      expect(heard.energy / spoken.energy).toBeLessThan(2.5)
      console.info(`${codec}: join to first picture ${Math.round(waited)} ms`)
      expect(waited).toBeLessThan(15_000)
    })
  }

  test('recovers from one packet in twenty lost both ways', async () => {
    const sender = await stage.publish(luna!)
    const { tab } = await stage.watch(luna!)
    await tab.until(({ frames }) => frames > 20)
    /** How both sides go for some time, and how many datagrams were lost on the way. */
    const during = async (seconds: number) => {
      const { carried, lost } = path.tally
      const [sent, came] = await Promise.all([sender.during(seconds), tab.during(seconds)])
      const gone = path.tally.lost - lost
      const share = gone / (gone + path.tally.carried - carried)
      console.info(`${(share * 100).toFixed(1)} % loss: ${JSON.stringify({ sent, came })}`)
      return { ...came, share, complete: came.rate / sent.rate }
    }

    // WHEN the path gets bad, THEN what was lost is asked for and sent again, and the picture hardly stands still.
    loss = 0.05
    await expect
      .poll(() => during(15), { timeout: 60_000 })
      .toSatisfy(
        (now) =>
          now.share > 0.03 && now.retransmitted > 0 && now.nacks > 0 && now.complete > 0.6 && now.frozen < 0.2 && now.heard > 0.6,
      )

    // WHEN it is good again, THEN every picture that is sent comes, and nothing is asked for any more.
    loss = 0
    await expect.poll(() => during(5), { timeout: 60_000 }).toSatisfy((now) => now.complete > 0.9 && now.frozen < 0.02 && now.nacks < 6)
  })

  test('that sends three layers is forwarded one', async () => {
    const sender = await stage.publish(luna!, { simulcast: true })
    expect((await sender.until(({ layers }) => layers === 3)).layers).toBe(3)
    const { tab } = await stage.watch(luna!)
    const seen = await tab.until(({ frames }) => frames > 20)
    expect(seen.layers).toBe(1)
    expect([160, 320, 640]).toContain(seen.width)
  })

  for (const codec of ['video/VP8', 'video/H264']) {
    test(`is sent the layer of ${codec} that it wants at most, and more when it wants more`, async () => {
      // GIVEN several layers, and a viewer whose link carries more than the lowest.
      await stage.publish(luna!, { simulcast: true, codec })
      const { tab } = await stage.watch(luna!)
      // Chromium may leave out the third of so small a picture.
      const layers = await tab.layers(2)
      const sizes = ['160 x 120', '320 x 240', '640 x 480'].slice(0, layers.length)
      expect(layers.map(({ width, height }) => `${width} x ${height}`)).toEqual(sizes)
      await tab.until(({ height }) => height > 120)

      // WHEN she chooses the lowest, THEN it comes and stays.
      expect(await tab.choose({ rid: layers[0]!.rid })).toBe(200)
      const low = await tab.until(({ height }) => height === 120)
      expect((await tab.until(({ frames }) => frames > low.frames + 150, 60)).height).toBe(120)

      // WHEN she leaves the choice to her bandwidth, THEN the picture grows again.
      expect(await tab.choose({})).toBe(200)
      await tab.until(({ height }) => height > 120, 90)

      // AND a bound in pixels holds as well as a name.
      expect(await tab.choose({ maxHeight: 130 })).toBe(200)
      await tab.until(({ height }) => height === 120)
      expect(await tab.choose({ rid: 'unknown' })).toBe(422)
    })
  }

  test('is told when the performer vanishes', async () => {
    const sender = await stage.publish(mira!)
    const { tab } = await stage.watch(mira!)
    await tab.until(({ frames }) => frames > 5)
    await sender.vanish()
    expect(await tab.ended()).toMatch(/disconnected|failed|closed/)
  })
})

describe('other programs', () => {
  const ffmpeg = process.env.LIVESTARS_FFMPEG
  const python = process.env.LIVESTARS_PYTHON

  test("ffmpeg's WHIP muxer publishes with a stream key, aiortc watches", async () => {
    // GIVEN ffmpeg, which cannot sign.
    const key = await stage.relay.streamKey(stella!)
    const encode = ['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-bf', '0', '-g', '60', '-pix_fmt', 'yuv420p']
    programs.push(
      spawn(
        ffmpeg!,
        [
          ...['-nostdin', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25'],
          ...['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'],
          ...[...encode, '-c:a', 'libopus', '-ac', '2', '-f', 'whip', '-handshake_timeout', '60000', '-authorization', key],
          `${stage.relay.url}/whip/${stella!.address}`,
        ],
        { stdio: 'inherit' },
      ),
    )

    // THEN the chain says that she is live.
    await stage.chain.until(async () => (await stage.chain.liveOn(stella!)) === stage.relay.account.address)

    // AND a viewer that nobody here wrote decodes what she sends.
    const viewer = spawn(python!, ['relay/watch.py', `${stage.relay.url}/whep/${stella!.address}`, '30'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    programs.push(viewer)
    const printed = await text(viewer.stdout)
    const watched = JSON.parse(printed || 'null')
    expect(watched).toMatchObject({ width: 640, height: 360 })
    expect(watched.frames).toBeGreaterThanOrEqual(30)
    expect(watched.audio).toBeGreaterThan(0)
  })
})
