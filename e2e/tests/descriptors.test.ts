// What the app knows of the chain, which is kept with it, against the chain that runs.
import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { bytes } from './order'
import { ask } from './rpc'

/** What the app's descriptors were generated from. */
const kept = new URL('../../media-relay/web/.papi/metadata/livestars.scale', import.meta.url)

/** Where metadata says which version of its format it is, after four letters that say what it is. */
const VERSION = 4

/** What stands before the metadata in the answer: a mark that there is some, and its length in four bytes. */
const BEFORE = 1 + 4

test('the app’s descriptors are of the runtime that runs', async () => {
  const known = readFileSync(kept)
  const answer = bytes(await ask('state_call', ['Metadata_metadata_at_version', `0x${known.toString('hex', VERSION, VERSION + 1)}000000`]))
  expect(
    known.equals(answer.subarray(BEFORE)),
    'the runtime is another than the app’s descriptors are of: run media-relay/web/descriptors with the URL of a node that has it',
  ).toBe(true)
})
