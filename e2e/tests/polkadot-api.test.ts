// The chain with polkadot-api and descriptors generated from its metadata.
import { readFileSync } from 'node:fs'

import { ed25519CreateDerive, sr25519CreateDerive } from '@polkadot-labs/hdkd'
import { blake2b256 } from '@polkadot-labs/hdkd-helpers'
import type { SizedHex } from 'polkadot-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type Account, account, freshPath, key, LIVE, type Scheme, SS58_PREFIX } from './accounts'
import { all, Chain, names, onChain, only, pursesPot, sum, treasury, validatorsPot } from './chain'
import { bytes, hex, type Order, orderHash, payload, type SignedOrder, sign, verify } from './order'

const chain = new Chain()
const { api } = chain
const [alice, bob, charlie, ferdie] = ['//Alice', '//Bob', '//Charlie', '//Ferdie'].map(account) as [Account, Account, Account, Account]
const [dave, eve] = ['//Dave', '//Eve'].map(account) as [Account, Account]
const [luna, mira, stella] = ['//Luna', '//Mira', '//Stella'].map(account) as [Account, Account, Account]
const [relay, verifier, affiliate] = ['//Relay', '//Verifier', '//Affiliate'].map(account) as [Account, Account, Account]

const best = { at: 'best' } as const
let genesis: Uint8Array

/** A hash that says nothing. */
const someHash = `0x${'5a'.repeat(32)}` as SizedHex<32>

function tip(performer: Account, amount: bigint, servedBy?: Account, memo?: SizedHex<32>) {
  return api.tx.Tipping.tip({ performer: performer.address, amount, served_by: servedBy?.address, memo })
}

/** A new account with LIVE of //Ferdie. */
async function funded(name: string, amount = 100n * LIVE) {
  const fresh = account(freshPath(name))
  await chain.run(api.tx.Balances.transfer_keep_alive({ dest: { type: 'Id', value: fresh.address }, value: amount }), ferdie)
  return fresh
}

/** Sees to it that //Relay is active, whatever happened before. */
async function wakeRelay() {
  const entry = (await api.apis.LiveStarsApi.relays(best)).find(({ operator }) => operator === relay.address)
  if (entry?.status.type !== 'Active') await chain.run(api.tx.Relays.heartbeat(), relay)
}

/** Sees to it that //Luna is live on //Relay, whatever happened before. */
async function lunaLive() {
  await wakeRelay()
  if (!(await api.apis.LiveStarsApi.room(luna.address, best))?.live) {
    await chain.run(api.tx.Rooms.go_live({ relay: relay.address, cast: [] }), luna)
  }
}

beforeAll(async () => {
  genesis = await chain.genesis()
})
afterAll(() => chain.close())

test('addresses carry the prefix of the chain', async () => {
  expect(await api.constants.System.SS58Prefix()).toBe(SS58_PREFIX)
  expect(bob.address).toMatch(/^h1/)
})

