// The chain with @polkadot/api, which knows it from its metadata alone.
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import type { SignerOptions, SubmittableExtrinsic } from '@polkadot/api/types'
import type { KeyringPair } from '@polkadot/keyring/types'
import { hexToU8a, u8aToHex } from '@polkadot/util'
import { blake2AsHex } from '@polkadot/util-crypto'
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { freshPath, LIVE, SS58_PREFIX } from './accounts'
import { url } from './rpc'

let api: ApiPromise
let pair: (path: string) => KeyringPair
let bob: KeyringPair
let ferdie: KeyringPair
let luna: KeyringPair
let mira: KeyringPair
let relay: KeyringPair
let verifier: KeyringPair

/** What a transaction did, with its events as plain values under their names. */
interface Included {
  block: string
  error?: string
  events: Array<{ name: string; data: any }>
}

/** Submits a transaction and returns once it is in a block. */
async function submit(transaction: SubmittableExtrinsic<'promise'>, from: KeyringPair, options: Partial<SignerOptions> = {}): Promise<Included> {
  const { nonce } = (await api.query.system!.account!(from.publicKey)) as any
  return new Promise((resolve, reject) => {
    transaction
      .signAndSend(from, { nonce, ...options }, ({ status, events, dispatchError }) => {
        if (status.isInvalid || status.isDropped || status.isUsurped) reject(new Error(`the pool said ${status.type}`))
        if (!status.isInBlock) return
        let error: string | undefined
        if (dispatchError?.isModule) {
          const { section, name } = api.registry.findMetaError(dispatchError.asModule)
          error = `${section}.${name}`
        } else if (dispatchError) error = dispatchError.toString()
        resolve({
          block: status.asInBlock.toHex(),
          error,
          events: events.map(({ event }) => ({
            name: `${event.section}.${event.method}`,
            data: Object.fromEntries(event.data.names?.map((name, index) => [name, event.data[index]]) ?? []),
          })),
        })
      })
      .catch(reject)
  })
}

/** Submits a transaction that must succeed. */
async function run(transaction: SubmittableExtrinsic<'promise'>, from: KeyringPair, options?: Partial<SignerOptions>) {
  const included = await submit(transaction, from, options)
  expect(included.error).toBeUndefined()
  return included
}

const all = ({ events }: Included, name: string) => events.filter((event) => event.name === name).map(({ data }) => data)
const only = (included: Included, name: string) => {
  expect(all(included, name)).toHaveLength(1)
  return all(included, name)[0]
}

/** Checks that the shares of a receipt add up to what was paid. */
function addsUp(paid: any, amount: bigint) {
  expect(paid.amount.toBigInt()).toBe(amount)
  const shares: bigint[] = [...paid.shares].map((share: any) => share.amount.toBigInt())
  expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(amount)
}

const tip = (performer: KeyringPair, amount: bigint, servedBy: KeyringPair | null = null) =>
  api.tx.tipping!.tip!(performer.address, amount, servedBy && servedBy.address, null)

/** A new account with LIVE of //Ferdie. */
async function funded(name: string) {
  const fresh = pair(freshPath(name))
  await run(api.tx.balances!.transferKeepAlive!(fresh.publicKey, 100n * LIVE), ferdie)
  return fresh
}

beforeAll(async () => {
  api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true, throwOnConnect: true })
  const keyring = new Keyring({ type: 'sr25519', ss58Format: SS58_PREFIX })
  pair = (path) => keyring.addFromUri(path)
  ;[bob, ferdie, luna, mira, relay, verifier] = ['//Bob', '//Ferdie', '//Luna', '//Mira', '//Relay', '//Verifier'].map(pair) as any
})
afterAll(() => api.disconnect())

test('the metadata says how addresses and amounts are written', () => {
  expect(api.registry.chainSS58).toBe(SS58_PREFIX)
  expect(api.consts.system!.ss58Prefix!.toString()).toBe(SS58_PREFIX.toString())
  expect(api.registry.chainDecimals).toEqual([12])
  expect(api.registry.chainTokens).toEqual(['LIVE'])
})

test('a tip is paid, and its receipt adds up', async () => {
  const included = await run(tip(luna, 100n * LIVE, relay), bob)
  const paid = only(included, 'tipping.Paid')
  addsUp(paid, 100n * LIVE)
  expect([paid.payer.toString(), paid.performer.toString(), paid.kind.type]).toEqual([bob.address, luna.address, 'Tip'])
  expect([...paid.shares].map(({ role }: any) => role.type)).toEqual(
    expect.arrayContaining(['Performer', 'ViewerReferrer', 'PerformerReferrer', 'EdgeRelay', 'Validators']),
  )
})

test('a quote of the runtime says what is paid', async () => {
  const quoted = (await (api.call.liveStarsApi as any).quote(bob.publicKey, mira.publicKey, 3n * LIVE, null)) as any
  expect(quoted.isOk).toBe(true)
  const paid = only(await run(tip(mira, 3n * LIVE), bob), 'tipping.Paid')
  expect(paid.shares.toJSON()).toEqual(quoted.asOk.shares.toJSON())
})

test('a refusal has its name', async () => {
  expect((await submit(tip(luna, 0n), bob)).error).toBe('tipping.ZeroAmount')
  expect((await submit(tip(ferdie, LIVE), bob)).error).toBe('tipping.NotAPerformer')
})

