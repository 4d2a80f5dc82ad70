import { Link } from '@tanstack/react-router'
import { Eye, Heart, Play, Rocket, Sparkles, Square } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

import { brief } from '@/ui/Address'
import { formatDuration } from '@/ui/time'

import type { Shown } from './arrange'
import { Picture } from './Picture'
import { endPreview, mayBeginByItself, startPreview, usePreview } from './preview'
import { WhyHere } from './WhyHere'

/** How long the viewer points at a room before its preview begins, in milliseconds. */
const DWELL = 350

const badge = 'inline-flex items-center gap-1 rounded-full bg-black/70 px-2 py-1 font-medium text-white text-xs'

interface Props extends Shown {
  followed: boolean
  onTag: (tag: string) => void
}

/** A room on the home page: what it is, since when, who watches, and why it stands here. */
export function RoomCard({ room, placed, followed, onTag }: Props) {
  const { t, i18n } = useTranslation('home')
  const { performer, subject, tags, language, viewers, since } = room
  const title = room.title ?? brief(performer)
  const dwell = useRef<ReturnType<typeof setTimeout>>(undefined)
  const begin = () => {
    clearTimeout(dwell.current)
    if (mayBeginByItself()) dwell.current = setTimeout(() => startPreview(performer), DWELL)
  }
  const end = () => {
    clearTimeout(dwell.current)
    endPreview(performer)
  }
  useEffect(
    () => () => {
      clearTimeout(dwell.current)
      endPreview(performer)
    },
    [performer],
  )
  return (
    <li
      className="group relative flex flex-col overflow-hidden rounded-2xl border border-line bg-panel transition hover:border-accent"
      onPointerEnter={({ pointerType }) => pointerType === 'mouse' && begin()}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && end()}
    >
      <div className="relative">
        <Picture performer={performer} title={title} />
        <div className="pointer-events-none absolute inset-x-2 top-2 flex flex-wrap items-start gap-1">
          <span className={badge}>
            <span aria-hidden className="size-2 rounded-full bg-[#ff4d6d]" />
            {t('card.live')}
          </span>
          {placed?.listedAs === 'exploration' && (
            <span className={badge}>
              <Sparkles aria-hidden className="size-3" />
              {t('card.exploration')}
            </span>
          )}
          {placed?.listedAs === 'boosted' && (
            <span className={badge}>
              <Rocket aria-hidden className="size-3" />
              {t('card.boosted')}
            </span>
          )}
          {followed && (
            <span className={badge}>
              <Heart aria-hidden className="size-3 fill-current" />
              {t('card.followed')}
            </span>
          )}
        </div>
        <span className={`${badge} pointer-events-none absolute right-2 bottom-2`}>
          <Eye aria-hidden className="size-3" />
          {t('card.viewers', { count: viewers })}
        </span>
      </div>
      <div className="grid flex-1 content-start gap-1 p-3">
        <h3 className="truncate font-semibold">
          <Link
            to="/room/$account"
            params={{ account: performer }}
            className="after:absolute after:inset-0"
            onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && begin()}
            onBlur={end}
          >
            {title}
          </Link>
        </h3>
        <p className="line-clamp-2 min-h-10 text-quiet text-sm">{subject}</p>
        <p className="text-quiet text-xs">
          {t('card.since', { duration: formatDuration(Date.now() - since, i18n.language) })}
          {language && ` · ${languageName(language, i18n.language)}`}
        </p>
      </div>
      <div className="relative flex flex-wrap items-center justify-between gap-1 px-2 pb-2">
        <div className="flex min-w-0 flex-wrap">
          {tags.slice(0, 3).map((tag) => (
            <button
              key={tag}
              type="button"
              onClick={() => onTag(tag)}
              className="min-h-8 rounded-lg px-1.5 text-accent text-xs hover:underline pointer-coarse:min-h-11"
            >
              #{tag}
            </button>
          ))}
        </div>
        {placed !== undefined && <WhyHere account={performer} placed={placed} title={title} />}
      </div>
      <PreviewButton performer={performer} title={title} />
    </li>
  )
}

/** Begins a preview where there is nothing to point with. */
function PreviewButton({ performer, title }: { performer: string; title: string }) {
  const { t } = useTranslation('home')
  const runs = usePreview((preview) => preview.performer === performer)
  const Icon = runs ? Square : Play
  return (
    <button
      type="button"
      aria-pressed={runs}
      aria-label={t(runs ? 'card.endPreview' : 'card.preview', { title })}
      onClick={() => (runs ? endPreview(performer) : startPreview(performer))}
      className="absolute top-1.5 right-1.5 grid size-8 place-items-center rounded-full bg-black/70 text-white hover:bg-black pointer-coarse:size-11"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  )
}

/** The name of a language in another. */
export function languageName(tag: string, inLanguage: string) {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
