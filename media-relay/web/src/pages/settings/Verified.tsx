import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { chain, useChain } from '@/chain'

/** How far the light client in this browser is. */
export function Verified() {
  const { t, i18n } = useTranslation('settings')
  const finalized = useChain((state) => state.finalized)
  const [fault, setFault] = useState('')
  useEffect(() => {
    chain().catch((error) => setFault(error instanceof Error ? error.message : String(error)))
  }, [])
  return (
    <p role="status" className="text-sm">
      {fault ||
        (finalized === undefined ? t('lightStarts') : t('lightFinal', { block: new Intl.NumberFormat(i18n.language).format(finalized) }))}
    </p>
  )
}
