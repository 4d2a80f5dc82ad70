import { defineConfig } from 'vitest/config'

// One chain, one nonce after another: the files run in turn.
export default defineConfig({
  test: {
    include: ['relay/**/*.test.ts', 'tests/**/*.test.ts', 'web/**/*.test.ts'],
    fileParallelism: false,
    // Node.js 20 has no WebSocket of its own without this; later versions ignore it.
    execArgv: ['--experimental-websocket'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // As in .config/nextest.toml: what passes only at its second try says so, and has a fault.
    retry: 1,
    expect: { poll: { timeout: 30_000 } },
    // polkadot-api forgets some of the times at which it wants to ask again: one of them may come after its client was destroyed.
    onUnhandledError: ({ message, stack }) => !(message === 'Not connected' && stack?.includes('@polkadot-api/raw-client')),
  },
})
