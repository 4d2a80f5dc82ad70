import { create } from 'zustand'

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

/** Accounts that proved themselves to the relay in this tab. */
const useProven = create<{ accounts: string[] }>(() => ({ accounts: [] }))

/** Whether the active account can be proven without asking anybody. */
export function useSignedIn() {
  const account = useWallet(({ active }) => active?.address)
  return useProven(({ accounts }) => account !== undefined && accounts.includes(account))
}

/** A token of the active account, if there is one already. */
export async function knownToken(scope: Scope = 'account'): Promise<string | undefined> {
  const { active } = useWallet.getState()
  const known = active && (await tokens.get(`${active.address} ${scope}`)?.catch(() => undefined))
  return known && known.expiresAt - MARGIN > Date.now() ? known.token : undefined
}

/** A token that proves the active account to the relay. The account signs a challenge if there is none yet. */
export async function token(scope: Scope = 'account'): Promise<string> {
  const { active } = useWallet.getState()
  if (!active) throw new Error('no account')
  const known = await knownToken(scope)
  if (known) return known
  const key = `${active.address} ${scope}`
  const made = signIn(active.address, scope)
  tokens.set(key, made)
  try {
    const { token } = await made
    useProven.setState(({ accounts }) => ({ accounts: [...new Set([...accounts, active.address])] }))
    return token
  } catch (error) {
    tokens.delete(key)
    throw error
  }
}

/** Forgets all tokens, as when the account changes. */
export function signOut() {
  tokens.clear()
  useProven.setState({ accounts: [] })
}

async function signIn(account: string, scope: Scope): Promise<Token> {
  const { challenge } = await askJson<{ challenge: string }>('/auth/challenges', { method: 'POST', json: { account } })
  const { signText } = await import('@/wallet/signers')
  const signature = await signText(account, challenge)
  return askJson<Token>('/auth/tokens', { method: 'POST', json: { account, challenge, signature, scope } })
}

// Who becomes somebody else leaves nothing behind with which the former account could be proven.
useWallet.subscribe(({ active }, before) => {
  if (active?.address !== before.active?.address) signOut()
})
