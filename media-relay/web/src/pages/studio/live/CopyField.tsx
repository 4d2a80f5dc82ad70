import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { notify } from '@/ui/notices'

/** A text to be copied somewhere else. */
export function CopyField({ label, hint, value }: { label: string; hint?: string; value: string }) {
  const { t } = useTranslation('studio')
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    notify({ kind: 'success', text: t('copied') })
  }
  return (
    <div className="flex items-start gap-2">
      <Field
        className="min-w-0 flex-1"
        label={label}
        hint={hint}
        value={value}
        readOnly
        spellCheck={false}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Button kind="secondary" className="mt-6 px-3" aria-label={t('copy', { what: label })} onClick={copy}>
        <Copy aria-hidden className="size-4" />
      </Button>
    </div>
  )
}
