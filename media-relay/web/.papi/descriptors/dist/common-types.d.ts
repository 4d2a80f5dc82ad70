import { Enum, GetEnum, FixedSizeArray, SizedHex, SS58String, ResultPayload, TxCallData } from "polkadot-api";
type AnonymousEnum<T extends {}> = T & {
    __anonymous: true;
};
type MyTuple<T> = [T, ...T[]];
type SeparateUndefined<T> = undefined extends T ? undefined | Exclude<T, undefined> : T;
type Anonymize<T> = SeparateUndefined<T extends string | number | bigint | boolean | void | undefined | null | symbol | Uint8Array | Enum<any> ? T : T extends AnonymousEnum<infer V> ? Enum<V> : T extends MyTuple<any> ? {
    [K in keyof T]: T[K];
} : T extends [] ? [] : T extends FixedSizeArray<infer L, infer T> ? number extends L ? Array<T> : FixedSizeArray<L, T> : {
    [K in keyof T & string]: T[K];
}>;
export type I1q5k37sl964sa = {
    "nonce": number;
    "consumers": number;
    "providers": number;
    "sufficients": number;
    "data": {
        "free": bigint;
        "reserved": bigint;
        "frozen": bigint;
        "flags": bigint;
        "earned"?: (Anonymize<I49vkc7gs49op6>) | undefined;
    };
};
export type I49vkc7gs49op6 = {
    "as_viewer_referrer": FixedSizeArray<3, bigint>;
    "as_performer_referrer": FixedSizeArray<3, bigint>;
};
export type Iffmde3ekjedi9 = {
    "normal": Anonymize<I4q39t5hn830vp>;
    "operational": Anonymize<I4q39t5hn830vp>;
    "mandatory": Anonymize<I4q39t5hn830vp>;
};
export type I4q39t5hn830vp = {
    "ref_time": bigint;
    "proof_size": bigint;
};
export type I4mddgoa69c0a2 = Array<DigestItem>;
export type DigestItem = Enum<{
    "PreRuntime": Anonymize<I82jm9g7pufuel>;
    "Consensus": Anonymize<I82jm9g7pufuel>;
    "Seal": Anonymize<I82jm9g7pufuel>;
    "Other": Uint8Array;
    "RuntimeEnvironmentUpdated": undefined;
}>;
export declare const DigestItem: GetEnum<DigestItem>;
export type I82jm9g7pufuel = [SizedHex<4>, Uint8Array];
export type I6jmk3qbu1cg8v = Array<{
    "phase": Phase;
    "event": Enum<{
        "System": Anonymize<I4n46umlq0q6pk>;
        "Migrations": Anonymize<I94co7vj7h6bo>;
        "Historical": Anonymize<I3fs99kjn361i1>;
        "Session": Anonymize<I6ue0ck5fc3u44>;
        "Grandpa": GrandpaEvent;
        "Offences": Anonymize<I22s99jo5ffof6>;
        "Balances": Anonymize<I2s63p2hq9kq1j>;
        "TransactionPayment": TransactionPaymentEvent;
        "PriceFeeders": Anonymize<Ibraem55mlft17>;
        "Oracle": Anonymize<I1fqkbmc6h7pgo>;
        "Sudo": Anonymize<I2k4go3ha79kp>;
        "TxPause": Anonymize<I9ulgod11dfvq5>;
        "Preimage": PreimageEvent;
        "Scheduler": Anonymize<If20o38jugste6>;
        "Utility": Anonymize<Ib2bdb2tdet3tv>;
        "Multisig": Anonymize<I6o4ie9pka6171>;
        "Proxy": Anonymize<Ib9hq68nv9jcj3>;
        "LiveToken": Anonymize<Ifa980cokl532v>;
        "Referrals": Anonymize<I105q9d1ng3kff>;
        "Verification": Anonymize<I24ccduns5cvhe>;
        "Relays": Anonymize<I6ig20bcc7k7sj>;
        "Rooms": Anonymize<Idieanp46a017s>;
        "Tipping": Anonymize<I2oderejluj584>;
        "Purses": Anonymize<Iabbornhk90mlj>;
        "Ranking": Anonymize<Ie7n302burc2r1>;
        "RankingList": BagsListEvent;
    }>;
    "topics": Anonymize<Ic5m5lp1oioo8r>;
}>;
export type Phase = Enum<{
    "ApplyExtrinsic": number;
    "Finalization": undefined;
    "Initialization": undefined;
}>;
export declare const Phase: GetEnum<Phase>;
export type I4n46umlq0q6pk = AnonymousEnum<{
    /**
     * An extrinsic completed successfully.
     */
    "ExtrinsicSuccess": Anonymize<Ia82mnkmeo2rhc>;
    /**
     * An extrinsic failed.
     */
    "ExtrinsicFailed": Anonymize<Idndpt3dp5mh1p>;
    /**
     * `:code` was updated to the code with the given hash.
     */
    "CodeUpdated": Anonymize<I1jm8m1rh9e20v>;
    /**
     * A new account was created.
     */
    "NewAccount": Anonymize<Icbccs0ug47ilf>;
    /**
     * An account was reaped.
     */
    "KilledAccount": Anonymize<Icbccs0ug47ilf>;
    /**
     * On on-chain remark happened.
     */
    "Remarked": Anonymize<I855j4i3kr8ko1>;
    /**
     * An upgrade was authorized.
     */
    "UpgradeAuthorized": Anonymize<Ibgl04rn6nbfm6>;
    /**
     * An invalid authorized upgrade was rejected while trying to apply it.
     */
    "RejectedInvalidAuthorizedUpgrade": Anonymize<I684kif9077ppn>;
}>;
export type Ia82mnkmeo2rhc = {
    "dispatch_info": Anonymize<Ic9s8f85vjtncc>;
};
export type Ic9s8f85vjtncc = {
    "weight": Anonymize<I4q39t5hn830vp>;
    "class": DispatchClass;
    "pays_fee": Enum<{
        "Yes": undefined;
        "No": undefined;
    }>;
};
export type DispatchClass = Enum<{
    "Normal": undefined;
    "Operational": undefined;
    "Mandatory": undefined;
}>;
export declare const DispatchClass: GetEnum<DispatchClass>;
export type Idndpt3dp5mh1p = {
    "dispatch_error": Anonymize<I826c7h2l5tkj3>;
    "dispatch_info": Anonymize<Ic9s8f85vjtncc>;
};
export type I826c7h2l5tkj3 = AnonymousEnum<{
    "Other": undefined;
    "CannotLookup": undefined;
    "BadOrigin": undefined;
    "Module": Enum<{
        "System": Anonymize<I5o0s7c8q1cc9b>;
        "Timestamp": undefined;
        "Migrations": Anonymize<Iaaqq5jevtahm8>;
        "Authorship": undefined;
        "Babe": Anonymize<Ib6q602k6o213a>;
        "Historical": undefined;
        "Session": Anonymize<I1e07dgbaqd1sq>;
        "Grandpa": Anonymize<I7q8i0pp1gkas6>;
        "Offences": undefined;
        "Balances": Anonymize<Idj13i7adlomht>;
        "TransactionPayment": undefined;
        "PriceFeeders": Anonymize<Ie3flrv31mi7gh>;
        "Oracle": Anonymize<I2s10tvpbncbvd>;
        "Sudo": Anonymize<Iaug04qjhbli00>;
        "TxPause": Anonymize<Ifku1elmu8hk3i>;
        "Preimage": Anonymize<I4cfhml1prt4lu>;
        "Scheduler": Anonymize<If7oa8fprnilo5>;
        "Utility": Anonymize<I8dt2g2hcrgh36>;
        "Multisig": Anonymize<Ia76qmhhg4jvb9>;
        "Proxy": Anonymize<Iuvt54ei4cehc>;
        "LiveToken": Anonymize<I631vh4f5qt506>;
        "Referrals": Anonymize<I3mls8mgg0857l>;
        "Verification": Anonymize<Ic774sn05j8rra>;
        "Relays": Anonymize<Ifhdj1f9aa2ekc>;
        "Rooms": Anonymize<I9jsggutla5gcc>;
        "Tipping": Anonymize<I74qel0lvq2b3l>;
        "Purses": Anonymize<Ib79hhluldnv1u>;
        "Ranking": undefined;
        "RankingList": Anonymize<I2e4fekrkcdej2>;
    }>;
    "ConsumerRemaining": undefined;
    "NoProviders": undefined;
    "TooManyConsumers": undefined;
    "Token": TokenError;
    "Arithmetic": ArithmeticError;
    "Transactional": TransactionalError;
    "Exhausted": undefined;
    "Corruption": undefined;
    "Unavailable": undefined;
    "RootNotAllowed": undefined;
    "Trie": Enum<{
        "InvalidStateRoot": undefined;
        "IncompleteDatabase": undefined;
        "ValueAtIncompleteKey": undefined;
        "DecoderError": undefined;
        "InvalidHash": undefined;
        "DuplicateKey": undefined;
        "ExtraneousNode": undefined;
        "ExtraneousValue": undefined;
        "ExtraneousHashReference": undefined;
        "InvalidChildReference": undefined;
        "ValueMismatch": undefined;
        "IncompleteProof": undefined;
        "RootMismatch": undefined;
        "DecodeError": undefined;
    }>;
}>;
export type I5o0s7c8q1cc9b = AnonymousEnum<{
    /**
     * The name of specification does not match between the current runtime
     * and the new runtime.
     */
    "InvalidSpecName": undefined;
    /**
     * The specification version is not allowed to decrease between the current runtime
     * and the new runtime.
     */
    "SpecVersionNeedsToIncrease": undefined;
    /**
     * Failed to extract the runtime version from the new runtime.
     *
     * Either calling `Core_version` or decoding `RuntimeVersion` failed.
     */
    "FailedToExtractRuntimeVersion": undefined;
    /**
     * Suicide called when the account has non-default composite data.
     */
    "NonDefaultComposite": undefined;
    /**
     * There is a non-zero reference count preventing the account from being purged.
     */
    "NonZeroRefCount": undefined;
    /**
     * The origin filter prevent the call to be dispatched.
     */
    "CallFiltered": undefined;
    /**
     * A multi-block migration is ongoing and prevents the current code from being replaced.
     */
    "MultiBlockMigrationsOngoing": undefined;
    /**
     * No upgrade authorized.
     */
    "NothingAuthorized": undefined;
    /**
     * The submitted code is not authorized.
     */
    "Unauthorized": undefined;
}>;
export type Iaaqq5jevtahm8 = AnonymousEnum<{
    /**
     * The operation cannot complete since some MBMs are ongoing.
     */
    "Ongoing": undefined;
}>;
export type Ib6q602k6o213a = AnonymousEnum<{
    /**
     * An equivocation proof provided as part of an equivocation report is invalid.
     */
    "InvalidEquivocationProof": undefined;
    /**
     * A key ownership proof provided as part of an equivocation report is invalid.
     */
    "InvalidKeyOwnershipProof": undefined;
    /**
     * A given equivocation report is valid but already previously reported.
     */
    "DuplicateOffenceReport": undefined;
    /**
     * Submitted configuration is invalid.
     */
    "InvalidConfiguration": undefined;
}>;
export type I1e07dgbaqd1sq = AnonymousEnum<{
    /**
     * Invalid ownership proof.
     */
    "InvalidProof": undefined;
    /**
     * No associated validator ID for account.
     */
    "NoAssociatedValidatorId": undefined;
    /**
     * Registered duplicate key.
     */
    "DuplicatedKey": undefined;
    /**
     * No keys are associated with this account.
     */
    "NoKeys": undefined;
    /**
     * Key setting account is not live, so it's impossible to associate keys.
     */
    "NoAccount": undefined;
}>;
export type I7q8i0pp1gkas6 = AnonymousEnum<{
    /**
     * Attempt to signal GRANDPA pause when the authority set isn't live
     * (either paused or already pending pause).
     */
    "PauseFailed": undefined;
    /**
     * Attempt to signal GRANDPA resume when the authority set isn't paused
     * (either live or already pending resume).
     */
    "ResumeFailed": undefined;
    /**
     * Attempt to signal GRANDPA change with one already pending.
     */
    "ChangePending": undefined;
    /**
     * Cannot signal forced change so soon after last.
     */
    "TooSoon": undefined;
    /**
     * A key ownership proof provided as part of an equivocation report is invalid.
     */
    "InvalidKeyOwnershipProof": undefined;
    /**
     * An equivocation proof provided as part of an equivocation report is invalid.
     */
    "InvalidEquivocationProof": undefined;
    /**
     * A given equivocation report is valid but already previously reported.
     */
    "DuplicateOffenceReport": undefined;
}>;
export type Idj13i7adlomht = AnonymousEnum<{
    /**
     * Vesting balance too high to send value.
     */
    "VestingBalance": undefined;
    /**
     * Account liquidity restrictions prevent withdrawal.
     */
    "LiquidityRestrictions": undefined;
    /**
     * Balance too low to send value.
     */
    "InsufficientBalance": undefined;
    /**
     * Value too low to create account due to existential deposit.
     */
    "ExistentialDeposit": undefined;
    /**
     * Transfer/payment would kill account.
     */
    "Expendability": undefined;
    /**
     * A vesting schedule already exists for this account.
     */
    "ExistingVestingSchedule": undefined;
    /**
     * Beneficiary account must pre-exist.
     */
    "DeadAccount": undefined;
    /**
     * Number of named reserves exceed `MaxReserves`.
     */
    "TooManyReserves": undefined;
    /**
     * Number of holds exceed `VariantCountOf<T::RuntimeHoldReason>`.
     */
    "TooManyHolds": undefined;
    /**
     * Number of freezes exceed `MaxFreezes`.
     */
    "TooManyFreezes": undefined;
    /**
     * The issuance cannot be modified since it is already deactivated.
     */
    "IssuanceDeactivated": undefined;
    /**
     * The delta cannot be zero.
     */
    "DeltaZero": undefined;
}>;
export type Ie3flrv31mi7gh = AnonymousEnum<{
    /**
     * Already a member.
     */
    "AlreadyMember": undefined;
    /**
     * Not a member.
     */
    "NotMember": undefined;
    /**
     * Too many members.
     */
    "TooManyMembers": undefined;
}>;
export type I2s10tvpbncbvd = AnonymousEnum<{
    /**
     * The sender is not a member of the oracle and does not have
     * permission to feed data.
     */
    "NoPermission": undefined;
    /**
     * The oracle member has already fed data in the current block.
     */
    "AlreadyFeeded": undefined;
    /**
     * Exceeds the maximum number of `HasDispatched` size.
     */
    "ExceedsMaxHasDispatchedSize": undefined;
}>;
export type Iaug04qjhbli00 = AnonymousEnum<{
    /**
     * Sender must be the Sudo account.
     */
    "RequireSudo": undefined;
}>;
export type Ifku1elmu8hk3i = AnonymousEnum<{
    /**
     * The call is paused.
     */
    "IsPaused": undefined;
    /**
     * The call is unpaused.
     */
    "IsUnpaused": undefined;
    /**
     * The call is whitelisted and cannot be paused.
     */
    "Unpausable": undefined;
    "NotFound": undefined;
}>;
export type I4cfhml1prt4lu = AnonymousEnum<{
    /**
     * Preimage is too large to store on-chain.
     */
    "TooBig": undefined;
    /**
     * Preimage has already been noted on-chain.
     */
    "AlreadyNoted": undefined;
    /**
     * The user is not authorized to perform this action.
     */
    "NotAuthorized": undefined;
    /**
     * The preimage cannot be removed since it has not yet been noted.
     */
    "NotNoted": undefined;
    /**
     * A preimage may not be removed when there are outstanding requests.
     */
    "Requested": undefined;
    /**
     * The preimage request cannot be removed since no outstanding requests exist.
     */
    "NotRequested": undefined;
    /**
     * More than `MAX_HASH_UPGRADE_BULK_COUNT` hashes were requested to be upgraded at once.
     */
    "TooMany": undefined;
    /**
     * Too few hashes were requested to be upgraded (i.e. zero).
     */
    "TooFew": undefined;
}>;
export type If7oa8fprnilo5 = AnonymousEnum<{
    /**
     * Failed to schedule a call
     */
    "FailedToSchedule": undefined;
    /**
     * Cannot find the scheduled call.
     */
    "NotFound": undefined;
    /**
     * Given target block number is in the past.
     */
    "TargetBlockNumberInPast": undefined;
    /**
     * Reschedule failed because it does not change scheduled time.
     */
    "RescheduleNoChange": undefined;
    /**
     * Attempt to use a non-named function on a named task.
     */
    "Named": undefined;
}>;
export type I8dt2g2hcrgh36 = AnonymousEnum<{
    /**
     * Too many calls batched.
     */
    "TooManyCalls": undefined;
}>;
export type Ia76qmhhg4jvb9 = AnonymousEnum<{
    /**
     * Threshold must be 2 or greater.
     */
    "MinimumThreshold": undefined;
    /**
     * Call is already approved by this signatory.
     */
    "AlreadyApproved": undefined;
    /**
     * Call doesn't need any (more) approvals.
     */
    "NoApprovalsNeeded": undefined;
    /**
     * There are too few signatories in the list.
     */
    "TooFewSignatories": undefined;
    /**
     * There are too many signatories in the list.
     */
    "TooManySignatories": undefined;
    /**
     * The signatories were provided out of order; they should be ordered.
     */
    "SignatoriesOutOfOrder": undefined;
    /**
     * The sender was contained in the other signatories; it shouldn't be.
     */
    "SenderInSignatories": undefined;
    /**
     * Multisig operation not found in storage.
     */
    "NotFound": undefined;
    /**
     * Only the account that originally created the multisig is able to cancel it or update
     * its deposits.
     */
    "NotOwner": undefined;
    /**
     * No timepoint was given, yet the multisig operation is already underway.
     */
    "NoTimepoint": undefined;
    /**
     * A different timepoint was given to the multisig operation that is underway.
     */
    "WrongTimepoint": undefined;
    /**
     * A timepoint was given, yet no multisig operation is underway.
     */
    "UnexpectedTimepoint": undefined;
    /**
     * The maximum weight information provided was too low.
     */
    "MaxWeightTooLow": undefined;
    /**
     * The data to be stored is already stored.
     */
    "AlreadyStored": undefined;
}>;
export type Iuvt54ei4cehc = AnonymousEnum<{
    /**
     * There are too many proxies registered or too many announcements pending.
     */
    "TooMany": undefined;
    /**
     * Proxy registration not found.
     */
    "NotFound": undefined;
    /**
     * Sender is not a proxy of the account to be proxied.
     */
    "NotProxy": undefined;
    /**
     * A call which is incompatible with the proxy type's filter was attempted.
     */
    "Unproxyable": undefined;
    /**
     * Account is already a proxy.
     */
    "Duplicate": undefined;
    /**
     * Call may not be made by proxy because it may escalate its privileges.
     */
    "NoPermission": undefined;
    /**
     * Announcement, if made at all, was made too recently.
     */
    "Unannounced": undefined;
    /**
     * Cannot add self as proxy.
     */
    "NoSelfProxy": undefined;
}>;
export type I631vh4f5qt506 = AnonymousEnum<{
    /**
     * The new ceiling is not below the present one. The ceiling can only fall.
     */
    "CeilingNotLower": undefined;
    /**
     * The new ceiling is below what exists. Name one that is at least the issuance.
     */
    "CeilingBelowIssuance": undefined;
    /**
     * The amount to burn is zero. Name one that is not.
     */
    "NothingToBurn": undefined;
    /**
     * Nothing is vesting for the account. Check its address; a schedule is gone once all is
     * released.
     */
    "NothingVesting": undefined;
    /**
     * No more has vested since the last release. Wait for the cliff, or for the next block.
     */
    "NothingVested": undefined;
}>;
export type I3mls8mgg0857l = AnonymousEnum<{
    /**
     * The account has a referrer already. An enrolment is for good.
     */
    "AlreadyEnrolled": undefined;
    /**
     * The account brought others already, and can not be brought any more. Enrol before you
     * invite.
     */
    "HasReferrals": undefined;
    /**
     * The account named itself. Name who brought it.
     */
    "SelfReferral": undefined;
    /**
     * The account named as referrer does not exist. Check its address; it exists once it holds
     * the existential deposit.
     */
    "ReferrerNotFound": undefined;
    /**
     * The code has less than two characters. Choose a longer one.
     */
    "CodeTooShort": undefined;
    /**
     * The code has a character that is not one of `a-z 0-9 - _`. Choose without it; capital
     * letters are written small.
     */
    "CodeCharacters": undefined;
    /**
     * The code has an owner. Choose another.
     */
    "CodeTaken": undefined;
    /**
     * Nobody owns the code. Check its spelling.
     */
    "CodeUnknown": undefined;
    /**
     * The code belongs to somebody else. Only its owner can release it.
     */
    "NotCodeOwner": undefined;
    /**
     * The account owns as many codes as it can. Release one first.
     */
    "TooManyCodes": undefined;
}>;
export type Ic774sn05j8rra = AnonymousEnum<{
    /**
     * The account is not an admitted verifier. Governance admits it first.
     */
    "NotAdmitted": undefined;
    /**
     * The account is an admitted verifier already.
     */
    "AlreadyAdmitted": undefined;
    /**
     * As many verifiers are admitted as there can be. One must be dismissed first.
     */
    "TooManyVerifiers": undefined;
    /**
     * The verifier is registered already. Use `update_verifier`.
     */
    "AlreadyRegistered": undefined;
    /**
     * The account is not a registered verifier.
     */
    "NotAVerifier": undefined;
    /**
     * Documents wait for the verifier. It must answer them first.
     */
    "VerifierHasPending": undefined;
    /**
     * The encryption key is a point of low order: what is encrypted to it is secret to nobody.
     */
    "UnusableKey": undefined;
    /**
     * The verifier asks for more than the performer agreed to. Look up its fee again.
     */
    "FeeAboveMaximum": undefined;
    /**
     * An account cannot verify itself.
     */
    "SelfVerification": undefined;
    /**
     * A document of the performer waits already. Withdraw it, or wait for the answer.
     */
    "AlreadyPending": undefined;
    /**
     * No document of the performer waits for an answer.
     */
    "NothingPending": undefined;
    /**
     * It was another verifier that was asked, or that attested.
     */
    "WrongVerifier": undefined;
    /**
     * The fingerprint is not that of the document that waits.
     */
    "FingerprintMismatch": undefined;
    /**
     * The attestation would have expired already. Choose a later block.
     */
    "ExpiryInPast": undefined;
    /**
     * The attestation would be valid for longer than `MaxValidity`. Choose an earlier block.
     */
    "ExpiryTooFar": undefined;
    /**
     * As many attestations expire in that block as can. Choose a neighbouring block.
     */
    "ExpirySlotFull": undefined;
    /**
     * The performer holds no attestation.
     */
    "NotAttested": undefined;
    /**
     * There is nothing of the account to withdraw.
     */
    "NothingToWithdraw": undefined;
    /**
     * The account is barred by the safety origin, which alone can lift the bar.
     */
    "Barred": undefined;
    /**
     * The account is barred already.
     */
    "AlreadyBarred": undefined;
    /**
     * The account is not barred.
     */
    "NotBarred": undefined;
}>;
export type Ifhdj1f9aa2ekc = AnonymousEnum<{
    /**
     * The URL is not that of a relay: use `https://`, a host, and perhaps a port and a path, in
     * at most 256 characters.
     */
    "InvalidUrl": undefined;
    /**
     * The multiaddr is none: write it as `/ip4/192.0.2.1/udp/4001/quic-v1`, in at most 256
     * characters.
     */
    "InvalidMultiaddr": undefined;
    /**
     * The capacity is zero: say how many viewers the relay can serve.
     */
    "ZeroCapacity": undefined;
    /**
     * The account has a relay: update it instead.
     */
    "AlreadyRegistered": undefined;
    /**
     * The account's relay left: withdraw its bond before registering anew.
     */
    "StillUnbonding": undefined;
    /**
     * The directory has as many relays as it can hold: wait for one to leave.
     */
    "DirectoryFull": undefined;
    /**
     * The account left while its relay was suspended: ask the safety origin to reinstate it.
     */
    "BarredFromRegistering": undefined;
    /**
     * The account has no relay: register one.
     */
    "NotRegistered": undefined;
    /**
     * The relay left the directory: withdraw its bond and register anew.
     */
    "AlreadyLeft": undefined;
    /**
     * The relay is in the directory: leave before withdrawing its bond.
     */
    "NotLeft": undefined;
    /**
     * The bond cannot be withdrawn yet: wait for the block that the leaving named.
     */
    "BondNotWithdrawable": undefined;
    /**
     * The last heartbeat is too recent: wait for the interval to pass.
     */
    "HeartbeatTooEarly": undefined;
    /**
     * The relay is suspended.
     */
    "AlreadySuspended": undefined;
    /**
     * Neither the relay nor its operator is suspended.
     */
    "NotSuspended": undefined;
}>;
export type I9jsggutla5gcc = AnonymousEnum<{
    /**
     * The performer holds no valid attestation, for this reason.
     */
    "NotEligible": Anonymize<Iaroil3nrcf01h>;
    /**
     * A member of the cast holds no valid attestation.
     */
    "CastNotEligible": Anonymize<I29hstf20gjrbm>;
    /**
     * A member of the cast did not consent to it: she must join the performer's cast first.
     */
    "CastNotConsenting": Anonymize<I666bl2fqjkejo>;
    /**
     * A member of the cast is on camera in another stream: she, or its performer, must end that.
     */
    "CastOnCameraElsewhere": Anonymize<I666bl2fqjkejo>;
    /**
     * A member of the cast is named before, or is the performer: name everybody once, beside the
     * performer.
     */
    "CastNamedTwice": Anonymize<I666bl2fqjkejo>;
    /**
     * The performer is on camera in another stream: leave that cast first.
     */
    "OnCameraElsewhere": undefined;
    /**
     * The account has a room.
     */
    "AlreadyOpen": undefined;
    /**
     * The account has no room: open one first.
     */
    "NoRoom": undefined;
    /**
     * The performer is live: go offline first.
     */
    "AlreadyLive": undefined;
    /**
     * The performer is not live.
     */
    "NotLive": undefined;
    /**
     * The relay is not in the directory, suspended or silent: take another one.
     */
    "RelayNotActive": undefined;
    /**
     * A performer is always on camera in her own room: consent to somebody else.
     */
    "OwnCast": undefined;
    /**
     * The consent is given.
     */
    "AlreadyJoined": undefined;
    /**
     * There is no such consent.
     */
    "NotJoined": undefined;
    /**
     * The account consented to as many performers as it can: leave one of their casts first.
     */
    "TooManyConsents": undefined;
}>;
export type Iaroil3nrcf01h = AnonymousEnum<{
    "Unverified": undefined;
    "Pending": undefined;
    "Rejected": undefined;
    "Expired": undefined;
    "Revoked": undefined;
}>;
export type I29hstf20gjrbm = {
    /**
     * Her place in the cast.
     */
    "index": number;
    /**
     * Why not.
     */
    "reason": Anonymize<Iaroil3nrcf01h>;
};
export type I666bl2fqjkejo = {
    /**
     * Her place in the cast.
     */
    "index": number;
};
export type I74qel0lvq2b3l = AnonymousEnum<{
    /**
     * The amount is zero. Pay at least one planck.
     */
    "ZeroAmount": undefined;
    /**
     * Payer and performer are the same account. Pay from another one.
     */
    "SelfPayment": undefined;
    /**
     * The account named as performer has no room.
     */
    "NotAPerformer": undefined;
    /**
     * The performer holds no valid attestation, for this reason, and cannot be paid until she
     * does.
     */
    "NotEligible": Anonymize<Iaroil3nrcf01h>;
    /**
     * The performer's account holds nothing, and her share is below the existential deposit. Pay
     * more.
     */
    "CannotReceive": undefined;
    /**
     * The payouts add up to more than the performer's whole share.
     */
    "PayoutsExceedWhole": undefined;
    /**
     * A payout is of zero. Leave it out.
     */
    "ZeroPayout": undefined;
    /**
     * An account is named twice. Add its payouts up.
     */
    "DuplicatePayout": undefined;
    /**
     * The performer names herself. What is not paid out stays hers anyway.
     */
    "PayoutToSelf": undefined;
    /**
     * The policy has no tier.
     */
    "NoTiers": undefined;
    /**
     * The policy's first tier does not start at zero.
     */
    "FirstThresholdNotZero": undefined;
    /**
     * The thresholds of the policy's tiers do not ascend strictly, or a share falls.
     */
    "TiersOutOfOrder": undefined;
    /**
     * A tier of the policy pays the performer less than the floor that code guarantees to her.
     */
    "PerformerBelowFloor": undefined;
    /**
     * This rate of the policy is outside the bounds that code sets to it.
     */
    "OutOfBounds": Anonymize<Icr87ouijamu6v>;
    /**
     * The policy's highest tier and all its other rates add up to more than the whole.
     */
    "SharesExceedWhole": undefined;
}>;
export type Icr87ouijamu6v = AnonymousEnum<{
    "Referrers": undefined;
    "EdgeRelay": undefined;
    "OriginRelay": undefined;
    "Validators": undefined;
}>;
export type Ib79hhluldnv1u = AnonymousEnum<{
    /**
     * The amount is zero. Name an amount above it.
     */
    "ZeroAmount": undefined;
    /**
     * The expiry is not in the future. Name a later block.
     */
    "ExpiryPassed": undefined;
    /**
     * The expiry is further ahead than a purse can live. Name an earlier block.
     */
    "ExpiryTooFar": undefined;
    /**
     * The account has as many purses as it can have. Reclaim one first.
     */
    "TooManyPurses": undefined;
    /**
     * There are no numbers left for new purses.
     */
    "NumbersExhausted": undefined;
    /**
     * There is no purse with this number, or none any more.
     */
    "UnknownPurse": undefined;
    /**
     * The purse belongs to another account.
     */
    "NotOwner": undefined;
    /**
     * The purse is closed already. It can be reclaimed after its last block.
     */
    "AlreadyClosing": undefined;
    /**
     * The purse's expiry is past. Reclaim it.
     */
    "Expired": undefined;
    /**
     * Orders of the purse can still be settled. Close it and wait for its last block.
     */
    "StillOpen": undefined;
    /**
     * The batch holds no order.
     */
    "NoOrders": undefined;
}>;
export type I2e4fekrkcdej2 = AnonymousEnum<{
    /**
     * A error in the list interface implementation.
     */
    "List": Anonymize<Ictkqqlhdjt761>;
    /**
     * Could not update a node, because the pallet is locked.
     */
    "Locked": undefined;
}>;
export type Ictkqqlhdjt761 = AnonymousEnum<{
    "Duplicate": undefined;
    "NotHeavier": undefined;
    "NotInSameBag": undefined;
    "NodeNotFound": undefined;
    "Locked": undefined;
}>;
export type TokenError = Enum<{
    "FundsUnavailable": undefined;
    "OnlyProvider": undefined;
    "BelowMinimum": undefined;
    "CannotCreate": undefined;
    "UnknownAsset": undefined;
    "Frozen": undefined;
    "Unsupported": undefined;
    "CannotCreateHold": undefined;
    "NotExpendable": undefined;
    "Blocked": undefined;
}>;
export declare const TokenError: GetEnum<TokenError>;
export type ArithmeticError = Enum<{
    "Underflow": undefined;
    "Overflow": undefined;
    "DivisionByZero": undefined;
}>;
export declare const ArithmeticError: GetEnum<ArithmeticError>;
export type TransactionalError = Enum<{
    "LimitReached": undefined;
    "NoLayer": undefined;
}>;
export declare const TransactionalError: GetEnum<TransactionalError>;
export type I1jm8m1rh9e20v = {
    "hash": SizedHex<32>;
};
export type Icbccs0ug47ilf = {
    "account": SS58String;
};
export type I855j4i3kr8ko1 = {
    "sender": SS58String;
    "hash": SizedHex<32>;
};
export type Ibgl04rn6nbfm6 = {
    "code_hash": SizedHex<32>;
    "check_version": boolean;
};
export type I684kif9077ppn = {
    "code_hash": SizedHex<32>;
    "error": Anonymize<I826c7h2l5tkj3>;
};
export type I94co7vj7h6bo = AnonymousEnum<{
    /**
     * A Runtime upgrade started.
     *
     * Its end is indicated by `UpgradeCompleted` or `UpgradeFailed`.
     */
    "UpgradeStarted": Anonymize<If1co0pilmi7oq>;
    /**
     * The current runtime upgrade completed.
     *
     * This implies that all of its migrations completed successfully as well.
     */
    "UpgradeCompleted": undefined;
    /**
     * Runtime upgrade failed.
     *
     * This is very bad and will require governance intervention.
     */
    "UpgradeFailed": undefined;
    /**
     * A migration was skipped since it was already executed in the past.
     */
    "MigrationSkipped": Anonymize<I666bl2fqjkejo>;
    /**
     * A migration progressed.
     */
    "MigrationAdvanced": Anonymize<Iae74gjak1qibn>;
    /**
     * A Migration completed.
     */
    "MigrationCompleted": Anonymize<Iae74gjak1qibn>;
    /**
     * A Migration failed.
     *
     * This implies that the whole upgrade failed and governance intervention is required.
     */
    "MigrationFailed": Anonymize<Iae74gjak1qibn>;
    /**
     * The set of historical migrations has been cleared.
     */
    "HistoricCleared": Anonymize<I3escdojpj0551>;
}>;
export type If1co0pilmi7oq = {
    /**
     * The number of migrations that this upgrade contains.
     *
     * This can be used to design a progress indicator in combination with counting the
     * `MigrationCompleted` and `MigrationSkipped` events.
     */
    "migrations": number;
};
export type Iae74gjak1qibn = {
    /**
     * The index of the migration within the [`Config::Migrations`] list.
     */
    "index": number;
    /**
     * The number of blocks that this migration took so far.
     */
    "took": number;
};
export type I3escdojpj0551 = {
    /**
     * Should be passed to `clear_historic` in a successive call.
     */
    "next_cursor"?: Anonymize<Iabpgqcjikia83>;
};
export type Iabpgqcjikia83 = (Uint8Array) | undefined;
export type I3fs99kjn361i1 = AnonymousEnum<{
    /**
     * The merkle root of the validators of the said session were stored
     */
    "RootStored": Anonymize<I666bl2fqjkejo>;
    /**
     * The merkle roots of up to this session index were pruned
     */
    "RootsPruned": Anonymize<I85icj2qbjeqbe>;
}>;
export type I85icj2qbjeqbe = {
    "up_to": number;
};
export type I6ue0ck5fc3u44 = AnonymousEnum<{
    /**
     * New session has happened. Note that the argument is the session index, not the
     * block number as the type might suggest.
     */
    "NewSession": Anonymize<I2hq50pu2kdjpo>;
    /**
     * The `NewSession` event in the current block also implies a new validator set to be
     * queued.
     */
    "NewQueued": undefined;
    /**
     * Validator has been disabled.
     */
    "ValidatorDisabled": Anonymize<I9acqruh7322g2>;
    /**
     * Validator has been re-enabled.
     */
    "ValidatorReenabled": Anonymize<I9acqruh7322g2>;
}>;
export type I2hq50pu2kdjpo = {
    "session_index": number;
};
export type I9acqruh7322g2 = {
    "validator": SS58String;
};
export type GrandpaEvent = Enum<{
    /**
     * New authority set has been applied.
     */
    "NewAuthorities": Anonymize<I5768ac424h061>;
    /**
     * Current authority set has been paused.
     */
    "Paused": undefined;
    /**
     * Current authority set has been resumed.
     */
    "Resumed": undefined;
}>;
export declare const GrandpaEvent: GetEnum<GrandpaEvent>;
export type I5768ac424h061 = {
    "authority_set": Anonymize<I3geksg000c171>;
};
export type I3geksg000c171 = Array<[SizedHex<32>, bigint]>;
export type I22s99jo5ffof6 = AnonymousEnum<{
    /**
     * There is an offence reported of the given `kind` happened at the `session_index` and
     * (kind-specific) time slot. This event is not deposited for duplicate slashes.
     * \[kind, slot\].
     */
    "Offence": Anonymize<I2bhk17btucdqn>;
}>;
export type I2bhk17btucdqn = {
    "kind": SizedHex<16>;
    "slot": Uint8Array;
};
export type I2s63p2hq9kq1j = AnonymousEnum<{
    /**
     * An account was created with some free balance.
     */
    "Endowed": Anonymize<Icv68aq8841478>;
    /**
     * An account was removed whose balance was non-zero but below ExistentialDeposit,
     * resulting in an outright loss.
     */
    "DustLost": Anonymize<Ic262ibdoec56a>;
    /**
     * Transfer succeeded.
     */
    "Transfer": Anonymize<Iflcfm9b6nlmdd>;
    /**
     * A balance was set by root.
     */
    "BalanceSet": Anonymize<Ijrsf4mnp3eka>;
    /**
     * Some balance was reserved (moved from free to reserved).
     */
    "Reserved": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some balance was unreserved (moved from reserved to free).
     */
    "Unreserved": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some balance was moved from the reserve of the first account to the second account.
     * Final argument indicates the destination balance type.
     */
    "ReserveRepatriated": Anonymize<I8tjvj9uq4b7hi>;
    /**
     * Some amount was deposited (e.g. for transaction fees).
     */
    "Deposit": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some amount was withdrawn from the account (e.g. for transaction fees).
     */
    "Withdraw": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some amount was removed from the account (e.g. for misbehavior).
     */
    "Slashed": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some amount was minted into an account.
     */
    "Minted": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some credit was balanced and added to the TotalIssuance.
     */
    "MintedCredit": Anonymize<I3qt1hgg4djhgb>;
    /**
     * Some amount was burned from an account.
     */
    "Burned": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some debt has been dropped from the Total Issuance.
     */
    "BurnedDebt": Anonymize<I3qt1hgg4djhgb>;
    /**
     * Some amount was suspended from an account (it can be restored later).
     */
    "Suspended": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some amount was restored into an account.
     */
    "Restored": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * An account was upgraded.
     */
    "Upgraded": Anonymize<I4cbvqmqadhrea>;
    /**
     * Total issuance was increased by `amount`, creating a credit to be balanced.
     */
    "Issued": Anonymize<I3qt1hgg4djhgb>;
    /**
     * Total issuance was decreased by `amount`, creating a debt to be balanced.
     */
    "Rescinded": Anonymize<I3qt1hgg4djhgb>;
    /**
     * Some balance was locked.
     */
    "Locked": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some balance was unlocked.
     */
    "Unlocked": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some balance was frozen.
     */
    "Frozen": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * Some balance was thawed.
     */
    "Thawed": Anonymize<Id5fm4p8lj5qgi>;
    /**
     * The `TotalIssuance` was forcefully changed.
     */
    "TotalIssuanceForced": Anonymize<I4fooe9dun9o0t>;
    /**
     * Some balance was placed on hold.
     */
    "Held": Anonymize<I4dkm8jfplf3pn>;
    /**
     * Held balance was burned from an account.
     */
    "BurnedHeld": Anonymize<I4dkm8jfplf3pn>;
    /**
     * A transfer of `amount` on hold from `source` to `dest` was initiated.
     */
    "TransferOnHold": Anonymize<Ierlfnv158cvcc>;
    /**
     * The `transferred` balance is placed on hold at the `dest` account.
     */
    "TransferAndHold": Anonymize<I3il278876j0sg>;
    /**
     * Some balance was released from hold.
     */
    "Released": Anonymize<I4dkm8jfplf3pn>;
    /**
     * An unexpected/defensive event was triggered.
     */
    "Unexpected": Anonymize<Iph9c4rn81ub2>;
}>;
export type Icv68aq8841478 = {
    "account": SS58String;
    "free_balance": bigint;
};
export type Ic262ibdoec56a = {
    "account": SS58String;
    "amount": bigint;
};
export type Iflcfm9b6nlmdd = {
    "from": SS58String;
    "to": SS58String;
    "amount": bigint;
};
export type Ijrsf4mnp3eka = {
    "who": SS58String;
    "free": bigint;
};
export type Id5fm4p8lj5qgi = {
    "who": SS58String;
    "amount": bigint;
};
export type I8tjvj9uq4b7hi = {
    "from": SS58String;
    "to": SS58String;
    "amount": bigint;
    "destination_status": BalanceStatus;
};
export type BalanceStatus = Enum<{
    "Free": undefined;
    "Reserved": undefined;
}>;
export declare const BalanceStatus: GetEnum<BalanceStatus>;
export type I3qt1hgg4djhgb = {
    "amount": bigint;
};
export type I4cbvqmqadhrea = {
    "who": SS58String;
};
export type I4fooe9dun9o0t = {
    "old": bigint;
    "new": bigint;
};
export type I4dkm8jfplf3pn = {
    "reason": Anonymize<I8eef1ch89vhsq>;
    "who": SS58String;
    "amount": bigint;
};
export type I8eef1ch89vhsq = AnonymousEnum<{
    "Session": Enum<{
        "Keys": undefined;
    }>;
    "Preimage": PreimagePalletHoldReason;
    "LiveToken": Enum<{
        "Vesting": undefined;
    }>;
    "Referrals": Enum<{
        "Enrolment": undefined;
        "Code": undefined;
    }>;
    "Verification": Enum<{
        "VerifierBond": undefined;
        "RecordDeposit": undefined;
        "Fee": undefined;
    }>;
    "Relays": Enum<{
        "Bond": undefined;
    }>;
    "Rooms": Enum<{
        "Room": undefined;
        "Consent": undefined;
    }>;
    "Tipping": Enum<{
        "Payout": undefined;
    }>;
    "Purses": Enum<{
        "Deposit": undefined;
    }>;
}>;
export type PreimagePalletHoldReason = Enum<{
    "Preimage": undefined;
}>;
export declare const PreimagePalletHoldReason: GetEnum<PreimagePalletHoldReason>;
export type Ierlfnv158cvcc = {
    "reason": Anonymize<I8eef1ch89vhsq>;
    "source": SS58String;
    "dest": SS58String;
    "amount": bigint;
};
export type I3il278876j0sg = {
    "reason": Anonymize<I8eef1ch89vhsq>;
    "source": SS58String;
    "dest": SS58String;
    "transferred": bigint;
};
export type Iph9c4rn81ub2 = AnonymousEnum<{
    "BalanceUpdated": undefined;
    "FailedToMutateAccount": undefined;
}>;
export type TransactionPaymentEvent = Enum<{
    /**
     * A transaction fee `actual_fee`, of which `tip` was added to the minimum inclusion fee,
     * has been paid by `who`.
     */
    "TransactionFeePaid": Anonymize<Ier2cke86dqbr2>;
}>;
export declare const TransactionPaymentEvent: GetEnum<TransactionPaymentEvent>;
export type Ier2cke86dqbr2 = {
    "who": SS58String;
    "actual_fee": bigint;
    "tip": bigint;
};
export type Ibraem55mlft17 = AnonymousEnum<{
    /**
     * The given member was added; see the transaction for who.
     */
    "MemberAdded": undefined;
    /**
     * The given member was removed; see the transaction for who.
     */
    "MemberRemoved": undefined;
    /**
     * Two members were swapped; see the transaction for who.
     */
    "MembersSwapped": undefined;
    /**
     * The membership was reset; see the transaction for who the new set is.
     */
    "MembersReset": undefined;
    /**
     * One of the members' keys changed.
     */
    "KeyChanged": undefined;
    /**
     * Phantom member, never used.
     */
    "Dummy": undefined;
}>;
export type I1fqkbmc6h7pgo = AnonymousEnum<{
    /**
     * New data has been fed into the oracle.
     */
    "NewFeedData": Anonymize<I1ls6saa51k0c4>;
}>;
export type I1ls6saa51k0c4 = {
    /**
     * The account that fed the data.
     */
    "sender": SS58String;
    /**
     * The key-value pairs of the data that was fed.
     */
    "values": Anonymize<Ib10b7gj3qsdc5>;
};
export type Ib10b7gj3qsdc5 = Array<[Anonymize<I9lri23o2qs62e>, bigint]>;
export type I9lri23o2qs62e = AnonymousEnum<{
    "LiveUsd": undefined;
}>;
export type I2k4go3ha79kp = AnonymousEnum<{
    /**
     * A sudo call just took place.
     */
    "Sudid": Anonymize<I4okfnjm733k80>;
    /**
     * The sudo key has been updated.
     */
    "KeyChanged": Anonymize<I5rtkmhm2dng4u>;
    /**
     * The key was permanently removed.
     */
    "KeyRemoved": undefined;
    /**
     * A [sudo_as](Pallet::sudo_as) call just took place.
     */
    "SudoAsDone": Anonymize<I4okfnjm733k80>;
}>;
export type I4okfnjm733k80 = {
    /**
     * The result of the call made by the sudo user.
     */
    "sudo_result": Anonymize<I6n5u9r3ghrknj>;
};
export type I6n5u9r3ghrknj = ResultPayload<undefined, Anonymize<I826c7h2l5tkj3>>;
export type I5rtkmhm2dng4u = {
    /**
     * The old sudo key (if one was previously set).
     */
    "old"?: Anonymize<Ihfphjolmsqq1>;
    /**
     * The new sudo key (if one was set).
     */
    "new": SS58String;
};
export type Ihfphjolmsqq1 = (SS58String) | undefined;
export type I9ulgod11dfvq5 = AnonymousEnum<{
    /**
     * This pallet, or a specific call is now paused.
     */
    "CallPaused": Anonymize<Iba7pefg0d11kh>;
    /**
     * This pallet, or a specific call is now unpaused.
     */
    "CallUnpaused": Anonymize<Iba7pefg0d11kh>;
}>;
export type Iba7pefg0d11kh = {
    "full_name": Anonymize<Idkbvh6dahk1v7>;
};
export type Idkbvh6dahk1v7 = FixedSizeArray<2, Uint8Array>;
export type PreimageEvent = Enum<{
    /**
     * A preimage has been noted.
     */
    "Noted": Anonymize<I1jm8m1rh9e20v>;
    /**
     * A preimage has been requested.
     */
    "Requested": Anonymize<I1jm8m1rh9e20v>;
    /**
     * A preimage has ben cleared.
     */
    "Cleared": Anonymize<I1jm8m1rh9e20v>;
}>;
export declare const PreimageEvent: GetEnum<PreimageEvent>;
export type If20o38jugste6 = AnonymousEnum<{
    /**
     * Scheduled some task.
     */
    "Scheduled": Anonymize<I5n4sebgkfr760>;
    /**
     * Canceled some task.
     */
    "Canceled": Anonymize<I5n4sebgkfr760>;
    /**
     * Dispatched some task.
     */
    "Dispatched": Anonymize<If8a23u3v25cla>;
    /**
     * Set a retry configuration for some task.
     */
    "RetrySet": Anonymize<Ia3c82eadg79bj>;
    /**
     * Cancel a retry configuration for some task.
     */
    "RetryCancelled": Anonymize<Ienusoeb625ftq>;
    /**
     * The call for the provided hash was not found so the task has been aborted.
     */
    "CallUnavailable": Anonymize<Ienusoeb625ftq>;
    /**
     * The given task was unable to be renewed since the agenda is full at that block.
     */
    "PeriodicFailed": Anonymize<Ienusoeb625ftq>;
    /**
     * The given task was unable to be retried since the agenda is full at that block or there
     * was not enough weight to reschedule it.
     */
    "RetryFailed": Anonymize<Ienusoeb625ftq>;
    /**
     * The given task can never be executed since it is overweight.
     */
    "PermanentlyOverweight": Anonymize<Ienusoeb625ftq>;
    /**
     * Agenda is incomplete from `when`.
     */
    "AgendaIncomplete": Anonymize<Ibtsa3docbr9el>;
}>;
export type I5n4sebgkfr760 = {
    "when": number;
    "index": number;
};
export type If8a23u3v25cla = {
    "task": Anonymize<I9jd27rnpm8ttv>;
    "id"?: Anonymize<I4s6vifaf8k998>;
    "result": Anonymize<I6n5u9r3ghrknj>;
};
export type I9jd27rnpm8ttv = FixedSizeArray<2, number>;
export type I4s6vifaf8k998 = (SizedHex<32>) | undefined;
export type Ia3c82eadg79bj = {
    "task": Anonymize<I9jd27rnpm8ttv>;
    "id"?: Anonymize<I4s6vifaf8k998>;
    "period": number;
    "retries": number;
};
export type Ienusoeb625ftq = {
    "task": Anonymize<I9jd27rnpm8ttv>;
    "id"?: Anonymize<I4s6vifaf8k998>;
};
export type Ibtsa3docbr9el = {
    "when": number;
};
export type Ib2bdb2tdet3tv = AnonymousEnum<{
    /**
     * Batch of dispatches did not complete fully. Index of first failing dispatch given, as
     * well as the error.
     */
    "BatchInterrupted": Anonymize<I808d50bokur7e>;
    /**
     * Batch of dispatches completed fully with no error.
     */
    "BatchCompleted": undefined;
    /**
     * Batch of dispatches completed but has errors.
     */
    "BatchCompletedWithErrors": undefined;
    /**
     * A single item within a Batch of dispatches has completed with no error.
     */
    "ItemCompleted": undefined;
    /**
     * A single item within a Batch of dispatches has completed with error.
     */
    "ItemFailed": Anonymize<I9j20931frt1ok>;
    /**
     * A call was dispatched.
     */
    "DispatchedAs": Anonymize<I5cvsg3n66aqg7>;
    /**
     * Main call was dispatched.
     */
    "IfElseMainSuccess": undefined;
    /**
     * The fallback call was dispatched.
     */
    "IfElseFallbackCalled": Anonymize<I8geeoudafpc3o>;
}>;
export type I808d50bokur7e = {
    "index": number;
    "error": Anonymize<I826c7h2l5tkj3>;
};
export type I9j20931frt1ok = {
    "error": Anonymize<I826c7h2l5tkj3>;
};
export type I5cvsg3n66aqg7 = {
    "result": Anonymize<I6n5u9r3ghrknj>;
};
export type I8geeoudafpc3o = {
    "main_error": Anonymize<I826c7h2l5tkj3>;
};
export type I6o4ie9pka6171 = AnonymousEnum<{
    /**
     * A new multisig operation has begun.
     */
    "NewMultisig": Anonymize<Iep27ialq4a7o7>;
    /**
     * A multisig operation has been approved by someone.
     */
    "MultisigApproval": Anonymize<Iasu5jvoqr43mv>;
    /**
     * A multisig operation has been executed.
     */
    "MultisigExecuted": Anonymize<I9ouhfo7rk6ce3>;
    /**
     * A multisig operation has been cancelled.
     */
    "MultisigCancelled": Anonymize<I5qolde99acmd1>;
    /**
     * The deposit for a multisig operation has been updated/poked.
     */
    "DepositPoked": Anonymize<I8gtde5abn1g9a>;
}>;
export type Iep27ialq4a7o7 = {
    "approving": SS58String;
    "multisig": SS58String;
    "call_hash": SizedHex<32>;
};
export type Iasu5jvoqr43mv = {
    "approving": SS58String;
    "timepoint": Anonymize<Itvprrpb0nm3o>;
    "multisig": SS58String;
    "call_hash": SizedHex<32>;
};
export type Itvprrpb0nm3o = {
    "height": number;
    "index": number;
};
export type I9ouhfo7rk6ce3 = {
    "approving": SS58String;
    "timepoint": Anonymize<Itvprrpb0nm3o>;
    "multisig": SS58String;
    "call_hash": SizedHex<32>;
    "result": Anonymize<I6n5u9r3ghrknj>;
};
export type I5qolde99acmd1 = {
    "cancelling": SS58String;
    "timepoint": Anonymize<Itvprrpb0nm3o>;
    "multisig": SS58String;
    "call_hash": SizedHex<32>;
};
export type I8gtde5abn1g9a = {
    "who": SS58String;
    "call_hash": SizedHex<32>;
    "old_deposit": bigint;
    "new_deposit": bigint;
};
export type Ib9hq68nv9jcj3 = AnonymousEnum<{
    /**
     * A proxy was executed correctly, with the given.
     */
    "ProxyExecuted": Anonymize<I5cvsg3n66aqg7>;
    /**
     * A pure account has been created by new proxy with given
     * disambiguation index and proxy type.
     */
    "PureCreated": Anonymize<I1rvnfe0im84n7>;
    /**
     * A pure proxy was killed by its spawner.
     */
    "PureKilled": Anonymize<I61a5aekna9093>;
    /**
     * An announcement was placed to make a call in the future.
     */
    "Announced": Anonymize<I2ur0oeqg495j8>;
    /**
     * A proxy was added.
     */
    "ProxyAdded": Anonymize<Idbhcemblh1urc>;
    /**
     * A proxy was removed.
     */
    "ProxyRemoved": Anonymize<Idbhcemblh1urc>;
    /**
     * A deposit stored for proxies or announcements was poked / updated.
     */
    "DepositPoked": Anonymize<I1bhd210c3phjj>;
}>;
export type I1rvnfe0im84n7 = {
    "pure": SS58String;
    "who": SS58String;
    "proxy_type": Anonymize<I4b5hhk94qjno6>;
    "disambiguation_index": number;
    "at": number;
    "extrinsic_index": number;
};
export type I4b5hhk94qjno6 = AnonymousEnum<{
    "Any": undefined;
    "NonTransfer": undefined;
    "Streaming": undefined;
}>;
export type I61a5aekna9093 = {
    "pure": SS58String;
    "spawner": SS58String;
    "proxy_type": Anonymize<I4b5hhk94qjno6>;
    "disambiguation_index": number;
};
export type I2ur0oeqg495j8 = {
    "real": SS58String;
    "proxy": SS58String;
    "call_hash": SizedHex<32>;
};
export type Idbhcemblh1urc = {
    "delegator": SS58String;
    "delegatee": SS58String;
    "proxy_type": Anonymize<I4b5hhk94qjno6>;
    "delay": number;
};
export type I1bhd210c3phjj = {
    "who": SS58String;
    "kind": Enum<{
        "Proxies": undefined;
        "Announcements": undefined;
    }>;
    "old_deposit": bigint;
    "new_deposit": bigint;
};
export type Ifa980cokl532v = AnonymousEnum<{
    /**
     * Governance lowered the ceiling.
     */
    "CeilingLowered": Anonymize<I8e0oie5apqd71>;
    /**
     * LIVE was burned, and the ceiling fell by as much.
     */
    "Burned": Anonymize<I8b6b2mopl1hr6>;
    /**
     * Vested LIVE was released to its owner.
     */
    "Vested": Anonymize<I6k5ro01v7nhrd>;
}>;
export type I8e0oie5apqd71 = {
    /**
     * Where it was, in planck.
     */
    "from": bigint;
    /**
     * Where it is, in planck.
     */
    "to": bigint;
};
export type I8b6b2mopl1hr6 = {
    /**
     * Who burned it.
     */
    "who": SS58String;
    /**
     * How much, in planck.
     */
    "amount": bigint;
    /**
     * Where the ceiling is now, in planck.
     */
    "ceiling": bigint;
};
export type I6k5ro01v7nhrd = {
    /**
     * The owner.
     */
    "account": SS58String;
    /**
     * How much, in planck.
     */
    "released": bigint;
    /**
     * How much is still held, in planck.
     */
    "remaining": bigint;
};
export type I105q9d1ng3kff = AnonymousEnum<{
    /**
     * An account was brought, for good.
     */
    "Enrolled": Anonymize<I3jjpco5q8jabd>;
    /**
     * A code was claimed.
     */
    "CodeClaimed": Anonymize<I9rs3q7a19s1pt>;
    /**
     * A code was released, and its deposit with it.
     */
    "CodeReleased": Anonymize<I9rs3q7a19s1pt>;
}>;
export type I3jjpco5q8jabd = {
    /**
     * Who was brought.
     */
    "account": SS58String;
    /**
     * Who brought it.
     */
    "referrer": SS58String;
};
export type I9rs3q7a19s1pt = {
    /**
     * Who owns it now.
     */
    "owner": SS58String;
    /**
     * The code.
     */
    "code": Uint8Array;
};
export type I24ccduns5cvhe = AnonymousEnum<{
    /**
     * Governance admitted an account, which may now register.
     */
    "VerifierAdmitted": Anonymize<I58bu3hm7657hm>;
    /**
     * Governance dismissed an account. What it attested stays valid.
     */
    "VerifierDismissed": Anonymize<I8n5pk5sn6ol2m>;
    /**
     * A verifier takes submissions from now on.
     */
    "VerifierRegistered": Anonymize<I2u25luhm3dbg9>;
    /**
     * A verifier changed what it published. Documents that wait already keep their fee.
     */
    "VerifierUpdated": Anonymize<I8suo3sser630n>;
    /**
     * A verifier takes no more submissions. It stays admitted.
     */
    "VerifierResigned": Anonymize<I8n5pk5sn6ol2m>;
    /**
     * A performer submitted a document.
     */
    "Submitted": Anonymize<I8b39g7pqvi7n8>;
    /**
     * A performer withdrew a document that waited. Her attestation, if she has one, is
     * untouched.
     */
    "SubmissionWithdrawn": Anonymize<Icfdfhladiga1f>;
    /**
     * A performer withdrew everything that was known of her.
     */
    "Withdrawn": Anonymize<Igqf26hnq9och>;
    /**
     * A verifier attested that a performer is an adult.
     */
    "Attested": Anonymize<I2rl9jnvh90ghg>;
    /**
     * A verifier rejected a document. The performer's attestation, if she has one, is
     * untouched.
     */
    "Rejected": Anonymize<I3fpddggvqh2e2>;
    /**
     * An attestation was revoked.
     */
    "Revoked": Anonymize<I6gaicfi5a0ebv>;
    /**
     * An attestation passed its expiry.
     */
    "Expired": Anonymize<I697vktk83csrc>;
    /**
     * The safety origin barred an account.
     */
    "Barred": Anonymize<Ice241ssenev39>;
    /**
     * The safety origin lifted a bar. The account is unverified.
     */
    "Unbarred": Anonymize<Icbccs0ug47ilf>;
}>;
export type I58bu3hm7657hm = {
    /**
     * The admitted account.
     */
    "verifier": SS58String;
};
export type I8n5pk5sn6ol2m = {
    /**
     * The dismissed account.
     */
    "verifier": SS58String;
    /**
     * The bond that was returned to it; zero if it was not registered.
     */
    "bond": bigint;
};
export type I2u25luhm3dbg9 = {
    /**
     * The verifier.
     */
    "verifier": SS58String;
    /**
     * The key to which documents for it are encrypted.
     */
    "encryption_key": SizedHex<32>;
    /**
     * What one answer costs.
     */
    "fee": bigint;
    /**
     * What it holds.
     */
    "bond": bigint;
};
export type I8suo3sser630n = {
    /**
     * The verifier.
     */
    "verifier": SS58String;
    /**
     * The key to which documents for it are encrypted.
     */
    "encryption_key": SizedHex<32>;
    /**
     * What one answer costs.
     */
    "fee": bigint;
};
export type I8b39g7pqvi7n8 = {
    /**
     * Whose document it is.
     */
    "performer": SS58String;
    /**
     * Who is asked.
     */
    "verifier": SS58String;
    /**
     * The hash of the encrypted document bundle.
     */
    "fingerprint": SizedHex<32>;
    /**
     * What is held for the answer.
     */
    "fee": bigint;
};
export type Icfdfhladiga1f = {
    /**
     * Whose document it was.
     */
    "performer": SS58String;
    /**
     * Who was asked.
     */
    "verifier": SS58String;
    /**
     * The fee that was returned to her.
     */
    "fee": bigint;
};
export type Igqf26hnq9och = {
    /**
     * Who withdrew.
     */
    "performer": SS58String;
    /**
     * The deposit that was returned to her.
     */
    "deposit": bigint;
    /**
     * The fee that was returned to her; zero if no document waited.
     */
    "fee": bigint;
};
export type I2rl9jnvh90ghg = {
    /**
     * Who is attested.
     */
    "performer": SS58String;
    /**
     * Who attested.
     */
    "verifier": SS58String;
    /**
     * The hash of the encrypted document bundle.
     */
    "fingerprint": SizedHex<32>;
    /**
     * The first block in which the attestation is not valid.
     */
    "expires_at": number;
    /**
     * What the verifier was paid.
     */
    "fee": bigint;
};
export type I3fpddggvqh2e2 = {
    /**
     * Whose document it was.
     */
    "performer": SS58String;
    /**
     * Who rejected it.
     */
    "verifier": SS58String;
    /**
     * The hash of the encrypted document bundle.
     */
    "fingerprint": SizedHex<32>;
    /**
     * Why, which decides who gets the fee.
     */
    "reason": Anonymize<I2edt83km40942>;
    /**
     * The fee that was paid to the verifier or returned to the performer.
     */
    "fee": bigint;
};
export type I2edt83km40942 = AnonymousEnum<{
    "Unreadable": undefined;
    "DocumentExpired": undefined;
    "Underage": undefined;
    "Mismatch": undefined;
    "Fraud": undefined;
    "Other": undefined;
}>;
export type I6gaicfi5a0ebv = {
    /**
     * Whose attestation it was.
     */
    "performer": SS58String;
    /**
     * Who revoked it.
     */
    "by": Enum<{
        "Verifier": SS58String;
        "Safety": undefined;
    }>;
    /**
     * Why.
     */
    "reason": Anonymize<Ia1j4dv20dpd2u>;
};
export type Ia1j4dv20dpd2u = AnonymousEnum<{
    "GivenInError": undefined;
    "Fraud": undefined;
    "Underage": undefined;
    "Coercion": undefined;
    "LegalOrder": undefined;
    "Other": undefined;
}>;
export type I697vktk83csrc = {
    /**
     * Whose attestation it was.
     */
    "performer": SS58String;
    /**
     * Who had given it.
     */
    "verifier": SS58String;
};
export type Ice241ssenev39 = {
    /**
     * The barred account.
     */
    "account": SS58String;
    /**
     * Why.
     */
    "reason": Anonymize<Ia1j4dv20dpd2u>;
    /**
     * The deposit that was returned to it.
     */
    "deposit": bigint;
    /**
     * The fee that was returned to it.
     */
    "fee": bigint;
};
export type I6ig20bcc7k7sj = AnonymousEnum<{
    /**
     * A relay joined the directory, and its bond is held.
     */
    "Registered": Anonymize<Ijho559oih4kp>;
    /**
     * A relay's endpoints, region or capacity changed.
     */
    "Updated": Anonymize<I13r03vms8nabc>;
    /**
     * A relay is there.
     */
    "HeartbeatReceived": Anonymize<Iemsd55ahknc61>;
    /**
     * A relay stopped serving, and its bond waits.
     */
    "Left": Anonymize<I6taql3j745jsu>;
    /**
     * A bond went back to its operator, and her relay is out of the directory.
     */
    "BondWithdrawn": Anonymize<I449avho5m1prd>;
    /**
     * The safety origin suspended a relay.
     */
    "Suspended": Anonymize<Iemsd55ahknc61>;
    /**
     * The safety origin lifted a suspension.
     */
    "Reinstated": Anonymize<Iemsd55ahknc61>;
}>;
export type Ijho559oih4kp = {
    /**
     * The operator's account, which names the relay.
     */
    "relay": SS58String;
    /**
     * What she says of it.
     */
    "info": Anonymize<I9j96ra3slmtk4>;
    /**
     * The bond, in planck.
     */
    "bond": bigint;
};
export type I9j96ra3slmtk4 = {
    "url": Uint8Array;
    "multiaddr": Uint8Array;
    "region": SizedHex<2>;
    "capacity": number;
};
export type I13r03vms8nabc = {
    /**
     * The relay.
     */
    "relay": SS58String;
    /**
     * What its operator says of it now.
     */
    "info": Anonymize<I9j96ra3slmtk4>;
};
export type Iemsd55ahknc61 = {
    /**
     * The relay.
     */
    "relay": SS58String;
};
export type I6taql3j745jsu = {
    /**
     * The relay.
     */
    "relay": SS58String;
    /**
     * The first block in which the bond can be withdrawn.
     */
    "withdrawable_from": number;
};
export type I449avho5m1prd = {
    /**
     * The relay.
     */
    "relay": SS58String;
    /**
     * The bond, in planck.
     */
    "bond": bigint;
};
export type Idieanp46a017s = AnonymousEnum<{
    /**
     * A performer opened a room, and its deposit is held.
     */
    "RoomOpened": Anonymize<Invq2s9v5ooj9>;
    /**
     * A performer has another profile.
     */
    "ProfileChanged": Anonymize<If6jm0qder8o>;
    /**
     * A performer said whose viewers relays turn away.
     */
    "CountriesBlocked": Anonymize<I20csm461nm3q6>;
    /**
     * A stream started.
     */
    "WentLive": Anonymize<I4rk4skr529e15>;
    /**
     * A stream ended.
     */
    "WentOffline": Anonymize<Ift1hp4e3g7uge>;
    /**
     * Somebody consented to be in a performer's cast.
     */
    "CastJoined": Anonymize<I1sskbmo1c7qu6>;
    /**
     * Somebody withdrew her consent to be in a performer's cast.
     */
    "CastLeft": Anonymize<I1sskbmo1c7qu6>;
    /**
     * A performer closed her room.
     */
    "RoomClosed": Anonymize<I405d8nbo9oj1n>;
}>;
export type Invq2s9v5ooj9 = {
    /**
     * The performer.
     */
    "performer": SS58String;
    /**
     * The hash of her profile.
     */
    "profile": SizedHex<32>;
    /**
     * The deposit, in planck.
     */
    "deposit": bigint;
};
export type If6jm0qder8o = {
    /**
     * The performer.
     */
    "performer": SS58String;
    /**
     * The hash of her profile.
     */
    "profile": SizedHex<32>;
};
export type I20csm461nm3q6 = {
    /**
     * The performer.
     */
    "performer": SS58String;
    /**
     * All countries that she blocks.
     */
    "countries": Anonymize<I3d3qku31qb8k1>;
};
export type I3d3qku31qb8k1 = Array<SizedHex<2>>;
export type I4rk4skr529e15 = {
    /**
     * The performer.
     */
    "performer": SS58String;
    /**
     * The relay that she publishes to.
     */
    "relay": SS58String;
    /**
     * Who is on camera beside her.
     */
    "cast": Anonymize<Ia2lhg7l2hilo3>;
};
export type Ia2lhg7l2hilo3 = Array<SS58String>;
export type Ift1hp4e3g7uge = {
    /**
     * The performer.
     */
    "performer": SS58String;
    /**
     * Why.
     */
    "reason": Enum<{
        "Chosen": undefined;
        "EligibilityLost": {
            "account": SS58String;
            "reason": Anonymize<Iaroil3nrcf01h>;
        };
        "CastLeft": Anonymize<Icbccs0ug47ilf>;
        "Forced": undefined;
    }>;
};
export type I1sskbmo1c7qu6 = {
    /**
     * Who.
     */
    "member": SS58String;
    /**
     * In whose cast.
     */
    "performer": SS58String;
    /**
     * The deposit, in planck.
     */
    "deposit": bigint;
};
export type I405d8nbo9oj1n = {
    /**
     * The performer.
     */
    "performer": SS58String;
    /**
     * The deposit that came back, in planck.
     */
    "deposit": bigint;
};
export type I2oderejluj584 = AnonymousEnum<{
    /**
     * A payment was made. This is its receipt.
     */
    "Paid": Anonymize<I8lm7m7c3mep7l>;
    /**
     * A performer changed how her own share is split. An empty list means that she keeps all.
     */
    "PayoutSet": Anonymize<I9lpvqfac0jqsm>;
    /**
     * Payments are split by another policy from now on.
     */
    "PolicyChanged": Anonymize<I2qo6fsp0i5b0a>;
}>;
export type I8lm7m7c3mep7l = {
    /**
     * Who paid.
     */
    "payer": SS58String;
    /**
     * Who was paid for.
     */
    "performer": SS58String;
    /**
     * The whole payment in planck.
     */
    "amount": bigint;
    /**
     * What it is for.
     */
    "kind": Enum<{
        "Tip": undefined;
        "Order": undefined;
    }>;
    /**
     * Who got what; the amounts add up to the payment exactly.
     */
    "shares": Anonymize<Ia8sosvh97jioo>;
    /**
     * Who would have got something and could not. A payout stayed with the performer, all
     * else went to the treasury; `shares` contains it there.
     */
    "unclaimed": Anonymize<Iep15rq958jr6d>;
    /**
     * The hash of the order that asked for the payment.
     */
    "order"?: Anonymize<I4s6vifaf8k998>;
    /**
     * The hash of a text that stays with the relay.
     */
    "memo"?: Anonymize<I4s6vifaf8k998>;
};
export type Ia8sosvh97jioo = Array<{
    "role": Anonymize<I40ifhfc1b5j2q>;
    "account": SS58String;
    "amount": bigint;
}>;
export type I40ifhfc1b5j2q = AnonymousEnum<{
    "Performer": undefined;
    "Payout": number;
    "ViewerReferrer": number;
    "PerformerReferrer": number;
    "EdgeRelay": undefined;
    "OriginRelay": undefined;
    "Validators": undefined;
    "Treasury": undefined;
}>;
export type Iep15rq958jr6d = Array<{
    "role": Anonymize<I40ifhfc1b5j2q>;
    "account": SS58String;
    "amount": bigint;
    "reason": Enum<{
        "CannotReceive": undefined;
        "UnknownRelay": undefined;
    }>;
}>;
export type I9lpvqfac0jqsm = {
    /**
     * Whose share it is.
     */
    "performer": SS58String;
    /**
     * Among whom it is split.
     */
    "payouts": Anonymize<I3pfjtve0hdlp1>;
};
export type I3pfjtve0hdlp1 = Array<{
    "account": SS58String;
    "share": number;
}>;
export type I2qo6fsp0i5b0a = {
    /**
     * The policy.
     */
    "policy": Anonymize<I18e55v997uvbg>;
};
export type I18e55v997uvbg = {
    "tiers": Array<{
        "threshold": bigint;
        "share": number;
    }>;
    "viewer_referrers": FixedSizeArray<3, number>;
    "performer_referrers": Anonymize<I9jd27rnpm8ttv>;
    "edge_relay": number;
    "origin_relay": number;
    "validators": number;
};
export type Iabbornhk90mlj = AnonymousEnum<{
    /**
     * A purse was opened.
     */
    "Opened": Anonymize<I5m1c40pn2h3a1>;
    /**
     * A purse can spend more.
     */
    "ToppedUp": Anonymize<Ibn2f2bpvglf01>;
    /**
     * A purse was closed by its owner. Orders that are under way can still be settled.
     */
    "Closing": Anonymize<Ie472jnbt39u4b>;
    /**
     * An order was refused, and changed nothing.
     */
    "OrderRefused": Anonymize<I4pbhpvfs29t0p>;
    /**
     * A batch of orders was settled. The receipt of each payment is the event of the engine
     * that paid, with the order's hash.
     */
    "Settled": Anonymize<Ia7ucecendvgr1>;
    /**
     * The rest of a purse returned to its owner, and the purse is gone.
     */
    "Reclaimed": Anonymize<I64bnk23q79enf>;
}>;
export type I5m1c40pn2h3a1 = {
    /**
     * Its number.
     */
    "purse": bigint;
    /**
     * Whose money it is.
     */
    "owner": SS58String;
    /**
     * The key that signs its orders.
     */
    "key": Anonymize<I3kjhif531knng>;
    /**
     * The most it can spend, in planck.
     */
    "cap": bigint;
    /**
     * The last block in which its orders can be settled.
     */
    "expires_at": number;
};
export type I3kjhif531knng = AnonymousEnum<{
    "Sr25519": SizedHex<32>;
    "Ed25519": SizedHex<32>;
}>;
export type Ibn2f2bpvglf01 = {
    /**
     * Its number.
     */
    "purse": bigint;
    /**
     * How much more, in planck.
     */
    "amount": bigint;
    /**
     * The most it can spend now, in planck, what it spent before included.
     */
    "cap": bigint;
};
export type Ie472jnbt39u4b = {
    /**
     * Its number.
     */
    "purse": bigint;
    /**
     * The last block in which its orders can be settled.
     */
    "last_block": number;
};
export type I4pbhpvfs29t0p = {
    /**
     * Its place in the batch, counted from zero.
     */
    "index": number;
    /**
     * The purse it names.
     */
    "purse": bigint;
    /**
     * Its place in the purse.
     */
    "sequence": bigint;
    /**
     * Why.
     */
    "reason": Anonymize<I7k8nncgbi10nd>;
};
export type I7k8nncgbi10nd = AnonymousEnum<{
    "WrongGenesis": undefined;
    "OrderExpired": undefined;
    "UnknownPurse": undefined;
    "PurseExpired": undefined;
    "PurseClosed": undefined;
    "SequenceTooOld": undefined;
    "Replayed": undefined;
    "OverCap": undefined;
    "BadSignature": undefined;
    "Payment": Anonymize<If3fbmns9fema8>;
}>;
export type If3fbmns9fema8 = AnonymousEnum<{
    "ZeroAmount": undefined;
    "SelfPayment": undefined;
    "NotAPerformer": undefined;
    "NotEligible": Anonymize<Iaroil3nrcf01h>;
    "CannotReceive": undefined;
}>;
export type Ia7ucecendvgr1 = {
    /**
     * Who settled it.
     */
    "by": SS58String;
    /**
     * How many orders were paid.
     */
    "paid": number;
    /**
     * How many orders were refused.
     */
    "refused": number;
};
export type I64bnk23q79enf = {
    /**
     * Its number.
     */
    "purse": bigint;
    /**
     * Whose money it is.
     */
    "owner": SS58String;
    /**
     * What remained of the cap, in planck.
     */
    "amount": bigint;
    /**
     * The deposit for the record, in planck.
     */
    "deposit": bigint;
};
export type Ie7n302burc2r1 = AnonymousEnum<{
    /**
     * A performer became a newcomer.
     */
    "NewcomerEntered": Anonymize<I6l4oornnte4kd>;
    /**
     * A performer is no newcomer any more.
     */
    "NewcomerLeft": Anonymize<Ic2721ejvl51ma>;
}>;
export type I6l4oornnte4kd = {
    /**
     * Who.
     */
    "performer": SS58String;
};
export type Ic2721ejvl51ma = {
    /**
     * Who.
     */
    "performer": SS58String;
    /**
     * Why.
     */
    "departure": Enum<{
        "Graduated": undefined;
        "Aged": undefined;
        "Replaced": undefined;
        "Closed": undefined;
    }>;
};
export type BagsListEvent = Enum<{
    /**
     * Moved an account from one bag to another.
     */
    "Rebagged": Anonymize<I37454vatvmm1l>;
    /**
     * Updated the score of some account to the given amount.
     */
    "ScoreUpdated": Anonymize<Iblau1qa7u7fet>;
}>;
export declare const BagsListEvent: GetEnum<BagsListEvent>;
export type I37454vatvmm1l = {
    "who": SS58String;
    "from": bigint;
    "to": bigint;
};
export type Iblau1qa7u7fet = {
    "who": SS58String;
    "new_score": bigint;
};
export type Ic5m5lp1oioo8r = Array<SizedHex<32>>;
export type I95g6i7ilua7lq = Array<Anonymize<I9jd27rnpm8ttv>>;
export type Ieniouoqkq4icf = {
    "spec_version": number;
    "spec_name": string;
};
export type Iepbsvlk3qceij = AnonymousEnum<{
    "Active": {
        "index": number;
        "inner_cursor"?: Anonymize<Iabpgqcjikia83>;
        "started_at": number;
    };
    "Stuck": undefined;
}>;
export type BabeDigestsNextConfigDescriptor = Enum<{
    "V1": Anonymize<I8jnd4d8ip6djo>;
}>;
export declare const BabeDigestsNextConfigDescriptor: GetEnum<BabeDigestsNextConfigDescriptor>;
export type I8jnd4d8ip6djo = {
    "c": Anonymize<I200n1ov5tbcvr>;
    "allowed_slots": BabeAllowedSlots;
};
export type I200n1ov5tbcvr = FixedSizeArray<2, bigint>;
export type BabeAllowedSlots = Enum<{
    "PrimarySlots": undefined;
    "PrimaryAndSecondaryPlainSlots": undefined;
    "PrimaryAndSecondaryVRFSlots": undefined;
}>;
export declare const BabeAllowedSlots: GetEnum<BabeAllowedSlots>;
export type Idq7or56ds2f13 = (BabeDigestsPreDigest) | undefined;
export type BabeDigestsPreDigest = Enum<{
    "Primary": {
        "authority_index": number;
        "slot": bigint;
        "vrf_signature": {
            "pre_output": SizedHex<32>;
            "proof": SizedHex<64>;
        };
    };
    "SecondaryPlain": {
        "authority_index": number;
        "slot": bigint;
    };
    "SecondaryVRF": {
        "authority_index": number;
        "slot": bigint;
        "vrf_signature": {
            "pre_output": SizedHex<32>;
            "proof": SizedHex<64>;
        };
    };
}>;
export declare const BabeDigestsPreDigest: GetEnum<BabeDigestsPreDigest>;
export type Ifip05kcrl65am = Array<[bigint, number]>;
export type I4pact7n2e9a0i = [SizedHex<32>, number];
export type I4nod9ik6g6r96 = Array<[SS58String, Anonymize<I1ls87tb328id3>]>;
export type I1ls87tb328id3 = {
    "babe": SizedHex<32>;
    "grandpa": SizedHex<32>;
};
export type GrandpaStoredState = Enum<{
    "Live": undefined;
    "PendingPause": {
        "scheduled_at": number;
        "delay": number;
    };
    "Paused": undefined;
    "PendingResume": {
        "scheduled_at": number;
        "delay": number;
    };
}>;
export declare const GrandpaStoredState: GetEnum<GrandpaStoredState>;
export type I7pe2me3i3vtn9 = {
    "scheduled_at": number;
    "delay": number;
    "next_authorities": Anonymize<I3geksg000c171>;
    "forced"?: Anonymize<I4arjljr6dpflb>;
};
export type I4arjljr6dpflb = (number) | undefined;
export type I852a7otva6hbr = {
    "offender": [SS58String, undefined];
    "reporters": Anonymize<Ia2lhg7l2hilo3>;
};
export type I23nq3fsgtejt = [SizedHex<16>, Uint8Array];
export type I1q8tnt1cluu5j = {
    "free": bigint;
    "reserved": bigint;
    "frozen": bigint;
    "flags": bigint;
};
export type I8ds64oj6581v0 = Array<{
    "id": SizedHex<8>;
    "amount": bigint;
    "reasons": BalancesTypesReasons;
}>;
export type BalancesTypesReasons = Enum<{
    "Fee": undefined;
    "Misc": undefined;
    "All": undefined;
}>;
export declare const BalancesTypesReasons: GetEnum<BalancesTypesReasons>;
export type Ia7pdug7cdsg8g = Array<{
    "id": SizedHex<8>;
    "amount": bigint;
}>;
export type Iequ65rov1f16e = Array<{
    "id": Anonymize<I8eef1ch89vhsq>;
    "amount": bigint;
}>;
export type I9bin2jc70qt6q = Array<Anonymize<I3qt1hgg4djhgb>>;
export type TransactionPaymentReleases = Enum<{
    "V1Ancient": undefined;
    "V2": undefined;
}>;
export declare const TransactionPaymentReleases: GetEnum<TransactionPaymentReleases>;
export type I9055m3udr8982 = {
    "value": bigint;
    "timestamp": bigint;
};
export type Ib5sbdj5tgiqt = [SS58String, Anonymize<I9lri23o2qs62e>];
export type PreimageOldRequestStatus = Enum<{
    "Unrequested": {
        "deposit": Anonymize<I95l2k9b1re95f>;
        "len": number;
    };
    "Requested": {
        "deposit"?: Anonymize<I92hdo1clkbp4g>;
        "count": number;
        "len"?: Anonymize<I4arjljr6dpflb>;
    };
}>;
export declare const PreimageOldRequestStatus: GetEnum<PreimageOldRequestStatus>;
export type I95l2k9b1re95f = [SS58String, bigint];
export type I92hdo1clkbp4g = (Anonymize<I95l2k9b1re95f>) | undefined;
export type PreimageRequestStatus = Enum<{
    "Unrequested": {
        "ticket": Anonymize<I95l2k9b1re95f>;
        "len": number;
    };
    "Requested": {
        "maybe_ticket"?: Anonymize<I92hdo1clkbp4g>;
        "count": number;
        "maybe_len"?: Anonymize<I4arjljr6dpflb>;
    };
}>;
export declare const PreimageRequestStatus: GetEnum<PreimageRequestStatus>;
export type Isj6e7rukissr = Array<({
    "maybe_id"?: Anonymize<I4s6vifaf8k998>;
    "priority": number;
    "call": PreimagesBounded;
    "maybe_periodic"?: Anonymize<Iep7au1720bm0e>;
    "origin": Anonymize<I6p42a088uejne>;
}) | undefined>;
export type PreimagesBounded = Enum<{
    "Legacy": Anonymize<I1jm8m1rh9e20v>;
    "Inline": Uint8Array;
    "Lookup": {
        "hash": SizedHex<32>;
        "len": number;
    };
}>;
export declare const PreimagesBounded: GetEnum<PreimagesBounded>;
export type Iep7au1720bm0e = (Anonymize<I9jd27rnpm8ttv>) | undefined;
export type I6p42a088uejne = AnonymousEnum<{
    "system": Enum<{
        "Root": undefined;
        "Signed": SS58String;
        "None": undefined;
        "Authorized": undefined;
    }>;
}>;
export type I56u24ncejr5kt = {
    "total_retries": number;
    "remaining": number;
    "period": number;
};
export type Iag146hmjgqfgj = {
    "when": Anonymize<Itvprrpb0nm3o>;
    "deposit": bigint;
    "depositor": SS58String;
    "approvals": Anonymize<Ia2lhg7l2hilo3>;
};
export type I8uo3fpd3bcc6f = [SS58String, SizedHex<32>];
export type I9f8atk7qmgs1a = [Array<{
    "delegate": SS58String;
    "proxy_type": Anonymize<I4b5hhk94qjno6>;
    "delay": number;
}>, bigint];
export type I9p9lq3rej5bhc = [Array<{
    "real": SS58String;
    "call_hash": SizedHex<32>;
    "height": number;
}>, bigint];
export type Icr1idhgg1kqp1 = {
    "total": bigint;
    "released": bigint;
    "start": number;
    "cliff": number;
    "end": number;
};
export type I8kq9sp9efpor7 = {
    "path": Anonymize<Ia2lhg7l2hilo3>;
    "deposit": bigint;
};
export type Ijqcb7189h3of = {
    "owner": SS58String;
    "deposit": bigint;
};
export type Itom7fk49o0c9 = Array<Uint8Array>;
export type I2g52foj8uem08 = AnonymousEnum<{
    "Admitted": undefined;
    "Registered": {
        "encryption_key": SizedHex<32>;
        "fee": bigint;
        "bond": bigint;
    };
}>;
export type Iccs53jn5ik74 = {
    "deposit": bigint;
    "status": Enum<{
        "Unverified": undefined;
        "Attested": Anonymize<I5toef4snp1qeg>;
        "Rejected": Anonymize<I2edt83km40942>;
        "Expired": undefined;
        "Revoked": Anonymize<Ia1j4dv20dpd2u>;
        "Barred": Anonymize<Ia1j4dv20dpd2u>;
    }>;
    "pending"?: Anonymize<I9bk2o9updohde>;
};
export type I5toef4snp1qeg = {
    "verifier": SS58String;
    "fingerprint": SizedHex<32>;
    "expires_at": number;
};
export type I9bk2o9updohde = ({
    "verifier": SS58String;
    "fingerprint": SizedHex<32>;
    "fee": bigint;
    "submitted_at": number;
}) | undefined;
export type I442u977eqkf3n = {
    "info": Anonymize<I9j96ra3slmtk4>;
    "bond": bigint;
    "last_heartbeat": number;
    "phase": Enum<{
        "Serving": undefined;
        "Leaving": Anonymize<Ilu1evnfb8o24>;
    }>;
    "admission": Enum<{
        "Admitted": undefined;
        "Suspended": undefined;
    }>;
};
export type Ilu1evnfb8o24 = {
    "withdrawable_from": number;
};
export type Ia99kl0kl3e3nn = {
    "profile": SizedHex<32>;
    "blocked": Anonymize<I3d3qku31qb8k1>;
    "deposit": bigint;
};
export type I8m5g8lr7evknv = {
    "relay": SS58String;
    "cast": Anonymize<Ia2lhg7l2hilo3>;
    "since": number;
};
export type I2na29tt2afp0j = FixedSizeArray<2, SS58String>;
export type Ib5js4qcol98ob = {
    "payouts": Anonymize<I3pfjtve0hdlp1>;
    "deposit": bigint;
};
export type I64vru6c63hjvu = {
    "owner": SS58String;
    "key": Anonymize<I3kjhif531knng>;
    "cap": bigint;
    "spent": bigint;
    "expires_at": number;
    "window": {
        "highest": bigint;
        "used": bigint;
    };
    "closing_at"?: Anonymize<I4arjljr6dpflb>;
    "deposit": bigint;
};
export type Iafqnechp3omqg = Array<bigint>;
export type I75oob69r4emir = {
    "sum": Anonymize<Ifn9nuve4isd5h>;
    "room": Anonymize<Ieqd0mhlqdrb1n>;
};
export type Ifn9nuve4isd5h = {
    "value": bigint;
    "updated": bigint;
};
export type Ieqd0mhlqdrb1n = AnonymousEnum<{
    "Open": undefined;
    "Closed": undefined;
}>;
export type I51l29cimeb2e4 = {
    "since": bigint;
    "older"?: Anonymize<Ihfphjolmsqq1>;
    "newer"?: Anonymize<Ihfphjolmsqq1>;
};
export type Ic0l0tpm38sil9 = {
    "oldest": SS58String;
    "newest": SS58String;
};
export type Ic5t26f9cp3tvk = {
    "id": SS58String;
    "prev"?: Anonymize<Ihfphjolmsqq1>;
    "next"?: Anonymize<Ihfphjolmsqq1>;
    "bag_upper": bigint;
    "score": bigint;
};
export type I39k39h6vu4hbq = {
    "head"?: Anonymize<Ihfphjolmsqq1>;
    "tail"?: Anonymize<Ihfphjolmsqq1>;
};
export type In7a38730s6qs = {
    "base_block": Anonymize<I4q39t5hn830vp>;
    "max_block": Anonymize<I4q39t5hn830vp>;
    "per_class": {
        "normal": {
            "base_extrinsic": Anonymize<I4q39t5hn830vp>;
            "max_extrinsic"?: (Anonymize<I4q39t5hn830vp>) | undefined;
            "max_total"?: (Anonymize<I4q39t5hn830vp>) | undefined;
            "reserved"?: (Anonymize<I4q39t5hn830vp>) | undefined;
        };
        "operational": {
            "base_extrinsic": Anonymize<I4q39t5hn830vp>;
            "max_extrinsic"?: (Anonymize<I4q39t5hn830vp>) | undefined;
            "max_total"?: (Anonymize<I4q39t5hn830vp>) | undefined;
            "reserved"?: (Anonymize<I4q39t5hn830vp>) | undefined;
        };
        "mandatory": {
            "base_extrinsic": Anonymize<I4q39t5hn830vp>;
            "max_extrinsic"?: (Anonymize<I4q39t5hn830vp>) | undefined;
            "max_total"?: (Anonymize<I4q39t5hn830vp>) | undefined;
            "reserved"?: (Anonymize<I4q39t5hn830vp>) | undefined;
        };
    };
};
export type Ibtil0ss5munbk = {
    "max": {
        "normal": number;
        "operational": number;
        "mandatory": number;
    };
    "max_header_size"?: Anonymize<I4arjljr6dpflb>;
};
export type I9s0ave7t0vnrk = {
    "read": bigint;
    "write": bigint;
};
export type I4fo08joqmcqnm = {
    "spec_name": string;
    "impl_name": string;
    "authoring_version": number;
    "spec_version": number;
    "impl_version": number;
    "apis": Array<[SizedHex<8>, number]>;
    "transaction_version": number;
    "system_version": number;
};
export type Iekve0i6djpd9f = AnonymousEnum<{
    /**
     * Make some on-chain remark.
     *
     * Can be executed by every `origin`.
     */
    "remark": Anonymize<I8ofcg5rbj0g2c>;
    /**
     * Set the number of pages in the WebAssembly environment's heap.
     */
    "set_heap_pages": Anonymize<I4adgbll7gku4i>;
    /**
     * Set the new runtime code.
     */
    "set_code": Anonymize<I6pjjpfvhvcfru>;
    /**
     * Set the new runtime code without doing any checks of the given `code`.
     *
     * Note that runtime upgrades will not run if this is called with a not-increasing spec
     * version!
     */
    "set_code_without_checks": Anonymize<I6pjjpfvhvcfru>;
    /**
     * Set some items of storage.
     */
    "set_storage": Anonymize<I9pj91mj79qekl>;
    /**
     * Kill some items from storage.
     */
    "kill_storage": Anonymize<I39uah9nss64h9>;
    /**
     * Kill all storage items with a key that starts with the given prefix.
     *
     * **NOTE:** We rely on the Root origin to provide us the number of subkeys under
     * the prefix we are removing to accurately calculate the weight of this function.
     */
    "kill_prefix": Anonymize<Ik64dknsq7k08>;
    /**
     * Make some on-chain remark and emit event.
     */
    "remark_with_event": Anonymize<I8ofcg5rbj0g2c>;
    /**
     * Authorize an upgrade to a given `code_hash` for the runtime. The runtime can be supplied
     * later.
     *
     * This call requires Root origin.
     */
    "authorize_upgrade": Anonymize<Ib51vk42m1po4n>;
    /**
     * Authorize an upgrade to a given `code_hash` for the runtime. The runtime can be supplied
     * later.
     *
     * WARNING: This authorizes an upgrade that will take place without any safety checks, for
     * example that the spec name remains the same and that the version number increases. Not
     * recommended for normal use. Use `authorize_upgrade` instead.
     *
     * This call requires Root origin.
     */
    "authorize_upgrade_without_checks": Anonymize<Ib51vk42m1po4n>;
    /**
     * Provide the preimage (runtime binary) `code` for an upgrade that has been authorized.
     *
     * If the authorization required a version check, this call will ensure the spec name
     * remains unchanged and that the spec version has increased.
     *
     * Depending on the runtime's `OnSetCode` configuration, this function may directly apply
     * the new `code` in the same block or attempt to schedule the upgrade.
     *
     * All origins are allowed.
     */
    "apply_authorized_upgrade": Anonymize<I6pjjpfvhvcfru>;
}>;
export type I8ofcg5rbj0g2c = {
    "remark": Uint8Array;
};
export type I4adgbll7gku4i = {
    "pages": bigint;
};
export type I6pjjpfvhvcfru = {
    "code": Uint8Array;
};
export type I9pj91mj79qekl = {
    "items": Array<Anonymize<Idkbvh6dahk1v7>>;
};
export type I39uah9nss64h9 = {
    "keys": Anonymize<Itom7fk49o0c9>;
};
export type Ik64dknsq7k08 = {
    "prefix": Uint8Array;
    "subkeys": number;
};
export type Ib51vk42m1po4n = {
    "code_hash": SizedHex<32>;
};
export type I7d75gqfg6jh9c = AnonymousEnum<{
    /**
     * Set the current time.
     *
     * This call should be invoked exactly once per block. It will panic at the finalization
     * phase, if this call hasn't been invoked by that time.
     *
     * The timestamp should be greater than the previous one by the amount specified by
     * [`Config::MinimumPeriod`].
     *
     * The dispatch origin for this call must be _None_.
     *
     * This dispatch class is _Mandatory_ to ensure it gets executed in the block. Be aware
     * that changing the complexity of this call could result exhausting the resources in a
     * block to execute any other calls.
     *
     * ## Complexity
     * - `O(1)` (Note that implementations of `OnTimestampSet` must also be `O(1)`)
     * - 1 storage read and 1 storage mutation (codec `O(1)` because of `DidUpdate::take` in
     * `on_finalize`)
     * - 1 event handler `on_timestamp_set`. Must be `O(1)`.
     */
    "set": Anonymize<Idcr6u6361oad9>;
}>;
export type Idcr6u6361oad9 = {
    "now": bigint;
};
export type I4oqb168b2d4er = AnonymousEnum<{
    /**
     * Allows root to set a cursor to forcefully start, stop or forward the migration process.
     *
     * Should normally not be needed and is only in place as emergency measure. Note that
     * restarting the migration process in this manner will not call the
     * [`MigrationStatusHandler::started`] hook or emit an `UpgradeStarted` event.
     */
    "force_set_cursor": Anonymize<Ibou4u1engb441>;
    /**
     * Allows root to set an active cursor to forcefully start/forward the migration process.
     *
     * This is an edge-case version of [`Self::force_set_cursor`] that allows to set the
     * `started_at` value to the next block number. Otherwise this would not be possible, since
     * `force_set_cursor` takes an absolute block number. Setting `started_at` to `None`
     * indicates that the current block number plus one should be used.
     */
    "force_set_active_cursor": Anonymize<Id6nbvqoqdj4o2>;
    /**
     * Forces the onboarding of the migrations.
     *
     * This process happens automatically on a runtime upgrade. It is in place as an emergency
     * measurement. The cursor needs to be `None` for this to succeed.
     */
    "force_onboard_mbms": undefined;
    /**
     * Clears the `Historic` set.
     *
     * `map_cursor` must be set to the last value that was returned by the
     * `HistoricCleared` event. The first time `None` can be used. `limit` must be chosen in a
     * way that will result in a sensible weight.
     */
    "clear_historic": Anonymize<I95iqep3b8snn9>;
}>;
export type Ibou4u1engb441 = {
    "cursor"?: (Anonymize<Iepbsvlk3qceij>) | undefined;
};
export type Id6nbvqoqdj4o2 = {
    "index": number;
    "inner_cursor"?: Anonymize<Iabpgqcjikia83>;
    "started_at"?: Anonymize<I4arjljr6dpflb>;
};
export type I95iqep3b8snn9 = {
    "selector": Enum<{
        "Specific": Anonymize<Itom7fk49o0c9>;
        "Wildcard": {
            "limit"?: Anonymize<I4arjljr6dpflb>;
            "previous_cursor"?: Anonymize<Iabpgqcjikia83>;
        };
    }>;
};
export type I1jeo0dpbkma5g = AnonymousEnum<{
    /**
     * Report authority equivocation/misbehavior. This method will verify
     * the equivocation proof and validate the given key ownership proof
     * against the extracted offender. If both are valid, the offence will
     * be reported.
     */
    "report_equivocation": Anonymize<I50ppnqasq4tjq>;
    /**
     * Report authority equivocation/misbehavior. This method will verify
     * the equivocation proof and validate the given key ownership proof
     * against the extracted offender. If both are valid, the offence will
     * be reported.
     * This extrinsic must be called unsigned and it is expected that only
     * block authors will call it (validated in `ValidateUnsigned`), as such
     * if the block author is defined it will be defined as the equivocation
     * reporter.
     */
    "report_equivocation_unsigned": Anonymize<I50ppnqasq4tjq>;
    /**
     * Plan an epoch config change. The epoch config change is recorded and will be enacted on
     * the next call to `enact_epoch_change`. The config will be activated one epoch after.
     * Multiple calls to this method will replace any existing planned config change that had
     * not been enacted yet.
     */
    "plan_config_change": Anonymize<I9fin09kkg0jaj>;
}>;
export type I50ppnqasq4tjq = {
    "equivocation_proof": Anonymize<I68ii5ik8avr9o>;
    "key_owner_proof": Anonymize<I3ia7aufsoj0l1>;
};
export type I68ii5ik8avr9o = {
    "offender": SizedHex<32>;
    "slot": bigint;
    "first_header": Anonymize<Ic952bubvq4k7d>;
    "second_header": Anonymize<Ic952bubvq4k7d>;
};
export type Ic952bubvq4k7d = {
    "parent_hash": SizedHex<32>;
    "number": number;
    "state_root": SizedHex<32>;
    "extrinsics_root": SizedHex<32>;
    "digest": Anonymize<I4mddgoa69c0a2>;
};
export type I3ia7aufsoj0l1 = {
    "session": number;
    "trie_nodes": Anonymize<Itom7fk49o0c9>;
    "validator_count": number;
};
export type I9fin09kkg0jaj = {
    "config": BabeDigestsNextConfigDescriptor;
};
export type Ibgeja0vtg0k0e = AnonymousEnum<{
    /**
     * Sets the session key(s) of the function caller to `keys`.
     *
     * Allows an account to set its session key prior to becoming a validator.
     * This doesn't take effect until the next session.
     *
     * - `origin`: The dispatch origin of this function must be signed.
     * - `keys`: The new session keys to set. These are the public keys of all sessions keys
     * setup in the runtime.
     * - `proof`: The proof that `origin` has access to the private keys of `keys`. See
     * [`impl_opaque_keys`](sp_runtime::impl_opaque_keys) for more information about the
     * proof format.
     */
    "set_keys": Anonymize<I3aiifqvqrbar5>;
    /**
     * Removes any session key(s) of the function caller.
     *
     * This doesn't take effect until the next session.
     *
     * The dispatch origin of this function must be Signed and the account must be either be
     * convertible to a validator ID using the chain's typical addressing system (this usually
     * means being a controller account) or directly convertible into a validator ID (which
     * usually means being a stash account).
     */
    "purge_keys": undefined;
}>;
export type I3aiifqvqrbar5 = {
    "keys": Anonymize<I1ls87tb328id3>;
    "proof": Uint8Array;
};
export type I5u9ggmn8umfqm = AnonymousEnum<{
    /**
     * Report voter equivocation/misbehavior. This method will verify the
     * equivocation proof and validate the given key ownership proof
     * against the extracted offender. If both are valid, the offence
     * will be reported.
     */
    "report_equivocation": Anonymize<I7ne83r38c2sqq>;
    /**
     * Report voter equivocation/misbehavior. This method will verify the
     * equivocation proof and validate the given key ownership proof
     * against the extracted offender. If both are valid, the offence
     * will be reported.
     *
     * This extrinsic must be called unsigned and it is expected that only
     * block authors will call it (validated in `ValidateUnsigned`), as such
     * if the block author is defined it will be defined as the equivocation
     * reporter.
     */
    "report_equivocation_unsigned": Anonymize<I7ne83r38c2sqq>;
    /**
     * Note that the current authority set of the GRANDPA finality gadget has stalled.
     *
     * This will trigger a forced authority set change at the beginning of the next session, to
     * be enacted `delay` blocks after that. The `delay` should be high enough to safely assume
     * that the block signalling the forced change will not be re-orged e.g. 1000 blocks.
     * The block production rate (which may be slowed down because of finality lagging) should
     * be taken into account when choosing the `delay`. The GRANDPA voters based on the new
     * authority will start voting on top of `best_finalized_block_number` for new finalized
     * blocks. `best_finalized_block_number` should be the highest of the latest finalized
     * block of all validators of the new authority set.
     *
     * Only callable by root.
     */
    "note_stalled": Anonymize<I2hviml3snvhhn>;
}>;
export type I7ne83r38c2sqq = {
    "equivocation_proof": Anonymize<I9puqgoda8ofk4>;
    "key_owner_proof": Anonymize<I3ia7aufsoj0l1>;
};
export type I9puqgoda8ofk4 = {
    "set_id": bigint;
    "equivocation": GrandpaEquivocation;
};
export type GrandpaEquivocation = Enum<{
    "Prevote": {
        "round_number": bigint;
        "identity": SizedHex<32>;
        "first": [{
            "target_hash": SizedHex<32>;
            "target_number": number;
        }, SizedHex<64>];
        "second": [{
            "target_hash": SizedHex<32>;
            "target_number": number;
        }, SizedHex<64>];
    };
    "Precommit": {
        "round_number": bigint;
        "identity": SizedHex<32>;
        "first": [{
            "target_hash": SizedHex<32>;
            "target_number": number;
        }, SizedHex<64>];
        "second": [{
            "target_hash": SizedHex<32>;
            "target_number": number;
        }, SizedHex<64>];
    };
}>;
export declare const GrandpaEquivocation: GetEnum<GrandpaEquivocation>;
export type I2hviml3snvhhn = {
    "delay": number;
    "best_finalized_block_number": number;
};
export type I9svldsp29mh87 = AnonymousEnum<{
    /**
     * Transfer some liquid free balance to another account.
     *
     * `transfer_allow_death` will set the `FreeBalance` of the sender and receiver.
     * If the sender's account is below the existential deposit as a result
     * of the transfer, the account will be reaped.
     *
     * The dispatch origin for this call must be `Signed` by the transactor.
     */
    "transfer_allow_death": Anonymize<I4ktuaksf5i1gk>;
    /**
     * Exactly as `transfer_allow_death`, except the origin must be root and the source account
     * may be specified.
     */
    "force_transfer": Anonymize<I9bqtpv2ii35mp>;
    /**
     * Same as the [`transfer_allow_death`] call, but with a check that the transfer will not
     * kill the origin account.
     *
     * 99% of the time you want [`transfer_allow_death`] instead.
     *
     * [`transfer_allow_death`]: struct.Pallet.html#method.transfer
     */
    "transfer_keep_alive": Anonymize<I4ktuaksf5i1gk>;
    /**
     * Transfer the entire transferable balance from the caller account.
     *
     * NOTE: This function only attempts to transfer _transferable_ balances. This means that
     * any locked, reserved, or existential deposits (when `keep_alive` is `true`), will not be
     * transferred by this function. To ensure that this function results in a killed account,
     * you might need to prepare the account by removing any reference counters, storage
     * deposits, etc...
     *
     * The dispatch origin of this call must be Signed.
     *
     * - `dest`: The recipient of the transfer.
     * - `keep_alive`: A boolean to determine if the `transfer_all` operation should send all
     * of the funds the account has, causing the sender account to be killed (false), or
     * transfer everything except at least the existential deposit, which will guarantee to
     * keep the sender account alive (true).
     */
    "transfer_all": Anonymize<I9j7pagd6d4bda>;
    /**
     * Unreserve some balance from a user by force.
     *
     * Can only be called by ROOT.
     */
    "force_unreserve": Anonymize<I2h9pmio37r7fb>;
    /**
     * Upgrade a specified account.
     *
     * - `origin`: Must be `Signed`.
     * - `who`: The account to be upgraded.
     *
     * This will waive the transaction fee if at least all but 10% of the accounts needed to
     * be upgraded. (We let some not have to be upgraded just in order to allow for the
     * possibility of churn).
     */
    "upgrade_accounts": Anonymize<Ibmr18suc9ikh9>;
    /**
     * Set the regular balance of a given account.
     *
     * The dispatch origin for this call is `root`.
     */
    "force_set_balance": Anonymize<I9iq22t0burs89>;
    /**
     * Adjust the total issuance in a saturating way.
     *
     * Can only be called by root and always needs a positive `delta`.
     *
     * # Example
     */
    "force_adjust_total_issuance": Anonymize<I5u8olqbbvfnvf>;
    /**
     * Burn the specified liquid free balance from the origin account.
     *
     * If the origin's account ends up below the existential deposit as a result
     * of the burn and `keep_alive` is false, the account will be reaped.
     *
     * Unlike sending funds to a _burn_ address, which merely makes the funds inaccessible,
     * this `burn` operation will reduce total issuance by the amount _burned_.
     */
    "burn": Anonymize<I5utcetro501ir>;
}>;
export type I4ktuaksf5i1gk = {
    "dest": MultiAddress;
    "value": bigint;
};
export type MultiAddress = Enum<{
    "Id": SS58String;
    "Index": undefined;
    "Raw": Uint8Array;
    "Address32": SizedHex<32>;
    "Address20": SizedHex<20>;
}>;
export declare const MultiAddress: GetEnum<MultiAddress>;
export type I9bqtpv2ii35mp = {
    "source": MultiAddress;
    "dest": MultiAddress;
    "value": bigint;
};
export type I9j7pagd6d4bda = {
    "dest": MultiAddress;
    "keep_alive": boolean;
};
export type I2h9pmio37r7fb = {
    "who": MultiAddress;
    "amount": bigint;
};
export type Ibmr18suc9ikh9 = {
    "who": Anonymize<Ia2lhg7l2hilo3>;
};
export type I9iq22t0burs89 = {
    "who": MultiAddress;
    "new_free": bigint;
};
export type I5u8olqbbvfnvf = {
    "direction": BalancesAdjustmentDirection;
    "delta": bigint;
};
export type BalancesAdjustmentDirection = Enum<{
    "Increase": undefined;
    "Decrease": undefined;
}>;
export declare const BalancesAdjustmentDirection: GetEnum<BalancesAdjustmentDirection>;
export type I5utcetro501ir = {
    "value": bigint;
    "keep_alive": boolean;
};
export type I6tsknu13e0euf = AnonymousEnum<{
    /**
     * Add a member `who` to the set.
     *
     * May only be called from `T::AddOrigin`.
     */
    "add_member": Anonymize<I59bngqm85b22v>;
    /**
     * Remove a member `who` from the set.
     *
     * May only be called from `T::RemoveOrigin`.
     */
    "remove_member": Anonymize<I59bngqm85b22v>;
    /**
     * Swap out one member `remove` for another `add`.
     *
     * May only be called from `T::SwapOrigin`.
     *
     * Prime membership is *not* passed from `remove` to `add`, if extant.
     */
    "swap_member": Anonymize<I4u4n2na1l5uo7>;
    /**
     * Change the membership to a new set, disregarding the existing membership. Be nice and
     * pass `members` pre-sorted.
     *
     * May only be called from `T::ResetOrigin`.
     */
    "reset_members": Anonymize<I3c63j6sh3evqn>;
    /**
     * Swap out the sending member for some other key `new`.
     *
     * May only be called from `Signed` origin of a current member.
     *
     * Prime membership is passed from the origin account to `new`, if extant.
     */
    "change_key": Anonymize<I8k3rnvpeeh4hv>;
    /**
     * Set the prime member. Must be a current member.
     *
     * May only be called from `T::PrimeOrigin`.
     */
    "set_prime": Anonymize<I59bngqm85b22v>;
    /**
     * Remove the prime member if it exists.
     *
     * May only be called from `T::PrimeOrigin`.
     */
    "clear_prime": undefined;
}>;
export type I59bngqm85b22v = {
    "who": MultiAddress;
};
export type I4u4n2na1l5uo7 = {
    "remove": MultiAddress;
    "add": MultiAddress;
};
export type I3c63j6sh3evqn = {
    "members": Anonymize<Ia2lhg7l2hilo3>;
};
export type I8k3rnvpeeh4hv = {
    "new": MultiAddress;
};
export type Ib0t40dhr13uor = AnonymousEnum<{
    /**
     * Feeds external data values into the oracle system.
     *
     * ## Dispatch Origin
     *
     * The dispatch origin of this call must be a signed account that is either:
     * - A member of the oracle operators set (managed by [`SortedMembers`])
     * - The root origin
     *
     * ## Details
     *
     * This function allows authorized oracle operators to submit timestamped key-value pairs
     * into the oracle system. Each submitted value is immediately timestamped with the current
     * block time and stored in the [`RawValues`] storage. The system then attempts to
     * aggregate all raw values for each key using the configured [`CombineData`] trait
     * implementation, updating the final [`Values`] storage with the aggregated result.
     *
     * Only one submission per oracle operator per block is allowed to prevent spam and ensure
     * fair participation. The function also triggers the [`OnNewData`] hook for each submitted
     * value, allowing other pallets to react to new oracle data.
     *
     * ## Errors
     *
     * - [`Error::NoPermission`]: The sender is not authorized to feed data
     * - [`Error::AlreadyFeeded`]: The sender has already fed data in the current block
     * - [`Error::ExceedsMaxHasDispatchedSize`]: Too many operators have fed data in this block
     *
     * ## Events
     *
     * - [`Event::NewFeedData`]: Emitted when data is successfully fed into the oracle
     */
    "feed_values": Anonymize<I92kb710heufdl>;
}>;
export type I92kb710heufdl = {
    "values": Anonymize<Ib10b7gj3qsdc5>;
};
export type Iee59g518iigp7 = AnonymousEnum<{
    /**
     * Authenticates the sudo key and dispatches a function call with `Root` origin.
     */
    "sudo": Anonymize<I5ma957shj0ud6>;
    /**
     * Authenticates the sudo key and dispatches a function call with `Root` origin.
     * This function does not check the weight of the call, and instead allows the
     * Sudo user to specify the weight of the call.
     *
     * The dispatch origin for this call must be _Signed_.
     */
    "sudo_unchecked_weight": Anonymize<Id25sjes62plr7>;
    /**
     * Authenticates the current sudo key and sets the given AccountId (`new`) as the new sudo
     * key.
     */
    "set_key": Anonymize<I8k3rnvpeeh4hv>;
    /**
     * Authenticates the sudo key and dispatches a function call with `Signed` origin from
     * a given account.
     *
     * The dispatch origin for this call must be _Signed_.
     */
    "sudo_as": Anonymize<I6ivn46ra9bc0e>;
    /**
     * Permanently removes the sudo key.
     *
     * **This cannot be un-done.**
     */
    "remove_key": undefined;
}>;
export type I5ma957shj0ud6 = {
    "call": TxCallData;
};
export type Id25sjes62plr7 = {
    "call": TxCallData;
    "weight": Anonymize<I4q39t5hn830vp>;
};
export type I6ivn46ra9bc0e = {
    "who": MultiAddress;
    "call": TxCallData;
};
export type Ieci88jft3cpv9 = AnonymousEnum<{
    /**
     * Pause a call.
     *
     * Can only be called by [`Config::PauseOrigin`].
     * Emits an [`Event::CallPaused`] event on success.
     */
    "pause": Anonymize<Iba7pefg0d11kh>;
    /**
     * Un-pause a call.
     *
     * Can only be called by [`Config::UnpauseOrigin`].
     * Emits an [`Event::CallUnpaused`] event on success.
     */
    "unpause": Anonymize<I2pjehun5ehh5i>;
}>;
export type I2pjehun5ehh5i = {
    "ident": Anonymize<Idkbvh6dahk1v7>;
};
export type If81ks88t5mpk5 = AnonymousEnum<{
    /**
     * Register a preimage on-chain.
     *
     * If the preimage was previously requested, no fees or deposits are taken for providing
     * the preimage. Otherwise, a deposit is taken proportional to the size of the preimage.
     */
    "note_preimage": Anonymize<I82nfqfkd48n10>;
    /**
     * Clear an unrequested preimage from the runtime storage.
     *
     * If `len` is provided, then it will be a much cheaper operation.
     *
     * - `hash`: The hash of the preimage to be removed from the store.
     * - `len`: The length of the preimage of `hash`.
     */
    "unnote_preimage": Anonymize<I1jm8m1rh9e20v>;
    /**
     * Request a preimage be uploaded to the chain without paying any fees or deposits.
     *
     * If the preimage requests has already been provided on-chain, we unreserve any deposit
     * a user may have paid, and take the control of the preimage out of their hands.
     */
    "request_preimage": Anonymize<I1jm8m1rh9e20v>;
    /**
     * Clear a previously made request for a preimage.
     *
     * NOTE: THIS MUST NOT BE CALLED ON `hash` MORE TIMES THAN `request_preimage`.
     */
    "unrequest_preimage": Anonymize<I1jm8m1rh9e20v>;
    /**
     * Ensure that the bulk of pre-images is upgraded.
     *
     * The caller pays no fee if at least 90% of pre-images were successfully updated.
     */
    "ensure_updated": Anonymize<I3o5j3bli1pd8e>;
}>;
export type I82nfqfkd48n10 = {
    "bytes": Uint8Array;
};
export type I3o5j3bli1pd8e = {
    "hashes": Anonymize<Ic5m5lp1oioo8r>;
};
export type Iebjg5ftpcp02v = AnonymousEnum<{
    /**
     * Anonymously schedule a task.
     */
    "schedule": Anonymize<Ilq4678umtgkd>;
    /**
     * Cancel a scheduled task (named or anonymous), by providing the block it is scheduled for
     * execution in, as well as the index of the task in that block's agenda.
     *
     * In the case of a named task, it will remove it from the lookup table as well.
     */
    "cancel": Anonymize<I5n4sebgkfr760>;
    /**
     * Schedule a named task.
     */
    "schedule_named": Anonymize<Ias0pge8jck0lt>;
    /**
     * Cancel a named scheduled task.
     */
    "cancel_named": Anonymize<Ifs1i5fk9cqvr6>;
    /**
     * Anonymously schedule a task after a delay.
     */
    "schedule_after": Anonymize<I5uhcsqrisi2vh>;
    /**
     * Schedule a named task after a delay.
     */
    "schedule_named_after": Anonymize<I3lp0g8dtqul8c>;
    /**
     * Set a retry configuration for a task so that, in case its scheduled run fails, it will
     * be retried after `period` blocks, for a total amount of `retries` retries or until it
     * succeeds.
     *
     * Tasks which need to be scheduled for a retry are still subject to weight metering and
     * agenda space, same as a regular task. If a periodic task fails, it will be scheduled
     * normally while the task is retrying.
     *
     * Tasks scheduled as a result of a retry for a periodic task are unnamed, non-periodic
     * clones of the original task. Their retry configuration will be derived from the
     * original task's configuration, but will have a lower value for `remaining` than the
     * original `total_retries`.
     *
     * This call **cannot** be used to set a retry configuration for a named task.
     */
    "set_retry": Anonymize<Ieg3fd8p4pkt10>;
    /**
     * Set a retry configuration for a named task so that, in case its scheduled run fails, it
     * will be retried after `period` blocks, for a total amount of `retries` retries or until
     * it succeeds.
     *
     * Tasks which need to be scheduled for a retry are still subject to weight metering and
     * agenda space, same as a regular task. If a periodic task fails, it will be scheduled
     * normally while the task is retrying.
     *
     * Tasks scheduled as a result of a retry for a periodic task are unnamed, non-periodic
     * clones of the original task. Their retry configuration will be derived from the
     * original task's configuration, but will have a lower value for `remaining` than the
     * original `total_retries`.
     *
     * This is the only way to set a retry configuration for a named task.
     */
    "set_retry_named": Anonymize<I8kg5ll427kfqq>;
    /**
     * Removes the retry configuration of a task.
     */
    "cancel_retry": Anonymize<I467333262q1l9>;
    /**
     * Cancel the retry configuration of a named task.
     */
    "cancel_retry_named": Anonymize<Ifs1i5fk9cqvr6>;
}>;
export type Ilq4678umtgkd = {
    "when": number;
    "maybe_periodic"?: Anonymize<Iep7au1720bm0e>;
    "priority": number;
    "call": TxCallData;
};
export type Ias0pge8jck0lt = {
    "id": SizedHex<32>;
    "when": number;
    "maybe_periodic"?: Anonymize<Iep7au1720bm0e>;
    "priority": number;
    "call": TxCallData;
};
export type Ifs1i5fk9cqvr6 = {
    "id": SizedHex<32>;
};
export type I5uhcsqrisi2vh = {
    "after": number;
    "maybe_periodic"?: Anonymize<Iep7au1720bm0e>;
    "priority": number;
    "call": TxCallData;
};
export type I3lp0g8dtqul8c = {
    "id": SizedHex<32>;
    "after": number;
    "maybe_periodic"?: Anonymize<Iep7au1720bm0e>;
    "priority": number;
    "call": TxCallData;
};
export type Ieg3fd8p4pkt10 = {
    "task": Anonymize<I9jd27rnpm8ttv>;
    "retries": number;
    "period": number;
};
export type I8kg5ll427kfqq = {
    "id": SizedHex<32>;
    "retries": number;
    "period": number;
};
export type I467333262q1l9 = {
    "task": Anonymize<I9jd27rnpm8ttv>;
};
export type Ifp1aloqlak15t = AnonymousEnum<{
    /**
     * Send a batch of dispatch calls.
     *
     * May be called from any origin except `None`.
     *
     * - `calls`: The calls to be dispatched from the same origin. The number of call must not
     * exceed the constant: `batched_calls_limit` (available in constant metadata).
     *
     * If origin is root then the calls are dispatched without checking origin filter. (This
     * includes bypassing `frame_system::Config::BaseCallFilter`).
     *
     * ## Complexity
     * - O(C) where C is the number of calls to be batched.
     *
     * This will return `Ok` in all circumstances. To determine the success of the batch, an
     * event is deposited. If a call failed and the batch was interrupted, then the
     * `BatchInterrupted` event is deposited, along with the number of successful calls made
     * and the error of the failed call. If all were successful, then the `BatchCompleted`
     * event is deposited.
     */
    "batch": Anonymize<I1nsdtc7dl1621>;
    /**
     * Send a call through an indexed pseudonym of the sender.
     *
     * Filter from origin are passed along. The call will be dispatched with an origin which
     * use the same filter as the origin of this call.
     *
     * NOTE: If you need to ensure that any account-based filtering is not honored (i.e.
     * because you expect `proxy` to have been used prior in the call stack and you do not want
     * the call restrictions to apply to any sub-accounts), then use `as_multi_threshold_1`
     * in the Multisig pallet instead.
     *
     * NOTE: Prior to version *12, this was called `as_limited_sub`.
     *
     * The dispatch origin for this call must be _Signed_.
     */
    "as_derivative": Anonymize<Ics0lvdh39a1nj>;
    /**
     * Send a batch of dispatch calls and atomically execute them.
     * The whole transaction will rollback and fail if any of the calls failed.
     *
     * May be called from any origin except `None`.
     *
     * - `calls`: The calls to be dispatched from the same origin. The number of call must not
     * exceed the constant: `batched_calls_limit` (available in constant metadata).
     *
     * If origin is root then the calls are dispatched without checking origin filter. (This
     * includes bypassing `frame_system::Config::BaseCallFilter`).
     *
     * ## Complexity
     * - O(C) where C is the number of calls to be batched.
     */
    "batch_all": Anonymize<I1nsdtc7dl1621>;
    /**
     * Dispatches a function call with a provided origin.
     *
     * The dispatch origin for this call must be _Root_.
     *
     * ## Complexity
     * - O(1).
     */
    "dispatch_as": Anonymize<I92823nl2g98mi>;
    /**
     * Send a batch of dispatch calls.
     * Unlike `batch`, it allows errors and won't interrupt.
     *
     * May be called from any origin except `None`.
     *
     * - `calls`: The calls to be dispatched from the same origin. The number of call must not
     * exceed the constant: `batched_calls_limit` (available in constant metadata).
     *
     * If origin is root then the calls are dispatch without checking origin filter. (This
     * includes bypassing `frame_system::Config::BaseCallFilter`).
     *
     * ## Complexity
     * - O(C) where C is the number of calls to be batched.
     */
    "force_batch": Anonymize<I1nsdtc7dl1621>;
    /**
     * Dispatch a function call with a specified weight.
     *
     * This function does not check the weight of the call, and instead allows the
     * Root origin to specify the weight of the call.
     *
     * The dispatch origin for this call must be _Root_.
     */
    "with_weight": Anonymize<Id25sjes62plr7>;
    /**
     * Dispatch a fallback call in the event the main call fails to execute.
     * May be called from any origin except `None`.
     *
     * This function first attempts to dispatch the `main` call.
     * If the `main` call fails, the `fallback` is attemted.
     * if the fallback is successfully dispatched, the weights of both calls
     * are accumulated and an event containing the main call error is deposited.
     *
     * In the event of a fallback failure the whole call fails
     * with the weights returned.
     *
     * - `main`: The main call to be dispatched. This is the primary action to execute.
     * - `fallback`: The fallback call to be dispatched in case the `main` call fails.
     *
     * ## Dispatch Logic
     * - If the origin is `root`, both the main and fallback calls are executed without
     * applying any origin filters.
     * - If the origin is not `root`, the origin filter is applied to both the `main` and
     * `fallback` calls.
     *
     * ## Use Case
     * - Some use cases might involve submitting a `batch` type call in either main, fallback
     * or both.
     */
    "if_else": Anonymize<Ibmkcnfr0t303i>;
    /**
     * Dispatches a function call with a provided origin.
     *
     * Almost the same as [`Pallet::dispatch_as`] but forwards any error of the inner call.
     *
     * The dispatch origin for this call must be _Root_.
     */
    "dispatch_as_fallible": Anonymize<I92823nl2g98mi>;
}>;
export type I1nsdtc7dl1621 = {
    "calls": Array<TxCallData>;
};
export type Ics0lvdh39a1nj = {
    "index": number;
    "call": TxCallData;
};
export type I92823nl2g98mi = {
    "as_origin": Anonymize<I6p42a088uejne>;
    "call": TxCallData;
};
export type Ibmkcnfr0t303i = {
    "main": TxCallData;
    "fallback": TxCallData;
};
export type Ibm0rmav5tie08 = AnonymousEnum<{
    /**
     * Immediately dispatch a multi-signature call using a single approval from the caller.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * - `other_signatories`: The accounts (other than the sender) who are part of the
     * multi-signature, but do not participate in the approval process.
     * - `call`: The call to be executed.
     *
     * Result is equivalent to the dispatched result.
     *
     * ## Complexity
     * O(Z + C) where Z is the length of the call and C its execution weight.
     */
    "as_multi_threshold_1": Anonymize<I3m148ucvonn47>;
    /**
     * Register approval for a dispatch to be made from a deterministic composite account if
     * approved by a total of `threshold - 1` of `other_signatories`.
     *
     * **If the approval threshold is met (including the sender's approval), this will
     * immediately execute the call.** This is the only way to execute a multisig call -
     * `approve_as_multi` will never trigger execution.
     *
     * Payment: `DepositBase` will be reserved if this is the first approval, plus
     * `threshold` times `DepositFactor`. It is returned once this dispatch happens or
     * is cancelled.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * - `threshold`: The total number of approvals for this dispatch before it is executed.
     * - `other_signatories`: The accounts (other than the sender) who can approve this
     * dispatch. May not be empty.
     * - `maybe_timepoint`: If this is the first approval, then this must be `None`. If it is
     * not the first approval, then it must be `Some`, with the timepoint (block number and
     * transaction index) of the first approval transaction.
     * - `call`: The call to be executed.
     *
     * NOTE: For intermediate approvals (not the final approval), you should generally use
     * `approve_as_multi` instead, since it only requires a hash of the call and is more
     * efficient.
     *
     * Result is equivalent to the dispatched result if `threshold` is exactly `1`. Otherwise
     * on success, result is `Ok` and the result from the interior call, if it was executed,
     * may be found in the deposited `MultisigExecuted` event.
     *
     * ## Complexity
     * - `O(S + Z + Call)`.
     * - Up to one balance-reserve or unreserve operation.
     * - One passthrough operation, one insert, both `O(S)` where `S` is the number of
     * signatories. `S` is capped by `MaxSignatories`, with weight being proportional.
     * - One call encode & hash, both of complexity `O(Z)` where `Z` is tx-len.
     * - One encode & hash, both of complexity `O(S)`.
     * - Up to one binary search and insert (`O(logS + S)`).
     * - I/O: 1 read `O(S)`, up to 1 mutate `O(S)`. Up to one remove.
     * - One event.
     * - The weight of the `call`.
     * - Storage: inserts one item, value size bounded by `MaxSignatories`, with a deposit
     * taken for its lifetime of `DepositBase + threshold * DepositFactor`.
     */
    "as_multi": Anonymize<I7jga1l184ens7>;
    /**
     * Register approval for a dispatch to be made from a deterministic composite account if
     * approved by a total of `threshold - 1` of `other_signatories`.
     *
     * **This function will NEVER execute the call, even if the approval threshold is
     * reached.** It only registers approval. To actually execute the call, `as_multi` must
     * be called with the full call data by any of the signatories.
     *
     * This function is more efficient than `as_multi` for intermediate approvals since it
     * only requires the call hash, not the full call data.
     *
     * Payment: `DepositBase` will be reserved if this is the first approval, plus
     * `threshold` times `DepositFactor`. It is returned once this dispatch happens or
     * is cancelled.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * - `threshold`: The total number of approvals for this dispatch before it is executed.
     * - `other_signatories`: The accounts (other than the sender) who can approve this
     * dispatch. May not be empty.
     * - `maybe_timepoint`: If this is the first approval, then this must be `None`. If it is
     * not the first approval, then it must be `Some`, with the timepoint (block number and
     * transaction index) of the first approval transaction.
     * - `call_hash`: The hash of the call to be executed.
     *
     * NOTE: To execute the call after approvals are gathered, any signatory must call
     * `as_multi` with the full call data. This function cannot execute the call.
     *
     * ## Complexity
     * - `O(S)`.
     * - Up to one balance-reserve or unreserve operation.
     * - One passthrough operation, one insert, both `O(S)` where `S` is the number of
     * signatories. `S` is capped by `MaxSignatories`, with weight being proportional.
     * - One encode & hash, both of complexity `O(S)`.
     * - Up to one binary search and insert (`O(logS + S)`).
     * - I/O: 1 read `O(S)`, up to 1 mutate `O(S)`. Up to one remove.
     * - One event.
     * - Storage: inserts one item, value size bounded by `MaxSignatories`, with a deposit
     * taken for its lifetime of `DepositBase + threshold * DepositFactor`.
     */
    "approve_as_multi": Anonymize<Ideaemvoneh309>;
    /**
     * Cancel a pre-existing, on-going multisig transaction. Any deposit reserved previously
     * for this operation will be unreserved on success.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * - `threshold`: The total number of approvals for this dispatch before it is executed.
     * - `other_signatories`: The accounts (other than the sender) who can approve this
     * dispatch. May not be empty.
     * - `timepoint`: The timepoint (block number and transaction index) of the first approval
     * transaction for this dispatch.
     * - `call_hash`: The hash of the call to be executed.
     *
     * ## Complexity
     * - `O(S)`.
     * - Up to one balance-reserve or unreserve operation.
     * - One passthrough operation, one insert, both `O(S)` where `S` is the number of
     * signatories. `S` is capped by `MaxSignatories`, with weight being proportional.
     * - One encode & hash, both of complexity `O(S)`.
     * - One event.
     * - I/O: 1 read `O(S)`, one remove.
     * - Storage: removes one item.
     */
    "cancel_as_multi": Anonymize<I3d9o9d7epp66v>;
    /**
     * Poke the deposit reserved for an existing multisig operation.
     *
     * The dispatch origin for this call must be _Signed_ and must be the original depositor of
     * the multisig operation.
     *
     * The transaction fee is waived if the deposit amount has changed.
     *
     * - `threshold`: The total number of approvals needed for this multisig.
     * - `other_signatories`: The accounts (other than the sender) who are part of the
     * multisig.
     * - `call_hash`: The hash of the call this deposit is reserved for.
     *
     * Emits `DepositPoked` if successful.
     */
    "poke_deposit": Anonymize<I6lqh1vgb4mcja>;
}>;
export type I3m148ucvonn47 = {
    "other_signatories": Anonymize<Ia2lhg7l2hilo3>;
    "call": TxCallData;
};
export type I7jga1l184ens7 = {
    "threshold": number;
    "other_signatories": Anonymize<Ia2lhg7l2hilo3>;
    "maybe_timepoint"?: Anonymize<I95jfd8j5cr5eh>;
    "call": TxCallData;
    "max_weight": Anonymize<I4q39t5hn830vp>;
};
export type I95jfd8j5cr5eh = (Anonymize<Itvprrpb0nm3o>) | undefined;
export type Ideaemvoneh309 = {
    "threshold": number;
    "other_signatories": Anonymize<Ia2lhg7l2hilo3>;
    "maybe_timepoint"?: Anonymize<I95jfd8j5cr5eh>;
    "call_hash": SizedHex<32>;
    "max_weight": Anonymize<I4q39t5hn830vp>;
};
export type I3d9o9d7epp66v = {
    "threshold": number;
    "other_signatories": Anonymize<Ia2lhg7l2hilo3>;
    "timepoint": Anonymize<Itvprrpb0nm3o>;
    "call_hash": SizedHex<32>;
};
export type I6lqh1vgb4mcja = {
    "threshold": number;
    "other_signatories": Anonymize<Ia2lhg7l2hilo3>;
    "call_hash": SizedHex<32>;
};
export type Iatt26knrun0lj = AnonymousEnum<{
    /**
     * Dispatch the given `call` from an account that the sender is authorised for through
     * `add_proxy`.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * Parameters:
     * - `real`: The account that the proxy will make a call on behalf of.
     * - `force_proxy_type`: Specify the exact proxy type to be used and checked for this call.
     * - `call`: The call to be made by the `real` account.
     */
    "proxy": Anonymize<Iavupnf546a6th>;
    /**
     * Register a proxy account for the sender that is able to make calls on its behalf.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * Parameters:
     * - `proxy`: The account that the `caller` would like to make a proxy.
     * - `proxy_type`: The permissions allowed for this proxy account.
     * - `delay`: The announcement period required of the initial proxy. Will generally be
     * zero.
     */
    "add_proxy": Anonymize<I2h066pkrgu52i>;
    /**
     * Unregister a proxy account for the sender.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * Parameters:
     * - `proxy`: The account that the `caller` would like to remove as a proxy.
     * - `proxy_type`: The permissions currently enabled for the removed proxy account.
     */
    "remove_proxy": Anonymize<I2h066pkrgu52i>;
    /**
     * Unregister all proxy accounts for the sender.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * WARNING: This may be called on accounts created by `create_pure`, however if done, then
     * the unreserved fees will be inaccessible. **All access to this account will be lost.**
     */
    "remove_proxies": undefined;
    /**
     * Spawn a fresh new account that is guaranteed to be otherwise inaccessible, and
     * initialize it with a proxy of `proxy_type` for `origin` sender.
     *
     * Requires a `Signed` origin.
     *
     * - `proxy_type`: The type of the proxy that the sender will be registered as over the
     * new account. This will almost always be the most permissive `ProxyType` possible to
     * allow for maximum flexibility.
     * - `index`: A disambiguation index, in case this is called multiple times in the same
     * transaction (e.g. with `utility::batch`). Unless you're using `batch` you probably just
     * want to use `0`.
     * - `delay`: The announcement period required of the initial proxy. Will generally be
     * zero.
     *
     * Fails with `Duplicate` if this has already been called in this transaction, from the
     * same sender, with the same parameters.
     *
     * Fails if there are insufficient funds to pay for deposit.
     */
    "create_pure": Anonymize<I1gs1d5oofv6dn>;
    /**
     * Removes a previously spawned pure proxy.
     *
     * WARNING: **All access to this account will be lost.** Any funds held in it will be
     * inaccessible.
     *
     * Requires a `Signed` origin, and the sender account must have been created by a call to
     * `create_pure` with corresponding parameters.
     *
     * - `spawner`: The account that originally called `create_pure` to create this account.
     * - `index`: The disambiguation index originally passed to `create_pure`. Probably `0`.
     * - `proxy_type`: The proxy type originally passed to `create_pure`.
     * - `height`: The height of the chain when the call to `create_pure` was processed.
     * - `ext_index`: The extrinsic index in which the call to `create_pure` was processed.
     *
     * Fails with `NoPermission` in case the caller is not a previously created pure
     * account whose `create_pure` call has corresponding parameters.
     */
    "kill_pure": Anonymize<I6t0i90d1inb8u>;
    /**
     * Publish the hash of a proxy-call that will be made in the future.
     *
     * This must be called some number of blocks before the corresponding `proxy` is attempted
     * if the delay associated with the proxy relationship is greater than zero.
     *
     * No more than `MaxPending` announcements may be made at any one time.
     *
     * This will take a deposit of `AnnouncementDepositFactor` as well as
     * `AnnouncementDepositBase` if there are no other pending announcements.
     *
     * The dispatch origin for this call must be _Signed_ and a proxy of `real`.
     *
     * Parameters:
     * - `real`: The account that the proxy will make a call on behalf of.
     * - `call_hash`: The hash of the call to be made by the `real` account.
     */
    "announce": Anonymize<I2eb501t8s6hsq>;
    /**
     * Remove a given announcement.
     *
     * May be called by a proxy account to remove a call they previously announced and return
     * the deposit.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * Parameters:
     * - `real`: The account that the proxy will make a call on behalf of.
     * - `call_hash`: The hash of the call to be made by the `real` account.
     */
    "remove_announcement": Anonymize<I2eb501t8s6hsq>;
    /**
     * Remove the given announcement of a delegate.
     *
     * May be called by a target (proxied) account to remove a call that one of their delegates
     * (`delegate`) has announced they want to execute. The deposit is returned.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * Parameters:
     * - `delegate`: The account that previously announced the call.
     * - `call_hash`: The hash of the call to be made.
     */
    "reject_announcement": Anonymize<Ianmuoljk2sk1u>;
    /**
     * Dispatch the given `call` from an account that the sender is authorized for through
     * `add_proxy`.
     *
     * Removes any corresponding announcement(s).
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * Parameters:
     * - `real`: The account that the proxy will make a call on behalf of.
     * - `force_proxy_type`: Specify the exact proxy type to be used and checked for this call.
     * - `call`: The call to be made by the `real` account.
     */
    "proxy_announced": Anonymize<I13q76t76agip8>;
    /**
     * Poke / Adjust deposits made for proxies and announcements based on current values.
     * This can be used by accounts to possibly lower their locked amount.
     *
     * The dispatch origin for this call must be _Signed_.
     *
     * The transaction fee is waived if the deposit amount has changed.
     *
     * Emits `DepositPoked` if successful.
     */
    "poke_deposit": undefined;
}>;
export type Iavupnf546a6th = {
    "real": MultiAddress;
    "force_proxy_type"?: Anonymize<Ia2bhure0rv35e>;
    "call": TxCallData;
};
export type Ia2bhure0rv35e = (Anonymize<I4b5hhk94qjno6>) | undefined;
export type I2h066pkrgu52i = {
    "delegate": MultiAddress;
    "proxy_type": Anonymize<I4b5hhk94qjno6>;
    "delay": number;
};
export type I1gs1d5oofv6dn = {
    "proxy_type": Anonymize<I4b5hhk94qjno6>;
    "delay": number;
    "index": number;
};
export type I6t0i90d1inb8u = {
    "spawner": MultiAddress;
    "proxy_type": Anonymize<I4b5hhk94qjno6>;
    "index": number;
    "height": number;
    "ext_index": number;
};
export type I2eb501t8s6hsq = {
    "real": MultiAddress;
    "call_hash": SizedHex<32>;
};
export type Ianmuoljk2sk1u = {
    "delegate": MultiAddress;
    "call_hash": SizedHex<32>;
};
export type I13q76t76agip8 = {
    "delegate": MultiAddress;
    "real": MultiAddress;
    "force_proxy_type"?: Anonymize<Ia2bhure0rv35e>;
    "call": TxCallData;
};
export type Idgocpu2anlce0 = AnonymousEnum<{
    /**
     * Lowers the ceiling to `to` planck, for good. For [`Config::GovernanceOrigin`].
     *
     * Errors: [`CeilingNotLower`](Error::CeilingNotLower),
     * [`CeilingBelowIssuance`](Error::CeilingBelowIssuance).
     */
    "lower_ceiling": Anonymize<I9mb2egh9m0v4>;
    /**
     * Burns `amount` planck of the caller's free balance, of which the existential deposit must
     * remain. The issuance falls, and the ceiling with it by as much: what is burned can never
     * be replaced.
     *
     * Errors: [`NothingToBurn`](Error::NothingToBurn), and the currency's if the caller cannot
     * spend so much.
     */
    "burn": Anonymize<I3qt1hgg4djhgb>;
    /**
     * Releases what has vested for the caller.
     *
     * Errors: [`NothingVesting`](Error::NothingVesting),
     * [`NothingVested`](Error::NothingVested).
     */
    "vest": undefined;
    /**
     * Releases to `target` what has vested for it. Anybody may ask.
     *
     * Errors: [`NothingVesting`](Error::NothingVesting),
     * [`NothingVested`](Error::NothingVested).
     */
    "vest_other": Anonymize<I14p0q0qs0fqbj>;
}>;
export type I9mb2egh9m0v4 = {
    "to": bigint;
};
export type I14p0q0qs0fqbj = {
    "target": SS58String;
};
export type I4mrgv6kh8vph7 = AnonymousEnum<{
    /**
     * Records, for good, that `referrer` brought the caller, and holds
     * [`Config::EnrolmentDeposit`] of the caller's balance as long as the record stands, which
     * is for ever.
     *
     * Errors: [`AlreadyEnrolled`](Error::AlreadyEnrolled),
     * [`SelfReferral`](Error::SelfReferral), [`HasReferrals`](Error::HasReferrals),
     * [`ReferrerNotFound`](Error::ReferrerNotFound), and the currency's if the caller cannot
     * hold the deposit.
     */
    "enrol": Anonymize<I3222s26gdrv82>;
    /**
     * Does what [`enrol`](Self::enrol) does, with the owner of `code` as the referrer.
     *
     * Errors: [`CodeUnknown`](Error::CodeUnknown), and those of [`enrol`](Self::enrol).
     */
    "enrol_by_code": Anonymize<I6pjjpfvhvcfru>;
    /**
     * Makes `code` lead to the caller, and holds [`Config::CodeDeposit`] of its balance until
     * the code is released.
     *
     * Errors: [`CodeTooShort`](Error::CodeTooShort),
     * [`CodeCharacters`](Error::CodeCharacters), [`CodeTaken`](Error::CodeTaken),
     * [`TooManyCodes`](Error::TooManyCodes), and the currency's if the caller cannot hold the
     * deposit.
     */
    "claim_code": Anonymize<I6pjjpfvhvcfru>;
    /**
     * Gives up `code`, which anybody can then claim, and returns its deposit to the caller.
     *
     * Errors: [`CodeUnknown`](Error::CodeUnknown), [`NotCodeOwner`](Error::NotCodeOwner).
     */
    "release_code": Anonymize<I6pjjpfvhvcfru>;
}>;
export type I3222s26gdrv82 = {
    "referrer": SS58String;
};
export type Ia5vgvqhainn67 = AnonymousEnum<{
    /**
     * Admits an account as a verifier, so that it can register. Governance only.
     */
    "admit_verifier": Anonymize<I58bu3hm7657hm>;
    /**
     * Dismisses a verifier and returns its bond, if it is registered. What it attested stays
     * valid; what waits for it can be withdrawn. Governance only.
     */
    "dismiss_verifier": Anonymize<I58bu3hm7657hm>;
    /**
     * Registers the caller, an admitted account, as a verifier, and holds its bond. Performers
     * encrypt their documents to `encryption_key` and pay `fee` planck for an answer.
     */
    "register_verifier": Anonymize<Ia4q6bqkucsame>;
    /**
     * Changes the key and the fee that the calling verifier published, for documents submitted
     * from now on. It keeps the old key until it answered all that wait.
     */
    "update_verifier": Anonymize<Ia4q6bqkucsame>;
    /**
     * Ends the registration of the calling verifier and returns its bond. No document may wait
     * for it.
     */
    "resign_verifier": undefined;
    /**
     * Submits the fingerprint of a document bundle that is encrypted to `verifier`'s key, and
     * holds its fee, which must be at most `max_fee` planck. The first document also takes the
     * record deposit.
     */
    "submit": Anonymize<I804nabia50bfu>;
    /**
     * Withdraws the caller's document that waits, and returns its fee. An attestation stays as
     * it is.
     */
    "withdraw_submission": undefined;
    /**
     * Withdraws all that is known of the caller: attestation, document that waits, and record.
     * Returns deposit and fee, and ends her right to be on camera at once.
     */
    "withdraw": undefined;
    /**
     * Attests that `performer` is an adult until block `expires_at`, in answer to the document
     * with this fingerprint. The fee moves to the caller, the verifier that was asked.
     */
    "attest": Anonymize<I7u5sv2mgi40nq>;
    /**
     * Rejects the document with this fingerprint. The fee moves to the caller, the verifier that
     * was asked, if [`RejectionReason::fee_is_due`], and back to `performer` otherwise.
     */
    "reject": Anonymize<Iakkji65a8i0e7>;
    /**
     * Revokes the attestation of `performer`. Her verifier, while it is registered, or the
     * safety origin.
     */
    "revoke": Anonymize<Ic9j078vm6454o>;
    /**
     * Keeps `account` off camera, whoever would attest it, until the bar is lifted. Deletes what
     * else is known of it and returns deposit and fee. Safety origin only.
     */
    "bar": Anonymize<I76fhhks7i7vg5>;
    /**
     * Lifts the bar on `account`, which is then unverified. Safety origin only.
     */
    "unbar": Anonymize<Icbccs0ug47ilf>;
}>;
export type Ia4q6bqkucsame = {
    "encryption_key": SizedHex<32>;
    "fee": bigint;
};
export type I804nabia50bfu = {
    "verifier": SS58String;
    "fingerprint": SizedHex<32>;
    "max_fee": bigint;
};
export type I7u5sv2mgi40nq = {
    "performer": SS58String;
    "fingerprint": SizedHex<32>;
    "expires_at": number;
};
export type Iakkji65a8i0e7 = {
    "performer": SS58String;
    "fingerprint": SizedHex<32>;
    "reason": Anonymize<I2edt83km40942>;
};
export type Ic9j078vm6454o = {
    "performer": SS58String;
    "reason": Anonymize<Ia1j4dv20dpd2u>;
};
export type I76fhhks7i7vg5 = {
    "account": SS58String;
    "reason": Anonymize<Ia1j4dv20dpd2u>;
};
export type Iqd3tj415gp7o = AnonymousEnum<{
    /**
     * Puts the caller's relay into the directory, described by `info`, and holds its bond.
     */
    "register": Anonymize<I8q8i2n43ch44t>;
    /**
     * Describes the caller's relay anew.
     */
    "update": Anonymize<I8q8i2n43ch44t>;
    /**
     * Says that the caller's relay is there. A suspended relay may say so too, and is active at
     * once when it is reinstated.
     */
    "heartbeat": undefined;
    /**
     * Takes the caller's relay out of service. Its bond can be withdrawn after the unbonding
     * delay.
     */
    "leave": undefined;
    /**
     * Gives the caller the bond of her relay, which left, back.
     */
    "withdraw_bond": undefined;
    /**
     * Bars `relay` from new streams and from pay. For the safety origin.
     */
    "suspend": Anonymize<Iemsd55ahknc61>;
    /**
     * Lifts the suspension of `relay`. For the safety origin.
     */
    "reinstate": Anonymize<Iemsd55ahknc61>;
}>;
export type I8q8i2n43ch44t = {
    "info": Anonymize<I9j96ra3slmtk4>;
};
export type Ib7afesllu3mee = AnonymousEnum<{
    /**
     * Opens a room for the caller, with the hash of its profile, and holds its deposit. The
     * caller must be eligible.
     */
    "open_room": Anonymize<I1vp6d8mm4u1cl>;
    /**
     * Gives the caller's room another profile: the hash of a signed JSON document that relays
     * serve.
     */
    "set_profile": Anonymize<I1vp6d8mm4u1cl>;
    /**
     * Names all countries whose viewers relays turn away from the caller's room.
     */
    "set_blocked_countries": Anonymize<Ifeldngk496nnv>;
    /**
     * Starts the caller's stream on `relay`, with `cast` beside her on camera. All of them must
     * be eligible, and the cast must have joined.
     */
    "go_live": Anonymize<I7b95i4r1257ko>;
    /**
     * Consents, on the caller's behalf, to be in the cast of `performer` until the caller
     * leaves it, and holds a deposit.
     */
    "join_cast": Anonymize<I6l4oornnte4kd>;
    /**
     * Withdraws the caller's consent to be in the cast of `performer`. Ends the stream that the
     * caller is on camera in for it.
     */
    "leave_cast": Anonymize<I6l4oornnte4kd>;
    /**
     * Ends the caller's stream.
     */
    "go_offline": undefined;
    /**
     * Closes the caller's room, which must be offline, and returns its deposit.
     */
    "close_room": undefined;
    /**
     * Ends the stream of `performer`. For the safety origin.
     */
    "force_offline": Anonymize<I6l4oornnte4kd>;
}>;
export type I1vp6d8mm4u1cl = {
    "profile": SizedHex<32>;
};
export type Ifeldngk496nnv = {
    "countries": Anonymize<I3d3qku31qb8k1>;
};
export type I7b95i4r1257ko = {
    "relay": SS58String;
    "cast": Anonymize<Ia2lhg7l2hilo3>;
};
export type Idlrmm531uuncd = AnonymousEnum<{
    /**
     * Tips `performer` with `amount` planck out of the caller's free balance.
     *
     * `served_by` is the relay that served the caller, which gets its share for that; `memo` is
     * the hash of a text that stays with the relay. The caller's account is kept alive: the
     * existential deposit cannot be tipped, and a larger tip than the rest fails with the
     * currency's own error.
     */
    "tip": Anonymize<I764d7a4au8t72>;
    /**
     * Splits the caller's own share of every payment among `payouts`, from now on. What they do
     * not take stays hers, and so does what cannot be paid to them.
     *
     * A deposit is held while there is such a split. An empty list ends it and returns the
     * deposit.
     */
    "set_payout": Anonymize<I36mqvvdmvhbtf>;
    /**
     * Splits all payments by `policy`, from now on.
     */
    "set_policy": Anonymize<I2qo6fsp0i5b0a>;
}>;
export type I764d7a4au8t72 = {
    "performer": SS58String;
    "amount": bigint;
    "served_by"?: Anonymize<Ihfphjolmsqq1>;
    "memo"?: Anonymize<I4s6vifaf8k998>;
};
export type I36mqvvdmvhbtf = {
    "payouts": Anonymize<I3pfjtve0hdlp1>;
};
export type I23g2c4gci4j4e = AnonymousEnum<{
    /**
     * Opens a purse for the caller: `key` can spend up to `cap` planck of hers in orders that
     * are settled up to block `expires_at`. Sets the cap aside and holds a deposit.
     */
    "open": Anonymize<I33q5nelot7bjl>;
    /**
     * Adds `amount` planck to what the caller's purse can spend, and sets it aside.
     */
    "top_up": Anonymize<I68kmhohmfk0cv>;
    /**
     * Closes the caller's purse. Its orders can still be settled for [`Config::ClosingDelay`]
     * blocks; then it can be [reclaimed](Call::reclaim).
     */
    "close": Anonymize<I6jjmip1r1g72q>;
    /**
     * Settles `orders`, each on its own. The caller pays the fee, for what happened: less for
     * an order that is refused than for one that is paid. Succeeds even if every order is
     * refused; the events say which and why.
     */
    "settle": Anonymize<I7roodl50iqk58>;
    /**
     * Returns the rest of a purse and its deposit to its owner, once no order of it can be
     * settled any more. Anybody may call this.
     */
    "reclaim": Anonymize<I6jjmip1r1g72q>;
}>;
export type I33q5nelot7bjl = {
    "key": Anonymize<I3kjhif531knng>;
    "cap": bigint;
    "expires_at": number;
};
export type I68kmhohmfk0cv = {
    "purse": bigint;
    "amount": bigint;
};
export type I6jjmip1r1g72q = {
    "purse": bigint;
};
export type I7roodl50iqk58 = {
    "orders": Array<Anonymize<I2clokb1ljgqjh>>;
};
export type I2clokb1ljgqjh = {
    "order": {
        "genesis": SizedHex<32>;
        "purse": bigint;
        "performer": SS58String;
        "amount": bigint;
        "sequence": bigint;
        "served_by"?: Anonymize<Ihfphjolmsqq1>;
        "memo"?: Anonymize<I4s6vifaf8k998>;
        "valid_until": number;
    };
    "signature": Enum<{
        "Sr25519": SizedHex<64>;
        "Ed25519": SizedHex<64>;
    }>;
};
export type Ifvfo1l0vu2o7e = AnonymousEnum<{
    /**
     * Declare that some `dislocated` account has, through rewards or penalties, sufficiently
     * changed its score that it should properly fall into a different bag than its current
     * one.
     *
     * Anyone can call this function about any potentially dislocated account.
     *
     * Will always update the stored score of `dislocated` to the correct score, based on
     * `ScoreProvider`.
     *
     * If `dislocated` does not exists, it returns an error.
     */
    "rebag": Anonymize<Id9js0aucdivjk>;
    /**
     * Move the caller's Id directly in front of `lighter`.
     *
     * The dispatch origin for this call must be _Signed_ and can only be called by the Id of
     * the account going in front of `lighter`. Fee is payed by the origin under all
     * circumstances.
     *
     * Only works if:
     *
     * - both nodes are within the same bag,
     * - and `origin` has a greater `Score` than `lighter`.
     */
    "put_in_front_of": Anonymize<I1vj3e1a62je3o>;
    /**
     * Same as [`Pallet::put_in_front_of`], but it can be called by anyone.
     *
     * Fee is paid by the origin under all circumstances.
     */
    "put_in_front_of_other": Anonymize<I6c1t14l6giceg>;
}>;
export type Id9js0aucdivjk = {
    "dislocated": MultiAddress;
};
export type I1vj3e1a62je3o = {
    "lighter": MultiAddress;
};
export type I6c1t14l6giceg = {
    "heavier": MultiAddress;
    "lighter": MultiAddress;
};
export type I9vodnt2k1kha = AnonymousEnum<{
    "Yes": undefined;
    "No": undefined;
    "Stuck": undefined;
}>;
export type I4ao1le27fcisl = ({
    "current_migration": number;
    "total_migrations": number;
    "current_migration_steps": number;
    "current_migration_max_steps"?: Anonymize<I4arjljr6dpflb>;
}) | undefined;
export type Ih4ursllob8fg = {
    "ongoing": Anonymize<I9vodnt2k1kha>;
    "progress"?: Anonymize<I4ao1le27fcisl>;
    "prefixes": Anonymize<Itom7fk49o0c9>;
};
export type I974rv7q5bvln8 = (Anonymize<I9055m3udr8982>) | undefined;
export type Idblnu4fve3uhl = Array<[Anonymize<I9lri23o2qs62e>, Anonymize<I9055m3udr8982>]>;
export type Iaovn7qo9qcla2 = AnonymousEnum<{
    "System": Anonymize<Iekve0i6djpd9f>;
    "Timestamp": Anonymize<I7d75gqfg6jh9c>;
    "Migrations": Anonymize<I4oqb168b2d4er>;
    "Babe": Anonymize<I1jeo0dpbkma5g>;
    "Session": Anonymize<Ibgeja0vtg0k0e>;
    "Grandpa": Anonymize<I5u9ggmn8umfqm>;
    "Balances": Anonymize<I9svldsp29mh87>;
    "PriceFeeders": Anonymize<I6tsknu13e0euf>;
    "Oracle": Anonymize<Ib0t40dhr13uor>;
    "Sudo": Anonymize<Iee59g518iigp7>;
    "TxPause": Anonymize<Ieci88jft3cpv9>;
    "Preimage": Anonymize<If81ks88t5mpk5>;
    "Scheduler": Anonymize<Iebjg5ftpcp02v>;
    "Utility": Anonymize<Ifp1aloqlak15t>;
    "Multisig": Anonymize<Ibm0rmav5tie08>;
    "Proxy": Anonymize<Iatt26knrun0lj>;
    "LiveToken": Anonymize<Idgocpu2anlce0>;
    "Referrals": Anonymize<I4mrgv6kh8vph7>;
    "Verification": Anonymize<Ia5vgvqhainn67>;
    "Relays": Anonymize<Iqd3tj415gp7o>;
    "Rooms": Anonymize<Ib7afesllu3mee>;
    "Tipping": Anonymize<Idlrmm531uuncd>;
    "Purses": Anonymize<I23g2c4gci4j4e>;
    "RankingList": Anonymize<Ifvfo1l0vu2o7e>;
}>;
export type I4vhmgj087ak39 = {
    "ceiling": bigint;
    "issuance": bigint;
    "vesting_locked": bigint;
};
export type I5183h4utsguev = ({
    "schedule": Anonymize<Icr1idhgg1kqp1>;
    "releasable": bigint;
}) | undefined;
export type Ibb0lc853i02mi = {
    "referrer"?: Anonymize<Ihfphjolmsqq1>;
    "direct_referrals": number;
    "earnings": Anonymize<I49vkc7gs49op6>;
};
export type I81ls4kn132afl = ResultPayload<undefined, Anonymize<Iaroil3nrcf01h>>;
export type Iejfi4hse01nja = (Anonymize<I5toef4snp1qeg>) | undefined;
export type Ik2ifru3alajk = Array<{
    "verifier": SS58String;
    "encryption_key": SizedHex<32>;
    "fee": bigint;
    "pending": number;
}>;
export type Icd62d21emjcb = Array<Anonymize<Ifdpbb6ajk5hq7>>;
export type Ifdpbb6ajk5hq7 = {
    "operator": SS58String;
    "url": string;
    "multiaddr": string;
    "region": SizedHex<2>;
    "capacity": number;
    "last_heartbeat": number;
    "status": Enum<{
        "Active": undefined;
        "Silent": undefined;
        "Suspended": undefined;
        "Leaving": Anonymize<Ilu1evnfb8o24>;
    }>;
};
export type Ifgnbskgdi7t0g = (Anonymize<Ifdpbb6ajk5hq7>) | undefined;
export type Ic8edi8ftg1vsr = ({
    "profile": SizedHex<32>;
    "blocked": Anonymize<I3d3qku31qb8k1>;
    "live"?: (Anonymize<I8m5g8lr7evknv>) | undefined;
}) | undefined;
export type I7l0b16mobp1k4 = {
    "index": number;
    "share": number;
    "received": bigint;
    "next_threshold"?: Anonymize<I35p85j063s0il>;
};
export type I35p85j063s0il = (bigint) | undefined;
export type Iekppq6iubhceu = ResultPayload<{
    "shares": Anonymize<Ia8sosvh97jioo>;
    "unclaimed": Anonymize<Iep15rq958jr6d>;
}, Anonymize<If3fbmns9fema8>>;
export type Iba6ec6u9n2dc1 = FixedSizeArray<2, Anonymize<I35p85j063s0il>>;
export type I298lpmuq37pi3 = Array<{
    "position": number;
    "account": SS58String;
    "listing": Enum<{
        "Ranked": {
            "place": number;
        };
        "Exploration": undefined;
    }>;
    "score": bigint;
    "sort_key": bigint;
}>;
export type Iat7muer75cdap = {
    "formula_version": number;
    "now": bigint;
    "half_life": bigint;
    "recorded": bigint;
    "updated": bigint;
    "weight": bigint;
    "received": bigint;
    "sort_key": bigint;
    "place"?: Anonymize<I4arjljr6dpflb>;
    "room": Anonymize<Ieqd0mhlqdrb1n>;
    "newcomer_until"?: Anonymize<I35p85j063s0il>;
    "eligibility": Anonymize<I81ls4kn132afl>;
};
export type I5d7v2cnui1ke0 = Array<{
    "account": SS58String;
    "sum": Anonymize<Ifn9nuve4isd5h>;
    "sort_key": bigint;
}>;
export type Ianm9vknv2lsgt = ({
    "owner": SS58String;
    "key": Anonymize<I3kjhif531knng>;
    "cap": bigint;
    "spent": bigint;
    "remaining": bigint;
    "deposit": bigint;
    "expires_at": number;
    "closing_at"?: Anonymize<I4arjljr6dpflb>;
    "last_block": number;
    "next_sequence"?: Anonymize<I35p85j063s0il>;
}) | undefined;
export type I4v5soobo9c350 = ResultPayload<undefined, Anonymize<I7k8nncgbi10nd>>;
export type I2gtcvtf7n9hfp = ({
    "value": bigint;
    "updated_at": bigint;
    "age": bigint;
    "feeders": number;
    "freshness": Enum<{
        "Fresh": undefined;
        "Stale": undefined;
    }>;
}) | undefined;
export type Iaqet9jc3ihboe = {
    "header": Anonymize<Ic952bubvq4k7d>;
    "extrinsics": Anonymize<Itom7fk49o0c9>;
};
export type I2v50gu3s1aqk6 = AnonymousEnum<{
    "AllExtrinsics": undefined;
    "OnlyInherents": undefined;
}>;
export type Icgljjb6j82uhn = Array<number>;
export type I4gil44d08grh = {
    "prefix": SizedHex<16>;
    "suffix": SizedHex<16>;
};
export type I7u915mvkdsb08 = ResultPayload<Uint8Array, Enum<{
    "NotImplemented": undefined;
    "NotFound": Anonymize<I4gil44d08grh>;
    "Codec": undefined;
}>>;
export type I11d0g1v06t85b = ResultPayload<Anonymize<I6n5u9r3ghrknj>, Anonymize<I5nrjkj9qumobs>>;
export type I5nrjkj9qumobs = AnonymousEnum<{
    "Invalid": Enum<{
        "Call": undefined;
        "Payment": undefined;
        "Future": undefined;
        "Stale": undefined;
        "BadProof": undefined;
        "AncientBirthBlock": undefined;
        "ExhaustsResources": undefined;
        "Custom": number;
        "BadMandatory": undefined;
        "MandatoryValidation": undefined;
        "BadSigner": undefined;
        "IndeterminateImplicit": undefined;
        "UnknownOrigin": undefined;
    }>;
    "Unknown": TransactionValidityUnknownTransaction;
}>;
export type TransactionValidityUnknownTransaction = Enum<{
    "CannotLookup": undefined;
    "NoUnsignedValidator": undefined;
    "Custom": number;
}>;
export declare const TransactionValidityUnknownTransaction: GetEnum<TransactionValidityUnknownTransaction>;
export type If7uv525tdvv7a = Array<[SizedHex<8>, Uint8Array]>;
export type I2an1fs2eiebjp = {
    "okay": boolean;
    "fatal_error": boolean;
    "errors": Anonymize<If7uv525tdvv7a>;
};
export type TransactionValidityTransactionSource = Enum<{
    "InBlock": undefined;
    "Local": undefined;
    "External": undefined;
}>;
export declare const TransactionValidityTransactionSource: GetEnum<TransactionValidityTransactionSource>;
export type I9ask1o4tfvcvs = ResultPayload<{
    "priority": bigint;
    "requires": Anonymize<Itom7fk49o0c9>;
    "provides": Anonymize<Itom7fk49o0c9>;
    "longevity": bigint;
    "propagate": boolean;
}, Anonymize<I5nrjkj9qumobs>>;
export type I4ph3d1eepnmr1 = {
    "keys": Uint8Array;
    "proof": Uint8Array;
};
export type Icerf8h8pdu8ss = (Array<[Uint8Array, SizedHex<4>]>) | undefined;
export type Iems84l8lk2v0c = {
    "slot_duration": bigint;
    "epoch_length": bigint;
    "c": Anonymize<I200n1ov5tbcvr>;
    "authorities": Anonymize<I3geksg000c171>;
    "randomness": SizedHex<32>;
    "allowed_slots": BabeAllowedSlots;
};
export type I1r5ke30ueqo0r = {
    "epoch_index": bigint;
    "start_slot": bigint;
    "duration": bigint;
    "authorities": Anonymize<I3geksg000c171>;
    "randomness": SizedHex<32>;
    "config": Anonymize<I8jnd4d8ip6djo>;
};
export type I6spmpef2c7svf = {
    "weight": Anonymize<I4q39t5hn830vp>;
    "class": DispatchClass;
    "partial_fee": bigint;
};
export type Iei2mvq0mjvt81 = {
    "inclusion_fee"?: ({
        "base_fee": bigint;
        "len_fee": bigint;
        "adjusted_weight_fee": bigint;
    }) | undefined;
    "tip": bigint;
};
export type Ie9sr1iqcg3cgm = ResultPayload<undefined, string>;
export type I1mqgk2tmnn9i2 = (string) | undefined;
export type I6lr8sctk0bi4e = Array<string>;
export {};
