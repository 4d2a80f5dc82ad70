import { expect, test } from 'vitest'

import { iceServers, layersLink } from './media-session'

test('the servers of a Link header are read with their credentials', () => {
  const header = `<turn:turn.example.org?transport=udp>; rel="ice-server"; username="a \\"user\\""; credential="se,cret"; credential-type="password", <stun:stun.example.org>; rel="ice-server"`
  expect(iceServers(header)).toEqual([
    { urls: 'turn:turn.example.org?transport=udp', username: 'a "user"', credential: 'se,cret' },
    { urls: 'stun:stun.example.org', username: undefined, credential: undefined },
  ])
})

test.each(['', '</whep/1/layer>; rel="urn:ietf:params:whep:ext:core:layer"', 'nonsense'])('%j names no server', (header) => {
  expect(iceServers(header)).toEqual([])
})

test('a Link header tells where layers are chosen, beside servers', () => {
  const layer = '</whep/1/2/layer>; rel="urn:ietf:params:whep:ext:core:layer"'
  expect(layersLink(layer)).toBe('/whep/1/2/layer')
  expect(layersLink(`<stun:stun.example.org>; rel="ice-server", ${layer}`)).toBe('/whep/1/2/layer')
  expect(layersLink('<stun:stun.example.org>; rel="ice-server"')).toBeUndefined()
  expect(layersLink('</events>; rel="urn:ietf:params:whep:ext:core:server-sent-events"')).toBeUndefined()
})
