import { expect, test } from 'vitest'

import { loudness } from './useLevel'

test('loudness is what ears hear of it', () => {
  expect(loudness(new Float32Array(4))).toBe(0)
  expect(loudness(new Float32Array([1, -1, 1, -1]))).toBe(1)
  expect(loudness(new Float32Array([0.1, -0.1]))).toBeCloseTo(2 / 3)
  expect(loudness(new Float32Array([0.0001, -0.0001]))).toBe(0)
})
