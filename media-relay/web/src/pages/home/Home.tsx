import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useSettings } from '@/app/settings'
import { liveRooms } from '@/relay/rooms'
import { Button } from '@/ui/Button'
import { Empty, Failure } from '@/ui/states'

import { arrange, everything, matches, type Shown, steady } from './arrange'
import { Filters } from './Filters'
import { Following, useFollows } from './Following'
import { setFilter, useFilter } from './filter'
import { RoomCard } from './RoomCard'
import { readRanking } from './ranking'

/** How often the chain is asked for the order, in milliseconds. */
const RANKING_INTERVAL = 15_000

/** Who is live, in the chain's order. */
export function Home() {
  const { t } = useTranslation('home')
  const hidden = useSettings((settings) => settings.hidden)
  const { data: all, error, refetch } = useQuery(liveRooms)
  const rooms = useMemo(() => all?.filter(({ performer }) => !hidden.includes(performer)), [all, hidden])
  const performers = useMemo(() => rooms?.map(({ performer }) => performer).sort() ?? [], [rooms])
  const ranking = useQuery({
    queryKey: ['ranking', performers],
    queryFn: () => readRanking(new Set(performers)),
    enabled: performers.length > 0,
    refetchInterval: RANKING_INTERVAL,
    placeholderData: keepPreviousData,
  })
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="font-bold text-2xl">{t('title')}</h1>
        <p className="text-quiet text-sm">{t(ranking.error ? 'orderUnknown' : 'order')}</p>
      </div>
      <Following hidden={hidden} />
      {rooms ? <Rooms shown={arrange(rooms, ranking.data)} /> : error ? <Failure error={error} reset={refetch} /> : <Skeleton />}
    </div>
  )
}

function Rooms({ shown: all }: { shown: Shown[] }) {
  const { t } = useTranslation('home')
  const filter = useFilter()
  const followed = useFollows()
  const [held, setHeld] = useState(false)
  const order = useRef<string[]>([])
  const shown = steady(order.current, all, held)
  order.current = shown.map(({ room }) => room.performer)
  const found = shown.filter(({ room }) => matches(room, filter))
  if (all.length === 0) return <Empty>{t('nobody')}</Empty>
  return (
    <>
      <Filters rooms={all.map(({ room }) => room)} />
      <p role="status" className="sr-only">
        {t('found', { count: found.length })}
      </p>
      {found.length === 0 && (
        <div className="grid justify-items-center gap-3">
          <Empty>{t('noMatch')}</Empty>
          <Button kind="secondary" onClick={() => setFilter({ ...everything, tag: undefined, language: undefined })}>
            {t('filter.clear')}
          </Button>
        </div>
      )}
      <section aria-labelledby="rooms">
        <h2 id="rooms" className="sr-only">
          {t('list')}
        </h2>
        <ul
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-4"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && setHeld(false)}
        >
          {found.map(({ room, placed }) => (
            <RoomCard
              key={room.performer}
              room={room}
              placed={placed}
              followed={followed?.includes(room.performer) ?? false}
              onTag={(tag) => setFilter({ tag })}
            />
          ))}
        </ul>
      </section>
    </>
  )
}

function Skeleton() {
  return (
    <ul aria-busy="true" className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-4">
      {[0, 1, 2, 3].map((place) => (
        <li key={place} aria-hidden className="animate-pulse overflow-hidden rounded-2xl border border-line bg-panel">
          <div className="aspect-video bg-raised" />
          <div className="m-3 h-16 rounded-lg bg-raised" />
        </li>
      ))}
    </ul>
  )
}
