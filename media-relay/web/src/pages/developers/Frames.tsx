import { ArrowDown, ArrowUp, Plug, Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { classes } from '@/ui/classes'

import { type Frame, pretty } from './socket'

const signs = { sent: ArrowUp, came: ArrowDown, opened: Plug, closed: Unplug }

/** What went over a socket, the newest first. */
export function Frames({ frames }: { frames: Frame[] }) {
  const { t, i18n } = useTranslation('developers')
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' })
  return (
    <ol className="grid gap-2">
      {frames.map(({ number, at, way, text }) => {
        const Sign = signs[way]
        return (
          <li key={number} className={classes('grid gap-1 rounded-xl p-3', way === 'sent' ? 'bg-accent/10' : 'bg-raised')}>
            <p className="flex items-center gap-2 text-quiet text-xs">
              <Sign aria-hidden className="size-3.5" />
              {t(`frames.${way}`)} · {time.format(at)}
            </p>
            <pre className="whitespace-pre-wrap break-all font-mono text-xs">{pretty(text)}</pre>
          </li>
        )
      })}
    </ol>
  )
}
