import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from './Button'

/** Something is on its way. */
export function Loading() {
  return (
    <div role="status" aria-busy="true" className="grid place-items-center p-16">
      <span className="size-8 animate-spin rounded-full border-4 border-line border-t-accent" />
    </div>
  )
}

/** There is nothing, and that is fine. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="rounded-2xl border border-line border-dashed p-8 text-center text-quiet">{children}</p>
}

/** Something could not be had: what happened, and a way to try again. */
export function Failure({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className="grid justify-items-start gap-3 rounded-2xl border border-danger p-5">
      <p className="break-words">{error instanceof Error ? error.message : String(error)}</p>
      {reset && (
        <Button kind="secondary" onClick={reset}>
          {t('tryAgain')}
        </Button>
      )}
    </div>
  )
}
