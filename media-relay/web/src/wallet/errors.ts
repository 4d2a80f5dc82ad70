// What to tell somebody for whom something failed, in her language.
import { i18n } from '@/i18n'
import { Problem } from '@/relay/http'

import { invalidText, isNested, Refused, type Texts } from './refusals'

export { Refused }

/** The texts of signing in the viewer's language. */
export async function signingTexts(): Promise<Texts> {
  await i18n.loadNamespaces('signing')
  return (key, values) => (i18n.exists(key, { ns: 'signing' }) ? i18n.t(key, { ns: 'signing', ...values }) : undefined)
}

/** What to tell somebody whose request, signature or transaction failed. */
export async function inWords(error: unknown): Promise<string> {
  if (error instanceof Refused || error instanceof Problem) return error.message
  const texts = await signingTexts()
  const name = error instanceof Error ? error.name : ''
  const invalid = (error as { error?: unknown } | undefined)?.error
  if (isNested(invalid)) return invalidText(invalid, texts)
  const known = texts(`error.${name}`)
  if (known) return known
  const message = error instanceof Error ? error.message : String(error)
  if (/cancel|reject|denied|declined/i.test(message)) return texts('error.wallet') ?? message
  return texts('error.other', { message }) ?? message
}
