import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { verifiers } from '@/pages/studio/standing'
import { recipientOf } from '@/relay/bundle'
import { Address } from '@/ui/Address'
import { Card } from '@/ui/Card'
import { Empty, Failure, Loading } from '@/ui/states'
import { Amount } from '@/wallet/Amount'

/** Who the verifiers are, what they ask for, and how one becomes one. */
export function Directory() {
  const { t } = useTranslation('verifier')
  const { data, error, refetch } = useQuery(verifiers)
  return (
    <>
      <Card title={t('directory.title')}>
        <p className="mb-4 max-w-prose text-quiet">{t('directory.what')}</p>
        {data ? (
          data.length === 0 ? (
            <Empty>{t('directory.none')}</Empty>
          ) : (
            <ul className="grid gap-3">
              {data.map(({ verifier, encryption_key, fee, pending }) => (
                <li key={verifier} className="grid gap-1 rounded-xl border border-line p-4">
                  <span className="font-semibold">
                    <Address of={verifier} />
                  </span>
                  <span className="text-sm">
                    {t('directory.fee')} <Amount of={fee} /> · {t('directory.pending', { count: pending })}
                  </span>
                  <span className="break-all font-mono text-quiet text-xs">
                    {t('directory.key')} {recipientOf(encryption_key)}
                  </span>
                </li>
              ))}
            </ul>
          )
        ) : error ? (
          <Failure error={error} reset={refetch} />
        ) : (
          <Loading />
        )}
      </Card>
      <Card title={t('become.title')}>
        <ol className="grid max-w-prose list-decimal gap-2 pl-5 text-quiet">
          <li>{t('become.admission')}</li>
          <li>{t('become.key')}</li>
          <li>{t('become.bond')}</li>
          <li>{t('become.duty')}</li>
        </ol>
      </Card>
    </>
  )
}
