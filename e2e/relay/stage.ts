// A chain, a relay and a browser, and those who use them.
import type { Browser } from 'playwright-core'

import { account, type Account } from '../tests/accounts'
import { Chain } from '../tests/chain'
import { Node } from '../tests/node'
import { launch, Tab, type Wish as Camera } from './browser'
import { Relay, type Wish } from './relay'

/** The performers of the development chain: attested, each with a room. */
export const performers = ['//Luna', '//Mira', '//Stella'].map(account)

/** Everything that a test about streams needs. */
export class Stage {
  private readonly tabs: Tab[] = []
  private readonly others: Relay[] = []

  private constructor(readonly node: Node, readonly chain: Chain, readonly relay: Relay, readonly browser: Browser) {}

  /** A new chain whose performers trust a new relay, which names its node to light clients. */
  static async set(wish: Omit<Wish, 'node'> = {}) {
    const node = await Node.start()
    const chain = new Chain(node.url)
    let relay: Relay | undefined
    try {
      await chain.reached(3)
      const settings = { 'chain.light_client_bootnodes': JSON.stringify([await node.address()]), ...wish.settings }
      relay = await Relay.start({ node: node.url, ...wish, settings })
      for (const performer of performers) await chain.trustRelay(performer, relay.account)
      return new Stage(node, chain, relay, await launch())
    } catch (error) {
      // Nothing stays behind that would slow what comes next.
      await relay?.remove()
      chain.close()
      await node.remove()
      throw error
    }
  }

  /** Another relay on the same chain. */
  async another(wish: Omit<Wish, 'node'>) {
    const relay = await Relay.start({ node: this.node.url, ...wish })
    this.others.push(relay)
    return relay
  }

  async tab(relay = this.relay) {
    const tab = await Tab.open(this.browser, relay.url)
    this.tabs.push(tab)
    return tab
  }

  /** A tab that publishes the performer's camera. */
  async publish(performer: Account, camera?: Camera) {
    const tab = await this.tab()
    await tab.publish(`${this.relay.url}/whip/${performer.address}`, await this.relay.token(performer), camera)
    await tab.until(({ frames }) => frames > 10)
    return tab
  }

  /** A tab that watches the performer, and how long the first picture took. */
  async watch(performer: Account, relay = this.relay, configuration?: RTCConfiguration) {
    const tab = await this.tab(relay)
    const waited = await tab.watch(`${relay.url}/whep/${performer.address}`, configuration)
    return { tab, waited }
  }

  /** Closes all tabs. */
  async clear() {
    for (const tab of this.tabs.splice(0)) await tab.close()
  }

  /** Takes everything away. */
  async strike() {
    await this.browser.close()
    for (const relay of [...this.others, this.relay]) await relay.remove()
    this.chain.close()
    await this.node.remove()
  }
}
