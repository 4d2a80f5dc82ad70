import { Search, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import type { LiveRoom } from '@/relay/rooms'
import { classes } from '@/ui/classes'

import { counted, everything, languageOf } from './arrange'
import { setFilter, useFilter } from './filter'
import { languageName } from './RoomCard'

/** The most tags that are offered; the search finds the others. */
const MOST_TAGS = 14

/** How the viewer finds what she looks for among those who are live. */
export function Filters({ rooms }: { rooms: LiveRoom[] }) {
  const { t, i18n } = useTranslation('home')
  const filter = useFilter()
  const languages = counted(rooms.flatMap((room) => languageOf(room) ?? []))
  const offered = counted(rooms.flatMap((room) => room.tags)).slice(0, MOST_TAGS)
  const tags = filter.tag && !offered.includes(filter.tag) ? [filter.tag, ...offered] : offered
  const box = 'min-h-11 rounded-xl border border-line bg-panel text-base text-ink'
  return (
    <search className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <div className="relative min-w-52 flex-1">
          <Search aria-hidden className="absolute top-3 left-3 size-5 text-quiet" />
          <input
            type="search"
            aria-label={t('filter.search')}
            placeholder={t('filter.search')}
            value={filter.text}
            onChange={({ target }) => setFilter({ text: target.value })}
            className={`${box} w-full pr-3 pl-10 placeholder:text-quiet`}
          />
        </div>
        <select
          aria-label={t('filter.language')}
          value={filter.language ?? ''}
          onChange={({ target }) => setFilter({ language: target.value || undefined })}
          className={`${box} px-3`}
        >
          <option value="">{t('filter.anyLanguage')}</option>
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageName(language, i18n.language)}
            </option>
          ))}
        </select>
        {(filter.text || filter.tag || filter.language) && (
          <button
            type="button"
            onClick={() => setFilter({ ...everything, tag: undefined, language: undefined })}
            className="inline-flex min-h-11 items-center gap-1 rounded-xl px-3 text-quiet text-sm hover:text-ink"
          >
            <X aria-hidden className="size-4" />
            {t('filter.clear')}
          </button>
        )}
      </div>
      {tags.length > 0 && (
        <ul aria-label={t('filter.tags')} className="-mx-3 flex gap-2 overflow-x-auto px-3 pb-1 sm:mx-0 sm:flex-wrap sm:px-0">
          {tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                aria-pressed={filter.tag === tag}
                onClick={() => setFilter({ tag: filter.tag === tag ? undefined : tag })}
                className={classes(
                  'min-h-9 whitespace-nowrap rounded-full border px-3 text-sm pointer-coarse:min-h-11',
                  filter.tag === tag
                    ? 'border-accent bg-accent text-on-accent'
                    : 'border-line text-quiet hover:border-accent hover:text-ink',
                )}
              >
                #{tag}
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
}
