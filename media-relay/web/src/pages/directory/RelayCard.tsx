import { useQuery } from '@tanstack/react-query'
import { Activity, CircleOff, CircleSlash, DoorOpen, ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { useChain } from '@/chain'
import { formatLive } from '@/chain/amount'
import { Address } from '@/ui/Address'
import { classes } from '@/ui/classes'

import { earningsOf, terms } from './data'
import { ago, type Relay, regionName, samePage } from './relays'

const states = {
  active: [Activity, 'text-success'],
  silent: [CircleOff, 'text-warning'],
  leaving: [DoorOpen, 'text-warning'],
  suspended: [CircleSlash, 'text-danger'],
} as const

interface Props {
  relay: Relay
  /** Whether it is the one that serves this app. */
  here: boolean
  streams?: { rooms: number; viewers: number }
}

/** One relay of the directory. */
export function RelayCard({ relay, here, streams }: Props) {
  const { t, i18n } = useTranslation('directory')
  const earned = useQuery(earningsOf(relay.operator))
  const [Icon, colour] = states[relay.status]
  const link = samePage(relay.url, location.pathname)
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <li className={classes('grid content-start gap-4 rounded-2xl border bg-panel p-4 sm:p-5', here ? 'border-accent' : 'border-line')}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 className="font-semibold text-lg">{regionName(relay.region, i18n.language)}</h2>
          <p className="break-all text-quiet text-sm">{relay.url}</p>
        </div>
        <span className={classes('inline-flex items-center gap-1 font-semibold text-sm', colour)}>
          <Icon aria-hidden className="size-4" />
          {t(`status.${relay.status}`)}
        </span>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 text-sm">
        <Fact name={t('facts.streams')}>
          {streams ? t('facts.watched', { rooms: number.format(streams.rooms), viewers: number.format(streams.viewers) }) : '…'}
        </Fact>
        <Fact name={t('facts.capacity')}>{t('facts.viewers', { count: relay.capacity })}</Fact>
        <Fact name={t('facts.heartbeat')}>
          <Heartbeat block={relay.lastHeartbeat} />
        </Fact>
        <Fact name={t('facts.earned')}>
          {earned.data ? (
            <span title={t('facts.shares', { count: earned.data.payments })}>
              {formatLive(earned.data.amount, { decimals: 3, language: i18n.language })} LIVE
            </span>
          ) : earned.error ? (
            t('facts.unread')
          ) : (
            '…'
          )}
        </Fact>
        <Fact name={t('facts.operator')}>
          <Address of={relay.operator} />
        </Fact>
      </dl>
      {here ? (
        <p className="font-semibold text-accent text-sm">{t('here')}</p>
      ) : (
        link && (
          <a
            href={link}
            rel="noreferrer"
            className="inline-flex min-h-11 items-center gap-2 justify-self-start rounded-lg border border-line bg-raised px-4 font-semibold text-sm hover:border-accent"
          >
            <ExternalLink aria-hidden className="size-4" />
            {t('switch')}
          </a>
        )
      )}
    </li>
  )
}

/** When the last heartbeat was: its block, and how long ago that is once the chain is there. */
function Heartbeat({ block }: { block: number }) {
  const { t, i18n } = useTranslation('directory')
  const best = useChain((chain) => chain.block)
  const rules = useQuery(terms)
  const when = best !== undefined && rules.data && ago(rules.data.seconds(best - block), i18n.language)
  return <span title={t('facts.block', { block })}>{when || t('facts.block', { block })}</span>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-quiet">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}
