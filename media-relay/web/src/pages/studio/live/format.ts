/** Bits a second, as the language writes them. */
export function formatBits(bits: number, language: string) {
  const [unit, size] = bits >= 1_000_000 ? (['megabit', 1_000_000] as const) : (['kilobit', 1_000] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit: `${unit}-per-second`, maximumFractionDigits: 1 }).format(bits / size)
}

/** A time that passed, as clocks show it. */
export function formatClock(milliseconds: number) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  const two = (number: number) => `${number}`.padStart(2, '0')
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds >= 3_600 ? `${Math.floor(seconds / 3_600)}:${rest}` : rest
}
