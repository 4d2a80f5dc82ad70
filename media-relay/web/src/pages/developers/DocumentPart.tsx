import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { Failure, Loading } from '@/ui/states'

import { Blocks } from './Blocks'
import { documentOf } from './data'
import { anchorOf, type Block, textOf } from './document'

/** A document, with a list of its parts. */
export function DocumentPart({ name }: { name: 'rooms' | 'reference' }) {
  const { t } = useTranslation('developers')
  const found = useQuery(documentOf(name))
  if (found.error) return <Failure error={found.error} reset={() => found.refetch()} />
  if (!found.data) return <Loading />
  const parts = found.data.filter((block): block is Block & { kind: 'heading' } => block.kind === 'heading' && block.level === 2)
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[14rem_1fr]">
      <nav aria-label={t('documents.contents')} className="rounded-2xl border border-line bg-panel p-4 lg:sticky lg:top-20">
        <ul lang="en" className="grid gap-1 text-sm max-lg:grid-cols-2">
          {parts.map(({ content }) => (
            <li key={textOf(content)}>
              <button
                type="button"
                onClick={() => {
                  const heading = document.getElementById(anchorOf(content))
                  heading?.scrollIntoView()
                  heading?.focus({ preventScroll: true })
                }}
                className="min-h-8 text-left text-quiet hover:text-ink hover:underline"
              >
                {textOf(content)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <article lang="en" className="grid min-w-0 gap-4 rounded-2xl border border-line bg-panel p-4 sm:p-6">
        <Blocks blocks={found.data} />
      </article>
    </div>
  )
}
