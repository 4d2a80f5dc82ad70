// What an audit is asked for, how far it is, and what it found.
import type { Answers, Comparison } from './compare'
import type { Replay } from './replay'

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

/** Whether every receipt is sound and every answer follows from the payments. */
export const agrees = ({ answers, comparison, formulaVersion, replay }: Report) =>
  comparison.differences.length === 0 && replay.faulty === 0 && answers.formulaVersion === formulaVersion
