import { Maximize, PictureInPicture2, Settings2, Volume2, VolumeX } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'

import type { Watch } from '@/relay/watching'

import { useQuality } from './watch'

export interface Sound {
  muted: boolean
  volume: number
}

interface Props {
  sound: Sound
  onSound: (sound: Sound) => void
  watch: Watch | undefined
  /** Whether the picture is received, not the sound alone. */
  picture: boolean
  onPicture: (picture: boolean) => void
  video: RefObject<HTMLVideoElement | null>
  onFullscreen: () => void
}

const button = 'grid size-9 shrink-0 place-items-center rounded-lg text-white hover:bg-white/20 pointer-coarse:size-11'

/** What can be done with picture and sound. */
export function Controls({ sound, onSound, watch, picture, onPicture, video, onFullscreen }: Props) {
  const { t } = useTranslation('room')
  const Volume = sound.muted ? VolumeX : Volume2
  return (
    <div className="absolute inset-x-0 bottom-0 flex items-center gap-1 bg-linear-to-t from-black/80 to-transparent px-2 pt-6 pb-1 transition-opacity group-focus-within/stage:opacity-100 group-hover/stage:opacity-100 pointer-fine:opacity-0">
      <button
        type="button"
        className={button}
        aria-label={t(sound.muted ? 'stage.unmute' : 'stage.mute')}
        onClick={() => onSound({ muted: !sound.muted, volume: sound.volume || 1 })}
      >
        <Volume aria-hidden className="size-5" />
      </button>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        aria-label={t('stage.volume')}
        value={sound.muted ? 0 : sound.volume}
        onChange={({ target }) => onSound({ muted: target.valueAsNumber === 0, volume: target.valueAsNumber })}
        className="w-24 accent-white max-sm:hidden"
      />
      <span className="flex-1" />
      <QualityMenu watch={watch} picture={picture} onPicture={onPicture} />
      {document.pictureInPictureEnabled && (
        <button
          type="button"
          className={button}
          aria-label={t('stage.pictureInPicture')}
          onClick={() => {
            if (document.pictureInPictureElement) document.exitPictureInPicture()
            else video.current?.requestPictureInPicture().catch(() => {})
          }}
        >
          <PictureInPicture2 aria-hidden className="size-5" />
        </button>
      )}
      <button type="button" className={button} aria-label={t('stage.fullscreen')} onClick={onFullscreen}>
        <Maximize aria-hidden className="size-5" />
      </button>
    </div>
  )
}

/** The relay sends the layer that the viewer's link carries; she can do without the picture. */
function QualityMenu({ watch, picture, onPicture }: Pick<Props, 'watch' | 'picture' | 'onPicture'>) {
  const { t, i18n } = useTranslation('room')
  const [open, setOpen] = useState(false)
  const quality = useQuality(watch, open)
  const item = 'flex min-h-10 cursor-pointer items-center justify-between gap-4 rounded-lg px-3 outline-none data-[highlighted]:bg-raised'
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger className={button} aria-label={t('quality.label')}>
        <Settings2 aria-hidden className="size-5" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          align="end"
          collisionPadding={8}
          className="z-40 w-64 rounded-xl border border-line bg-panel p-1 text-sm shadow-xl"
        >
          <DropdownMenu.RadioGroup value={picture ? 'automatic' : 'sound'} onValueChange={(value) => onPicture(value === 'automatic')}>
            {(['automatic', 'sound'] as const).map((choice) => (
              <DropdownMenu.RadioItem key={choice} value={choice} className={item}>
                {t(`quality.${choice}`)}
                <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <p className="px-3 py-2 text-quiet text-xs">
            {quality
              ? t('quality.now', {
                  size: quality.height ? `${quality.width} × ${quality.height}` : t('quality.noPicture'),
                  rate: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }).format(quality.rate / 1e6),
                })
              : t('quality.measuring')}
          </p>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
