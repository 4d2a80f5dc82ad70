import { queries } from '@/app/queries'
import { notify } from '@/ui/notices'
import { Cancelled, type Proposal, propose } from '@/wallet/transactions'

/** Has the account sign something that changes referrals, and says how it ended; whether it was done. */
export async function act(proposal: Proposal, done: string) {
  try {
    await propose(proposal)
    notify({ kind: 'success', text: done })
    return true
  } catch (error) {
    if (!(error instanceof Cancelled)) notify({ kind: 'failure', text: error instanceof Error ? error.message : String(error) })
    return false
  } finally {
    queries.invalidateQueries({ queryKey: ['referrals'] })
  }
}
