import { expect, test } from 'vitest'

import { type Ask, paidBlocks } from './noted'

const never = new AbortController().signal
const index =
  (pages: Record<string, { block: number; performer: string }[][]>, finalized: number): Ask =>
  async (path) => {
    const [, account, , cursor = '0'] = /^\/accounts\/(\w+)\/payments\?limit=100(&cursor=(\d+))?$/.exec(path)!
    const all = pages[account!] ?? [[]]
    const place = Number(cursor)
    return { payments: all[place]!, next: place + 1 < all.length ? `${place + 1}` : null, index: { finalized } }
  }
const luna = (block: number) => ({ block, performer: 'luna' })

test('the blocks of all pages are found once, in their order', async () => {
  const ask = index({ luna: [[luna(9), luna(9), luna(7)], [luna(2)]], mira: [[{ block: 7, performer: 'mira' }]] }, 20)
  expect(await paidBlocks(['luna', 'mira'], 20, never, ask)).toEqual([2, 7, 9])
})

test('what she paid herself, or had a share of, is not hers', async () => {
  const ask = index({ luna: [[{ block: 4, performer: 'mira' }, luna(5)]] }, 20)
  expect(await paidBlocks(['luna'], 20, never, ask)).toEqual([5])
})

test('blocks that the index has not seen are all looked at, and none beyond the last', async () => {
  const ask = index({ luna: [[luna(12), luna(3)]] }, 8)
  expect(await paidBlocks(['luna'], 11, never, ask)).toEqual([3, 9, 10, 11])
})
