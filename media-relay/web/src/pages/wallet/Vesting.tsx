import { useTranslation } from 'react-i18next'

import { formatLive } from '@/chain/amount'
import { Button } from '@/ui/Button'

import { act } from './act'

/** Releases what has vested. */
export function Vesting({ releasable }: { releasable: bigint }) {
  const { t, i18n } = useTranslation('wallet')
  if (releasable === 0n) return null
  return (
    <Button
      kind="secondary"
      className="mt-1 ml-auto flex"
      onClick={() =>
        act({
          title: t('vest.title'),
          changes: [{ label: t('vest.released'), amount: releasable }],
          transaction: (api) => api.tx.LiveToken.vest(),
        })
      }
    >
      {t('vest.do', { amount: formatLive(releasable, { decimals: 4, language: i18n.language }) })}
    </Button>
  )
}
