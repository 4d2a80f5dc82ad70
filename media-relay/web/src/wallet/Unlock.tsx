import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'

import { inWords } from './errors'
import { unlock } from './keys'
import { useWallet } from './store'
import { Cancelled } from './transactions'
import { type Unlocking, useUnlocking } from './unlocking'

/** Asks for the password of a key that has to sign something that is no transaction. */
export function Unlock({ unlocking }: { unlocking: Unlocking }) {
  const { t } = useTranslation('signing')
  const name = useWallet(({ accounts }) => accounts.find(({ address }) => address === unlocking.address)?.name)
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const close = () => useUnlocking.setState({ waiting: undefined })
  return (
    <Dialog
      open
      title={t('unlock.title', { account: name ?? brief(unlocking.address) })}
      onClose={() => {
        close()
        unlocking.reject(new Cancelled())
      }}
    >
      <form
        className="grid gap-4"
        onSubmit={async (event) => {
          event.preventDefault()
          setBusy(true)
          try {
            await unlock(unlocking.address, password)
            close()
            unlocking.resolve()
          } catch (error) {
            setFault(await inWords(error))
            setBusy(false)
          }
        }}
      >
        <p className="text-quiet text-sm">{t('unlock.text')}</p>
        <Field
          label={t('password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          fault={fault}
          onChange={({ target }) => {
            setPassword(target.value)
            setFault('')
          }}
        />
        <Button type="submit" busy={busy} disabled={!password}>
          {t('unlock.do')}
        </Button>
      </form>
    </Dialog>
  )
}
