// What holds for every page: anybody can use it, it asks nobody but the relay, and it is light.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'

import type { CDPSession } from 'playwright-core'
import { expect, test } from 'vitest'

import { account, LIVE } from '../tests/accounts'
import { type App, LUNA, SCREENSHOTS, WIDTHS } from './app'
import { CHAIN, type Visitor } from './visitor'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The most that is loaded before anything is seen, compressed, in bytes. */
const FIRST_LOAD = 250_000

/** What was found by axe-core on a page. */
interface Finding {
  id: string
  impact: string | null
  help: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}

/** How large a file is when it is compressed, which only relays do. */
async function compressed(session: CDPSession, requestId: string) {
  const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId })
  return gzipSync(Buffer.from(body, base64Encoded ? 'base64' : 'utf8')).length
}

/** The findings that keep somebody from using a page. */
async function serious({ page }: Visitor): Promise<string[]> {
  // Through the debugger, because the page's own policy lets no script in.
  await page.evaluate(axe)
  const violations: Finding[] = await page.evaluate(async () => (await (window as any).axe.run({ resultTypes: ['violations'] })).violations)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`))
}

/** The pages of the app, and what is there when each is shown. */
const pages = (): [name: string, path: string, shown: RegExp][] => [
  ['home', '/', /Live now/],
  ['room', `/room/${LUNA.who.address}`, new RegExp(LUNA.title)],
  ['wallet', '/wallet', /wallet/i],
  ['studio', '/studio', /Studio/],
  ['verifier', '/verifier', /Verifiers/],
  ['referrals', '/referrals', /Referrals/],
  ['invitation', '/r/affiliate', /invited/],
  ['directory', '/directory', /Relays/],
  ['audit', '/audit', /Audit/],
  ['developers', '/developers', /Developers/],
  ['settings', '/settings', /Settings/],
  ['not-found', '/nowhere', /no such page/],
]

export function everyPage(app: () => App) {
  for (const [kind, width] of Object.entries(WIDTHS)) {
    test(`every page can be used by everybody, fits and has one heading on a ${kind}`, async () => {
      await app().stage.publish(LUNA.who)
      mkdirSync(SCREENSHOTS, { recursive: true })
      const faults: string[] = []
      const visitor = await app().visitor({ width, height: kind === 'phone' ? 740 : 900 })
      const { page } = visitor
      for (const [name, path, shown] of pages()) {
        for (const colorScheme of ['light', 'dark'] as const) {
          // A page that is open takes a moment to change all of its colours.
          await page.emulateMedia({ colorScheme })
          await visitor.open(path)
          await visitor.sees(page.getByRole('heading', { level: 1, name: shown }))
          await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'), undefined, { timeout: CHAIN })
          await page.screenshot({ path: `${SCREENSHOTS}${name}-${width}-${colorScheme}.png`, fullPage: name !== 'room' })
          faults.push(...(await serious(visitor)).map((finding) => `${name}, ${colorScheme}: ${finding}`))
        }
        const { headings, wide } = await page.evaluate(() => ({
          headings: document.querySelectorAll('h1').length,
          wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        }))
        if (headings !== 1) faults.push(`${name}: ${headings} main headings`)
        if (wide) faults.push(`${name}: wider than the screen`)
      }
      expect(faults).toEqual([])
    })
  }

  test('the first page and a room are light, and the chain’s client comes after the picture', async () => {
    await app().stage.publish(LUNA.who)
    for (const [name, path] of [
      ['home', '/'],
      ['room', `/room/${LUNA.who.address}`],
    ] as const) {
      const visitor = await app().visitor()
      const session = await visitor.context.newCDPSession(visitor.page)
      await session.send('Network.enable')
      const loaded: { path: string; asked: number; bytes: Promise<number> }[] = []
      const asked = new Map<string, number>()
      const files = new Map<string, { path: string; compressed: boolean }>()
      session.on('Network.requestWillBeSent', ({ requestId, wallTime }) => asked.set(requestId, wallTime * 1_000))
      session.on('Network.responseReceived', ({ requestId, response: { url, headers } }) =>
        files.set(requestId, { path: new URL(url).pathname, compressed: Object.keys(headers).some((name) => /^content-encoding$/i.test(name)) }),
      )
      session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const file = files.get(requestId)
        if (!file || !/\.(js|css|svg|json|wasm)$|^\/$|^\/room\/\w+$/.test(file.path)) return
        const bytes = file.compressed || !process.env.LIVESTARS_WEB ? Promise.resolve(encodedDataLength) : compressed(session, requestId)
        loaded.push({ path: file.path, asked: asked.get(requestId)!, bytes })
      })
      await visitor.open(path)
      if (name === 'room') await visitor.picture()
      else await visitor.sees(visitor.link(LUNA.title))
      // What the page asks for once it is seen does not delay it.
      const seen = await visitor.page.evaluate(() => {
        const picture = performance.getEntriesByName('first-picture')[0]
        return performance.timeOrigin + (picture?.startTime ?? performance.now())
      })
      const figures = await visitor.page.evaluate(() => {
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
        const picture = performance.getEntriesByName('first-picture')[0]?.startTime
        return new Promise<{ paint?: number; picture?: number; largest?: number }>((resolve) => {
          new PerformanceObserver((list) => resolve({ paint, picture, largest: list.getEntries().at(-1)?.startTime })).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          })
          setTimeout(() => resolve({ paint, picture }), 1_000)
        })
      })
      const before = loaded.filter(({ asked }) => asked <= seen)
      const bytes = (await Promise.all(before.map((file) => file.bytes))).reduce((sum, size) => sum + size, 0)
      const told = Object.entries(figures).map(([figure, value]) => `${figure} ${Math.round(value ?? Number.NaN)} ms`)
      console.info(`${name}: ${Math.round(bytes / 1_000)} kB in ${before.length} files; ${told.join(', ')}`)
      expect(before.length).toBeGreaterThan(2)
      expect(before.map(({ path }) => path).join()).not.toMatch(/metadata|smoldot/)
      expect(bytes).toBeLessThan(FIRST_LOAD)
    }
  })

  test('the ranking that a browser recomputes is the chain’s', async () => {
    // GIVEN a payment that is final.
    const { chain } = app().stage
    const { number } = await app().tip(account('//Bob'), LUNA.who.address, LIVE)
    await chain.until(async () => (await chain.client.getFinalizedBlock()).number >= number)
    const visitor = await app().visitor()
    await visitor.open('/audit')
    await visitor.button('Recompute now').click()
    await visitor.sees(visitor.page.getByRole('heading', { name: 'The chain agrees with its payments' }), 60_000)
    await visitor.sees(visitor.page.getByRole('heading', { name: 'How one place comes about' }))
  })

  test('the console asks the relay’s node, and a room is heard as programs hear it', async () => {
    // GIVEN a performer who is live and has a place in the ranking.
    const { chain, relay } = app().stage
    await app().stage.publish(LUNA.who)
    await app().tip(account('//Bob'), LUNA.who.address, LIVE)
    await chain.until(async () => (await chain.liveOn(LUNA.who)) === relay.account.address)
    const visitor = await app().visitor()
    await visitor.open('/developers')
    await visitor.page.getByLabel('Search methods').fill('ranking')
    await visitor.page.getByText('liveStars_ranking').click({ timeout: CHAIN })
    await visitor.button('Try liveStars_ranking in the console').click()
    await visitor.button('Send').click()
    await visitor.sees(visitor.page.getByRole('log').getByText(/"listedAs"/))
    await visitor.page.getByLabel('Method', { exact: true }).fill('liveStars_nothing')
    await visitor.button('Send').click()
    await visitor.sees(visitor.page.getByRole('log').getByText(/-32601/))
    await visitor.page.getByRole('tab', { name: 'Live room' }).click()
    await visitor.button('Listen').click()
    await visitor.sees(visitor.page.getByRole('log').getByText(/"welcome"/))
  })
}
