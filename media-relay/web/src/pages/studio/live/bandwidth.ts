// How much the way to the relay carries.
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

import { ask, Problem } from '@/relay/http'
import { token } from '@/relay/session'

/** What is sent to find out, in bytes: first little, so that a slow line is not kept busy for long. */
export const PROBES = [128 << 10, 2 << 20]

/** What takes longer than this is measured well enough, in milliseconds. */
const LONG_ENOUGH = 3_000

/** How long something took to send. */
export interface Sample {
  bytes: number
  milliseconds: number
}

/** Bits a second of samples: what more bytes took more time. What every request takes whatever it carries is left out. */
export function estimate(samples: Sample[]): number {
  const [first, last] = [samples[0]!, samples.at(-1)!]
  const bytes = last.bytes - first.bytes
  const milliseconds = last.milliseconds - first.milliseconds
  const [carried, took] = bytes > 0 && milliseconds > 0 ? [bytes, milliseconds] : [last.bytes, last.milliseconds]
  return Math.round((carried * 8_000) / Math.max(1, took))
}

/** The largest picture that goes well over such a line, with its layers: half of what was measured is left to everything else. */
export function carries(bitsPerSecond: number): 'high' | 'medium' | 'low' {
  if (bitsPerSecond >= 6_500_000) return 'high'
  return bitsPerSecond >= 1_500_000 ? 'medium' : 'low'
}

/**
 * Measures the upload to the relay. The vault takes what is sent to its end and then refuses it, because it is not what its address says:
 * nothing is kept.
 */
export async function measureUpload(): Promise<number> {
  const bearer = await token()
  const encrypter = new Encrypter()
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()))
  const samples: Sample[] = []
  for (const bytes of PROBES) {
    const body = (await encrypter.encrypt(new Uint8Array(bytes))) as Uint8Array<ArrayBuffer>
    const began = performance.now()
    try {
      await ask(`/vault/0x${'00'.repeat(32)}`, { method: 'PUT', body, token: bearer })
    } catch (error) {
      if (!(error instanceof Problem && error.kind === 'other-fingerprint')) throw error
    }
    samples.push({ bytes: body.length, milliseconds: performance.now() - began })
    if (samples.at(-1)!.milliseconds > LONG_ENOUGH) break
  }
  return estimate(samples)
}
