import { useEffect, useRef, useState } from 'react'

import { classes } from '@/ui/classes'

import { usePreview } from './preview'

/** A hue between blue and red that is an account's own, so that a room is recognised without a picture of it. */
export const hueOf = (account: string) => [...account].reduce((hue, letter) => (hue * 31 + letter.charCodeAt(0)) % 150, 7) + 205

/** What stands for a room that is not looked into, and the preview of one that is. */
export function Picture({ performer, title }: { performer: string; title: string }) {
  const watch = usePreview((preview) => (preview.performer === performer ? preview.watch : undefined))
  const video = useRef<HTMLVideoElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    setSeen(false)
    if (watch && video.current) video.current.srcObject = watch.stream
  }, [watch])
  const hue = hueOf(performer)
  const background = `radial-gradient(circle at 30% 20%, hsl(${hue} 55% 48%), hsl(${hue + 30} 50% 16%))`
  return (
    <div className="relative aspect-video w-full overflow-hidden" style={{ background }}>
      <span aria-hidden className="absolute inset-0 grid place-items-center font-bold text-6xl text-white/40">
        {[...title][0]?.toUpperCase()}
      </span>
      {watch && (
        <video
          ref={video}
          muted
          autoPlay
          playsInline
          aria-hidden
          onPlaying={() => setSeen(true)}
          className={classes('absolute inset-0 size-full bg-black object-cover transition-opacity', seen ? 'opacity-100' : 'opacity-0')}
        />
      )}
      {watch && !seen && <span className="absolute inset-x-0 bottom-0 h-1 animate-pulse bg-accent" />}
    </div>
  )
}
