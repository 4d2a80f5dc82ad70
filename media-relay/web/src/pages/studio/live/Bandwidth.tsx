import { useTranslation } from 'react-i18next'

import { Button } from '@/ui/Button'

import { useAction } from '../act'
import { carries, measureUpload } from './bandwidth'
import { useDevices } from './devices'
import { formatBits } from './format'

/** Measures what the way to the relay carries. */
export function Bandwidth() {
  const { t, i18n } = useTranslation('studio')
  const upload = useDevices((devices) => devices.upload)
  const { busy, run } = useAction()
  const measure = () =>
    run(async () => {
      useDevices.setState({ upload: await measureUpload() })
      return undefined
    })
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-xl border border-line p-4">
      <p role="status" className="min-w-0 flex-1 max-sm:basis-full">
        {upload === undefined ? (
          t('bandwidth.why')
        ) : (
          <>
            <span className="font-semibold">{t('bandwidth.upload', { rate: formatBits(upload, i18n.language) })}</span>{' '}
            <span className="text-quiet">{t(`bandwidth.${carries(upload)}`)}</span>
          </>
        )}
      </p>
      <Button kind="secondary" busy={busy} onClick={measure}>
        {t(busy ? 'bandwidth.measuring' : 'bandwidth.measure')}
      </Button>
    </div>
  )
}
