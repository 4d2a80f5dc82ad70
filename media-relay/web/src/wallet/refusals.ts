// Why the chain refused something, in words: pure.
/** An enumeration within enumerations, as polkadot-api decodes errors. */
interface Nested {
  type: string
  value?: unknown
}

export const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && typeof (value as Nested).type === 'string'

/** The names of an enumeration within enumerations from the outside in, such as `Module`, `Tipping`, `ZeroAmount`. */
export function namesOf(error: unknown): string[] {
  return isNested(error) ? [error.type, ...namesOf(error.value)] : []
}

/** The chain refused a transaction; the message says why. */
export class Refused extends Error {
  constructor(
    /** The names of the error from the outside in. */
    readonly names: string[],
    text: string,
  ) {
    super(text)
    this.name = 'Refused'
  }
}

/** Looks up what the metadata says of an error of a pallet. */
export type Docs = (pallet: string, error: string) => Promise<string | undefined>

/** Texts by name; undefined where the app has none. */
export type Texts = (key: string, values?: Record<string, string>) => string | undefined

/** Why a transaction failed in a block: a text of the app, what the pallet's metadata says, or at least the names. */
export async function dispatchErrorText(error: unknown, texts: Texts, docs: Docs): Promise<string> {
  const names = namesOf(error)
  const [kind, pallet, name, ...more] = names
  if (kind === 'Module' && pallet && name) {
    const reason = more.map((part) => texts(`reason.${part}`) ?? part).join(', ')
    const said = texts(`pallet.${pallet}.${name}`) ?? (await docs(pallet, name).catch(() => undefined))
    if (said) return reason ? `${said} (${reason})` : said
    return texts('error.unknown', { names: names.slice(1).join('.') }) ?? names.join('.')
  }
  return texts(`dispatch.${names.join('.')}`) ?? texts('error.unknown', { names: names.join('.') }) ?? names.join('.')
}

/** Why no block takes a transaction. */
export function invalidText(error: unknown, texts: Texts): string {
  const names = namesOf(error)
  return texts(`invalid.${names.join('.')}`) ?? texts('error.invalid', { names: names.join('.') }) ?? names.join('.')
}
