import { expect, test } from 'vitest'

import { readLayers, stepFor, steps } from './layers'

const said = {
  '1': [
    { rid: 'q', bitrate: 120_000, width: 320, height: 180 },
    { rid: 'h', bitrate: 500_000, width: 640, height: 360 },
    { rid: 'f', bitrate: 2_100_000, width: 1280, height: 720 },
  ],
}

test('the layers of a session are read, and nothing else', () => {
  expect(readLayers(said)).toEqual(said['1'])
  expect(readLayers({ '0': [], '1': [{ rid: 'q' }, null, 7, { rid: 1, bitrate: 1 }] })).toEqual([])
  for (const nothing of [{}, null, 'layers', [], { '1': { rid: 'q' } }]) expect(readLayers(nothing)).toEqual([])
})

test('the largest size comes first, each once, without those that nobody knows', () => {
  const layers = [...readLayers(said), { rid: 'x', bitrate: 1 }, { rid: 'y', bitrate: 600_000, width: 640, height: 360 }]
  expect(steps(layers).map(({ height, bitrate }) => [height, bitrate])).toEqual([
    [720, 2_100_000],
    [360, 600_000],
    [180, 120_000],
  ])
})

test('a picture that stands upright is called after its width', () => {
  expect(steps([{ rid: '0', bitrate: 1, width: 720, height: 1280 }])).toEqual([{ height: 1280, lines: 720, bitrate: 1 }])
})

test.each([
  [1080, 720],
  [720, 720],
  [719, 360],
  [180, 180],
  [1, 180],
])('who wants at most %i gets %i', (wanted, height) => {
  expect(stepFor(steps(said['1']), wanted)?.height).toBe(height)
})

test('where there is nothing to choose nothing is chosen', () => {
  expect(stepFor([], 720)).toBeUndefined()
})
