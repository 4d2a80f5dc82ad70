// The JSON-RPC methods of the platform, as any program can call them.
import { describe, expect, test } from 'vitest'

import { account, key, LIVE, type Scheme } from './accounts'
import { bytes, hex, sign } from './order'
import { ask, request } from './rpc'

const [bob, luna, relay, affiliate] = ['//Bob', '//Luna', '//Relay', '//Affiliate'].map((path) => account(path).address) as [
  string,
  string,
  string,
  string,
]

const INVALID_PARAMS = -32602
const decimal = expect.stringMatching(/^\d+$/)
const hash = expect.stringMatching(/^0x[0-9a-f]{64}$/)
const address = expect.stringMatching(/^h1[1-9A-HJ-NP-Za-km-z]+$/)

/** An order for a purse that does not exist, as JSON. */
const order = async (scheme: Scheme = 'Sr25519') => {
  const { signature, order } = sign(
    {
      genesis: bytes(await ask('chain_getBlockHash', [0])),
      purse: 2n ** 64n - 1n,
      performer: account('//Luna').publicKey,
      amount: LIVE,
      sequence: 0n,
      validUntil: 2 ** 32 - 1,
    },
    key(scheme, '//nobody'),
  )
  return {
    genesis: hex(order.genesis),
    purse: order.purse.toString(),
    performer: luna,
    amount: order.amount.toString(),
    sequence: order.sequence.toString(),
    servedBy: null,
    memo: null,
    validUntil: order.validUntil,
    scheme: scheme.toLowerCase(),
    signature: hex(signature),
  }
}

/** Every method: its parameters by name, in their order, and what it answers. */
const methods: Array<[string, () => Promise<Record<string, unknown>> | Record<string, unknown>, unknown]> = [
  [
    'quote',
    () => ({ payer: bob, performer: luna, amount: (100n * LIVE).toString(), servedBy: relay }),
    { shares: expect.arrayContaining([{ role: 'performer', place: null, account: luna, amount: decimal }]), unclaimed: expect.any(Array) },
  ],
  [
    'policy',
    () => ({}),
    expect.objectContaining({ tiers: expect.arrayContaining([{ threshold: '0', share: expect.any(Number) }]), validators: expect.any(Number) }),
  ],
  ['tier', () => ({ account: luna }), expect.objectContaining({ index: expect.any(Number), share: expect.any(Number), received: decimal })],
  ['payout', () => ({ account: luna }), []],
  ['ranking', () => ({ from: 0, count: 100 }), expect.any(Array)],
  [
    'explain',
    () => ({ account: luna }),
    expect.objectContaining({ received: decimal, weight: decimal, sortKey: decimal, openRoom: true, eligibility: { eligible: true, reason: null } }),
  ],
  ['eligibility', () => ({ account: bob }), { eligible: false, reason: 'unverified' }],
  ['attestation', () => ({ account: luna }), { verifier: account('//Verifier').address, fingerprint: hash, expiresAt: expect.any(Number) }],
  [
    'verifiers',
    () => ({}),
    expect.arrayContaining([
      { verifier: account('//Verifier').address, encryptionKey: hash, fee: (5n * LIVE).toString(), pending: expect.any(Number) },
    ]),
  ],
  ['referralPath', () => ({ account: bob }), ['//Charlie', '//Dave', '//Eve'].map((path) => account(path).address)],
  [
    'referralStats',
    () => ({ account: affiliate }),
    expect.objectContaining({ referrer: null, earnedAsViewerReferrer: [decimal, decimal, decimal], earnedAsPerformerReferrer: [decimal, decimal, decimal] }),
  ],
  ['codeOwner', () => ({ code: 'affiliate' }), affiliate],
  ['purse', () => ({ purse: '18446744073709551615' }), null],
  ['pursesOf', () => ({ account: bob }), expect.any(Array)],
  ['checkOrder', async () => ({ order: await order() }), { accepted: false, reason: 'UnknownPurse' }],
  [
    'relays',
    () => ({}),
    expect.arrayContaining([expect.objectContaining({ operator: relay, url: expect.stringMatching(/^http/), region: 'CH', capacity: 1_000 })]),
  ],
  ['room', () => ({ account: luna }), expect.objectContaining({ profile: hash, blocked: [] })],
  ['price', () => ({}), expect.toSatisfy((price) => price === null || /^\d+$/.test(price.value))],
  ['supply', () => ({}), { ceiling: decimal, issuance: decimal, vestingLocked: decimal }],
  [
    'vesting',
    () => ({ account: account('//Two').address }),
    expect.toSatisfy((vesting) => vesting === null || /^\d+$/.test(vesting.total)),
  ],
]

