import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { Amount } from './Amount'
import type { Prepared } from './preparation'
import type { Change } from './transactions'

interface Props {
  changes?: Change[]
  invitation?: Prepared['invitation']
  fee: bigint
  /** What can be spent afterwards, if it is enough. */
  remaining?: bigint
}

/** What changes, line by line. */
export function Costs({ changes = [], invitation, fee, remaining }: Props) {
  const { t } = useTranslation('signing')
  return (
    <dl className="grid gap-2 rounded-xl bg-raised p-4">
      {changes.map(({ label, amount, text }, index) => (
        <Line key={index} label={label}>
          {amount !== undefined && <Amount of={amount} sign />}
          {text && <span className="break-words">{text}</span>}
        </Line>
      ))}
      {invitation && (
        <Line label={t('invitation', { code: invitation.code })}>
          <Amount of={-invitation.deposit} />
        </Line>
      )}
      <Line label={t('fee')}>
        <Amount of={-fee} />
      </Line>
      {remaining !== undefined && (
        <div className="border-line border-t pt-2">
          <Line label={t('remaining')}>
            <Amount of={remaining} className="font-semibold" />
          </Line>
        </div>
      )}
    </dl>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="text-quiet text-sm">{label}</dt>
      <dd className="ml-auto text-right">{children}</dd>
    </div>
  )
}
