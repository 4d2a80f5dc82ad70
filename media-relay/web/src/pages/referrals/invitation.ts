// The invitation that this browser keeps: the code of the link by which somebody came, until it is enrolled.
//
// An enrolment is for good and has to be there before the first payment, so that whoever invited has a share of it. The wallet therefore
// batches it in front of the first transaction that an account signs here:
//
//   const invited = await enrolment(api, account)
//   const sent = invited ? invited.before(transaction) : transaction
//   …show `invited.deposit` among what the transaction takes, sign and send `sent`…
//   if (invited) enrolled()                    // once the transaction is in a block and succeeded
//
// `enrolment` answers nothing if there is no invitation, if nobody has its code any more, if the account cannot be enrolled any more, or if
// it could not hold the deposit: then the transaction goes alone, and the invitation waits for the next one.
import type { Transaction } from 'polkadot-api'

import type { Api } from '@/chain/live'

import { encodeCode, faultOf, normal } from './code'

const KEY = 'livestars.invitation'

/** A code by which somebody was invited, and when the link was opened, in milliseconds since the Unix epoch. */
export interface Invitation {
  code: string
  opened: number
}

/** What an enrolment does to the account. */
export interface Enrolment {
  code: string
  /** Who invited. */
  referrer: string
  /** What the account holds for the record, for ever, in planck. */
  deposit: bigint
  /** The call alone. */
  call: Transaction
  /** The enrolment and then `transaction`, as one that does both or neither. */
  before: (transaction: Transaction) => Transaction
}

/** The invitation that waits in this browser, if there is one. */
export function pendingInvitation(): Invitation | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (!kept || typeof kept !== 'object') return
    const { code, opened } = kept as Partial<Invitation>
    if (typeof code !== 'string' || faultOf(code) || typeof opened !== 'number') return
    return { code, opened }
  } catch {
    return
  }
}

/** Keeps an invitation, in place of an earlier one; whether the text is a code. */
export function keepInvitation(text: string, opened = Date.now()) {
  const code = normal(text)
  if (faultOf(code)) return false
  localStorage.setItem(KEY, JSON.stringify({ code, opened }))
  return true
}

/** Forgets the invitation: it is enrolled, or the viewer does not want it. */
export const enrolled = () => localStorage.removeItem(KEY)

/** The enrolment that the invitation asks for, if `account` can still be enrolled by it. */
export async function enrolment(api: Api, account: string): Promise<Enrolment | undefined> {
  const invitation = pendingInvitation()
  if (!invitation) return
  const { code } = invitation
  const at = { at: 'best' } as const
  const [referrer, stats, deposit, existential, balance] = await Promise.all([
    api.apis.LiveStarsApi.code_owner(encodeCode(code), at),
    api.apis.LiveStarsApi.referral_stats(account, at),
    api.constants.Referrals.EnrolmentDeposit(),
    api.constants.Balances.ExistentialDeposit(),
    api.query.System.Account.getValue(account, at),
  ])
  if (!referrer || !mayEnrol(stats) || referrer === account) return
  if (balance.data.free < deposit + existential) return
  const call = api.tx.Referrals.enrol_by_code({ code: encodeCode(code) })
  return {
    code,
    referrer,
    deposit,
    call,
    before: (transaction) => api.tx.Utility.batch_all({ calls: [call.decodedCall, transaction.decodedCall] }),
  }
}

/** Whether an account can still be brought: nobody brought it, and it brought nobody. */
export const mayEnrol = ({ referrer, direct_referrals }: { referrer?: string; direct_referrals: number }) =>
  !referrer && direct_referrals === 0
