import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

import { useRoom } from '@/pages/room/room'
import type { About } from '@/relay/rooms'
import { Failure, Loading } from '@/ui/states'

import { isReady, type Standing } from '../setup/steps'
import { published, useStanding } from '../standing'
import { useBroadcast } from './broadcast'
import { Cast } from './Cast'
import { Encoder } from './Encoder'
import { OnAir } from './OnAir'
import { OverlayAddress } from './OverlayAddress'
import { RoomChat } from './RoomChat'
import { Stage } from './Stage'
import { TipFeed } from './TipFeed'
import { useHerself } from './useHerself'

/** The stream and the room, from the performer's side. */
export function Live() {
  const { t } = useTranslation('studio')
  const { account, relay, standing, error, refetch } = useStanding()
  const publishing = useBroadcast((broadcast) => broadcast.publishing)
  if (!standing || !relay) return error ? <Failure error={error} reset={refetch} /> : <Loading />
  // A stream that runs stays in sight, whatever became of the right to it: it says why it ends.
  if (!isReady(standing) && !publishing) {
    return (
      <div className="grid gap-3 rounded-2xl border border-line p-6">
        <p className="font-semibold">{t('live.notReady')}</p>
        <p className="max-w-prose text-quiet">
          {standing.eligible
            ? t(standing.room ? 'live.notTrusted' : 'live.noRoom')
            : t(`ineligible.${standing.ineligibility ?? 'Unverified'}`)}
        </p>
        <Link to="/studio" search={{ tab: 'set-up' }} className="justify-self-start text-accent underline">
          {t('live.toSetUp')}
        </Link>
      </div>
    )
  }
  return <OnStage account={account!} relay={relay} standing={standing} />
}

/** All of it, for a performer who has a room. */
function OnStage({ account, relay, standing }: { account: string; relay: About; standing: Standing }) {
  const { data: document } = useQuery(published(standing.room?.profile))
  const room = useRoom(account)
  useHerself(room)
  if (!room) return <Loading />
  return (
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid content-start gap-5">
        <Stage account={account} standing={standing} room={room} />
        <OnAir account={account} relay={relay} standing={standing} document={document ?? undefined} room={room} />
      </div>
      {/* On a phone the room comes before what is set up once. */}
      <div className="grid content-start gap-5 lg:row-span-2">
        <RoomChat room={room} />
        <TipFeed room={room} />
      </div>
      <div className="grid content-start gap-5">
        <Encoder account={account} relay={relay} />
        <OverlayAddress account={account} />
        <Cast account={account} />
      </div>
    </div>
  )
}
