import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleHelp } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { formatDuration } from '@/ui/time'

import { explained } from './explain'
import { explanationOf, type Placed } from './ranking'

/** Why a room stands where it stands: what the chain computes its place from, in words. */
export function WhyHere({ account, placed, title }: { account: string; placed: Placed | null; title: string }) {
  const { t } = useTranslation('home')
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={t('why.open', { title })}
        className="inline-flex min-h-8 items-center gap-1 rounded-lg px-2 text-quiet text-xs hover:bg-raised hover:text-ink pointer-coarse:min-h-11"
      >
        <CircleHelp aria-hidden className="size-4" />
        {t('why.short')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          collisionPadding={12}
          sideOffset={6}
          aria-label={t('why.title', { title })}
          className="z-40 grid w-80 max-w-[calc(100vw-1.5rem)] gap-3 rounded-2xl border border-line bg-panel p-4 text-sm shadow-xl"
        >
          <p className="font-semibold">{t('why.title', { title })}</p>
          <p>{placed ? t(`why.as.${placed.listedAs}`, { position: placed.position + 1 }) : t('why.unlisted')}</p>
          <Inputs account={account} />
          <Link to="/audit" className="text-accent underline">
            {t('why.audit')}
          </Link>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Inputs({ account }: { account: string }) {
  const { t, i18n } = useTranslation('home')
  const { data, error, refetch } = useQuery(explanationOf(account))
  if (error) {
    return (
      <p role="alert" className="text-danger">
        {t('why.failed')}{' '}
        <button type="button" className="underline" onClick={() => refetch()}>
          {t('tryAgain', { ns: 'common' })}
        </button>
      </p>
    )
  }
  if (!data) return <p className="text-quiet">{t('why.asking')}</p>
  const { place, recorded, received, percent, halfLifeDays, paidAt, newcomerUntil } = explained(data)
  const live = (planck: bigint) => formatLive(planck, { decimals: 2, language: i18n.language })
  const number = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value)
  const rows: [string, string][] = [
    [t('why.recorded'), `${live(recorded)} LIVE`],
    [t('why.weight'), `${number(percent)} %`],
    [t('why.received'), `${live(received)} LIVE`],
    [t('why.place'), place === undefined ? t('why.noPlace') : t('why.rank', { place: number(place) })],
  ]
  if (newcomerUntil) rows.push([t('why.newcomer'), new Date(newcomerUntil).toLocaleDateString(i18n.language)])
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-quiet">{name}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-quiet">
        {paidAt
          ? t('why.decay', { ago: formatDuration(Number(data.now) - paidAt, i18n.language), days: number(halfLifeDays) })
          : t('why.never', { days: number(halfLifeDays) })}
      </p>
    </>
  )
}
