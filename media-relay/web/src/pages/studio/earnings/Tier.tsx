import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'

import { chain } from '@/chain'
import { formatLive } from '@/chain/amount'
import { Card } from '@/ui/Card'
import { Failure, Loading } from '@/ui/states'

import { percentOf } from '../payout/payouts'

const best = { at: 'best' } as const

/** Her tier and the policy that it is of. */
const tierOf = (account: string) => ({
  queryKey: ['studio', 'tier', account],
  queryFn: async () => {
    const { api } = await chain()
    const [reached, policy] = await Promise.all([api.apis.LiveStarsApi.tier(account, best), api.apis.LiveStarsApi.policy(best)])
    return { reached, tiers: policy.tiers }
  },
  refetchInterval: 10_000,
})

/** Her share of every payment, and how far the next one is. */
export function Tier({ account }: { account: string }) {
  const { t, i18n } = useTranslation('studio')
  const { data, error, refetch } = useQuery(tierOf(account))
  if (!data) return error ? <Failure error={error} reset={refetch} /> : <Loading />
  const { reached, tiers } = data
  const { index, share, received, next_threshold: threshold } = reached
  const live = (amount: bigint) => formatLive(amount, { decimals: 2, language: i18n.language })
  const next = tiers[index + 1]
  const from = tiers[index]?.threshold ?? 0n
  const part = threshold === undefined ? 1 : Number(received - from) / Number(threshold - from)
  return (
    <Card title={t('tier.title')}>
      <div className="grid gap-3">
        <p>
          <span className="font-bold text-3xl">{percentOf(share)} %</span> <span className="text-quiet">{t('tier.ofEvery')}</span>
        </p>
        <progress aria-label={t('tier.progress')} className="h-2 w-full accent-accent" max={1} value={Math.min(1, Math.max(0, part))} />
        <p className="text-sm">
          {threshold !== undefined && next
            ? t('tier.next', { received: live(received), threshold: live(threshold), share: percentOf(next.share) })
            : t('tier.highest', { received: live(received) })}
        </p>
        <p className="text-quiet text-sm">{t('tier.how')}</p>
      </div>
    </Card>
  )
}
