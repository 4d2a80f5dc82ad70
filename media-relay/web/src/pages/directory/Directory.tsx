import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { about, liveRooms } from '@/relay/rooms'
import { Button } from '@/ui/Button'
import { Empty, Failure, Loading } from '@/ui/states'

import { directory } from './data'
import { Operate } from './Operate'
import { RelayCard } from './RelayCard'
import { inOrder, streamsOf } from './relays'

/** How many relays are shown at first, each with a question for its earnings. */
const SHOWN = 20

/** The relays that carry streams, and how to run another one. */
export function Directory() {
  const { t } = useTranslation('directory')
  const relays = useQuery(directory)
  const here = useQuery(about)
  const rooms = useQuery(liveRooms)
  const [shown, setShown] = useState(SHOWN)
  const ordered = relays.data && inOrder(relays.data, here.data?.account)
  const capacity = ordered?.filter(({ status }) => status === 'active').reduce((sum, relay) => sum + relay.capacity, 0)
  return (
    <div className="mx-auto grid max-w-5xl gap-5">
      <header className="grid gap-2">
        <h1 className="font-bold text-2xl sm:text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('introduction')}</p>
        {ordered && (
          <p className="font-semibold" role="status">
            {t('count', { count: ordered.length })} · {t('capacity', { count: capacity })}
          </p>
        )}
      </header>
      {relays.error && <Failure error={relays.error} reset={() => relays.refetch()} />}
      {!ordered && !relays.error && <Loading />}
      {ordered?.length === 0 && <Empty>{t('none')}</Empty>}
      {ordered && ordered.length > 0 && (
        <ul aria-label={t('title')} className="grid gap-4 md:grid-cols-2">
          {ordered.slice(0, shown).map((relay) => (
            <RelayCard
              key={relay.operator}
              relay={relay}
              here={relay.operator === here.data?.account}
              streams={rooms.data && streamsOf(relay.operator, rooms.data)}
            />
          ))}
        </ul>
      )}
      {ordered && ordered.length > shown && (
        <Button kind="secondary" onClick={() => setShown(shown + SHOWN)} className="justify-self-center">
          {t('more')}
        </Button>
      )}
      <Operate />
    </div>
  )
}
