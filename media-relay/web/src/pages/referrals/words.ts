import { formatLive } from '@/chain/amount'

/** Millionths as percent. */
export const percent = (millionths: number, language: string) =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 4 }).format(millionths / 1_000_000)

/** Planck with its unit. */
export const live = (planck: bigint, language: string, decimals = 6) => `${formatLive(planck, { decimals, language })} LIVE`
