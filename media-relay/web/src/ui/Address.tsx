import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { notify } from './notices'

/** The beginning and the end of an address. */
export function brief(address: string) {
  return `${address.slice(0, 6)}…${address.slice(-4)}`
}

/** An account: its name if it has one, its address in brief, and a button that copies the whole. */
export function Address({ of, name, plain }: { of: string; name?: string; plain?: boolean }) {
  const { t } = useTranslation()
  return (
    <span className="inline-flex items-center gap-1" title={of}>
      {name ? <span className="max-w-32 truncate">{name}</span> : <span className="font-mono text-[0.9em]">{brief(of)}</span>}
      {!plain && (
        <button
          type="button"
          aria-label={t('address.copy', { address: brief(of) })}
          className="rounded p-1 text-quiet hover:text-ink"
          onClick={async () => {
            await navigator.clipboard.writeText(of)
            notify({ kind: 'success', text: t('address.copied') })
          }}
        >
          <Copy aria-hidden className="size-4" />
        </button>
      )}
    </span>
  )
}
