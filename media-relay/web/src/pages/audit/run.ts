// Makes an audit: replays all payments, asks the chain, compares.
import { chain } from '@/chain'
import { node } from '@/relay/node'

import { accountBytes, answersAt, believed } from './answers'
import { type Answers, type Comparison, compare } from './compare'
import { History } from './history'
import { load } from './mathematics'
import { Replay } from './replay'

/** How far behind the last final block the replay may be when the chain is asked. */
const CLOSE = 8
/** How often the page hears how far it is, in milliseconds. */
const TOLD = 100

/** How far an audit is. */
export interface Progress {
  block: number
  from: number
  to: number
  payments: number
  /** Whether the node answers at the moment. */
  reached: boolean
}

/** What an audit found. */
export interface Report {
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

/** Audits the last `blocks` blocks, or all. */
export async function audit(blocks: number | undefined, signal: AbortSignal, told: (progress: Progress) => void): Promise<Report> {
  const begun = performance.now()
  const [connected, mathematics] = await Promise.all([chain(), load()])
  const { client } = connected
  let reached = true
  const history = new History(
    (method, ...parameters) => node().call(method, ...parameters),
    signal,
    (is) => {
      if (is !== reached) tell({ reached: is })
      reached = is
    },
  )

  let target = await client.getFinalizedBlock()
  const kept = await history.firstKept(Math.max(target.number, 1))
  const from = Math.max(kept, blocks === undefined ? 1 : target.number - blocks + 1, 1)
  // What the chain kept in the block before, if payments before it are not replayed. Genesis has none.
  const trusted = from > 1 ? await believed(connected, await history.hash(Math.max(from - 1, kept))) : undefined
  const first = trusted ? Math.max(from, kept + 1) : from
  const replay = new Replay(mathematics, trusted)

  let progress: Progress = { block: first, from: first, to: target.number, payments: 0, reached }
  let last = 0
  const tell = (more: Partial<Progress>) => {
    progress = { ...progress, ...more }
    if (more.reached === undefined && performance.now() - last < TOLD) return
    last = performance.now()
    told(progress)
  }

  for (let next = first; ; ) {
    for await (const block of history.blocks(next, target.number)) {
      signal.throwIfAborted()
      replay.apply(block)
      next = block.number + 1
      tell({ block: block.number, to: target.number, payments: replay.payments })
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
      from: first,
      ...(trusted && { believed: [...trusted.sums.values()].filter(({ value }) => value > 0n).length }),
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
