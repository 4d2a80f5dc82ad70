// A node that dies in the middle of settling, and comes back with the same data.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { account, freshPath, key, LIVE } from './accounts'
import { all, Chain, names, only } from './chain'
import { orderHash, type SignedOrder, sign } from './order'
import { request } from './rpc'

const binary = process.env.LIVESTARS_NODE
const base = mkdtempSync(join(tmpdir(), 'livestars-crash-'))
const relay = account('//Relay')
let node: ChildProcess
let port: number
let chain: Chain

/** A port that nothing listens on. */
async function freePort() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts the node on its data and returns once it answers. */
async function start() {
  node = spawn(
    binary!,
    [
      ...['--dev', '--base-path', base, '--rpc-port', `${port}`, '--listen-addr', '/ip4/127.0.0.1/tcp/0'],
      ...['--no-prometheus', '--state-pruning', 'archive', '--blocks-pruning', 'archive'],
    ],
    { stdio: 'ignore' },
  )
  const url = `ws://127.0.0.1:${port}`
  for (;;) {
    if (node.exitCode !== null) throw new Error(`the node ended with ${node.exitCode}`)
    const answer = await request('chain_getHeader', [], url).catch(() => undefined)
    if (answer?.result) break
    // Nothing can be awaited on a port that nobody listens on.
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  chain = new Chain(url)
}

/** Ends the node without any warning, and returns once it is gone. */
async function kill() {
  const gone = new Promise((resolve) => node.once('exit', resolve))
  node.kill('SIGKILL')
  await gone
}

beforeAll(async () => {
  port = await freePort()
})
afterAll(async () => {
  chain?.close()
  if (node && node.exitCode === null && node.signalCode === null) await kill()
  rmSync(base, { recursive: true, force: true })
})

test.runIf(binary)(
  'a node killed while it settles comes back, goes on, and pays no order twice',
  async () => {
    // GIVEN a node of its own, a purse, and batches of orders.
    await start()
    await chain.reached(1)
    const purseKey = key('Ed25519', freshPath('purse'))
    const height = await chain.height()
    const { purse, block } = await chain.openPurse(account('//Ferdie'), purseKey, 10_000n * LIVE, height + 10_000)
    const genesis = await chain.genesis()
    const performer = account('//Luna').publicKey
    const order = (sequence: number) =>
      sign(
        { genesis, purse, performer, amount: LIVE, sequence: BigInt(sequence), servedBy: relay.publicKey, validUntil: height + 10_000 },
        purseKey,
      )
    // The chain tells 128 sequences apart, so that every order of these can be resubmitted in any order.
    const batches: SignedOrder[][] = Array.from({ length: 4 }, (_, batch) =>
      Array.from({ length: 32 }, (_, index) => order(32 * batch + index)),
    )
    const issuance = (at: string) => chain.api.query.Balances.TotalIssuance.getValue({ at })
    const before = await issuance(block)

    // GIVEN that one batch is settled, and that the others are in the pool.
    const first = await chain.run(chain.settle(batches[0]!), relay)
    expect(only(first, 'Purses', 'Settled')).toMatchObject({ paid: 32, refused: 0 })
    const nonce = await chain.nonce(relay)
    for (const [index, batch] of batches.slice(1).entries()) {
      const signed = await chain.settle(batch).sign(relay.signer, { nonce: nonce + index })
      await chain.request('author_submitExtrinsic', [`0x${Buffer.from(signed).toString('hex')}`])
    }

    // WHEN the node is killed as soon as it has made a block with some of them, and started again on the same data.
    await chain.reached(first.number + 1)
    chain.close()
    await kill()
    await start()

    // THEN the chain goes on.
    const restarted = await chain.height()
    await chain.reached(restarted + 2)

    // WHEN every order is submitted again.
    let last = ''
    for (const batch of batches) {
      const again = await chain.run(chain.settle(batch), relay)
      expect(all(again, 'Purses', 'OrderRefused').every(({ reason }) => names(reason) === 'Replayed')).toBe(true)
      last = again.block
    }

    // THEN over the whole chain each order is paid exactly once, the purse spent just that, and no LIVE came or went.
    const paid: string[] = []
    const { number } = await chain.request('chain_getHeader', [last])
    for (let at = 1; at <= Number(number); at++) {
      const events = await chain.events(await chain.request('chain_getBlockHash', [at]))
      paid.push(...all({ events }, 'Tipping', 'Paid').map(({ order }) => order))
    }
    expect([...paid].sort()).toEqual(batches.flat().map(({ order }) => orderHash(order)).sort())
    expect(await chain.api.apis.LiveStarsApi.purse(purse, { at: last })).toMatchObject({ spent: 128n * LIVE, next_sequence: 128n })
    expect(await issuance(last)).toBe(before)
  },
  240_000,
)
