import { useTranslation } from 'react-i18next'

import { Address } from '@/ui/Address'
import { classes } from '@/ui/classes'
import { Amount } from '@/wallet/Amount'

/** A verifier as the chain lists it. */
export interface Listed {
  verifier: string
  encryption_key: string
  fee: bigint
  pending: number
}

/** Who is to look at the documents. */
export function VerifierChoice({ listed, chosen, choose }: { listed: Listed[]; chosen: string; choose: (verifier: string) => void }) {
  const { t } = useTranslation('studio')
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">{t('verifierChoice.title')}</legend>
      {listed.map(({ verifier, fee, pending }) => (
        <label
          key={verifier}
          className={classes(
            'flex cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 rounded-xl border p-3 focus-within:outline-2 focus-within:outline-accent',
            verifier === chosen ? 'border-accent bg-accent/10' : 'border-line',
          )}
        >
          <input
            type="radio"
            name="verifier"
            className="size-4 accent-accent"
            checked={verifier === chosen}
            onChange={() => choose(verifier)}
          />
          <Address of={verifier} />
          <span className="text-sm">
            {t('verifierChoice.fee')} <Amount of={fee} />
          </span>
          <span className="text-quiet text-sm">{t('verifierChoice.pending', { count: pending })}</span>
        </label>
      ))}
    </fieldset>
  )
}
