import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive, parseLive } from '@/chain/amount'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { type Balance, spendable } from '@/wallet/afford'

import { act } from './act'
import { readAddress } from './address'

interface Props {
  open: boolean
  onClose: () => void
  balance: Balance & { existentialDeposit: bigint }
}

/** Sends LIVE to somebody. What was typed stays until it is sent. */
export function Send({ open, onClose, balance }: Props) {
  const { t, i18n } = useTranslation('wallet')
  const [to, setTo] = useState('')
  const [text, setText] = useState('')
  const [faults, setFaults] = useState<{ to?: string; amount?: string }>({})
  const most = spendable(balance, balance.existentialDeposit)

  async function send(event: FormEvent) {
    event.preventDefault()
    const address = readAddress(to)
    const amount = parseLive(text)
    if (typeof address === 'string' || !amount) {
      setFaults({
        to: typeof address === 'string' ? t(`send.address.${address}`) : undefined,
        amount: amount ? undefined : t('send.noAmount'),
      })
      return
    }
    const included = await act({
      title: t('send.title'),
      changes: [
        { label: t('send.to'), text: brief(address.address) },
        { label: t('send.amount'), amount: -amount },
      ],
      transaction: (api) => api.tx.Balances.transfer_keep_alive({ dest: { type: 'Id', value: address.address }, value: amount }),
    })
    if (!included) return
    setTo('')
    setText('')
    onClose()
  }

  return (
    <Dialog open={open} title={t('send.title')} onClose={onClose}>
      <form onSubmit={send} className="grid gap-4">
        <Field
          label={t('send.to')}
          hint={t('send.toHint')}
          fault={faults.to}
          value={to}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setTo(target.value)
            setFaults({ ...faults, to: undefined })
          }}
        />
        <Field
          label={t('send.amount')}
          hint={t('send.most', { amount: formatLive(most, { language: i18n.language }) })}
          fault={faults.amount}
          inputMode="decimal"
          value={text}
          onChange={({ target }) => {
            setText(target.value)
            setFaults({ ...faults, amount: undefined })
          }}
        />
        <Button type="submit">{t('send.next')}</Button>
      </form>
    </Dialog>
  )
}
