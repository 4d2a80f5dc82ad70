import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Problem } from '@/relay/http'
import { REASONS, type Reason, report } from '@/relay/rooms'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Area, Choice } from '@/ui/Field'
import { notify } from '@/ui/notices'

import { useDraft } from './draft'

/** Tells the relay's operator what is wrong with a room. */
export function Report({ performer, open, onClose }: { performer: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('room')
  const [reason, setReason] = useState<Reason | ''>('')
  const [text, setText] = useDraft(`report ${performer}`)
  const [fault, setFault] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!reason) return setFault(t('report.choose'))
    setBusy(true)
    setFault(undefined)
    try {
      await report(performer, reason, text.trim())
      setText('')
      setReason('')
      notify({ kind: 'success', text: t('report.done') })
      onClose()
    } catch (error) {
      const none = error instanceof Problem && [404, 405].includes(error.status) && error.kind !== 'no-room'
      setFault(none ? t('report.notTaken') : error instanceof Problem ? error.message : t('report.lost'))
    }
    setBusy(false)
  }
  return (
    <Dialog open={open} onClose={onClose} title={t('report.title')}>
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-quiet text-sm">{t('report.text')}</p>
        <Choice label={t('report.reason')} value={reason} onChange={({ target }) => setReason(target.value as Reason)} fault={fault}>
          <option value="">{t('report.choose')}</option>
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`report.reasons.${one}`)}
            </option>
          ))}
        </Choice>
        <Area label={t('report.what')} rows={4} maxLength={1_000} value={text} onChange={({ target }) => setText(target.value)} />
        <Button type="submit" busy={busy}>
          {t('report.send')}
        </Button>
      </form>
    </Dialog>
  )
}
