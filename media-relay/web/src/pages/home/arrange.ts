import type { LiveRoom } from '@/relay/rooms'

import type { Placed } from './ranking'

/** A room with its place in the public list: null if the list does not name it, undefined as long as the chain did not say. */
export interface Shown {
  room: LiveRoom
  placed?: Placed | null
}

export interface Filter {
  text: string
  tag?: string
  language?: string
}

export const everything: Filter = { text: '' }

/** Rooms in the chain's order; those without a place after the others, in the relay's order. */
export function arrange(rooms: LiveRoom[], ranking: Placed[] | undefined): Shown[] {
  const places = new Map(ranking?.map((placed) => [placed.account, placed]))
  return rooms
    .map((room) => ({ room, placed: places.get(room.performer) ?? (ranking && null) }))
    .sort((one, other) => (one.placed?.position ?? Number.POSITIVE_INFINITY) - (other.placed?.position ?? Number.POSITIVE_INFINITY) || 0)
}

/**
 * The rooms of `wanted`; while the viewer points at one, in the order in which they were shown, so that none moves away under her
 * pointer. New ones come after the others.
 */
export function steady(shown: string[], wanted: Shown[], held: boolean): Shown[] {
  if (!held) return wanted
  const before = new Map(shown.map((performer, place) => [performer, place]))
  const place = ({ room }: Shown) => before.get(room.performer) ?? Number.MAX_SAFE_INTEGER
  return wanted.toSorted((one, other) => place(one) - place(other))
}

/** Text as it is compared: without capitals and accents. */
export const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The language of a tag such as `es-MX`. */
export const languageOf = (room: LiveRoom) => room.language?.split('-')[0]

/** Whether a room is one that the viewer looks for: all words of her text are in its title, subject, tags or address. */
export function matches(room: LiveRoom, { text, tag, language }: Filter) {
  if (tag && !room.tags.includes(tag)) return false
  if (language && languageOf(room) !== language) return false
  const searched = plain([room.title, room.subject, ...room.tags, room.performer].join(' '))
  return plain(text)
    .split(/\s+/)
    .every((word) => searched.includes(word.replace(/^#/, '')))
}

/** All values, those of most rooms first. */
export function counted(values: string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([one, ones], [other, others]) => others - ones || one.localeCompare(other)).map(([value]) => value)
}
