let context: AudioContext | undefined

/** The pitches of a chime, in hertz: more of them the more is tipped. */
export function chime(amount: bigint, live: bigint): number[] {
  const notes = [659.26, 783.99, 987.77, 1318.51]
  const count = amount >= 100n * live ? 4 : amount >= 25n * live ? 3 : 2
  return notes.slice(0, count)
}

/** Rings for a tip. Before the viewer touched the page browsers keep it silent. */
export function ring(pitches: number[], volume = 0.15) {
  context ??= new AudioContext()
  if (context.state === 'suspended') context.resume().catch(() => {})
  const begin = context.currentTime
  pitches.forEach((pitch, place) => {
    const at = begin + place * 0.11
    const tone = context!.createOscillator()
    const loudness = context!.createGain()
    tone.type = 'sine'
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0, at)
    loudness.gain.linearRampToValueAtTime(volume, at + 0.015)
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.5)
    tone.connect(loudness).connect(context!.destination)
    tone.start(at)
    tone.stop(at + 0.55)
  })
}
