import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** An account that can sign here. */
export interface Account {
  address: string
  name?: string
  /** Whether its key is in this browser, encrypted, or in a wallet beside it. */
  kind: 'browser' | 'injected'
  /** The wallet's name among the injected ones. */
  extension?: string
}

interface Wallet {
  accounts: Account[]
  /** Who one is at present. */
  active?: Account
}

/** Accounts that were used here. Keys are elsewhere: encrypted in IndexedDB, or in the wallet that was injected. */
export const useWallet = create<Wallet>()(persist<Wallet>(() => ({ accounts: [] }), { name: 'livestars.wallet', version: 1 }))
