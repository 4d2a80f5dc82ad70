import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { directory } from '@/pages/directory/data'
import { onward, samePage } from '@/pages/directory/relays'
import { about } from '@/relay/rooms'

import { type Room, useView } from './room'

/** A relay that restarts is back sooner. */
const LOST = 5_000
/** How often the directory is read while its relay is there. */
const READ = 600_000

/** This page at other relays, if this one goes: where it says, or of the directory, which was read while it was there. */
export function useOnward(room: Room) {
  const joined = useView(room, (view) => view.joined)
  const redirect = useView(room, (view) => view.redirect)
  const lost = useLost(joined === 'lost')
  const [chance] = useState(Math.random)
  const { data: here } = useQuery(about)
  const { data: relays = [] } = useQuery({ ...directory, enabled: joined === 'open', refetchInterval: READ, staleTime: READ })
  const leaves = redirect !== undefined
  const to = redirect?.to ? [redirect.to] : leaves || lost ? onward(relays, here?.account, chance) : []
  return { leaves, addresses: to.flatMap((url) => samePage(url, location.pathname) ?? []) }
}

/** Whether something has been lost for so long that it is not expected to be back in a moment. */
function useLost(lost: boolean) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!lost) return setLong(false)
    const timer = setTimeout(() => setLong(true), LOST)
    return () => clearTimeout(timer)
  }, [lost])
  return long
}
