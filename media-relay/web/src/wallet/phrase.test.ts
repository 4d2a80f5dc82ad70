import { DEV_PHRASE, sr25519 } from '@polkadot-labs/hdkd-helpers'
import { expect, test } from 'vitest'

import { addressOf, chooseWords, derive, makePhrase, type Phrase, parsePhrase } from './phrase'

test('a phrase that was made is read again and makes the same key', () => {
  const phrase = makePhrase()
  expect(phrase.mnemonic.split(' ')).toHaveLength(12)
  expect(parsePhrase(phrase.mnemonic)).toEqual(phrase)
  expect(derive(phrase).publicKey).toEqual(derive(parsePhrase(phrase.mnemonic) as Phrase).publicKey)
})

test('every phrase that is made is another', () => {
  expect(makePhrase().mnemonic).not.toBe(makePhrase().mnemonic)
})

test('a path leads to the account that other wallets find', () => {
  const bob = parsePhrase(`  ${DEV_PHRASE.toUpperCase().replaceAll(' ', '  ')}//Bob `)
  expect(bob).toEqual({ mnemonic: DEV_PHRASE, path: '//Bob' })
  const pair = derive(bob as Phrase)
  expect(addressOf(pair)).toMatch(/^h1/)
  expect(Buffer.from(pair.publicKey).toString('hex')).toBe('8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48')
})

test('soft and hard paths are read', () => {
  expect(parsePhrase(`${DEV_PHRASE}//live/0`)).toMatchObject({ path: '//live/0' })
})

test('what the key signs is its signature', () => {
  const pair = derive(makePhrase())
  const message = new TextEncoder().encode('hello')
  expect(sr25519.verify(pair.sign(message), message, pair.publicKey)).toBe(true)
})

test.each([
  ['', 'words'],
  ['//Bob', 'words'],
  ['bottom drive obey lake curtain smoke basket hold race lonely fit fit', 'words'],
  ['not a phrase', 'words'],
  [`${DEV_PHRASE}///password`, 'path'],
  [`${DEV_PHRASE}/`, 'path'],
])('%j makes no key: %s', (text, fault) => expect(parsePhrase(text)).toBe(fault))

test('a backup asks for different words', () => {
  const places = chooseWords(12, 3)
  expect(new Set(places).size).toBe(3)
  expect(places.every((place) => place >= 0 && place < 12)).toBe(true)
})
