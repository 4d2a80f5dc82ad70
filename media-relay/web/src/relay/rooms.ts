import { ask, askJson } from './http'

/** A room with a stream. */
export interface LiveRoom {
  performer: string
  /** The relay that the performer publishes to. */
  relay: string
  /** Since when, in milliseconds since the Unix epoch. */
  since: number
  viewers: number
  title: string | null
  subject: string | null
  tags: string[]
  language: string | null
}

/** The document of a room, as `/schemas/profile.json` describes it. Amounts are planck in decimal digits. */
export interface Profile {
  version: 1
  performer: string
  title: string
  language: string
  subject?: string | null
  tags?: string[]
  tipMenu?: { label: string; amount: string }[]
  goal?: { title: string; amount: string } | null
  prices?: Partial<Record<'fanClubMonth' | 'groupMinute' | 'message' | 'privateMinute' | 'ticket', string | null>>
  chat?: { links?: 'performer' | 'moderators' | 'everybody'; blockedWords?: string[] }
  moderators?: string[]
}

/** What the relay says of itself. */
export interface About {
  account: string
  url: string
  genesis: string
  version: string
  /** Whether the chain is for development: its accounts are everybody's, and LIVE is given away. */
  development?: boolean
  /** Where light clients find nodes, as multiaddrs. */
  lightClient?: string[]
}

export const about = { queryKey: ['relay'], queryFn: () => askJson<About>('/relay'), staleTime: Number.POSITIVE_INFINITY }
export const liveRooms = { queryKey: ['rooms'], queryFn: () => askJson<LiveRoom[]>('/rooms'), refetchInterval: 5_000 }
export const profileOf = (performer: string) => ({
  queryKey: ['profile', performer],
  queryFn: () => askJson<Profile>(`/rooms/${performer}/profile`),
})

/** Why a room is reported. */
export const REASONS = ['minor', 'consent', 'violence', 'identity', 'fraud', 'other'] as const
export type Reason = (typeof REASONS)[number]

/** Tells the relay's operator what is wrong with a room. Nobody has to say who she is. */
export const report = (performer: string, reason: Reason, text: string) =>
  ask(`/rooms/${performer}/reports`, { method: 'POST', json: { reason, text } })