describe('a tip', () => {
  test('changes every balance by exactly the shares of its receipt', async () => {
    // GIVEN a performer who is live, and a quote for a tip from a viewer of her relay's.
    await lunaLive()
    const quoted = await api.apis.LiveStarsApi.quote(bob.address, luna.address, 100n * LIVE, relay.address, best)

    // WHEN the viewer tips her.
    const included = await chain.run(tip(luna, 100n * LIVE, relay, someHash), bob)

    // THEN the receipt says who got what, down to the planck.
    const paid = only(included, 'Tipping', 'Paid')
    expect(paid).toMatchObject({ payer: bob.address, performer: luna.address, amount: 100n * LIVE, memo: someHash, order: undefined })
    expect(paid.kind.type).toBe('Tip')
    expect(paid.unclaimed).toEqual([])
    expect(sum(paid.shares)).toBe(100n * LIVE)
    const parties = Object.fromEntries(
      paid.shares.map(({ role, account }: any) => [[role.type, role.value].filter((part) => part !== undefined).join(' '), account]),
    )
    expect(parties).toEqual({
      Performer: luna.address,
      'ViewerReferrer 0': charlie.address,
      'ViewerReferrer 1': dave.address,
      'ViewerReferrer 2': eve.address,
      'PerformerReferrer 0': affiliate.address,
      EdgeRelay: relay.address,
      OriginRelay: relay.address,
      Validators: validatorsPot,
      Treasury: treasury,
    })

    // THEN the quote said the same.
    expect(quoted).toEqual({ success: true, value: { shares: paid.shares, unclaimed: paid.unclaimed } })

    // THEN each balance changed by its shares in this block, those of the payer by the tip and the fee too,
    // and that of the validators' pot by all fees of the block.
    const events = await chain.events(included.block)
    const fees = all({ events }, 'TransactionPayment', 'TransactionFeePaid')
    const payments = all({ events }, 'Tipping', 'Paid')
    const everybody = [bob, luna, mira, stella, charlie, dave, eve, affiliate, relay, ferdie, alice].map(({ address }) => address)
    for (const address of [...everybody, validatorsPot, treasury]) {
      const shares = payments.flatMap(({ shares }) => shares).filter((share: any) => share.account === address)
      let expected = sum(shares) - sum(payments.filter(({ payer }) => payer === address))
      for (const { who, actual_fee } of fees) {
        if (who === address) expected -= actual_fee
        if (address === validatorsPot) expected += actual_fee
      }
      const change = (await chain.free(address, included.block)) - (await chain.free(address, included.parent))
      expect([address, change]).toEqual([address, expected])
    }
    expect(fees.some(({ who }) => who === bob.address)).toBe(true)

    // THEN no LIVE came or went.
    const issuance = (at: string) => api.query.Balances.TotalIssuance.getValue({ at })
    expect(await issuance(included.block)).toBe(await issuance(included.parent))
  })

  test('of one planck is a tip', async () => {
    const paid = only(await chain.run(tip(mira, 1n), ferdie), 'Tipping', 'Paid')
    expect(sum(paid.shares)).toBe(1n)
  })

  test('served by nobody the directory knows leaves that share to the treasury', async () => {
    const paid = only(await chain.run(tip(mira, LIVE, eve), ferdie), 'Tipping', 'Paid')
    expect(paid.unclaimed).toEqual([
      expect.objectContaining({ account: eve.address, role: { type: 'EdgeRelay', value: undefined }, reason: { type: 'UnknownRelay', value: undefined } }),
    ])
    expect(paid.shares.map(({ account }: any) => account)).not.toContain(eve.address)
    expect(sum(paid.shares)).toBe(LIVE)
  })

  test.each<[string, Account, Account, bigint, string]>([
    ['of nothing', bob, luna, 0n, 'Module.Tipping.ZeroAmount'],
    ['to oneself', luna, luna, LIVE, 'Module.Tipping.SelfPayment'],
    ['to somebody without a room', bob, ferdie, LIVE, 'Module.Tipping.NotAPerformer'],
    ['of more than there is', bob, luna, 10n ** 30n, 'Token.FundsUnavailable'],
  ])('%s is refused by name and costs the fee alone', async (_, payer, performer, amount, error) => {
    // WHEN the transaction is made.
    const included = await chain.submit(tip(performer, amount), payer)

    // THEN it is in its block, and did nothing but pay its fee.
    expect(included.error).toBe(error)
    expect(all(included, 'Tipping', 'Paid')).toEqual([])
    const { actual_fee } = only(included, 'TransactionPayment', 'TransactionFeePaid')
    expect((await chain.free(payer.address, included.parent)) - (await chain.free(payer.address, included.block))).toBe(actual_fee)
  })
})

