import { create } from 'zustand'

import { Cancelled } from './transactions'

/** Somebody waits for a key that is locked. */
export interface Unlocking {
  address: string
  resolve: () => void
  reject: (error: Error) => void
}

export const useUnlocking = create<{ waiting?: Unlocking }>(() => ({}))

/** Has the viewer unlock a key with its password. Rejects with {@link Cancelled} if she does not. */
export function askToUnlock(address: string): Promise<void> {
  useUnlocking.getState().waiting?.reject(new Cancelled())
  return new Promise((resolve, reject) => useUnlocking.setState({ waiting: { address, resolve, reject } }))
}
