import { VolumeX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

import { settings } from '@/app/settings'
import type { Watch, Watching } from '@/relay/watching'

import { Controls, type Sound } from './Controls'
import { Curtain } from './Curtain'
import type { Choice } from './QualityMenu'

interface Props {
  watch: Watch | undefined
  watching: Watching
  title: string
  /** The first picture was shown. */
  onPicture: () => void
}

/** The picture, what can be done with it, and what is the matter when there is none. */
export function Stage({ watch, watching, title, onPicture }: Props) {
  const { t } = useTranslation('room')
  const stage = useRef<HTMLDivElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const [sound, setSound] = useState<Sound>({ muted: true, volume: 1 })
  const [picture, setPicture] = useState(true)
  const [seen, setSeen] = useState(false)
  const shown = useRef(onPicture)
  shown.current = onPicture

  useEffect(() => {
    const screen = video.current
    if (!watch || !screen) return
    screen.srcObject = watch.stream
    setSeen(false)
    const handle = screen.requestVideoFrameCallback?.(() => {
      performance.mark('first-picture')
      setSeen(true)
      shown.current()
    })
    return () => {
      if (handle !== undefined) screen.cancelVideoFrameCallback?.(handle)
      screen.srcObject = null
    }
  }, [watch])

  useEffect(() => {
    const screen = video.current
    if (!screen) return
    screen.muted = sound.muted
    screen.volume = sound.volume
    // A browser that does not let it sound without being asked pauses it.
    if (screen.srcObject && screen.paused) screen.play().catch(() => {})
  }, [sound])

  // The size is remembered. Sound alone is for this room: the next one would seem to be broken.
  const choose = (choice: Choice) => {
    setPicture(choice !== 'sound')
    if (choice === 'sound') setSound((now) => ({ ...now, muted: false }))
    else settings.setState({ maxHeight: choice })
    watch?.want({ audio: true, video: choice !== 'sound', maxHeight: settings.getState().maxHeight })
  }
  const playing = watching.state === 'playing'
  return (
    <section
      ref={stage}
      aria-label={t('stage.label', { title })}
      className="group/stage relative aspect-video max-h-[75dvh] w-full overflow-hidden bg-black sm:rounded-2xl"
    >
      <video ref={video} muted autoPlay playsInline className="size-full object-contain" aria-label={t('stage.video', { title })} />
      {!(playing && (seen || !picture)) && <Curtain watch={watch} watching={watching} title={title} />}
      {playing && !picture && <p className="absolute inset-0 grid place-items-center bg-black text-white">{t('stage.soundOnly')}</p>}
      {playing && sound.muted && (
        <button
          type="button"
          onClick={() => setSound({ muted: false, volume: sound.volume || 1 })}
          className="absolute top-3 left-3 inline-flex min-h-11 items-center gap-2 rounded-full bg-white px-4 font-semibold text-black text-sm shadow-lg hover:bg-white/90"
        >
          <VolumeX aria-hidden className="size-5" />
          {t('stage.unmute')}
        </button>
      )}
      {playing && (
        <Controls
          sound={sound}
          onSound={setSound}
          watch={watch}
          picture={picture}
          onChoice={choose}
          video={video}
          onFullscreen={() => toggleFullscreen(stage.current)}
        />
      )}
    </section>
  )
}

function toggleFullscreen(element: HTMLElement | null) {
  if (document.fullscreenElement) document.exitFullscreen()
  else element?.requestFullscreen?.().catch(() => {})
}
