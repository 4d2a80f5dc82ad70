import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { directory } from '@/pages/directory/data'
import { onward, samePage } from '@/pages/directory/relays'
import { about } from '@/relay/rooms'

import { type Room, useView } from './room'

/** This page at another relay, if this one goes: where it says, or at any other of the directory, which was read while it was there. */
export function useOnward(room: Room) {
  const joined = useView(room, (view) => view.joined)
  const redirect = useView(room, (view) => view.redirect)
  const [chance] = useState(Math.random)
  const { data: here } = useQuery(about)
  const { data: relays = [] } = useQuery({
    ...directory,
    enabled: joined === 'open',
    refetchInterval: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const to = redirect && (redirect.to ?? onward(relays, here?.account, chance))
  return { leaves: redirect !== undefined, address: to ? samePage(to, location.pathname) : undefined }
}