describe('the hash of the metadata', () => {
  const enabled = process.env.LIVESTARS_METADATA_HASH === '1'
  const digest = async () => {
    const metadata = (await api.call.metadata!.metadataAtVersion!(15)) as any
    const { specName, specVersion } = api.runtimeVersion
    const merkleized = merkleizeMetadata(metadata.unwrap().toHex() as `0x${string}`, {
      base58Prefix: api.registry.chainSS58!,
      decimals: api.registry.chainDecimals[0]!,
      tokenSymbol: api.registry.chainTokens[0]!,
      specName: specName.toString(),
      specVersion: specVersion.toNumber(),
    })
    return u8aToHex(merkleized.digest())
  }

  test.runIf(enabled)('is what wallets compute, so that a transaction signed over it is accepted', async () => {
    const included = await run(tip(luna, LIVE), bob, { mode: 1, metadataHash: await digest(), withSignedTransaction: true } as any)
    addsUp(only(included, 'tipping.Paid'), LIVE)
  })

  test('is checked: a transaction signed over another one is refused', async () => {
    const wrong = `0x${'11'.repeat(32)}`
    await expect(submit(tip(luna, LIVE), bob, { mode: 1, metadataHash: wrong, withSignedTransaction: true } as any)).rejects.toThrow(
      enabled ? /bad signature|BadProof/i : /CannotLookup/,
    )
  })
})

test('an order that a pair signed is settled once', async () => {
  // GIVEN a purse of a key that is no account.
  const key = pair(freshPath('purse'))
  const height = (await api.rpc.chain.getHeader()).number.toNumber()
  const opened = await run(api.tx.purses!.open!({ Sr25519: key.publicKey }, 50n * LIVE, height + 1_000), ferdie)
  const { purse } = only(opened, 'purses.Opened')

  // GIVEN an order in the chain's own encoding, signed with the domain before it.
  const [orders] = api.tx.purses!.settle!.meta.args
  const Orders = orders!.type.toString()
  const unsigned = {
    genesis: api.genesisHash,
    purse,
    performer: luna.publicKey,
    amount: 9n * LIVE,
    sequence: 0,
    servedBy: relay.address,
    memo: null,
    validUntil: height + 1_000,
  }
  const encoded = (api.registry.createType(Orders, [{ order: unsigned, signature: { Sr25519: new Uint8Array(64) } }]) as any)[0].order.toU8a()
  const payload = new Uint8Array([...api.registry.createType('Text', 'livestars/order/v1').toU8a(), ...encoded])
  const signed = { order: unsigned, signature: { Sr25519: key.sign(payload) } }

  // WHEN a relay settles it twice; THEN it is paid under its hash, once.
  const included = await run(api.tx.purses!.settle!([signed, signed]), relay)
  const settled = only(included, 'purses.Settled')
  expect([settled.paid.toNumber(), settled.refused.toNumber()]).toEqual([1, 1])
  expect(only(included, 'purses.OrderRefused').reason.type).toBe('Replayed')
  const paid = only(included, 'tipping.Paid')
  expect(paid.order.unwrap().toHex()).toBe(blake2AsHex(payload, 256))
  addsUp(paid, 9n * LIVE)
})

test('a referral by code binds once', async () => {
  const guest = await funded('guest')
  const code = u8aToHex(new TextEncoder().encode('affiliate'))
  const enrolled = only(await run(api.tx.referrals!.enrolByCode!(code), guest), 'referrals.Enrolled')
  expect([enrolled.account.toString(), enrolled.referrer.toString()]).toEqual([guest.address, pair('//Affiliate').address])
  expect((await submit(api.tx.referrals!.enrolByCode!(code), guest)).error).toBe('referrals.AlreadyEnrolled')
})

test('a performer is attested, and taken off the list when she withdraws', async () => {
  const fingerprint = hexToU8a(`0x${'c3'.repeat(32)}`)
  const nova = await funded('nova')
  const listed = async () =>
    [...((await (api.call.liveStarsApi as any).ranking(0, 100)) as any)].map(({ account }: any) => account.toString())
  const eligible = async () => ((await (api.call.liveStarsApi as any).eligibility(nova.publicKey)) as any).isOk

  only(await run(api.tx.verification!.submit!(verifier.publicKey, fingerprint, 5n * LIVE), nova), 'verification.Submitted')
  expect(await eligible()).toBe(false)
  const expiry = (await api.rpc.chain.getHeader()).number.toNumber() + 1_000
  only(await run(api.tx.verification!.attest!(nova.publicKey, fingerprint, expiry), verifier), 'verification.Attested')
  expect(await eligible()).toBe(true)
  only(await run(api.tx.rooms!.openRoom!(fingerprint), nova), 'rooms.RoomOpened')
  await run(tip(nova, LIVE), ferdie)
  expect(await listed()).toContain(nova.address)
  only(await run(api.tx.verification!.withdraw!(), nova), 'verification.Withdrawn')
  expect(await listed()).not.toContain(nova.address)
})

test('the ranking puts higher scores above lower ones', async () => {
  const list = [...((await (api.call.liveStarsApi as any).ranking(0, 100)) as any)]
  const scores: bigint[] = list.filter(({ listing }: any) => listing.isRanked).map(({ score }: any) => score.toBigInt())
  expect(scores.length).toBeGreaterThan(1)
  for (const [index, score] of scores.entries()) expect(score <= (scores[index - 1] ?? score)).toBe(true)
})
