import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { chain } from '@/chain'
import { Address, brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { propose } from '@/wallet/transactions'

import { useAction } from '../act'
import { isAddress } from '../payout/payouts'

/** Whose streams the account consented to be in, and what a consent holds. */
const consentsOf = (account: string) => ({
  queryKey: ['studio', 'consents', account],
  queryFn: async () => {
    const { api } = await chain()
    const [entries, deposit] = await Promise.all([
      api.query.Rooms.Consents.getEntries(account, { at: 'best' }),
      api.constants.Rooms.ConsentDeposit(),
    ])
    return { performers: entries.map(({ keyArgs: [, performer], value }) => ({ performer, held: value })), deposit }
  },
})

/** Her consent to be on camera beside somebody else, given and taken back. */
export function Cast({ account }: { account: string }) {
  const { t } = useTranslation('studio')
  const { data } = useQuery(consentsOf(account))
  const [name, setName] = useState('')
  const { busy, run } = useAction()
  const performer = name.trim()
  const sound = isAddress(performer) && performer !== account
  const join = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      await propose({
        title: t('propose.join', { performer: brief(performer) }),
        changes: [{ label: t('change.consent'), amount: -data!.deposit }],
        spends: data!.deposit,
        transaction: (api) => api.tx.Rooms.join_cast({ performer }),
      })
      setName('')
      return t('cast.joined')
    })
  }
  const leave = (from: string, held: bigint) =>
    run(async () => {
      await propose({
        title: t('propose.leave', { performer: brief(from) }),
        changes: [{ label: t('change.returned'), amount: held }],
        transaction: (api) => api.tx.Rooms.leave_cast({ performer: from }),
      })
      return t('cast.left')
    })
  return (
    <Card title={t('cast.title')}>
      <div className="grid gap-4">
        <p className="max-w-prose text-quiet text-sm">{t('cast.why')}</p>
        {data && data.performers.length > 0 && (
          <ul className="grid gap-1">
            {data.performers.map(({ performer, held }) => (
              <li key={performer} className="flex flex-wrap items-center justify-between gap-2 rounded-lg bg-raised px-3 py-2 text-sm">
                <Address of={performer} />
                <Button kind="danger" busy={busy} onClick={() => leave(performer, held)}>
                  {t('cast.leave')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form onSubmit={join} className="flex flex-wrap items-start gap-2">
          <Field
            className="min-w-0 flex-1 max-sm:basis-full"
            label={t('cast.performer')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            fault={performer !== '' && !sound && t('cast.wrong')}
          />
          <Button type="submit" kind="secondary" className="sm:mt-6" busy={busy} disabled={!sound || !data}>
            {t('cast.join')}
          </Button>
        </form>
      </div>
    </Card>
  )
}
