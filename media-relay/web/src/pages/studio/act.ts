import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { queries } from '@/app/queries'
import { BundleError } from '@/relay/bundle'
import { OtherFile } from '@/relay/vault'
import { notify } from '@/ui/notices'
import { inWords } from '@/wallet/errors'
import { Cancelled } from '@/wallet/transactions'

/** Does things one at a time, says how they ended, and has what the chain says read again. */
export function useAction() {
  const { t } = useTranslation('studio')
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<string | undefined>) => {
    setBusy(true)
    try {
      const said = await work()
      if (said) notify({ kind: 'success', text: said })
      return true
    } catch (error) {
      if (!(error instanceof Cancelled)) notify({ kind: 'failure', text: await words(error) })
      return false
    } finally {
      setBusy(false)
      queries.invalidateQueries({ queryKey: ['studio'] })
      queries.invalidateQueries({ queryKey: ['profile'] })
    }
  }
  const words = async (error: unknown) => {
    if (error instanceof BundleError) return t(`bundle.${error.kind}`, { subject: error.subject })
    if (error instanceof OtherFile) return t('bundle.fingerprint')
    return inWords(error)
  }
  return { busy, run, words }
}
