import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { brief } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Dialog } from '@/ui/Dialog'
import { useBalance } from '@/wallet/balance'
import { removeKey } from '@/wallet/keys'
import { pursesQuery } from '@/wallet/purse'
import { type Account, dropAccount } from '@/wallet/store'

/** Forgets an account in this browser. What a key that is not backed up holds is lost with it, and it says so. */
export function Remove({ open, account, onClose }: { open: boolean; account: Account; onClose: () => void }) {
  const { t, i18n } = useTranslation('wallet')
  const { data: balance } = useBalance(open ? account.address : undefined)
  const [sure, setSure] = useState(false)
  const { data: purses = [] } = useQuery(pursesQuery(open ? account.address : undefined))
  const inPurses = purses.reduce((sum, { remaining }) => sum + remaining, 0n)
  const total = balance ? balance.free + balance.reserved + inPurses : 0n
  const lost = account.kind === 'browser' && !account.backedUp
  return (
    <Dialog open={open} title={t('remove.title', { account: account.name ?? brief(account.address) })} onClose={onClose}>
      <p>{t(account.kind === 'injected' ? 'remove.injected' : lost ? 'remove.lost' : 'remove.backedUp')}</p>
      {lost && total > 0n && (
        <p role="alert" className="rounded-xl border border-danger p-3">
          {t('remove.holds', { amount: formatLive(total, { language: i18n.language }) })}
        </p>
      )}
      {account.kind === 'browser' && (
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5 accent-accent" checked={sure} onChange={({ target }) => setSure(target.checked)} />
          {t(lost ? 'remove.sureLost' : 'remove.sure')}
        </label>
      )}
      <Button
        kind="danger"
        disabled={account.kind === 'browser' && !sure}
        onClick={async () => {
          if (account.kind === 'browser') await removeKey(account.address)
          else dropAccount(account.address)
          onClose()
        }}
      >
        {t('remove.do')}
      </Button>
    </Dialog>
  )
}
