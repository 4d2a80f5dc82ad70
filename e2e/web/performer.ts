// What a performer does, from nothing to live and off camera again.
import { bech32 } from '@scure/base'
import { DEV_PHRASE } from '@polkadot-labs/hdkd-helpers'
import { expect, test } from 'vitest'

import { account, LIVE } from '../tests/accounts'
import { bytes } from '../tests/order'
import type { App } from './app'
import { CHAIN, type Visitor } from './visitor'

/** The secret half of the development verifier's key: Alice's of RFC 7748, section 6.1. */
export const SECRET = bech32
  .encodeFromBytes('AGE-SECRET-KEY-', bytes('0x77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'))
  .toUpperCase()

const TITLE = 'Nova'
const PASSWORD = 'correct horse battery'

/** The smallest picture there is, as a document. */
export const PICTURE = {
  name: 'passport.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
}

/** Opens a step of the set-up, if it is not open. */
export async function step(visitor: Visitor, name: string) {
  const head = visitor.page.getByRole('button', { name: new RegExp(`^${name}`) })
  await head.waitFor({ timeout: CHAIN })
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
}

export function performers(app: () => App) {
  test('a performer goes from nothing to live, is tipped until her goal is reached, and is off camera when she deletes her documents', async () => {
    const { stage } = app()

    // GIVEN somebody with a key and LIVE, and nothing else.
    const nova = await app().visitor()
    const address = await nova.getStarted()

    // WHEN she writes what her room is.
    await nova.open('/studio')
    await step(nova, 'Room and tip menu')
    await nova.page.getByLabel('Name of the room').fill(TITLE)
    await nova.page.getByLabel('What happens when it is reached').fill('A dance')
    await nova.page.getByRole('group', { name: 'Goal' }).getByLabel('LIVE').fill('20')

    // THEN it survives a reload.
    await nova.page.reload()
    await step(nova, 'Room and tip menu')
    expect(await nova.page.getByLabel('Name of the room').inputValue()).toBe(TITLE)

    // WHEN she submits her documents.
    await step(nova, 'Documents')
    await nova.page.getByLabel(/Choose documents/).setInputFiles(PICTURE)
    await nova.button('Encrypt, upload and submit').click()
    await nova.sign('Submit your documents')
    await nova.sees(nova.page.getByText('Waiting for the verifier'))

    // WHEN the verifier looks at them and attests.
    const verifier = await app().visitor()
    await verifier.open('/wallet')
    await verifier.button('Restore a key').click({ timeout: CHAIN })
    await verifier.page.getByLabel('Its words').fill(`${DEV_PHRASE}//Verifier`)
    for (const field of ['A password for this browser', 'The same again']) await verifier.page.getByLabel(field).fill(PASSWORD)
    await verifier.button('Restore').click()
    await verifier.sees(verifier.button(/Send/))
    await verifier.open('/verifier')
    await verifier.page.getByLabel('Secret key').fill(SECRET)
    await verifier.button('Use it').click({ timeout: CHAIN })
    await verifier.sees(verifier.page.getByText('it is the one that you published', { exact: false }))
    await verifier.button('Decrypt and look').first().click({ timeout: CHAIN })
    const unlock = verifier.dialog(/^Unlock/)
    await verifier.sees(unlock.or(verifier.page.getByText('passport.png')))
    if (await unlock.isVisible()) {
      await unlock.getByLabel('Password').fill(PASSWORD)
      await verifier.button('Unlock', unlock).click()
    }
    await verifier.sees(verifier.page.getByText('passport.png'))
    await verifier.page.getByLabel(/I looked at all documents/).check()
    await verifier.button('Attest').click()
    await verifier.sign(/^Attest/)
    expect((await stage.chain.request('liveStars_eligibility', [address])).eligible).toBe(true)

    // WHEN she opens her room.
    await nova.sees(nova.page.getByText('Verified', { exact: true }))
    await step(nova, 'Open the room')
    await nova.button('Publish and open').click({ timeout: CHAIN })
    await nova.sign('Open your room')
    await nova.sees(nova.page.getByText('Everything is ready.'))

    // WHEN she goes live from the browser, once the relay, which asks final blocks alone, knows her room.
    const { chain } = stage
    await chain.until(async () => (await chain.request('liveStars_room', [address, await chain.request('chain_getFinalizedHead')])) !== null)
    await nova.link('Go live', nova.page.getByRole('main')).first().click()
    await nova.button('Go live now').click({ timeout: CHAIN })
    await nova.sees(nova.page.getByText('ON AIR').first())
    await nova.sees(nova.page.getByText('The chain says that you are live: viewers find you.'))

    // THEN a viewer finds and sees her.
    const viewer = await app().visitor()
    await viewer.open('/')
    await viewer.link(TITLE).click({ timeout: CHAIN })
    await viewer.picture()
    await viewer.pictures()

    // WHEN tips come, THEN she sees them and her goal is reached.
    await app().tip(account('//Bob'), address, 25n * LIVE)
    await nova.sees(nova.page.getByText('25 of 20 LIVE'))
    await viewer.sees(viewer.page.getByText('Reached!'))

    // WHEN she deletes her documents.
    await nova.link('Set-up').click()
    await viewer.pictures()
    await step(nova, 'Documents')
    await nova.button('Delete my documents').click({ timeout: CHAIN })
    await nova.button('Delete and withdraw').click()
    await nova.sign('Withdraw your verification')

    // THEN her stream ends for everybody, and she cannot begin another one.
    await viewer.sees(viewer.page.getByText(`${TITLE} is not live`))
    expect((await stage.chain.request('liveStars_eligibility', [address])).eligible).toBe(false)
  }, 240_000)
}