describe('the policy', () => {
  test('holds for every payment after its change, and for orders signed before it', async () => {
    // GIVEN a purse with two orders signed under the policy as it stands, of which one is settled.
    await lunaLive()
    const before = await api.query.Tipping.CurrentPolicy.getValue(best)
    const height = await chain.height()
    const purseKey = key('Sr25519', freshPath('purse'))
    const { purse } = await chain.openPurse(bob, purseKey, 20n * LIVE, height + 1_000)
    const [first, second] = [0n, 1n].map((sequence) =>
      sign({ genesis, purse, performer: mira.publicKey, amount: 10n * LIVE, sequence, servedBy: relay.publicKey, validUntil: height + 500 }, purseKey),
    ) as [SignedOrder, SignedOrder]
    const edge = (paid: any) => paid.shares.find(({ role }: any) => role.type === 'EdgeRelay').amount
    const percent = (share: number) => (10n * LIVE * BigInt(share)) / 1_000_000n
    expect(edge(only(await chain.run(chain.settle([first]), relay), 'Tipping', 'Paid'))).toBe(percent(before.edge_relay))

    // WHEN the governing origin gives the edge relay twice its share, and takes that from the viewer's first referrer.
    const governed = async (policy: typeof before) => {
      const call = api.tx.Tipping.set_policy({ policy }).decodedCall
      return only(await chain.run(api.tx.Sudo.sudo({ call }), alice), 'Sudo', 'Sudid').sudo_result
    }
    const doubled = { ...before, edge_relay: 2 * before.edge_relay }
    const [nearest, ...others] = before.viewer_referrers
    const after = { ...doubled, viewer_referrers: [nearest! - before.edge_relay, ...others] as typeof before.viewer_referrers }
    expect((await governed(after)).success).toBe(true)

    // THEN the other order and a tip pay it, and every planck is still handed out.
    for (const transaction of [chain.settle([second]), tip(mira, 10n * LIVE, relay)]) {
      const paid = only(await chain.run(transaction, relay), 'Tipping', 'Paid')
      expect(edge(paid)).toBe(percent(after.edge_relay))
      expect(sum(paid.shares)).toBe(10n * LIVE)
    }

    // THEN nobody else can change it, and nobody at all below the performer's floor or above the whole.
    expect((await chain.submit(api.tx.Tipping.set_policy({ policy: before }), bob)).error).toBe('BadOrigin')
    const [lowest, ...higher] = before.tiers
    const refusals: Array<[typeof before, string]> = [
      [{ ...before, tiers: [{ ...lowest!, share: 699_999 }, ...higher] }, 'Module.Tipping.PerformerBelowFloor'],
      [doubled, 'Module.Tipping.SharesExceedWhole'],
    ]
    for (const [policy, error] of refusals) {
      const refused = await governed(policy)
      expect([refused.success, names(refused.value)]).toEqual([false, error])
    }
    expect((await governed(before)).success).toBe(true)
    expect(await api.query.Tipping.CurrentPolicy.getValue(best)).toEqual(before)
  })
})

