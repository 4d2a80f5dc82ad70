// What people see when something is not there, and that it heals.
import { expect, test } from 'vitest'

import { type App, LUNA } from './app'
import { CHAIN } from './visitor'

/** How long it may take until something is missed. */
const MISSED = 60_000

export function outages(app: () => App) {
  test('without the node people watch on, are told, keep what they typed, and tip when it is back', async () => {
    const { stage } = app()
    await stage.publish(LUNA.who)
    const bob = await app().visitor()
    await bob.open(`/room/${LUNA.who.address}`)
    await bob.picture()
    await bob.button('Tip').first().click()
    const tip = bob.dialog(/^Tip/)
    await bob.button('5 LIVE', tip).click()
    await bob.button('Make a key in this browser', tip).click({ timeout: CHAIN })
    await bob.sees(bob.button(/^Get .* LIVE$/, tip))
    await tip.getByLabel(/Say something with it/).fill('still here')

    // WHEN the node is gone.
    await stage.node.kill()
    try {
      await bob.sees(bob.page.getByText('The chain cannot be reached.', { exact: false }), MISSED)
      await bob.pictures()
    } finally {
      await stage.node.start()
    }

    // THEN all goes on where it was when it is back.
    await bob.page.getByText('The chain cannot be reached.', { exact: false }).waitFor({ state: 'detached', timeout: MISSED })
    expect(await tip.getByLabel(/Say something with it/).inputValue()).toBe('still here')
    await bob.button(/^Get .* LIVE$/, tip).click({ timeout: CHAIN })
    await bob.button(/^Open a purse with/, tip).click({ timeout: MISSED })
    await bob.sign(/purse/i)
    await bob.button('Tip 5 LIVE', tip).click({ timeout: CHAIN })
    await bob.sees(tip.getByText('Paid for good'), MISSED)
  })

  test('without the relay people are told, keep what they typed, and see the picture again when it is back', async () => {
    const { stage } = app()
    const sender = await stage.publish(LUNA.who)
    const bob = await app().visitor()
    await bob.open(`/room/${LUNA.who.address}`)
    await bob.picture()
    const message = bob.page.getByLabel('Say something', { exact: true })

    // WHEN the relay is gone without a word.
    await stage.relay.end('SIGKILL')
    try {
      await bob.sees(bob.page.getByText(/cannot be reached/).first(), MISSED)
      await message.fill('not lost')
    } finally {
      await stage.relay.start()
    }

    // THEN it comes back by itself.
    await sender.vanish()
    await stage.publish(LUNA.who)
    await bob.page.getByText('The relay cannot be reached.', { exact: false }).first().waitFor({ state: 'detached', timeout: MISSED })
    await bob.pictures(MISSED)
    expect(await message.inputValue()).toBe('not lost')
  })
}
