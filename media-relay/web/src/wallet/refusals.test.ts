import { expect, test } from 'vitest'

import english from '@/i18n/en/signing.json'
import { dispatchErrorText, invalidText, namesOf, type Texts } from './refusals'

/** The texts of a language, as i18next finds them. */
const texts: Texts = (key, values = {}) => {
  // biome-ignore lint/suspicious/noExplicitAny: a tree of texts.
  const found = key.split('.').reduce<any>((tree, part) => tree?.[part], english)
  return typeof found === 'string' ? found.replace(/{{(\w+)}}/g, (_, name) => values[name] ?? '') : undefined
}
const docs = async (pallet: string, error: string) => (pallet === 'Tipping' && error === 'ZeroAmount' ? 'The amount is zero.' : undefined)
const module = (pallet: string, name: string, value?: unknown) => ({
  type: 'Module',
  value: { type: pallet, value: { type: name, value } },
})

test('names are read from the outside in', () => {
  expect(namesOf(module('Tipping', 'NotEligible', { type: 'Expired' }))).toEqual(['Module', 'Tipping', 'NotEligible', 'Expired'])
  expect(namesOf(undefined)).toEqual([])
})

test('an error of a pallet is said in the words of its metadata', async () => {
  expect(await dispatchErrorText(module('Tipping', 'ZeroAmount'), texts, docs)).toBe('The amount is zero.')
})

test('a pallet’s error without words is named', async () => {
  expect(await dispatchErrorText(module('Unheard', 'Of'), texts, docs)).toContain('Unheard.Of')
})

test('an error keeps its words when the metadata cannot be had', async () => {
  const failing = async () => {
    throw new Error('the chain is lost')
  }
  expect(await dispatchErrorText(module('Unheard', 'Of'), texts, failing)).toContain('Unheard.Of')
})

test('errors that are no pallet’s have texts', async () => {
  const token = { type: 'Token', value: { type: 'FundsUnavailable' } }
  expect(await dispatchErrorText(token, texts, docs)).toBe(english.dispatch.Token.FundsUnavailable)
  expect(await dispatchErrorText({ type: 'Odd', value: { type: 'One' } }, texts, docs)).toContain('Odd.One')
})

test('a transaction that no block takes says why', () => {
  expect(invalidText({ type: 'Invalid', value: { type: 'Payment' } }, texts)).toBe(english.invalid.Invalid.Payment)
  expect(invalidText({ type: 'Invalid', value: { type: 'Custom', value: 7 } }, texts)).toContain('Invalid.Custom')
})
