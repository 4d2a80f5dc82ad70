import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'

import { Problem } from './http'
import { canonical, faultsOf, hashOf, LIMITS, postDocument, signedMessage } from './profiles'
import type { Profile } from './rooms'

const sound: Profile = { version: 1, performer: 'h1', title: 'Luna', language: 'en' }
const faults = (change: Partial<Profile>) => faultsOf({ ...sound, ...change }).map(({ path, kind }) => `${path} ${kind}`)

afterEach(() => vi.unstubAllGlobals())

test('a sound document has no fault', () => {
  const whole: Partial<Profile> = {
    subject: 'Dancing 💃',
    tags: ['dance', 'new-here'],
    language: 'pt-BR',
    tipMenu: [{ label: 'A wave', amount: '5000000000000' }],
    goal: { title: 'A song', amount: '340282366920938463463374607431768211455' },
    prices: { message: '1', ticket: null },
    chat: { links: 'moderators', blockedWords: ['rude'] },
  }
  expect(faults({})).toEqual([])
  expect(faults(whole)).toEqual([])
})

test('a fault says where it is', () => {
  expect(faults({ title: '' })).toEqual(['$.title text'])
  expect(faults({ title: '💃'.repeat(80) })).toEqual([])
  expect(faults({ title: '💃'.repeat(81) })).toEqual(['$.title text'])
  expect(faults({ subject: ' hi' })).toEqual(['$.subject spaces'])
  for (const character of ['\n', '\t', '\u202e', '\u2066', '\ud800', '\u0085']) {
    expect(faults({ title: `a${character}b` })).toEqual(['$.title characters'])
  }
  for (const tag of ['a', '-a', 'a-', 'Dance', 'ñandú', 'a'.repeat(25)]) expect(faults({ tags: ['ok', tag] })).toEqual(['$.tags[1] tag'])
  expect(faults({ tags: ['dance', 'dance'] })).toEqual(['$.tags repeated'])
  for (const language of ['', 'E', 'english-', 'EN', `en${'-abcdefgh'.repeat(4)}`]) {
    expect(faults({ language }), language).toEqual(['$.language language'])
  }
  for (const amount of ['', '0', '01', '1.5', '-1', '1e3', `${2n ** 128n}`]) {
    const menu = [
      { label: 'ok', amount: '1' },
      { label: 'no', amount },
    ]
    expect(faults({ tipMenu: menu }), amount).toEqual(['$.tipMenu[1].amount price'])
  }
  expect(faults({ goal: { title: '', amount: '1' } })).toEqual(['$.goal.title text'])
  expect(faults({ prices: { ticket: '0' } })).toEqual(['$.prices.ticket price'])
  expect(faults({ chat: { blockedWords: ['fine', ''] } })).toEqual(['$.chat.blockedWords[1] text'])
})

test('a list has a longest length, and the whole a size', () => {
  const tags = Array.from({ length: LIMITS.tags + 1 }, (_, number) => `tag-${number}`)
  expect(faults({ tags })).toEqual(['$.tags many'])
  const tipMenu = Array.from({ length: LIMITS.tipMenu }, (_, number) => ({ label: `${number}`.padEnd(LIMITS.label, 'x'), amount: '1' }))
  const blockedWords = Array.from({ length: LIMITS.blockedWords }, (_, number) => `${number}`.padEnd(LIMITS.word, 'ж'))
  expect(faults({ tipMenu, chat: { blockedWords } })).toEqual(['$ size'])
})

test('the bounds are those of the published schema', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../../docs/profile.schema.json', import.meta.url), 'utf8'))
  const { properties, $defs } = schema
  expect(LIMITS).toEqual({
    bytes: LIMITS.bytes,
    title: properties.title.maxLength,
    subject: properties.subject.maxLength,
    tags: properties.tags.maxItems,
    language: properties.language.maxLength,
    tipMenu: properties.tipMenu.maxItems,
    label: $defs.Offer.properties.label.maxLength,
    goal: $defs.Goal.properties.title.maxLength,
    blockedWords: $defs.Chat.properties.blockedWords.maxItems,
    word: $defs.Chat.properties.blockedWords.items.maxLength,
  })
})

test('the canonical form depends on what is said alone', () => {
  const one = { title: 'Ü "x"', version: 1, tags: ['b', 'a'], goal: { title: 't', amount: '1' }, subject: undefined }
  const other = { version: 1, goal: { amount: '1', title: 't' }, tags: ['b', 'a'], title: 'Ü "x"' }
  expect(canonical(one)).toBe('{"goal":{"amount":"1","title":"t"},"tags":["b","a"],"title":"Ü \\"x\\"","version":1}')
  expect(canonical(other)).toBe(canonical(one))
  expect(hashOf(canonical(other))).toBe(hashOf(canonical(one)))
})

test('a hash is BLAKE2b-256 of the bytes', () => {
  expect(hashOf('')).toBe('0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8')
})

test('what is signed names chain and document', () => {
  expect(signedMessage('0x01', '0x02')).toBe('livestars/profile/v1\n0x01\n0x02')
})

const refuse = (type: string) => new Response(JSON.stringify({ type: `/problems#${type}`, detail: 'no' }), { status: 403 })

test('a room that the relay does not know yet is waited for', async () => {
  const answers = [refuse('no-room'), new Response('{"hash":"0x01"}', { status: 201 })]
  vi.stubGlobal('fetch', async () => answers.shift()!)
  expect(await postDocument({ document: '{}', signature: '0x' }, 0)).toEqual({ hash: '0x01' })
})

test('a wrong signature is not', async () => {
  const answers = [refuse('wrong-signature')]
  vi.stubGlobal('fetch', async () => answers.shift()!)
  await expect(postDocument({ document: '{}', signature: '0x' }, 0)).rejects.toBeInstanceOf(Problem)
})
