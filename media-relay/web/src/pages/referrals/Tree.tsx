import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Address } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Failure } from '@/ui/states'

import { treeOf } from './data'

/** How many accounts of a tier are named at first. */
const NAMED = 20

/** Whom the account brought, tier by tier. */
export function Tree({ account, direct }: { account: string; direct: number }) {
  const { t } = useTranslation('referrals')
  const [asked, setAsked] = useState(false)
  const tree = useQuery({ ...treeOf(account), enabled: asked })
  return (
    <Card title={t('tree.title')}>
      <p>{t('tree.direct', { count: direct })}</p>
      {tree.data ? (
        <ol className="mt-3 grid gap-4">
          {tree.data.map((accounts, tier) => (
            <li key={tier} className="grid gap-1">
              <h3 className="font-semibold text-sm">
                {t('tier', { tier: tier + 1 })} · {t('tree.accounts', { count: accounts.length })}
              </h3>
              <Accounts accounts={accounts} />
            </li>
          ))}
        </ol>
      ) : (
        direct > 0 && (
          <Button kind="secondary" busy={tree.isFetching} onClick={() => setAsked(true)} className="mt-3 min-h-11">
            {t('tree.show')}
          </Button>
        )
      )}
      {tree.error && <Failure error={tree.error} reset={() => tree.refetch()} />}
    </Card>
  )
}

function Accounts({ accounts }: { accounts: string[] }) {
  const { t } = useTranslation('referrals')
  const [named, setNamed] = useState(NAMED)
  return (
    <>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {accounts.slice(0, named).map((account) => (
          <li key={account}>
            <Address of={account} />
          </li>
        ))}
      </ul>
      {accounts.length > named && (
        <Button kind="quiet" onClick={() => setNamed(accounts.length)} className="justify-self-start">
          {t('tree.all', { count: accounts.length })}
        </Button>
      )}
    </>
  )
}
