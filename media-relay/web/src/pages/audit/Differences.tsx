import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

import { brief } from '@/ui/Address'
import { Card } from '@/ui/Card'

import type { Report } from './report'

/** How many of each are shown. */
const SHOWN = 100

/** What does not follow from the payments, and receipts that do not add up. Nothing if there are none. */
export function Differences({ report: { comparison, replay } }: { report: Report }) {
  const { t } = useTranslation('audit')
  if (comparison.differences.length === 0 && replay.faulty === 0) return null
  return (
    <Card title={t('differences.title')}>
      <ul className="grid gap-3">
        {comparison.differences.slice(0, SHOWN).map(({ subject, performer, position, ours, chains }) => (
          <li key={`${subject} ${performer ?? position}`} className="grid gap-1 break-words rounded-xl bg-raised p-3 text-sm">
            <span className="font-semibold">
              {t(`differences.subjects.${subject}`)} ·{' '}
              {performer ? brief(performer) : t('differences.position', { position: position! + 1 })}
            </span>
            <span className="break-all">{t('differences.ours', { value: ours })}</span>
            <span className="break-all">{t('differences.chains', { value: chains })}</span>
          </li>
        ))}
        {replay.faults.slice(0, SHOWN).map(({ block, event, performer, what }) => (
          <li key={`${block} ${event} ${what}`} className="rounded-xl bg-raised p-3 text-sm">
            <Link to="/receipt/$block/$event" params={{ block: `${block}`, event: `${event}` }} className="font-semibold underline">
              {t('differences.receipt', { block, event })}
            </Link>{' '}
            · {brief(performer)} · {t(`differences.faults.${what}`)}
          </li>
        ))}
      </ul>
    </Card>
  )
}
