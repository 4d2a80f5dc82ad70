import { useEffect, useState } from 'react'

import { settings } from '@/app/settings'
import { type Step, steps } from '@/relay/layers'
import { Watch, type Watching } from '@/relay/watching'

/** A performer's stream, for as long as the component is there. */
export function useWatch(performer: string) {
  const [watch, setWatch] = useState<Watch>()
  const [watching, setWatching] = useState<Watching>({ state: 'connecting' })
  useEffect(() => {
    const begun = new Watch(performer, { audio: true, video: true, maxHeight: settings.getState().maxHeight }, setWatching)
    setWatch(begun)
    return () => begun.stop()
  }, [performer])
  return { watch, watching }
}

/** The sizes that can be chosen, read again and again as long as somebody looks: a publisher leaves out what her link does not carry. */
export function useSteps(watch: Watch | undefined, on: boolean) {
  const [known, setKnown] = useState<Step[]>([])
  useEffect(() => {
    if (!on || !watch) return
    let here = true
    const read = async () => {
      const layers = await watch.layers().catch(() => undefined)
      if (here && layers) setKnown(steps(layers))
    }
    read()
    const timer = setInterval(read, 3_000)
    return () => {
      here = false
      clearInterval(timer)
    }
  }, [watch, on])
  return known
}

/** What comes of a stream. */
export interface Quality {
  width: number
  height: number
  /** Bits of picture and sound in a second. */
  rate: number
}

/** Measures what comes, every two seconds. */
export function useQuality(watch: Watch | undefined, on: boolean) {
  const [quality, setQuality] = useState<Quality>()
  useEffect(() => {
    if (!on || !watch) return
    let before: { bytes: number; at: number } | undefined
    const measure = async () => {
      const report = await watch.connection?.getStats().catch(() => undefined)
      if (!report) return
      let [bytes, width, height, at] = [0, 0, 0, 0]
      for (const entry of report.values()) {
        if (entry.type !== 'inbound-rtp') continue
        bytes += entry.bytesReceived ?? 0
        width = Math.max(width, entry.frameWidth ?? 0)
        height = Math.max(height, entry.frameHeight ?? 0)
        at = entry.timestamp
      }
      if (before && at > before.at) setQuality({ width, height, rate: Math.max(0, ((bytes - before.bytes) * 8_000) / (at - before.at)) })
      before = { bytes, at }
    }
    measure()
    const timer = setInterval(measure, 2_000)
    return () => clearInterval(timer)
  }, [watch, on])
  return quality
}
