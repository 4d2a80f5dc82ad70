import { expect, test } from 'vitest'

import { COUNTRIES, codeOf, matching, named, onChain } from './countries'

test('there are 249 countries, each named in every language', () => {
  expect(new Set(COUNTRIES).size).toBe(249)
  expect(COUNTRIES).toEqual([...COUNTRIES].sort())
  for (const language of ['en', 'es']) expect(named(language).filter(({ code, name }) => name === code)).toEqual([])
})

test('a code is two letters in ASCII on the chain', () => {
  expect(onChain('CH')).toBe('0x4348')
  expect(codeOf('0x4348')).toBe('CH')
})

test('a country is found by its name or code, whatever the accents', () => {
  const spanish = named('es')
  expect(matching(spanish, 'mexico').map(({ code }) => code)).toEqual(['MX'])
  expect(matching(spanish, 'ESP').map(({ code }) => code)).toContain('ES')
  expect(matching(named('en'), 'ch').map(({ code }) => code)).toEqual(expect.arrayContaining(['CH', 'CL', 'CN', 'TD']))
  expect(matching(spanish, '')).toHaveLength(249)
})
