import { beforeEach, expect, test, vi } from 'vitest'

import { enrolled, enrolment, keepInvitation, mayEnrol, pendingInvitation } from './invitation'

const kept = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
  removeItem: (key: string) => kept.delete(key),
})
beforeEach(() => kept.clear())

/** A chain that answers about one account and one code. */
const chain = ({
  referrer,
  direct = 0,
  owner = 'affiliate',
  free = 100n,
}: {
  referrer?: string
  direct?: number
  owner?: string | null
  free?: bigint
}) =>
  ({
    apis: {
      LiveStarsApi: {
        code_owner: async () => owner ?? undefined,
        referral_stats: async () => ({ referrer, direct_referrals: direct }),
      },
    },
    constants: { Referrals: { EnrolmentDeposit: async () => 10n }, Balances: { ExistentialDeposit: async () => 1n } },
    query: { System: { Account: { getValue: async () => ({ data: { free } }) } } },
    tx: {
      Referrals: { enrol_by_code: ({ code }: { code: Uint8Array }) => ({ decodedCall: `enrol ${new TextDecoder().decode(code)}` }) },
      Utility: { batch_all: ({ calls }: { calls: unknown[] }) => ({ decodedCall: calls }) },
    },
  }) as never

test('an invitation is kept until it is enrolled, and a later one takes its place', () => {
  expect(pendingInvitation()).toBeUndefined()
  expect(keepInvitation(' Affiliate ', 7)).toBe(true)
  expect(pendingInvitation()).toEqual({ code: 'affiliate', opened: 7 })
  keepInvitation('other', 8)
  expect(pendingInvitation()).toEqual({ code: 'other', opened: 8 })
  enrolled()
  expect(pendingInvitation()).toBeUndefined()
})

test.each(['a', 'no code!', 'x'.repeat(33)])('%j is not kept', (text) => {
  expect(keepInvitation(text)).toBe(false)
  expect(pendingInvitation()).toBeUndefined()
})

test.each(['', 'null', '7', '{"code":7,"opened":1}', '{"code":"!!","opened":1}', '{"code":"luna"}', '{broken'])(
  '%j in the storage is no invitation',
  (text) => {
    kept.set('livestars.invitation', text)
    expect(pendingInvitation()).toBeUndefined()
  },
)

test('who can be brought is enrolled in front of the first transaction', async () => {
  keepInvitation('affiliate')
  const invited = await enrolment(chain({}), 'bob')
  expect(invited).toMatchObject({ code: 'affiliate', referrer: 'affiliate', deposit: 10n })
  expect(invited!.before({ decodedCall: 'tip' } as never).decodedCall).toEqual(['enrol affiliate', 'tip'])
})

test.each([
  ['was brought already', chain({ referrer: 'eve' }), 'bob'],
  ['brought others', chain({ direct: 1 }), 'bob'],
  ['owns the code', chain({}), 'affiliate'],
  ['follows a code that nobody has any more', chain({ owner: null }), 'bob'],
  ['cannot hold the deposit', chain({ free: 10n }), 'bob'],
])('who %s is not, and the invitation waits', async (_, api, account) => {
  keepInvitation('affiliate')
  expect(await enrolment(api, account)).toBeUndefined()
  expect(pendingInvitation()).toBeDefined()
})

test('without an invitation the chain is not asked', async () => expect(await enrolment({} as never, 'bob')).toBeUndefined())

test('only who has neither a referrer nor referrals can be brought', () => {
  expect(mayEnrol({ direct_referrals: 0 })).toBe(true)
  expect(mayEnrol({ referrer: 'eve', direct_referrals: 0 })).toBe(false)
  expect(mayEnrol({ direct_referrals: 2 })).toBe(false)
})
