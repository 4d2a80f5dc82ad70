/** The least and the most characters of a code. */
export const SHORTEST = 2
export const LONGEST = 32

export type Fault = 'short' | 'long' | 'characters'

/** A code as the chain keeps it: without spaces around it, in small letters. */
export const normal = (text: string) => text.trim().toLowerCase()

/** What keeps a normal text from being a code, if anything does. */
export function faultOf(code: string): Fault | undefined {
  if (!/^[a-z0-9_-]*$/.test(code)) return 'characters'
  if (code.length < SHORTEST) return 'short'
  if (code.length > LONGEST) return 'long'
  return
}

/** A code as the chain takes it. */
export const encodeCode = (code: string) => new TextEncoder().encode(code)

/** The code that the chain keeps in these bytes. */
export const decodeCode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** The link that invites with a code. */
export const linkOf = (origin: string, code: string) => `${origin}/r/${encodeURIComponent(code)}`
