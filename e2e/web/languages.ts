// The app in its other language: nothing is left in English, and everything fits.
import { readdirSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { type App, LUNA, WIDTHS } from './app'
import { CHAIN, type Visitor } from './visitor'

const folder = new URL('../../media-relay/web/src/i18n/', import.meta.url)

/** All texts of a language that say the same whoever reads them. */
function texts(language: string): Set<string> {
  const leaves = (value: unknown): string[] => (typeof value === 'object' ? Object.values(value!).flatMap(leaves) : [String(value)])
  const files = readdirSync(new URL(`${language}/`, folder))
  return new Set(files.flatMap((file) => leaves(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')))))
}

/** All that is read on a page, also by those who do not see it. */
function said({ page }: Visitor): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const all: string[] = []
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode
      // Documentation is English and says so; names of code are no language's.
      if (!parentElement?.closest('[lang="en"], [translate="no"]')) all.push(textContent!.trim())
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'title']) all.push(element.getAttribute(name)?.trim() ?? '')
    }
    return all
  })
}

/** Pages, and those that only who has an account sees. */
const PATHS: [name: string, path: string][] = [
  ['home', '/'],
  ['room', `/room/${LUNA.who.address}`],
  ['wallet', '/wallet'],
  ...['set-up', 'live', 'earnings', 'payout', 'countries'].map((tab): [string, string] => [`studio-${tab}`, `/studio?tab=${tab}`]),
  ['verifier', '/verifier'],
  ['referrals', '/referrals'],
  ['invitation', '/r/affiliate'],
  ['directory', '/directory'],
  ['audit', '/audit'],
  ['developers', '/developers'],
  ['settings', '/settings'],
  ['not-found', '/nowhere'],
]

export function languages(app: () => App) {
  test('every page is Spanish and fits, with an account and without', async () => {
    await app().stage.publish(LUNA.who)
    const spanish = texts('es')
    const english = new Set([...texts('en')].filter((text) => !spanish.has(text) && text.length > 3 && !text.includes('{{')))
    const faults: string[] = []
    const look = async (visitor: Visitor, name: string, path: string) => {
      const { page } = visitor
      await visitor.open(path)
      await visitor.sees(page.getByRole('heading', { level: 1 }))
      await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'), undefined, { timeout: CHAIN })
      await app().photograph(visitor, `${name}-es`)
      for (const text of await said(visitor)) if (english.has(text)) faults.push(`${name}: ${text}`)
      for (const width of Object.values(WIDTHS)) {
        await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) faults.push(`${name}: ${over} pixels too wide for ${width}`)
      }
    }
    const luna = await app().owner('//Luna')
    await luna.open('/settings')
    await luna.page.getByLabel('Language', { exact: true }).selectOption('es')
    await luna.sees(luna.page.getByRole('heading', { level: 1, name: 'Ajustes' }))
    for (const [name, path] of PATHS) await look(luna, name, path)

    const guest = await app().visitor({ language: 'es-ES' })
    for (const path of ['/studio', '/wallet', '/referrals']) await look(guest, `guest${path.replace('/', '-')}`, path)
    expect(faults).toEqual([])
  }, 300_000)
}
