import { Refused, RoomLost } from '@/relay/room-socket'

type Texts = (key: string, values?: Record<string, unknown>) => string

/** Refusals that the app says in the viewer's language; what is particular to the others is in the room's own text. */
const KNOWN = ['muted', 'banned', 'chat-too-fast', 'too-fast', 'nickname-taken']

/** When a mute or ban ends, in milliseconds since the Unix epoch, as the room's text has it. */
export function untilOf(detail: string): number | undefined {
  const found = /(\d{12,15}) \(Unix milliseconds\)/.exec(detail)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** What a room refused, in the viewer's language where the app knows the kind. */
export function refusal({ kind, detail }: { kind: string; detail: string }, t: Texts, language: string): string {
  if (!KNOWN.includes(kind)) return detail
  const until = untilOf(detail)
  if (until === undefined) return t(`fault.${kind}`)
  return `${t(`fault.${kind}`)} ${t('fault.until', { time: new Date(until).toLocaleString(language) })}`
}

/** What to tell somebody whose words the room did not take. */
export function inWords(error: unknown, t: Texts, language: string): string {
  if (error instanceof RoomLost) return t('chat.keptText')
  if (error instanceof Refused) return refusal({ kind: error.kind, detail: error.message }, t, language)
  return error instanceof Error ? error.message : String(error)
}
