import { Link } from '@tanstack/react-router'
import { BadgeCheck, MoreHorizontal, Shield } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import type { Line, Person } from '@/relay/room-socket'
import { classes } from '@/ui/classes'
import { Menu, MenuItem } from '@/ui/Menu'
import { notify } from '@/ui/notices'

import { inWords } from './faults'
import { type Room, useView } from './room'
import { canBeKept, keepsOrder, type ShownTip } from './room-state'

const HOUR = 3_600
const DAY = 24 * HOUR

export const LineEntry = memo(function LineEntry({ line, room }: { line: Line; room: Room }) {
  const keeps = useView(room, keepsOrder)
  return (
    <li className="group/line flex items-start gap-1 break-words leading-snug">
      <p className="min-w-0 flex-1 py-0.5 [overflow-wrap:anywhere]">
        <Nickname person={line.from} /> {line.text}
      </p>
      {keeps && <LineMenu line={line} room={room} />}
    </li>
  )
})

/** A name, and what its bearer may do in the room, also for those who see no colours. */
function Nickname({ person }: { person: Person }) {
  const { t } = useTranslation('room')
  const { nickname, role } = person
  const Badge = role === 'performer' ? BadgeCheck : role === 'moderator' ? Shield : undefined
  return (
    <strong
      className={classes('font-semibold', role === 'performer' ? 'text-accent' : role === 'moderator' ? 'text-success' : 'text-gold')}
    >
      {nickname}
      {Badge && (
        <span title={t(`role.${role}`)}>
          <Badge aria-label={t(`role.${role}`)} className="ml-1 inline size-4 align-text-bottom" />
        </span>
      )}
    </strong>
  )
}

/** What keeps order: for moderators and the performer. */
function LineMenu({ line, room }: { line: Line; room: Room }) {
  const { t, i18n } = useTranslation('room')
  const you = useView(room, (view) => view.you)
  const { person, nickname, role } = line.from
  const keep = (action: string, more: object) => () =>
    room.say({ type: 'moderate', action, ...more }).then(
      () => notify({ kind: 'success', text: t(`moderation.done.${action}`, { nickname }) }),
      (error) => notify({ kind: 'failure', text: inWords(error, t, i18n.language) }),
    )
  const actions: [string, () => void][] = [[t('moderation.delete'), keep('delete', { target: line.line })]]
  if (canBeKept(you, line.from)) {
    actions.push(
      [t('moderation.mute', { nickname }), keep('mute', { target: person, seconds: 10 * 60 })],
      [t('moderation.muteLong', { nickname }), keep('mute', { target: person, seconds: DAY })],
      [t('moderation.banShort', { nickname }), keep('ban', { target: person, seconds: HOUR })],
      [t('moderation.ban', { nickname }), keep('ban', { target: person })],
    )
    if (you?.role === 'performer') {
      actions.push(
        role === 'moderator'
          ? [t('moderation.removeModerator', { nickname }), keep('removeModerator', { target: person })]
          : [t('moderation.addModerator', { nickname }), keep('addModerator', { target: person })],
      )
    }
  }
  return (
    <Menu
      label={t('moderation.open', { nickname })}
      icon={<MoreHorizontal aria-hidden className="size-4" />}
      className="size-7 rounded text-quiet hover:bg-raised hover:text-ink pointer-coarse:size-11"
    >
      {actions.map(([label, act]) => (
        <MenuItem key={label} onSelect={act}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  )
}

/** A tip: who, how much, what for, and how far it has come. */
export const TipEntry = memo(function TipEntry({ tip }: { tip: ShownTip }) {
  const { t, i18n } = useTranslation('room')
  const { from, amount, note, item, status } = tip
  const name = from === 'anonymous' ? t('tip.anonymous') : from
  return (
    <li
      className={classes(
        'my-0.5 rounded-xl border px-3 py-1.5',
        status === 'refused' ? 'border-line text-quiet' : 'border-gold/50 bg-gold/10',
      )}
    >
      <p className="[overflow-wrap:anywhere]">
        <strong className={status === 'refused' ? 'line-through' : 'text-gold'}>
          {t('tip.line', { name, amount: formatLive(amount, { decimals: 2, language: i18n.language }) })}
        </strong>
        {item && <span className="ml-1 font-medium">{item}</span>}
      </p>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0 [overflow-wrap:anywhere]">{note}</span>
        <span className="text-quiet text-xs">
          <Stage tip={tip} />
        </span>
      </p>
    </li>
  )
})

function Stage({ tip: { status, chain, reason } }: { tip: ShownTip }) {
  const { t } = useTranslation('room')
  if (status === 'refused') return t('tip.refused', { reason: reason ?? t('tip.noReason') })
  if (status === 'unwitnessed') return t('tip.unwitnessed')
  if (!chain) return t('tip.pending')
  return (
    <>
      {t(`tip.${status === 'final' ? 'final' : 'inBlock'}`)}
      {' · '}
      <Link
        to="/receipt/$block/$event"
        params={{ block: String(chain.block), event: String(chain.event) }}
        className="underline hover:text-ink"
      >
        {t('tip.receipt', { block: chain.block })}
      </Link>
    </>
  )
}
