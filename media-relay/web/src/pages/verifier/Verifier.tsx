import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { Failure, Loading } from '@/ui/states'
import { useWallet } from '@/wallet/store'
import { Directory } from './Directory'
import { verifierOf } from './data'
import { Registration } from './Registration'
import { Workplace } from './Workplace'

/** Where verifiers look at documents; for everybody else, who they are. */
export function Verifier() {
  const { t } = useTranslation('verifier')
  const account = useWallet(({ active }) => active?.address)
  return (
    <div className="mx-auto grid max-w-5xl gap-5">
      <h1 className="font-bold text-2xl sm:text-3xl">{t('title')}</h1>
      {account && <Own key={account} account={account} />}
      <Directory />
    </div>
  )
}

/** What an account does as a verifier, if it is one. */
function Own({ account }: { account: string }) {
  const { data, error, refetch } = useQuery(verifierOf(account))
  if (!data) return error ? <Failure error={error} reset={refetch} /> : <Loading />
  if (data.standing === 'none') return null
  return (
    <>
      {data.standing === 'registered' && <Workplace account={account} verifier={data} />}
      <Registration verifier={data} />
    </>
  )
}
