import { useTranslation } from 'react-i18next'

import { Card } from '@/ui/Card'

import { CopyField } from './CopyField'

/** The page that an encoder lays over the picture: tips and the goal. */
export function OverlayAddress({ account }: { account: string }) {
  const { t } = useTranslation('studio')
  return (
    <Card title={t('overlay.title')}>
      <div className="grid gap-4">
        <p className="max-w-prose text-quiet text-sm">{t('overlay.how')}</p>
        <CopyField label={t('overlay.address')} value={`${location.origin}/overlay/${account}`} />
      </div>
    </Card>
  )
}
