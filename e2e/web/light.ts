// A browser that follows the chain by itself and believes no node.
import { expect, test } from 'vitest'

import { type App, LUNA } from './app'

/** How long a light client may take to find its node and to catch up. */
const CATCHES_UP = 90_000

export function lightClients(app: () => App) {
  test('somebody verifies the chain herself: its final blocks, her balance, and what she pays', async () => {
    const { stage } = app()
    const { chain, node } = stage
    await stage.publish(LUNA.who)
    const nova = await app().visitor()
    await nova.getStarted()
    const [, , host, , port] = (await node.address()).split('/')
    const peer = `${host}:${port}`
    nova.peers.add(peer)
    await nova.open('/settings')
    await nova.page.getByRole('switch', { name: 'Verify it myself' }).click()
    const began = Date.now()
    const verified = nova.page.getByText(/^Verified in this browser up to block [\d,]+, which is final\.$/)
    await nova.sees(verified, CATCHES_UP)
    console.info(`the light client saw a final block after ${Date.now() - began} ms`)
    const block = Number((await verified.innerText()).replace(/\D/g, ''))
    const final = await chain.client.getFinalizedBlock()
    expect(block).toBeGreaterThan(0)
    expect(block).toBeLessThanOrEqual(final.number)

    // WHEN she looks at her wallet, and tips.
    const asked: string[] = []
    nova.page.on('websocket', (socket) => asked.push(socket.url()))
    await nova.open('/wallet')
    await nova.sees(nova.page.getByText(/^100\b/), CATCHES_UP)
    await nova.open(`/room/${LUNA.who.address}`)
    await nova.picture()
    await nova.button('Tip').first().click()
    const tip = nova.dialog(/^Tip/)
    await nova.button('5 LIVE', tip).click()
    await nova.button('Sign this tip alone', tip).click({ timeout: CATCHES_UP })
    await nova.sign('Tip')
    await nova.sees(tip.getByText('Paid for good'))
    await nova.link('See the receipt', tip).click()
    await nova.sees(nova.page.getByText('The shares add up to the payment exactly.'))
    await nova.sees(nova.page.getByText('Final', { exact: true }))

    // THEN nothing of it came from the relay's node.
    expect(asked).toContain(`ws://${peer}/`)
    expect(asked.filter((url) => url.endsWith('/node'))).toEqual([])
  }, 300_000)
}
