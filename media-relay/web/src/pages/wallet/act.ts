import { notify } from '@/ui/notices'
import { inWords } from '@/wallet/errors'
import { Cancelled, type Included, type Proposal, propose } from '@/wallet/transactions'

/** Does something that the viewer may refuse, and says why it failed if it did. */
export async function attempt<Result>(what: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await what()
  } catch (error) {
    if (!(error instanceof Cancelled)) notify({ kind: 'failure', text: await inWords(error) })
  }
}

/** Proposes a transaction; what became of it, if it was signed. */
export const act = (proposal: Proposal): Promise<Included | undefined> => attempt(() => propose(proposal))
