import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { paymentsCsv } from '@/relay/earnings'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { classes } from '@/ui/classes'
import { Empty, Failure, Loading } from '@/ui/states'
import { Amount } from '@/wallet/Amount'
import type { Noted } from '@/wallet/noted'
import type { Account } from '@/wallet/store'

import { attempt } from './act'
import { byDay, effect, historyOf } from './history'

/** What the account paid and received. */
export function History({ account }: { account: Account }) {
  const { t, i18n } = useTranslation('wallet')
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(historyOf(account.address))
  const payments = data?.pages.flatMap((page) => page.payments) ?? []
  const days = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full' })
  return (
    <Card title={t('history.title')} actions={payments.length > 0 && <Export account={account} />}>
      {isPending && <Loading />}
      {error && <Failure error={error} reset={refetch} />}
      {data && payments.length === 0 && <Empty>{t('history.none')}</Empty>}
      <div className="grid gap-4">
        {byDay(payments).map(({ day, payments }) => (
          <section key={day} aria-label={days.format(payments[0]!.time)}>
            <h3 className="mb-1 text-quiet text-sm">{days.format(payments[0]!.time)}</h3>
            <ul>
              {payments.map((payment) => (
                <Line key={`${payment.block}-${payment.event}`} payment={payment} account={account.address} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {hasNextPage && (
        <Button kind="secondary" className="mt-4 w-full" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </Card>
  )
}

function Line({ payment, account }: { payment: Noted; account: string }) {
  const { t, i18n } = useTranslation('wallet')
  const amount = effect(payment, account)
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(payment.time)
  const paid = payment.payer === account
  return (
    <li className="border-line border-b last:border-0">
      <Link
        to="/receipt/$block/$event"
        params={{ block: `${payment.block}`, event: `${payment.event}` }}
        search={{ of: account }}
        className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 rounded-lg px-2 py-2 hover:bg-raised"
      >
        <span>
          {t(paid ? 'history.paid' : 'history.received', { account: brief(paid ? payment.performer : payment.payer) })}
          <span className="block text-quiet text-xs">
            {time} · {t(payment.finalized ? 'history.final' : 'history.notFinal')}
          </span>
        </span>
        <Amount of={amount} sign usd={false} className={classes('ml-auto', amount > 0n && 'text-success')} />
      </Link>
    </li>
  )
}

function Export({ account }: { account: Account }) {
  const { t } = useTranslation('wallet')
  const [busy, setBusy] = useState(false)
  return (
    <Button
      kind="quiet"
      busy={busy}
      onClick={async () => {
        setBusy(true)
        const file = await attempt(() => paymentsCsv(account.address))
        setBusy(false)
        if (!file) return
        const url = URL.createObjectURL(file)
        Object.assign(document.createElement('a'), { href: url, download: `livestars-${account.address}.csv` }).click()
        URL.revokeObjectURL(url)
      }}
    >
      <Download aria-hidden className="size-4" />
      {t('history.export')}
    </Button>
  )
}
