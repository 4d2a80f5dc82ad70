// What the chain says of verifiers and of what waits for them.
import { queryOptions } from '@tanstack/react-query'

import { chain } from '@/chain'

const best = { at: 'best' } as const

/** A document that waits for its verifier's answer. */
export interface Submission {
  performer: string
  fingerprint: string
  fee: bigint
  /** The block in which it was submitted. */
  since: number
}

/** What an account is as a verifier. */
export interface Verifier {
  standing: 'none' | 'admitted' | 'registered'
  key?: string
  fee?: bigint
  bond: bigint
  /** The most blocks that an attestation is valid for. */
  mostBlocks: number
}

export const verifierOf = (account: string) =>
  queryOptions({
    queryKey: ['studio', 'verifier', account],
    queryFn: async (): Promise<Verifier> => {
      const { api } = await chain()
      const [found, bond, mostBlocks] = await Promise.all([
        api.query.Verification.Verifiers.getValue(account, best),
        api.constants.Verification.VerifierBond(),
        api.constants.Verification.MaxValidity(),
      ])
      if (!found) return { standing: 'none', bond, mostBlocks }
      if (found.type === 'Admitted') return { standing: 'admitted', bond, mostBlocks }
      const { encryption_key: key, fee } = found.value
      return { standing: 'registered', key, fee, bond, mostBlocks }
    },
  })

/** What waits for the answer of a verifier, oldest first. The chain keeps no such list: all records are read. */
export const submissionsFor = (verifier: string) =>
  queryOptions({
    queryKey: ['studio', 'submissions', verifier],
    queryFn: async (): Promise<Submission[]> => {
      const { api } = await chain()
      const entries = await api.query.Verification.Records.getEntries(best)
      const waiting = entries.flatMap(({ keyArgs: [performer], value: { pending } }) =>
        pending?.verifier === verifier
          ? [{ performer, fingerprint: pending.fingerprint as string, fee: pending.fee, since: pending.submitted_at }]
          : [],
      )
      return waiting.sort((one, other) => one.since - other.since)
    },
    refetchInterval: 6_000,
  })

/** The relays of the directory, where a document may be that is not here. */
export const relays = queryOptions({
  queryKey: ['studio', 'relays'],
  queryFn: async () => {
    const { api } = await chain()
    return api.apis.LiveStarsApi.relays(best)
  },
})

export const REJECTIONS = ['Unreadable', 'DocumentExpired', 'Underage', 'Mismatch', 'Fraud', 'Other'] as const
export type Rejection = (typeof REJECTIONS)[number]
/** Whether a verifier gets its fee although it rejects: it does if it could read the document. */
export const feeIsDue = (reason: Rejection) => reason !== 'Unreadable'
