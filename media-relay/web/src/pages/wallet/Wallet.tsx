import { useTranslation } from 'react-i18next'

import { Card } from '@/ui/Card'
import { NewAccount } from '@/wallet/NewAccount'
import { useWallet } from '@/wallet/store'

import { Accounts } from './Accounts'
import { BackupReminder } from './Backup'
import { BalanceCard } from './BalanceCard'
import { History } from './History'
import { PurseCard } from './PurseCard'

/** What the viewer has, what she can spend without being asked, and what she paid and received. */
export function Wallet() {
  const { t } = useTranslation('wallet')
  const account = useWallet(({ active }) => active)
  if (!account) return <Onboarding />
  return (
    <div className="mx-auto grid max-w-6xl gap-5">
      <h1 className="font-bold text-2xl">{t('title')}</h1>
      <BackupReminder account={account} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-5">
          <BalanceCard account={account} />
          <PurseCard key={account.address} />
          <History key={`history ${account.address}`} account={account} />
        </div>
        <Accounts />
      </div>
    </div>
  )
}

function Onboarding() {
  const { t } = useTranslation('wallet')
  return (
    <div className="mx-auto grid max-w-xl gap-6 py-6">
      <div className="grid gap-2">
        <h1 className="font-bold text-3xl">{t('start.title')}</h1>
        <p className="text-lg text-quiet">{t('start.text')}</p>
      </div>
      <Card>
        <NewAccount />
      </Card>
      <ul className="grid gap-2 text-quiet text-sm">
        <li>{t('start.private')}</li>
        <li>{t('start.yours')}</li>
      </ul>
    </div>
  )
}
