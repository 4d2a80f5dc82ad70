import { expect, test } from 'vitest'

import { Problem } from './http'
import { isFinal, pause } from './watching'

test('pauses grow with failures, up to a bound, and are spread around their middle', () => {
  expect([1, 2, 3, 4, 5, 50].map((failures) => pause(failures, 0.5))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000])
  expect([pause(3, 0), pause(3, 1)]).toEqual([1_400, 2_600])
  expect([pause(1, 0.5, 5), pause(5, 0.5, 5), pause(1, 0.5, 86_400)]).toEqual([5_000, 8_000, 60_000])
})

test.each([
  [451, 'country-blocked', true],
  [404, 'no-room', true],
  [404, 'no-such-performer', true],
  [409, 'not-live', false],
  [503, 'full', false],
  [504, 'origin-silent', false],
])('%i %s is final: %s', (status, kind, final) => {
  expect(isFinal(new Problem(status, kind, ''))).toBe(final)
})
