// What verifiers do beside attesting.
import { bech32 } from '@scure/base'
import { expect, test } from 'vitest'

import { account } from '../tests/accounts'
import { bytes } from '../tests/order'
import { type App, IN_WALLET } from './app'
import { PICTURE, SECRET, step } from './performer'
import { CHAIN } from './visitor'

const ferdie = account('//Ferdie')
const root = account('//Alice')

export function verifiers(app: () => App) {
  test('a verifier rejects documents and says why, and the performer submits others', async () => {
    const nova = await app().visitor()
    await nova.getStarted()
    await nova.open('/studio')
    await step(nova, 'Documents')
    await nova.page.getByLabel(/Choose documents/).setInputFiles(PICTURE)
    await nova.button('Encrypt, upload and submit').click({ timeout: CHAIN })
    await nova.sign('Submit your documents')
    await nova.sees(nova.page.getByText('Waiting for the verifier'))

    const verifier = await app().owner('//Verifier')
    await verifier.open('/verifier')
    // WHEN what is typed is no key, THEN it says so.
    await verifier.page.getByLabel('Secret key').fill('age1nothing', { timeout: CHAIN })
    await verifier.button('Use it').click()
    await verifier.sees(verifier.page.getByText(/There is no secret key in it/))
    await verifier.page.getByLabel('Secret key').fill(SECRET)
    await verifier.button('Use it').click()
    await verifier.button('Decrypt and look').first().click({ timeout: CHAIN })
    await verifier.sees(verifier.page.getByText('passport.png'))
    await verifier.page.getByLabel('Reason').selectOption({ label: 'The person is not the one in the document' })
    await app().photograph(verifier, 'verifier-rejects')
    await verifier.button('Reject').click()
    await verifier.sign(/^Reject the documents of/, IN_WALLET)

    await nova.sees(nova.page.getByText('Rejected', { exact: true }))
    await nova.sees(nova.page.getByText('The person is not the one in the document.'))
    await app().photograph(nova, 'studio-rejected')
    await nova.page.getByLabel(/Choose documents/).setInputFiles(PICTURE)
    await nova.button('Encrypt, upload and submit').click({ timeout: CHAIN })
    await nova.sign('Submit your documents')
    await nova.sees(nova.page.getByText('Waiting for the verifier'))
  })

  test('whom governance admitted registers as a verifier, and changes the fee', async () => {
    const { chain } = app().stage
    const { api } = chain
    const listed = async () => {
      const all = await api.apis.LiveStarsApi.verifiers({ at: 'best' })
      return all.find(({ verifier }) => verifier === ferdie.address)
    }
    const [known] = await api.apis.LiveStarsApi.verifiers({ at: 'best' })
    const recipient = bech32.encodeFromBytes('age', bytes(known!.encryption_key))
    const govern = (call: { decodedCall: any }) => chain.run(api.tx.Sudo.sudo({ call: call.decodedCall }), root)
    await govern(api.tx.Verification.admit_verifier({ verifier: ferdie.address }))
    try {
      const visitor = await app().owner('//Ferdie')
      await visitor.open('/verifier')
      await visitor.page.getByLabel('Public key').fill('age1nope', { timeout: CHAIN })
      await visitor.sees(visitor.page.getByText('This is no age key: it begins with age1.'))
      await visitor.page.getByLabel('Public key').fill(recipient)
      await visitor.page.getByLabel('Fee for an answer (LIVE)').fill('much')
      await visitor.sees(visitor.page.getByText('Write an amount, such as 25 or 0.5.'))
      expect(await visitor.button('Register').isDisabled()).toBe(true)
      await visitor.page.getByLabel('Fee for an answer (LIVE)').fill('2.5')
      await app().photograph(visitor, 'verifier-registers')
      await visitor.button('Register').click()
      await visitor.sign('Register', IN_WALLET)
      await visitor.sees(visitor.page.getByText('Nothing waits. New submissions appear here by themselves.'))
      expect(await listed()).toMatchObject({ encryption_key: known!.encryption_key, fee: 2_500_000_000_000n })

      await visitor.page.getByLabel('Fee for an answer (LIVE)').fill('3')
      await visitor.button('Change key and fee').click()
      await visitor.sign('Change key and fee', IN_WALLET)
      await chain.until(async () => (await listed())?.fee === 3_000_000_000_000n)
      await app().photograph(visitor, 'verifier-registered')
    } finally {
      await govern(api.tx.Verification.dismiss_verifier({ verifier: ferdie.address }))
    }
    expect(await listed()).toBeUndefined()
  })
}
