// What performers do in the studio beside going live from the browser.
import { expect, test } from 'vitest'

import { encode, Obs } from '../relay/obs'
import { account, LIVE } from '../tests/accounts'
import { type App, IN_WALLET, LUNA, MIRA } from './app'
import { CHAIN, type Visitor } from './visitor'

const stella = account('//Stella')

/** Waits until everything that is in a block now is final: relays ask final blocks alone. */
const everythingFinal = async ({ stage: { chain } }: App) => {
  const best = await chain.height()
  await chain.until(async () => (await chain.client.getFinalizedBlock()).number >= best)
}

async function openStudio(visitor: Visitor, tab: string) {
  await visitor.open(`/studio?tab=${tab}`)
  await visitor.sees(visitor.page.getByRole('heading', { level: 1, name: 'Studio' }))
}

export function studio(app: () => App) {
  test('somebody without an account learns what it takes, and makes one', async () => {
    const nova = await app().visitor()
    await nova.open('/studio')
    await nova.sees(nova.page.getByRole('heading', { name: 'Begin with an account' }))
    // What the chain holds for all steps, and not a number of the app's own.
    await nova.sees(nova.page.getByRole('heading', { level: 3, name: /^[\d.,]+ LIVE/ }))
    await app().photograph(nova, 'studio-welcome')
    await nova.button('Make a key in this browser').click()
    await nova.sees(nova.button(/^Account and LIVE/))
  })

  test('who streams with OBS sees what viewers get, and that it ended', async () => {
    const { stage } = app()
    const mira = await app().owner('//Mira')
    await openStudio(mira, 'live')
    await mira.button('Make a stream key').click({ timeout: CHAIN })
    const key = mira.page.getByRole('textbox', { name: 'Stream key (bearer token)' })
    await key.waitFor({ timeout: CHAIN })
    const obs = new Obs(await mira.page.getByRole('textbox', { name: 'WHIP address (server)' }).inputValue(), await key.inputValue())
    expect(await obs.start(encode(10, 50))).toBe(201)
    try {
      await mira.sees(mira.page.getByText('You are live from another program'))
      await mira.sees(mira.page.getByText(/^640 × 360, 2\d a second$/))
      await mira.sees(mira.page.getByText('H264', { exact: true }))
      await mira.sees(mira.page.getByText(/^\d+(\.\d)? (kb|Mb)\/s|^\d.*(kilobits|megabits|kbps|Mbps)/))
      await mira.sees(mira.page.getByText(/^\d+:\d\d$/))
      await mira.pictures()
      await app().photograph(mira, 'studio-obs')
    } finally {
      await obs.stop()
    }
    await mira.sees(mira.page.getByRole('heading', { name: 'Before you go live' }))
    expect(await stage.chain.liveOn(MIRA.who)).toBeUndefined()
  })

  test('a performer splits her share, and whoever is in it is paid with the next tip', async () => {
    const { chain } = app().stage
    const payout = () => chain.api.apis.LiveStarsApi.payout(MIRA.who.address, { at: 'best' })
    const mira = await app().owner('//Mira')
    await openStudio(mira, 'payout')
    await mira.button('Add an account').click({ timeout: CHAIN })
    const [who, part] = [mira.page.getByLabel('Account', { exact: true }), mira.page.getByLabel('Per cent')]

    // WHEN she mistypes, THEN she is told what is wrong, and cannot save it.
    await who.fill('somebody')
    await mira.sees(mira.page.getByText(/This is no address of this chain/))
    await who.fill(MIRA.who.address)
    await mira.sees(mira.page.getByText('What is left stays yours anyway.'))
    await who.fill(stella.address)
    await part.fill('101')
    await mira.sees(mira.page.getByText('Write a number from 0 to 100.'))
    expect(await mira.button('Save the split').isDisabled()).toBe(true)

    await part.fill('12.5')
    await mira.sees(mira.page.getByText('You keep 87.5 % of your share.'))
    await app().photograph(mira, 'studio-payout')
    await mira.button('Save the split').click()
    await mira.sign('Split your share', IN_WALLET)
    await mira.sees(mira.page.getByText('The split holds from now on.'))
    expect((await payout()).map(({ account }) => account)).toEqual([stella.address])

    const { block, parent } = await app().tip(account('//Bob'), MIRA.who.address, 10n * LIVE)
    const earned = (await chain.free(stella.address, block)) - (await chain.free(stella.address, parent))
    // An eighth of at least 70 % of the tip.
    expect(earned).toBeGreaterThanOrEqual((10n * LIVE * 7n) / 80n)

    await mira.button('Remove the account').click()
    await mira.button('Save the split').click()
    await mira.sign('Split your share', IN_WALLET)
    await chain.until(async () => (await payout()).length === 0)
  })

  test('a performer blocks a country: nobody there sees her, and everybody else does', async () => {
    const { stage } = app()
    await stage.publish(MIRA.who)
    const mira = await app().owner('//Mira')
    await openStudio(mira, 'countries')
    await mira.page.getByLabel('Find a country').fill('switz', { timeout: CHAIN })
    await mira.page.getByLabel('Switzerland').check()
    await app().photograph(mira, 'studio-countries')
    await mira.button('Save').click()
    await mira.sign('Block countries', IN_WALLET)
    await everythingFinal(app())

    const swiss = await app().visitor({ country: 'CH' })
    await swiss.open(`/room/${MIRA.who.address}`)
    await swiss.sees(swiss.page.getByText('Not shown in your country'))
    await app().photograph(swiss, 'room-blocked')
    await swiss.link('See who is live').first().click()
    await swiss.sees(swiss.page.getByRole('heading', { level: 1, name: 'Live now' }))
    expect(await swiss.link(MIRA.title).count()).toBe(0)

    const german = await app().visitor({ country: 'DE' })
    await german.open(`/room/${MIRA.who.address}`)
    await german.picture()

    // WHEN she lets them watch again.
    await mira.button('Let Switzerland watch again').click()
    await mira.button('Save').click()
    await mira.sign('Block countries', IN_WALLET)
    await everythingFinal(app())
    await swiss.open(`/room/${MIRA.who.address}`)
    await swiss.picture()
  })

  test('two performers are on camera together as long as both want it', async () => {
    const { stage } = app()
    const guest = await app().owner('//Stella')
    await openStudio(guest, 'live')
    const performer = guest.page.getByLabel('Address of the performer')
    await performer.fill('nobody', { timeout: CHAIN })
    await guest.sees(guest.page.getByText('This is no address of another account.'))
    await performer.fill(LUNA.who.address)
    await guest.button('Consent').click()
    await guest.sign(/^Consent to be on camera/, IN_WALLET)
    await guest.sees(guest.button('Take it back'))
    await app().photograph(guest, 'studio-cast')

    const luna = await app().owner('//Luna')
    await openStudio(luna, 'live')
    await luna.page.getByLabel('With you on camera').fill(stella.address, { timeout: CHAIN })
    await luna.button('Go live now').click({ timeout: CHAIN })
    await luna.sees(luna.page.getByText('The chain says that you are live: viewers find you.'))
    const live = await stage.chain.api.query.Rooms.Live.getValue(LUNA.who.address, { at: 'best' })
    expect(live?.cast).toEqual([stella.address])
    const viewer = await app().visitor()
    await viewer.open(`/room/${LUNA.who.address}`)
    await viewer.picture()

    // WHEN the guest does not want it any more, THEN the stream is over for everybody.
    await guest.button('Take it back').click()
    await guest.sign(/^Take back your consent/, IN_WALLET)
    await viewer.sees(viewer.page.getByText(`${LUNA.title} is not live`))
    await luna.sees(luna.page.getByRole('alert'))
    await app().photograph(luna, 'studio-cast-ended')
  })
}
