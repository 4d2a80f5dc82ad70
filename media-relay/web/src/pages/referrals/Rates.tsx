import { useTranslation } from 'react-i18next'

import { Card } from '@/ui/Card'

import type { ReferralRates } from './Earnings'
import { live, percent } from './words'

/** The rates as they stand, in words. */
export function Rates({ policy, deposit }: { policy: ReferralRates; deposit: bigint }) {
  const { t, i18n } = useTranslation('referrals')
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' })
  const rates = (tiers: readonly number[]) => list.format(tiers.map((share) => percent(share, i18n.language)))
  const values = {
    viewers: rates(policy.viewer_referrers),
    performers: rates(policy.performer_referrers),
    held: live(deposit, i18n.language),
  }
  return (
    <Card title={t('rates.title')}>
      <ul className="grid max-w-prose list-disc gap-2 pl-5 marker:text-accent">
        {(['viewers', 'performers', 'paid', 'forGood', 'deposit', 'policy'] as const).map((rule) => (
          <li key={rule}>{t(`rates.${rule}`, values)}</li>
        ))}
      </ul>
    </Card>
  )
}
