import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { brief } from '@/ui/Address'
import { Card } from '@/ui/Card'
import { Choice } from '@/ui/Field'

import { FRACTION, NOTHING } from './mathematics'
import type { Step } from './replay'
import type { Report } from './report'
import { fixed, planck } from './words'

/** How many of the last payments are shown. */
const PAYMENTS = 8

interface Props {
  report: Report
  performer: string
  choose: (performer: string) => void
}

/** Why one performer stands where she stands, step by step, each with the numbers that were computed here. */
export function Explanation({ report, performer, choose }: Props) {
  const { t, i18n } = useTranslation('audit')
  const { answers, comparison, replay } = report
  const sum = replay.sums.get(performer) ?? NOTHING
  const place = comparison.order.findIndex(({ account }) => account === performer)
  const position = comparison.list.findIndex(({ account }) => account === performer)
  const standing = comparison.order[place]
  const above = comparison.order[place - 1]
  const steps = replay.steps.get(performer) ?? []
  const count = replay.counts.get(performer) ?? 0
  const live = (amount: bigint, decimals = 6) => `${formatLive(amount, { decimals, language: i18n.language })} LIVE`
  const date = (time: bigint) => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(Number(time))
  const days = (time: bigint) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 4 }).format(Number(time) / 86_400_000)
  const newcomer = answers.newcomers.has(performer)
  const reasons = {
    closed: !answers.rooms.has(performer),
    ineligible: !answers.eligible.has(performer),
  }
  return (
    <Card title={t('explanation.title')}>
      <Choice
        label={t('explanation.performer')}
        value={performer}
        onChange={(event) => choose(event.target.value)}
        className="mb-5 max-w-md"
      >
        {[...new Set([...comparison.list.map(({ account }) => account), ...replay.sums.keys()])].map((account) => (
          <option key={account} value={account}>
            {brief(account)}
          </option>
        ))}
      </Choice>
      <ol className="grid gap-6">
        <Part number={1} title={t('explanation.payments.title')}>
          <p>{count === 0 ? t('explanation.payments.none') : t('explanation.payments.text', { count })}</p>
          {steps.length > 0 && <Payments steps={steps.slice(-PAYMENTS).reverse()} live={live} />}
        </Part>
        <Part number={2} title={t('explanation.decay.title')}>
          <p>
            {sum.value === 0n
              ? t('explanation.decay.none')
              : t('explanation.decay.text', {
                  recorded: live(planck(sum)),
                  updated: date(sum.updated),
                  halfLife: days(answers.halfLife),
                })}
          </p>
          {standing && (
            <Formula>
              {live(planck(sum))} · 2^(−{days(answers.time - sum.updated)} / {days(answers.halfLife)}) = {live(standing.received)}
            </Formula>
          )}
        </Part>
        <Part number={3} title={t('explanation.key.title')}>
          <p>{t('explanation.key.text')}</p>
          {standing && (
            <Formula>
              log₂({sum.value.toString()}) + {sum.updated.toString()} / {answers.halfLife.toString()} = {fixed(standing.sortKey, FRACTION)}
            </Formula>
          )}
        </Part>
        <Part number={4} title={t('explanation.place.title')}>
          <p>
            {place < 0
              ? t('explanation.place.none')
              : above
                ? t('explanation.place.below', {
                    place: place + 1,
                    of: comparison.order.length,
                    above: brief(above.account),
                    key: fixed(above.sortKey, FRACTION),
                  })
                : t('explanation.place.first', { of: comparison.order.length })}
          </p>
        </Part>
        <Part number={5} title={t('explanation.position.title')}>
          <p>
            {position >= 0
              ? t(newcomer ? 'explanation.position.newcomer' : 'explanation.position.ranked', { position: position + 1 })
              : t(
                  reasons.closed
                    ? 'explanation.position.closed'
                    : reasons.ineligible
                      ? 'explanation.position.ineligible'
                      : 'explanation.position.none',
                )}
          </p>
        </Part>
      </ol>
    </Card>
  )
}

function Payments({ steps, live }: { steps: Step[]; live: (amount: bigint) => string }) {
  const { t } = useTranslation('audit')
  return (
    <ul className="grid gap-1 text-sm">
      {steps.map(({ block, event, kind, payer, amount, after }) => (
        <li key={`${block} ${event}`} className="flex flex-wrap justify-between gap-x-4 rounded-lg bg-raised px-3 py-2">
          <span>
            <Link to="/receipt/$block/$event" params={{ block: `${block}`, event: `${event}` }} className="underline">
              {t('explanation.payments.block', { block, event })}
            </Link>{' '}
            <span className="text-quiet">
              {kind} · {brief(payer)}
            </span>
          </span>
          <span className="tabular-nums">
            +{live(amount)} <span className="text-quiet">→ {live(planck(after))}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Part({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[auto_1fr] gap-x-3">
      <span aria-hidden className="grid size-7 place-items-center rounded-full bg-raised font-semibold text-sm">
        {number}
      </span>
      <div className="grid min-w-0 gap-2">
        <h3 className="font-semibold leading-7">{title}</h3>
        {children}
      </div>
    </li>
  )
}

function Formula({ children }: { children: ReactNode }) {
  return <p className="break-words rounded-lg bg-raised px-3 py-2 font-mono text-sm">{children}</p>
}
