// How far a performer is, from what the chain and the relay say of her.

/** Why somebody may not be on camera, by the names of the chain. */
export type Ineligibility = 'Unverified' | 'Pending' | 'Rejected' | 'Expired' | 'Revoked'

/** What is known of somebody's documents. */
export type Verification =
  | { state: 'none' }
  | { state: 'pending'; verifier: string; fingerprint: string; fee: bigint; since: number }
  | { state: 'attested'; verifier: string; fingerprint: string; until: number }
  | { state: 'rejected' | 'revoked' | 'barred'; reason: string }
  | { state: 'expired' }

/** All that decides how far she is. Amounts are planck. */
export interface Standing {
  free: bigint
  eligible: boolean
  ineligibility?: Ineligibility
  verification: Verification
  /** A document that waits beside an attestation that is valid. */
  pending?: { verifier: string; fingerprint: string; fee: bigint; since: number }
  room?: { profile: string; blocked: string[]; live?: { relay: string; cast: string[]; since: number } }
  /** Whether this relay may go live for her. */
  trusted: boolean
  /** What the chain holds for each step, by its constants; `answer` is the fee of the verifier that asks for least. */
  deposits: { record: bigint; room: bigint; proxy: bigint; existential: bigint; answer: bigint }
}

export type Step = 'account' | 'profile' | 'documents' | 'room' | 'devices'
export const STEPS: Step[] = ['account', 'profile', 'documents', 'room', 'devices']

/** `done`, `now` if it can be done, `waiting` for somebody else, `later` if another step comes first. */
export type StepState = 'done' | 'now' | 'waiting' | 'later'

/** What fees are reckoned to come to until she is live: some transactions of a few thousandths each. */
export const FEES = 50_000_000_000n

/** What she still has to have for deposits and fees. */
export function needed({
  verification,
  room,
  trusted,
  deposits,
}: Pick<Standing, 'verification' | 'room' | 'trusted' | 'deposits'>): bigint {
  const answered = verification.state === 'attested' || verification.state === 'pending'
  const parts = [
    deposits.existential,
    FEES,
    verification.state === 'none' ? deposits.record : 0n,
    answered ? 0n : deposits.answer,
    room ? 0n : deposits.room,
    trusted ? 0n : deposits.proxy,
  ]
  return parts.reduce((sum, part) => sum + part, 0n)
}

/** The state of every step. `drafted` is whether a sound room document is typed, `devices` whether a camera was tried. */
export function stepsOf(
  standing: Standing | undefined,
  { drafted, published, devices }: { drafted: boolean; published: boolean; devices: boolean },
): Record<Step, StepState> {
  if (!standing) return { account: 'now', profile: 'later', documents: 'later', room: 'later', devices: 'later' }
  const { eligible, verification, trusted, room } = standing
  const profile = drafted || published
  const funded = standing.free >= needed(standing)
  const documents: StepState = eligible
    ? 'done'
    : verification.state === 'pending' || verification.state === 'barred'
      ? 'waiting'
      : funded
        ? 'now'
        : 'later'
  return {
    account: funded ? 'done' : 'now',
    profile: profile ? 'done' : 'now',
    documents,
    room: room && trusted && published ? 'done' : eligible && profile ? 'now' : 'later',
    devices: devices ? 'done' : 'now',
  }
}

/** The first step that she can do something about; nothing if all is done or waits for somebody. */
export const nextOf = (states: Record<Step, StepState>) => STEPS.find((step) => states[step] === 'now')

/** Whether nothing keeps her from going live. */
export const isReady = (standing: Standing | undefined) => Boolean(standing?.eligible && standing.room && standing.trusted)
