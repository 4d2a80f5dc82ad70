// Programs that a test starts and ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A port that nothing listens on. */
export async function freePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
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
