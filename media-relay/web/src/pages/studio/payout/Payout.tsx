import { useQuery } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { chain } from '@/chain'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Field } from '@/ui/Field'
import { Failure, Loading } from '@/ui/states'
import { useWallet } from '@/wallet/store'
import { propose } from '@/wallet/transactions'

import { useAction } from '../act'
import { check, MOST_PAYOUTS, payoutsOf, percentOf, type Row } from './payouts'

const payoutOf = (account: string) => ({
  queryKey: ['studio', 'payout', account],
  queryFn: async () => {
    const { api } = await chain()
    const [payouts, deposit] = await Promise.all([
      api.apis.LiveStarsApi.payout(account, { at: 'best' }),
      api.constants.Tipping.PayoutDeposit(),
    ])
    return { payouts, deposit }
  },
})

interface Line extends Row {
  line: number
}

/** Who gets which part of what she receives. */
export function Payout() {
  const { t } = useTranslation('studio')
  const account = useWallet(({ active }) => active?.address)!
  const { data, error, refetch } = useQuery(payoutOf(account))
  const [typed, setTyped] = useState<Line[]>()
  const { busy, run } = useAction()
  if (!data) return error ? <Failure error={error} reset={refetch} /> : <Loading />
  const kept = data.payouts.map(({ account, share }, line) => ({ line, account, percent: percentOf(share) }))
  const rows = typed ?? kept
  const { rows: faults, whole, rest } = check(rows, account)
  const isSound = faults.every((fault) => fault === undefined) && whole === undefined
  const put = (line: number, part: Partial<Row>) => setTyped(rows.map((row) => (row.line === line ? { ...row, ...part } : row)))
  const add = () => setTyped([...rows, { line: Math.max(-1, ...rows.map(({ line }) => line)) + 1, account: '', percent: '' }])
  const save = () =>
    run(async () => {
      const payouts = payoutsOf(rows)
      const deposit = (payouts.length > 0 ? data.deposit : 0n) - (kept.length > 0 ? data.deposit : 0n)
      await propose({
        title: t('propose.payout'),
        changes: [
          ...payouts.map(({ account, share }) => ({ label: brief(account), text: `${percentOf(share)} %` })),
          { label: t('payout.hers'), text: `${percentOf(rest)} %` },
          ...(deposit === 0n ? [] : [{ label: t('change.deposit'), amount: -deposit }]),
        ],
        spends: deposit > 0n ? deposit : 0n,
        transaction: (api) => api.tx.Tipping.set_payout({ payouts }),
      })
      setTyped(undefined)
      return t('payout.saved')
    })
  return (
    <Card title={t('payout.title')} className="max-w-3xl">
      <div className="grid gap-4">
        <p className="max-w-prose text-quiet">{t('payout.why')}</p>
        <ol className="grid gap-3">
          {rows.map((row, place) => {
            const fault = faults[place]
            const onAccount = fault === 'address' || fault === 'self' || fault === 'twice'
            return (
              <li key={row.line} className="flex flex-wrap items-start gap-2 rounded-xl border border-line p-3 sm:flex-nowrap">
                <Field
                  className="min-w-0 flex-1 max-sm:basis-full"
                  label={t('payout.account')}
                  value={row.account}
                  spellCheck={false}
                  onChange={({ target }) => put(row.line, { account: target.value })}
                  fault={row.account !== '' && onAccount && t(`payout.fault.${fault}`)}
                />
                <Field
                  className="w-28"
                  label={t('payout.percent')}
                  inputMode="decimal"
                  value={row.percent}
                  onChange={({ target }) => put(row.line, { percent: target.value })}
                  fault={row.percent !== '' && fault && !onAccount && t(`payout.fault.${fault}`)}
                />
                <Button
                  kind="quiet"
                  className="mt-6 ml-auto px-2"
                  aria-label={t('payout.remove')}
                  onClick={() => setTyped(rows.filter(({ line }) => line !== row.line))}
                >
                  <Trash2 aria-hidden className="size-4" />
                </Button>
              </li>
            )
          })}
        </ol>
        <Button kind="secondary" className="justify-self-start" disabled={rows.length >= MOST_PAYOUTS} onClick={add}>
          <Plus aria-hidden className="size-4" />
          {t('payout.add')}
        </Button>
        <p role="status" className={whole ? 'text-danger' : 'font-semibold'}>
          {whole ? t(`payout.fault.${whole}`) : t('payout.rest', { percent: percentOf(rest) })}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button busy={busy} disabled={!typed || !isSound} onClick={save}>
            {t('payout.save')}
          </Button>
          {typed && (
            <Button kind="quiet" onClick={() => setTyped(undefined)}>
              {t('payout.undo')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
