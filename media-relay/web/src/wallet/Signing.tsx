import { useTranslation } from 'react-i18next'

import { Dialog } from '@/ui/Dialog'

import { NewAccount } from './NewAccount'
import { Progress } from './Progress'
import { Review } from './Review'
import { useWallet } from './store'
import { useProposals, type Waiting } from './transactions'
import { useSigning } from './useSigning'

/** A transaction that somebody is asked to sign, or the way to an account that can. */
export function Signing({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('signing')
  const account = useWallet(({ active }) => active)
  const others = useProposals(({ queue }) => queue.length - 1)
  const { step, fault, prepared, sign, close } = useSigning(waiting, account)
  if (!account) {
    return (
      <Dialog open title={t('account.title')} onClose={close}>
        <p className="text-quiet">{t('account.text')}</p>
        <NewAccount />
      </Dialog>
    )
  }
  return (
    <Dialog open title={waiting.proposal.title} onClose={close}>
      {step ? (
        <Progress step={step} account={account} />
      ) : (
        <Review proposal={waiting.proposal} account={account} prepared={prepared} fault={fault} onSign={sign} onCancel={close} />
      )}
      {others > 0 && <p className="text-quiet text-sm">{t('more', { count: others })}</p>}
    </Dialog>
  )
}
