import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'

import { i18n } from '@/i18n'
import { readSearch } from '@/pages/studio/tabs'
import { Failure, Loading } from '@/ui/states'

import { NotFound } from './NotFound'
import { Shell } from './Shell'

/** A page, whose texts are loaded at the same time: to wait for one after the other is long on a slow link. */
function withTexts<Page>(namespace: string, page: Promise<Page>) {
  i18n.loadNamespaces(namespace)
  return page
}

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Failure })
const getParentRoute = () => root

const home = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => withTexts('home', import('@/pages/home/Home')), 'Home'),
})
const room = createRoute({
  getParentRoute,
  path: '/room/$account',
  component: lazyRouteComponent(() => withTexts('room', import('@/pages/room/Room')), 'Room'),
})
const wallet = createRoute({
  getParentRoute,
  path: '/wallet',
  component: lazyRouteComponent(() => withTexts('wallet', import('@/pages/wallet/Wallet')), 'Wallet'),
})
const studio = createRoute({
  getParentRoute,
  path: '/studio',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => withTexts('studio', import('@/pages/studio/Studio')), 'Studio'),
})
const verifier = createRoute({
  getParentRoute,
  path: '/verifier',
  component: lazyRouteComponent(() => withTexts('verifier', import('@/pages/verifier/Verifier')), 'Verifier'),
})
const referrals = createRoute({
  getParentRoute,
  path: '/referrals',
  component: lazyRouteComponent(() => withTexts('referrals', import('@/pages/referrals/Referrals')), 'Referrals'),
})
const invitation = createRoute({
  getParentRoute,
  path: '/r/$code',
  component: lazyRouteComponent(() => withTexts('referrals', import('@/pages/referrals/Invitation')), 'Invitation'),
})
const directory = createRoute({
  getParentRoute,
  path: '/directory',
  component: lazyRouteComponent(() => withTexts('directory', import('@/pages/directory/Directory')), 'Directory'),
})
const receipt = createRoute({
  getParentRoute,
  path: '/receipt/$block/$event',
  component: lazyRouteComponent(() => withTexts('receipt', import('@/pages/receipt/Receipt')), 'Receipt'),
})
const audit = createRoute({
  getParentRoute,
  path: '/audit',
  component: lazyRouteComponent(() => withTexts('audit', import('@/pages/audit/Audit')), 'Audit'),
})
const developers = createRoute({
  getParentRoute,
  path: '/developers',
  component: lazyRouteComponent(() => withTexts('developers', import('@/pages/developers/Developers')), 'Developers'),
})
const overlay = createRoute({
  getParentRoute,
  path: '/overlay/$account',
  component: lazyRouteComponent(() => withTexts('overlay', import('@/pages/overlay/Overlay')), 'Overlay'),
})
const settings = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(() => withTexts('settings', import('@/pages/settings/Settings')), 'Settings'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    room,
    wallet,
    studio,
    verifier,
    referrals,
    invitation,
    directory,
    receipt,
    audit,
    developers,
    overlay,
    settings,
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
