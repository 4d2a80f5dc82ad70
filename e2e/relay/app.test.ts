// What a relay gives to a browser: the app, under a policy that nothing in it breaks, and the node.
import { execFileSync } from 'node:child_process'

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { account, freshPath, LIVE } from '../tests/accounts'
import { Chain } from '../tests/chain'
import { hex } from '../tests/order'
import { performers, Stage } from './stage'

const [luna] = performers
const [bob, ferdie] = ['//Bob', '//Ferdie'].map(account)
let stage: Stage

beforeAll(async () => {
  stage = await Stage.set()
})
afterAll(() => stage?.strike())

const socketOf = (path: string) => `${stage.relay.url.replace('http', 'ws')}${path}`

/** Opens a page of the app, and returns what the browser complained of meanwhile. */
async function open(path: string) {
  const page = await stage.browser.newPage()
  const complaints: string[] = []
  const asked = new Set<string>()
  page.on('console', (message) => /Content.Security.Policy/i.test(message.text()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  const response = await page.goto(`${stage.relay.url}${path}`, { waitUntil: 'networkidle' })
  return { page, complaints, asked, status: response!.status() }
}

describe('the app', () => {
  test.each(['/', '/wallet', '/studio', '/directory', '/settings'])('opens at %s, and asks nobody but its relay', async (path) => {
    const { page, complaints, asked, status } = await open(path)
    expect(status).toBe(200)
    await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0)
    expect(complaints).toEqual([])
    expect([...asked]).toEqual([stage.relay.url])
    await page.close()
  })

  test('says so where there is no page', async () => {
    const { page, status, complaints } = await open('/romos')
    expect(status).toBe(404)
    await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('is held to its relay by the policy', async () => {
    const { page } = await open('/')
    const reached = await page.evaluate(async (node) => {
      const refused: string[] = []
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective))
      const fetched = await fetch('http://127.0.0.1:9').then(() => true, () => false)
      const image = new Image()
      image.src = 'http://127.0.0.1:9/a.png'
      try {
        new WebSocket(node).close()
      } catch {
        // Some browsers refuse it at once.
      }
      const script = document.createElement('script')
      script.textContent = 'window.escaped = true'
      document.body.append(script)
      const style = document.createElement('style')
      style.textContent = 'body { --escaped: 1 }'
      document.head.append(style)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const styled = getComputedStyle(document.body).getPropertyValue('--escaped') !== ''
      return { fetched, styled, scripted: 'escaped' in window, refused: refused.sort() }
    }, stage.node.url)
    expect(reached).toEqual({
      fetched: false,
      styled: false,
      scripted: false,
      refused: ['connect-src', 'connect-src', 'img-src', 'script-src-elem', 'style-src-elem'],
    })
    await page.close()
  })

  test('is small on the way, and kept', async () => {
    const document = await (await fetch(stage.relay.url)).text()
    const script = document.match(/\/assets\/[^"]+\.js/)![0]
    const response = await fetch(`${stage.relay.url}${script}`)
    expect(response.headers.get('content-encoding')).toMatch(/br|gzip/)
    expect(response.headers.get('cache-control')).toContain('immutable')
    const again = await fetch(`${stage.relay.url}${script}`, { headers: { 'if-none-match': response.headers.get('etag')! } })
    expect(again.status).toBe(304)
  })
})

describe('the node', () => {
  test('answers a client on the origin of the relay', async () => {
    const chain = new Chain(socketOf('/node'))
    expect(hex(await chain.genesis())).toBe((await stage.relay.get('/relay')).body.genesis)
    await chain.reached((await chain.height()) + 1)

    // A transaction goes in, and what it did comes back.
    const fresh = account(freshPath('browser'))
    const transfer = chain.api.tx.Balances.transfer_keep_alive({ dest: { type: 'Id', value: fresh.address }, value: LIVE })
    const { block } = await chain.run(transfer, ferdie!)
    expect(await chain.free(fresh.address, block)).toBe(LIVE)
    expect(await chain.api.apis.LiveStarsApi.quote(bob!.address, luna!.address, LIVE, undefined, { at: 'best' })).toBeDefined()
    expect(await chain.request('liveStars_ranking', [0, 10])).toBeDefined()
    chain.close()
  })

  test('does nothing for everybody that is for its operator', async () => {
    const chain = new Chain(socketOf('/node'))
    for (const method of ['author_rotateKeys', 'author_insertKey', 'system_addReservedPeer', 'offchain_localStorageGet', 'state_getPairs']) {
      await expect(chain.request(method, [])).rejects.toMatchObject({ code: -32601, message: expect.stringContaining(method) })
    }
    // The node itself would, for who asks from its machine.
    expect(await stage.chain.request('author_hasKey', [`0x${'00'.repeat(32)}`, 'gran'])).toBe(false)
    await expect(chain.request('author_hasKey', [`0x${'00'.repeat(32)}`, 'gran'])).rejects.toMatchObject({ code: -32601 })
    chain.close()
  })

  test('is away for a while, and comes back to who waits', async () => {
    const page = await stage.browser.newPage()
    await page.goto(`${stage.relay.url}/relay`)
    const away = closed(page, socketOf('/node'))
    const chain = new Chain(socketOf('/node'))
    const height = await chain.height()
    await stage.node.kill()
    try {
      expect(await away).toBe(1013)
      expect(await closed(page, socketOf('/node'))).toBe(1013)
    } finally {
      await stage.node.start()
    }
    await chain.reached(height + 2)
    chain.close()
    await page.close()
  })

  test('is counted', async () => {
    expect(await stage.relay.metric('livestars_relay_node_messages_total')).toBeGreaterThan(10)
  })
})

/** The code with which a socket is closed that a page opens. */
function closed(page: Page, url: string): Promise<number> {
  return page.evaluate(
    (url) => new Promise<number>((resolve) => new WebSocket(url).addEventListener('close', ({ code }) => resolve(code))),
    url,
  )
}

test('the relay says what the app has to know', async () => {
  const { body } = await stage.relay.get('/relay')
  expect(body).toMatchObject({
    account: stage.relay.account.address,
    chain: 'Live Stars Development',
    development: true,
    node: true,
    turn: false,
    lightClient: [await stage.node.address()],
  })
})

test('a report reaches the operator alone', async () => {
  const path = `/rooms/${luna!.address}/reports`
  expect((await stage.relay.post(path, { reason: 'fraud', text: 'asks for tips elsewhere' })).status).toBe(204)
  expect((await stage.relay.post(path, { reason: 'boring' })).status).toBe(422)
  expect((await stage.relay.post(`/rooms/${bob!.address}/reports`, { reason: 'fraud' })).status).toBe(404)
  expect((await fetch(`${stage.relay.url}/reports`)).status).toBe(404)

  const listed: any = await (await fetch(`http://127.0.0.1:${stage.relay.ports.metrics}/reports`)).json()
  expect(listed).toMatchObject([{ performer: luna!.address, reason: 'fraud', text: 'asks for tips elsewhere' }])
  const command = (...more: string[]) =>
    execFileSync(process.env.LIVESTARS_RELAY!, ['reports', '--data-folder', stage.relay.folder, ...more], { encoding: 'utf8' })
  expect(command()).toContain('fraud  asks for tips elsewhere')
  expect(command('--dismiss', `${listed[0].id}`)).toContain('forgotten')
  expect(command()).toBe('')
})
