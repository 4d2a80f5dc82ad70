import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { kindOf, type PlainDocument } from '@/relay/bundle'

/** Documents out of this page's memory: pictures are shown, anything else is there to be saved by whoever wants to. */
export function Documents({ documents }: { documents: PlainDocument[] }) {
  const { t } = useTranslation('verifier')
  return (
    <div className="grid gap-3">
      <p className="text-quiet text-sm">{t('documents.memory')}</p>
      <ul className="grid gap-4 sm:grid-cols-2">
        {documents.map((document) => (
          <li key={document.name} className="min-w-0">
            <Shown document={document} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Shown({ document: { name, contents } }: { document: PlainDocument }) {
  const { t, i18n } = useTranslation('verifier')
  const { type, picture } = kindOf(contents)
  const [url, setUrl] = useState<string>()
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([contents as Uint8Array<ArrayBuffer>], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [contents, type])
  const size = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(
    Math.ceil(contents.length / 1_024),
  )
  return (
    <figure className="grid gap-2">
      {url && picture && !isBroken && (
        <a href={url} target="_blank" rel="noreferrer" aria-label={t('documents.large', { name })}>
          <img src={url} alt={name} onError={() => setBroken(true)} className="max-h-96 w-full rounded-xl bg-raised object-contain" />
        </a>
      )}
      <figcaption className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <span className="min-w-0 break-all">
          {name} <span className="text-quiet">{size}</span>
        </span>
        {url && (!picture || isBroken) && (
          <a href={url} download={name} className="inline-flex min-h-11 items-center gap-2 text-accent underline">
            <Download aria-hidden className="size-4" />
            {t('documents.save')}
          </a>
        )}
      </figcaption>
      {(!picture || isBroken) && <p className="text-quiet text-sm">{t('documents.notShown')}</p>}
    </figure>
  )
}
