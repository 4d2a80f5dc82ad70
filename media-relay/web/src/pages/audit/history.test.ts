import { expect, test } from 'vitest'

import { Problem } from '@/relay/http'
import { NodeLost } from '@/relay/node'

import { History, Pruned, saysPruned } from './history'

const never = new AbortController().signal

test('the error of a node that forgot a state is known', () => {
  expect(saysPruned(new Problem(400, 'json-rpc 4003', 'UnknownBlock: State already discarded for 0x12'))).toBe(true)
  expect(saysPruned(new Problem(400, 'json-rpc -32601', 'Method not found'))).toBe(false)
})

test('a node that is lost is asked again', async () => {
  let asked = 0
  const states: boolean[] = []
  const history = new History(
    (async () => {
      asked += 1
      if (asked === 1) throw new NodeLost()
      return ['0xaa']
    }) as never,
    never,
    (reached) => states.push(reached),
  )
  expect(await history.hash(7)).toBe('0xaa')
  expect(states).toEqual([false, true])
})

test('a block that the chain does not have, or the node forgot, is named', async () => {
  const history = new History((async () => [null]) as never, never)
  await expect(history.hash(7)).rejects.toEqual(new Pruned(7))
})

test('the first block that is kept is found', async () => {
  const kept = 1_234
  const history = new History(
    (async (method: string, ...[first, hash]: unknown[]) => {
      if (method === 'chain_getBlockHash') return (first as number[]).map((number) => `${number}`)
      if (Number(hash) < kept) throw new Problem(400, 'json-rpc 4003', 'UnknownBlock: State already discarded for 0x12')
      return [{ changes: [] }]
    }) as never,
    never,
  )
  expect(await history.firstKept(5_000)).toBe(kept)
  expect(await history.firstKept(kept)).toBe(kept)
})
