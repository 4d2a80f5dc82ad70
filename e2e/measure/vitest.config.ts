import { defineConfig } from 'vitest/config'

import tests from '../vitest.config'

// Measurements are no tests: they take the machine for themselves, and run when scripts/bench asks for them.
export default defineConfig({ test: { ...tests.test, include: ['measure/**/*.test.ts'], testTimeout: 300_000, retry: 0 } })
