import { afterEach, expect, test, vi } from 'vitest'

import { askJson, Problem } from './http'

afterEach(() => vi.unstubAllGlobals())

const answered = (status: number, body: string, headers = {}) => vi.stubGlobal('fetch', async () => new Response(body, { status, headers }))
const refused = () => askJson('/whep/5x').catch((error) => error)

test('what the relay refuses is a problem with its kind and its detail', async () => {
  const document = { type: '/problems#not-live', title: 'not live', status: 409, detail: 'nobody has the stream' }
  answered(409, JSON.stringify(document), { 'retry-after': '5' })
  const problem = await refused()
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ status: 409, kind: 'not-live', message: 'nobody has the stream', retryAfter: 5 })
})

test.each([undefined, '', 'soon', '-1', '1.5', 'Wed, 21 Oct 2026 07:28:00 GMT'])('a pause of %j is none', async (pause) => {
  answered(503, '', pause === undefined ? {} : { 'retry-after': pause })
  expect(await refused()).toMatchObject({ status: 503, retryAfter: undefined })
})

test.each(['', '<html>', 'null', '{}', '{"type":7}'])('a refusal that is no problem document, %j, is one of unknown kind', async (body) => {
  answered(502, body)
  expect(await refused()).toMatchObject({ status: 502, kind: 'unknown' })
})
