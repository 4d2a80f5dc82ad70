import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { useChain } from '@/chain'
import { Address } from '@/ui/Address'
import { classes } from '@/ui/classes'
import { Amount } from '@/wallet/Amount'

import { timeOf } from '../blocks'
import { blockTime } from '../standing'
import type { Standing } from './steps'

const colours: Record<string, string> = {
  attested: 'border-success bg-success/10',
  pending: 'border-warning bg-warning/10',
  none: 'border-line',
}

/** The state of her verification, as the best block has it. */
export function VerificationStatus({ standing: { verification, pending } }: { standing: Standing }) {
  const { t, i18n } = useTranslation('studio')
  const best = useChain(({ block }) => block)
  const { data: length } = useQuery(blockTime)
  const when = (block: number) => {
    if (best === undefined || length === undefined) return t('block', { block })
    return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(timeOf(block, best, length))
  }
  const waits = verification.state === 'pending' ? verification : pending
  return (
    <div role="status" className={classes('grid gap-2 rounded-xl border p-4', colours[verification.state] ?? 'border-danger bg-danger/10')}>
      <p className="font-semibold">{t(`verification.${verification.state}`)}</p>
      {verification.state === 'attested' && (
        <p className="text-sm">
          {t('verification.until', { date: when(verification.until) })} <Address of={verification.verifier} />
        </p>
      )}
      {(verification.state === 'rejected' || verification.state === 'revoked' || verification.state === 'barred') && (
        <p className="text-sm">{t(`reason.${verification.reason}`)}</p>
      )}
      {waits && (
        <p className="text-sm">
          {t('verification.asked', { date: when(waits.since) })} <Address of={waits.verifier} />. {t('verification.fee')}{' '}
          <Amount of={waits.fee} usd={false} />.
        </p>
      )}
      <p className="text-quiet text-sm">{t(`verification.${verification.state}Next`)}</p>
    </div>
  )
}
