const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A length of time in its largest unit, as the language says it: `3 hr`, `12 min`. What is less than a minute is one. */
export function formatDuration(milliseconds: number, language?: string) {
  const [unit, length] = units.find(([, length]) => milliseconds >= length) ?? units[2]
  const count = Math.max(1, Math.floor(milliseconds / length))
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count)
}
