// What viewers do.
import { expect, test } from 'vitest'

import { account, LIVE } from '../tests/accounts'
import { type App, IN_WALLET, LUNA, MIRA } from './app'
import { Extension } from './extension'
import { CHAIN, type Visitor } from './visitor'

/** Opens a room from the first page, and waits for the picture. */
async function watch(visitor: Visitor, title: string) {
  await visitor.link(title).click({ timeout: CHAIN })
  await visitor.sees(visitor.page.getByRole('heading', { level: 1, name: title }))
  await visitor.picture()
}

/** Chooses how much to tip. */
async function choose(visitor: Visitor, amount: number) {
  const tip = visitor.dialog(/^Tip/)
  if (!(await tip.isVisible())) await visitor.button('Tip').first().click()
  await visitor.button(`${amount} LIVE`, tip).click()
  return tip
}

/** From a chosen tip without an account to a purse that can pay it. */
async function becomeTipper(visitor: Visitor) {
  const tip = visitor.dialog(/^Tip/)
  await visitor.button('Make a key in this browser', tip).click({ timeout: CHAIN })
  await visitor.button(/^Get .* LIVE$/, tip).click({ timeout: CHAIN })
  await visitor.button(/^Open a purse with/, tip).click({ timeout: CHAIN })
  await visitor.sign(/purse/i)
}

/** The titles of the rooms on the first page, in their order. */
const order = (visitor: Visitor) => visitor.page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts()

/** What a performer received lately, as the node says. */
async function place({ stage }: App, performer: string): Promise<number | null> {
  return (await stage.chain.request('liveStars_explain', [performer])).place
}

export function viewers(app: () => App) {
  test('somebody without anything watches, makes a key, tips within a minute, and her tip moves the ranking', async () => {
    // GIVEN two performers who are live, one of whom was tipped.
    const { stage } = app()
    await stage.publish(LUNA.who)
    await stage.publish(MIRA.who)
    await app().tip(account('//Bob'), MIRA.who.address, 3n * LIVE)
    expect(await place(app(), MIRA.who.address)).toBe(0)

    // WHEN somebody opens the app for the first time.
    const bob = await app().visitor()
    await bob.page.goto(app().origin)
    await bob.sees(bob.page.getByRole('heading', { name: 'For adults only' }))
    expect(await bob.page.getByRole('link', { name: LUNA.title }).count()).toBe(0)
    await bob.button('I am an adult: enter').click()
    await bob.sees(bob.link(MIRA.title))

    // THEN she sees a picture, without an account and without the chain's client.
    await watch(bob, LUNA.title)
    await bob.pictures()

    // WHEN she opens the room's own address, as from a link.
    await bob.open(`/room/${LUNA.who.address}`)
    const waited = await bob.picture()
    console.info(`from the address of a room to its first picture: ${waited} ms`)
    expect(waited).toBeLessThan(10_000)

    // WHEN she decides to tip.
    const decided = Date.now()
    const tip = await choose(bob, 10)
    await becomeTipper(bob)
    await bob.button('Tip 10 LIVE', tip).click({ timeout: CHAIN })
    await bob.sees(tip.getByText('Paid', { exact: true }).or(tip.getByText('Paid for good')))
    const took = Date.now() - decided
    console.info(`from the decision to a paid tip, with a new key: ${Math.round(took / 1_000)} s`)
    expect(took).toBeLessThan(60_000)

    // THEN it becomes final, the goal comes nearer, and the receipt adds up.
    await bob.sees(tip.getByText('Paid for good'))
    await bob.sees(bob.page.getByText('10 of 40 LIVE'))
    await bob.link('See the receipt', tip).click()
    await bob.sees(bob.page.getByRole('heading', { level: 1, name: 'Receipt' }))
    await bob.sees(bob.page.getByText('The shares add up to the payment exactly.'))
    await bob.sees(bob.page.getByText('Final', { exact: true }))

    // THEN the ranking moved.
    expect(await place(app(), LUNA.who.address)).toBe(0)
    expect(await place(app(), MIRA.who.address)).toBe(1)
    await bob.open('/')
    await bob.sees(bob.link(LUNA.title))
    expect((await order(bob)).sort()).toEqual([MIRA.title, LUNA.title])
    await bob.button(`Why here: ${LUNA.title}`).click()
    await bob.sees(bob.page.getByText('No. 1', { exact: true }))
  })

  test('the second tip takes one click; a reload in the middle loses neither purse nor what was typed', async () => {
    const { stage } = app()
    await stage.publish(LUNA.who)
    const bob = await app().visitor()
    await bob.open(`/room/${LUNA.who.address}`)
    await bob.picture()
    let tip = await choose(bob, 10)
    await becomeTipper(bob)

    // WHEN the page is loaded again before the tip is sent.
    await tip.getByLabel(/Say something with it/).fill('hello from before')
    await bob.page.reload()
    await bob.picture()
    await bob.button('Tip').first().click()

    // THEN all of it is still there, and the purse pays without another signature.
    tip = bob.dialog(/^Tip/)
    expect(await tip.getByLabel(/Say something with it/).inputValue()).toBe('hello from before')
    await bob.button('Tip 10 LIVE', tip).click({ timeout: CHAIN })
    await bob.sees(tip.getByText('Paid for good'))

    // WHEN she tips once more.
    await bob.button('Tip again', tip).click()
    await bob.button('5 LIVE', tip).click()
    const began = Date.now()
    await bob.button('Tip 5 LIVE', tip).click({ timeout: CHAIN })
    await bob.sees(tip.getByText(/Paid|On its way/))
    console.info(`a tip out of an open purse is shown after ${Date.now() - began} ms`)
  })

  test('a wallet beside the page is told the chain, shows what it signs, and pays', async () => {
    const { stage } = app()
    await stage.publish(LUNA.who)
    const bob = await app().visitor()
    const wallet = await Extension.install(bob, stage.node.url, '//Bob', 'My wallet')
    try {
      await bob.open('/wallet')
      await bob.button('Connect a wallet').click({ timeout: CHAIN })
      await bob.button('Polkadot.js').click()
      await bob.button(/My wallet/).click()
      await bob.sees(bob.page.getByText('My wallet'))

      await bob.open(`/room/${LUNA.who.address}`)
      await bob.picture()
      const tip = await choose(bob, 5)
      await bob.button('Sign this tip alone', tip).click({ timeout: CHAIN })
      await bob.sign('Tip', IN_WALLET)
      await bob.sees(tip.getByText('Paid for good'))
      expect(wallet.chains).toEqual([await stage.chain.request('chain_getBlockHash', [0])])
      expect(wallet.transactions).toHaveLength(1)
      const call = wallet.api.registry.createType('Call', wallet.transactions[0]!.method) as any
      expect(`${call.section}.${call.method}`).toBe('tipping.tip')
    } finally {
      await wallet.close()
    }
  })

  test('on a phone, the whole way works with a thumb', async () => {
    const { stage } = app()
    await stage.publish(LUNA.who)
    const bob = await app().visitor({ width: 360, height: 740, phone: true })
    await bob.open('/')
    await watch(bob, LUNA.title)
    const video = await bob.page.locator('video').first().boundingBox()
    const chat = await bob.page.getByRole('heading', { level: 2, name: 'Chat' }).boundingBox()
    expect(chat!.y).toBeGreaterThanOrEqual(video!.y + video!.height)
    const tip = await choose(bob, 5)
    await becomeTipper(bob)
    await bob.button('Tip 5 LIVE', tip).click({ timeout: CHAIN })
    await bob.sees(tip.getByText('Paid for good'))
    expect(await bob.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
  })
}
