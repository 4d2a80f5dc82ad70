import { KeyRound, Plug, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'

import { ConnectWallet } from './ConnectWallet'
import { inWords } from './errors'
import { makeKey } from './keys'
import { RestoreKey } from './RestoreKey'

/** The ways to an account: a key made here at once, a wallet, or words that somebody has. */
export function NewAccount({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('signing')
  const [way, setWay] = useState<'connect' | 'restore'>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')

  if (way === 'connect') return <ConnectWallet onDone={onDone} onBack={() => setWay(undefined)} />
  if (way === 'restore') return <RestoreKey onDone={onDone} onBack={() => setWay(undefined)} />
  return (
    <div className="grid gap-3">
      <Button
        busy={busy}
        className="min-h-12"
        onClick={async () => {
          setBusy(true)
          try {
            await makeKey()
            onDone?.()
          } catch (error) {
            setFault(await inWords(error))
            setBusy(false)
          }
        }}
      >
        <KeyRound aria-hidden className="size-5" />
        {t('new.make')}
      </Button>
      <p className="text-quiet text-sm">{t('new.makeText')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Button kind="secondary" onClick={() => setWay('connect')}>
          <Plug aria-hidden className="size-4" />
          {t('new.connect')}
        </Button>
        <Button kind="secondary" onClick={() => setWay('restore')}>
          <RotateCcw aria-hidden className="size-4" />
          {t('new.restore')}
        </Button>
      </div>
      {fault && (
        <p role="alert" className="text-danger text-sm">
          {fault}
        </p>
      )}
    </div>
  )
}
