import { useTranslation } from 'react-i18next'

import type { About } from '@/relay/rooms'
import { Button } from '@/ui/Button'
import { Amount } from '@/wallet/Amount'

import { useAction } from '../act'
import { type Draft, documentOf } from './draft'
import { publishRoom } from './room'
import type { Standing } from './steps'

/** Puts the room on the chain, its document on the relay, and lets the relay go live for the performer. */
export function RoomStep({
  account,
  relay,
  standing,
  draft,
  isPublished,
  isChanged,
}: {
  account: string
  relay: About
  standing: Standing
  draft: Draft
  isPublished: boolean
  /** Whether what is typed says something else than what is published. */
  isChanged: boolean
}) {
  const { t } = useTranslation('studio')
  const { busy, run } = useAction()
  const { room, trusted, deposits, eligible } = standing
  const { profile, faults } = documentOf(draft, account)
  const publish = () =>
    run(async () => {
      await publishRoom({ profile, relay, standing, t })
      return t('room.done')
    })
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-quiet">{t('room.why')}</p>
      <ul className="grid gap-2 text-sm">
        <li className="rounded-lg bg-raised p-3">
          {room ? t(isPublished ? 'room.open' : 'room.missing') : t('room.willOpen')}
          {!room && (
            <>
              {' '}
              {t('room.deposit')} <Amount of={deposits.room} usd={false} />.
            </>
          )}
        </li>
        <li className="rounded-lg bg-raised p-3">
          {t(trusted ? 'room.trusted' : 'room.willTrust', { relay: relay.url })}
          {!trusted && (
            <>
              {' '}
              {t('room.deposit')} <Amount of={deposits.proxy} usd={false} />.
            </>
          )}
        </li>
      </ul>
      {!eligible && <p className="text-quiet text-sm">{t('room.notEligible')}</p>}
      {faults.length > 0 && <p className="text-quiet text-sm">{t('room.faults')}</p>}
      {isPublished && trusted && !isChanged ? (
        <p role="status" className="text-quiet text-sm">
          {t('room.same')}
        </p>
      ) : (
        <>
          <Button className="justify-self-start" busy={busy} disabled={!eligible || faults.length > 0} onClick={publish}>
            {t(room ? 'room.update' : 'room.publish')}
          </Button>
          <p className="text-quiet text-sm">{t('room.signatures')}</p>
        </>
      )}
    </div>
  )
}
