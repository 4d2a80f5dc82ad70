// The app as people open it: a chain, a relay that serves it, and browsers.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Relay, Wish } from '../relay/relay'
import { Stage } from '../relay/stage'
import { type Account, account } from '../tests/accounts'
import { folder, freePort, Program } from '../tests/process'
import { Extension } from './extension'
import { publishProfile } from './profile'
import { CHAIN, COUNTRY, type Looks, Visitor } from './visitor'

/** What rooms say of themselves in these tests. */
export const LUNA = { who: account('//Luna'), title: 'Moonlight', goal: 40n }
export const MIRA = { who: account('//Mira'), title: 'Mirror hall', goal: 1_000n }

/**
 * The app's folder, if it is to be served out of it (`dist`) instead of by the relay: for working on the app without building the
 * relay anew. Everything that is not the app is asked of the relay all the same.
 */
const built = process.env.LIVESTARS_WEB

/** Where pictures of the pages are kept. */
export const SCREENSHOTS = new URL('./screenshots/', import.meta.url).pathname

/** What a wallet beside the page is asked with. */
export const IN_WALLET = 'Continue in the wallet'

/** The widths in which pages are looked at, in pixels. */
export const WIDTHS = { phone: 360, desktop: 1_440 }

/** Everything that a test of the app needs. */
export class App {
  private readonly previews: Program[] = []
  private readonly data = folder('app')
  private readonly visitors: Visitor[] = []
  private readonly extensions: Extension[] = []
  /** Where the first relay's app is. */
  origin = ''

  private constructor(readonly stage: Stage) {}

  /** A new chain and relay, on which two performers have a room that says what it is. */
  static async open() {
    const app = new App(await Stage.set({ settings: { 'http.behind_proxy': true, 'http.country_header': COUNTRY } }))
    app.origin = await app.serve(app.stage.relay)
    for (const room of [LUNA, MIRA]) await publishProfile(app.stage, room)
    return app
  }

  /** Another relay that performers trust, and where its app is. */
  async beside(wish: Omit<Wish, 'node'>) {
    const relay = await this.stage.another(wish)
    for (const { who } of [LUNA, MIRA]) await this.stage.chain.trustRelay(who, relay.account)
    return { relay, origin: await this.serve(relay) }
  }

  private async serve(relay: Relay) {
    if (!built) return relay.url
    // What is built keeps to the relay's policy, but for the nonce: that is in documents of relays alone.
    const policy = (await fetch(relay.url)).headers.get('content-security-policy')!.replace(/ 'nonce-\w+'/, '')
    const port = await freePort()
    const preview = new Program(
      join(built, 'node_modules/.bin/vite'),
      ['preview', built, '--port', `${port}`, '--strictPort', '--host', '127.0.0.1'],
      join(this.data.path, `preview-${port}.log`),
      { RELAY_URL: relay.url, NODE_URL: this.stage.node.url, POLICY: policy },
    )
    this.previews.push(preview)
    const origin = `http://127.0.0.1:${port}`
    await preview.answers(async () => (await fetch(origin)).ok || undefined)
    return origin
  }

  /** Somebody who opens the app for the first time. */
  async visitor(looks?: Looks, origin = this.origin) {
    const visitor = await Visitor.arrive(this.stage.browser, origin, looks)
    this.visitors.push(visitor)
    return visitor
  }

  /** Somebody who connected a wallet with the account of a derivation path of the development phrase. */
  async owner(path: string, looks?: Looks) {
    const visitor = await this.visitor(looks)
    this.extensions.push(await Extension.install(visitor, this.stage.node.url, path, path))
    await visitor.open('/wallet')
    await visitor.button('Connect a wallet').click({ timeout: CHAIN })
    await visitor.button('Polkadot.js').click()
    await visitor.button(new RegExp(path)).click()
    await visitor.sees(visitor.page.getByText(path))
    return visitor
  }

  /** Keeps how a page looks, on a phone and on a desktop. */
  async photograph({ page }: Visitor, name: string) {
    mkdirSync(SCREENSHOTS, { recursive: true })
    const before = page.viewportSize()!
    for (const width of Object.values(WIDTHS)) {
      await page.setViewportSize({ width, height: width === WIDTHS.phone ? 740 : 900 })
      await page.screenshot({ path: `${SCREENSHOTS}${name}-${width}.png`, fullPage: true })
    }
    await page.setViewportSize(before)
  }

  /** Keeps and prints what everybody saw when a test failed, and what the relay said. */
  async remember(test: string) {
    mkdirSync(SCREENSHOTS, { recursive: true })
    const name = test.replace(/\W+/g, '-').slice(0, 60)
    for (const [place, { page }] of this.visitors.entries()) {
      await page.screenshot({ path: `${SCREENSHOTS}failed-${name}-${place}.png` }).catch(() => undefined)
      const text = await page.locator('body').innerText({ timeout: 1_000 }).catch(() => 'nothing')
      console.error(`at ${page.url()} was seen:\n${text}`)
    }
    console.error(`the relay said:\n${this.stage.relay.tail(30)}`)
  }

  /** Lets everybody go, and fails if the app asked anybody but the relay, broke its own policy or broke. */
  async leave() {
    const faults = []
    for (const visitor of this.visitors.splice(0)) faults.push(...(await visitor.leave()))
    for (const extension of this.extensions.splice(0)) await extension.close()
    if (faults.length > 0) throw new Error(faults.join('\n'))
  }

  /** Pays from a development account's wallet, without the app. */
  async tip(from: Account, performer: string, amount: bigint) {
    const { chain, relay } = this.stage
    const tip = chain.api.tx.Tipping.tip({ performer, amount, served_by: relay.account.address, memo: undefined })
    return chain.run(tip, from)
  }

  async close() {
    for (const visitor of this.visitors.splice(0)) await visitor.leave()
    for (const preview of this.previews) await preview.end('SIGTERM')
    await this.stage.strike()
    this.data.remove()
  }
}
