import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Address, brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { classes } from '@/ui/classes'
import { Dialog } from '@/ui/Dialog'
import { Field } from '@/ui/Field'
import { walletName } from '@/wallet/injected'
import { NewAccount } from '@/wallet/NewAccount'
import { type Account, changeAccount, switchTo, useWallet } from '@/wallet/store'

import { BackupDialog } from './Backup'
import { Remove } from './Remove'

/** The accounts that can sign here: who one is, and what can be done with each. */
export function Accounts() {
  const { t } = useTranslation('wallet')
  const { accounts, active } = useWallet()
  const [adding, setAdding] = useState(false)
  return (
    <Card
      title={t('accounts.title')}
      actions={
        <Button kind="quiet" onClick={() => setAdding(true)}>
          <Plus aria-hidden className="size-4" />
          {t('accounts.add')}
        </Button>
      }
    >
      <ul className="grid gap-3">
        {accounts.map((account) => (
          <li key={account.address}>
            <One account={account} active={account.address === active?.address} />
          </li>
        ))}
      </ul>
      <Dialog open={adding} title={t('accounts.add')} onClose={() => setAdding(false)}>
        <NewAccount onDone={() => setAdding(false)} />
      </Dialog>
    </Card>
  )
}

function One({ account, active }: { account: Account; active: boolean }) {
  const { t } = useTranslation('wallet')
  const [shown, setShown] = useState<'name' | 'words' | 'remove'>()
  const { address, name, kind, extension, backedUp } = account
  const close = () => setShown(undefined)
  const where = kind === 'injected' ? walletName(extension!) : t(backedUp ? 'accounts.here' : 'accounts.unsecured')
  return (
    <article className={classes('grid gap-2 rounded-xl border p-3', active ? 'border-accent' : 'border-line')}>
      <div className="flex items-center justify-between gap-2">
        <div className="min-w-0">
          <p className="truncate font-semibold">{name ?? brief(address)}</p>
          <p className="text-quiet text-sm">
            <Address of={address} /> · {where}
          </p>
        </div>
        {active ? (
          <span className="inline-flex items-center gap-1 text-accent text-sm">
            <Check aria-hidden className="size-4" />
            {t('accounts.active')}
          </span>
        ) : (
          <Button kind="secondary" onClick={() => switchTo(address)}>
            {t('accounts.switch')}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap gap-1">
        <Button kind="quiet" className="px-2" onClick={() => setShown('name')}>
          {t('accounts.rename')}
        </Button>
        {kind === 'browser' && (
          <Button kind="quiet" className="px-2" onClick={() => setShown('words')}>
            {t(backedUp ? 'accounts.export' : 'accounts.backup')}
          </Button>
        )}
        <Button kind="quiet" className="px-2" onClick={() => setShown('remove')}>
          {t('accounts.remove')}
        </Button>
      </div>
      <Dialog open={shown === 'name'} title={t('accounts.rename')} onClose={close}>
        <Rename account={account} onDone={close} />
      </Dialog>
      <BackupDialog open={shown === 'words'} account={account} onClose={close} />
      <Remove open={shown === 'remove'} account={account} onClose={close} />
    </article>
  )
}

function Rename({ account, onDone }: { account: Account; onDone: () => void }) {
  const { t } = useTranslation('wallet')
  const [name, setName] = useState(account.name ?? '')
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        changeAccount(account.address, { name: name.trim() || undefined })
        onDone()
      }}
    >
      <Field
        label={t('accounts.name')}
        hint={t('accounts.nameHint')}
        value={name}
        maxLength={24}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit">{t('save')}</Button>
    </form>
  )
}
