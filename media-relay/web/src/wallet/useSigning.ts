import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { queries } from '@/app/queries'
import { notify } from '@/ui/notices'

import { inWords, Refused } from './errors'
import { prepare } from './preparation'
import { signerOf } from './signers'
import type { Account } from './store'
import { type Step, submit } from './submission'
import { Cancelled, leave, useProposals, type Waiting } from './transactions'

/** How long it is shown that something is in a block, in milliseconds. */
const SHOWN = 1_200

/** A transaction's way from being proposed to being in a block. */
export function useSigning(waiting: Waiting, account: Account | undefined) {
  const { t } = useTranslation('signing')
  const { id, proposal } = waiting
  const [step, setStep] = useState<Step>()
  const [fault, setFault] = useState<string>()
  const refused = useRef<Error>(undefined)
  const prepared = useQuery({
    queryKey: ['signing', id, account?.address],
    enabled: account !== undefined,
    queryFn: () => prepare(proposal, account!.address),
    gcTime: 0,
    // Fees change with every block, and what the account can afford with them.
    refetchInterval: step === undefined && 6_000,
  })

  async function sign() {
    if (!prepared.data || !account) return
    const { chain, transaction, invitation } = prepared.data
    setFault(undefined)
    setStep('signature')
    try {
      const included = await submit(chain, account.address, transaction, await signerOf(account), setStep)
      invitation?.done()
      included.final.then(
        () => notify({ kind: 'success', text: t('isFinal', { title: proposal.title, block: included.block.number }) }),
        async (error) => notify({ kind: 'failure', text: t('undone', { title: proposal.title, reason: await inWords(error) }) }),
      )
      waiting.resolve(included)
      queries.invalidateQueries()
      setTimeout(() => leave(waiting), SHOWN)
    } catch (error) {
      const text = await inWords(error)
      const shown = useProposals.getState().queue.some((other) => other.id === id)
      // Nobody looks any more: whoever proposed it says what happened.
      if (!shown) waiting.reject(error instanceof Refused ? error : new Error(text))
      if (error instanceof Refused) refused.current = error
      setFault(text)
      setStep(undefined)
    }
  }

  /** Takes it off the screen. Once it was sent it takes its course, seen or not. */
  function close() {
    leave(waiting)
    if (step === undefined || step === 'signature') waiting.reject(refused.current ?? new Cancelled())
  }

  return { step, fault, prepared, sign, close }
}
