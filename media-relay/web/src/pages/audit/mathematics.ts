// The chain's own mathematics of the ranking, compiled to WebAssembly. See media-relay/web/audit.

/** The sum of payments, each halved once per half-life since it was made. */
export interface Sum {
  /** Planck with 32 binary digits after the point. */
  value: bigint
  /** The time of the last payment, in milliseconds since the Unix epoch; zero if there was none. */
  updated: bigint
}

export const NOTHING: Sum = { value: 0n, updated: 0n }

/** The binary digits after the point of weights and keys. */
export const FRACTION = 32n

/** What stands at a position of the public list. */
export type Slot = { kind: 'ranked'; place: number } | { kind: 'newcomer'; index: number }

/** What the WebAssembly exports. Its numbers of 64 bits come with a sign. */
interface Exports {
  formula_version: () => number
  added_low: (...halves: bigint[]) => bigint
  added_high: (...halves: bigint[]) => bigint
  added_updated: (updated: bigint, now: bigint, halfLife: bigint) => bigint
  received_low: (...halves: bigint[]) => bigint
  received_high: (...halves: bigint[]) => bigint
  weight: (elapsed: bigint, halfLife: bigint) => bigint
  sort_key: (...halves: bigint[]) => bigint
  slot: (position: number, ranked: number, newcomers: number) => bigint
  shuffled: (index: number, length: number, ...words: bigint[]) => number
}

const unsigned = (half: bigint) => BigInt.asUintN(64, half)
const halves = (whole: bigint) => [unsigned(whole), unsigned(whole >> 64n)]
const join = (low: bigint, high: bigint) => (unsigned(high) << 64n) | unsigned(low)

const NOBODY = unsigned(-1n)
const EXPLORATION = 1n << 32n

export type Mathematics = ReturnType<typeof mathematics>

/** The functions of the WebAssembly, with whole numbers. A half-life and all times are in milliseconds. */
export function mathematics(instance: WebAssembly.Instance) {
  const wasm = instance.exports as unknown as Exports
  return {
    formulaVersion: wasm.formula_version(),

    /** A sum after a payment of `amount` planck at `now`. */
    add({ value, updated }: Sum, amount: bigint, now: bigint, halfLife: bigint): Sum {
      const given = [...halves(value), updated, ...halves(amount), now, halfLife]
      return {
        value: join(wasm.added_low(...given), wasm.added_high(...given)),
        updated: unsigned(wasm.added_updated(updated, now, halfLife)),
      }
    },

    /** What a sum is worth at `now`, in planck. */
    received({ value, updated }: Sum, now: bigint, halfLife: bigint) {
      const given = [...halves(value), updated, now, halfLife]
      return join(wasm.received_low(...given), wasm.received_high(...given))
    },

    /** How much of a payment counts after a time, in units of 2^−32. */
    weight: (elapsed: bigint, halfLife: bigint) => unsigned(wasm.weight(elapsed, halfLife)),

    /** The key by which a sum is ordered. */
    sortKey: ({ value, updated }: Sum, halfLife: bigint) => unsigned(wasm.sort_key(...halves(value), updated, halfLife)),

    /** What stands at a position of a list of so many ranked performers and newcomers. */
    slot(position: number, ranked: number, newcomers: number): Slot | undefined {
      const found = unsigned(wasm.slot(position, ranked, newcomers))
      if (found === NOBODY) return
      if (found >= EXPLORATION) return { kind: 'newcomer', index: Number(found - EXPLORATION) }
      return { kind: 'ranked', place: Number(found) }
    },

    /** Where an element of `0..length` goes in the permutation that 32 bytes decide. */
    shuffled(index: number, length: number, seed: Uint8Array) {
      const bytes = new DataView(seed.buffer, seed.byteOffset, seed.byteLength)
      const words = [0, 8, 16, 24].map((place) => bytes.getBigUint64(place, true))
      return wasm.shuffled(index, length, ...words) >>> 0
    },
  }
}

/** Loads the WebAssembly with the page. */
export async function load(): Promise<Mathematics> {
  const { default: url } = await import('./ranking.wasm?url')
  const { instance } = await WebAssembly.instantiateStreaming(fetch(url))
  return mathematics(instance)
}
