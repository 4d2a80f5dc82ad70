import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { classes } from '@/ui/classes'
import { Empty } from '@/ui/states'

import type { Report } from './report'

/** How many places are shown at first. */
const SHOWN = 25

interface Props {
  report: Report
  explained?: string
  explain: (performer: string) => void
}

/** The public list as this browser computed it, each place compared with the chain's. */
export function List({ report: { answers, comparison }, explained, explain }: Props) {
  const { t, i18n } = useTranslation('audit')
  const [shown, setShown] = useState(SHOWN)
  const { list, order } = comparison
  const received = new Map(order.map((standing) => [standing.account, standing.received]))
  const amount = (account: string) => formatLive(received.get(account) ?? 0n, { decimals: 3, language: i18n.language })
  return (
    <Card title={t('list.title')}>
      <p className="mb-3 max-w-prose text-quiet text-sm">{t('list.text')}</p>
      {list.length === 0 && <Empty>{t('list.none')}</Empty>}
      <ol className="grid gap-1">
        {list.slice(0, shown).map(({ account, listing }, position) => {
          const chains = answers.list[position]
          const same = chains?.account === account && chains.listing.kind === listing.kind
          return (
            <li key={account}>
              <button
                type="button"
                aria-pressed={explained === account}
                onClick={() => explain(account)}
                className={classes(
                  'flex min-h-11 w-full items-center gap-3 rounded-lg px-3 py-2 text-left text-sm hover:bg-raised',
                  explained === account && 'bg-raised',
                )}
              >
                <span className="w-7 text-right text-quiet tabular-nums">{position + 1}</span>
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-mono">{brief(account)}</span>
                  {listing.kind === 'newcomer' && <span className="text-gold text-xs">{t('list.newcomer')}</span>}
                </span>
                <span className="text-right tabular-nums">{amount(account)} LIVE</span>
                {same ? (
                  <Check aria-label={t('list.same')} className="size-5 text-success" />
                ) : (
                  <X aria-label={t('list.other')} className="size-5 text-danger" />
                )}
              </button>
            </li>
          )
        })}
      </ol>
      {list.length > shown && (
        <Button kind="secondary" onClick={() => setShown(shown + 4 * SHOWN)} className="mt-3">
          {t('list.more')}
        </Button>
      )}
    </Card>
  )
}
