// How a viewer spends without being asked each time. The room's API: usePurse, openPurse, makeOrder, tipByWallet, useQuote.
import { useQuery } from '@tanstack/react-query'

import { queries } from '@/app/queries'
import type { Chain } from '@/chain'
import { LIVE } from '@/chain/amount'
import type { SignedOrder } from '@/chain/order'
import { about } from '@/relay/rooms'

import { type Purse, payingPurse } from './purse-state'
import { useWallet } from './store'
import { Cancelled, eventOf, type Included, propose } from './transactions'

export type { Purse } from './purse-state'

/** What a key that is not backed up may hold in purses. */
export const UNSECURED = 50n * LIVE
/** How long an order can be settled: ten minutes of blocks. */
const VALIDITY = 300
const REFRESH = 4_000

export const pursesQuery = (owner: string | undefined) => ({
  queryKey: ['purses', owner],
  enabled: owner !== undefined,
  refetchInterval: REFRESH,
  queryFn: async () => (await import('./purses')).pursesOf(owner!),
})

/** The purses of the active account, and the one that pays for orders if there is one. */
export function usePurse() {
  const owner = useWallet(({ active }) => active?.address)
  const { data: purses = [], isPending, error, refetch } = useQuery(pursesQuery(owner))
  return { purse: payingPurse(purses), purses, isPending: owner !== undefined && isPending, error, refetch }
}

/** A key that is not backed up would hold too much. */
export class NeedsBackup extends Error {
  constructor() {
    super('the key is not backed up')
    this.name = 'NeedsBackup'
  }
}

/** How much more the active account may put into purses: no bound once its key is backed up. */
export function room(purses: Purse[]): bigint | undefined {
  const { active } = useWallet.getState()
  if (active?.kind !== 'browser' || active.backedUp) return
  const held = purses.reduce((sum, { remaining }) => sum + remaining, 0n)
  return held < UNSECURED ? UNSECURED - held : 0n
}

async function connected(): Promise<Chain> {
  return (await import('@/chain')).chain()
}

/** The texts of proposals, in the viewer's language. */
async function texts() {
  const { i18n } = await import('@/i18n')
  await i18n.loadNamespaces('signing')
  return i18n.getFixedT(null, 'signing', 'purse')
}

async function ensureBacked(amount: bigint) {
  const { active } = useWallet.getState()
  if (!active) return
  const bound = room(await queries.fetchQuery(pursesQuery(active.address)))
  if (bound !== undefined && amount > bound) throw new NeedsBackup()
}

/** Opens a purse of `cap` planck for `lifetime` blocks, by one signature of the wallet. Its key is made and kept here. */
export async function openPurse(cap: bigint, lifetime: number): Promise<bigint> {
  await ensureBacked(cap)
  const owner = useWallet.getState().active
  if (!owner) throw new Cancelled()
  const [chain, t, keys, { bestNumber, genesisOf }] = await Promise.all([connected(), texts(), import('./purse-keys'), import('./purses')])
  const [key, deposit, best] = await Promise.all([
    genesisOf(chain).then((genesis) => keys.makePurseKey(owner.address, genesis)),
    chain.api.constants.Purses.Deposit(),
    bestNumber(chain),
  ])
  try {
    const included = await propose({
      title: t('open'),
      changes: [
        { label: t('cap'), amount: -cap },
        { label: t('deposit'), amount: -deposit },
      ],
      transaction: (api) =>
        api.tx.Purses.open({ key: { type: 'Sr25519', value: key.publicKey as `0x${string}` }, cap, expires_at: best + lifetime }),
    })
    return eventOf(included, 'Purses', 'Opened').purse
  } catch (error) {
    // Nothing was sent, or the chain refused it: nobody needs the key.
    if (error instanceof Cancelled || (error instanceof Error && error.name === 'Refused')) await keys.forgetPurseKey(key.publicKey)
    throw error
  } finally {
    queries.invalidateQueries({ queryKey: ['purses'] })
  }
}

/** Adds to a purse. */
export async function topUp({ purse }: Purse, amount: bigint): Promise<Included> {
  await ensureBacked(amount)
  const t = await texts()
  return propose({
    title: t('topUp'),
    changes: [{ label: t('cap'), amount: -amount }],
    transaction: (api) => api.tx.Purses.top_up({ purse, amount }),
  })
}

