import { lazy, Suspense } from 'react'

import { useProposals } from './transactions'
import { useUnlocking } from './unlocking'

const Signing = lazy(() => import('./Signing').then(({ Signing }) => ({ default: Signing })))
const Unlock = lazy(() => import('./Unlock').then(({ Unlock }) => ({ default: Unlock })))

/** Shows what waits for a signature: what it does, what it costs, and whether the account can pay it. */
export function SigningDialog() {
  const waiting = useProposals(({ queue }) => queue[0])
  const unlocking = useUnlocking((state) => state.waiting)
  return (
    <Suspense>
      {waiting && <Signing key={waiting.id} waiting={waiting} />}
      {unlocking && <Unlock unlocking={unlocking} />}
    </Suspense>
  )
}
