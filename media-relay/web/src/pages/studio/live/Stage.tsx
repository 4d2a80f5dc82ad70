import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

import { type Room, useView } from '@/pages/room/room'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { propose } from '@/wallet/transactions'

import { useAction } from '../act'
import type { Standing } from '../setup/steps'
import { closeCamera, useBroadcast } from './broadcast'
import { Monitor } from './Monitor'
import { OffAir } from './OffAir'
import { Sending } from './Sending'

/** The performer's own picture: before, while and after she is live from this browser, or from an encoder. */
export function Stage({ account, standing, room }: { account: string; standing: Standing; room: Room }) {
  const { t } = useTranslation('studio')
  const { busy, run } = useAction()
  const viewers = useView(room, (view) => view.viewers)
  const { media, publication, publishing } = useBroadcast()
  useEffect(() => closeCamera, [])
  if (media && publication && publishing) {
    return <Sending standing={standing} viewers={viewers} media={media} publication={publication} publishing={publishing} />
  }
  if (standing.room?.live) {
    const end = () =>
      run(async () => {
        await propose({
          title: t('propose.offline'),
          changes: [{ label: t('change.offline') }],
          transaction: (api) => api.tx.Rooms.go_offline(),
        })
        return t('live.ended')
      })
    return (
      <Card title={t('live.elsewhere')}>
        <div className="grid gap-4">
          <Monitor account={account} viewers={viewers} />
          <p className="max-w-prose text-quiet">{t('live.elsewhereHow')}</p>
          <div className="flex flex-wrap gap-3">
            <Link
              to="/room/$account"
              params={{ account }}
              className="inline-flex min-h-10 items-center rounded-lg border border-line bg-raised px-4 font-semibold text-sm hover:border-accent"
            >
              {t('live.toRoom')}
            </Link>
            <Button kind="danger" busy={busy} onClick={end}>
              {t('live.endElsewhere')}
            </Button>
          </div>
        </div>
      </Card>
    )
  }
  return <OffAir account={account} />
}
