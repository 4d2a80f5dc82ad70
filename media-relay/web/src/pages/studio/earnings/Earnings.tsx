import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { date, daysOf, earningsOf, paymentsCsv, series } from '@/relay/earnings'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Failure, Loading } from '@/ui/states'
import { Amount } from '@/wallet/Amount'
import { useWallet } from '@/wallet/store'

import { useAction } from '../act'
import { DayChart } from './DayChart'
import { Kinds } from './Kinds'
import { Tier } from './Tier'

const REFRESH = 10_000
const SPANS = [7, 30, 90] as const

/** What she earned: today, day by day, by kind, and how far the next tier is. */
export function Earnings() {
  const { t } = useTranslation('studio')
  const account = useWallet(({ active }) => active?.address)!
  const [span, setSpan] = useState<number>(30)
  const from = date(span - 1)
  const days = useQuery({
    queryKey: ['studio', 'days', account, from],
    queryFn: () => daysOf(account, from),
    refetchInterval: REFRESH,
  })
  const earnings = useQuery({
    queryKey: ['studio', 'earnings', account, from],
    queryFn: () => earningsOf(account, from),
    refetchInterval: REFRESH,
  })
  const { busy, run } = useAction()
  if (!days.data || !earnings.data) {
    const error = days.error ?? earnings.error
    return error ? <Failure error={error} reset={() => Promise.all([days.refetch(), earnings.refetch()])} /> : <Loading />
  }
  const since = (first: string) => days.data.filter(({ day }) => day >= first).reduce((sum, { received }) => sum + BigInt(received), 0n)
  const download = () =>
    run(async () => {
      const url = URL.createObjectURL(await paymentsCsv(account))
      Object.assign(document.createElement('a'), { href: url, download: `livestars-${date()}.csv` }).click()
      setTimeout(() => URL.revokeObjectURL(url), 1_000)
      return undefined
    })
  return (
    <div className="grid gap-5">
      <div className="grid gap-3 sm:grid-cols-3">
        <Sum label={t('earnings.today')} of={since(date())} />
        <Sum label={t('earnings.week')} of={since(date(6))} />
        <Sum label={t('earnings.span', { count: span })} of={since(from)} />
      </div>
      <Card title={t('earnings.days')}>
        <div className="mb-3 flex flex-wrap gap-1">
          {SPANS.map((days) => (
            <Button
              key={days}
              kind="quiet"
              className="px-3 aria-pressed:bg-raised aria-pressed:text-ink"
              aria-pressed={days === span}
              onClick={() => setSpan(days)}
            >
              {t('earnings.spanShort', { count: days })}
            </Button>
          ))}
        </div>
        <DayChart {...series(days.data, span)} />
        <p className="mt-2 text-quiet text-xs">{t('earnings.utc')}</p>
      </Card>
      <div className="grid gap-5 lg:grid-cols-2">
        <Tier account={account} />
        <Kinds earnings={earnings.data} />
      </div>
      <Button kind="secondary" className="justify-self-start" busy={busy} onClick={download}>
        <Download aria-hidden className="size-4" />
        {t('earnings.csv')}
      </Button>
    </div>
  )
}

function Sum({ label, of }: { label: string; of: bigint }) {
  return (
    <div className="rounded-2xl border border-line bg-panel p-4">
      <p className="text-quiet text-sm">{label}</p>
      <p className="font-bold text-xl">
        <Amount of={of} className="whitespace-normal!" />
      </p>
    </div>
  )
}
