import { afterEach, expect, test, vi } from 'vitest'

import { askJson, Problem } from './http'

afterEach(() => vi.unstubAllGlobals())

const answered = (status: number, body: string) => vi.stubGlobal('fetch', async () => new Response(body, { status }))
const refused = () => askJson('/whep/5x').catch((error) => error)

test('what the relay refuses is a problem with its kind and its detail', async () => {
  answered(404, JSON.stringify({ type: '/problems#not-live', title: 'not live', status: 404, detail: 'nobody has the stream' }))
  const problem = await refused()
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ status: 404, kind: 'not-live', message: 'nobody has the stream' })
})

test.each(['', '<html>', 'null', '{}', '{"type":7}'])('a refusal that is no problem document, %j, is one of unknown kind', async (body) => {
  answered(502, body)
  expect(await refused()).toMatchObject({ status: 502, kind: 'unknown' })
})
