// A room's document, without the app: what it is called, what it offers and what it collects for.
import { blake2b256 } from '@polkadot-labs/hdkd-helpers'
import type { SizedHex } from 'polkadot-api'

import type { Stage } from '../relay/stage'
import { type Account, LIVE } from '../tests/accounts'
import { hex } from '../tests/order'

interface Room {
  who: Account
  title: string
  /** LIVE. */
  goal: bigint
}

/** Gives the relay a document that the performer signed, and names it on the chain. */
export async function publishProfile({ chain, relay }: Stage, { who, title, goal }: Room) {
  const document = JSON.stringify({
    version: 1,
    performer: who.address,
    title,
    subject: 'Trying things out',
    tags: ['music', 'talk'],
    language: 'en',
    tipMenu: [
      { label: 'Wave', amount: `${5n * LIVE}` },
      { label: 'Song', amount: `${25n * LIVE}` },
    ],
    goal: { title: 'A new song', amount: `${goal * LIVE}` },
  })
  const fingerprint = hex(blake2b256(new TextEncoder().encode(document)))
  const signed = `livestars/profile/v1\n${hex(await chain.genesis())}\n${fingerprint}`
  const signature = hex(Uint8Array.of(1, ...who.sign(new TextEncoder().encode(signed))))
  const { status, body } = await relay.post('/profiles', { document, signature })
  if (status !== 201) throw new Error(`the relay did not take the document: ${JSON.stringify(body)}`)
  await chain.run(chain.api.tx.Rooms.set_profile({ profile: fingerprint as SizedHex<32> }), who)
}
