import { useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { listKeys, makeKey, type NewKey, revokeKey } from '@/relay/auth-keys'
import type { About } from '@/relay/rooms'
import { useSignedIn } from '@/relay/session'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'

import { useAction } from '../act'
import { CopyField } from './CopyField'

/** How an encoder such as OBS publishes: its address, and keys that are shown once. */
export function Encoder({ account, relay }: { account: string; relay: About }) {
  const { t, i18n } = useTranslation('studio')
  const signedIn = useSignedIn()
  const { data: keys } = useQuery({ queryKey: ['studio', 'keys', account], queryFn: listKeys, enabled: signedIn })
  const [made, setMade] = useState<NewKey>()
  const { busy, run } = useAction()
  const date = (time: number) => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(time)
  const make = () =>
    run(async () => {
      setMade(await makeKey('OBS'))
      return undefined
    })
  const revoke = (id: string) =>
    run(async () => {
      await revokeKey(id)
      if (made?.id === id) setMade(undefined)
      return t('encoder.revoked')
    })
  return (
    <Card title={t('encoder.title')}>
      <div className="grid gap-4">
        <p className="max-w-prose text-quiet text-sm">{t('encoder.how')}</p>
        <CopyField label={t('encoder.address')} value={`${relay.url.replace(/\/$/, '')}/whip/${account}`} />
        {made && <CopyField label={t('encoder.key')} hint={t('encoder.once')} value={made.key} />}
        <Button kind="secondary" className="justify-self-start" busy={busy} onClick={make}>
          <KeyRound aria-hidden className="size-4" />
          {t('encoder.make')}
        </Button>
        {keys && keys.length > 0 && (
          <ul aria-label={t('encoder.keys')} className="grid gap-1">
            {keys.map(({ id, label, createdAt, expiresAt }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 rounded-lg bg-raised px-3 py-2 text-sm">
                <span>
                  {label || id}{' '}
                  <span className="text-quiet">{t('encoder.between', { from: date(createdAt), until: date(expiresAt) })}</span>
                </span>
                <Button kind="danger" busy={busy} onClick={() => revoke(id)}>
                  {t('encoder.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}
