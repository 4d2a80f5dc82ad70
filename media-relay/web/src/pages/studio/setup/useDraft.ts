import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Profile } from '@/relay/rooms'

import { type Draft, draftOf, emptyDraft } from './draft'

const key = (account: string) => `livestars.studio.draft.${account}`

function read(account: string): Draft | undefined {
  try {
    const kept = localStorage.getItem(key(account))
    return kept ? { ...emptyDraft('en'), ...JSON.parse(kept) } : undefined
  } catch {
    return undefined
  }
}

/** Puts what was published meanwhile into what an account typed before, so that the next publication does not take it back. */
export function mergeIntoDraft(account: string, part: Partial<Draft>) {
  const kept = read(account)
  if (kept) localStorage.setItem(key(account), JSON.stringify({ ...kept, ...part }))
}

/** What an account typed of its room document. It is kept in this browser; before anything was typed it is what is published. */
export function useDraft(account: string, published: Profile | undefined) {
  const { i18n } = useTranslation()
  const [draft, setDraft] = useState(() => read(account) ?? emptyDraft(i18n.language.split('-')[0]!))
  const touched = useRef(localStorage.getItem(key(account)) !== null)
  useEffect(() => {
    if (published && !touched.current) setDraft(draftOf(published))
  }, [published])
  const change = (next: Draft) => {
    touched.current = true
    localStorage.setItem(key(account), JSON.stringify(next))
    setDraft(next)
  }
  return [draft, change] as const
}
