import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { Button } from '@/ui/Button'
import { Choice } from '@/ui/Field'
import { useBalance } from '@/wallet/balance'
import { inWords } from '@/wallet/errors'
import { Faucet } from '@/wallet/GetLive'
import { NewAccount } from '@/wallet/NewAccount'
import { type MadeOrder, NeedsBackup, openPurse, room as roomLeft, usePurse } from '@/wallet/purse'
import { useWallet } from '@/wallet/store'
import { Cancelled } from '@/wallet/transactions'

import type { Room } from './room'
import type { Sent } from './TipOutcome'
import { purseSizes, stepOf } from './tip-steps'
import { send, tipByPurse, tipOnce, Unsure } from './tipping'

/** For how long a purse is opened: 30 days of blocks of two seconds. */
const LIFETIME = 30 * 43_200

interface Props {
  room: Room
  wish: { performer: string; amount?: bigint; note?: string; anonymous: boolean }
  onSent: (sent: Sent) => void
}

/** The next thing to do until the tip is paid: a key, LIVE, a purse, the tip. */
export function TipStep({ room, wish, onSent }: Props) {
  const { t, i18n } = useTranslation('room')
  const account = useWallet(({ active }) => active)
  const balance = useBalance(account?.address)
  const { purse, purses, isPending } = usePurse()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const [unsure, setUnsure] = useState<MadeOrder>()
  const [size, setSize] = useState<bigint>()
  const live = (planck: bigint) => formatLive(planck, { decimals: 4, language: i18n.language })

  const { amount } = wish
  const available = account === undefined || isPending ? undefined : (purse?.available ?? null)
  const step = stepOf({ amount, hasAccount: account !== undefined, free: balance.data?.free, available })

  /** Does something that may be refused, once at a time. */
  const attempt = async (act: () => Promise<void>) => {
    setBusy(true)
    setFault(undefined)
    try {
      await act()
    } catch (error) {
      if (error instanceof Unsure) setUnsure(error.made)
      if (error instanceof NeedsBackup) setFault(t('tip.purseBackup'))
      else if (error instanceof Unsure) setFault(t('tip.unsure'))
      else if (!(error instanceof Cancelled)) setFault(await inWords(error))
    }
    setBusy(false)
  }
  const payByPurse = () =>
    attempt(async () => {
      const tip = unsure ? await send(room, unsure, wish.anonymous) : await tipByPurse(room, { ...wish, amount: amount! })
      onSent({ tip, amount: amount! })
    })
  const payOnce = () =>
    attempt(async () => {
      const { block } = await tipOnce(room, { ...wish, amount: amount! })
      onSent({ block: block.hash, amount: amount! })
    })

  const wallet = (
    <>
      <Button kind="quiet" busy={busy} onClick={payOnce}>
        {t('tip.walletInstead')}
      </Button>
      {!wish.note && !wish.anonymous && <p className="text-quiet text-xs">{t('tip.walletNote')}</p>}
    </>
  )
  return (
    <div className="grid gap-3 border-line border-t pt-4" aria-live="polite">
      {step === 'amount' && <Button disabled>{t('tip.open')}</Button>}
      {step === 'account' && (
        <Guided step={1} title={t('tip.account')} text={t('tip.accountText')}>
          <NewAccount />
        </Guided>
      )}
      {step === 'asking' && (
        <p role="status" className="text-quiet text-sm">
          {t('tip.connecting')}
        </p>
      )}
      {step === 'funds' && (
        <Guided step={2} title={t('tip.funds')} text={t('tip.fundsText', { amount: live(balance.data!.free), wanted: live(amount!) })}>
          <Faucet />
        </Guided>
      )}
      {step === 'purse' && (
        <Guided step={3} title={t('tip.purse')} text={purse ? t('tip.purseSmall', { amount: live(purse.available) }) : t('tip.purseText')}>
          <OpenPurse
            sizes={purseSizes(amount!, balance.data!.free, roomLeft(purses))}
            size={size}
            onSize={setSize}
            busy={busy}
            onOpen={(cap) => attempt(async () => void (await openPurse(cap, LIFETIME)))}
          />
          {wallet}
        </Guided>
      )}
      {step === 'pay' && (
        <>
          <Button busy={busy} onClick={payByPurse} className="min-h-12">
            {busy ? t('tip.paying') : unsure ? t('tip.resend') : t('tip.pay', { amount: live(amount!) })}
          </Button>
          <p className="text-center text-quiet text-xs">{t('tip.left', { amount: live(purse!.available) })}</p>
        </>
      )}
      {fault && (
        <p role="alert" className="text-danger text-sm">
          {fault}
        </p>
      )}
    </div>
  )
}

const STEPS = 4

function Guided({ step, title, text, children }: { step: number; title: string; text: string; children: React.ReactNode }) {
  const { t } = useTranslation('room')
  return (
    <section className="grid gap-3">
      <div>
        <p className="text-accent text-xs">{t('tip.steps', { step, count: STEPS })}</p>
        <h3 className="font-semibold">{title}</h3>
        <p className="text-quiet text-sm">{text}</p>
      </div>
      {children}
    </section>
  )
}

interface Opening {
  sizes: bigint[]
  size?: bigint
  onSize: (size: bigint) => void
  busy: boolean
  onOpen: (cap: bigint) => void
}

function OpenPurse({ sizes, size, onSize, busy, onOpen }: Opening) {
  const { t, i18n } = useTranslation('room')
  const live = (planck: bigint) => formatLive(planck, { language: i18n.language })
  const cap = size !== undefined && sizes.includes(size) ? size : sizes.at(-1)
  if (cap === undefined) return <p className="text-warning text-sm">{t('tip.purseBackup')}</p>
  return (
    <div className="grid gap-3">
      <Choice label={t('tip.purseSize')} value={String(cap)} onChange={({ target }) => onSize(BigInt(target.value))}>
        {sizes.map((size) => (
          <option key={String(size)} value={String(size)}>
            {live(size)} LIVE
          </option>
        ))}
      </Choice>
      <Button busy={busy} onClick={() => onOpen(cap)}>
        {t('tip.purseOpen', { amount: live(cap) })}
      </Button>
    </div>
  )
}
