import { useMutation } from '@tanstack/react-query'
import { Droplets } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { queries } from '@/app/queries'
import { formatLive } from '@/chain/amount'
import { Button } from '@/ui/Button'

import { inWords } from './errors'
import { GIFT, pour, useFaucet } from './faucet'
import { useWallet } from './store'

/** Says by how much an account has too little, and where more comes from. */
export function GetLive({ missing }: { missing: bigint }) {
  const { t, i18n } = useTranslation('signing')
  return (
    <div role="alert" className="grid gap-3 rounded-xl border border-warning p-4 text-sm">
      <p>{t('missing', { amount: formatLive(missing, { language: i18n.language }) })}</p>
      <Faucet />
    </div>
  )
}

/** A button that fills the active account, on chains for development. */
export function Faucet() {
  const { t, i18n } = useTranslation('signing')
  const account = useWallet(({ active }) => active)
  const development = useFaucet()
  const filling = useMutation({
    mutationFn: async () => {
      try {
        await pour(account!.address)
      } catch (error) {
        throw new Error(await inWords(error))
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['balance'] }),
  })
  if (!development) return <p className="text-quiet">{t('faucet.none')}</p>
  return (
    <div className="grid justify-items-start gap-2">
      <Button kind="secondary" busy={filling.isPending} disabled={!account} onClick={() => filling.mutate()}>
        <Droplets aria-hidden className="size-4" />
        {t(filling.isPending ? 'faucet.filling' : 'faucet.do', { amount: formatLive(GIFT, { language: i18n.language }) })}
      </Button>
      <p aria-live="polite" className="text-quiet text-xs">
        {filling.error ? filling.error.message : t('faucet.text')}
      </p>
    </div>
  )
}