describe('a purse', () => {
  test.each<Scheme>(['Sr25519', 'Ed25519'])('with a key of %s pays what the key signed, and nothing else', async (scheme) => {
    // GIVEN an open purse, and one good order, then bad ones of every kind, then another good one.
    const height = await chain.height()
    const purseKey = key(scheme, freshPath('purse'))
    const strangersKey = key(scheme, freshPath('stranger'))
    const opened = await chain.openPurse(ferdie, purseKey, 100n * LIVE, height + 1_000)
    const { purse } = opened
    expect(await api.apis.LiveStarsApi.purses_of(ferdie.address, best)).toContain(purse)

    const good: Order = {
      genesis,
      purse,
      performer: luna.publicKey,
      amount: 10n * LIVE,
      sequence: 0n,
      servedBy: relay.publicKey,
      memo: bytes(someHash),
      validUntil: height + 500,
    }
    const order = (changes: Partial<Order>, by = purseKey) => sign({ ...good, sequence: 1n, ...changes }, by)
    const first = sign(good, purseKey)
    const second = order({ performer: mira.publicKey, amount: 7n * LIVE, servedBy: undefined, memo: undefined })
    const otherScheme = scheme === 'Sr25519' ? 'Ed25519' : 'Sr25519'
    const bad: Array<[SignedOrder, string]> = [
      [order({}, strangersKey), 'BadSignature'],
      [{ ...order({}), scheme: otherScheme }, 'BadSignature'],
      [{ ...order({}), order: { ...good, sequence: 1n, amount: 11n * LIVE } }, 'BadSignature'],
      [order({ validUntil: 1 }), 'OrderExpired'],
      [order({ amount: 1_000n * LIVE }), 'OverCap'],
      [order({ genesis: new Uint8Array(32) }), 'WrongGenesis'],
      [order({ purse: 2n ** 64n - 1n }), 'UnknownPurse'],
      [order({ amount: 0n }), 'Payment.ZeroAmount'],
      [order({ performer: ferdie.publicKey }), 'Payment.SelfPayment'],
      [order({ performer: eve.publicKey }), 'Payment.NotAPerformer'],
    ]
    const check = async (signed: SignedOrder) => {
      const { success, value } = await api.apis.LiveStarsApi.check_order(onChain(signed), best)
      return success ? 'accepted' : names(value)
    }
    expect(await check(first)).toBe('accepted')
    for (const [signed, reason] of bad) expect(await check(signed)).toBe(reason)

    // WHEN a relay settles them all in one batch.
    const included = await chain.run(chain.settle([first, first, ...bad.map(([signed]) => signed), second]), relay)

    // THEN each bad order is refused with its reason, and the good ones are paid under their hashes.
    expect(only(included, 'Purses', 'Settled')).toEqual({ by: relay.address, paid: 2, refused: bad.length + 1 })
    expect(all(included, 'Purses', 'OrderRefused').map(({ index, reason }) => [index, names(reason)])).toEqual([
      [1, 'Replayed'],
      ...bad.map(([, reason], index) => [index + 2, reason]),
    ])
    const paid = all(included, 'Tipping', 'Paid')
    expect(paid.map(({ order }) => order)).toEqual([orderHash(good), orderHash(second.order)])
    for (const { kind, payer, amount, shares } of paid) {
      expect([kind.type, payer]).toEqual(['Order', ferdie.address])
      expect(sum(shares)).toBe(amount)
    }
    expect(paid.map(({ amount }) => amount)).toEqual([10n * LIVE, 7n * LIVE])

    // THEN the relay paid the fee and got its shares, the purse has the rest, and its owner's free balance is untouched.
    const shareOf = (address: string) => sum(paid.flatMap(({ shares }) => shares).filter((share: any) => share.account === address))
    const { actual_fee } = only(included, 'TransactionPayment', 'TransactionFeePaid')
    const change = async ({ address }: Account) =>
      (await chain.free(address, included.block)) - (await chain.free(address, included.parent))
    expect(await change(relay)).toBe(shareOf(relay.address) - actual_fee)
    expect(await change(luna)).toBe(shareOf(luna.address))
    expect(await change(mira)).toBe(shareOf(mira.address))
    expect(await change(ferdie)).toBe(0n)
    expect((await chain.free(pursesPot, included.parent)) - (await chain.free(pursesPot, included.block))).toBe(17n * LIVE)
    expect(await api.apis.LiveStarsApi.purse(purse, { at: included.block })).toMatchObject({
      owner: ferdie.address,
      cap: 100n * LIVE,
      spent: 17n * LIVE,
      remaining: 83n * LIVE,
      next_sequence: 2n,
    })

    // THEN none of them is paid again in a later batch.
    expect(await check(first)).toBe('Replayed')
    const again = await chain.run(chain.settle([first, second]), relay)
    expect(only(again, 'Purses', 'Settled')).toMatchObject({ paid: 0, refused: 2 })
    expect(all(again, 'Purses', 'OrderRefused').map(({ reason }) => names(reason))).toEqual(['Replayed', 'Replayed'])
    expect(all(again, 'Tipping', 'Paid')).toEqual([])
  })

  test('gives back what is left once it is past, to its owner, whoever asks', async () => {
    // GIVEN a purse that is open for a few blocks.
    const purseKey = key('Sr25519', freshPath('purse'))
    const lastBlock = (await chain.height()) + 12
    const before = await chain.request('chain_getBlockHash', [lastBlock - 12])
    const freeBefore = await chain.free(ferdie.address, before)
    const opened = await chain.openPurse(ferdie, purseKey, 50n * LIVE, lastBlock)
    const { actual_fee } = only(opened, 'TransactionPayment', 'TransactionFeePaid')
    const { deposit } = (await api.apis.LiveStarsApi.purse(opened.purse, { at: opened.block }))!
    expect(freeBefore - (await chain.free(ferdie.address, opened.block))).toBe(50n * LIVE + deposit + actual_fee)
    const order: Order = { genesis, purse: opened.purse, performer: stella.publicKey, amount: 20n * LIVE, sequence: 0n, validUntil: lastBlock + 100 }
    await chain.run(chain.settle([sign(order, purseKey)]), relay)

    // WHEN somebody reclaims it too early.
    const early = await chain.submit(api.tx.Purses.reclaim({ purse: opened.purse }), dave)

    // THEN that is refused.
    expect(early.error).toBe('Module.Purses.StillOpen')

    // WHEN it is past.
    await chain.reached(lastBlock)
    const late = await chain.run(chain.settle([sign({ ...order, sequence: 1n }, purseKey)]), relay)
    const included = await chain.run(api.tx.Purses.reclaim({ purse: opened.purse }), dave)

    // THEN its orders are refused, and the rest and the deposit are free again.
    expect(all(late, 'Purses', 'OrderRefused').map(({ reason }) => names(reason))).toEqual(['PurseExpired'])
    expect(only(included, 'Purses', 'Reclaimed')).toEqual({ purse: opened.purse, owner: ferdie.address, amount: 30n * LIVE, deposit })
    expect((await chain.free(ferdie.address, included.block)) - (await chain.free(ferdie.address, included.parent))).toBe(30n * LIVE + deposit)
    expect(await api.apis.LiveStarsApi.purse(opened.purse, { at: included.block })).toBeUndefined()
  })
})

