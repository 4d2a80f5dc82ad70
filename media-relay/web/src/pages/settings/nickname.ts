// Nicknames, as rooms take them.

/** Why no room takes a nickname. */
export type NicknameFault = 'short' | 'characters'

/** What is wrong with a nickname; the room that one enters has the last word. */
export function nicknameFault(text: string): NicknameFault | undefined {
  if ([...text].length < 2) return 'short'
  // Letters and digits with single marks between them.
  if (!/^[\p{L}\p{N}\p{M}]+(?:[ ._-][\p{L}\p{N}\p{M}]+)*$/u.test(text)) return 'characters'
}
