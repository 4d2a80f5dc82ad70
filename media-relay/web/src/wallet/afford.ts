// Whether an account can pay for a transaction, before anything is signed.

/** An account's balance in planck. */
export interface Balance {
  free: bigint
  reserved: bigint
  frozen: bigint
}

/** What can leave the free balance while the account goes on: frozen balance stays, and the existential deposit. */
export function spendable({ free, reserved, frozen }: Balance, existentialDeposit: bigint): bigint {
  const frozenOfFree = frozen > reserved ? frozen - reserved : 0n
  const stays = frozenOfFree > existentialDeposit ? frozenOfFree : existentialDeposit
  return free > stays ? free - stays : 0n
}

/** What a transaction does to a balance. */
export interface Affordable {
  /** What is left of what can be spent; nothing if it is not enough. */
  remaining: bigint
  /** By how much it is too little. */
  missing: bigint
}

/** Whether `balance` pays `spends` and `fee`. */
export function afford(balance: Balance, existentialDeposit: bigint, spends: bigint, fee: bigint): Affordable {
  const left = spendable(balance, existentialDeposit) - spends - fee
  return left < 0n ? { remaining: 0n, missing: -left } : { remaining: left, missing: 0n }
}
