import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import uPlot from 'uplot'

const HEIGHT = 220

/** A bar for each day; the same numbers stand in a table for those who do not see it. */
export function DayChart({ times, amounts }: { times: number[]; amounts: number[] }) {
  const { t, i18n } = useTranslation('studio')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const parent = box.current
    if (!parent) return
    const style = getComputedStyle(parent)
    const axis = { stroke: style.color, grid: { stroke: style.borderColor, width: 1 }, ticks: { show: false } }
    const day = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
    const number = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 2 })
    const chart = new uPlot(
      {
        width: parent.clientWidth,
        height: HEIGHT,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
        cursor: { drag: { x: false, y: false } },
        legend: { show: false },
        scales: { y: { range: (_, __, most) => [0, most > 0 ? most * 1.1 : 1] } },
        axes: [
          { ...axis, values: (_, ticks) => ticks.map((tick) => day.format(tick * 1_000)) },
          { ...axis, size: 56, values: (_, ticks) => ticks.map((tick) => number.format(tick)) },
        ],
        series: [
          {},
          {
            fill: style.accentColor,
            paths: uPlot.paths.bars!({ size: [0.7, 40] }),
            points: { show: false },
          },
        ],
      },
      [times, amounts],
      parent,
    )
    const sized = new ResizeObserver(() => chart.setSize({ width: parent.clientWidth, height: HEIGHT }))
    sized.observe(parent)
    return () => {
      sized.disconnect()
      chart.destroy()
    }
  }, [times, amounts, i18n.language])
  const days = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' })
  const live = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 6 })
  return (
    <>
      {/* What is drawn has the width of its place, and never the other way round. */}
      <div className="relative h-56">
        <div ref={box} aria-hidden className="absolute inset-0 overflow-hidden border-line text-quiet accent-accent" />
      </div>
      <table className="sr-only">
        <caption>{t('earnings.days')}</caption>
        <tbody>
          {times.map((time, place) => (
            <tr key={time}>
              <th scope="row">{days.format(time * 1_000)}</th>
              <td>{live.format(amounts[place]!)} LIVE</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
