import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** How an account's key signs. */
export type Scheme = 'sr25519' | 'ed25519'

/** An account that can sign here. */
export interface Account {
  address: string
  name?: string
  /** Whether its key is in this browser, encrypted, or in a wallet beside it. */
  kind: 'browser' | 'injected'
  /** The wallet's name among the injected ones. */
  extension?: string
  /** The address as the wallet writes it, if it writes another. */
  walletAddress?: string
  scheme?: Scheme
  /** Whether the owner of a key that is in this browser wrote its words down. */
  backedUp?: boolean
}

interface Wallet {
  accounts: Account[]
  /** Who one is at present. */
  active?: Account
}

/** Accounts that were used here. Keys are elsewhere: encrypted in IndexedDB, or in the wallet that was injected. */
export const useWallet = create<Wallet>()(persist<Wallet>(() => ({ accounts: [] }), { name: 'livestars.wallet', version: 1 }))

// Another tab of the browser adds, removes and switches accounts too.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key === 'livestars.wallet') useWallet.persist.rehydrate()
  })
}

/** Adds an account, or says more about one that is there, and makes it the active one. */
export function addAccount(account: Account): Account {
  useWallet.setState(({ accounts }) => {
    const others = accounts.filter(({ address }) => address !== account.address)
    return { accounts: [...others, account], active: account }
  })
  return account
}

/** Becomes one of the accounts. */
export function switchTo(address: string) {
  useWallet.setState(({ accounts, active }) => ({ active: accounts.find((account) => account.address === address) ?? active }))
}

/** Says more about an account. */
export function changeAccount(address: string, change: Partial<Omit<Account, 'address'>>) {
  const changed = (account: Account) => (account.address === address ? { ...account, ...change } : account)
  useWallet.setState(({ accounts, active }) => ({ accounts: accounts.map(changed), active: active && changed(active) }))
}

/** Forgets an account. The next one that is left is active. */
export function dropAccount(address: string) {
  useWallet.setState(({ accounts, active }) => {
    const others = accounts.filter((account) => account.address !== address)
    return { accounts: others, active: active?.address === address ? others[0] : active }
  })
}
