// Publishing a room: its document on the relay, the document's hash on the chain, and the relay's right to go live.
import type { TFunction } from 'i18next'

import type { Api } from '@/chain/live'
import { canonical, hashOf, postDocument, signDocument } from '@/relay/profiles'
import type { About, Profile } from '@/relay/rooms'
import { type Change, propose } from '@/wallet/transactions'

import type { Standing } from './steps'

/** Something that the chain is to do. */
type Call = 'openRoom' | 'setProfile' | 'addProxy'

/** What the chain has to do so that it names the document with this hash and lets the relay go live. */
export function callsFor({ room, trusted }: Pick<Standing, 'room' | 'trusted'>, hash: string): Call[] {
  const profile: Call[] = !room ? ['openRoom'] : room.profile === hash ? [] : ['setProfile']
  return trusted ? profile : [...profile, 'addProxy']
}

function transactionOf(api: Api, call: Call, hash: string, relay: string) {
  switch (call) {
    case 'openRoom':
      return api.tx.Rooms.open_room({ profile: hash })
    case 'setProfile':
      return api.tx.Rooms.set_profile({ profile: hash })
    case 'addProxy':
      return api.tx.Proxy.add_proxy({
        delegate: { type: 'Id', value: relay },
        proxy_type: { type: 'Streaming', value: undefined },
        delay: 0,
      })
  }
}

/** One transaction that does all or nothing. */
function together(api: Api, calls: Call[], hash: string, relay: string) {
  const [first, ...more] = calls.map((call) => transactionOf(api, call, hash, relay))
  return more.length === 0 ? first! : api.tx.Utility.batch_all({ calls: [first!, ...more].map(({ decodedCall }) => decodedCall) })
}

/**
 * Publishes a document. A relay takes it from those who have a room: before the chain is asked if there is one, so that the chain never
 * names what nobody serves, and after it if not.
 */
export async function publishRoom({
  profile,
  relay,
  standing,
  t,
}: {
  profile: Profile
  relay: About
  standing: Standing
  t: TFunction<'studio'>
}) {
  const document = canonical(profile)
  const hash = hashOf(document)
  const calls = callsFor(standing, hash)
  const signed = await signDocument(profile.performer, document)
  if (standing.room) await postDocument(signed)
  if (calls.length > 0) {
    const { room, proxy } = standing.deposits
    const amounts: Partial<Record<Call, bigint>> = { openRoom: room, addProxy: proxy }
    const changes = calls.map((call): Change => {
      const amount = amounts[call]
      return { label: t(`change.${call}`), ...(amount === undefined ? { text: hash.slice(0, 10) } : { amount: -amount }) }
    })
    await propose({
      title: t(`propose.${calls[0]!}`),
      changes,
      spends: calls.reduce((sum, call) => sum + (amounts[call] ?? 0n), 0n),
      transaction: (api) => together(api, calls, hash, relay.account),
    })
  }
  if (!standing.room) await postDocument(signed)
}
