import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'

import { Address } from '@/ui/Address'
import { useWallet } from '@/wallet/store'

const AccountChoice = lazy(() => import('./AccountChoice').then(({ AccountChoice }) => ({ default: AccountChoice })))

/** Who one is, or the way to become somebody. */
export function AccountMenu() {
  const { t } = useTranslation()
  const active = useWallet((wallet) => wallet.active)
  if (!active) {
    return (
      <Link to="/wallet" className="shrink-0 rounded-lg bg-accent px-3 py-2 font-semibold text-on-accent text-sm hover:brightness-110">
        {t('account.none')}
      </Link>
    )
  }
  const plain = (
    <Link to="/wallet" className="shrink-0 rounded-lg border border-line px-3 py-2 text-sm">
      <Address of={active.address} name={active.name} plain />
    </Link>
  )
  return (
    <Suspense fallback={plain}>
      <AccountChoice active={active} />
    </Suspense>
  )
}