describe('the published vectors of orders', () => {
  const { vectors, invalid, domain } = JSON.parse(
    readFileSync(new URL('../../pallets/primitives/vectors/orders.json', import.meta.url), 'utf8'),
  )
  const scheme = (name: string) => (name === 'sr25519' ? 'Sr25519' : 'Ed25519') satisfies Scheme
  const optional = (text: string | null) => (text === null ? undefined : bytes(text))
  const order = ({ order }: any): Order => ({
    genesis: bytes(order.genesis),
    purse: BigInt(order.purse),
    performer: bytes(order.performer),
    amount: BigInt(order.amount),
    sequence: BigInt(order.sequence),
    servedBy: optional(order.served_by),
    memo: optional(order.memo),
    validUntil: order.valid_until,
  })

  test('are there', () => {
    expect(domain).toBe('livestars/order/v1')
    expect(vectors.length).toBeGreaterThan(0)
    expect(invalid.length).toBeGreaterThan(0)
  })

  test.each(vectors as any[])('$name, $scheme', (vector) => {
    const derive = vector.scheme === 'sr25519' ? sr25519CreateDerive : ed25519CreateDerive
    expect(hex(payload(order(vector)))).toBe(vector.payload)
    expect(hex(blake2b256(bytes(vector.payload)))).toBe(vector.hash)
    expect(hex(derive(bytes(vector.seed))('').publicKey)).toBe(vector.public)
    expect(vector.purse_key).toBe(`${vector.scheme === 'sr25519' ? '0x00' : '0x01'}${vector.public.slice(2)}`)
    expect(vector.signed_order).toBe(
      `0x${vector.payload.slice(2 + 2 * 19)}${vector.purse_key.slice(2, 4)}${vector.signature.slice(2)}`,
    )
    expect(verify(scheme(vector.scheme), bytes(vector.public), bytes(vector.payload), bytes(vector.signature))).toBe(true)
  })

  test.each(invalid as any[])('$name, $scheme: does not verify', (vector) => {
    expect(hex(payload(order(vector)))).toBe(vector.payload)
    const verifies =
      vector.scheme === vector.signature_scheme &&
      verify(scheme(vector.scheme), bytes(vector.public), bytes(vector.payload), bytes(vector.signature))
    expect(verifies).toBe(false)
  })
})

