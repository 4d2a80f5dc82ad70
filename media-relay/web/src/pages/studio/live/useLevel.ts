import { useEffect, useState } from 'react'

/** How loud a microphone is, between 0 and 1, ten times a second. */
export function useLevel(media: MediaStream | undefined) {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    if (!media || media.getAudioTracks().length === 0) return
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 512
    context.createMediaStreamSource(media).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      setLevel(loudness(samples))
    }, 100)
    return () => {
      clearInterval(timer)
      context.close()
    }
  }, [media])
  return level
}

/** The quietest that is shown, in decibels of full scale. */
const QUIETEST = -60

/** The root mean square of samples on a scale of decibels, from 0 for silence to 1 for full scale. */
export function loudness(samples: Float32Array) {
  const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  return Math.min(1, Math.max(0, 1 - (10 * Math.log10(square)) / QUIETEST))
}
