import { useTranslation } from 'react-i18next'

import { useLevel } from './useLevel'

/** How loud the microphone is. */
export function Level({ media }: { media: MediaStream | undefined }) {
  const { t } = useTranslation('studio')
  const level = useLevel(media)
  return (
    <label className="grid gap-1 text-sm">
      {t('devices.level')}
      <meter min={0} max={1} low={0.1} high={0.9} optimum={0.5} value={level} className="h-3 w-full" />
    </label>
  )
}
