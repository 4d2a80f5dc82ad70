import { Link, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

import { classes } from '@/ui/classes'
import { useWallet } from '@/wallet/store'

import { Countries } from './countries/Countries'
import { Earnings } from './earnings/Earnings'
import { useBroadcast } from './live/broadcast'
import { Live } from './live/Live'
import { Payout } from './payout/Payout'
import { SetUp } from './setup/SetUp'
import { readSearch, TABS, type Tab } from './tabs'
import { Welcome } from './Welcome'

const parts: Record<Tab, () => React.ReactNode> = {
  'set-up': SetUp,
  live: Live,
  earnings: Earnings,
  payout: Payout,
  countries: Countries,
}

/** Where a performer sets up her room, goes live, and sees what she earned. */
export function Studio() {
  const { t } = useTranslation('studio')
  const account = useWallet(({ active }) => active?.address)
  const onAir = useBroadcast(({ publishing }) => publishing?.state === 'sending')
  const { tab = 'set-up' } = readSearch(useSearch({ strict: false }))
  const Part = parts[tab]
  // On a phone the last tabs are beyond the edge.
  const reveal = useCallback((shown: HTMLAnchorElement | null) => shown?.scrollIntoView({ block: 'nearest', inline: 'center' }), [])
  return (
    <div className="mx-auto grid max-w-6xl gap-5">
      <h1 className="font-bold text-2xl sm:text-3xl">{t('title')}</h1>
      {account ? (
        <>
          <nav aria-label={t('title')} className="-mx-3 flex gap-1 overflow-x-auto border-line border-b px-3 sm:mx-0 sm:px-0">
            {TABS.map((name) => (
              <Link
                key={name}
                ref={name === tab ? reveal : undefined}
                to="/studio"
                search={{ tab: name }}
                className={classes(
                  '-mb-px flex min-h-11 shrink-0 items-center gap-2 border-b-2 px-3 py-2 text-sm hover:text-ink',
                  name === tab ? 'border-accent text-ink' : 'border-transparent text-quiet',
                )}
                aria-current={name === tab ? 'page' : undefined}
              >
                {t(`tab.${name}`)}
                {name === 'live' && onAir && <span className="rounded bg-danger px-1.5 font-bold text-ground text-xs">{t('onAir')}</span>}
              </Link>
            ))}
          </nav>
          <Part key={account} />
        </>
      ) : (
        <Welcome />
      )}
    </div>
  )
}
