import { useTranslation } from 'react-i18next'

import { TipEntry } from '@/pages/room/entries'
import { type Room, useView } from '@/pages/room/room'
import type { ShownTip } from '@/pages/room/room-state'
import { Card } from '@/ui/Card'

/** The tips alone, newest first. */
export function TipFeed({ room }: { room: Room }) {
  const { t } = useTranslation('studio')
  const entries = useView(room, (view) => view.entries)
  const tips = entries.flatMap((entry): ShownTip[] => (entry.kind === 'tip' ? [entry.tip] : [])).reverse()
  return (
    <Card title={t('tips.title')}>
      {tips.length === 0 ? (
        <p className="text-quiet text-sm">{t('tips.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keyboard.
        <ol tabIndex={0} aria-label={t('tips.title')} className="grid max-h-96 gap-1 overflow-y-auto text-sm">
          {tips.map((tip) => (
            <TipEntry key={tip.tip} tip={tip} />
          ))}
        </ol>
      )}
    </Card>
  )
}
