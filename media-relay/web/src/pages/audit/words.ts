import { FRACTION, type Sum } from './mathematics'

/** What a sum was worth at the time of its last payment, in planck. */
export const planck = ({ value }: Pick<Sum, 'value'>) => value >> FRACTION

/** A number in fixed point, cut to nine decimals, so that keys that differ can be told apart. */
export function fixed(number: bigint, fraction: bigint, decimals = 9) {
  const scaled = (number * 10n ** BigInt(decimals)) >> fraction
  const digits = scaled.toString().padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
