import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'

import { classes } from './classes'

/** Something short that the viewer is told beside what she does. */
export interface Notice {
  kind: 'success' | 'failure' | 'info'
  text: string
}

const SECONDS = 8
const useNotices = create<{ notices: (Notice & { id: number })[] }>(() => ({ notices: [] }))
let last = 0

const dismiss = (id: number) => useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))

/** Tells something. What failed stays until it is dismissed. */
export function notify(notice: Notice) {
  last += 1
  const id = last
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-3), { ...notice, id }] }))
  if (notice.kind !== 'failure') setTimeout(() => dismiss(id), SECONDS * 1_000)
}

const colours = { success: 'border-success', failure: 'border-danger', info: 'border-line' }

export function Notices() {
  const { t } = useTranslation()
  const notices = useNotices((state) => state.notices)
  return (
    <div aria-live="polite" className="fixed right-3 bottom-3 z-50 max-sm:bottom-20 grid max-w-sm gap-2">
      {notices.map(({ id, kind, text }) => (
        <div key={id} className={classes('flex items-start gap-3 rounded-xl border bg-panel p-3 text-sm shadow-lg', colours[kind])}>
          <p className="min-w-0 flex-1 break-words">{text}</p>
          <button type="button" aria-label={t('close')} onClick={() => dismiss(id)} className="rounded p-1 text-quiet hover:text-ink">
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ))}
    </div>
  )
}
