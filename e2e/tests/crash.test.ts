// A node that dies in the middle of settling, and comes back with the same data.
import { afterAll, expect, test } from 'vitest'

import { account, freshPath, key, LIVE } from './accounts'
import { all, Chain, names, only } from './chain'
import { binary, Node } from './node'
import { orderHash, type SignedOrder, sign } from './order'

const relay = account('//Relay')
let node: Node
let chain: Chain

afterAll(async () => {
  chain?.close()
  await node?.remove()
})

test.runIf(binary)(
  'a node killed while it settles comes back, goes on, and pays no order twice',
  async () => {
    // GIVEN a node of its own, a purse, and batches of orders.
    node = await Node.start()
    chain = new Chain(node.url)
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
    await node.kill()
    await node.start()
    chain = new Chain(node.url)

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
