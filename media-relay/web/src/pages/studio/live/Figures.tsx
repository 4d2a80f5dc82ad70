import { useTranslation } from 'react-i18next'

import type { Publication } from '@/relay/publish'

import { FigureList } from './FigureList'
import { formatBits } from './format'
import { quality, type Report, type Statistics, statistics } from './statistics'
import { useFigures } from './useFigures'

const colours = { good: 'text-success', fair: 'text-warning', poor: 'text-danger' }

const read = (reports: Iterable<unknown>, before?: Statistics) => statistics(reports as Iterable<Report>, before?.sent)

/** Bitrate, loss and round-trip time of the stream as it goes out. */
export function Figures({ publication }: { publication: Publication }) {
  const { t, i18n } = useTranslation('studio')
  const figures = useFigures(publication, read)
  if (!figures) return <p className="text-quiet text-sm">{t('figures.none')}</p>
  const { bitrate, loss, roundTrip, layers, codec, limit } = figures
  const number = (value: number | undefined, options: Intl.NumberFormatOptions, scale = 1) =>
    value === undefined ? '–' : new Intl.NumberFormat(i18n.language, options).format(value * scale)
  const [largest] = layers
  const rows = [
    [t('figures.bitrate'), bitrate === undefined ? '–' : formatBits(bitrate, i18n.language)],
    [t('figures.loss'), number(loss, { style: 'percent', maximumFractionDigits: 1 })],
    [t('figures.roundTrip'), number(roundTrip, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 }, 1_000)],
    [
      t('figures.picture'),
      largest
        ? `${largest.width} × ${largest.height}, ${number(largest.framesPerSecond, { maximumFractionDigits: 0 })} ${t('figures.perSecond')}`
        : '–',
    ],
    [t('figures.layers'), `${layers.length}${codec ? `, ${codec}` : ''}`],
  ] as const
  const state = quality(figures)
  return (
    <div className="grid gap-2">
      <p className="text-sm">
        {t('figures.quality')} <span className={colours[state]}>{t(`figures.${state}`)}</span>
        {limit && <span className="text-quiet"> {t(`figures.limit.${limit}`)}</span>}
      </p>
      <FigureList of={rows} />
    </div>
  )
}
