// Who brings whom.
import { expect, test } from 'vitest'

import { account, LIVE } from '../tests/accounts'
import { type App, LUNA } from './app'
import { CHAIN } from './visitor'

/** The owner of the code `affiliate` on the development chain. */
const affiliate = account('//Affiliate')

export function referrals(app: () => App) {
  test('a link survives onboarding, is enrolled with the first transaction, and pays with the first tip', async () => {
    const { stage } = app()
    await stage.publish(LUNA.who)
    const { chain } = stage
    const earned = async () => {
      const { earnings } = await chain.api.apis.LiveStarsApi.referral_stats(affiliate.address, { at: 'best' })
      return earnings.as_viewer_referrer[0]!
    }
    const before = await earned()

    // WHEN somebody follows a link, watches, and makes a key much later.
    const bob = await app().visitor()
    await bob.open('/r/affiliate')
    await bob.sees(bob.page.getByText(/invites you\.$/))
    await bob.link('See who is live').click()
    await bob.page.reload()
    await bob.link(LUNA.title).click({ timeout: CHAIN })
    await bob.picture()
    await bob.button('Tip').first().click()
    const tip = bob.dialog(/^Tip/)
    await bob.button('10 LIVE', tip).click()
    await bob.button('Make a key in this browser', tip).click({ timeout: CHAIN })
    await bob.button(/^Get .* LIVE$/, tip).click({ timeout: CHAIN })
    await bob.button(/^Open a purse with/, tip).click({ timeout: CHAIN })

    // THEN the first transaction says that it enrols, and does.
    const review = bob.dialog(/purse/i)
    await bob.sees(review.getByText(/your invitation “affiliate”/))
    await bob.sign(/purse/i)
    expect(await chain.api.apis.LiveStarsApi.referral_path(await bob.address(), { at: 'best' })).toEqual([affiliate.address])

    // THEN the first tip pays who invited: 5 % of it.
    await bob.button('Tip 10 LIVE', tip).click({ timeout: CHAIN })
    await bob.sees(tip.getByText('Paid for good'))
    expect((await earned()) - before).toBe(LIVE / 2n)

    // THEN her page says who brought her.
    await bob.open('/referrals')
    await bob.sees(bob.page.getByText('This is for good.', { exact: false }))
  })

  test('somebody claims a code, shares its link, and gives it up', async () => {
    const bob = await app().visitor()
    await bob.getStarted()
    await bob.open('/referrals')
    const field = bob.page.getByLabel('Your code')
    await field.fill('Affiliate', { timeout: CHAIN })
    await bob.button('Claim the code').click()
    await bob.sees(bob.page.getByText('Somebody has this code. Choose another.'))
    await field.fill('not a code!')
    await bob.sees(bob.page.getByText(/A code is made of/))

    const code = `bob-${Date.now()}`
    await field.fill(code)
    await bob.button('Claim the code').click()
    await bob.sign(`Claim the code “${code}”`)
    const link = `${app().origin}/r/${code}`
    await bob.sees(bob.page.getByText(link))
    await bob.button('Copy the link').click()
    expect(await bob.page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    await bob.button('QR code').click()
    await bob.sees(bob.dialog(/QR code/).getByRole('img'))
    await bob.button('Close', bob.dialog(/QR code/)).click()

    const carol = await app().visitor()
    await carol.open(`/r/${code}`)
    await carol.sees(carol.page.getByText(/invites you\.$/))

    await bob.button('Release the code').click()
    await bob.button('Release the code', bob.dialog(/^Release/)).click()
    await bob.sign(`Release the code “${code}”`)
    await bob.page.getByText(link).waitFor({ state: 'detached', timeout: CHAIN })
  })
}
