/** The parts of the studio, which the address names. */
export const TABS = ['set-up', 'live', 'earnings', 'payout', 'countries'] as const
export type Tab = (typeof TABS)[number]

/** What the address of the studio says; anything but a tab is left out. */
export function readSearch({ tab }: Record<string, unknown>): { tab?: Tab } {
  return TABS.includes(tab as Tab) ? { tab: tab as Tab } : {}
}
