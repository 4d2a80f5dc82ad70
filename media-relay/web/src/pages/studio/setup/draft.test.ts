import { expect, test } from 'vitest'

import { canonical } from '@/relay/profiles'
import type { Profile } from '@/relay/rooms'

import { differs, documentOf, draftOf, emptyDraft, placeOf } from './draft'

const draft = { ...emptyDraft('en'), title: ' Nova ' }

test('what is not filled in is not in the document', () => {
  expect(documentOf(draft, 'h1')).toEqual({
    profile: { version: 1, performer: 'h1', title: 'Nova', language: 'en', chat: { links: 'performer' } },
    faults: [],
  })
})

test('what is typed becomes a document, and comes back', () => {
  const filled = {
    ...draft,
    subject: 'Dancing',
    tags: '#Dance, new-here',
    menu: [
      { line: 0, label: '', amount: '' },
      { line: 1, label: 'A wave', amount: '1,5' },
    ],
    goalTitle: 'A song',
    goalAmount: '1000',
    prices: { ...draft.prices, message: '0.25' },
    links: 'everybody' as const,
    words: 'rude, very rude,',
  }
  const { profile, faults } = documentOf(filled, 'h1')
  expect(faults).toEqual([])
  const expected: Profile = {
    version: 1,
    performer: 'h1',
    title: 'Nova',
    language: 'en',
    subject: 'Dancing',
    tags: ['dance', 'new-here'],
    tipMenu: [{ label: 'A wave', amount: '1500000000000' }],
    goal: { title: 'A song', amount: '1000000000000000' },
    prices: { message: '250000000000' },
    chat: { links: 'everybody', blockedWords: ['rude', 'very rude'] },
  }
  expect(profile).toEqual(expected)
  expect(canonical(documentOf(draftOf(profile), 'h1').profile)).toBe(canonical(profile))
})

test('a fault is found in the line in which it is', () => {
  const wrong = {
    ...draft,
    menu: [
      { line: 3, label: '', amount: '' },
      { line: 5, label: 'A wave', amount: 'much' },
    ],
    goalTitle: 'A song',
  }
  expect(documentOf(wrong, 'h1').faults.map(({ path }) => path)).toEqual(['$.tipMenu[0].amount', '$.goal.amount'])
  expect(placeOf(wrong, wrong.menu[1]!)).toBe(0)
})

test('a draft differs from what is published by what it says, not by how that is written', () => {
  const published: Profile = { version: 1, performer: 'h1', title: 'Nova', language: 'en', prices: {}, tags: [] }
  expect(differs(draft, published)).toBe(false)
  expect(differs({ ...draft, subject: 'Dancing' }, published)).toBe(true)
})
