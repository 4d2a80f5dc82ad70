// Where payments are, as the relay's index noted. It is asked where to look and is not believed: what is there is read from the chain, and
// a payment that it left out is missing from a sum.
import { askJson } from '@/relay/http'

/** A page of an account's payments, the newest first. */
interface Page {
  payments: { block: number; performer: string }[]
  next: string | null
  index: { finalized: number }
}

/** How a page is asked for. */
export type Ask = (path: string) => Promise<Page>

/** The blocks in which any of the performers was paid, up to `to`. Blocks that the index has not seen yet are all among them. */
export async function paidBlocks(performers: Iterable<string>, to: number, signal: AbortSignal, ask: Ask = askJson): Promise<number[]> {
  const blocks = new Set<number>()
  let seen = to
  for (const performer of performers) {
    let cursor: string | null = null
    do {
      signal.throwIfAborted()
      const path: string = `/accounts/${performer}/payments?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
      const page: Page = await ask(path)
      seen = Math.min(seen, page.index.finalized)
      for (const payment of page.payments) if (payment.performer === performer) blocks.add(payment.block)
      cursor = page.next
    } while (cursor)
  }
  for (let block = seen + 1; block <= to; block += 1) blocks.add(block)
  return [...blocks].filter((block) => block <= to).sort((left, right) => left - right)
}
