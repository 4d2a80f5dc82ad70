import { expect, test } from 'vitest'

import { ago, inOrder, onward, type Relay, regionName, relayEarnings, samePage, streamsOf } from './relays'

const relay = (operator: string, more: Partial<Relay> = {}): Relay => ({
  operator,
  url: `https://${operator}.example`,
  multiaddr: '/dns/relay.example/udp/4001/quic-v1',
  region: 'DE',
  capacity: 100,
  lastHeartbeat: 1,
  status: 'active',
  ...more,
})

test('this relay stands first, then the active ones by size', () => {
  const relays = [relay('silent', { status: 'silent', capacity: 900 }), relay('small'), relay('large', { capacity: 500 }), relay('here')]
  expect(inOrder(relays, 'here').map(({ operator }) => operator)).toEqual(['here', 'large', 'small', 'silent'])
})

test('viewers go on at any of the active relays but the one that goes', () => {
  const relays = [relay('here'), relay('silent', { status: 'silent' }), relay('one'), relay('two')]
  const [one, two] = ['https://one.example', 'https://two.example']
  expect([0, 0.49, 0.5, 0.999].map((chance) => onward(relays, 'here', chance))).toEqual([
    [one, two],
    [one, two],
    [two, one],
    [two, one],
  ])
  expect(onward([relay('here')], 'here', 0)).toEqual([])
  const many = ['a', 'b', 'c', 'd'].map((operator) => relay(operator))
  expect(onward(many, 'here', 0.6)).toEqual(['https://c.example', 'https://d.example', 'https://a.example'])
})

test('only what a relay earned as a relay counts', () => {
  const earning = (role: string, amount: string) => ({ role, amount, payments: 2 })
  expect(relayEarnings([earning('edgeRelay', '3'), earning('performer', '70'), earning('originRelay', '2')])).toEqual({
    amount: 5n,
    payments: 4,
  })
})

test('streams are counted where they start', () => {
  const room = (relay: string, viewers: number) => ({ relay, viewers }) as Parameters<typeof streamsOf>[1][number]
  expect(streamsOf('a', [room('a', 3), room('b', 9), room('a', 4)])).toEqual({ rooms: 2, viewers: 7 })
})

test.each([
  ['https://relay.example', 'https://relay.example/directory'],
  ['https://relay.example/', 'https://relay.example/directory'],
  ['http://127.0.0.1:8081', 'http://127.0.0.1:8081/directory'],
  ['javascript:alert(1)', undefined],
  ['no url', undefined],
])('%s leads to %s', (url, page) => expect(samePage(url, '/directory')).toBe(page))

test('regions are countries, and what is none stays as it is', () => {
  expect(regionName('DE', 'en')).toBe('Germany')
  expect(regionName('DE', 'es')).toBe('Alemania')
  expect(regionName('?', 'en')).toBe('?')
})

test.each([
  [0, '0 seconds ago'],
  [59, '59 seconds ago'],
  [125, '2 minutes ago'],
  [90_000, '1 day ago'],
])('%d seconds are %s', (seconds, text) => expect(ago(seconds, 'en')).toBe(text))
