import { Check, ChevronDown, Clock } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

import { classes } from '@/ui/classes'

import type { StepState } from './steps'

const marks = {
  done: 'border-success bg-success/15 text-success',
  now: 'border-accent bg-accent text-on-accent',
  waiting: 'border-warning bg-warning/15 text-warning',
  later: 'border-line text-quiet',
}

/** A step of the set-up, which opens and closes. */
export function StepCard({
  number,
  title,
  state,
  open,
  onToggle,
  children,
}: {
  number: number
  title: string
  state: StepState
  open: boolean
  onToggle: () => void
  children: ReactNode
}) {
  const { t } = useTranslation('studio')
  const id = useId()
  return (
    <li className={classes('rounded-2xl border bg-panel', open && state === 'now' ? 'border-accent/60' : 'border-line')}>
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
          className="flex w-full items-center gap-3 rounded-2xl p-4 text-left sm:p-5"
        >
          <span
            aria-hidden
            className={classes('grid size-8 shrink-0 place-items-center rounded-full border font-bold text-sm', marks[state])}
          >
            {state === 'done' ? <Check className="size-4" /> : state === 'waiting' ? <Clock className="size-4" /> : number}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block font-semibold text-lg leading-tight">{title}</span>
            <span className="block text-quiet text-sm">{t(`step.${state}`)}</span>
          </span>
          <ChevronDown aria-hidden className={classes('size-5 shrink-0 text-quiet transition', open && 'rotate-180')} />
        </button>
      </h2>
      <div id={id} hidden={!open} className="px-4 pb-5 sm:px-5 sm:pl-16">
        {open && children}
      </div>
    </li>
  )
}
