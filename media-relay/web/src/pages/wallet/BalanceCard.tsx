import { useQuery } from '@tanstack/react-query'
import { ArrowDownLeft, ArrowUpRight, CircleHelp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { chain } from '@/chain'
import { formatLive, formatUsd } from '@/chain/amount'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Failure, Loading } from '@/ui/states'
import { Amount, Rate } from '@/wallet/Amount'
import { spendable } from '@/wallet/afford'
import { useBalance, usePrice } from '@/wallet/balance'
import { usePurse } from '@/wallet/purse'
import type { Account } from '@/wallet/store'

import { HowToGet, Receive } from './Receive'
import { Send } from './Send'
import { Vesting } from './Vesting'

/** What the account has, and where it is. */
export function BalanceCard({ account }: { account: Account }) {
  const { t, i18n } = useTranslation('wallet')
  const { data: balance, error, refetch } = useBalance(account.address)
  const { purses } = usePurse()
  const price = usePrice()
  const [shown, setShown] = useState<'send' | 'receive' | 'get'>()
  const vesting = useVesting(account.address)
  const close = () => setShown(undefined)

  if (!balance) return <Card title={t('balance.title')}>{error ? <Failure error={error} reset={refetch} /> : <Loading />}</Card>
  const inPurses = purses.reduce((sum, { remaining }) => sum + remaining, 0n)
  const total = balance.free + balance.reserved + inPurses
  const vests = vesting ? vesting.schedule.total - vesting.schedule.released : 0n
  const held = balance.reserved - vests
  return (
    <Card>
      <h2 className="text-quiet text-sm">{t('balance.title')}</h2>
      <p className="mt-1 font-bold text-3xl tabular-nums [overflow-wrap:anywhere] sm:text-4xl">
        {formatLive(total, { decimals: 4, language: i18n.language })} <span className="font-semibold text-quiet text-xl">LIVE</span>
      </p>
      {price && <p className="text-lg text-quiet tabular-nums">≈ {formatUsd(total, price.value, i18n.language)}</p>}
      <Rate className="mt-1" />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button onClick={() => setShown('send')}>
          <ArrowUpRight aria-hidden className="size-4" />
          {t('send.title')}
        </Button>
        <Button kind="secondary" onClick={() => setShown('receive')}>
          <ArrowDownLeft aria-hidden className="size-4" />
          {t('receive.title')}
        </Button>
        <Button kind="quiet" onClick={() => setShown('get')}>
          <CircleHelp aria-hidden className="size-4" />
          {t('get.title')}
        </Button>
      </div>
      <dl className="mt-5 grid gap-2 border-line border-t pt-4">
        <Part label={t('balance.free')} hint={t('balance.freeHint')}>
          <Amount of={spendable(balance, balance.existentialDeposit)} usd={false} />
        </Part>
        {inPurses > 0n && (
          <Part label={t('balance.purses')} hint={t('balance.pursesHint')}>
            <Amount of={inPurses} usd={false} />
          </Part>
        )}
        {held > 0n && (
          <Part label={t('balance.held')} hint={t('balance.heldHint')}>
            <Amount of={held} usd={false} />
          </Part>
        )}
        {vesting && vests > 0n && (
          <Part label={t('balance.vesting')} hint={t('balance.vestingHint')}>
            <Amount of={vests} usd={false} />
            <Vesting releasable={vesting.releasable} />
          </Part>
        )}
      </dl>
      {total === 0n && (
        <div className="mt-4">
          <HowToGet />
        </div>
      )}
      <Send open={shown === 'send'} onClose={close} balance={balance} />
      <Receive open={shown === 'receive'} onClose={close} account={account} total={total} />
      <HowToGet open={shown === 'get'} onClose={close} />
    </Card>
  )
}

function Part({ label, hint, children }: { label: string; hint: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt>
        {label} <span className="block text-quiet text-xs">{hint}</span>
      </dt>
      <dd className="ml-auto text-right">{children}</dd>
    </div>
  )
}

function useVesting(address: string) {
  return useQuery({
    queryKey: ['vesting', address],
    refetchInterval: 30_000,
    queryFn: async () => (await (await chain()).api.apis.LiveStarsApi.vesting(address, { at: 'best' })) ?? null,
  }).data
}
