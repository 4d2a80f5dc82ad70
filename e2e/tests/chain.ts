// The running chain, as polkadot-api sees it.
import { AccountId, createClient, Enum, type PolkadotClient, type SizedHex, type TypedApi } from 'polkadot-api'
import { getWsProvider } from 'polkadot-api/ws'

import { livestars } from '../.papi/descriptors/dist'
import { type Account, type Key, SS58_PREFIX } from './accounts'
import { bytes, hex, type SignedOrder } from './order'
import { url } from './rpc'

/** An event: its pallet, its name and what it says. */
export interface Event {
  type: string
  value: { type: string; value: any }
}

/** A transaction's place in the chain and what it did. */
export interface Included {
  /** The hash of its block. */
  block: string
  /** The hash of the block before, with the state on which the block was built. */
  parent: string
  /** The number of its block. */
  number: number
  ok: boolean
  /** The names of its error from the outside in, such as `Module.Tipping.ZeroAmount`. */
  error?: string
  events: Event[]
}

/** What can be signed, submitted and watched. */
type Transaction = ReturnType<TypedApi<typeof livestars>['tx']['System']['remark']>

/** The connection to a node. */
export class Chain {
  readonly client: PolkadotClient
  readonly api: TypedApi<typeof livestars>

  constructor(readonly node = url) {
    this.client = createClient(getWsProvider(node))
    this.api = this.client.getTypedApi(livestars)
  }

  /** Sends one JSON-RPC request. */
  request<Result = any>(method: string, params: unknown[] = []): Promise<Result> {
    return this.client._request<Result, any[]>(method, params as any[])
  }

  /** The nonce of an account's next transaction, as of the best block. */
  nonce({ address }: Account) {
    return this.api.apis.AccountNonceApi.account_nonce(address, { at: 'best' })
  }

  /** Submits a transaction and returns once it is in a best block. */
  async submit(transaction: Pick<Transaction, 'signSubmitAndWatch'>, from: Account, nonce?: number): Promise<Included> {
    const next = nonce ?? (await this.nonce(from))
    const found = await new Promise<{ ok: boolean; block: { hash: string; number: number }; events: any[]; dispatchError?: unknown }>(
      (resolve, reject) => {
        const subscription = transaction.signSubmitAndWatch(from.signer, { nonce: next } as any).subscribe({
          next: (event) => {
            if ((event.type === 'txBestBlocksState' && event.found) || event.type === 'finalized') {
              resolve(event)
              queueMicrotask(() => subscription.unsubscribe())
            }
          },
          error: reject,
        })
      },
    )
    return {
      block: found.block.hash,
      parent: (await this.request('chain_getHeader', [found.block.hash])).parentHash,
      number: found.block.number,
      ok: found.ok,
      error: found.ok ? undefined : names(found.dispatchError),
      events: found.events.map((event) => ({ type: event.type, value: event.value })),
    }
  }

  /** Submits a transaction that must succeed. */
  async run(transaction: Pick<Transaction, 'signSubmitAndWatch'>, from: Account): Promise<Included> {
    const included = await this.submit(transaction, from)
    if (!included.ok) throw new Error(`refused in block ${included.block}: ${included.error}`)
    return included
  }

  /** The free balance of an account in a block. */
  async free(address: string, at: string) {
    return (await this.api.query.System.Account.getValue(address, { at })).data.free
  }

  /** All events of a block. */
  async events(at: string): Promise<Event[]> {
    return (await this.api.query.System.Events.getValue({ at })).map(({ event }) => event as Event)
  }

  /** The number of the best block. */
  async height() {
    return Number((await this.request('chain_getHeader')).number)
  }

  /** Waits until the best block has this number, or a higher one. */
  async reached(number: number) {
    await new Promise<void>((resolve, reject) => {
      const subscription = this.client.bestBlocks$.subscribe({
        next: ([best]) => {
          if (!best || best.number < number) return
          resolve()
          queueMicrotask(() => subscription.unsubscribe())
        },
        error: reject,
      })
    })
  }

