import { useTranslation } from 'react-i18next'

import { useChainState } from '@/chain'
import { useRelayState } from '@/relay/http'

/** Says it when the relay or the chain cannot be reached, until they can be again. */
export function Connection() {
  const { t } = useTranslation()
  const relay = useRelayState()
  const chain = useChainState()
  const lost = relay === 'lost' ? 'relayLost' : chain === 'lost' ? 'chainLost' : undefined
  return (
    <div role="status" className="text-center text-sm">
      {lost && <p className="bg-warning/20 px-3 py-1">{t(`connection.${lost}`)}</p>}
    </div>
  )
}
