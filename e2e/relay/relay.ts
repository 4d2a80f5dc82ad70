// A relay of a test's own.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { type Account, account } from '../tests/accounts'
import { hex } from '../tests/order'
import { folder, freePort, Program } from '../tests/process'

/** The relay's program. */
const binary = process.env.LIVESTARS_RELAY

/** What a test wants of its relay. */
export interface Wish {
  /** The WebSocket of the node. */
  node: string
  /** The key of the relay's account. */
  key?: string
  /** Where clients are told to send media, if that is not where the relay listens. */
  external?: (media: number) => Promise<number>
  /** Whether it sends and takes media at [::1] too. */
  ipv6?: boolean
  /** Whether the relay puts itself into the directory. */
  register?: boolean
  /** Keys of the configuration and their values. */
  settings?: Record<string, string | number | boolean>
}

/** A relay that the test can end, start and kill. */
export class Relay {
  private readonly data = folder('relay')
  private program?: Program

  private constructor(
    private readonly wish: Wish,
    readonly ports: { http: number; media: number; mesh: number; metrics: number; external: number },
  ) {}

  /** A relay on data of its own, once it is ready. */
  static async start(wish: Wish) {
    const [http, media, mesh, metrics] = [await freePort(), await freePort(), await freePort(), await freePort()]
    const external = wish.external ? await wish.external(media) : media
    const relay = new Relay(wish, { http, media, mesh, metrics, external })
    await relay.start()
    return relay
  }

  get url() {
    return `http://127.0.0.1:${this.ports.http}`
  }

  /** Where it keeps its data. */
  get folder() {
    return this.data.path
  }

  get account() {
    return account(this.wish.key ?? '//Relay')
  }

  /** Starts it on its data, and returns once it is ready. */
  async start() {
    if (!binary) throw new Error('LIVESTARS_RELAY names no relay to start')
    const { http, media, mesh, metrics, external } = this.ports
    const settings = {
      'metrics.listen': `127.0.0.1:${metrics}`,
      'relay.register': this.wish.register ?? true,
      'mesh.listen': `["/ip4/127.0.0.1/udp/${mesh}/quic-v1", "/ip4/127.0.0.1/tcp/${mesh}"]`,
      ...this.wish.settings,
    }
    this.program = new Program(
      binary,
      [
        ...['run', '--node', this.wish.node, '--data-folder', this.data.path, '--url', this.url],
        ...['--http-listen', `127.0.0.1:${http}`, '--media-listen', `127.0.0.1:${media}`],
        ...['--media-external', `127.0.0.1:${external}`],
        ...(this.wish.ipv6 ? ['--media-listen', `[::1]:${media}`, '--media-external', `[::1]:${media}`] : []),
        ...Object.entries(settings).flatMap(([key, value]) => ['--set', `${key}=${value}`]),
      ],
      join(this.data.path, 'relay.log'),
      { LIVESTARS_RELAY__KEY: this.wish.key ?? '//Relay' },
    )
    await this.program.answers(async () => (await fetch(`${this.url}/relay`, { signal: AbortSignal.timeout(5_000) })).ok || undefined)
  }

  /** Ends it, and returns its exit code. */
  async end(signal: NodeJS.Signals = 'SIGTERM') {
    return this.program?.end(signal)
  }

  /** The memory that it holds, in bytes. */
  memory() {
    const status = readFileSync(`/proc/${this.program!.process.pid}/status`, 'utf8')
    return Number(status.match(/^VmRSS:\s+(\d+) kB$/m)![1]) * 1024
  }

  /** The last lines of its log. */
  tail(lines?: number) {
    return this.program?.tail(lines)
  }

  /** Ends it without any warning and forgets its data. */
  async remove() {
    await this.end('SIGKILL')
    this.data.remove()
  }

  /** Sends JSON. */
  async post(path: string, body: unknown, token?: string) {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, body: text && JSON.parse(text) }
  }

  /** Asks for JSON. */
  async get(path: string, token?: string) {
    const response = await fetch(`${this.url}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
    return { status: response.status, body: JSON.parse(await response.text()) }
  }

  /** A number that the relay shows to its operator, all its labels added up. */
  async metric(name: string) {
    const text = await (await fetch(`http://127.0.0.1:${this.ports.metrics}/metrics`)).text()
    return text
      .split('\n')
      .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
  }

  /** Signs the relay's challenge for an account, and returns the whole answer. */
  async signIn(who: Account, by: Account = who) {
    const { body } = await this.post('/auth/challenges', { account: who.address })
    const signature = hex(Uint8Array.of(1, ...by.sign(new TextEncoder().encode(body.challenge))))
    return this.post('/auth/tokens', {
      account: who.address,
      challenge: body.challenge,
      signature,
      ...(by !== who && { signer: by.address }),
    })
  }

  /** A token that proves who somebody is. */
  async token(who: Account): Promise<string> {
    const { status, body } = await this.signIn(who)
    if (status >= 300) throw new Error(`no token: ${JSON.stringify(body)}`)
    return body.token
  }

  /** A key with which a performer's encoder publishes. */
  async streamKey(who: Account): Promise<string> {
    const { status, body } = await this.post('/auth/stream-keys', {}, await this.token(who))
    if (status >= 300) throw new Error(`no stream key: ${JSON.stringify(body)}`)
    return body.key
  }
}
