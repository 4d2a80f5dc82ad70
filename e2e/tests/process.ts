// Programs that a test starts and ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What was handed out already. */
const handedOut = new Set<number>()

/**
 * A port that nothing listens on. It is below those that the kernel gives to connections: one of those may be given away before the
 * test comes to use it.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 30_000)
  if (handedOut.has(port) || !(await isFree(port))) return freePort()
  handedOut.add(port)
  return port
}

/** Whether neither a stream nor datagrams are listened for on a port. */
async function isFree(port: number) {
  const [server, socket] = [createServer(), createSocket('udp4')]
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    socket.bind(port, '127.0.0.1')
    await once(socket, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
    socket.close()
  }
}

/** A folder for a program's data, gone with the test. */
export function folder(name: string) {
  const path = mkdtempSync(join(tmpdir(), `livestars-${name}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A program that a test starts, with all that it prints in a file. */
export class Program {
  readonly process: ChildProcess

  constructor(binary: string, args: string[], readonly log: string, env: NodeJS.ProcessEnv = {}) {
    const output = openSync(log, 'a')
    this.process = spawn(binary, args, { stdio: ['ignore', output, output], env: { ...process.env, ...env } })
    closeSync(output)
  }

  /** Whether it ended. */
  get ended() {
    return this.process.exitCode !== null || this.process.signalCode !== null
  }

  /** Asks `ready` until it answers something; fails if the program ends before. */
  async answers<Answer>(ready: () => Promise<Answer | undefined>): Promise<Answer> {
    for (;;) {
      if (this.ended) throw new Error(`the program ended with ${this.process.exitCode}:\n${this.tail()}`)
      const answer = await ready().catch(() => undefined)
      if (answer !== undefined) return answer
      // Nothing can be awaited on a port that nobody listens on.
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  /** Its exit code, once it ends by itself. */
  exits() {
    return this.ended ? Promise.resolve(this.process.exitCode) : new Promise<number | null>((resolve) => this.process.once('exit', resolve))
  }

  /** Sends it a signal, and returns its exit code once it is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL') {
    if (this.ended) return this.process.exitCode
    const gone = this.exits()
    this.process.kill(signal)
    return gone
  }

  /** The last lines that it printed. */
  tail(lines = 20) {
    return readFileSync(this.log, 'utf8').split('\n').slice(-lines).join('\n')
  }
}
