import { useTranslation } from 'react-i18next'

import { Card } from '@/ui/Card'

import { type Earned, TIERS, totalOf } from './tree'
import { live, percent } from './words'

/** The parts of the policy that referrers are paid by, in millionths. */
export interface ReferralRates {
  viewer_referrers: readonly number[]
  performer_referrers: readonly number[]
}

/** What an account earned as a referrer, by tier and side. */
export function Earnings({ earnings, policy }: { earnings: Earned; policy: ReferralRates }) {
  const { t, i18n } = useTranslation('referrals')
  const sides = [
    ['viewers', earnings.as_viewer_referrer, policy.viewer_referrers],
    ['performers', earnings.as_performer_referrer, policy.performer_referrers],
  ] as const
  return (
    <Card title={t('earnings.title')}>
      <p className="mb-4">
        <span className="block font-bold text-3xl text-gold">{live(totalOf(earnings), i18n.language)}</span>
        <span className="text-quiet text-sm">{t('earnings.total')}</span>
      </p>
      <table className="w-full border-collapse text-left text-sm">
        <thead className="text-quiet">
          <tr>
            <th scope="col" className="py-2 pr-2 font-normal">
              {t('earnings.tier')}
            </th>
            {sides.map(([side]) => (
              <th key={side} scope="col" className="py-2 pl-2 text-right font-normal">
                {t(`earnings.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: TIERS }, (_, tier) => (
            <tr key={tier} className="border-line border-t align-top">
              <th scope="row" className="py-3 pr-2 font-normal">
                <span className="block font-semibold">{t('tier', { tier: tier + 1 })}</span>
                <span className="text-quiet">{t(`earnings.tiers.${tier + 1}`)}</span>
              </th>
              {sides.map(([side, amounts, rates]) => (
                <td key={side} className="py-3 pl-2 text-right">
                  {rates[tier] ? (
                    <>
                      <span className="block font-semibold">{live(amounts[tier] ?? 0n, i18n.language, 4)}</span>
                      <span className="text-quiet">{percent(rates[tier], i18n.language)}</span>
                    </>
                  ) : (
                    <span className="text-quiet">{t('earnings.noTier')}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
