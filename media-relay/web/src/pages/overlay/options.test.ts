import { expect, test } from 'vitest'

import { LIVE } from '@/chain/amount'

import { defaults, optionsOf } from './options'

test('an overlay without parameters is as it is by default', () => expect(optionsOf('')).toEqual(defaults))

test('all parameters are read', () => {
  const search = '?size=40&color=fff&background=transparent&accent=%23ff0000&minimum=2.5&seconds=3&goal=0&tips=off&sound=1&align=right'
  expect(optionsOf(search)).toEqual({
    size: 40,
    color: '#fff',
    background: 'transparent',
    accent: '#ff0000',
    minimum: (LIVE * 5n) / 2n,
    shown: 3_000,
    goal: false,
    tips: false,
    sound: true,
    align: 'right',
  })
})

test.each(['?size=huge', '?color=url(//x)', '?background=red;x:y', '?minimum=-1', '?seconds=', '?align=up', '?accent=%23ggg'])(
  'what cannot be read in %s is as if it was not there',
  (search) => expect(optionsOf(search)).toEqual(defaults),
)

test('sizes and times stay within bounds', () => {
  expect(optionsOf('?size=9999&seconds=0')).toMatchObject({ size: 120, shown: 2_000 })
})
