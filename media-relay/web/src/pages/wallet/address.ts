// Addresses that somebody typed or pasted.
import { ss58Address, ss58Decode } from '@polkadot-labs/hdkd-helpers'

import { SS58_PREFIX } from '@/chain/amount'

/** Of which networks an address is understood: of this one, and of none in particular. */
const PREFIXES = [SS58_PREFIX, 42]

/** Why a text is no address to send to. */
export type AddressFault = 'empty' | 'unreadable' | 'foreign'

/** Reads an address; one that says that it is another network's is not taken, for it may be meant for that. */
export function readAddress(text: string): { address: string } | AddressFault {
  const typed = text.trim()
  if (!typed) return 'empty'
  try {
    const [key, prefix] = ss58Decode(typed)
    if (key.length !== 32) return 'unreadable'
    if (!PREFIXES.includes(prefix)) return 'foreign'
    return { address: ss58Address(key, SS58_PREFIX) }
  } catch {
    return 'unreadable'
  }
}
