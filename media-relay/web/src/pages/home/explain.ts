import type { Explanation } from './ranking'

const DAY = 86_400_000

/** What a person wants to know of an explanation. */
export interface Explained {
  /** From 1, among all with a payment. */
  place?: number
  /** Planck. */
  recorded: bigint
  received: bigint
  /** How much of it counts now, in percent with one decimal. */
  percent: number
  /** Days in which half of it is gone. */
  halfLifeDays: number
  /** The time of the last payment, if there was one. */
  paidAt?: number
  newcomerUntil?: number
}

/** The inputs of a place in the units in which people count. */
export function explained(explanation: Explanation): Explained {
  const { place, recorded, received, weight, halfLife, updated, newcomerUntil } = explanation
  return {
    place: place === null ? undefined : place + 1,
    recorded: BigInt(recorded),
    received: BigInt(received),
    percent: Number((BigInt(weight) * 1_000n) >> 32n) / 10,
    halfLifeDays: Number(halfLife) / DAY,
    paidAt: updated === '0' ? undefined : Number(updated),
    newcomerUntil: newcomerUntil === null ? undefined : Number(newcomerUntil),
  }
}
