// Somebody with a browser, and a look over the browser's shoulder.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

/** What the browser is like. */
export interface Looks {
  width?: number
  height?: number
  /** A phone, which is touched. */
  phone?: boolean
  scheme?: 'dark' | 'light'
  language?: string
  /** The country that the proxy in front of the relay says the browser is in. */
  country?: string
}

/** The header in which a proxy says the country. */
export const COUNTRY = 'x-country'

/** How long the app may take for what it does on the chain. */
export const CHAIN = 30_000

/** Somebody who uses the app, in a browser of her own. */
export class Visitor {
  /** Whom else the browser asked, what it was forbidden, what went wrong in pages. */
  private readonly faults: string[] = []
  /** Whom the browser may ask beside the relay, such as `127.0.0.1:30333`: the nodes that a light client follows. */
  readonly peers = new Set<string>()

  private constructor(readonly context: BrowserContext, readonly page: Page, private readonly origin: string) {}

  static async arrive(browser: Browser, origin: string, looks: Looks = {}) {
    const { width = 1_440, height = 900, phone, scheme = 'dark', language = 'en', country } = looks
    const context = await browser.newContext({
      viewport: { width, height },
      ...(phone && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
      colorScheme: scheme,
      locale: language,
      ...(country && { extraHTTPHeaders: { [COUNTRY]: country } }),
      permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
    })
    const visitor = new Visitor(context, await context.newPage(), origin)
    context.on('request', (request) => visitor.ask(request.url()))
    visitor.watch(visitor.page)
    context.on('page', (page) => visitor.watch(page))
    visitor.page.setDefaultTimeout(15_000)
    return visitor
  }

  private watch(page: Page) {
    page.on('websocket', (socket) => this.ask(socket.url()))
    page.on('pageerror', (error) => this.faults.push(`an error in ${page.url()}: ${error.name} ${error.message} ${error.stack ?? ''}`))
    page.on('console', (message) => {
      if (/Content Security Policy|Permissions-Policy|Trusted Type/i.test(message.text())) this.faults.push(message.text())
    })
  }

  private ask(url: string) {
    const { protocol, host } = new URL(url)
    if (['data:', 'blob:', 'about:'].includes(protocol)) return
    if (host !== new URL(this.origin).host && !this.peers.has(host)) this.faults.push(`somebody else was asked: ${url}`)
  }

  /** Opens a page of the app as somebody who said before that she is an adult. */
  async open(path = '/') {
    await this.page.addInitScript(() => localStorage.setItem('livestars.adult', 'yes'))
    await this.page.goto(`${this.origin}${path}`)
  }

  button(name: string | RegExp, within: Page | Locator = this.page) {
    return within.getByRole('button', { name, exact: typeof name === 'string' })
  }

  link(name: string | RegExp, within: Page | Locator = this.page) {
    return within.getByRole('link', { name, exact: typeof name === 'string' })
  }

  dialog(name: string | RegExp) {
    return this.page.getByRole('dialog', { name, exact: typeof name === 'string' })
  }

  /** Waits until something is shown, for as long as the chain may take. */
  async sees(what: Locator, timeout = CHAIN) {
    await what.first().waitFor({ state: 'visible', timeout })
  }

  /** Signs what the app asks to sign. */
  async sign(title: string | RegExp, button: string | RegExp = 'Sign') {
    const dialog = this.dialog(title)
    await dialog.waitFor({ timeout: CHAIN })
    await this.button(button, dialog).click({ timeout: CHAIN })
    await dialog.waitFor({ state: 'hidden', timeout: CHAIN })
  }

  /** Makes a key and has the development chain fill it; the address. */
  async getStarted(): Promise<string> {
    await this.open('/wallet')
    await this.button('Make a key in this browser').click({ timeout: CHAIN })
    await this.button('Where do I get LIVE?').click({ timeout: CHAIN })
    const get = this.dialog('Where do I get LIVE?')
    await this.button('Get 100 LIVE', get).click({ timeout: CHAIN })
    await this.button('Close', get).click()
    await this.sees(this.page.getByText(/^100\b/))
    return this.address()
  }

  /** The account that is active in this browser. */
  address(): Promise<string> {
    return this.page.evaluate(() => JSON.parse(localStorage.getItem('livestars.wallet')!).state.active.address)
  }

  /** Waits for the first picture of a room, and returns how many milliseconds after the page was asked for it was shown. */
  async picture(timeout = CHAIN): Promise<number> {
    const first = () => performance.getEntriesByName('first-picture')[0]?.startTime
    const shown = await this.page.waitForFunction(first, undefined, { timeout })
    return Math.round((await shown.jsonValue()) ?? Number.NaN)
  }

  /** How many pictures the room showed so far. */
  frames(): Promise<number> {
    return this.page.evaluate(() => document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0)
  }

  /** Waits until new pictures come. */
  async pictures(timeout = CHAIN) {
    const before = await this.frames()
    await this.page.waitForFunction(
      (before) => (document.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > before + 5,
      before,
      { timeout },
    )
  }

  /** Closes the browser, and says what was wrong with the app. */
  async leave() {
    await this.context.close().catch(() => undefined)
    return this.faults
  }
}
