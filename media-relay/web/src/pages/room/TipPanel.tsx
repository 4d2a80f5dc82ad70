import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { settings, useSettings } from '@/app/settings'
import { formatLive, parseLive } from '@/chain/amount'
import { classes } from '@/ui/classes'
import { Dialog } from '@/ui/Dialog'
import { Choice, Field } from '@/ui/Field'
import { Amount } from '@/wallet/Amount'

import { useDraft } from './draft'
import { type Room, useView } from './room'
import { Split } from './Split'
import { type Sent, TipOutcome } from './TipOutcome'
import { TipStep } from './TipStep'
import { PRESETS } from './tip-steps'

interface Props {
  room: Room
  title: string
  open: boolean
  /** Planck, if the viewer chose it before. */
  amount?: string
  onClose: () => void
}

/** How one tips: how much, what for, who gets what, and what is missing yet. What was typed stays until it is paid. */
export function TipPanel({ room, title, open, amount: asked, onClose }: Props) {
  const { t } = useTranslation('room')
  const [sent, setSent] = useState<Sent>()
  const close = () => {
    setSent(undefined)
    onClose()
  }
  return (
    <Dialog open={open} title={t('tip.title', { title })} onClose={close}>
      {sent ? (
        <TipOutcome room={room} sent={sent} onAgain={() => setSent(undefined)} />
      ) : (
        <TipForm room={room} asked={asked} onSent={setSent} />
      )}
    </Dialog>
  )
}

function TipForm({ room, asked, onSent }: { room: Room; asked?: string; onSent: (sent: Sent) => void }) {
  const { t, i18n } = useTranslation('room')
  const menu = useView(room, (view) => view.menu)
  const anonymous = useSettings((settings) => settings.anonymous)
  const [drafted, setDrafted] = useDraft(`tip ${room.performer}`)
  const [note, setNote] = useDraft(`note ${room.performer}`)
  const [chosen, setChosen] = useState(asked)
  const text = chosen === undefined ? drafted : formatLive(chosen, { language: 'en' }).replaceAll(',', '')
  const amount = parseLive(text)
  const valid = amount !== undefined && amount > 0n ? amount : undefined
  const enter = (typed: string) => {
    setChosen(undefined)
    setDrafted(typed)
  }
  const plain = (planck: bigint) => formatLive(planck, { language: 'en' }).replaceAll(',', '')
  return (
    <div className="grid gap-4">
      <fieldset>
        <legend className="mb-2 text-sm">{t('tip.amount')}</legend>
        <div className="grid grid-cols-5 gap-2">
          {PRESETS.map((preset) => (
            <button
              key={String(preset)}
              type="button"
              aria-pressed={amount === preset}
              aria-label={t('tip.preset', { amount: formatLive(preset, { language: i18n.language }) })}
              onClick={() => enter(plain(preset))}
              className={classes(
                'min-h-11 rounded-lg border font-semibold text-sm',
                amount === preset ? 'border-accent bg-accent text-on-accent' : 'border-line bg-raised hover:border-accent',
              )}
            >
              {formatLive(preset, { language: i18n.language })}
            </button>
          ))}
        </div>
        <div className="mt-2 flex items-center gap-3">
          <input
            aria-label={t('tip.amount')}
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={text !== '' && !valid ? true : undefined}
            aria-describedby="tip-amount-fault"
            onChange={({ target }) => enter(target.value)}
            className="min-h-11 w-32 rounded-lg border border-line bg-ground px-3 text-base aria-invalid:border-danger"
          />
          <span className="text-quiet text-sm">{valid ? <Amount of={valid} /> : 'LIVE'}</span>
        </div>
        <p id="tip-amount-fault" className="mt-1 text-danger text-sm empty:hidden">
          {text !== '' && !valid && t('tip.badAmount')}
        </p>
      </fieldset>
      {menu.length > 0 && (
        <Choice
          label={t('tip.menu')}
          value={menu.find((item) => BigInt(item.amount) === amount)?.amount ?? ''}
          onChange={({ target }) => target.value && enter(plain(BigInt(target.value)))}
        >
          <option value="">{t('tip.menuNone')}</option>
          {menu.map(({ label, amount }) => (
            <option key={`${label} ${amount}`} value={amount}>
              {label} · {formatLive(amount, { language: i18n.language })} LIVE
            </option>
          ))}
        </Choice>
      )}
      <Field label={t('tip.note')} value={note} maxLength={500} autoComplete="off" onChange={({ target }) => setNote(target.value)} />
      <label className="flex min-h-11 items-start gap-3 text-sm">
        <input
          type="checkbox"
          checked={anonymous}
          onChange={({ target }) => settings.setState({ anonymous: target.checked })}
          className="mt-0.5 size-5 shrink-0 accent-accent"
        />
        <span>
          {t('tip.hide')}
          <span className="block text-quiet text-xs">{t('tip.hideText')}</span>
        </span>
      </label>
      {valid && <Split performer={room.performer} amount={valid} />}
      <TipStep
        room={room}
        wish={{ performer: room.performer, amount: valid, note: note.trim() || undefined, anonymous }}
        onSent={(sent) => {
          enter('')
          setNote('')
          onSent(sent)
        }}
      />
    </div>
  )
}