describe.each(methods)('liveStars_%s', (name, parameters, answer) => {
  const method = `liveStars_${name}`

  test('answers the same by name and by position', async () => {
    const named = await parameters()
    const at = await ask('chain_getBlockHash', [])
    const byName = await ask(method, { ...named, at })
    expect(byName).toEqual(answer)
    expect(await ask(method, [...Object.values(named), at])).toEqual(byName)
  })

  test('answers at the best block if none is named', async () => {
    const named = await parameters()
    expect(await ask(method, named)).toEqual(answer)
    expect(await ask(method, Object.values(named))).toEqual(answer)
  })

  test.each([
    ['an unknown block', `0x${'ab'.repeat(32)}`, 1, /could not answer at this block/],
    ['a block hash cut short', '0xabcd', INVALID_PARAMS, /Invalid/],
    ['a block hash without 0x', 'ab'.repeat(32), INVALID_PARAMS, /Invalid/],
    ['a block number', 7, INVALID_PARAMS, /Invalid/],
  ])('refuses %s', async (_, at, code, message) => {
    const { error } = await request(method, { ...(await parameters()), at })
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), data: expect.any(String) })
  })

  test('refuses an unknown parameter, and one too many', async () => {
    const named = await parameters()
    const unknown = await request(method, { ...named, surprise: 1 })
    expect(unknown.error).toMatchObject({ code: INVALID_PARAMS, data: expect.stringContaining('surprise') })
    const tooMany = await request(method, [...Object.values(named), null, 1])
    expect(tooMany.error).toMatchObject({ code: INVALID_PARAMS })
  })

  test('refuses a missing parameter and one of another type', async () => {
    const named = await parameters()
    for (const parameter of Object.keys(named).filter((parameter) => parameter !== 'servedBy')) {
      const { [parameter]: _, ...others } = named
      const missing = await request(method, others)
      expect([parameter, missing.error]).toEqual([
        parameter,
        expect.objectContaining({ code: INVALID_PARAMS, data: expect.stringContaining(parameter) }),
      ])
      const wrong = await request(method, { ...named, [parameter]: { not: 'this' } })
      expect([parameter, wrong.error]).toEqual([parameter, expect.objectContaining({ code: INVALID_PARAMS })])
    }
  })
})

