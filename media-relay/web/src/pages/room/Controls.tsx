import { Maximize, PictureInPicture2, Volume2, VolumeX } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'

import type { Watch } from '@/relay/watching'

import { type Choice, QualityMenu } from './QualityMenu'

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
  onChoice: (choice: Choice) => void
  video: RefObject<HTMLVideoElement | null>
  onFullscreen: () => void
}

const button = 'grid size-9 shrink-0 place-items-center rounded-lg text-white hover:bg-white/20 pointer-coarse:size-11'

/** What can be done with picture and sound. */
export function Controls({ sound, onSound, watch, picture, onChoice, video, onFullscreen }: Props) {
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
      <QualityMenu watch={watch} picture={picture} onChoice={onChoice} className={button} />
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
