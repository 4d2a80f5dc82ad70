/** The tiers that payments reach, on either side. */
export const TIERS = 3

/** An account and those above it, nearest first. */
export interface Enrolment {
  account: string
  path: readonly string[]
}

/** Whom `referrer` brought, tier by tier: first those it brought itself, then whom they brought, and so on. */
export function tiersBelow(referrer: string, enrolments: readonly Enrolment[]): string[][] {
  const tiers: string[][] = Array.from({ length: TIERS }, () => [])
  for (const { account, path } of enrolments) tiers[path.indexOf(referrer)]?.push(account)
  return tiers
}

/** What a referrer earned by tier, on each side of payments, in planck. */
export interface Earned {
  as_viewer_referrer: readonly bigint[]
  as_performer_referrer: readonly bigint[]
}

/** What was earned in all. */
export function totalOf({ as_viewer_referrer, as_performer_referrer }: Earned) {
  return [...as_viewer_referrer, ...as_performer_referrer].reduce((sum, amount) => sum + amount, 0n)
}
