import { ShieldAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { inWords } from '@/wallet/errors'
import { phraseOf } from '@/wallet/keys'
import type { Phrase } from '@/wallet/phrase'
import type { Account } from '@/wallet/store'

import { ConfirmWords, Words } from './Words'

/** Says that a key is in this browser alone, as long as it is. */
export function BackupReminder({ account }: { account: Account }) {
  const { t } = useTranslation('wallet')
  const [open, setOpen] = useState(false)
  if (account.kind !== 'browser' || account.backedUp) return null
  return (
    <section
      aria-label={t('backup.title')}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-2xl border border-warning bg-warning/10 p-4"
    >
      <ShieldAlert aria-hidden className="size-6 shrink-0 text-warning" />
      <p className="min-w-48 flex-1">{t('backup.reminder')}</p>
      <Button onClick={() => setOpen(true)}>{t('backup.do')}</Button>
      <BackupDialog open={open} account={account} onClose={() => setOpen(false)} />
    </section>
  )
}

/** Shows the words of a key. If they were not written down before, it makes sure that they are. */
export function BackupDialog({ open, account, onClose }: { open: boolean; account: Account; onClose: () => void }) {
  const { t } = useTranslation('wallet')
  return (
    <Dialog open={open} title={t(account.backedUp ? 'backup.export' : 'backup.title')} onClose={onClose}>
      <Steps account={account} onClose={onClose} />
    </Dialog>
  )
}

function Steps({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('wallet')
  const [phrase, setPhrase] = useState<Phrase>()
  const [confirming, setConfirming] = useState(false)
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  // What was already backed up when this began is only shown.
  const [exporting] = useState(account.backedUp)

  async function reveal(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    try {
      setPhrase(await phraseOf(account.address, exporting ? password : undefined))
    } catch (error) {
      setFault(await inWords(error))
    } finally {
      setBusy(false)
    }
  }

  if (!phrase) {
    return (
      <form onSubmit={reveal} className="grid gap-4">
        <p>{t('backup.text')}</p>
        <p className="text-sm text-warning">{t('backup.alone')}</p>
        {exporting && (
          <Field
            label={t('backup.password')}
            type="password"
            autoComplete="current-password"
            value={password}
            fault={fault}
            onChange={({ target }) => {
              setPassword(target.value)
              setFault('')
            }}
          />
        )}
        {!exporting && fault && (
          <p role="alert" className="text-danger text-sm">
            {fault}
          </p>
        )}
        <Button type="submit" busy={busy} disabled={exporting && !password}>
          {t('backup.show')}
        </Button>
      </form>
    )
  }
  if (confirming) return <ConfirmWords account={account} phrase={phrase} onBack={() => setConfirming(false)} onDone={onClose} />
  return (
    <div className="grid gap-4">
      <p>{t('backup.write')}</p>
      <Words phrase={phrase} />
      <Button onClick={exporting ? onClose : () => setConfirming(true)}>{t(exporting ? 'done' : 'backup.wrote')}</Button>
    </div>
  )
}
