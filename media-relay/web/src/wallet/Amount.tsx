import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { formatLive, formatUsd } from '@/chain/amount'
import { classes } from '@/ui/classes'

import { price as fed, usePrice } from './balance'

/** An amount in LIVE, and in dollars if the rate is known. */
export function Amount({ of, sign, usd = true, className }: { of: bigint; sign?: boolean; usd?: boolean; className?: string }) {
  const { i18n } = useTranslation()
  const price = usePrice()
  const amount = formatLive(of, { language: i18n.language })
  return (
    <span className={classes('whitespace-nowrap tabular-nums', className)}>
      {sign && of > 0n ? '+' : ''}
      {amount} LIVE
      {usd && price && <span className="text-quiet text-sm"> ≈ {formatUsd(of, price.value, i18n.language)}</span>}
    </span>
  )
}

/** What the dollars are reckoned with: the rate, and how old it is. */
export function Rate({ className }: { className?: string }) {
  const { t, i18n } = useTranslation('signing')
  const { data: price, isPending } = useQuery(fed)
  if (isPending) return null
  if (!price) return <p className={classes('text-quiet text-xs', className)}>{t('rate.none')}</p>
  const rate = new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'USD', maximumSignificantDigits: 4 })
  const value = rate.format(Number(price.value) / 1e18)
  return (
    <p className={classes('text-xs', price.stale ? 'text-warning' : 'text-quiet', className)}>
      {t(price.stale ? 'rate.stale' : 'rate.fresh', { value, age: age(price.age, i18n.language) })}
    </p>
  )
}

/** A time that passed, in the largest unit that it fills. */
export function age(milliseconds: number, language: string) {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1_000],
  ] as const
  const [unit, length] = units.find(([, length]) => milliseconds >= length) ?? units[3]
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(-Math.floor(milliseconds / length), unit)
}
