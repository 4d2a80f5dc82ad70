import { useParams } from '@tanstack/react-router'
import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive, LIVE } from '@/chain/amount'
import type { Tip } from '@/relay/room-socket'

import { fraction } from '../room/goal'
import { type Room, useRoom, useView } from '../room/room'
import { chime, ring } from '../room/sound'
import { type Options, optionsOf } from './options'
import './overlay.css'

/** The most tips that are shown at once. */
const MOST = 4

/** What a performer lays over her picture: the goal, and tips as they are paid. Nothing else, on nothing. */
export function Overlay() {
  const { account } = useParams({ from: '/overlay/$account' })
  const room = useRoom(account)
  const options = useMemo(() => optionsOf(location.search), [])
  useEffect(() => {
    document.documentElement.classList.add('overlaid')
    return () => document.documentElement.classList.remove('overlaid')
  }, [])
  const style = {
    fontSize: options.size,
    color: options.color,
    '--overlay-background': options.background,
    '--overlay-accent': options.accent,
  } as CSSProperties
  return (
    <main className="overlay" data-align={options.align} style={style}>
      {room && options.goal && <Goal room={room} />}
      {room && options.tips && <Tips room={room} options={options} />}
    </main>
  )
}

function Goal({ room }: { room: Room }) {
  const { t, i18n } = useTranslation('overlay')
  const goal = useView(room, (view) => view.goal)
  if (!goal) return null
  const live = (planck: string) => formatLive(planck, { decimals: 2, language: i18n.language })
  const part = fraction(goal)
  return (
    <section className="overlay-box" aria-label={t('goal')}>
      <p>
        <strong>{goal.title}</strong>{' '}
        <span>{goal.reached ? t('reached') : t('progress', { raised: live(goal.raised), amount: live(goal.amount) })}</span>
      </p>
      <div
        className="overlay-bar"
        role="progressbar"
        aria-label={goal.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(part * 100)}
      >
        <div style={{ width: `${part * 100}%` }} />
      </div>
    </section>
  )
}

/** Tips that are paid; each is shown for its time and then gone. */
function Tips({ room, options }: { room: Room; options: Options }) {
  const { t, i18n } = useTranslation('overlay')
  const [tips, setTips] = useState<Tip[]>([])
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const stop = room.onTip((tip) => {
      const amount = BigInt(tip.amount)
      if (amount < options.minimum) return
      if (options.sound) ring(chime(amount, LIVE))
      setTips((shown) => [...shown.slice(1 - MOST), tip])
      timers.add(setTimeout(() => setTips((shown) => shown.filter((other) => other.tip !== tip.tip)), options.shown))
    })
    return () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [room, options])
  return (
    <ol className="overlay-tips" aria-live="polite">
      {tips.map(({ tip, from, amount, item, note }) => (
        <li key={tip} className="overlay-box overlay-tip">
          <strong>
            {t('tip', {
              name: from === 'anonymous' ? t('anonymous') : from,
              amount: formatLive(amount, { decimals: 2, language: i18n.language }),
            })}
          </strong>
          {item && <span> {item}</span>}
          {note && <p>{note}</p>}
        </li>
      ))}
    </ol>
  )
}