  /** The genesis hash, from the node. */
  async genesis() {
    return bytes(await this.request('chain_getBlockHash', [0]))
  }

  /** Opens a purse and returns its number. */
  async openPurse(owner: Account, key: Key, cap: bigint, expiresAt: number) {
    const publicKey = hex(key.publicKey) as SizedHex<32>
    const included = await this.run(this.api.tx.Purses.open({ key: Enum(key.scheme, publicKey), cap, expires_at: expiresAt }), owner)
    return { ...included, purse: only(included, 'Purses', 'Opened').purse as bigint }
  }

  /** The transaction that settles orders. */
  settle(orders: SignedOrder[]) {
    return this.api.tx.Purses.settle({ orders: orders.map(onChain) })
  }

  /** Lets a relay go live and offline for a performer, if it may not yet. */
  async trustRelay(performer: Account, relay: Account) {
    const [proxies] = await this.api.query.Proxy.Proxies.getValue(performer.address, { at: 'best' })
    if (proxies.some(({ delegate }) => delegate === relay.address)) return
    const delegate = Enum('Id', relay.address)
    await this.run(this.api.tx.Proxy.add_proxy({ delegate, proxy_type: Enum('Streaming'), delay: 0 }), performer)
  }

  /** The relay that a performer is live on, in the best block. */
  async liveOn(performer: Account): Promise<string | undefined> {
    return (await this.live(performer))?.relay
  }

  /** The block since which a performer is live, by the best block. */
  async liveSince(performer: Account): Promise<number | undefined> {
    return (await this.live(performer))?.since
  }

  private live(performer: Account) {
    return this.api.query.Rooms.Live.getValue(performer.address, { at: 'best' })
  }

  /** Waits for blocks until `holds` does. */
  async until(holds: () => Promise<boolean>, blocks = 20) {
    const last = (await this.height()) + blocks
    while (!(await holds())) {
      const height = await this.height()
      if (height >= last) throw new Error(`it does not hold after ${blocks} blocks`)
      await this.reached(height + 1)
    }
  }

  close() {
    this.client.destroy()
  }
}

/** A signed order as polkadot-api takes it. */
export function onChain({ order, scheme, signature }: SignedOrder) {
  const address = AccountId(SS58_PREFIX).dec
  return {
    order: {
      genesis: hex(order.genesis) as SizedHex<32>,
      purse: order.purse,
      performer: address(order.performer),
      amount: order.amount,
      sequence: order.sequence,
      served_by: order.servedBy && address(order.servedBy),
      memo: order.memo && (hex(order.memo) as SizedHex<32>),
      valid_until: order.validUntil,
    },
    signature: Enum(scheme, hex(signature) as SizedHex<64>),
  }
}

/** The names of an enumeration within enumerations, joined by dots. */
export function names(value: any): string {
  return value?.type ? [value.type, names(value.value)].filter(Boolean).join('.') : ''
}

/** What all events of one kind say. */
export function all({ events }: Pick<Included, 'events'>, pallet: string, name: string): any[] {
  return events.filter((event) => event.type === pallet && event.value.type === name).map((event) => event.value.value)
}

/** What the only event of a kind says. */
export function only(included: Pick<Included, 'events'>, pallet: string, name: string): any {
  const found = all(included, pallet, name)
  if (found.length !== 1) throw new Error(`${found.length} events ${pallet}.${name} instead of one`)
  return found[0]
}

/** The sum of amounts. */
export function sum(amounts: Iterable<{ amount: bigint }>) {
  let total = 0n
  for (const { amount } of amounts) total += amount
  return total
}

/** The account of a pallet's pot: `modl` and its eight-byte id, filled up with zeros. */
export function pot(id: string) {
  const account = new Uint8Array(32)
  account.set(new TextEncoder().encode(`modl${id}`))
  return AccountId(SS58_PREFIX).dec(account)
}

export const validatorsPot = pot('ls/valpt')
export const pursesPot = pot('ls/purse')
export const treasury = pot('ls/treas')
