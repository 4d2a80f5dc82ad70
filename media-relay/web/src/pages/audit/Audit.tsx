import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettings } from '@/app/settings'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Choice } from '@/ui/Field'
import { Failure } from '@/ui/states'

import { Differences } from './Differences'
import { Explanation } from './Explanation'
import { List } from './List'
import type { Progress, Report } from './report'
import { Verdict } from './Verdict'

/** Which blocks an audit reads; a block is made every two seconds. */
const RANGES = {
  paid: { kind: 'paid' },
  all: { kind: 'all' },
  day: { kind: 'last', blocks: 43_200 },
  hour: { kind: 'last', blocks: 1_800 },
} as const
type Range = keyof typeof RANGES

/** Recomputes the ranking in this browser and says whether the chain agrees. */
export function Audit() {
  const { t } = useTranslation('audit')
  const [range, setRange] = useState<Range>('paid')
  const [progress, setProgress] = useState<Progress>()
  const [report, setReport] = useState<Report>()
  const [error, setError] = useState<unknown>()
  const [explained, setExplained] = useState<string>()
  const lightClient = useSettings((settings) => settings.lightClient)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const stop = () => {
    running.current?.abort()
    running.current = undefined
    setProgress(undefined)
  }
  const start = async () => {
    stop()
    const controller = new AbortController()
    running.current = controller
    setReport(undefined)
    setError(undefined)
    setProgress({ block: 0, done: 0, all: 0, payments: 0, reached: true })
    try {
      const { audit } = await import('./run')
      const found = await audit(RANGES[range], controller.signal, (told) => !controller.signal.aborted && setProgress(told))
      setReport(found)
      setExplained(found.comparison.list[0]?.account ?? found.comparison.order[0]?.account)
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure)
    } finally {
      if (running.current === controller) stop()
    }
  }

  return (
    <div className="mx-auto grid max-w-5xl gap-5">
      <header className="grid gap-2">
        <h1 className="font-bold text-2xl sm:text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('introduction')}</p>
      </header>
      <Card title={t('start.title')}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            start()
          }}
          className="grid gap-4"
        >
          <Choice
            label={t('start.range')}
            hint={t(`start.hints.${range}`)}
            value={range}
            disabled={!!progress}
            onChange={(event) => setRange(event.target.value as Range)}
            className="max-w-md"
          >
            {(Object.keys(RANGES) as Range[]).map((name) => (
              <option key={name} value={name}>
                {t(`start.ranges.${name}`)}
              </option>
            ))}
          </Choice>
          {lightClient && <p className="text-warning">{t('start.lightClient')}</p>}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" busy={!!progress} className="min-h-11">
              {t(report ? 'start.again' : 'start.now')}
            </Button>
            {progress && (
              <Button kind="secondary" onClick={stop} className="min-h-11">
                {t('start.stop')}
              </Button>
            )}
          </div>
        </form>
        {progress && <Running progress={progress} />}
      </Card>
      {error !== undefined && <Failure error={error} reset={start} />}
      {report && (
        <>
          <Verdict report={report} />
          <Differences report={report} />
          <List report={report} explained={explained} explain={setExplained} />
          {explained && <Explanation report={report} performer={explained} choose={setExplained} />}
        </>
      )}
    </div>
  )
}

/** How far it is. */
function Running({ progress: { block, done, all, payments, reached } }: { progress: Progress }) {
  const { t, i18n } = useTranslation('audit')
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <div className="mt-4 grid gap-2">
      <progress
        aria-label={t('running.label')}
        max={all > 0 ? all : undefined}
        value={all > 0 ? done : undefined}
        className="h-2 w-full accent-accent"
      />
      <p role="status" className="text-quiet text-sm">
        {reached
          ? done > 0
            ? t('running.block', { block: number.format(block), done: number.format(done), all: number.format(all), count: payments })
            : t('running.beginning')
          : t('running.lost')}
      </p>
    </div>
  )
}
