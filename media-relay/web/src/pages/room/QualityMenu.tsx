import { Settings2 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

import { useSettings } from '@/app/settings'
import { stepFor } from '@/relay/layers'
import type { Watch } from '@/relay/watching'

import { useQuality, useSteps } from './watch'

/** What a viewer wants: the highest picture in pixels, whatever her link carries, or no picture. */
export type Choice = number | undefined | 'sound'

interface Props {
  watch: Watch | undefined
  /** Whether the picture is received, not the sound alone. */
  picture: boolean
  onChoice: (choice: Choice) => void
  className: string
}

/** The sizes in which the performer sends her picture, and what comes now. The relay sends no more than the viewer's link carries. */
export function QualityMenu({ watch, picture, onChoice, className }: Props) {
  const { t, i18n } = useTranslation('room')
  const [open, setOpen] = useState(false)
  const quality = useQuality(watch, open)
  const steps = useSteps(watch, open)
  const maxHeight = useSettings((settings) => settings.maxHeight)
  const rate = (bits: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(bits / 1e6)
  const chosen = !picture ? 'sound' : maxHeight === undefined ? 'automatic' : String(stepFor(steps, maxHeight)?.height)
  const choose = (value: string) => onChoice(value === 'sound' ? value : value === 'automatic' ? undefined : Number(value))
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className={className} aria-label={t('quality.label')}>
        <Settings2 aria-hidden className="size-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          align="end"
          collisionPadding={8}
          className="z-40 w-64 rounded-xl border border-line bg-panel p-1 text-sm shadow-xl"
        >
          <DropdownMenu.RadioGroup value={chosen} onValueChange={choose}>
            <Item value="automatic" label={t('quality.automatic')} />
            {steps.map(({ height, lines, bitrate }) => (
              <Item
                key={height}
                value={String(height)}
                label={t('quality.lines', { lines })}
                detail={t('quality.rate', { rate: rate(bitrate) })}
              />
            ))}
            <Item value="sound" label={t('quality.sound')} />
          </DropdownMenu.RadioGroup>
          <p className="px-3 pt-2 text-quiet text-xs">
            {quality
              ? t('quality.now', {
                  size: quality.height ? `${quality.width} × ${quality.height}` : t('quality.noPicture'),
                  rate: rate(quality.rate),
                })
              : t('quality.measuring')}
          </p>
          <p className="px-3 pb-2 text-quiet text-xs">{picture && maxHeight !== undefined && t('quality.most')}</p>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Item({ value, label, detail }: { value: string; label: string; detail?: string }) {
  return (
    <DropdownMenu.RadioItem
      value={value}
      className="flex min-h-10 pointer-coarse:min-h-11 cursor-pointer items-center gap-4 rounded-lg px-3 outline-none data-[highlighted]:bg-raised"
    >
      {label}
      {detail && <span className="text-quiet text-xs">{detail}</span>}
      <DropdownMenu.ItemIndicator className="ml-auto">✓</DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  )
}
