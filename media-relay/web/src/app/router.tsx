import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'

import { readSearch } from '@/pages/studio/tabs'
import { Failure, Loading } from '@/ui/states'

import { NotFound } from './NotFound'
import { Shell } from './Shell'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Failure })
const getParentRoute = () => root

const home = createRoute({ getParentRoute, path: '/', component: lazyRouteComponent(() => import('@/pages/home/Home'), 'Home') })
const room = createRoute({
  getParentRoute,
  path: '/room/$account',
  component: lazyRouteComponent(() => import('@/pages/room/Room'), 'Room'),
})
const wallet = createRoute({
  getParentRoute,
  path: '/wallet',
  component: lazyRouteComponent(() => import('@/pages/wallet/Wallet'), 'Wallet'),
})
const studio = createRoute({
  getParentRoute,
  path: '/studio',
  validateSearch: readSearch,
  component: lazyRouteComponent(() => import('@/pages/studio/Studio'), 'Studio'),
})
const verifier = createRoute({
  getParentRoute,
  path: '/verifier',
  component: lazyRouteComponent(() => import('@/pages/verifier/Verifier'), 'Verifier'),
})
const referrals = createRoute({
  getParentRoute,
  path: '/referrals',
  component: lazyRouteComponent(() => import('@/pages/referrals/Referrals'), 'Referrals'),
})
const invitation = createRoute({
  getParentRoute,
  path: '/r/$code',
  component: lazyRouteComponent(() => import('@/pages/referrals/Invitation'), 'Invitation'),
})
const directory = createRoute({
  getParentRoute,
  path: '/directory',
  component: lazyRouteComponent(() => import('@/pages/directory/Directory'), 'Directory'),
})
const receipt = createRoute({
  getParentRoute,
  path: '/receipt/$block/$event',
  component: lazyRouteComponent(() => import('@/pages/receipt/Receipt'), 'Receipt'),
})
const audit = createRoute({ getParentRoute, path: '/audit', component: lazyRouteComponent(() => import('@/pages/audit/Audit'), 'Audit') })
const developers = createRoute({
  getParentRoute,
  path: '/developers',
  component: lazyRouteComponent(() => import('@/pages/developers/Developers'), 'Developers'),
})
const overlay = createRoute({
  getParentRoute,
  path: '/overlay/$account',
  component: lazyRouteComponent(() => import('@/pages/overlay/Overlay'), 'Overlay'),
})
const settings = createRoute({
  getParentRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/pages/settings/Settings'), 'Settings'),
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
