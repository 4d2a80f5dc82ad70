import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Field } from '@/ui/Field'
import { notify } from '@/ui/notices'
import { inWords } from '@/wallet/errors'
import { backUp } from '@/wallet/keys'
import { NewPassword, usePassword } from '@/wallet/NewPassword'
import { chooseWords, type Phrase } from '@/wallet/phrase'
import type { Account } from '@/wallet/store'

/** How many words a backup asks for. */
const ASKED = 3

/** The words of a key with their numbers. */
export function Words({ phrase: { mnemonic, path } }: { phrase: Phrase }) {
  const { t } = useTranslation('wallet')
  return (
    <div className="grid gap-2">
      <ol aria-label={t('backup.words')} className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {mnemonic.split(' ').map((word, index) => (
          <li key={index} className="rounded-lg bg-raised px-3 py-2">
            <span aria-hidden className="mr-2 text-quiet text-xs">
              {index + 1}
            </span>
            <span className="font-mono">{word}</span>
          </li>
        ))}
      </ol>
      {path && (
        <p>
          {t('backup.path')} <code className="font-mono">{path}</code>
        </p>
      )}
    </div>
  )
}

interface Props {
  account: Account
  phrase: Phrase
  onBack: () => void
  onDone: () => void
}

/** Asks for some of the words, and for a password to lock the key with. */
export function ConfirmWords({ account, phrase, onBack, onDone }: Props) {
  const { t } = useTranslation('wallet')
  const words = phrase.mnemonic.split(' ')
  const [places] = useState(() => chooseWords(words.length, ASKED))
  const [typed, setTyped] = useState<Record<number, string>>({})
  const [wrong, setWrong] = useState<number[]>([])
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const password = usePassword()

  async function confirm(event: FormEvent) {
    event.preventDefault()
    const mistaken = places.filter((place) => typed[place]?.trim().toLowerCase() !== words[place])
    setWrong(mistaken)
    if (!password.check() || mistaken.length > 0) return
    setBusy(true)
    try {
      await backUp(account.address, phrase, password.value)
      notify({ kind: 'success', text: t('backup.done') })
      onDone()
    } catch (error) {
      setFault(await inWords(error))
      setBusy(false)
    }
  }

  return (
    <form onSubmit={confirm} className="grid gap-4">
      <p>{t('backup.confirm')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        {places.map((place) => (
          <Field
            key={place}
            label={t('backup.word', { place: place + 1 })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={typed[place] ?? ''}
            fault={wrong.includes(place) && t('backup.wrong')}
            onChange={({ target }) => {
              setTyped({ ...typed, [place]: target.value })
              setWrong(wrong.filter((other) => other !== place))
            }}
          />
        ))}
      </div>
      <NewPassword password={password} />
      {fault && (
        <p role="alert" className="text-danger text-sm">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy}>
          {t('backup.finish')}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('backup.again')}
        </Button>
      </div>
    </form>
  )
}
