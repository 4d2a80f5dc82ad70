import { useEffect } from 'react'

import type { Room } from '@/pages/room/room'
import { useSignedIn } from '@/relay/session'

/** Has the room know the performer once she has signed in at the relay. */
export function useHerself(room: Room | undefined) {
  const signedIn = useSignedIn()
  useEffect(() => {
    // What the room says against it stands in the room's view; a lost socket introduces her when it is back.
    if (signedIn) room?.signIn().catch(() => undefined)
  }, [signedIn, room])
}
