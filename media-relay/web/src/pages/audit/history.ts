// Reads blocks from a node that keeps them: one request for the hashes of many, and one for what each says.
import { compactNumber, Twox128, u64 } from '@polkadot-api/substrate-bindings'

import { toHex } from '@/chain/hex'
import { Problem } from '@/relay/http'
import { NodeLost } from '@/relay/node'

import { type Decoder, decoderOf } from './decoder'
import type { Block } from './replay'

/** What is asked of a node. */
export type Call = <Result>(method: string, ...parameters: unknown[]) => Promise<Result>

/** How many blocks are asked for at once. */
const CONCURRENCY = 32
/** How many hashes are asked for with one request. */
const HASHES = 256
/** How long to wait before a node that was lost is asked again, in milliseconds. */
const PAUSE = 1_000

const key = (pallet: string, entry: string) =>
  toHex(Uint8Array.from([pallet, entry].flatMap((name) => [...Twox128(new TextEncoder().encode(name))])))
const EVENTS = key('System', 'Events')
const TIME = key('Timestamp', 'Now')
const VERSION = key('System', 'LastRuntimeUpgrade')

/** The node does not keep what was asked for. */
export class Pruned extends Error {
  constructor(readonly block: number) {
    super(`the node does not keep block ${block} any more`)
    this.name = 'Pruned'
  }
}

/** The blocks of a chain, from a node that may be lost and come back meanwhile. */
export class History {
  private readonly decoders = new Map<number, Promise<Decoder>>()

  constructor(
    private readonly call: Call,
    private readonly signal: AbortSignal,
    /** Whether the node is there. */
    private readonly reached: (reached: boolean) => void = () => {},
  ) {}

  /** Blocks, in the order of their numbers as they are given. */
  async *blocks(numbers: readonly number[]): AsyncGenerator<Block> {
    for (let first = 0; first < numbers.length; first += HASHES) {
      const some = numbers.slice(first, first + HASHES)
      const hashes = await this.hashes(some)
      for (let start = 0; start < some.length; start += CONCURRENCY) {
        const asked = some.slice(start, start + CONCURRENCY)
        yield* await Promise.all(asked.map((number, place) => this.block(number, hashes[start + place]!)))
      }
    }
  }

  /** The first block whose events the node keeps; everything from there on, it keeps too. */
  async firstKept(last: number): Promise<number> {
    if (await this.keeps(1)) return 1
    let [low, high] = [2, last]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (await this.keeps(middle)) high = middle
      else low = middle + 1
    }
    return low
  }

  /** The hash of a block. */
  async hash(number: number) {
    const [hash] = await this.hashes([number])
    return hash!
  }

  private async keeps(number: number) {
    try {
      await this.values(number, await this.hash(number))
      return true
    } catch (error) {
      if (error instanceof Pruned) return false
      throw error
    }
  }

  private async hashes(numbers: number[]) {
    const hashes = await this.ask<(string | null)[]>('chain_getBlockHash', numbers)
    return hashes.map((hash, place) => {
      if (!hash) throw new Pruned(numbers[place]!)
      return hash
    })
  }

  private async block(number: number, hash: string): Promise<Block> {
    const values = await this.values(number, hash)
    // A block is executed by the runtime that the block before leaves behind.
    const version = compactNumber.dec(values(VERSION) ?? '0x00')
    const decoder = await this.decoder(version, number)
    const payments = decoder.payments(values(EVENTS))
    return {
      number,
      time: timeIn(values(TIME)),
      // Before a block has its time, the chain's clock shows that of the block before.
      timeBefore: payments.some(({ early }) => early) ? await this.time(number - 1) : undefined,
      halfLife: decoder.halfLife,
      payments,
    }
  }

  private async time(number: number) {
    const values = await this.values(number, await this.hash(number))
    return timeIn(values(TIME))
  }

  private async values(number: number, hash: string) {
    try {
      const [set] = await this.ask<{ changes: [string, string | null][] }[]>('state_queryStorageAt', [EVENTS, TIME, VERSION], hash)
      return (wanted: string) => set?.changes.find(([found]) => found === wanted)?.[1] ?? undefined
    } catch (error) {
      throw saysPruned(error) ? new Pruned(number) : error
    }
  }

  private decoder(version: number, number: number) {
    const known = this.decoders.get(version)
    if (known) return known
    const made = this.hash(Math.max(number - 1, 0)).then(async (hash) => decoderOf(await this.ask<string>('state_getMetadata', hash)))
    this.decoders.set(version, made)
    made.catch(() => this.decoders.delete(version))
    return made
  }

  /** Asks until the node answers or nobody wants to know any more. */
  private async ask<Result>(method: string, ...parameters: unknown[]): Promise<Result> {
    for (;;) {
      this.signal.throwIfAborted()
      try {
        const answer = await this.call<Result>(method, ...parameters)
        this.reached(true)
        return answer
      } catch (error) {
        if (!(error instanceof NodeLost)) throw error
        this.reached(false)
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      }
    }
  }
}

/** The time that a block's storage has; zero in genesis, which has none. */
const timeIn = (value: string | undefined) => (value ? u64.dec(value) : 0n)

/** Whether an error says that the state of a block is gone. Nodes have no code of their own for it. */
export function saysPruned(error: unknown) {
  return error instanceof Problem && /State already discarded|[Uu]nknown ?[Bb]lock: State/.test(error.message)
}
