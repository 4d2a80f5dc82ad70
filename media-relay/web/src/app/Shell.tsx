import { Link, Outlet, useMatchRoute } from '@tanstack/react-router'
import { Radio, Users, Video, Wallet } from 'lucide-react'
import { useTranslation } from 'react-i18next'

import { Notices } from '@/ui/notices'
import { SigningDialog } from '@/wallet/SigningDialog'

import { AccountMenu } from './AccountMenu'
import { AgeGate } from './AgeGate'
import { Connection } from './Connection'

const links = [
  ['/', 'live', Radio],
  ['/studio', 'studio', Video],
  ['/wallet', 'wallet', Wallet],
  ['/referrals', 'referrals', Users],
] as const

const more = [
  ['/directory', 'directory'],
  ['/audit', 'audit'],
  ['/developers', 'developers'],
  ['/verifier', 'verifier'],
  ['/settings', 'settings'],
] as const

/** What stands around every page: the way to the others, who one is, and what is the matter. */
export function Shell() {
  const { t } = useTranslation()
  const matches = useMatchRoute()
  // The overlay is shown over a picture, with nothing around it.
  if (matches({ to: '/overlay/$account' })) return <Outlet />
  return (
    <AgeGate>
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-panel focus:p-3">
        {t('skip')}
      </a>
      <header className="sticky top-0 z-30 border-line border-b bg-ground/95 sm:backdrop-blur">
        <div className="mx-auto flex max-w-screen-2xl items-center justify-between gap-4 px-3 py-2 sm:px-5">
          <Link to="/" className="flex items-center gap-2 rounded-lg px-1 font-bold text-lg">
            <img src="/star.svg" alt="" className="size-6" />
            <span>Live Stars</span>
          </Link>
          <nav
            aria-label={t('pages')}
            className="flex flex-1 gap-1 max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-line max-sm:border-t max-sm:bg-ground max-sm:px-2 max-sm:pb-[env(safe-area-inset-bottom)]"
          >
            {links.map(([to, name, Icon]) => (
              <Link
                key={to}
                to={to}
                className="rounded-lg text-quiet hover:text-ink max-sm:grid max-sm:flex-1 max-sm:justify-items-center max-sm:gap-0.5 max-sm:py-2 max-sm:text-xs sm:px-3 sm:py-2 sm:text-sm"
                activeProps={{ className: '!text-ink sm:bg-raised max-sm:!text-accent' }}
                activeOptions={{ exact: to === '/' }}
              >
                <Icon aria-hidden className="size-5 sm:hidden" />
                {t(`nav.${name}`)}
              </Link>
            ))}
          </nav>
          <AccountMenu />
        </div>
        <Connection />
      </header>
      <main id="content" className="mx-auto w-full max-w-screen-2xl flex-1 px-3 py-4 sm:px-5">
        <Outlet />
      </main>
      <footer className="border-line border-t max-sm:pb-16">
        <nav
          aria-label={t('morePages')}
          className="mx-auto flex max-w-screen-2xl flex-wrap gap-x-5 gap-y-2 px-4 py-5 text-quiet text-sm sm:px-5"
        >
          {more.map(([to, name]) => (
            <Link key={to} to={to} className="hover:text-ink">
              {t(`nav.${name}`)}
            </Link>
          ))}
        </nav>
      </footer>
      <SigningDialog />
      <Notices />
    </AgeGate>
  )
}
