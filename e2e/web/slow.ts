// What people see on a slow link, and when.
import { expect, test } from 'vitest'

import { type App, LUNA } from './app'
import { CHAIN, type Visitor } from './visitor'

/** What Chromium's developer tools call slow 4G, in milliseconds and bytes in a second. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 }

/** How soon something is seen that says that more comes, beside what people came for. */
const SOON = 0.5

/** Opens a page over the slow link, and returns when what is looked for was seen, in milliseconds. */
async function slowly(visitor: Visitor, path: string, looks: Record<string, () => Promise<unknown>>): Promise<Record<string, number>> {
  const session = await visitor.context.newCDPSession(visitor.page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', SLOW_4G)
  const began = performance.now()
  const since = () => Math.round(performance.now() - began)
  const times: Record<string, number> = {}
  const noted = (name: string, look: () => Promise<unknown>) => look().then(() => (times[name] = since()))
  await Promise.all([visitor.open(path), ...Object.entries(looks).map(([name, look]) => noted(name, look))])
  // What the page says itself: the first paint, and its own marks.
  const own = await visitor.page.evaluate(() =>
    [...performance.getEntriesByName('first-contentful-paint'), ...performance.getEntriesByType('mark')].map(
      ({ name, startTime }) => [name, Math.round(startTime)] as const,
    ),
  )
  const { 'first-contentful-paint': painted = Number.POSITIVE_INFINITY, ...marks } = Object.fromEntries(own)
  console.info(`slow 4G, ${path.replace(/h1\w+/, '…')}: ${JSON.stringify({ painted, ...times, ...marks })}`)
  return { ...times, painted }
}

export function slowLinks(app: () => App) {
  test('people see at once that a room comes, then its title, its chat and its picture', async () => {
    await app().stage.publish(LUNA.who, { bitrate: 500_000 })
    const viewer = await app().visitor()
    const { page } = viewer
    const { painted, title } = await slowly(viewer, `/room/${LUNA.who.address}`, {
      progress: () => viewer.sees(page.locator('[role=status]:visible')),
      title: () => viewer.sees(page.getByRole('heading', { level: 1, name: LUNA.title })),
      chat: () => viewer.sees(page.getByLabel('Say something', { exact: true })),
      picture: () => viewer.picture(2 * CHAIN),
    })
    expect(painted! / title!).toBeLessThan(SOON)
  })

  test('people see at once that the first page and the wallet come, and then use them', async () => {
    await app().stage.publish(LUNA.who, { bitrate: 500_000 })
    const viewer = await app().visitor()
    const { page } = viewer
    const home = await slowly(viewer, '/', { rooms: () => viewer.sees(viewer.link(LUNA.title)) })
    expect(home.painted! / home.rooms!).toBeLessThan(SOON)
    await viewer.leave()

    const newcomer = await app().visitor()
    const wallet = await slowly(newcomer, '/wallet', {
      frame: () => newcomer.sees(newcomer.page.getByRole('banner')),
      key: () => newcomer.button('Make a key in this browser').waitFor({ timeout: CHAIN }),
    })
    expect(wallet.painted! / wallet.key!).toBeLessThan(SOON)
    await newcomer.button('Make a key in this browser').click()
    const asked = performance.now()
    await newcomer.button('Where do I get LIVE?').click({ timeout: CHAIN })
    await newcomer.button('Get 100 LIVE', newcomer.dialog('Where do I get LIVE?')).click({ timeout: CHAIN })
    await newcomer.sees(newcomer.page.getByText(/^100\b/))
    console.info(`slow 4G: from a new key to 100 LIVE in ${Math.round(performance.now() - asked)} ms`)
  })
}
