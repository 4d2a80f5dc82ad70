import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'

import { Loading } from '@/ui/states'
import { RoomPage } from './RoomPage'
import { useRoom } from './room'
import { useWatch } from './watch'

/** A performer's room. The picture is asked for before anything else, texts included. */
export function Room() {
  const { account } = useParams({ from: '/room/$account' })
  const watched = useWatch(account)
  const room = useRoom(account)
  return <Suspense fallback={<Loading />}>{room && <RoomPage key={account} room={room} {...watched} />}</Suspense>
}
