// What has to be known of a transaction before somebody decides about it.
import type { Transaction } from 'polkadot-api'

import { type Chain, chain } from '@/chain'

import { afford } from './afford'
import { balanceOf } from './balance'
import { showCall } from './call'
import type { Proposal } from './transactions'

/** A transaction as it would be signed. */
export interface Prepared {
  chain: Chain
  transaction: Transaction
  call: ReturnType<typeof showCall>
  /** Planck. */
  fee: bigint
  /** What it takes beside the fee, in planck. */
  spends: bigint
  /** The invitation that is enrolled with it. */
  invitation?: { code: string; deposit: bigint; done: () => void }
}

/** What a proposal takes beside the fee: as it says, or what goes by its changes. */
export function spendsOf({ spends, changes = [] }: Pick<Proposal, 'spends' | 'changes'>) {
  if (spends !== undefined) return spends
  return changes.reduce((sum, { amount = 0n }) => (amount < 0n ? sum - amount : sum), 0n)
}

/** Calls that enrol by themselves. */
const ENROLS = ['Referrals.enrol', 'Referrals.enrol_by_code']

/** Makes the transaction of a proposal and estimates its fee. An invitation that waits in this browser is enrolled with it. */
export async function prepare(proposal: Proposal, address: string): Promise<Prepared> {
  const connected = await chain()
  const { api } = connected
  const transaction = proposal.transaction(api)
  const call = showCall(transaction.decodedCall)
  const spends = spendsOf(proposal)
  const alone = { chain: connected, transaction, call, spends, fee: await transaction.getEstimatedFees(address) }
  if (ENROLS.includes(call.name)) return alone
  const { enrolled, enrolment } = await import('@/pages/referrals/invitation')
  const invited = await enrolment(api, address)
  if (!invited) return alone
  const both = invited.before(transaction)
  const fee = await both.getEstimatedFees(address)
  const { existentialDeposit, ...balance } = await balanceOf(address).queryFn()
  // An invitation never stands in the way of what the viewer wants to do.
  if (afford(balance, existentialDeposit, spends + invited.deposit, fee).missing > 0n) return alone
  return {
    chain: connected,
    transaction: both,
    call: showCall(both.decodedCall),
    fee,
    spends: spends + invited.deposit,
    invitation: { code: invited.code, deposit: invited.deposit, done: enrolled },
  }
}
