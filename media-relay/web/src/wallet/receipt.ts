// The receipt of a payment, as its block says it.
import { type Chain, chain } from '@/chain'

import { askJson } from '@/relay/http'

import { type Noted, roleOf } from './noted'
import { type Split, splitOf } from './quote'
import type { Included } from './transactions'

/** A payment and who got what of it. Amounts are planck. */
export interface Receipt extends Split {
  /** Of its block. */
  number: number
  /** Unknown if only the relay's index remembers it. */
  hash?: string
  /** Milliseconds since the Unix epoch. */
  time: number
  final: boolean
  event: number
  payer: string
  performer: string
  amount: bigint
  kind: string
  order?: string
  memo?: string
  /** Who says so: the block, or the relay's index where the node forgot the block's state. */
  source: 'chain' | 'relay'
}

/** Why there is no receipt at a place of the chain. */
export class NoReceipt extends Error {
  constructor(readonly why: 'block' | 'event' | 'other' | 'gone') {
    super(`no receipt: ${why}`)
    this.name = 'NoReceipt'
  }
}

/** The hash of a block that is named by its number or hash. */
async function hashOf({ client }: Chain, block: string) {
  if (/^0x[0-9a-f]{64}$/i.test(block)) {
    if (!(await client._request<object | null>('chain_getHeader', [block]))) throw new NoReceipt('block')
    return block
  }
  if (!/^\d{1,10}$/.test(block)) throw new NoReceipt('block')
  const number = Number(block)
  const recent = await client.getBestBlocks()
  const hash =
    recent.find((known) => known.number === number)?.hash ?? (await client._request<string | null>('chain_getBlockHash', [number]))
  // A light client knows no old block by its number.
  if (!hash) throw new NoReceipt(number <= recent[0]!.number ? 'gone' : 'block')
  return hash
}

/** The payment whose receipt is the event at this place of a block. `of` is an account with a part in it, by which an old one is found. */
export async function receiptAt(block: string, event: string, of?: string): Promise<Receipt> {
  if (!/^\d{1,6}$/.test(event)) throw new NoReceipt('event')
  try {
    return await onChain(block, Number(event))
  } catch (error) {
    const noted = of && error instanceof NoReceipt && error.why === 'gone' && (await fromIndex(Number(block), Number(event), of))
    if (noted) return noted
    throw error
  }
}

async function onChain(block: string, event: number): Promise<Receipt> {
  const connected = await chain()
  const { api, client } = connected
  const hash = await hashOf(connected, block)
  const at = { at: hash }
  const [events, time, number, finalized] = await Promise.all([
    api.query.System.Events.getValue(at),
    api.query.Timestamp.Now.getValue(at),
    api.query.System.Number.getValue(at),
    client.getFinalizedBlock(),
  ]).catch((error) => {
    const said = `${error?.name} ${error?.message}`
    // The node forgets the state of old blocks unless it is an archive.
    if (/not.?pinned|not.?found|discarded/i.test(said)) throw new NoReceipt('gone')
    throw error
  })
  const record = events[event]
  if (!record) throw new NoReceipt('event')
  if (record.event.type !== 'Tipping' || record.event.value.type !== 'Paid') throw new NoReceipt('other')
  const paid = record.event.value.value
  return {
    ...splitOf(paid),
    number,
    hash,
    time: Number(time),
    final: number <= finalized.number,
    event,
    payer: paid.payer,
    performer: paid.performer,
    amount: paid.amount,
    kind: paid.kind.type,
    order: paid.order,
    memo: paid.memo,
    source: 'chain',
  }
}

/** What the relay's index noted of a payment in which `of` has a part. */
async function fromIndex(block: number, event: number, of: string): Promise<Receipt | undefined> {
  if (!Number.isInteger(block)) return
  // Pages go back from a place; the first payment before the next place is the one that is looked for.
  const { payments } = await askJson<{ payments: Noted[] }>(`/accounts/${of}/payments?limit=1&cursor=${block}-${event + 1}`)
  const [paid] = payments
  if (paid?.block !== block || paid.event !== event) return
  return {
    number: block,
    event,
    time: paid.time,
    final: paid.finalized,
    payer: paid.payer,
    performer: paid.performer,
    amount: BigInt(paid.amount),
    kind: paid.kind.replace(/^./, (letter) => letter.toUpperCase()),
    order: paid.order ?? undefined,
    memo: paid.memo ?? undefined,
    shares: paid.shares.map(({ role, account, amount }) => ({ role: roleOf(role), account, amount: BigInt(amount) })),
    unclaimed: [],
    source: 'relay',
  }
}

/** The place of the first payment that a transaction made among all events of its block. */
export async function paymentOf({ block }: Pick<Included, 'block'>): Promise<number | undefined> {
  const { api } = await chain()
  const events = await api.query.System.Events.getValue({ at: block.hash })
  const place = events.findIndex(
    ({ phase, event }) =>
      phase.type === 'ApplyExtrinsic' && phase.value === block.index && event.type === 'Tipping' && event.value.type === 'Paid',
  )
  return place < 0 ? undefined : place
}
