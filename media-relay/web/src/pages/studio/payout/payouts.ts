// How a performer splits her own share.
import { ss58Decode } from '@polkadot-labs/hdkd-helpers'

import { SS58_PREFIX } from '@/chain/amount'

/** The most accounts among which a share is split. */
export const MOST_PAYOUTS = 8

const WHOLE = 1_000_000

/** An account and its part, as they are typed. */
export interface Row {
  account: string
  /** Per cent, with at most four decimals. */
  percent: string
}

export interface Payout {
  account: string
  /** Parts of a million. */
  share: number
}

export type RowFault = 'address' | 'self' | 'twice' | 'percent' | 'zero'

/** Parts of a million of a percentage that somebody typed; undefined if it is none between 0 and 100. */
export function parsePercent(text: string): number | undefined {
  const [, whole, fraction = ''] = /^\s*(\d{1,3})(?:[.,](\d{1,4}))?\s*%?\s*$/.exec(text) ?? []
  if (whole === undefined) return
  const share = Number(whole) * 10_000 + Number(fraction.padEnd(4, '0'))
  return share <= WHOLE ? share : undefined
}

/** A part of a million in per cent. */
export const percentOf = (share: number) => `${share / 10_000}`

/** Whether an address is one of the chain. */
export function isAddress(text: string): boolean {
  try {
    return ss58Decode(text.trim())[1] === SS58_PREFIX
  } catch {
    return false
  }
}

/** What is wrong with each row, by its place, and with all of them together. */
export function check(rows: Row[], performer: string): { rows: (RowFault | undefined)[]; whole?: 'exceeds' | 'many'; rest: number } {
  const accounts = rows.map(({ account }) => account.trim())
  const shares = rows.map(({ percent }) => parsePercent(percent))
  const sum = shares.reduce<number>((total, share) => total + (share ?? 0), 0)
  return {
    rows: accounts.map((account, place) => {
      if (!isAddress(account)) return 'address'
      if (account === performer) return 'self'
      if (accounts.indexOf(account) < place) return 'twice'
      if (shares[place] === undefined) return 'percent'
      return shares[place] === 0 ? 'zero' : undefined
    }),
    whole: rows.length > MOST_PAYOUTS ? 'many' : sum > WHOLE ? 'exceeds' : undefined,
    rest: WHOLE - sum,
  }
}

/** The payouts of rows without a fault. */
export const payoutsOf = (rows: Row[]): Payout[] =>
  rows.map(({ account, percent }) => ({ account: account.trim(), share: parsePercent(percent)! }))
