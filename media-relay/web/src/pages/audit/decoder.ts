// Reads the payments among the events of a block, by the metadata of the runtime that executed it.
import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders'
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings'

import type { Payment } from './replay'

/** An event as it is decoded. */
interface Recorded {
  phase: { type: string }
  // biome-ignore lint/suspicious/noExplicitAny: every event says something else.
  event: { type: string; value: { type: string; value: any } }
}

interface Share {
  role: { type: string }
  amount: bigint
}

/** What reads the blocks of one version of the runtime. */
export interface Decoder {
  halfLife: bigint
  payments: (events: string | undefined) => Payment[]
}

/** The decoder of the runtime with this metadata. Fails if it knows no payments, so that finding none means that there are none. */
export function decoderOf(metadata: string): Decoder {
  const unified = unifyMetadata(decAnyMetadata(metadata))
  const builder = getDynamicBuilder(getLookupFn(unified))
  const constant = unified.pallets.find(({ name }) => name === 'Ranking')?.constants.find(({ name }) => name === 'HalfLife')
  if (!constant) throw new Error('the runtime has no Ranking.HalfLife')
  // Fails if there is no such event.
  builder.buildEvent('Tipping', 'Paid')
  const events = builder.buildStorage('System', 'Events').value
  return {
    halfLife: builder.buildConstant('Ranking', 'HalfLife').dec(constant.value),
    payments: (bytes) => (bytes ? paymentsOf(events.dec(bytes)) : []),
  }
}

/** The payments among events. */
export function paymentsOf(events: Recorded[]): Payment[] {
  return events.flatMap(({ phase, event }, place) => {
    if (event.type !== 'Tipping' || event.value.type !== 'Paid') return []
    const { payer, performer, amount, kind, shares } = event.value.value
    return [
      {
        event: place,
        early: phase.type === 'Initialization',
        payer,
        performer,
        amount,
        kind: kind.type,
        shares: shares.map(({ role, amount }: Share) => ({ role: role.type, amount })),
      },
    ]
  })
}
