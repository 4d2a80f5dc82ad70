import type { Goal } from '@/relay/room-socket'

/** How much of a goal there is, from 0 to 1. */
export function fraction({ raised, amount }: Pick<Goal, 'raised' | 'amount'>) {
  const [there, wanted] = [BigInt(raised), BigInt(amount)]
  return there >= wanted ? 1 : Number((there * 10_000n) / wanted) / 10_000
}
