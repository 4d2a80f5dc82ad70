import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { classes } from '@/ui/classes'

import { agrees, type Report } from './report'

/** What the audit concludes, what it rests on, and what it does not say. */
export function Verdict({ report }: { report: Report }) {
  const { t, i18n } = useTranslation('audit')
  const { answers, believed, comparison, formulaVersion, from, kept, milliseconds, range, replay } = report
  const number = new Intl.NumberFormat(i18n.language)
  const good = agrees(report)
  const Icon = good ? CircleCheck : CircleAlert
  const limits = [
    kept !== undefined && t('limits.pruned', { block: number.format(kept) }),
    believed !== undefined && t('limits.believed', { count: believed, block: number.format(from - 1) }),
    answers.formulaVersion !== formulaVersion && t('limits.formula', { chain: answers.formulaVersion, here: formulaVersion }),
    range.kind === 'paid' && t('limits.paid'),
    t('limits.facts'),
    t('limits.node'),
  ]
  return (
    <section
      aria-labelledby="verdict"
      className={classes('grid gap-4 rounded-2xl border-2 bg-panel p-4 sm:p-5', good ? 'border-success' : 'border-danger')}
    >
      <div role="status" className="flex items-center gap-3">
        <Icon aria-hidden className={classes('size-10 shrink-0', good ? 'text-success' : 'text-danger')} />
        <div>
          <h2 id="verdict" className="font-bold text-xl">
            {t(good ? 'verdict.agrees' : 'verdict.differs')}
          </h2>
          <p className="text-quiet text-sm">
            {t('verdict.at', { block: number.format(answers.block), seconds: number.format(Math.ceil(milliseconds / 100) / 10) })}
          </p>
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <Figure name={t('figures.blocks')}>{number.format(replay.blocks)}</Figure>
        <Figure name={t('figures.payments')}>{number.format(replay.payments)}</Figure>
        <Figure name={t('figures.paid')}>{formatLive(replay.paid, { decimals: 0, language: i18n.language })}</Figure>
        <Figure name={t('figures.faulty')}>{number.format(replay.faulty)}</Figure>
        <Figure name={t('figures.sums')}>{number.format(comparison.compared.sums)}</Figure>
        <Figure name={t('figures.keys')}>{number.format(comparison.compared.keys)}</Figure>
        <Figure name={t('figures.positions')}>{number.format(comparison.compared.positions)}</Figure>
        <Figure name={t('figures.differences')}>{number.format(comparison.differences.length)}</Figure>
      </dl>
      <div className="grid gap-1 text-sm">
        <h3 className="font-semibold">{t('limits.title')}</h3>
        <ul className="grid max-w-prose list-disc gap-1 pl-5 text-quiet">{limits.map((limit) => limit && <li key={limit}>{limit}</li>)}</ul>
      </div>
    </section>
  )
}

function Figure({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="font-bold text-lg tabular-nums">{children}</dd>
    </div>
  )
}
