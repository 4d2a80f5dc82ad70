import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive, LIVE, parseLive } from '@/chain/amount'
import { Button } from '@/ui/Button'
import { Choice, Field } from '@/ui/Field'

import { inWords } from './errors'
import { openPurse, type Purse, room } from './purse'
import { BLOCK } from './purse-state'
import { Cancelled } from './transactions'

const CAPS = [10n, 25n, 50n, 100n].map((amount) => amount * LIVE)
const DAYS = [1, 7, 30, 90]
const DAY = 86_400_000 / BLOCK
/** The chain allows ninety days from the block that opens the purse, which is later than the one it is reckoned from. */
const MARGIN = 100

/** How much to set aside, and for how long. */
export function OpenPurse({ purses = [], onOpened }: { purses?: Purse[]; onOpened?: (purse: bigint) => void }) {
  const { t, i18n } = useTranslation('signing')
  const bound = room(purses)
  const [text, setText] = useState('25')
  const [days, setDays] = useState(7)
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const live = (amount: bigint) => formatLive(amount, { language: i18n.language })

  async function open(event: FormEvent) {
    event.preventDefault()
    const cap = parseLive(text)
    if (!cap) return setFault(t('purse.noAmount'))
    if (bound !== undefined && cap > bound) return setFault(t('purse.bound', { amount: live(bound) }))
    setBusy(true)
    try {
      const opened = await openPurse(cap, days * DAY - (days === DAYS.at(-1) ? MARGIN : 0))
      onOpened?.(opened)
    } catch (error) {
      if (!(error instanceof Cancelled)) setFault(await inWords(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={open} className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-sm">{t('purse.howMuch')}</legend>
        <div className="flex flex-wrap gap-2">
          {CAPS.filter((cap) => bound === undefined || cap <= bound).map((cap) => (
            <Button
              key={`${cap}`}
              kind={parseLive(text) === cap ? 'primary' : 'secondary'}
              aria-pressed={parseLive(text) === cap}
              onClick={() => {
                setText(`${cap / LIVE}`)
                setFault('')
              }}
            >
              {live(cap)}
            </Button>
          ))}
        </div>
      </fieldset>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Field
          label={t('purse.amount')}
          inputMode="decimal"
          value={text}
          fault={fault}
          hint={bound !== undefined ? t('purse.boundHint', { amount: live(bound) }) : undefined}
          onChange={({ target }) => {
            setText(target.value)
            setFault('')
          }}
        />
        <Choice label={t('purse.howLong')} value={days} onChange={({ target }) => setDays(Number(target.value))}>
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('purse.days', { count })}
            </option>
          ))}
        </Choice>
      </div>
      <p className="text-quiet text-sm">{t('purse.about')}</p>
      <Button type="submit" busy={busy}>
        {t('purse.open')}
      </Button>
    </form>
  )
}