describe('malformed input', () => {
  const cases: Array<[string, string, unknown, RegExp]> = [
    ['an address with a wrong checksum', 'room', [`${luna.slice(0, -1)}${luna.endsWith('1') ? '2' : '1'}`], /no SS58 address/],
    ['a public key cut short', 'room', ['0x1234'], /no SS58 address and no 0x public key/],
    ['an empty address', 'room', [''], /no SS58 address/],
    ['an amount as a number', 'quote', [bob, luna, 5], /expected a string/],
    ['an amount in hexadecimal', 'quote', [bob, luna, '0x5'], /not a decimal integer/],
    ['a negative amount', 'quote', [bob, luna, '-5'], /not a decimal integer/],
    ['an amount of more than 128 bits', 'quote', [bob, luna, (2n ** 128n).toString()], /not a decimal integer/],
    ['a purse of more than 64 bits', 'purse', [(2n ** 64n).toString()], /not a decimal integer/],
    ['a negative position', 'ranking', [-1, 10], /invalid value/],
    ['a position of more than 32 bits', 'ranking', [2 ** 32, 10], /invalid value/],
  ]

  test.each(cases)('%s is refused with a reason', async (_, method, params, reason) => {
    const { error, result } = await request(`liveStars_${method}`, params)
    expect(result).toBeUndefined()
    expect(error).toMatchObject({ code: INVALID_PARAMS, data: expect.stringMatching(reason) })
  })

  test.each([0, 101, 2 ** 32 - 1])('a page of %d places is refused with the bounds', async (count) => {
    const { error } = await request('liveStars_ranking', { from: 0, count })
    expect(error).toMatchObject({ code: INVALID_PARAMS, message: `count is ${count}; it must be from 1 to 100` })
  })

  test('a code of more than 32 bytes is refused with the bound', async () => {
    const { error } = await request('liveStars_codeOwner', ['c'.repeat(33)])
    expect(error).toMatchObject({ code: INVALID_PARAMS, message: 'the code has 33 bytes; the most is 32' })
  })

  test.each([
    ['signature', '0xabcd'],
    ['signature', 7],
    ['genesis', '0x00'],
    ['memo', 'text'],
    ['servedBy', 'nobody'],
    ['scheme', 'ecdsa'],
    ['validUntil', 2 ** 32],
    ['sequence', 0],
    ['surprise', 1],
  ])('an order whose %s is %j is refused', async (field, value) => {
    const { error } = await request('liveStars_checkOrder', { order: { ...(await order()), [field]: value } })
    expect(error).toMatchObject({ code: INVALID_PARAMS, data: expect.any(String) })
  })

  test('a method that is none is not found', async () => {
    expect((await request('liveStars_nothing', [])).error).toMatchObject({ code: -32601 })
  })
})

test('an account is named by its public key as well as by its address', async () => {
  const publicKey = hex(account('//Bob').publicKey)
  expect(await ask('liveStars_referralPath', [publicKey])).toEqual(await ask('liveStars_referralPath', [bob]))
})

test('answers name accounts by addresses of this chain', async () => {
  expect(await ask('liveStars_codeOwner', ['affiliate'])).toEqual(address)
})

test.each<[string, string, string, string, RegExp]>([
  ['of nothing', bob, luna, '0', /ZeroAmount/],
  ['to oneself', luna, luna, '1', /SelfPayment/],
  ['to somebody without a room', luna, bob, '1', /NotAPerformer/],
])('a quote for a payment %s says why it would be refused', async (_, payer, performer, amount, reason) => {
  const { error } = await request('liveStars_quote', { payer, performer, amount })
  expect(error).toMatchObject({ code: 2, message: 'the chain would refuse this payment', data: expect.stringMatching(reason) })
})

describe('rpc.discover', () => {
  test('describes exactly the methods that there are, with their parameters', async () => {
    const document = await ask('rpc.discover')
    const { methods: served } = await ask('rpc_methods')
    expect(document.openrpc).toMatch(/^1\./)
    expect(document.info.title).toBe('Live Stars')
    const described: string[] = document.methods.map(({ name }: { name: string }) => name)
    expect([...described].sort()).toEqual(served.filter((name: string) => name.startsWith('liveStars_')).sort())
    expect([...described].sort()).toEqual(methods.map(([name]) => `liveStars_${name}`).sort())
    for (const [name, parameters] of methods) {
      const { params, summary } = document.methods.find((method: { name: string }) => method.name === `liveStars_${name}`)
      expect(params.map((parameter: { name: string }) => parameter.name)).toEqual([...Object.keys(await parameters()), 'at'])
      expect(summary).not.toBe('')
    }
  })

  test('refers only to schemas that it holds', async () => {
    const document = await ask('rpc.discover')
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!)
    expect(references.length).toBeGreaterThan(0)
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
  })
})
