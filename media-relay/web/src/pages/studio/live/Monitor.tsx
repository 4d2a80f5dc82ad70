import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { useWatch } from '@/pages/room/watch'
import { liveRooms } from '@/relay/rooms'

import { Clock } from './Clock'
import { FigureList } from './FigureList'
import { formatBits } from './format'
import { Picture } from './Picture'
import { type Received, type Report, received } from './received'
import { useFigures } from './useFigures'

const read = (reports: Iterable<unknown>, before?: Received) => received(reports as Iterable<Report>, before)

/** Her own stream as viewers get it, if it is another program that sends it: what that program measures is not known here. */
export function Monitor({ account, viewers }: { account: string; viewers: number }) {
  const { t, i18n } = useTranslation('studio')
  const { watch, watching } = useWatch(account)
  const { data: rooms } = useQuery(liveRooms)
  const figures = useFigures(watch, read)
  const since = rooms?.find(({ performer }) => performer === account)?.since
  const number = (value: number | undefined, options: Intl.NumberFormatOptions) =>
    value === undefined ? '–' : new Intl.NumberFormat(i18n.language, options).format(value)
  const rows: [string, string][] | undefined = figures && [
    [t('figures.bitrate'), figures.bitrate === undefined ? '–' : formatBits(figures.bitrate, i18n.language)],
    [t('monitor.loss'), number(figures.loss, { style: 'percent', maximumFractionDigits: 1 })],
    [
      t('figures.picture'),
      figures.picture
        ? `${figures.picture.width} × ${figures.picture.height}, ${number(figures.picture.framesPerSecond, { maximumFractionDigits: 0 })} ${t('figures.perSecond')}`
        : t('monitor.sound'),
    ],
    [t('monitor.codec'), figures.codec ?? '–'],
  ]
  return (
    <div className="grid gap-3">
      <div className="relative">
        <Picture media={watch?.stream} label={t('monitor.title')} plain />
        <div className="absolute inset-x-3 top-3 flex flex-wrap items-start justify-between gap-2">
          <p role="status" className="rounded-lg bg-danger px-3 py-1 font-bold text-ground text-sm shadow">
            {t('onAir')}
          </p>
          <p className="flex gap-3 rounded-lg bg-panel/90 px-3 py-1 text-sm tabular-nums">
            {since !== undefined && <Clock since={since} />}
            <span>{t('live.viewers', { count: viewers })}</span>
          </p>
        </div>
      </div>
      {rows ? (
        <FigureList of={rows} />
      ) : (
        <p className="text-quiet text-sm">
          {'problem' in watching && watching.problem
            ? watching.problem.message
            : t(watching.state === 'playing' ? 'figures.none' : 'monitor.wait')}
        </p>
      )}
      <p className="text-quiet text-sm">{t('monitor.how')}</p>
    </div>
  )
}
