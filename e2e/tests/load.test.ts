// Many random payments out of purses, so that the auditor has something to recompute.
import { randomInt } from 'node:crypto'

import { afterAll, expect, test } from 'vitest'

import { account, freshPath, type Key, key, LIVE, type Scheme } from './accounts'
import { all, Chain, names, only, sum } from './chain'
import { type Order, orderHash, type SignedOrder, sign } from './order'

/** How many payments are made. */
const PAYMENTS = Number(process.env.LIVESTARS_PAYMENTS ?? 1_000)
/** The most orders of one batch. */
const BATCH = 256
/** How many purses pay them. */
const PURSES = 4
/** The highest amount of one payment. */
const HIGHEST = 3n * LIVE

const chain = new Chain()
afterAll(() => chain.close())

/** Any of these. */
const anyOf = <Item>(items: Item[]) => items[randomInt(items.length)]!
/** An amount of one planck to the highest, small ones as often as large ones. */
const anyAmount = () => (BigInt(randomInt(1, 10 ** randomInt(1, 13))) % HIGHEST) + 1n

test(
  `${PAYMENTS} random payments are each paid once, and no LIVE comes or goes`,
  async () => {
    // GIVEN purses of viewers with and without referrers, with keys of both kinds.
    const genesis = await chain.genesis()
    const validUntil = (await chain.height()) + 100_000
    const owners = ['//Bob', '//Ferdie', '//Eve', '//Charlie'].map(account)
    const purses: Array<{ purse: bigint; purseKey: Key; sequence: bigint }> = []
    for (let index = 0; index < PURSES; index++) {
      const purseKey = key((['Sr25519', 'Ed25519'] as Scheme[])[index % 2]!, freshPath('purse'))
      const cap = HIGHEST * BigInt(Math.ceil(PAYMENTS / PURSES))
      const { purse } = await chain.openPurse(owners[index % owners.length]!, purseKey, cap, validUntil)
      purses.push({ purse, purseKey, sequence: 0n })
    }

    // GIVEN an order for each payment, signed by the purse's key.
    const performers = ['//Luna', '//Mira', '//Stella'].map((path) => account(path).publicKey)
    const relay = account('//Relay')
    const orders: SignedOrder[] = Array.from({ length: PAYMENTS }, (_, index) => {
      const from = purses[index % PURSES]!
      const order: Order = {
        genesis,
        purse: from.purse,
        performer: anyOf(performers),
        amount: anyAmount(),
        sequence: from.sequence++,
        servedBy: anyOf([relay.publicKey, undefined]),
        validUntil,
      }
      return sign(order, from.purseKey)
    })

    // WHEN a relay settles them in full batches.
    const issuance = (at: string) => chain.api.query.Balances.TotalIssuance.getValue({ at })
    const before = await issuance(await chain.request('chain_getBlockHash', []))
    const paid: any[] = []
    let last = ''
    for (let start = 0; start < orders.length; start += BATCH) {
      const batch = orders.slice(start, start + BATCH)
      const included = await chain.run(chain.settle(batch), relay)
      expect(all(included, 'Purses', 'OrderRefused').map(({ reason }) => names(reason))).toEqual([])
      expect(only(included, 'Purses', 'Settled')).toMatchObject({ paid: batch.length, refused: 0 })
      paid.push(...all(included, 'Tipping', 'Paid'))
      last = included.block
    }

    // THEN each order is paid once, in its order, and to the planck.
    expect(paid.map(({ order }) => order)).toEqual(orders.map(({ order }) => orderHash(order)))
    expect(paid.map(({ amount }) => amount)).toEqual(orders.map(({ order }) => order.amount))
    for (const { shares, amount } of paid) expect(sum(shares)).toBe(amount)
    expect(await issuance(last)).toBe(before)
  },
  120_000 + PAYMENTS * 120,
)
