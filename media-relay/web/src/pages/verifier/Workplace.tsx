import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useChain } from '@/chain'
import { timeOf } from '@/pages/studio/blocks'
import { blockTime } from '@/pages/studio/standing'
import { Address } from '@/ui/Address'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Empty, Failure, Loading } from '@/ui/states'
import { formatDuration } from '@/ui/time'
import { Amount } from '@/wallet/Amount'

import { type Submission, submissionsFor, type Verifier } from './data'
import { Examination } from './Examination'
import { SecretKey } from './SecretKey'

/** What waits for a verifier's answer, and the key with which it reads. */
export function Workplace({ account, verifier }: { account: string; verifier: Verifier }) {
  const { t } = useTranslation('verifier')
  const { data, error, refetch } = useQuery(submissionsFor(account))
  // In memory alone: it is gone with the page.
  const [secret, setSecret] = useState<string>()
  const [looking, setLooking] = useState<string>()
  return (
    <>
      <SecretKey published={verifier.key!} secret={secret} change={setSecret} />
      <Card title={t('pending.title')}>
        <div role="status" className="sr-only">
          {data && t('pending.count', { count: data.length })}
        </div>
        {data ? (
          data.length === 0 ? (
            <Empty>{t('pending.none')}</Empty>
          ) : (
            <ul className="grid gap-4">
              {data.map((submission) => (
                <li key={submission.fingerprint} className="grid gap-4 rounded-xl border border-line p-4">
                  <Head submission={submission}>
                    {looking !== submission.fingerprint && (
                      <Button disabled={!secret} onClick={() => setLooking(submission.fingerprint)}>
                        {t('pending.open')}
                      </Button>
                    )}
                  </Head>
                  {secret && looking === submission.fingerprint && (
                    <Examination
                      submission={submission}
                      secret={secret}
                      mostBlocks={verifier.mostBlocks}
                      onDone={() => setLooking(undefined)}
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        ) : error ? (
          <Failure error={error} reset={refetch} />
        ) : (
          <Loading />
        )}
        {!secret && data && data.length > 0 && <p className="mt-3 text-quiet text-sm">{t('pending.needsKey')}</p>}
      </Card>
    </>
  )
}

function Head({ submission: { performer, fee, since }, children }: { submission: Submission; children: React.ReactNode }) {
  const { t, i18n } = useTranslation('verifier')
  const best = useChain(({ block }) => block)
  const { data: length } = useQuery(blockTime)
  const waited = best !== undefined && length !== undefined ? formatDuration(Date.now() - timeOf(since, best, length), i18n.language) : '…'
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div className="grid gap-1">
        <span className="font-semibold">
          <Address of={performer} />
        </span>
        <span className="text-quiet text-sm">
          {t('pending.waits', { time: waited })} · {t('directory.fee')} <Amount of={fee} usd={false} />
        </span>
      </div>
      {children}
    </div>
  )
}
