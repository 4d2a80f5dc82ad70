import { useWallet } from '@/wallet/store'

import { askJson } from './http'

/** What a token lets its bearer do. */
export type Scope = 'account' | 'publish' | 'events'

interface Token {
  token: string
  expiresAt: number
}

/** Tokens of this tab; they are not written anywhere. */
const tokens = new Map<string, Promise<Token>>()
const MARGIN = 60_000

/** A token that proves the active account to the relay. The account signs a challenge if there is none yet. */
export async function token(scope: Scope = 'account'): Promise<string> {
  const { active } = useWallet.getState()
  if (!active) throw new Error('no account')
  const key = `${active.address} ${scope}`
  const known = await tokens.get(key)?.catch(() => undefined)
  if (known && known.expiresAt - MARGIN > Date.now()) return known.token
  const made = signIn(active.address, scope)
  tokens.set(key, made)
  try {
    return (await made).token
  } catch (error) {
    tokens.delete(key)
    throw error
  }
}

/** Forgets all tokens, as when the account changes. */
export function signOut() {
  tokens.clear()
}

async function signIn(account: string, scope: Scope): Promise<Token> {
  const { challenge } = await askJson<{ challenge: string }>('/auth/challenges', { method: 'POST', json: { account } })
  const { signText } = await import('@/wallet/signers')
  const signature = await signText(account, challenge)
  return askJson<Token>('/auth/tokens', { method: 'POST', json: { account, challenge, signature, scope } })
}
