import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

import { Address } from '@/ui/Address'
import { Amount } from '@/wallet/Amount'
import { useWallet } from '@/wallet/store'

import { needed, type Standing } from './steps'

/** Whose studio it is, and whether it has what deposits and fees take. */
export function AccountStep({ account, standing }: { account: string; standing: Standing }) {
  const { t } = useTranslation('studio')
  const name = useWallet(({ active }) => active?.name)
  const wanted = needed(standing)
  const missing = wanted - standing.free
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-quiet">{t('account.why')}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        <dt className="text-quiet">{t('account.account')}</dt>
        <dd>
          <Address of={account} name={name} />
        </dd>
        <dt className="text-quiet">{t('account.free')}</dt>
        <dd>
          <Amount of={standing.free} />
        </dd>
        <dt className="text-quiet">{t('account.needed')}</dt>
        <dd>
          <Amount of={wanted} />
        </dd>
      </dl>
      {missing > 0n && (
        <p className="rounded-lg bg-warning/15 p-3">
          {t('account.missing')} <Amount of={missing} />.{' '}
          <Link to="/wallet" className="text-accent underline">
            {t('account.get')}
          </Link>
        </p>
      )}
    </div>
  )
}
