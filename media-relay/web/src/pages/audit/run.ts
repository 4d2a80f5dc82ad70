// Makes an audit: replays payments, asks the chain, compares.
import { type Chain, chain } from '@/chain'
import { node } from '@/relay/node'

import { accountBytes, answersAt, sumsAt } from './answers'
import { compare } from './compare'
import { History } from './history'
import { load } from './mathematics'
import { paidBlocks } from './noted'
import { Replay } from './replay'
import type { Progress, Range, Report } from './report'

/** How many blocks are read while the node is to keep the state of the last one at hand, which it does for a minute at most. */
const FEW = 1_000
/** How often the page hears how far it is, in milliseconds. */
const TOLD = 100

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

  const newest = (await client.getFinalizedBlock()).number
  const kept = await history.firstKept(Math.max(newest, 1))
  const wanted = range.kind === 'last' ? newest - range.blocks + 1 : 1
  // What the chain kept in the block before is believed if payments before are not replayed. Genesis has none.
  const before = Math.max(wanted - 1, kept > 1 ? kept : 0)
  const believed = before > 0 ? await sumsAt(connected, await history.hash(before)) : undefined
  const from = before + 1
  const replay = new Replay(mathematics, believed)

  for (let next = from; ; ) {
    const target = await client.getFinalizedBlock()
    const release = client.hodlBlock(target.hash)
    try {
      const numbers = await blocksOf(range, connected, target, next, signal)
      if (numbers.length > FEW) release()
      tell({ all: progress.done + numbers.length })
      for await (const block of history.blocks(numbers)) {
        signal.throwIfAborted()
        replay.apply(block)
        tell({ block: block.number, done: progress.done + 1, payments: replay.payments })
      }
      next = target.number + 1
      // The chain went on meanwhile.
      if (numbers.length > FEW) continue
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
}

/** The blocks from `next` to `target` that are to be read. */
async function blocksOf({ kind }: Range, connected: Chain, target: { number: number; hash: string }, next: number, signal: AbortSignal) {
  if (kind !== 'paid') return Array.from({ length: Math.max(target.number - next + 1, 0) }, (_, place) => next + place)
  const performers = await sumsAt(connected, target.hash)
  return (await paidBlocks(performers.keys(), target.number, signal)).filter((number) => number >= next)
}
