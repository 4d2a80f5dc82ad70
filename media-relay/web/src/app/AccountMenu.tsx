import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

import { Address } from '@/ui/Address'
import { useWallet } from '@/wallet/store'

/** Who one is, or the way to become somebody. */
export function AccountMenu() {
  const { t } = useTranslation()
  const account = useWallet((wallet) => wallet.active)
  return (
    <Link to="/wallet" className="shrink-0 rounded-lg border border-line px-3 py-2 text-sm hover:border-accent">
      {account ? <Address of={account.address} name={account.name} plain /> : t('account.none')}
    </Link>
  )
}
