import { ArrowDown } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useWallet } from '@/wallet/store'

import { LineEntry, TipEntry } from './entries'
import { refusal } from './faults'
import { type Room, useView } from './room'
import { useOnward } from './useOnward'

/** How near to its end the log counts as read to its end, in pixels. */
const NEAR = 60

/** What is said and tipped, newest last. It follows what comes unless the viewer reads further up. */
export function Chat({ room, children }: { room: Room; children: ReactNode }) {
  const { t } = useTranslation('room')
  const entries = useView(room, (view) => view.entries)
  const missed = useView(room, (view) => view.missed)
  const log = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [behind, setBehind] = useState(false)

  const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight })
  useEffect(() => {
    if (atEnd.current) toEnd()
    else setBehind(true)
  }, [entries])
  useEffect(() => {
    // What becomes smaller, as when a phone shows its keyboard, still shows its end.
    const sized = new ResizeObserver(() => atEnd.current && toEnd())
    if (log.current) sized.observe(log.current)
    return () => sized.disconnect()
  }, [])

  return (
    <section aria-label={t('chat.title')} className="flex min-h-0 flex-1 flex-col">
      <Status room={room} />
      <div className="relative flex min-h-0 flex-1">
        <div
          ref={log}
          role="log"
          aria-label={t('chat.log')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard.
          tabIndex={0}
          onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
            atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR
            if (atEnd.current) setBehind(false)
          }}
          className="min-h-0 w-full flex-1 overflow-y-auto overscroll-contain px-3 py-2 text-sm"
        >
          {missed > 0 && <p className="text-quiet text-xs">{t('chat.missed', { count: missed })}</p>}
          {entries.length === 0 && <p className="py-6 text-center text-quiet">{t('chat.empty')}</p>}
          <ol className="grid content-start gap-1">
            {entries.map((entry) =>
              entry.kind === 'line' ? (
                <LineEntry key={entry.key} line={entry.line} room={room} />
              ) : (
                <TipEntry key={entry.key} tip={entry.tip} />
              ),
            )}
          </ol>
        </div>
        {behind && (
          <button
            type="button"
            onClick={toEnd}
            className="absolute bottom-2 left-1/2 inline-flex min-h-9 -translate-x-1/2 items-center gap-1 rounded-full bg-accent px-4 font-semibold text-on-accent text-xs shadow-lg"
          >
            <ArrowDown aria-hidden className="size-4" />
            {t('chat.newer')}
          </button>
        )}
      </div>
      {children}
    </section>
  )
}

/** How one stands with the room, when it is not well. */
function Status({ room }: { room: Room }) {
  const { t, i18n } = useTranslation('room')
  const joined = useView(room, (view) => view.joined)
  const reason = useView(room, (view) => view.reason)
  const { leaves, addresses } = useOnward(room)
  const kept = useWallet(({ accounts }) => accounts.some(({ kind }) => kind === 'browser'))
  const box = 'grid gap-2 border-line border-b bg-warning/15 px-3 py-2 text-sm'
  return (
    <div role="status">
      {(leaves || joined === 'lost') && (
        <div className={box}>
          <p>{t(leaves ? 'chat.draining' : 'chat.lost')}</p>
          {addresses.map((address) => (
            <a key={address} className="font-semibold underline" href={address}>
              {t('chat.goOn', { host: new URL(address).host })}
            </a>
          ))}
          {kept && addresses.length > 0 && <p className="text-quiet text-xs">{t('chat.keysStay')}</p>}
        </div>
      )}
      {joined === 'joining' && <p className="px-3 py-2 text-quiet text-sm">{t('chat.joining')}</p>}
      {joined === 'out' && (
        <div className={box}>
          <p>{reason ? refusal(reason, t, i18n.language) : t('chat.out')}</p>
          <button type="button" className="justify-self-start font-semibold underline" onClick={() => room.again()}>
            {t('tryAgain', { ns: 'common' })}
          </button>
        </div>
      )}
    </div>
  )
}
