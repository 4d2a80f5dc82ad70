import { useTranslation } from 'react-i18next'
import { useQuote } from '@/wallet/quote'
import { Shares } from '@/wallet/Shares'

/** Who would get what of a tip, as the chain would split it now. */
export function Split({ performer, amount }: { performer: string; amount: bigint }) {
  const { t } = useTranslation('room')
  const { data, error } = useQuote(performer, amount)
  if (error) return <p className="text-danger text-sm">{t('tip.splitFailed', { reason: error.message })}</p>
  return (
    <details className="rounded-xl border border-line px-3 py-2">
      <summary className="min-h-8 cursor-pointer py-1 text-sm">{data ? t('tip.split') : t('tip.splitAsking')}</summary>
      {data && <Shares split={data} amount={amount} brief />}
    </details>
  )
}