/** Closes a purse: what is under way is still settled, and then it can be reclaimed. */
export async function closePurse({ purse }: Purse): Promise<Included> {
  const t = await texts()
  return propose({
    title: t('close'),
    changes: [{ label: t('then'), text: t('closeText') }],
    transaction: (api) => api.tx.Purses.close({ purse }),
  })
}

/** Takes back what is left of a purse that is over, and its deposit. */
export async function reclaim({ purse, remaining, deposit, key }: Purse): Promise<Included> {
  const t = await texts()
  const included = await propose({
    title: t('reclaim'),
    changes: [
      { label: t('rest'), amount: remaining },
      { label: t('deposit'), amount: deposit },
    ],
    transaction: (api) => api.tx.Purses.reclaim({ purse }),
  })
  if (key) await included.final.then(async () => (await import('./purse-keys')).forgetPurseKey(key)).catch(() => {})
  return included
}

/** What somebody wants to tip. */
export interface TipWish {
  performer: string
  /** Planck. */
  amount: bigint
  note?: string
  /** The relay that serves the viewer; the one that serves this page if it is not said. */
  servedBy?: string
}

/** A signed order, as rooms and `POST /orders` take it, and its name. */
export interface MadeOrder {
  order: SignedOrder
  hash: string
  note?: string
}

/** There is no purse that can pay. */
export class NoPurse extends Error {
  constructor() {
    super('there is no purse that can pay')
    this.name = 'NoPurse'
  }
}

const server = async (servedBy?: string) => servedBy ?? (await queries.ensureQueryData(about)).account

/** Makes and signs an order out of the purse that pays. What it orders counts as spent until it is settled or out of date. */
export async function makeOrder({ performer, amount, note, servedBy }: TipWish): Promise<MadeOrder> {
  const owner = useWallet.getState().active?.address
  const [chain, { memoOf, orderHash, signed }, keys, { bestNumber, genesisOf }, { nextPlace, remember }] = await Promise.all([
    connected(),
    import('@/chain/order'),
    import('./purse-keys'),
    import('./purses'),
    import('./sequences'),
  ])
  const purse = owner === undefined ? undefined : payingPurse(await queries.fetchQuery({ ...pursesQuery(owner), staleTime: 0 }))
  if (!purse?.key) throw new NoPurse()
  const [genesis, best, relay, sign] = await Promise.all([
    genesisOf(chain),
    bestNumber(chain),
    server(servedBy),
    keys.purseSigner(purse.key),
  ])
  const validUntil = Math.min(best + VALIDITY, purse.lastBlock)
  const made = await keys.changeOrders(purse.key, async (before) => {
    const place = nextPlace(before, amount, { ...purse, best })
    const memo = note ? memoOf(note) : undefined
    const order = { genesis, purse: purse.purse, performer, amount, sequence: place.sequence, servedBy: relay, memo, validUntil }
    const hash = orderHash(order)
    return { orders: remember(place, { amount, validUntil, hash }), result: { order: signed(order, sign), hash, note } }
  })
  queries.invalidateQueries({ queryKey: ['purses'] })
  return made
}

/** Counts an order as not spent that a relay refused, and so did not take. */
export async function dropOrder(hash: string) {
  const owner = useWallet.getState().active?.address
  if (!owner) return
  const keys = await import('./purse-keys')
  const { genesisOf } = await import('./purses')
  for (const { publicKey, pending } of await keys.purseKeys(owner, await genesisOf(await connected()))) {
    if (!pending.some((order) => order.hash === hash)) continue
    await keys.changeOrders(publicKey, async (orders) => ({
      orders: { ...orders, pending: orders.pending.filter((order) => order.hash !== hash) },
      result: undefined,
    }))
  }
  queries.invalidateQueries({ queryKey: ['purses'] })
}

/** Tips by one signature of the wallet, for who has no purse. The note is for the room to be told. */
export async function tipByWallet({ performer, amount, note, servedBy }: TipWish): Promise<Included> {
  const [t, { memoOf }, relay] = await Promise.all([texts(), import('@/chain/order'), server(servedBy)])
  const memo = note ? (memoOf(note) as `0x${string}`) : undefined
  return propose({
    title: t('tip'),
    changes: [{ label: t('tip'), amount: -amount }],
    transaction: (api) => api.tx.Tipping.tip({ performer, amount, served_by: relay, memo }),
  })
}
