import type { Transaction } from 'polkadot-api'
import { create } from 'zustand'

import type { Api } from '@/chain/live'

/** What a transaction changes, as it is shown before it is signed. */
export interface Change {
  label: string
  /** Planck: above zero what comes, below zero what goes. */
  amount?: bigint
  text?: string
}

/** A transaction that the viewer is asked to sign. */
export interface Proposal {
  /** What it does, in words. */
  title: string
  changes?: Change[]
  /** What it takes of the free balance beside the fee, in planck: payments, deposits, holds. */
  spends?: bigint
  transaction: (api: Api) => Transaction
}

/** An event of the chain: its pallet, its name and what it says. */
export interface ChainEvent {
  type: string
  // biome-ignore lint/suspicious/noExplicitAny: every event says something else.
  value: { type: string; value: any }
}

/** A transaction that is in a block. */
export interface Included {
  block: { hash: string; number: number; index: number }
  events: ChainEvent[]
  /** Resolves once the block is final; rejects if the transaction was lost with its block. */
  final: Promise<void>
}

/** The viewer did not sign. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'Cancelled'
  }
}

/** What waits for the viewer's signature. */
export interface Waiting {
  id: number
  proposal: Proposal
  resolve: (included: Included) => void
  reject: (error: Error) => void
}

/** What waits, in the order in which it was proposed. The first is shown. */
export const useProposals = create<{ queue: Waiting[] }>(() => ({ queue: [] }))
let last = 0

/**
 * Shows a transaction, has the active account sign it, sends it, and resolves once it is in a best block and did what it says.
 * Rejects with {@link Cancelled} if the viewer does not want it, or with an error that says why the chain refused it.
 */
export function propose(proposal: Proposal): Promise<Included> {
  last += 1
  const id = last
  return new Promise((resolve, reject) => useProposals.setState(({ queue }) => ({ queue: [...queue, { id, proposal, resolve, reject }] })))
}

/** Takes out of the queue what is not shown any more. */
export const leave = (waiting: Waiting) => useProposals.setState(({ queue }) => ({ queue: queue.filter(({ id }) => id !== waiting.id) }))

/** What the only event of a kind says, if there is one. */
export function eventOf({ events }: Pick<Included, 'events'>, pallet: string, name: string) {
  return events.find((event) => event.type === pallet && event.value.type === name)?.value.value
}
