// The app as people open it: a chain, a relay that serves it, and browsers.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { Stage } from '../relay/stage'
import { type Account, account } from '../tests/accounts'
import { folder, freePort, Program } from '../tests/process'
import { publishProfile } from './profile'
import { type Looks, Visitor } from './visitor'

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

/** Everything that a test of the app needs. */
export class App {
  private preview?: Program
  private readonly data = folder('app')
  private readonly visitors: Visitor[] = []

  private constructor(readonly stage: Stage, readonly origin: string) {}

  /** A new chain and relay, on which two performers have a room that says what it is. */
  static async open() {
    const stage = await Stage.set()
    const port = built ? await freePort() : undefined
    const app = new App(stage, port ? `http://127.0.0.1:${port}` : stage.relay.url)
    if (port) await app.serve(port)
    for (const room of [LUNA, MIRA]) await publishProfile(stage, room)
    return app
  }

  private async serve(port: number) {
    this.preview = new Program(
      join(built!, 'node_modules/.bin/vite'),
      ['preview', built!, '--port', `${port}`, '--strictPort', '--host', '127.0.0.1'],
      join(this.data.path, 'preview.log'),
      { RELAY_URL: this.stage.relay.url, NODE_URL: this.stage.node.url },
    )
    await this.preview.answers(async () => (await fetch(this.origin)).ok || undefined)
  }

  /** Somebody who opens the app for the first time. */
  async visitor(looks?: Looks) {
    const visitor = await Visitor.arrive(this.stage.browser, this.origin, looks)
    this.visitors.push(visitor)
    return visitor
  }

  /** Keeps what everybody saw when a test failed. */
  async remember(test: string) {
    mkdirSync(SCREENSHOTS, { recursive: true })
    const name = test.replace(/\W+/g, '-').slice(0, 60)
    for (const [place, { page }] of this.visitors.entries()) {
      await page.screenshot({ path: `${SCREENSHOTS}failed-${name}-${place}.png` }).catch(() => undefined)
    }
  }

  /** Lets everybody go, and fails if the app asked anybody but the relay, broke its own policy or broke. */
  async leave() {
    const faults = []
    for (const visitor of this.visitors.splice(0)) faults.push(...(await visitor.leave()))
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
    await this.preview?.end('SIGTERM')
    await this.stage.strike()
    this.data.remove()
  }
}
