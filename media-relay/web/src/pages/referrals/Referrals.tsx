import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

import { Card } from '@/ui/Card'
import { Failure, Loading } from '@/ui/states'
import { useWallet } from '@/wallet/store'

import { Codes } from './Codes'
import { standingOf, terms } from './data'
import { Earnings } from './Earnings'
import { Rates } from './Rates'
import { Tree } from './Tree'
import { Upwards } from './Upwards'

/** How people are brought, by whom one was brought, and what that earns. */
export function Referrals() {
  const { t } = useTranslation('referrals')
  const account = useWallet((wallet) => wallet.active)
  const rates = useQuery(terms)
  return (
    <div className="mx-auto grid max-w-5xl gap-5">
      <header className="grid gap-2">
        <h1 className="font-bold text-2xl sm:text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('introduction')}</p>
      </header>
      {account ? (
        <Standing account={account.address} />
      ) : (
        <Card title={t('noAccount.title')}>
          <p className="mb-4 text-quiet">{t('noAccount.text')}</p>
          <Link to="/wallet" className="inline-flex min-h-11 items-center rounded-lg bg-accent px-5 font-semibold text-on-accent text-sm">
            {t('noAccount.start')}
          </Link>
        </Card>
      )}
      {rates.data ? (
        <Rates policy={rates.data.policy} deposit={rates.data.enrolmentDeposit} />
      ) : rates.error ? (
        <Failure error={rates.error} reset={() => rates.refetch()} />
      ) : (
        <Loading />
      )}
    </div>
  )
}

/** What the chain knows of one account. */
function Standing({ account }: { account: string }) {
  const standing = useQuery(standingOf(account))
  const rates = useQuery(terms)
  if (standing.error && !standing.data) return <Failure error={standing.error} reset={() => standing.refetch()} />
  if (!standing.data || !rates.data) return rates.error ? null : <Loading />
  const { stats, path, codes } = standing.data
  return (
    <>
      <Codes account={account} codes={codes} most={rates.data.mostCodes} deposit={rates.data.codeDeposit} />
      <Earnings earnings={stats.earnings} policy={rates.data.policy} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Upwards account={account} path={path} brought={stats.direct_referrals} deposit={rates.data.enrolmentDeposit} />
        <Tree account={account} direct={stats.direct_referrals} />
      </div>
    </>
  )
}
