import { useTranslation } from 'react-i18next'

import type { Earning } from '@/relay/earnings'
import { Card } from '@/ui/Card'
import { Amount } from '@/wallet/Amount'

const ROLES = ['performer', 'payout', 'viewerReferrer', 'performerReferrer', 'edgeRelay', 'originRelay', 'validators', 'treasury']
const KINDS = ['tip', 'order']

/** What was received in each role by each kind of payment. */
export function Kinds({ earnings }: { earnings: Earning[] }) {
  const { t } = useTranslation('studio')
  const known = (names: string[], group: string, name: string) => (names.includes(name) ? t(`${group}.${name}`) : name)
  return (
    <Card title={t('kinds.title')}>
      {earnings.length === 0 ? (
        <p className="text-quiet">{t('kinds.none')}</p>
      ) : (
        <ul className="grid gap-2">
          {earnings.map(({ role, tier, kind, amount, payments }) => (
            <li key={`${role} ${tier} ${kind}`} className="flex flex-wrap justify-between gap-x-4 rounded-lg bg-raised px-3 py-2 text-sm">
              <span>
                {known(ROLES, 'role', role)}
                {role.endsWith('Referrer') && ` ${tier}`} · {known(KINDS, 'kind', kind)}{' '}
                <span className="text-quiet">{t('kinds.payments', { count: payments })}</span>
              </span>
              <Amount of={BigInt(amount)} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
