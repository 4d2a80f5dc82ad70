import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { Choice } from '@/ui/Field'

import { openCamera, useBroadcast } from './broadcast'
import { useDevices } from './devices'

/** Which camera and which microphone. The browser names them only once they may be used. */
export function DeviceChoice() {
  const { t } = useTranslation('studio')
  const media = useBroadcast((broadcast) => broadcast.media)
  const { camera, microphone } = useDevices()
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([])
  useEffect(() => {
    const list = () => navigator.mediaDevices.enumerateDevices().then(setDevices)
    list()
    navigator.mediaDevices.addEventListener('devicechange', list)
    return () => navigator.mediaDevices.removeEventListener('devicechange', list)
  }, [media])
  const choose = (change: { camera?: string; microphone?: string }) => {
    useDevices.setState(change)
    openCamera()
  }
  const options = (kind: MediaDeviceKind) =>
    devices
      .filter((device) => device.kind === kind && device.deviceId)
      .map(({ deviceId, label }) => (
        <option key={deviceId} value={deviceId}>
          {label || t('devices.unnamed')}
        </option>
      ))
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Choice label={t('devices.camera')} value={camera} onChange={({ target }) => choose({ camera: target.value })}>
        {options('videoinput')}
      </Choice>
      <Choice label={t('devices.microphone')} value={microphone} onChange={({ target }) => choose({ microphone: target.value })}>
        {options('audioinput')}
      </Choice>
    </div>
  )
}
