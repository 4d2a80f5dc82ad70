import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { documents } from './documents'

/** The relay that the development server asks for everything that is not the app. */
const relay = process.env.RELAY_URL ?? 'http://127.0.0.1:8080'

/** The node that the development server asks, if the relay carries no node's RPC. */
const node = process.env.NODE_URL

/** The policy that a preview of the build keeps to, as a relay says it in `Content-Security-Policy`. */
const policy = process.env.POLICY

/** What the relay answers under these paths, beside the app. */
const api = [
  '/auth',
  '/accounts',
  '/chain-specification',
  '/events',
  '/follows',
  '/node',
  '/orders',
  '/profiles',
  '/relay',
  '/relays',
  '/rooms',
  '/schemas',
  '/turn',
  '/vault',
  '/whep',
  '/whip',
]

export default defineConfig({
  plugins: [react(), tailwind(), documents()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2023',
    // The policy of the relay allows no data in URLs but for pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      ...(node && { '^/node$': { target: node, ws: true, rewrite: () => '/' } }),
      ...Object.fromEntries(api.map((path) => [`^${path}(/|$)`, { target: relay, ws: true }])),
    },
  },
  preview: { headers: policy ? { 'content-security-policy': policy } : {} },
  // On a busy machine what is quick takes long.
  test: { include: ['src/**/*.test.ts'], testTimeout: 30_000 },
})
