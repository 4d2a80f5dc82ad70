// What viewers see of a relay that has no place for them, or goes.
import { expect, test } from 'vitest'

import { Tab } from '../relay/browser'
import { type App, LUNA, MIRA } from './app'
import { CHAIN } from './visitor'

export function relays(app: () => App) {
  test('who finds a relay full is told so, and gets the picture when somebody left', async () => {
    const { stage } = app()
    const { relay, origin } = await app().beside({ key: '//Dave', settings: { 'relay.capacity': 1, 'metrics.enabled': false } })
    const camera = await Tab.open(stage.browser, relay.url)
    await camera.publish(`${relay.url}/whip/${MIRA.who.address}`, await relay.token(MIRA.who))
    const first = await app().visitor({}, origin)
    await first.open(`/room/${MIRA.who.address}`)
    await first.picture()

    const second = await app().visitor({}, origin)
    await second.open(`/room/${MIRA.who.address}`)
    await second.sees(second.page.getByText('No place is left here'))
    await app().photograph(second, 'room-full')
    await first.open('/settings')
    await second.picture()
    await camera.close()
  })

  test('viewers of a relay that goes are told where to go on, and go on there', async () => {
    const { relay, viewer } = await watched(app())

    // WHEN the operator ends it.
    const ended = relay.end('SIGTERM')
    await viewer.sees(viewer.page.getByText('This relay is about to stop.'))
    const onward = viewer.link(/^Go on at/)
    await app().photograph(viewer, 'room-draining')
    const address = await onward.getAttribute('href')
    await viewer.page.close()
    expect(await ended).toBe(0)

    // THEN the room is there.
    const again = await app().visitor({}, new URL(address!).origin)
    await again.open(new URL(address!).pathname)
    await again.picture()
  })

  test('viewers of a relay that is killed are shown where to go on, and go on there', async () => {
    const { stage } = app()
    const { relay, viewer } = await watched(app())
    const { host } = new URL(stage.relay.url)
    const onward = viewer.link(`Go on at ${host}`)
    expect(await onward.count()).toBe(0)

    // WHEN it is gone without a word.
    await relay.end('SIGKILL')
    const killed = performance.now()
    await viewer.sees(onward)
    await app().photograph(viewer, 'room-killed')

    // THEN one click leads to the picture.
    viewer.peers.add(host)
    await onward.click()
    await viewer.page.waitForURL(`${stage.relay.url}/room/**`)
    await viewer.picture()
    await viewer.pictures()
    console.info(`pictures again ${((performance.now() - killed) / 1_000).toFixed(1)} s after the relay was killed`)
  })

  test('a viewer chooses how large the picture is, and finds it so when she comes again', async () => {
    const { stage } = app()
    await stage.publish(LUNA.who, { simulcast: true })
    const viewer = await app().visitor()
    const { page } = viewer
    const height = () => page.evaluate(() => document.querySelector('video')?.videoHeight)
    const menu = async () => {
      await page.locator('video').first().hover()
      await viewer.button('Quality').click()
    }
    const choose = async (size: string | RegExp) => {
      await menu()
      await page.getByRole('menuitemradio', { name: size }).click({ timeout: CHAIN })
    }
    await viewer.open(`/room/${LUNA.who.address}`)
    await viewer.picture()

    // WHEN she takes the smallest, THEN that comes, and the menu says so.
    await choose(/^120p/)
    await expect.poll(height, { timeout: CHAIN }).toBe(120)
    await menu()
    await viewer.sees(page.getByText(/^Now 160 × 120/))
    expect(await page.getByRole('menuitemradio', { checked: true }).innerText()).toContain('120p')
    await app().photograph(viewer, 'room-quality')
    await page.keyboard.press('Escape')

    // AND it is so after a reload, until she leaves it to her connection.
    await viewer.open(`/room/${LUNA.who.address}`)
    await viewer.picture()
    await expect.poll(height, { timeout: CHAIN }).toBe(120)
    await choose('Automatic')
    await expect.poll(height, { timeout: 90_000 }).toBeGreaterThan(120)

    // AND without a picture the sound goes on.
    await choose(/^Sound only/)
    await viewer.sees(page.getByText('Sound only', { exact: true }))
  })

  test('the picture goes into a window of its own and comes back', async () => {
    const { stage } = app()
    await stage.publish(LUNA.who)
    const viewer = await app().visitor()
    await viewer.open(`/room/${LUNA.who.address}`)
    await viewer.picture()
    const out = () => viewer.page.evaluate(() => document.pictureInPictureElement?.tagName)
    await viewer.page.locator('video').first().hover()
    await viewer.button('Picture in picture').click()
    await expect.poll(out).toBe('VIDEO')
    await viewer.pictures()
    await viewer.button('Picture in picture').click()
    await expect.poll(out).toBeUndefined()
    await viewer.pictures()
  })
}

/** Another relay, and a viewer there of what is published to the first. */
async function watched(app: App) {
  const { stage } = app
  const { relay, origin } = await app.beside({ key: '//Eve' })
  await stage.publish(LUNA.who)
  await stage.chain.until(async () => (await stage.chain.liveOn(LUNA.who)) === stage.relay.account.address)
  const viewer = await app.visitor({}, origin)
  await viewer.open(`/room/${LUNA.who.address}`)
  await viewer.picture()
  return { relay, viewer }
}
