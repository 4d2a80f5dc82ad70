// A node of a test's own.
import { join } from 'node:path'

import { folder, freePort, Program } from './process'
import { ask, request } from './rpc'

/** The node's program; without it, tests that need a node of their own cannot run. */
export const binary = process.env.LIVESTARS_NODE

/** A development chain that the test can end, start and kill. */
export class Node {
  private readonly base = folder('node')
  private program?: Program

  private constructor(private readonly port: number, private readonly peers: number) {}

  /** A node on data of its own, once it answers. */
  static async start() {
    const node = new Node(await freePort(), await freePort())
    await node.start()
    return node
  }

  /** Where it listens for WebSocket connections. */
  get url() {
    return `ws://127.0.0.1:${this.port}`
  }

  private get listens() {
    return `/ip4/127.0.0.1/tcp/${this.peers}/ws`
  }

  /** Where light clients in browsers find it. */
  async address() {
    return `${this.listens}/p2p/${await ask('system_localPeerId', [], this.url)}`
  }

  /** Starts it on its data, and returns once it answers. */
  async start() {
    if (!binary) throw new Error('LIVESTARS_NODE names no node to start')
    this.program = new Program(
      binary,
      [
        ...['--dev', '--base-path', this.base.path, '--rpc-port', `${this.port}`, '--listen-addr', this.listens],
        ...['--no-prometheus', '--state-pruning', 'archive', '--blocks-pruning', 'archive'],
      ],
      join(this.base.path, 'node.log'),
    )
    await this.program.answers(async () => (await request('chain_getHeader', [], this.url)).result)
  }

  /** Ends it without any warning. */
  async kill() {
    await this.program?.end('SIGKILL')
  }

  /** Ends it and forgets its data. */
  async remove() {
    await this.kill()
    this.base.remove()
  }
}
