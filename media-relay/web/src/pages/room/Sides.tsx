import { Trophy } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { Card } from '@/ui/Card'

import { fraction } from './goal'
import { type Room, useView } from './room'

const useLive = () => {
  const { i18n } = useTranslation('room')
  return (planck: string) => formatLive(planck, { decimals: 2, language: i18n.language })
}

/** What everybody tips for together. */
export function GoalBar({ room }: { room: Room }) {
  const { t } = useTranslation('room')
  const live = useLive()
  const goal = useView(room, (view) => view.goal)
  if (!goal) return null
  const part = fraction(goal)
  return (
    <section aria-label={t('goal.label')} className="rounded-2xl border border-line bg-panel p-4">
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <h2 className="min-w-0 font-semibold [overflow-wrap:anywhere]">{t('goal.title', { title: goal.title })}</h2>
        <p className="shrink-0 text-quiet text-sm">
          {goal.reached ? t('goal.reached') : t('goal.progress', { raised: live(goal.raised), amount: live(goal.amount) })}
        </p>
      </div>
      <div
        role="progressbar"
        aria-label={goal.title}
        aria-valuenow={Math.round(part * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-3 overflow-hidden rounded-full bg-raised"
      >
        <div className="h-full rounded-full bg-accent transition-[width] duration-700" style={{ width: `${part * 100}%` }} />
      </div>
    </section>
  )
}

/** What a tip of a certain amount asks for. */
export function TipMenu({ room, onTip }: { room: Room; onTip: (amount: string) => void }) {
  const { t } = useTranslation('room')
  const live = useLive()
  const menu = useView(room, (view) => view.menu)
  if (menu.length === 0) return null
  return (
    <Card title={t('menu.title')}>
      <ul className="grid gap-1">
        {menu.map(({ label, amount }) => (
          <li key={`${label} ${amount}`}>
            <button
              type="button"
              onClick={() => onTip(amount)}
              className="flex min-h-11 w-full items-center justify-between gap-3 rounded-lg px-3 text-left hover:bg-raised"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{label}</span>
              <span className="shrink-0 font-semibold text-gold">{live(amount)} LIVE</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who tipped most today. */
export function Leaders({ room }: { room: Room }) {
  const { t } = useTranslation('room')
  const live = useLive()
  const leaders = useView(room, (view) => view.leaderboard?.leaders)
  return (
    <Card title={t('leaders.title')}>
      {leaders?.length ? (
        <ol className="grid gap-1">
          {leaders.slice(0, 10).map(({ name, amount }, place) => (
            <li key={place} className="flex items-center gap-3 rounded-lg px-3 py-1">
              <span className="w-6 shrink-0 text-quiet">
                {place === 0 ? <Trophy aria-label={t('leaders.first')} className="size-5 text-gold" /> : place + 1}
              </span>
              <span className="min-w-0 flex-1 truncate">{name === 'anonymous' ? t('tip.anonymous') : name}</span>
              <span className="shrink-0 text-gold">{live(amount)} LIVE</span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-quiet text-sm">{t('leaders.nobody')}</p>
      )}
    </Card>
  )
}
