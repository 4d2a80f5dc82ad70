import { defineConfig } from 'vitest/config'

// One chain, one nonce after another: the files run in turn, in the order of their names.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
