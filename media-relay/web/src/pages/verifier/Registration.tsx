import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive, parseLive } from '@/chain/amount'
import { useAction } from '@/pages/studio/act'
import { recipientOf } from '@/relay/bundle'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { Amount } from '@/wallet/Amount'
import { propose } from '@/wallet/transactions'

import type { Verifier } from './data'
import { keyOf } from './recipient'

/** The key and the fee that a verifier publishes, and the bond that it stands with. */
export function Registration({ verifier: { standing, key, fee, bond } }: { verifier: Verifier }) {
  const { t } = useTranslation('verifier')
  const kept = {
    recipient: key ? recipientOf(key) : '',
    fee: fee === undefined ? '' : formatLive(fee, { language: 'en' }).replaceAll(',', ''),
  }
  const [typed, setTyped] = useState<typeof kept>()
  const { busy, run } = useAction()
  const { recipient, fee: feeText } = typed ?? kept
  const encryptionKey = keyOf(recipient)
  const wanted = parseLive(feeText)
  const isRegistered = standing === 'registered'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      const call = { encryption_key: encryptionKey!, fee: wanted! }
      await propose({
        title: t(isRegistered ? 'registration.update' : 'registration.register'),
        changes: [
          { label: t('registration.fee'), text: `${feeText} LIVE` },
          ...(isRegistered ? [] : [{ label: t('registration.bond'), amount: -bond }]),
        ],
        spends: isRegistered ? 0n : bond,
        transaction: (api) => (isRegistered ? api.tx.Verification.update_verifier(call) : api.tx.Verification.register_verifier(call)),
      })
      setTyped(undefined)
      return t('registration.done')
    })
  }
  return (
    <Card title={t('registration.title')}>
      <form onSubmit={submit} className="grid gap-4">
        <p className="max-w-prose text-quiet">
          {t(isRegistered ? 'registration.why' : 'registration.admitted')} {t('registration.bondIs')} <Amount of={bond} usd={false} />.
        </p>
        <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
          <Field
            label={t('registration.key')}
            hint={t('registration.keyHint')}
            placeholder="age1…"
            spellCheck={false}
            value={recipient}
            onChange={({ target }) => setTyped({ recipient: target.value, fee: feeText })}
            fault={recipient !== '' && !encryptionKey && t('registration.keyWrong')}
          />
          <Field
            label={t('registration.fee')}
            hint={t('registration.feeHint')}
            inputMode="decimal"
            value={feeText}
            onChange={({ target }) => setTyped({ recipient, fee: target.value })}
            fault={feeText !== '' && wanted === undefined && t('registration.feeWrong')}
          />
        </div>
        <Button
          type="submit"
          kind="secondary"
          className="justify-self-start"
          busy={busy}
          disabled={!typed || !encryptionKey || wanted === undefined}
        >
          {t(isRegistered ? 'registration.update' : 'registration.register')}
        </Button>
      </form>
    </Card>
  )
}
