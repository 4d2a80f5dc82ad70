import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive, parseLive } from '@/chain/amount'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { Failure, Loading } from '@/ui/states'
import { formatDuration } from '@/ui/time'
import { OpenPurse } from '@/wallet/OpenPurse'
import { closePurse, type Purse, reclaim, room, topUp, usePurse } from '@/wallet/purse'

import { attempt } from './act'

/** The purses of the account: what each can still spend, and what can be done with it. */
export function PurseCard() {
  const { t } = useTranslation('wallet')
  const { purse, purses, isPending, error, refetch } = usePurse()
  const [opening, setOpening] = useState(false)
  return (
    <Card
      title={t('purse.title')}
      actions={
        purse && (
          <Button kind="quiet" onClick={() => setOpening(true)}>
            {t('purse.another')}
          </Button>
        )
      }
    >
      {isPending && <Loading />}
      {error && <Failure error={error} reset={refetch} />}
      <ul className="grid gap-4">
        {purses.map((held) => (
          <li key={`${held.purse}`}>
            <OnePurse purse={held} purses={purses} />
          </li>
        ))}
      </ul>
      {!isPending && !error && !purse && (
        <div className="mt-2 grid gap-4">
          <p className="text-quiet">{t('purse.none')}</p>
          <OpenPurse purses={purses} />
        </div>
      )}
      <Dialog open={opening} title={t('purse.another')} onClose={() => setOpening(false)}>
        <OpenPurse purses={purses} onOpened={() => setOpening(false)} />
      </Dialog>
    </Card>
  )
}

function OnePurse({ purse, purses }: { purse: Purse; purses: Purse[] }) {
  const { t, i18n } = useTranslation('wallet')
  const [adding, setAdding] = useState(false)
  const live = (amount: bigint) => formatLive(amount, { decimals: 4, language: i18n.language })
  const { state, available, remaining, spent, cap, left, key } = purse
  const waiting = remaining - available
  return (
    <article className="grid gap-3 rounded-xl bg-raised p-4" aria-label={t('purse.name', { purse: purse.purse.toString() })}>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <p className="font-bold text-2xl tabular-nums">
          {live(available)} <span className="font-normal text-base text-quiet">{t('purse.left', { cap: live(cap) })}</span>
        </p>
        <p className="text-quiet text-sm">{t(`purse.state.${state}`, { time: formatDuration(left, i18n.language) })}</p>
      </div>
      <meter aria-label={t('purse.meter')} min={0} max={1} value={Number(available) / Number(cap)} className="h-2 w-full" />
      <p className="text-quiet text-sm">
        {t('purse.spent', { amount: live(spent) })} {waiting > 0n && t('purse.waiting', { amount: live(waiting) })}
      </p>
      {!key && state === 'open' && <p className="text-sm text-warning">{t('purse.lost')}</p>}
      <div className="flex flex-wrap gap-2">
        {state === 'open' && key && (
          <Button kind="secondary" onClick={() => setAdding(true)}>
            {t('purse.topUp')}
          </Button>
        )}
        {state === 'open' && (
          <Button kind="quiet" onClick={() => attempt(() => closePurse(purse))}>
            {t('purse.close')}
          </Button>
        )}
        {state === 'over' && (
          <Button kind="secondary" onClick={() => attempt(() => reclaim(purse))}>
            {t('purse.reclaim', { amount: live(remaining) })}
          </Button>
        )}
      </div>
      <TopUp open={adding} purse={purse} purses={purses} onClose={() => setAdding(false)} />
    </article>
  )
}

function TopUp({ open, purse, purses, onClose }: { open: boolean; purse: Purse; purses: Purse[]; onClose: () => void }) {
  const { t, i18n } = useTranslation('wallet')
  const [text, setText] = useState('')
  const [fault, setFault] = useState('')
  const bound = room(purses)
  return (
    <Dialog open={open} title={t('purse.topUp')} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={async (event) => {
          event.preventDefault()
          const amount = parseLive(text)
          if (!amount) return setFault(t('send.noAmount'))
          if (bound !== undefined && amount > bound) {
            return setFault(t('purse.bound', { amount: formatLive(bound, { language: i18n.language }) }))
          }
          if (!(await attempt(() => topUp(purse, amount)))) return
          setText('')
          onClose()
        }}
      >
        <Field
          label={t('send.amount')}
          inputMode="decimal"
          value={text}
          fault={fault}
          onChange={({ target }) => {
            setText(target.value)
            setFault('')
          }}
        />
        <Button type="submit">{t('send.next')}</Button>
      </form>
    </Dialog>
  )
}
