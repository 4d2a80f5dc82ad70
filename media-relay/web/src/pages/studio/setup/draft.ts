// The room document as it is typed, and the document that it makes.
import { formatLive, parseLive } from '@/chain/amount'
import { canonical, type Fault, faultsOf, type LINKS, PRICES, type PriceName } from '@/relay/profiles'
import type { Profile } from '@/relay/rooms'

/** A line of the tip menu as it is typed; the number tells lines apart while they move. */
export interface MenuLine {
  line: number
  label: string
  amount: string
}

/** What the performer typed. Amounts are LIVE; tags and words are separated by spaces or commas, words by commas alone. */
export interface Draft {
  title: string
  language: string
  subject: string
  tags: string
  menu: MenuLine[]
  goalTitle: string
  goalAmount: string
  prices: Record<PriceName, string>
  links: (typeof LINKS)[number]
  words: string
}

export const emptyDraft = (language: string): Draft => ({
  title: '',
  language,
  subject: '',
  tags: '',
  menu: [],
  goalTitle: '',
  goalAmount: '',
  prices: { privateMinute: '', groupMinute: '', ticket: '', fanClubMonth: '', message: '' },
  links: 'performer',
  words: '',
})

const tagsIn = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,#]+/)
    .filter(Boolean)
const wordsIn = (text: string) =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean)

/** Planck of LIVE as they are typed; what is no amount stays as it is, so that it is found at fault. */
const planck = (text: string) => parseLive(text)?.toString() ?? text

const isUsed = ({ label, amount }: { label: string; amount: string }) => label.trim() !== '' || amount.trim() !== ''

/** The document that a draft makes, and what is wrong with it. */
export function documentOf(draft: Draft, performer: string): { profile: Profile; faults: Fault[] } {
  const subject = draft.subject.trim()
  const menu = draft.menu.filter(isUsed)
  const prices = PRICES.filter((name) => draft.prices[name].trim() !== '')
  const words = wordsIn(draft.words)
  const tags = tagsIn(draft.tags)
  const profile: Profile = {
    version: 1,
    performer,
    title: draft.title.trim(),
    language: draft.language.trim(),
    ...(subject && { subject }),
    ...(tags.length > 0 && { tags }),
    ...(menu.length > 0 && { tipMenu: menu.map(({ label, amount }) => ({ label: label.trim(), amount: planck(amount) })) }),
    ...(isUsed({ label: draft.goalTitle, amount: draft.goalAmount }) && {
      goal: { title: draft.goalTitle.trim(), amount: planck(draft.goalAmount) },
    }),
    ...(prices.length > 0 && { prices: Object.fromEntries(prices.map((name) => [name, planck(draft.prices[name])])) }),
    chat: { links: draft.links, ...(words.length > 0 && { blockedWords: words }) },
  }
  return { profile, faults: faultsOf(profile) }
}

/** The place in the document of a line of the menu: lines with nothing in them do not count. */
export const placeOf = (draft: Draft, line: MenuLine) => draft.menu.filter(isUsed).indexOf(line)

const typed = (amount: string | null | undefined) => (amount ? formatLive(amount, { language: 'en' }).replaceAll(',', '') : '')

/** The draft that makes a document. */
export function draftOf(profile: Profile): Draft {
  return {
    title: profile.title,
    language: profile.language,
    subject: profile.subject ?? '',
    tags: (profile.tags ?? []).join(' '),
    menu: (profile.tipMenu ?? []).map(({ label, amount }, line) => ({ line, label, amount: typed(amount) })),
    goalTitle: profile.goal?.title ?? '',
    goalAmount: typed(profile.goal?.amount),
    prices: Object.fromEntries(PRICES.map((name) => [name, typed(profile.prices?.[name])])) as Draft['prices'],
    links: profile.chat?.links ?? 'performer',
    words: (profile.chat?.blockedWords ?? []).join(', '),
  }
}

/** Whether a draft says something else than what is published, which may be written in another form. */
export const differs = (draft: Draft, published: Profile) =>
  canonical(documentOf(draft, published.performer).profile) !== canonical(documentOf(draftOf(published), published.performer).profile)
