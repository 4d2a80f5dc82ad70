import { Check, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { classes } from '@/ui/classes'

import type { Account } from './store'
import type { Step } from './submission'

const STEPS = ['signature', 'sent', 'included', 'final'] as const

/** How far a transaction is. */
export function Progress({ step, account }: { step: Step; account: Account }) {
  const { t } = useTranslation('signing')
  const at = STEPS.indexOf(step)
  return (
    <div className="grid gap-4">
      <ol className="grid gap-3">
        {STEPS.map((name, index) => {
          // What is in a block is done; before that, a step is done when the next one is reached.
          const done = index < at || (index === at && index >= 2)
          return (
            <li key={name} className={classes('flex items-center gap-3', !done && index !== at && 'text-quiet')}>
              <span className="grid size-6 place-items-center">
                {done && <Check aria-label={t('step.done')} className="size-5 text-success" />}
                {!done && index === at && <LoaderCircle aria-hidden className="size-5 animate-spin text-accent" />}
                {!done && index !== at && <span aria-hidden className="size-2 rounded-full bg-line" />}
              </span>
              {t(`step.${name}`)}
            </li>
          )
        })}
      </ol>
      <p role="status" className="text-quiet text-sm">
        {step === 'signature' && account.kind === 'injected' ? t('step.look') : t(`step.now.${step}`)}
      </p>
    </div>
  )
}
