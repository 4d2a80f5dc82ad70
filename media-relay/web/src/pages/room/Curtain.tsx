import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Watch, Watching } from '@/relay/watching'
import { Button } from '@/ui/Button'

/** What is said when the relay refuses, by the kind of its refusal; of the others it says itself what is the matter. */
const KNOWN: Record<string, string> = {
  busy: 'full',
  full: 'full',
  'no-room': 'noRoom',
  'no-such-performer': 'noRoom',
  'not-live': 'offline',
  'shutting-down': 'stops',
}

/** What is said in place of the picture. */
export function Curtain({ watch, watching, title }: { watch: Watch | undefined; watching: Watching; title: string }) {
  const { t } = useTranslation('room')
  if (watching.state === 'connecting' || watching.state === 'playing') {
    return (
      <div role="status" className="absolute inset-0 grid place-items-center bg-black">
        <span className="size-10 animate-spin rounded-full border-4 border-white/20 border-t-white" />
        <span className="sr-only">{t('stage.connecting')}</span>
      </div>
    )
  }
  const { problem } = watching
  const offline = problem?.kind === 'not-live'
  const known = problem?.status === 451 ? 'blocked' : KNOWN[problem?.kind ?? '']
  const texts = known
    ? { head: t(`curtain.${known}`, { title }), text: t(`curtain.${known}Text`) }
    : { head: t('curtain.lost'), text: problem?.message ?? t('curtain.lostText') }
  return (
    <div
      role="status"
      className="absolute inset-0 grid place-content-center justify-items-center gap-2 bg-[#1d1925] p-4 text-center text-white [overflow-wrap:anywhere]"
    >
      <p className="font-bold text-xl">{texts.head}</p>
      <p className="max-w-md text-sm text-white/80">{texts.text}</p>
      {watching.state === 'refused' ? (
        <Link to="/" className="mt-2 rounded-lg bg-white px-4 py-2 font-semibold text-black text-sm">
          {t('curtain.others')}
        </Link>
      ) : (
        !offline && (
          <Button kind="secondary" className="mt-2" onClick={() => watch?.again()}>
            <Countdown until={watching.until} />
          </Button>
        )
      )}
    </div>
  )
}

function Countdown({ until }: { until: number }) {
  const { t } = useTranslation('room')
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  return t('curtain.tryNow', { count: Math.max(0, Math.ceil((until - now) / 1_000)) })
}
