// How long people wait: for a picture after they joined, for a moment after it happened, for a tip after it was sent.
import { writeFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { performers, Stage } from '../relay/stage'
import { account, freshPath, key, LIVE } from '../tests/accounts'
import { document, orderHash, sign } from '../tests/order'
import { glassToGlass } from './glass'

const [luna, mira] = performers
const joins = Number(process.env.LIVESTARS_JOINS ?? 30)
const orders = BigInt(process.env.LIVESTARS_ORDERS ?? 120)
const figures: { what: string; times: number; median: number; percentile95: number }[] = []
let stage: Stage

beforeAll(async () => {
  stage = await Stage.set()
})
afterAll(async () => {
  await stage?.strike()
  if (process.env.LIVESTARS_FIGURES) writeFileSync(process.env.LIVESTARS_FIGURES, JSON.stringify(figures))
})

/** Keeps the median and what 95 of 100 do not exceed, in milliseconds. */
function note(what: string, times: number[]) {
  times.sort((one, other) => one - other)
  const rank = (percent: number) => times[Math.max(Math.ceil((times.length * percent) / 100), 1) - 1] ?? NaN
  figures.push({ what, times: times.length, median: rank(50), percentile95: rank(95) })
}

test('from joining to the first picture', async () => {
  await stage.publish(luna!)
  const waits: number[] = []
  for (let join = 0; join < joins; join++) {
    const { tab, waited } = await stage.watch(luna!)
    waits.push(waited)
    await tab.close()
  }
  note('join to first picture, Chromium', waits)
  await stage.clear()
})

test('from a moment to its picture', async () => {
  const endpoints = { whip: `${stage.relay.url}/whip/${mira!.address}`, whep: `${stage.relay.url}/whep/${mira!.address}` }
  for (const way of ['direct', { ...endpoints, token: await stage.relay.token(mira!) }] as const) {
    const page = await stage.browser.newPage()
    await page.goto(stage.relay.url)
    const ages = await glassToGlass(page, way, 15)
    expect(ages.length).toBeGreaterThan(100)
    expect(Math.min(...ages)).toBeGreaterThan(0)
    note(`glass to glass, ${way === 'direct' ? 'Chromium to Chromium' : 'through the relay'}`, ages)
    await page.close()
  }
})

test('from an order to the room and to a block', async () => {
  // GIVEN an onlooker in the room, and a purse.
  const socket = new WebSocket(`${stage.relay.url.replace('http', 'ws')}/rooms/${luna!.address}/socket`)
  const heard = new Map<string, number>()
  socket.addEventListener('message', ({ data }) => {
    const { tip, status } = JSON.parse(data)
    if (tip && !heard.has(`${tip} ${status}`)) heard.set(`${tip} ${status}`, performance.now())
  })
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const purseKey = key('Sr25519', freshPath('purse'))
  const height = await stage.chain.height()
  const { purse } = await stage.chain.openPurse(account('//Ferdie'), purseKey, 1_000n * LIVE, height + 10_000)
  const terms = {
    ...{ genesis: await stage.chain.genesis(), purse, performer: luna!.publicKey, amount: LIVE },
    ...{ servedBy: stage.relay.account.publicKey, validUntil: height + 500 },
  }

  // WHEN orders come, at no fixed distance to the blocks.
  const sent = new Map<string, number>()
  for (let sequence = 0n; sequence < orders; sequence++) {
    const signed = sign({ ...terms, sequence }, purseKey)
    sent.set(orderHash(signed.order), performance.now())
    const { status, body } = await stage.relay.post('/orders', { order: document(signed) })
    expect(status, JSON.stringify(body)).toBe(202)
    await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 300))
  }

  // THEN the room hears of every one.
  for (const [status, what] of [['pending', 'order to pending in the room'], ['inBlock', 'order to in a block, in the room']]) {
    await stage.chain.until(async () => [...sent.keys()].every((tip) => heard.has(`${tip} ${status}`)))
    note(what!, [...sent].map(([tip, at]) => heard.get(`${tip} ${status}`)! - at))
  }
  socket.close()
})
