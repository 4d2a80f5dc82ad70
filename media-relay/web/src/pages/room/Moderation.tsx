import { useTranslation } from 'react-i18next'

import type { Penalty } from '@/relay/room-socket'
import { Address } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { notify } from '@/ui/notices'

import { type Room, useView } from './room'

/** Who may not chat or not come in, and who keeps order. */
export function Moderation({ room, open, onClose }: { room: Room; open: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation('room')
  const order = useView(room, (view) => view.order)
  const isPerformer = useView(room, (view) => view.you?.role === 'performer')
  const undo = (action: string, target: string) =>
    room.say({ type: 'moderate', action, target }).catch((error: Error) => notify({ kind: 'failure', text: error.message }))
  const list = (name: 'muted' | 'banned', action: string, penalties: Penalty[] = []) => (
    <section>
      <h3 className="mb-1 font-semibold">{t(`moderation.${name}`)}</h3>
      {penalties.length === 0 && <p className="text-quiet text-sm">{t('moderation.nobody')}</p>}
      <ul>
        {penalties.map(({ person, nickname, until }) => (
          <li key={person} className="flex items-center justify-between gap-3 py-1">
            <span className="min-w-0">
              <span className="block truncate">{nickname ?? t('moderation.nameless')}</span>
              <span className="text-quiet text-xs">
                {until === null ? t('moderation.forGood') : t('moderation.until', { time: new Date(until).toLocaleString(i18n.language) })}
              </span>
            </span>
            <Button kind="secondary" onClick={() => undo(action, person)}>
              {t('moderation.lift')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
  return (
    <Dialog open={open} onClose={onClose} title={t('moderation.title')}>
      {list('muted', 'unmute', order?.muted)}
      {list('banned', 'unban', order?.banned)}
      <section>
        <h3 className="mb-1 font-semibold">{t('moderation.moderators')}</h3>
        {!order?.moderators.length && <p className="text-quiet text-sm">{t('moderation.nobody')}</p>}
        <ul>
          {order?.moderators.map((account) => (
            <li key={account} className="flex items-center justify-between gap-3 py-1">
              <Address of={account} />
              {isPerformer && (
                <Button kind="secondary" onClick={() => undo('removeModerator', account)}>
                  {t('moderation.lift')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <p className="text-quiet text-sm">{t('moderation.hint')}</p>
    </Dialog>
  )
}
