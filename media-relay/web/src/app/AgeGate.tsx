import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'

const KEY = 'livestars.adult'

/** Shows nothing of what is for adults before the viewer says that she is one. Only this browser remembers it. */
export function AgeGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [adult, setAdult] = useState(() => localStorage.getItem(KEY) === 'yes')
  if (adult) return children
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <section aria-labelledby="age" className="grid max-w-md gap-4 rounded-2xl border border-line bg-panel p-8 text-center">
        <img src="/star.svg" alt="" className="mx-auto size-12" />
        <h1 id="age" className="font-bold text-2xl">
          {t('age.title')}
        </h1>
        <p className="text-quiet">{t('age.text')}</p>
        <Button
          onClick={() => {
            localStorage.setItem(KEY, 'yes')
            setAdult(true)
          }}
        >
          {t('age.enter')}
        </Button>
        <a href="about:blank" className="text-quiet text-sm underline">
          {t('age.leave')}
        </a>
      </section>
    </main>
  )
}
