// Makes an audit: replays payments, asks the chain, compares.
import { chain } from '@/chain'
import { node } from '@/relay/node'

import { accountBytes, answersAt, sumsAt } from './answers'
import { type Answers, type Comparison, compare } from './compare'
import { History } from './history'
import { load } from './mathematics'
import { paidBlocks } from './noted'
import { Replay } from './replay'

/** How far behind the last final block the replay may be when the chain is asked. */
const CLOSE = 8
/** How often the page hears how far it is, in milliseconds. */
const TOLD = 100

/** Which blocks are read: those with payments, all, or the last ones. */
export type Range = { kind: 'paid' } | { kind: 'all' } | { kind: 'last'; blocks: number }

/** How far an audit is. */
export interface Progress {
  /** The block that was read last. */
  block: number
  /** How many blocks were read, of how many. */
  done: number
  all: number
  payments: number
  /** Whether the node answers at the moment. */
  reached: boolean
}

/** What an audit found. */
export interface Report {
  range: Range
  from: number
  /** How many sums were believed because the blocks before were not replayed; undefined if nothing had to be. */
  believed?: number
  /** The first block that the node keeps, if it forgot earlier ones. */
  kept?: number
  answers: Answers
  replay: Replay
  comparison: Comparison
  /** Of this browser's mathematics. */
  formulaVersion: number
  milliseconds: number
}

/** Makes an audit, and tells how far it is. */
export async function audit(range: Range, signal: AbortSignal, told: (progress: Progress) => void): Promise<Report> {
  const begun = performance.now()
  let progress: Progress = { block: 0, done: 0, all: 0, payments: 0, reached: true }
  let last = 0
  const tell = (more: Partial<Progress>) => {
    const changed = more.reached !== undefined && more.reached !== progress.reached
    progress = { ...progress, ...more }
    if (!changed && performance.now() - last < TOLD) return
    last = performance.now()
    told(progress)
  }

  const [connected, mathematics] = await Promise.all([chain(), load()])
  const { client } = connected
  const history = new History(
    (method, ...parameters) => node().call(method, ...parameters),
    signal,
    (reached) => tell({ reached }),
  )

  let target = await client.getFinalizedBlock()
  const kept = await history.firstKept(Math.max(target.number, 1))
  const wanted = range.kind === 'last' ? target.number - range.blocks + 1 : 1
  // What the chain kept in the block before is believed if payments before are not replayed. Genesis has none.
  const before = Math.max(wanted - 1, kept > 1 ? kept : 0)
  const believed = before > 0 ? await sumsAt(connected, await history.hash(before)) : undefined
  const from = before + 1
  const replay = new Replay(mathematics, believed)

  for (let next = from; ; next = target.number + 1) {
    const numbers =
      range.kind === 'paid'
        ? (await paidBlocks((await sumsAt(connected, target.hash)).keys(), target.number, signal)).filter((number) => number >= next)
        : Array.from({ length: Math.max(target.number - next + 1, 0) }, (_, place) => next + place)
    tell({ all: progress.done + numbers.length })
    for await (const block of history.blocks(numbers)) {
      signal.throwIfAborted()
      replay.apply(block)
      tell({ block: block.number, done: progress.done + 1, payments: replay.payments })
    }
    const now = await client.getFinalizedBlock()
    if (now.number - target.number <= CLOSE) break
    target = now
  }

  const release = client.hodlBlock(target.hash)
  try {
    const answers = await answersAt(connected, target.number, target.hash)
    signal.throwIfAborted()
    return {
      range,
      from,
      ...(believed && { believed: believed.size }),
      ...(kept > 1 && { kept }),
      answers,
      replay,
      comparison: compare(replay.sums, answers, mathematics, accountBytes),
      formulaVersion: mathematics.formulaVersion,
      milliseconds: performance.now() - begun,
    }
  } finally {
    release()
  }
}

/** Whether every receipt is sound and every answer follows from the payments. */
export const agrees = ({ answers, comparison, formulaVersion, replay }: Report) =>
  comparison.differences.length === 0 && replay.faulty === 0 && answers.formulaVersion === formulaVersion
