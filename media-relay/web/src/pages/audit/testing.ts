// What the tests of this folder need.
import { readFileSync } from 'node:fs'

import { mathematics } from './mathematics'

/** The WebAssembly from its file; `npm run wasm` makes it. */
export async function compiled() {
  const { instance } = await WebAssembly.instantiate(readFileSync(new URL('./ranking.wasm', import.meta.url)))
  return mathematics(instance)
}
