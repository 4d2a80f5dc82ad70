import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Chat } from '@/pages/room/Chat'
import { Compose } from '@/pages/room/Compose'
import { Moderation } from '@/pages/room/Moderation'
import { type Room, useView } from '@/pages/room/room'
import { keepsOrder } from '@/pages/room/room-state'
import { Button } from '@/ui/Button'

import { useAction } from '../act'

/** The chat of her room, in which she speaks and keeps order. */
export function RoomChat({ room }: { room: Room }) {
  const { t } = useTranslation('studio')
  const keeps = useView(room, keepsOrder)
  const [open, setOpen] = useState(false)
  const { busy, run } = useAction()
  const signIn = () =>
    run(async () => {
      await room.signIn()
      return undefined
    })
  return (
    <div className="flex h-[32rem] flex-col rounded-2xl border border-line bg-panel">
      <div className="flex items-center justify-between gap-2 border-line border-b px-4 py-2">
        <h2 className="font-semibold">{t('chat.title')}</h2>
        {keeps && (
          <Button kind="quiet" className="px-2" onClick={() => setOpen(true)}>
            <ShieldCheck aria-hidden className="size-4" />
            {t('chat.order')}
          </Button>
        )}
      </div>
      <Chat room={room}>
        {keeps ? (
          <Compose room={room} />
        ) : (
          <div className="grid gap-2 border-line border-t p-3">
            <p className="text-quiet text-sm">{t('chat.signInWhy')}</p>
            <Button kind="secondary" busy={busy} onClick={signIn}>
              {t('chat.signIn')}
            </Button>
          </div>
        )}
      </Chat>
      <Moderation room={room} open={open} onClose={() => setOpen(false)} />
    </div>
  )
}
