/** One LIVE in planck. */
export const LIVE = 10n ** 12n
const DECIMALS = 12

/** The chain's prefix in addresses (SS58). */
export const SS58_PREFIX = 5483

/** Planck as LIVE, as the language writes numbers, with as many decimals as it takes and at most `decimals`. */
export function formatLive(planck: bigint | string, { decimals = DECIMALS, language }: { decimals?: number; language?: string } = {}) {
  const amount = BigInt(planck)
  const cut = 10n ** BigInt(DECIMALS - decimals)
  const rounded = (amount / cut) * cut
  const [whole, fraction] = [rounded / LIVE, rounded % LIVE]
  const digits = (fraction < 0n ? -fraction : fraction).toString().padStart(DECIMALS, '0').replace(/0+$/, '')
  const sign = rounded < 0n && whole === 0n ? '-' : ''
  const format = new Intl.NumberFormat(language)
  const separator = format.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  return `${sign}${format.format(whole)}${digits && `${separator}${digits}`}`
}

/** Planck of a number of LIVE that somebody typed, with a dot or a comma; undefined if it is none. */
export function parseLive(text: string): bigint | undefined {
  const [, whole, fraction = ''] = /^\s*(\d+)(?:[.,](\d{1,12}))?\s*$/.exec(text) ?? []
  if (whole === undefined) return
  return BigInt(whole) * LIVE + BigInt(fraction.padEnd(DECIMALS, '0'))
}

/** What LIVE are worth: `price` is US dollars for one LIVE with 18 decimals. */
export function formatUsd(planck: bigint | string, price: bigint, language?: string) {
  const cents = (BigInt(planck) * price) / 10n ** 28n
  return new Intl.NumberFormat(language, { style: 'currency', currency: 'USD' }).format(Number(cents) / 100)
}
