import { expect, test } from 'vitest'

import { callsFor } from './room'

const room = { profile: '0x01', blocked: [] }

test('the chain is asked for what is missing, and for nothing else', () => {
  expect(callsFor({ trusted: false }, '0x01')).toEqual(['openRoom', 'addProxy'])
  expect(callsFor({ trusted: true }, '0x01')).toEqual(['openRoom'])
  expect(callsFor({ room, trusted: true }, '0x02')).toEqual(['setProfile'])
  expect(callsFor({ room, trusted: false }, '0x01')).toEqual(['addProxy'])
  expect(callsFor({ room, trusted: true }, '0x01')).toEqual([])
})
