import { default as livestars, type LivestarsWhitelistEntry } from "./livestars";
export { livestars };
export type * from "./livestars";
export { DigestItem, Phase, DispatchClass, TokenError, ArithmeticError, TransactionalError, GrandpaEvent, BalanceStatus, PreimagePalletHoldReason, TransactionPaymentEvent, PreimageEvent, BagsListEvent, BabeDigestsNextConfigDescriptor, BabeAllowedSlots, BabeDigestsPreDigest, GrandpaStoredState, BalancesTypesReasons, TransactionPaymentReleases, PreimageOldRequestStatus, PreimageRequestStatus, PreimagesBounded, GrandpaEquivocation, MultiAddress, BalancesAdjustmentDirection, TransactionValidityUnknownTransaction, TransactionValidityTransactionSource } from './common-types';
export declare const getMetadata: (codeHash: string) => Promise<Uint8Array | null>;
export type WhitelistEntry = LivestarsWhitelistEntry;
export type WhitelistEntriesByChain = Partial<{
    "*": WhitelistEntry[];
    livestars: WhitelistEntry[];
}>;
