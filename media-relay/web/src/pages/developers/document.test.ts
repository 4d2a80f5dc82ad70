import reference from 'virtual:docs/reference.md'
import protocol from 'virtual:docs/room-protocol.md'
import { expect, test } from 'vitest'

import { anchorOf, textOf } from './document'

test('documents are built whole: headings, tables, code', () => {
  expect(protocol[0]).toEqual({ kind: 'heading', level: 1, content: ['The room protocol'] })
  expect(protocol.some(({ kind }) => kind === 'code')).toBe(true)
  const tables = reference.filter((block) => block.kind === 'table')
  expect(tables.length).toBeGreaterThan(20)
  for (const { head, rows } of tables) for (const row of rows) expect(row).toHaveLength(head.length)
})

test('what was escaped for HTML is text again', () => {
  const texts = JSON.stringify([protocol, reference])
  expect(texts).not.toMatch(/&(amp|lt|gt|quot|#39);/)
  expect(texts).toContain('Revoker<AccountId>')
})

test('a heading is found by its words', () => expect(anchorOf(["The room's ", { kind: 'code', text: 'socket' }])).toBe('the-room-s-socket'))

test('a text is read without its marks', () =>
  expect(
    textOf([
      { kind: 'strong', content: ['a', { kind: 'break' }] },
      { kind: 'link', href: 'x', content: ['b'] },
    ]),
  ).toBe('a b'))
