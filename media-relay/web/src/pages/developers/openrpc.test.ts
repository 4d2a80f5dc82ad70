import document from 'virtual:docs/rpc/openrpc'
import { expect, test } from 'vitest'

import { describe, exampleCall, type Method, search, typeOf, typeText } from './openrpc'

const { schemas } = document.components
const method = (name: string) => document.methods.find((method) => method.name === name) as Method
const samples = { Account: 'h1alice', Decimal: '1', count: 10 }

test('types are told in words, and shapes by their names', () => {
  const told = Object.fromEntries(method('liveStars_quote').params.map(({ name, schema }) => [name, typeText(typeOf(schema))]))
  expect(told).toEqual({ payer: 'Account', performer: 'Account', amount: 'Decimal', servedBy: 'Account | null', at: 'Hex32 | null' })
  expect(typeText(typeOf(method('liveStars_ranking').result.schema))).toBe('Placed[]')
  expect(typeText(typeOf(schemas.Placed!.properties!.place!))).toBe('uint32 | null')
})

test('every method can be tried with what it needs', () => {
  expect(exampleCall(method('liveStars_quote'), schemas, samples)).toEqual(['h1alice', 'h1alice', '1'])
  expect(exampleCall(method('liveStars_ranking'), schemas, samples)).toEqual([0, 10])
  expect(exampleCall(method('liveStars_policy'), schemas, samples)).toEqual([])
  const [order] = exampleCall(method('liveStars_checkOrder'), schemas, samples) as [Record<string, unknown>]
  expect(order).toMatchObject({ performer: 'h1alice', amount: '1' })
})

test('every parameter and every shape says what it is', () => {
  for (const { params } of document.methods) {
    for (const { schema } of params) expect(describe(schema, schemas)).not.toBe('')
  }
  for (const shape of Object.values(schemas)) expect(shape.description).toBeTruthy()
})

test('a search finds by name, summary and parameters', () => {
  expect(search(document.methods, 'purse').map(({ name }) => name)).toContain('liveStars_pursesOf')
  expect(search(document.methods, 'REFERRERS nearest').map(({ name }) => name)).toEqual(['liveStars_referralPath'])
  expect(search(document.methods, 'nothing like this')).toEqual([])
  expect(search(document.methods, ' ')).toHaveLength(document.methods.length)
})
