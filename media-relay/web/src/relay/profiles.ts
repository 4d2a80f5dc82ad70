// Room documents: what is wrong with one, its exact bytes, and how a performer publishes it.
import { blake2b256 } from '@polkadot-labs/hdkd-helpers'

import { toHex } from '@/chain/hex'

import { askJson, Problem } from './http'
import type { About, Profile } from './rooms'

/** What is wrong with a room document, and where (JSONPath, RFC 9535). */
export interface Fault {
  path: string
  kind: 'text' | 'characters' | 'spaces' | 'tag' | 'language' | 'price' | 'many' | 'repeated' | 'size'
  /** What the bound is, for the sentence that says it. */
  values?: { min?: number; max?: number }
}

/** The bounds of a document, as its JSON Schema and the relay have them. */
export const LIMITS = {
  bytes: 16 * 1_024,
  title: 80,
  subject: 200,
  tags: 10,
  language: 35,
  tipMenu: 40,
  label: 60,
  goal: 120,
  blockedWords: 200,
  word: 40,
} as const

export const PRICES = ['privateMinute', 'groupMinute', 'ticket', 'fanClubMonth', 'message'] as const
export type PriceName = (typeof PRICES)[number]
export const LINKS = ['performer', 'moderators', 'everybody'] as const

const TAG = /^[a-z0-9][a-z0-9-]{0,22}[a-z0-9]$/
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/
const PRICE = /^[1-9][0-9]{0,38}$/
const MOST_PLANCK = 2n ** 128n - 1n
// Control characters, characters that override the direction of writing, and halves of characters.
const UNWANTED = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** Everything that is wrong with a document, in its order. None if the relay takes it. */
export function faultsOf(profile: Profile): Fault[] {
  const menu = profile.tipMenu ?? []
  const tags = profile.tags ?? []
  const words = profile.chat?.blockedWords ?? []
  return [
    ...text('$.title', profile.title, LIMITS.title),
    ...(profile.subject == null ? [] : text('$.subject', profile.subject, LIMITS.subject)),
    ...many('$.tags', tags, LIMITS.tags),
    ...tags.flatMap((tag, place) => (TAG.test(tag) ? [] : [{ path: `$.tags[${place}]`, kind: 'tag' as const }])),
    ...repeated('$.tags', tags),
    ...(LANGUAGE.test(profile.language) && profile.language.length <= LIMITS.language
      ? []
      : [{ path: '$.language', kind: 'language' as const }]),
    ...many('$.tipMenu', menu, LIMITS.tipMenu),
    ...menu.flatMap(({ label, amount }, place) => [
      ...text(`$.tipMenu[${place}].label`, label, LIMITS.label),
      ...price(`$.tipMenu[${place}].amount`, amount),
    ]),
    ...(profile.goal ? [...text('$.goal.title', profile.goal.title, LIMITS.goal), ...price('$.goal.amount', profile.goal.amount)] : []),
    ...PRICES.flatMap((name) => {
      const amount = profile.prices?.[name]
      return amount == null ? [] : price(`$.prices.${name}`, amount)
    }),
    ...many('$.chat.blockedWords', words, LIMITS.blockedWords),
    ...words.flatMap((word, place) => text(`$.chat.blockedWords[${place}]`, word, LIMITS.word)),
    ...repeated('$.chat.blockedWords', words),
    ...(bytesOf(profile) > LIMITS.bytes ? [{ path: '$', kind: 'size' as const, values: { max: LIMITS.bytes } }] : []),
  ]
}

function text(path: string, value: string, max: number): Fault[] {
  const length = [...value].length
  if (length < 1 || length > max) return [{ path, kind: 'text', values: { min: 1, max } }]
  if (UNWANTED.test(value)) return [{ path, kind: 'characters' }]
  return value.trim() === value ? [] : [{ path, kind: 'spaces' }]
}

function price(path: string, amount: string): Fault[] {
  return PRICE.test(amount) && BigInt(amount) <= MOST_PLANCK ? [] : [{ path, kind: 'price' }]
}

const many = (path: string, values: unknown[], max: number): Fault[] =>
  values.length > max ? [{ path, kind: 'many', values: { max } }] : []
const repeated = (path: string, values: string[]): Fault[] =>
  new Set(values).size === values.length ? [] : [{ path, kind: 'repeated' as const }]
const bytesOf = (profile: Profile) => new TextEncoder().encode(canonical(profile)).length

/** The text of a document in its canonical form (RFC 8785), so that the same document always has the same hash. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`
}

/** What the chain calls a document: the BLAKE2b-256 hash of its bytes. */
export const hashOf = (document: string) => toHex(blake2b256(new TextEncoder().encode(document)))

/** What the performer signs so that relays serve her document. */
export const signedMessage = (genesis: string, hash: string) => `livestars/profile/v1\n${genesis}\n${hash}`

/** A document with the performer's signature. */
export interface SignedDocument {
  document: string
  signature: string
}

/** Has the performer sign her document. */
export async function signDocument(performer: string, document: string): Promise<SignedDocument> {
  const [{ genesis }, { signText }] = await Promise.all([askJson<About>('/relay'), import('@/wallet/signers')])
  return { document, signature: await signText(performer, signedMessage(genesis, hashOf(document))) }
}

const PAUSE = 1_000
const TRIES = 30

/** Gives the relay a document. It knows a new room only some blocks later; it is asked again until then. */
export async function postDocument(signed: SignedDocument, pause = PAUSE): Promise<{ hash: string }> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await askJson<{ hash: string }>('/profiles', { method: 'POST', json: signed })
    } catch (error) {
      if (!(error instanceof Problem && error.kind === 'no-room') || tries === TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** The document with this hash, if this relay has it. */
export async function documentOf(hash: string): Promise<Profile | undefined> {
  try {
    return await askJson<Profile>(`/profiles/${hash}`)
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
}
