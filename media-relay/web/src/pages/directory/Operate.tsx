import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { Card } from '@/ui/Card'

import { terms } from './data'

/** How to run a relay, what it takes and what it brings. */
export function Operate() {
  const { t, i18n } = useTranslation('directory')
  const { data } = useQuery(terms)
  const percent = (millionths: number) =>
    new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 4 }).format(millionths / 1_000_000)
  const days = data && new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 })
  return (
    <Card title={t('operate.title')}>
      <div className="grid max-w-prose gap-4">
        <p>{data ? t('operate.income', { edge: percent(data.edge), origin: percent(data.origin) }) : t('operate.incomeUnread')}</p>
        <ol className="grid list-decimal gap-2 pl-5 marker:text-accent">
          <li>{t('operate.node')}</li>
          <li>
            {data
              ? t('operate.bond', {
                  bond: `${formatLive(data.bond, { language: i18n.language })} LIVE`,
                  delay: days?.format(data.seconds(data.unbondingBlocks) / 86_400),
                })
              : t('operate.bondUnread')}
          </li>
          <li>{t('operate.ports')}</li>
          <li>{t('operate.start')}</li>
        </ol>
        <pre className="whitespace-pre-wrap break-words rounded-xl bg-raised p-4 font-mono text-sm">{`# ${t('operate.check')}
livestars-relay check --config relay.toml

# ${t('operate.run')}
livestars-relay --config relay.toml`}</pre>
        <p className="text-quiet text-sm">{t('operate.key')}</p>
      </div>
    </Card>
  )
}
