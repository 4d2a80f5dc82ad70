import { Eye } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Watch, Watching } from '@/relay/watching'
import { Address, brief } from '@/ui/Address'

import { Actions } from './Actions'
import { Celebration } from './Celebration'
import { Chat } from './Chat'
import { Compose } from './Compose'
import { type Room, useView } from './room'
import { GoalBar, Leaders, TipMenu } from './Sides'
import { Stage } from './Stage'

// What tips needs the chain's client and the wallet, which come after the picture.
const loadTipping = () => import('./TipPanel')
// Ahead of time: if the relay is gone just then, it is loaded when somebody wants to tip.
const prepareTipping = () => void loadTipping().catch(() => undefined)
const TipPanel = lazy(() => loadTipping().then(({ TipPanel }) => ({ default: TipPanel })))

interface Props {
  room: Room
  watch: Watch | undefined
  watching: Watching
}

/** Picture, chat, and what goes with them. On a phone the chat is below the picture, never over it. */
export function RoomPage({ room, watch, watching }: Props) {
  const { t } = useTranslation('room')
  const { performer } = room
  const joined = useView(room, (view) => view.joined)
  const title = useView(room, (view) => view.title) ?? brief(performer)
  const subject = useView(room, (view) => view.subject)
  const viewers = useView(room, (view) => view.viewers)
  const live = useView(room, (view) => view.stream?.state === 'live')
  // The amount with which the panel opens, in planck; empty without one.
  const [tipping, setTipping] = useState<{ amount?: string }>()
  const tipped = useRef(false)
  tipped.current ||= tipping !== undefined

  useEffect(() => {
    document.title = `${title} · Live Stars`
    return () => {
      document.title = 'Live Stars'
    }
  }, [title])
  useEffect(() => {
    // The room knows sooner than the next try that there is something to watch.
    if (live && watch?.now.state === 'waiting') watch.again()
  }, [live, watch])

  const gone = watching.state === 'refused' && joined !== 'open'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,1fr)_25rem]">
      <div className="grid min-w-0 content-start gap-4 max-lg:contents">
        <div className="relative -mx-3 max-lg:portrait:sticky max-lg:portrait:top-13 max-lg:portrait:z-20 max-sm:-mt-4 sm:mx-0">
          <Stage watch={watch} watching={watching} title={title} onPicture={prepareTipping} />
          <Celebration room={room} />
        </div>
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0 flex-1 basis-48">
            <h1 className="font-bold text-xl [overflow-wrap:anywhere]">{title}</h1>
            {subject && <p className="text-quiet text-sm [overflow-wrap:anywhere]">{subject}</p>}
            <p className="mt-1 flex flex-wrap items-center gap-x-3 text-quiet text-sm">
              {!gone && (
                <span className="inline-flex items-center gap-1">
                  <Eye aria-hidden className="size-4" />
                  {t('viewers', { count: viewers })}
                </span>
              )}
              <Address of={performer} />
            </p>
          </div>
          {!gone && <Actions room={room} title={title} onTip={() => setTipping({})} />}
        </div>
        {!gone && <GoalBar room={room} />}
        {!gone && <div className="hidden gap-4 lg:grid lg:grid-cols-2">{sides(room, setTipping)}</div>}
      </div>
      {!gone && (
        <div className="flex h-[min(32rem,70dvh)] min-h-80 flex-col max-sm:portrait:h-[calc(100dvh-56.25vw-8.5rem)] max-sm:portrait:min-h-72 overflow-hidden rounded-2xl border border-line bg-panel lg:sticky lg:top-[4.375rem] lg:h-[calc(100dvh-5.375rem)]">
          <h2 className="border-line border-b px-3 py-2 font-semibold">{t('chat.title')}</h2>
          <Chat room={room}>
            <Compose room={room} onTip={() => setTipping({})} />
          </Chat>
        </div>
      )}
      {!gone && <div className="grid gap-4 sm:grid-cols-2 lg:hidden">{sides(room, setTipping)}</div>}
      <Suspense>
        {tipped.current && (
          <TipPanel room={room} title={title} open={tipping !== undefined} amount={tipping?.amount} onClose={() => setTipping(undefined)} />
        )}
      </Suspense>
    </div>
  )
}

const sides = (room: Room, tip: (tipping: { amount: string }) => void) => (
  <>
    <TipMenu room={room} onTip={(amount) => tip({ amount })} />
    <Leaders room={room} />
  </>
)
