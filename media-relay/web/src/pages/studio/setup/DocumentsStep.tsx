import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'

import { DeleteDocuments } from './DeleteDocuments'
import { SubmitDocuments } from './SubmitDocuments'
import type { Standing } from './steps'
import { VerificationStatus } from './VerificationStatus'

/** What is known of her documents, and how others are shown, replaced and deleted. */
export function DocumentsStep({ account, standing }: { account: string; standing: Standing }) {
  const { t } = useTranslation('studio')
  const { verification, pending } = standing
  const [replacing, setReplacing] = useState(false)
  const first = ['none', 'rejected', 'revoked', 'expired'].includes(verification.state)
  return (
    <div className="grid gap-5">
      <p className="max-w-prose text-quiet">{t('documents.why')}</p>
      <VerificationStatus standing={standing} />
      {first && !pending && <SubmitDocuments account={account} deposits={standing.deposits} isFirst={verification.state === 'none'} />}
      {verification.state === 'attested' &&
        !pending &&
        (replacing ? (
          <SubmitDocuments account={account} deposits={standing.deposits} isFirst={false} />
        ) : (
          <Button kind="secondary" className="justify-self-start" onClick={() => setReplacing(true)}>
            {t('documents.replace')}
          </Button>
        ))}
      {verification.state !== 'none' && verification.state !== 'barred' && <DeleteDocuments standing={standing} />}
    </div>
  )
}
