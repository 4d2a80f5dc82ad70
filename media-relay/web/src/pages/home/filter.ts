import { create } from 'zustand'

import { everything, type Filter } from './arrange'

/** What the viewer looks for; it is the same when she comes back from a room. */
export const useFilter = create<Filter>(() => everything)
export const setFilter = (change: Partial<Filter>) => useFilter.setState(change)
