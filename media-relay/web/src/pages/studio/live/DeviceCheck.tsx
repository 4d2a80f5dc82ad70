import { Camera } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'

import { Bandwidth } from './Bandwidth'
import { closeCamera, openCamera, useBroadcast } from './broadcast'
import { DeviceChoice } from './DeviceChoice'
import { deviceFault, useDevices } from './devices'
import { Level } from './Level'
import { Picture } from './Picture'

/** Tries camera, microphone and upload before anybody watches. */
export function DeviceCheck() {
  const { t } = useTranslation('studio')
  const { media, fault } = useBroadcast()
  useEffect(() => closeCamera, [])
  return (
    <div className="grid gap-5">
      <p className="max-w-prose text-quiet">{t('devices.why')}</p>
      {media ? (
        <div className="grid gap-4 lg:grid-cols-2">
          <Picture media={media} label={t('devices.picture')} onPicture={() => useDevices.setState({ tested: true })} />
          <div className="grid content-start gap-4">
            <DeviceChoice />
            <Level media={media} />
            <Button kind="quiet" className="justify-self-start" onClick={closeCamera}>
              {t('devices.close')}
            </Button>
          </div>
        </div>
      ) : (
        <Button className="justify-self-start" onClick={openCamera}>
          <Camera aria-hidden className="size-4" />
          {t('devices.open')}
        </Button>
      )}
      {fault !== undefined && (
        <p role="alert" className="rounded-lg bg-danger/15 p-3">
          {t(`devices.fault.${deviceFault(fault)}`)}
        </p>
      )}
      <Bandwidth />
    </div>
  )
}
