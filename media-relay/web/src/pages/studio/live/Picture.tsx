import { useEffect, useRef } from 'react'

import { classes } from '@/ui/classes'

/** A camera's own picture, as a mirror shows it. */
export function Picture({
  media,
  label,
  className,
  onPicture,
}: {
  media: MediaStream
  label: string
  className?: string
  onPicture?: () => void
}) {
  const screen = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (screen.current) screen.current.srcObject = media
  }, [media])
  return (
    <video
      ref={screen}
      aria-label={label}
      autoPlay
      muted
      playsInline
      onPlaying={onPicture}
      className={classes('aspect-video w-full -scale-x-100 rounded-xl bg-black object-cover', className)}
    />
  )
}
