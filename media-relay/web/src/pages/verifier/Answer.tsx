import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useChain } from '@/chain'
import { useAction } from '@/pages/studio/act'
import { blockIn, daysOf } from '@/pages/studio/blocks'
import { blockTime } from '@/pages/studio/standing'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Choice, Field } from '@/ui/Field'
import { propose } from '@/wallet/transactions'

import { feeIsDue, REJECTIONS, type Rejection, type Submission } from './data'

/** Attests or rejects. What could not be looked at cannot be attested. */
export function Answer({
  submission: { performer, fingerprint, fee },
  wasSeen,
  mostBlocks,
  onDone,
}: {
  submission: Submission
  wasSeen: boolean
  mostBlocks: number
  onDone: () => void
}) {
  const { t, i18n } = useTranslation('verifier')
  const best = useChain(({ block }) => block)
  const { data: length } = useQuery(blockTime)
  const most = length === undefined ? 365 : daysOf(mostBlocks, length)
  const [typed, setDays] = useState<string>()
  const [reason, setReason] = useState<Rejection>(wasSeen ? 'DocumentExpired' : 'Unreadable')
  const [checked, setChecked] = useState(false)
  const { busy, run } = useAction()
  const text = typed ?? `${most}`
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  const isSound = days >= 1 && days <= most
  const until = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(Date.now() + days * 86_400_000)
  const attest = () =>
    run(async () => {
      const expires = Math.min(blockIn(days, best!, length!), best! + mostBlocks)
      await propose({
        title: t('answer.attestTitle', { performer: brief(performer) }),
        changes: [
          { label: t('answer.until'), text: until },
          { label: t('answer.fee'), amount: fee },
        ],
        transaction: (api) => api.tx.Verification.attest({ performer, fingerprint, expires_at: expires }),
      })
      onDone()
      return t('answer.attested', { performer: brief(performer) })
    })
  const reject = () =>
    run(async () => {
      await propose({
        title: t('answer.rejectTitle', { performer: brief(performer) }),
        changes: [
          { label: t('answer.reason'), text: t(`reason.${reason}`) },
          ...(feeIsDue(reason) ? [{ label: t('answer.fee'), amount: fee }] : []),
        ],
        transaction: (api) => api.tx.Verification.reject({ performer, fingerprint, reason: { type: reason, value: undefined } }),
      })
      onDone()
      return t('answer.rejected', { performer: brief(performer) })
    })
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {wasSeen && (
        <fieldset className="grid content-start gap-3 rounded-xl border border-line p-4">
          <legend className="px-1 font-semibold">{t('answer.attest')}</legend>
          <label className="flex items-start gap-3 text-sm">
            <input type="checkbox" className="mt-1 size-4 accent-accent" checked={checked} onChange={() => setChecked(!checked)} />
            {t('answer.checked')}
          </label>
          <Field
            label={t('answer.days')}
            hint={isSound ? t('answer.untilDate', { date: until }) : undefined}
            inputMode="numeric"
            value={text}
            onChange={({ target }) => setDays(target.value)}
            fault={!isSound && t('answer.daysWrong', { most })}
          />
          <Button
            className="justify-self-start"
            busy={busy}
            disabled={!checked || !isSound || best === undefined || !length}
            onClick={attest}
          >
            {t('answer.attest')}
          </Button>
        </fieldset>
      )}
      <fieldset className="grid content-start gap-3 rounded-xl border border-line p-4">
        <legend className="px-1 font-semibold">{t('answer.reject')}</legend>
        <Choice
          label={t('answer.reason')}
          hint={t(feeIsDue(reason) ? 'answer.feeDue' : 'answer.feeBack')}
          value={reason}
          onChange={({ target }) => setReason(target.value as Rejection)}
        >
          {REJECTIONS.map((one) => (
            <option key={one} value={one}>
              {t(`reason.${one}`)}
            </option>
          ))}
        </Choice>
        <Button kind="danger" className="justify-self-start" busy={busy} onClick={reject}>
          {t('answer.reject')}
        </Button>
      </fieldset>
    </div>
  )
}
