import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Area } from '@/ui/Field'

import { inWords } from './errors'
import { restoreKey } from './keys'
import { NewPassword, usePassword } from './NewPassword'
import { parsePhrase } from './phrase'

/** Taking in a key from words that somebody has. */
export function RestoreKey({ onDone, onBack }: { onDone?: () => void; onBack: () => void }) {
  const { t } = useTranslation('signing')
  const [text, setText] = useState('')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const password = usePassword()

  async function restore(event: FormEvent) {
    event.preventDefault()
    const phrase = parsePhrase(text)
    if (typeof phrase === 'string') {
      setFault(t(`restore.${phrase}`))
      return
    }
    if (!password.check()) return
    setBusy(true)
    try {
      await restoreKey(phrase, password.value)
      onDone?.()
    } catch (error) {
      setFault(await inWords(error))
      setBusy(false)
    }
  }

  return (
    <form onSubmit={restore} className="grid gap-4">
      <h3 className="font-semibold">{t('restore.title')}</h3>
      <Area
        label={t('restore.phrase')}
        hint={t('restore.hint')}
        fault={fault}
        rows={3}
        value={text}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ target }) => {
          setText(target.value)
          setFault('')
        }}
      />
      <NewPassword password={password} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy} disabled={!text.trim()}>
          {t('restore.do')}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