describe('a referral', () => {
  const code = (text: string) => new TextEncoder().encode(text)

  test('by code binds once, and for ever', async () => {
    // GIVEN an account that nobody brought.
    const guest = await funded('guest')
    expect(await api.apis.LiveStarsApi.code_owner(code('affiliate'), best)).toBe(affiliate.address)

    // WHEN it enrols with a code.
    const included = await chain.run(api.tx.Referrals.enrol_by_code({ code: code('affiliate') }), guest)

    // THEN it stands below the code's owner, and a tip of its pays her.
    expect(only(included, 'Referrals', 'Enrolled')).toEqual({ account: guest.address, referrer: affiliate.address })
    expect(await api.apis.LiveStarsApi.referral_path(guest.address, { at: included.block })).toEqual([affiliate.address])
    const earned = async (at: string) =>
      (await api.apis.LiveStarsApi.referral_stats(affiliate.address, { at })).earnings.as_viewer_referrer[0]
    const paid = await chain.run(tip(stella, LIVE), guest)
    const share = only(paid, 'Tipping', 'Paid').shares.find(({ role }: any) => names(role).startsWith('ViewerReferrer'))
    expect(share).toMatchObject({ account: affiliate.address, role: { value: 0 } })
    expect((await earned(paid.block))! - (await earned(paid.parent))!).toBe(share.amount)

    // THEN it cannot enrol again.
    const again = await chain.submit(api.tx.Referrals.enrol({ referrer: eve.address }), guest)
    expect(again.error).toBe('Module.Referrals.AlreadyEnrolled')
  })

  test('to oneself, to nobody, by an unknown code, and above those one brought is refused by name', async () => {
    const guest = await funded('guest')
    const nobody = account(freshPath('nobody'))
    const refusal = async (call: Parameters<Chain['submit']>[0], who = guest) => (await chain.submit(call, who)).error
    expect(await refusal(api.tx.Referrals.enrol({ referrer: guest.address }))).toBe('Module.Referrals.SelfReferral')
    expect(await refusal(api.tx.Referrals.enrol({ referrer: nobody.address }))).toBe('Module.Referrals.ReferrerNotFound')
    expect(await refusal(api.tx.Referrals.enrol_by_code({ code: code('nobodys-code') }))).toBe('Module.Referrals.CodeUnknown')
    expect(await refusal(api.tx.Referrals.enrol({ referrer: guest.address }), eve)).toBe('Module.Referrals.HasReferrals')
  })
})

