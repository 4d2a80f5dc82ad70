// The relay's vault of encrypted documents.
import { fingerprintOf } from './bundle'
import { ask, Problem } from './http'
import { token } from './session'

const path = (fingerprint: string) => `/vault/${fingerprint}`

export async function upload(bundle: Uint8Array<ArrayBuffer>, fingerprint: string) {
  await ask(path(fingerprint), { method: 'PUT', body: bundle, token: await token() })
}

/** Deletes a bundle. It is no fault if it is gone. */
export async function remove(fingerprint: string) {
  try {
    await ask(path(fingerprint), { method: 'DELETE', token: await token() })
  } catch (error) {
    if (!(error instanceof Problem && error.status === 404)) throw error
  }
}

/** The relay gave another file than the one with this fingerprint. */
export class OtherFile extends Error {}

/** A bundle whose owner, or whose verifier, the account is; nothing if this relay does not have it. */
export async function fetchBundle(fingerprint: string): Promise<Uint8Array | undefined> {
  let response: Response
  try {
    response = await ask(path(fingerprint), { token: await token() })
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  }
  const bundle = new Uint8Array(await response.arrayBuffer())
  if (fingerprintOf(bundle) !== fingerprint) throw new OtherFile()
  return bundle
}
