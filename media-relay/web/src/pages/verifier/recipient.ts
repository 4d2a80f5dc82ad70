import { bech32 } from '@scure/base'

import { toHex } from '@/chain/hex'

/** The X25519 key of an age recipient, as the chain publishes it; undefined if it is none. */
export function keyOf(recipient: string): string | undefined {
  try {
    const { prefix, bytes } = bech32.decodeToBytes(recipient.trim())
    return prefix === 'age' && bytes.length === 32 ? toHex(bytes) : undefined
  } catch {
    return undefined
  }
}