describe('verification', () => {
  test('opens a room to a performer, and its withdrawal takes her off the air in the same block', async () => {
    // GIVEN a performer without documents.
    const nova = await funded('nova')
    const eligibility = async (at: string) => (await api.apis.LiveStarsApi.eligibility(nova.address, { at })).value
    const submit = (to: Account, max_fee: bigint) =>
      api.tx.Verification.submit({ verifier: to.address, fingerprint: someHash, max_fee })
    const refused = async (call: Parameters<Chain['submit']>[0], who = nova) => (await chain.submit(call, who)).error

    // WHEN she submits to somebody who is no verifier, or for less than the fee; THEN that is refused.
    expect(await refused(submit(alice, 10n * LIVE))).toBe('Module.Verification.NotAVerifier')
    expect(await refused(submit(verifier, LIVE))).toBe('Module.Verification.FeeAboveMaximum')

    // WHEN she submits her fingerprint to the verifier; THEN its fee is on hold.
    const submitted = await chain.run(submit(verifier, 5n * LIVE), nova)
    expect(only(submitted, 'Verification', 'Submitted')).toMatchObject({
      performer: nova.address,
      verifier: verifier.address,
      fingerprint: someHash,
      fee: 5n * LIVE,
    })
    expect(names(await eligibility(submitted.block))).toBe('Pending')

    // WHEN others attest, or the verifier attests something else; THEN that is refused.
    const expires_at = submitted.number + 1_000
    const attest = (fingerprint: SizedHex<32>) => api.tx.Verification.attest({ performer: nova.address, fingerprint, expires_at })
    expect(await refused(attest(someHash), alice)).toMatch(/^Module\.Verification\.(WrongVerifier|NotAVerifier)$/)
    expect(await refused(attest(`0x${'00'.repeat(32)}`), verifier)).toBe('Module.Verification.FingerprintMismatch')

    // WHEN the verifier attests; THEN it gets the fee, and she can open a room and go live.
    const attested = await chain.run(attest(someHash), verifier)
    const { actual_fee } = only(attested, 'TransactionPayment', 'TransactionFeePaid')
    expect((await chain.free(verifier.address, attested.block)) - (await chain.free(verifier.address, attested.parent))).toBe(
      5n * LIVE - actual_fee,
    )
    expect(await eligibility(attested.block)).toBeUndefined()
    await wakeRelay()
    await chain.run(api.tx.Rooms.open_room({ profile: someHash }), nova)
    const live = await chain.run(api.tx.Rooms.go_live({ relay: relay.address, cast: [] }), nova)
    expect((await api.apis.LiveStarsApi.room(nova.address, { at: live.block }))?.live?.relay).toBe(relay.address)
    await chain.run(tip(nova, LIVE), ferdie)

    // WHEN she withdraws; THEN she is offline in that block, and tips for her are refused.
    const withdrawn = await chain.run(api.tx.Verification.withdraw(), nova)
    only(withdrawn, 'Verification', 'Withdrawn')
    expect(only(withdrawn, 'Rooms', 'WentOffline')).toMatchObject({ performer: nova.address })
    expect((await api.apis.LiveStarsApi.room(nova.address, { at: withdrawn.block }))?.live).toBeUndefined()
    expect((await chain.submit(tip(nova, LIVE), ferdie)).error).toBe('Module.Tipping.NotEligible.Unverified')
    const quoted = await api.apis.LiveStarsApi.quote(ferdie.address, nova.address, LIVE, undefined, best)
    expect([quoted.success, names(quoted.value)]).toEqual([false, 'NotEligible.Unverified'])
    const listed = await api.apis.LiveStarsApi.ranking(0, 100, { at: withdrawn.block })
    expect(listed.map(({ account }) => account)).not.toContain(nova.address)
  })
})

describe('the ranking', () => {
  test('puts who received more above who received less, and explains itself', async () => {
    // GIVEN tips that make one performer the first: as much as all have, and some more.
    const scores = (await api.apis.LiveStarsApi.ranking(0, 100, best)).map(({ score }) => score)
    const most = scores.reduce((most, score) => (score > most ? score : most), 0n)
    await chain.run(tip(mira, 20n * LIVE), ferdie)
    const { block } = await chain.run(tip(stella, most + 100n * LIVE), ferdie)

    // WHEN the list is read.
    const list = await api.apis.LiveStarsApi.ranking(0, 100, { at: block })

    // THEN positions count up, the ranked stand in the order of their scores, and she is the first.
    expect(list.map(({ position }) => position)).toEqual(list.map((_, index) => index))
    const ranked = list.filter(({ listing }) => listing.type === 'Ranked')
    const inOrder = [...ranked].sort((a, b) => (a.score < b.score ? 1 : a.score > b.score ? -1 : 0))
    expect(ranked.map(({ account }) => account)).toEqual(inOrder.map(({ account }) => account))
    expect([...ranked].sort((a, b) => (a.sort_key < b.sort_key ? 1 : -1))[0]?.account).toBe(ranked[0]?.account)
    expect(list[0]?.account).toBe(stella.address)

    // THEN the explanation of each place agrees with the list.
    for (const { account, score, sort_key } of list) {
      const explained = await api.apis.LiveStarsApi.explain(account, { at: block })
      expect(explained).toMatchObject({ received: score, sort_key, room: { type: 'Open' }, eligibility: { success: true } })
      const rounding = score - ((explained.recorded * explained.weight) >> 32n)
      const most = (explained.recorded >> 32n) + 1n
      expect(rounding >= -most && rounding <= most).toBe(true)
    }
  })
})
