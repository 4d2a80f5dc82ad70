import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { settings } from '@/app/settings'
import { formatLive, LIVE } from '@/chain/amount'
import type { Tip } from '@/relay/room-socket'

import type { Room } from './room'
import { chime, ring } from './sound'
import './room.css'

/** For how long a tip is shown over the picture's edge, in milliseconds. */
const SHOWN = 4_000

/** Shows and rings each tip once, when it is paid. */
export function Celebration({ room }: { room: Room }) {
  const { t, i18n } = useTranslation('room')
  const [tip, setTip] = useState<Tip>()
  useEffect(
    () =>
      room.onTip((paid) => {
        setTip(paid)
        if (settings.getState().sounds) ring(chime(BigInt(paid.amount), LIVE))
      }),
    [room],
  )
  useEffect(() => {
    if (!tip) return
    const timer = setTimeout(() => setTip(undefined), SHOWN)
    return () => clearTimeout(timer)
  }, [tip])
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-14 grid justify-items-center px-4" aria-hidden>
      {tip && (
        <p key={tip.tip} className="celebrate max-w-full truncate rounded-full bg-gold px-4 py-2 font-bold text-ground text-sm shadow-lg">
          ★{' '}
          {t('tip.line', {
            name: tip.from === 'anonymous' ? t('tip.anonymous') : tip.from,
            amount: formatLive(tip.amount, { decimals: 2, language: i18n.language }),
          })}
        </p>
      )}
    </div>
  )
}
