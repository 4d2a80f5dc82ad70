import { Radio } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { CODECS, type Codec } from '@/relay/publish'
import { token } from '@/relay/session'
import { Button } from '@/ui/Button'
import { Card } from '@/ui/Card'
import { Choice, Field } from '@/ui/Field'
import { Loading } from '@/ui/states'

import { useAction } from '../act'
import { isAddress } from '../payout/payouts'
import { goLive, openCamera, useBroadcast } from './broadcast'
import { DeviceChoice } from './DeviceChoice'
import { deviceFault, useDevices } from './devices'
import { Level } from './Level'
import { Picture } from './Picture'

/** The last look before going live. */
export function OffAir({ account }: { account: string }) {
  const { t } = useTranslation('studio')
  const { media, fault } = useBroadcast()
  const codec = useDevices((devices) => devices.codec)
  const [names, setNames] = useState('')
  const { busy, run } = useAction()
  useEffect(() => {
    openCamera()
  }, [])
  const cast = names.split(/[\s,]+/).filter(Boolean)
  const wrong = cast.find((name) => !isAddress(name) || name === account)
  const start = () =>
    run(async () => {
      // Signing in comes first, so that nothing stands between the picture and the relay.
      await token()
      goLive(account, cast)
      return undefined
    })
  return (
    <Card title={t('live.before')}>
      <div className="grid gap-4">
        {media ? (
          <Picture media={media} label={t('devices.picture')} onPicture={() => useDevices.setState({ tested: true })} />
        ) : fault === undefined ? (
          <Loading />
        ) : (
          <div role="alert" className="grid justify-items-start gap-3 rounded-lg bg-danger/15 p-3">
            {t(`devices.fault.${deviceFault(fault)}`)}
            <Button kind="secondary" onClick={openCamera}>
              {t('devices.open')}
            </Button>
          </div>
        )}
        {media && <Level media={media} />}
        <DeviceChoice />
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label={t('live.codec')}
            hint={t('live.codecHint')}
            value={codec}
            onChange={({ target }) => useDevices.setState({ codec: target.value as Codec })}
          >
            {CODECS.map((one) => (
              <option key={one} value={one}>
                {one.replace('video/', '')}
              </option>
            ))}
          </Choice>
          <Field
            label={t('live.cast')}
            hint={t('live.castHint')}
            value={names}
            onChange={({ target }) => setNames(target.value)}
            fault={wrong && t('live.castWrong', { name: wrong })}
          />
        </div>
        <Button className="min-h-12 text-base" busy={busy} disabled={!media || wrong !== undefined} onClick={start}>
          <Radio aria-hidden className="size-5" />
          {t('live.start')}
        </Button>
        <p className="text-quiet text-sm">{t('live.startHint')}</p>
      </div>
    </Card>
  )
}
