// Every performer's sum from nothing but payments.
import { type Mathematics, NOTHING, type Sum } from './mathematics'

/** A payment, as its event tells it. */
export interface Payment {
  /** The place of its event among all events of the block. */
  event: number
  /** Whether it was made before the block's time was set, when the chain's clock still shows the time of the block before. */
  early: boolean
  payer: string
  performer: string
  /** Planck. */
  amount: bigint
  kind: string
  /** Who got what, in planck. */
  shares: { role: string; amount: bigint }[]
}

/** What a block tells of payments. */
export interface Block {
  number: number
  /** Milliseconds since the Unix epoch. */
  time: bigint
  /** The time of the block before, if anything was paid before this block had its own. */
  timeBefore?: bigint
  /** The half-life that its runtime counts with, in milliseconds. */
  halfLife: bigint
  payments: Payment[]
}

/** What is wrong with a receipt. */
export interface Fault {
  block: number
  event: number
  performer: string
  what: 'sum' | 'floor' | 'self' | 'zero'
}

/** One payment to a performer, and her sum before and after it. */
export interface Step {
  block: number
  event: number
  payer: string
  kind: string
  amount: bigint
  time: bigint
  before: Sum
  after: Sum
}

/** How many of a performer's payments are kept to be shown, and how many faults. */
export const KEPT = 200

/** The least of every payment that is the performer's, in millionths. */
const FLOOR = 700_000n

/** The roles in which a share is the performer's, whichever account she directs it to. */
const HERS = ['Performer', 'Payout']

/** Adds up payments, block after block. */
export class Replay {
  readonly sums: Map<string, Sum>
  readonly steps = new Map<string, Step[]>()
  readonly counts = new Map<string, number>()
  readonly faults: Fault[] = []
  blocks = 0
  payments = 0
  paid = 0n
  faulty = 0

  /** Begins with sums that are believed; with nothing at genesis. */
  constructor(
    private readonly mathematics: Mathematics,
    believed: ReadonlyMap<string, Sum> = new Map(),
  ) {
    this.sums = new Map(believed)
  }

  /** Adds the payments of the next block. */
  apply(block: Block) {
    for (const payment of block.payments) {
      this.add(payment, block, payment.early ? (block.timeBefore ?? block.time) : block.time)
      this.check(payment, block.number)
    }
    this.blocks += 1
  }

  private add({ event, payer, performer, kind, amount }: Payment, { number, halfLife }: Block, time: bigint) {
    const before = this.sums.get(performer) ?? NOTHING
    const after = this.mathematics.add(before, amount, time, halfLife)
    this.sums.set(performer, after)
    this.payments += 1
    this.paid += amount
    this.counts.set(performer, (this.counts.get(performer) ?? 0) + 1)
    const steps = this.steps.get(performer) ?? []
    if (steps.length >= KEPT) steps.shift()
    steps.push({ block: number, event, payer, kind, amount, time, before, after })
    this.steps.set(performer, steps)
  }

  private check(payment: Payment, block: number) {
    for (const what of faultsOf(payment)) {
      this.faulty += 1
      if (this.faults.length < KEPT) this.faults.push({ block, event: payment.event, performer: payment.performer, what })
    }
  }
}

/** What is wrong with the receipt of a payment. */
export function faultsOf({ payer, performer, amount, shares }: Payment): Fault['what'][] {
  const total = (of: typeof shares) => of.reduce((sum, share) => sum + share.amount, 0n)
  const part = total(shares.filter(({ role }) => HERS.includes(role)))
  const faults: [Fault['what'], boolean][] = [
    ['sum', total(shares) !== amount],
    ['zero', shares.some((share) => share.amount === 0n)],
    ['floor', part < (amount * FLOOR) / 1_000_000n],
    ['self', payer === performer],
  ]
  return faults.filter(([, wrong]) => wrong).map(([what]) => what)
}
