import { useEffect, useRef } from 'react'

import { classes } from '@/ui/classes'

/** A picture: of one's own camera as a mirror shows it, or `plain` as everybody sees it. */
export function Picture({
  media,
  label,
  plain,
  className,
  onPicture,
}: {
  media: MediaStream | undefined
  label: string
  plain?: boolean
  className?: string
  onPicture?: () => void
}) {
  const screen = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (screen.current) screen.current.srcObject = media ?? null
  }, [media])
  return (
    <video
      ref={screen}
      aria-label={label}
      autoPlay
      muted
      playsInline
      onPlaying={onPicture}
      className={classes('aspect-video w-full rounded-xl bg-black object-cover', !plain && '-scale-x-100', className)}
    />
  )
}
