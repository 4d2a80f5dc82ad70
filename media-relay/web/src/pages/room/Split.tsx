import { useTranslation } from 'react-i18next'
import { percent, type Split as Shared, useQuote } from '@/wallet/quote'
import { Shares } from '@/wallet/Shares'

/** Who would get what of a tip, as the chain would split it now. */
export function Split({ performer, amount }: { performer: string; amount: bigint }) {
  const { t, i18n } = useTranslation('room')
  const { data, error } = useQuote(performer, amount)
  if (error) return <p className="text-danger text-sm">{t('tip.splitFailed', { reason: error.message })}</p>
  return (
    <details className="rounded-xl border border-line px-3 py-2">
      <summary className="min-h-8 cursor-pointer py-1 text-sm">
        {data ? t('tip.split') : t('tip.splitAsking')}
        {data && (
          <span className="ml-2 text-quiet">
            {t('tip.splitPerformer', { part: new Intl.NumberFormat(i18n.language).format(percent(hers(data), amount)) })}
          </span>
        )}
      </summary>
      {data && <Shares split={data} amount={amount} brief />}
    </details>
  )
}

/** What goes to the performer herself and to those among whom she splits it. */
const hers = ({ shares }: Shared) =>
  shares.reduce((sum, { role, amount }) => (role.name === 'Performer' || role.name === 'Payout' ? sum + amount : sum), 0n)
