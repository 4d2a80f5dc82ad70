import type { Goal, Heard, Joined, Leaderboard, Line, Order, Person, RoomState, Tip } from '@/relay/room-socket'

/** The most entries of the chat that are kept. */
export const MOST_ENTRIES = 200

/** A tip as the chat shows it. */
export interface ShownTip extends Tip {
  /** Whether it was in a block at some time: it is celebrated once, even if its block is left and it comes into another. */
  paid: boolean
}

/** What the chat shows, in the order in which it came. */
export type Entry = { kind: 'line'; key: string; line: Line } | { kind: 'tip'; key: string; tip: ShownTip }

/** Who one is in the room. */
export interface You {
  person: string
  nickname: string | null
  role: Person['role']
  signedIn: boolean
}

/** A room as one viewer sees it. */
export interface View {
  /** `joining` until the room was seen for the first time; what was seen stays while the socket is lost. */
  joined: 'joining' | Joined
  /** Why the room sent one out. */
  reason?: { kind: string; detail: string }
  title: string | null
  subject: string | null
  viewers: number
  stream?: RoomState['stream']
  goal: Goal | null
  menu: { label: string; amount: string }[]
  leaderboard?: Leaderboard
  entries: Entry[]
  you?: You
  order?: Order
  /** How many messages were missed because this browser was too slow. */
  missed: number
  /** The relay goes away; `to` is where to go on. */
  redirect?: { to?: string }
}

export const unseen: View = {
  joined: 'joining',
  title: null,
  subject: null,
  viewers: 0,
  goal: null,
  menu: [],
  entries: [],
  missed: 0,
}

/** What happens to a view. */
export type Happened = { type: 'joined'; joined: Joined } | { type: 'heard'; message: Heard }

/** The view after something happened. */
export function next(view: View, happened: Happened): View {
  if (happened.type === 'heard') return hear(view, happened.message)
  const { joined } = happened
  // Who one was ends with the socket, and so does what moderators are told.
  if (joined === 'open') return { ...view, joined, reason: undefined, redirect: undefined, you: undefined, order: undefined }
  return { ...view, joined, you: undefined }
}

function hear(view: View, message: Heard): View {
  switch (message.type) {
    case 'welcome':
      return { ...view, ...seen(view, message.room), missed: 0 }
    case 'resync':
      return { ...view, ...seen(view, message.room), missed: view.missed + message.missed }
    case 'you':
      return { ...view, you: { person: message.person, nickname: message.nickname, role: message.role, signedIn: message.signedIn } }
    case 'presence':
      return { ...view, viewers: message.viewers }
    case 'chat':
      return { ...view, entries: add(view.entries, lineEntry(message)) }
    case 'deleted': {
      const gone = new Set(message.lines)
      return { ...view, entries: view.entries.filter((entry) => entry.kind !== 'line' || !gone.has(entry.line.line)) }
    }
    case 'tip':
      return { ...view, entries: add(view.entries, tipEntry(view.entries, message)) }
    case 'goal':
      return { ...view, goal: message.goal }
    case 'menu':
      return { ...view, menu: message.items }
    case 'about':
      return { ...view, title: message.title, subject: message.subject }
    case 'leaderboard':
      return { ...view, leaderboard: { day: message.day, leaders: message.leaders } }
    case 'stream':
      return { ...view, stream: { state: message.state, relay: message.relay } }
    case 'moderation':
      return { ...view, order: { muted: message.muted, banned: message.banned, moderators: message.moderators } }
    case 'redirect':
      return { ...view, redirect: { to: message.to } }
    case 'error':
      // What answers something that was said is told where it was said; the rest concerns the whole stay.
      return message.id ? view : { ...view, reason: { kind: message.kind, detail: message.detail } }
    default:
      return view
  }
}

/** What a room says of itself as a whole. Tips that were celebrated stay so. */
function seen(view: View, room: RoomState): Partial<View> {
  const entries = [...room.chat.map(lineEntry), ...room.tips.map((tip) => tipEntry(view.entries, tip))]
  return {
    title: room.title,
    subject: room.subject,
    viewers: room.viewers,
    stream: room.stream,
    goal: room.goal,
    menu: room.menu,
    leaderboard: room.leaderboard,
    entries: entries.sort((one, other) => at(one) - at(other)),
  }
}

const at = (entry: Entry) => (entry.kind === 'line' ? entry.line.at : entry.tip.at)

const lineEntry = ({ line, from, text, at }: Line): Entry => ({ kind: 'line', key: `line ${line}`, line: { line, from, text, at } })

function tipEntry(entries: Entry[], { tip, status, from, amount, note, item, chain, reason, at }: Tip): Entry {
  const before = tipOf(entries, tip)
  const paid = before?.paid || status === 'inBlock' || status === 'final'
  return { kind: 'tip', key: `tip ${tip}`, tip: { tip, status, from, amount, note, item, chain, reason, at, paid } }
}

function tipOf(entries: Entry[], name: string) {
  const found = entries.find((entry) => entry.kind === 'tip' && entry.tip.tip === name)
  return found?.kind === 'tip' ? found.tip : undefined
}

/** With an entry in the place of the one with its key, or at the end. The oldest are forgotten. */
function add(entries: Entry[], entry: Entry): Entry[] {
  const place = entries.findIndex(({ key }) => key === entry.key)
  return place < 0 ? [...entries, entry].slice(-MOST_ENTRIES) : entries.with(place, entry)
}

/** The tip that is to be celebrated when this message comes: one that is in a block for the first time. */
export function celebrated(view: View, message: Heard): Tip | undefined {
  if (message.type !== 'tip' || (message.status !== 'inBlock' && message.status !== 'final')) return
  const before = tipOf(view.entries, message.tip)
  if (before?.paid) return
  // A tip that nobody saw before it was final was forgotten here, not paid just now.
  if (!before && message.status === 'final') return
  return message
}

/** Whether one keeps order in the room. */
export const keepsOrder = ({ you }: View) => you?.role === 'moderator' || you?.role === 'performer'

/** Whether somebody may be muted or banned by one. */
export const canBeKept = (you: You | undefined, person: Person) =>
  person.person !== you?.person &&
  person.role !== 'performer' &&
  (you?.role === 'performer' || (you?.role === 'moderator' && person.role === 'viewer'))
