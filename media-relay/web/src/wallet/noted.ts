// Payments as the relay's index notes them.
import type { Role } from './quote'

/** A payment of the index; amounts are planck in decimal digits. */
export interface Noted {
  block: number
  event: number
  /** Milliseconds since the Unix epoch. */
  time: number
  finalized: boolean
  payer: string
  performer: string
  amount: string
  kind: string
  shares: { role: string; account: string; amount: string }[]
  order: string | null
  memo: string | null
}

/** The index's names of roles. It counts tiers from one, and payouts from zero. */
const ROLES: Record<string, { name: Role['name']; first?: number }> = {
  performer: { name: 'Performer' },
  payout: { name: 'Payout', first: 0 },
  "viewer's referrer": { name: 'ViewerReferrer', first: 1 },
  "performer's referrer": { name: 'PerformerReferrer', first: 1 },
  'edge relay': { name: 'EdgeRelay' },
  'origin relay': { name: 'OriginRelay' },
  validators: { name: 'Validators' },
  treasury: { name: 'Treasury' },
}

/** A role by the name that the index has for it. */
export function roleOf(text: string): Role {
  const [, name = text, place] = /^(.*?)(?: (\d+))?$/.exec(text) ?? []
  const role = ROLES[name]
  if (!role) return { name: text as Role['name'] }
  return role.first === undefined ? { name: role.name } : { name: role.name, tier: Number(place ?? role.first) - role.first }
}
