import { expect, test } from 'vitest'

import { isReady, needed, nextOf, type Standing, stepsOf } from './steps'

const newcomer: Standing = {
  free: 0n,
  eligible: false,
  ineligibility: 'Unverified',
  verification: { state: 'none' },
  trusted: false,
  deposits: { record: 100n, room: 10n, proxy: 5n, existential: 1n, answer: 1_000n },
}
const nothing = { drafted: false, published: false, devices: false }
const rich = { ...newcomer, free: needed(newcomer) }
const attested: Standing = {
  ...rich,
  eligible: true,
  ineligibility: undefined,
  verification: { state: 'attested', verifier: 'h1', fingerprint: '0x', until: 9 },
}
const open: Standing = { ...attested, room: { profile: '0x', blocked: [] }, trusted: true }

test('the way goes from an account to a camera', () => {
  expect(nextOf(stepsOf(undefined, nothing))).toBe('account')
  expect(nextOf(stepsOf(newcomer, nothing))).toBe('account')
  expect(nextOf(stepsOf(rich, nothing))).toBe('profile')
  expect(nextOf(stepsOf(rich, { ...nothing, drafted: true }))).toBe('documents')
  expect(nextOf(stepsOf(attested, { ...nothing, drafted: true }))).toBe('room')
  expect(nextOf(stepsOf(open, { ...nothing, published: true }))).toBe('devices')
  expect(nextOf(stepsOf(open, { drafted: false, published: true, devices: true }))).toBeUndefined()
})

test('a document that waits for its verifier is nothing to do', () => {
  const pending: Standing = { ...rich, verification: { state: 'pending', verifier: 'h1', fingerprint: '0x', fee: 1n, since: 1 } }
  const states = stepsOf(pending, { drafted: true, published: false, devices: true })
  expect(states.documents).toBe('waiting')
  expect(nextOf(states)).toBeUndefined()
})

test('a rejected or expired document can be replaced, a bar cannot', () => {
  const after = (verification: Standing['verification']) => stepsOf({ ...rich, verification }, nothing).documents
  expect(after({ state: 'rejected', reason: 'Other' })).toBe('now')
  expect(after({ state: 'expired' })).toBe('now')
  expect(after({ state: 'barred', reason: 'Fraud' })).toBe('waiting')
})

test('deposits that are held already are not asked for again', () => {
  expect(needed(newcomer) - needed(open)).toBe(1_115n)
})

test('a room that is published elsewhere but not here is not done', () => {
  expect(stepsOf(open, { drafted: true, published: false, devices: true }).room).toBe('now')
  expect(stepsOf({ ...open, trusted: false }, { drafted: true, published: true, devices: true }).room).toBe('now')
})

test('only who is eligible, has a room and trusts the relay goes live', () => {
  expect([undefined, newcomer, attested, { ...open, trusted: false }, { ...open, eligible: false }].map(isReady)).toEqual(
    Array.from({ length: 5 }, () => false),
  )
  expect(isReady(open)).toBe(true)
})
