import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { CircleCheck, LinkIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { Address } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { notify } from '@/ui/notices'
import { Empty, Failure, Loading } from '@/ui/states'
import { Amount, Rate } from '@/wallet/Amount'
import { total } from '@/wallet/quote'
import { NoReceipt, type Receipt as Paid, receiptAt } from '@/wallet/receipt'
import { Shares } from '@/wallet/Shares'
import { useWallet } from '@/wallet/store'

/** How often it is asked whether a block has become final, in milliseconds. */
const REFRESH = 3_000

/** A payment and who got what of it, down to the last unit. */
export function Receipt() {
  const { t } = useTranslation('receipt')
  const { block, event } = useParams({ strict: false }) as { block: string; event: string }
  const active = useWallet((wallet) => wallet.active?.address)
  const { of = active } = useSearch({ strict: false }) as { of?: string }
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['receipt', block, event, of],
    queryFn: () => receiptAt(block, event, of),
    retry: (failures, error) => !(error instanceof NoReceipt) && failures < 3,
    refetchInterval: ({ state }) => (state.data && !state.data.final ? REFRESH : false),
  })
  return (
    <div className="mx-auto grid max-w-2xl gap-5">
      <h1 className="font-bold text-2xl">{t('title')}</h1>
      {isPending && <Loading />}
      {error instanceof NoReceipt && <Empty>{t(`why.${error.why}`, { block, event })}</Empty>}
      {error && !(error instanceof NoReceipt) && <Failure error={error} reset={refetch} />}
      {data && <Whole paid={data} />}
      <Link to="/wallet" className="text-accent underline">
        {t('wallet')}
      </Link>
    </div>
  )
}

function Whole({ paid }: { paid: Paid }) {
  const { t, i18n } = useTranslation('receipt')
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'medium' })
  const missing = paid.amount - total(paid.shares)
  return (
    <>
      <Card>
        <p className="text-quiet text-sm">{t(`kind.${paid.kind}`, { defaultValue: paid.kind })}</p>
        <p className="mt-1 font-bold text-3xl">
          <Amount of={paid.amount} />
        </p>
        <Rate />
        <dl className="mt-4 grid gap-2">
          <Fact name={t('from')}>
            <Address of={paid.payer} />
          </Fact>
          <Fact name={t('to')}>
            <Link to="/room/$account" params={{ account: paid.performer }} className="text-accent underline">
              <Address of={paid.performer} plain />
            </Link>
          </Fact>
          <Fact name={t('when')}>{when.format(paid.time)}</Fact>
          <Fact name={t('block')}>
            {paid.number}, {t('event', { event: paid.event })}
          </Fact>
          <Fact name={t('state')}>{t(paid.final ? 'final' : 'notFinal')}</Fact>
          {paid.hash && <Digits name={t('hash')}>{paid.hash}</Digits>}
          {paid.order && <Digits name={t('order')}>{paid.order}</Digits>}
          {paid.memo && <Digits name={t('memo')}>{paid.memo}</Digits>}
        </dl>
      </Card>
      <Card title={t('shares')}>
        <Shares split={paid} amount={paid.amount} />
        {missing === 0n ? (
          <p className="mt-3 flex items-center gap-2 text-sm text-success">
            <CircleCheck aria-hidden className="size-4" />
            {t('exact')}
          </p>
        ) : (
          <p role="alert" className="mt-3 text-danger text-sm">
            {t('inexact', { difference: formatLive(missing, { language: i18n.language }) })}
          </p>
        )}
        {paid.source === 'relay' && <p className="mt-3 text-quiet text-sm">{t('fromRelay')}</p>}
      </Card>
      <Button
        kind="secondary"
        className="justify-self-start"
        onClick={async () => {
          await navigator.clipboard.writeText(location.href)
          notify({ kind: 'success', text: t('copied') })
        }}
      >
        <LinkIcon aria-hidden className="size-4" />
        {t('link')}
      </Button>
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="ml-auto text-right">{children}</dd>
    </div>
  )
}

function Digits({ name, children }: { name: string; children: string }) {
  return (
    <div className="grid gap-1">
      <dt className="text-quiet text-sm">{name}</dt>
      <dd className="break-all font-mono text-xs">{children}</dd>
    </div>
  )
}
