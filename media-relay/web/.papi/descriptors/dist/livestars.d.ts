import { StorageDescriptor, PlainDescriptor, TxDescriptor, RuntimeDescriptor, Enum, ApisFromDef, QueryFromPalletsDef, TxFromPalletsDef, EventsFromPalletsDef, ErrorsFromPalletsDef, ConstFromPalletsDef, ViewFnsFromPalletsDef, SS58String, SizedHex, FixedSizeArray } from "polkadot-api";
import type { I1q5k37sl964sa, Iffmde3ekjedi9, I4mddgoa69c0a2, I6jmk3qbu1cg8v, I95g6i7ilua7lq, Ieniouoqkq4icf, Phase, Ibgl04rn6nbfm6, I4q39t5hn830vp, Iepbsvlk3qceij, I3geksg000c171, BabeDigestsNextConfigDescriptor, Ic5m5lp1oioo8r, Idq7or56ds2f13, I4s6vifaf8k998, I9jd27rnpm8ttv, I8jnd4d8ip6djo, Ifip05kcrl65am, I4pact7n2e9a0i, Ia2lhg7l2hilo3, I4nod9ik6g6r96, I1ls87tb328id3, I82jm9g7pufuel, GrandpaStoredState, I7pe2me3i3vtn9, I852a7otva6hbr, I23nq3fsgtejt, I1q8tnt1cluu5j, I8ds64oj6581v0, Ia7pdug7cdsg8g, Iequ65rov1f16e, I9bin2jc70qt6q, TransactionPaymentReleases, I9055m3udr8982, Ib5sbdj5tgiqt, I9lri23o2qs62e, Idkbvh6dahk1v7, PreimageOldRequestStatus, PreimageRequestStatus, Isj6e7rukissr, I56u24ncejr5kt, Iag146hmjgqfgj, I8uo3fpd3bcc6f, I9f8atk7qmgs1a, I9p9lq3rej5bhc, Icr1idhgg1kqp1, I8kq9sp9efpor7, Ijqcb7189h3of, Itom7fk49o0c9, I2g52foj8uem08, Iccs53jn5ik74, I442u977eqkf3n, Ia99kl0kl3e3nn, I8m5g8lr7evknv, I2na29tt2afp0j, I18e55v997uvbg, Ib5js4qcol98ob, I64vru6c63hjvu, Iafqnechp3omqg, I75oob69r4emir, I51l29cimeb2e4, Ic0l0tpm38sil9, Ic5t26f9cp3tvk, I39k39h6vu4hbq, In7a38730s6qs, Ibtil0ss5munbk, I9s0ave7t0vnrk, I4fo08joqmcqnm, I8ofcg5rbj0g2c, I4adgbll7gku4i, I6pjjpfvhvcfru, I9pj91mj79qekl, I39uah9nss64h9, Ik64dknsq7k08, Ib51vk42m1po4n, Idcr6u6361oad9, Ibou4u1engb441, Id6nbvqoqdj4o2, I95iqep3b8snn9, I50ppnqasq4tjq, I9fin09kkg0jaj, I3aiifqvqrbar5, I7ne83r38c2sqq, I2hviml3snvhhn, I4ktuaksf5i1gk, I9bqtpv2ii35mp, I9j7pagd6d4bda, I2h9pmio37r7fb, Ibmr18suc9ikh9, I9iq22t0burs89, I5u8olqbbvfnvf, I5utcetro501ir, I59bngqm85b22v, I4u4n2na1l5uo7, I3c63j6sh3evqn, I8k3rnvpeeh4hv, I92kb710heufdl, I5ma957shj0ud6, Id25sjes62plr7, I6ivn46ra9bc0e, Iba7pefg0d11kh, I2pjehun5ehh5i, I82nfqfkd48n10, I1jm8m1rh9e20v, I3o5j3bli1pd8e, Ilq4678umtgkd, I5n4sebgkfr760, Ias0pge8jck0lt, Ifs1i5fk9cqvr6, I5uhcsqrisi2vh, I3lp0g8dtqul8c, Ieg3fd8p4pkt10, I8kg5ll427kfqq, I467333262q1l9, I1nsdtc7dl1621, Ics0lvdh39a1nj, I92823nl2g98mi, Ibmkcnfr0t303i, I3m148ucvonn47, I7jga1l184ens7, Ideaemvoneh309, I3d9o9d7epp66v, I6lqh1vgb4mcja, Iavupnf546a6th, I2h066pkrgu52i, I1gs1d5oofv6dn, I6t0i90d1inb8u, I2eb501t8s6hsq, Ianmuoljk2sk1u, I13q76t76agip8, I9mb2egh9m0v4, I3qt1hgg4djhgb, I14p0q0qs0fqbj, I3222s26gdrv82, I58bu3hm7657hm, Ia4q6bqkucsame, I804nabia50bfu, I7u5sv2mgi40nq, Iakkji65a8i0e7, Ic9j078vm6454o, I76fhhks7i7vg5, Icbccs0ug47ilf, I8q8i2n43ch44t, Iemsd55ahknc61, I1vp6d8mm4u1cl, Ifeldngk496nnv, I7b95i4r1257ko, I6l4oornnte4kd, I764d7a4au8t72, I36mqvvdmvhbtf, I2qo6fsp0i5b0a, I33q5nelot7bjl, I68kmhohmfk0cv, I6jjmip1r1g72q, I7roodl50iqk58, Id9js0aucdivjk, I1vj3e1a62je3o, I6c1t14l6giceg, Ia82mnkmeo2rhc, Idndpt3dp5mh1p, I855j4i3kr8ko1, I684kif9077ppn, If1co0pilmi7oq, I666bl2fqjkejo, Iae74gjak1qibn, I3escdojpj0551, I85icj2qbjeqbe, I2hq50pu2kdjpo, I9acqruh7322g2, I5768ac424h061, I2bhk17btucdqn, Icv68aq8841478, Ic262ibdoec56a, Iflcfm9b6nlmdd, Ijrsf4mnp3eka, Id5fm4p8lj5qgi, I8tjvj9uq4b7hi, I4cbvqmqadhrea, I4fooe9dun9o0t, I4dkm8jfplf3pn, Ierlfnv158cvcc, I3il278876j0sg, Iph9c4rn81ub2, Ier2cke86dqbr2, I1ls6saa51k0c4, I4okfnjm733k80, I5rtkmhm2dng4u, If8a23u3v25cla, Ia3c82eadg79bj, Ienusoeb625ftq, Ibtsa3docbr9el, I808d50bokur7e, I9j20931frt1ok, I5cvsg3n66aqg7, I8geeoudafpc3o, Iep27ialq4a7o7, Iasu5jvoqr43mv, I9ouhfo7rk6ce3, I5qolde99acmd1, I8gtde5abn1g9a, I1rvnfe0im84n7, I61a5aekna9093, I2ur0oeqg495j8, Idbhcemblh1urc, I1bhd210c3phjj, I8e0oie5apqd71, I8b6b2mopl1hr6, I6k5ro01v7nhrd, I3jjpco5q8jabd, I9rs3q7a19s1pt, I8n5pk5sn6ol2m, I2u25luhm3dbg9, I8suo3sser630n, I8b39g7pqvi7n8, Icfdfhladiga1f, Igqf26hnq9och, I2rl9jnvh90ghg, I3fpddggvqh2e2, I6gaicfi5a0ebv, I697vktk83csrc, Ice241ssenev39, Ijho559oih4kp, I13r03vms8nabc, I6taql3j745jsu, I449avho5m1prd, Invq2s9v5ooj9, If6jm0qder8o, I20csm461nm3q6, I4rk4skr529e15, Ift1hp4e3g7uge, I1sskbmo1c7qu6, I405d8nbo9oj1n, I8lm7m7c3mep7l, I9lpvqfac0jqsm, I5m1c40pn2h3a1, Ibn2f2bpvglf01, Ie472jnbt39u4b, I4pbhpvfs29t0p, Ia7ucecendvgr1, I64bnk23q79enf, Ic2721ejvl51ma, I37454vatvmm1l, Iblau1qa7u7fet, Iaroil3nrcf01h, I29hstf20gjrbm, Icr87ouijamu6v, Ictkqqlhdjt761, I9vodnt2k1kha, I4ao1le27fcisl, Ih4ursllob8fg, I974rv7q5bvln8, Idblnu4fve3uhl, Iaovn7qo9qcla2, I4b5hhk94qjno6, I4vhmgj087ak39, I5183h4utsguev, Ibb0lc853i02mi, Ihfphjolmsqq1, I81ls4kn132afl, Iejfi4hse01nja, I9bk2o9updohde, Ik2ifru3alajk, Icd62d21emjcb, Ifgnbskgdi7t0g, Ic8edi8ftg1vsr, I7l0b16mobp1k4, I3pfjtve0hdlp1, Iekppq6iubhceu, Iba6ec6u9n2dc1, I298lpmuq37pi3, Iat7muer75cdap, I5d7v2cnui1ke0, Ianm9vknv2lsgt, I2clokb1ljgqjh, I4v5soobo9c350, I2gtcvtf7n9hfp, Iaqet9jc3ihboe, Ic952bubvq4k7d, I2v50gu3s1aqk6, Iabpgqcjikia83, Icgljjb6j82uhn, I4gil44d08grh, I7u915mvkdsb08, I11d0g1v06t85b, If7uv525tdvv7a, I2an1fs2eiebjp, TransactionValidityTransactionSource, I9ask1o4tfvcvs, I4ph3d1eepnmr1, Icerf8h8pdu8ss, Iems84l8lk2v0c, I1r5ke30ueqo0r, I68ii5ik8avr9o, I9puqgoda8ofk4, I6spmpef2c7svf, Iei2mvq0mjvt81, Ie9sr1iqcg3cgm, I1mqgk2tmnn9i2, I6lr8sctk0bi4e, I826c7h2l5tkj3 } from "./common-types";
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
type IStorage = {
    System: {
        /**
         * The full account information for a particular account ID.
         */
        Account: StorageDescriptor<[Key: SS58String], Anonymize<I1q5k37sl964sa>, false, never>;
        /**
         * Total extrinsics count for the current block.
         */
        ExtrinsicCount: StorageDescriptor<[], number, true, never>;
        /**
         * Whether all inherents have been applied.
         */
        InherentsApplied: StorageDescriptor<[], boolean, false, never>;
        /**
         * The current weight for the block.
         */
        BlockWeight: StorageDescriptor<[], Anonymize<Iffmde3ekjedi9>, false, never>;
        /**
         * Total size (in bytes) of the current block.
         *
         * Tracks the size of the header and all extrinsics.
         */
        BlockSize: StorageDescriptor<[], number, true, never>;
        /**
         * Map of block numbers to block hashes.
         */
        BlockHash: StorageDescriptor<[Key: number], SizedHex<32>, false, never>;
        /**
         * Extrinsics data for the current block (maps an extrinsic's index to its data).
         */
        ExtrinsicData: StorageDescriptor<[Key: number], Uint8Array, false, never>;
        /**
         * The current block number being processed. Set by `execute_block`.
         */
        Number: StorageDescriptor<[], number, false, never>;
        /**
         * Hash of the previous block.
         */
        ParentHash: StorageDescriptor<[], SizedHex<32>, false, never>;
        /**
         * Digest of the current block, also part of the block header.
         */
        Digest: StorageDescriptor<[], Anonymize<I4mddgoa69c0a2>, false, never>;
        /**
         * Events deposited for the current block.
         *
         * NOTE: The item is unbound and should therefore never be read on chain.
         * It could otherwise inflate the PoV size of a block.
         *
         * Events have a large in-memory size. Box the events to not go out-of-memory
         * just in case someone still reads them from within the runtime.
         */
        Events: StorageDescriptor<[], Anonymize<I6jmk3qbu1cg8v>, false, never>;
        /**
         * The number of events in the `Events<T>` list.
         */
        EventCount: StorageDescriptor<[], number, false, never>;
        /**
         * Mapping between a topic (represented by T::Hash) and a vector of indexes
         * of events in the `<Events<T>>` list.
         *
         * All topic vectors have deterministic storage locations depending on the topic. This
         * allows light-clients to leverage the changes trie storage tracking mechanism and
         * in case of changes fetch the list of events of interest.
         *
         * The value has the type `(BlockNumberFor<T>, EventIndex)` because if we used only just
         * the `EventIndex` then in case if the topic has the same contents on the next block
         * no notification will be triggered thus the event might be lost.
         */
        EventTopics: StorageDescriptor<[Key: SizedHex<32>], Anonymize<I95g6i7ilua7lq>, false, never>;
        /**
         * Stores the `spec_version` and `spec_name` of when the last runtime upgrade happened.
         */
        LastRuntimeUpgrade: StorageDescriptor<[], Anonymize<Ieniouoqkq4icf>, true, never>;
        /**
         * Number of blocks till the pending code upgrade is applied.
         */
        BlocksTillUpgrade: StorageDescriptor<[], number, true, never>;
        /**
         * True if we have upgraded so that `type RefCount` is `u32`. False (default) if not.
         */
        UpgradedToU32RefCount: StorageDescriptor<[], boolean, false, never>;
        /**
         * True if we have upgraded so that AccountInfo contains three types of `RefCount`. False
         * (default) if not.
         */
        UpgradedToTripleRefCount: StorageDescriptor<[], boolean, false, never>;
        /**
         * The execution phase of the block.
         */
        ExecutionPhase: StorageDescriptor<[], Phase, true, never>;
        /**
         * `Some` if a code upgrade has been authorized.
         */
        AuthorizedUpgrade: StorageDescriptor<[], Anonymize<Ibgl04rn6nbfm6>, true, never>;
        /**
         * The weight reclaimed for the extrinsic.
         *
         * This information is available until the end of the extrinsic execution.
         * More precisely this information is removed in `note_applied_extrinsic`.
         *
         * Logic doing some post dispatch weight reduction must update this storage to avoid duplicate
         * reduction.
         */
        ExtrinsicWeightReclaimed: StorageDescriptor<[], Anonymize<I4q39t5hn830vp>, false, never>;
    };
    Timestamp: {
        /**
         * The current time for the current block.
         */
        Now: StorageDescriptor<[], bigint, false, never>;
        /**
         * Whether the timestamp has been updated in this block.
         *
         * This value is updated to `true` upon successful submission of a timestamp by a node.
         * It is then checked at the end of each block execution in the `on_finalize` hook.
         */
        DidUpdate: StorageDescriptor<[], boolean, false, never>;
    };
    Migrations: {
        /**
         * The currently active migration to run and its cursor.
         *
         * `None` indicates that no migration is running.
         */
        Cursor: StorageDescriptor<[], Anonymize<Iepbsvlk3qceij>, true, never>;
        /**
         * Set of all successfully executed migrations.
         *
         * This is used as blacklist, to not re-execute migrations that have not been removed from the
         * codebase yet. Governance can regularly clear this out via `clear_historic`.
         */
        Historic: StorageDescriptor<[Key: Uint8Array], null, true, never>;
    };
    Authorship: {
        /**
         * Author of current block.
         */
        Author: StorageDescriptor<[], SS58String, true, never>;
    };
    Babe: {
        /**
         * Current epoch index.
         */
        EpochIndex: StorageDescriptor<[], bigint, false, never>;
        /**
         * Current epoch authorities.
         */
        Authorities: StorageDescriptor<[], Anonymize<I3geksg000c171>, false, never>;
        /**
         * The slot at which the first epoch actually started. This is 0
         * until the first block of the chain.
         */
        GenesisSlot: StorageDescriptor<[], bigint, false, never>;
        /**
         * Current slot number.
         */
        CurrentSlot: StorageDescriptor<[], bigint, false, never>;
        /**
         * The epoch randomness for the *current* epoch.
         *
         * # Security
         *
         * This MUST NOT be used for gambling, as it can be influenced by a
         * malicious validator in the short term. It MAY be used in many
         * cryptographic protocols, however, so long as one remembers that this
         * (like everything else on-chain) it is public. For example, it can be
         * used where a number is needed that cannot have been chosen by an
         * adversary, for purposes such as public-coin zero-knowledge proofs.
         */
        Randomness: StorageDescriptor<[], SizedHex<32>, false, never>;
        /**
         * Pending epoch configuration change that will be applied when the next epoch is enacted.
         */
        PendingEpochConfigChange: StorageDescriptor<[], BabeDigestsNextConfigDescriptor, true, never>;
        /**
         * Next epoch randomness.
         */
        NextRandomness: StorageDescriptor<[], SizedHex<32>, false, never>;
        /**
         * Next epoch authorities.
         */
        NextAuthorities: StorageDescriptor<[], Anonymize<I3geksg000c171>, false, never>;
        /**
         * Randomness under construction.
         *
         * We make a trade-off between storage accesses and list length.
         * We store the under-construction randomness in segments of up to
         * `UNDER_CONSTRUCTION_SEGMENT_LENGTH`.
         *
         * Once a segment reaches this length, we begin the next one.
         * We reset all segments and return to `0` at the beginning of every
         * epoch.
         */
        SegmentIndex: StorageDescriptor<[], number, false, never>;
        /**
         * TWOX-NOTE: `SegmentIndex` is an increasing integer, so this is okay.
         */
        UnderConstruction: StorageDescriptor<[Key: number], Anonymize<Ic5m5lp1oioo8r>, false, never>;
        /**
         * Temporary value (cleared at block finalization) which is `Some`
         * if per-block initialization has already been called for current block.
         */
        Initialized: StorageDescriptor<[], Anonymize<Idq7or56ds2f13>, true, never>;
        /**
         * This field should always be populated during block processing unless
         * secondary plain slots are enabled (which don't contain a VRF output).
         *
         * It is set in `on_finalize`, before it will contain the value from the last block.
         */
        AuthorVrfRandomness: StorageDescriptor<[], Anonymize<I4s6vifaf8k998>, false, never>;
        /**
         * The block numbers when the last and current epoch have started, respectively `N-1` and
         * `N`.
         * NOTE: We track this is in order to annotate the block number when a given pool of
         * entropy was fixed (i.e. it was known to chain observers). Since epochs are defined in
         * slots, which may be skipped, the block numbers may not line up with the slot numbers.
         */
        EpochStart: StorageDescriptor<[], Anonymize<I9jd27rnpm8ttv>, false, never>;
        /**
         * How late the current block is compared to its parent.
         *
         * This entry is populated as part of block execution and is cleaned up
         * on block finalization. Querying this storage entry outside of block
         * execution context should always yield zero.
         */
        Lateness: StorageDescriptor<[], number, false, never>;
        /**
         * The configuration for the current epoch. Should never be `None` as it is initialized in
         * genesis.
         */
        EpochConfig: StorageDescriptor<[], Anonymize<I8jnd4d8ip6djo>, true, never>;
        /**
         * The configuration for the next epoch, `None` if the config will not change
         * (you can fallback to `EpochConfig` instead in that case).
         */
        NextEpochConfig: StorageDescriptor<[], Anonymize<I8jnd4d8ip6djo>, true, never>;
        /**
         * A list of the last 100 skipped epochs and the corresponding session index
         * when the epoch was skipped.
         *
         * This is only used for validating equivocation proofs. An equivocation proof
         * must contains a key-ownership proof for a given session, therefore we need a
         * way to tie together sessions and epoch indices, i.e. we need to validate that
         * a validator was the owner of a given key on a given session, and what the
         * active epoch index was during that session.
         */
        SkippedEpochs: StorageDescriptor<[], Anonymize<Ifip05kcrl65am>, false, never>;
    };
    Historical: {
        /**
         * Mapping from historical session indices to session-data root hash and validator count.
         */
        HistoricalSessions: StorageDescriptor<[Key: number], Anonymize<I4pact7n2e9a0i>, true, never>;
        /**
         * The range of historical sessions we store. [first, last)
         */
        StoredRange: StorageDescriptor<[], Anonymize<I9jd27rnpm8ttv>, true, never>;
    };
    Session: {
        /**
         * The current set of validators.
         */
        Validators: StorageDescriptor<[], Anonymize<Ia2lhg7l2hilo3>, false, never>;
        /**
         * Current index of the session.
         */
        CurrentIndex: StorageDescriptor<[], number, false, never>;
        /**
         * True if the underlying economic identities or weighting behind the validators
         * has changed in the queued validator set.
         */
        QueuedChanged: StorageDescriptor<[], boolean, false, never>;
        /**
         * The queued keys for the next session. When the next session begins, these keys
         * will be used to determine the validator's session keys.
         */
        QueuedKeys: StorageDescriptor<[], Anonymize<I4nod9ik6g6r96>, false, never>;
        /**
         * Indices of disabled validators.
         *
         * The vec is always kept sorted so that we can find whether a given validator is
         * disabled using binary search. It gets cleared when `on_session_ending` returns
         * a new set of identities.
         */
        DisabledValidators: StorageDescriptor<[], Anonymize<I95g6i7ilua7lq>, false, never>;
        /**
         * The next session keys for a validator.
         */
        NextKeys: StorageDescriptor<[Key: SS58String], Anonymize<I1ls87tb328id3>, true, never>;
        /**
         * The owner of a key. The key is the `KeyTypeId` + the encoded key.
         */
        KeyOwner: StorageDescriptor<[Key: Anonymize<I82jm9g7pufuel>], SS58String, true, never>;
        /**
         * Accounts whose keys were set via `SessionInterface` (external path) without
         * incrementing the consumer reference or placing a key deposit. `do_purge_keys`
         * only decrements consumers for accounts that were registered through the local
         * session pallet.
         */
        ExternallySetKeys: StorageDescriptor<[Key: SS58String], null, true, never>;
    };
    Grandpa: {
        /**
         * State of the current authority set.
         */
        State: StorageDescriptor<[], GrandpaStoredState, false, never>;
        /**
         * Pending change: (signaled at, scheduled change).
         */
        PendingChange: StorageDescriptor<[], Anonymize<I7pe2me3i3vtn9>, true, never>;
        /**
         * next block number where we can force a change.
         */
        NextForced: StorageDescriptor<[], number, true, never>;
        /**
         * `true` if we are currently stalled.
         */
        Stalled: StorageDescriptor<[], Anonymize<I9jd27rnpm8ttv>, true, never>;
        /**
         * The number of changes (both in terms of keys and underlying economic responsibilities)
         * in the "set" of Grandpa validators from genesis.
         */
        CurrentSetId: StorageDescriptor<[], bigint, false, never>;
        /**
         * A mapping from grandpa set ID to the index of the *most recent* session for which its
         * members were responsible.
         *
         * This is only used for validating equivocation proofs. An equivocation proof must
         * contains a key-ownership proof for a given session, therefore we need a way to tie
         * together sessions and GRANDPA set ids, i.e. we need to validate that a validator
         * was the owner of a given key on a given session, and what the active set ID was
         * during that session.
         *
         * TWOX-NOTE: `SetId` is not under user control.
         */
        SetIdSession: StorageDescriptor<[Key: bigint], number, true, never>;
        /**
         * The current list of authorities.
         */
        Authorities: StorageDescriptor<[], Anonymize<I3geksg000c171>, false, never>;
    };
    Offences: {
        /**
         * The primary structure that holds all offence records keyed by report identifiers.
         */
        Reports: StorageDescriptor<[Key: SizedHex<32>], Anonymize<I852a7otva6hbr>, true, never>;
        /**
         * A vector of reports of the same kind that happened at the same time slot.
         */
        ConcurrentReportsIndex: StorageDescriptor<Anonymize<I23nq3fsgtejt>, Anonymize<Ic5m5lp1oioo8r>, false, never>;
    };
    Balances: {
        /**
         * The total units issued in the system.
         */
        TotalIssuance: StorageDescriptor<[], bigint, false, never>;
        /**
         * The total units of outstanding deactivated balance in the system.
         *
         * This is not guaranteed to be less than or equal to [`TotalIssuance`]. Total issuance may be
         * reduced independently of this value, including while a reversible imbalance is outstanding.
         * Active issuance is therefore derived using saturating subtraction.
         */
        InactiveIssuance: StorageDescriptor<[], bigint, false, never>;
        /**
         * The Balances pallet example of storing the balance of an account.
         *
         * # Example
         *
         * ```nocompile
         * impl pallet_balances::Config for Runtime {
         * type AccountStore = StorageMapShim<Self::Account<Runtime>, frame_system::Provider<Runtime>, AccountId, Self::AccountData<Balance>>
         * }
         * ```
         *
         * You can also store the balance of an account in the `System` pallet.
         *
         * # Example
         *
         * ```nocompile
         * impl pallet_balances::Config for Runtime {
         * type AccountStore = System
         * }
         * ```
         *
         * But this comes with tradeoffs, storing account balances in the system pallet stores
         * `frame_system` data alongside the account data contrary to storing account balances in the
         * `Balances` pallet, which uses a `StorageMap` to store balances data only.
         * NOTE: This is only used in the case that this pallet is used to store balances.
         */
        Account: StorageDescriptor<[Key: SS58String], Anonymize<I1q8tnt1cluu5j>, false, never>;
        /**
         * Any liquidity locks on some account balances.
         * NOTE: Should only be accessed when setting, changing and freeing a lock.
         *
         * Use of locks is deprecated in favour of freezes. See `https://github.com/paritytech/substrate/pull/12951/`
         */
        Locks: StorageDescriptor<[Key: SS58String], Anonymize<I8ds64oj6581v0>, false, never>;
        /**
         * Named reserves on some account balances.
         *
         * Use of reserves is deprecated in favour of holds. See `https://github.com/paritytech/substrate/pull/12951/`
         */
        Reserves: StorageDescriptor<[Key: SS58String], Anonymize<Ia7pdug7cdsg8g>, false, never>;
        /**
         * Holds on account balances.
         */
        Holds: StorageDescriptor<[Key: SS58String], Anonymize<Iequ65rov1f16e>, false, never>;
        /**
         * Freeze locks on account balances.
         */
        Freezes: StorageDescriptor<[Key: SS58String], Anonymize<I9bin2jc70qt6q>, false, never>;
    };
    TransactionPayment: {
        /**
        
         */
        NextFeeMultiplier: StorageDescriptor<[], bigint, false, never>;
        /**
        
         */
        StorageVersion: StorageDescriptor<[], TransactionPaymentReleases, false, never>;
        /**
         * The `OnChargeTransaction` stores the withdrawn tx fee here.
         *
         * Use `withdraw_txfee` and `remaining_txfee` to access from outside the crate.
         */
        TxPaymentCredit: StorageDescriptor<[], bigint, true, never>;
    };
    PriceFeeders: {
        /**
         * The current membership, stored as an ordered Vec.
         */
        Members: StorageDescriptor<[], Anonymize<Ia2lhg7l2hilo3>, false, never>;
        /**
         * The current prime member, if one exists.
         */
        Prime: StorageDescriptor<[], SS58String, true, never>;
    };
    Oracle: {
        /**
         * The raw values for each oracle operator.
         *
         * Maps `(AccountId, OracleKey)` to `TimestampedValue` containing the operator's submitted
         * value along with the timestamp when it was submitted. This storage maintains the complete
         * history of individual operator submissions, allowing for data aggregation and audit trails.
         *
         * ## Storage Economics
         *
         * No storage deposits are required as this data is considered essential for the oracle's
         * operation and data integrity. The storage cost is borne by the blockchain as part of the
         * oracle infrastructure.
         */
        RawValues: StorageDescriptor<Anonymize<Ib5sbdj5tgiqt>, Anonymize<I9055m3udr8982>, true, never>;
        /**
         * The aggregated values for each oracle key.
         *
         * Maps `OracleKey` to `TimestampedValue`.
         */
        Values: StorageDescriptor<[Key: Anonymize<I9lri23o2qs62e>], Anonymize<I9055m3udr8982>, true, never>;
        /**
         * A set of accounts that have already fed data in the current block.
         *
         * This storage item tracks which oracle operators have already submitted data in the
         * current block to enforce the "one submission per block" rule. This prevents spam and
         * ensures fair participation among oracle operators.
         *
         * The storage is cleared at the end of each block in the `on_finalize` hook, resetting
         * the state for the next block.
         */
        HasDispatched: StorageDescriptor<[], Anonymize<Ia2lhg7l2hilo3>, false, never>;
    };
    Sudo: {
        /**
         * The `AccountId` of the sudo key.
         */
        Key: StorageDescriptor<[], SS58String, true, never>;
    };
    TxPause: {
        /**
         * The set of calls that are explicitly paused.
         */
        PausedCalls: StorageDescriptor<[Key: Anonymize<Idkbvh6dahk1v7>], null, true, never>;
    };
    Preimage: {
        /**
         * The request status of a given hash.
         */
        StatusFor: StorageDescriptor<[Key: SizedHex<32>], PreimageOldRequestStatus, true, never>;
        /**
         * The request status of a given hash.
         */
        RequestStatusFor: StorageDescriptor<[Key: SizedHex<32>], PreimageRequestStatus, true, never>;
        /**
        
         */
        PreimageFor: StorageDescriptor<[Key: Anonymize<I4pact7n2e9a0i>], Uint8Array, true, never>;
    };
    Scheduler: {
        /**
         * Block number at which the agenda began incomplete execution.
         */
        IncompleteSince: StorageDescriptor<[], number, true, never>;
        /**
         * Items to be executed, indexed by the block number that they should be executed on.
         */
        Agenda: StorageDescriptor<[Key: number], Anonymize<Isj6e7rukissr>, false, never>;
        /**
         * Retry configurations for items to be executed, indexed by task address.
         */
        Retries: StorageDescriptor<[Key: Anonymize<I9jd27rnpm8ttv>], Anonymize<I56u24ncejr5kt>, true, never>;
        /**
         * Lookup from a name to the block number and index of the task.
         *
         * For v3 -> v4 the previously unbounded identities are Blake2-256 hashed to form the v4
         * identities.
         */
        Lookup: StorageDescriptor<[Key: SizedHex<32>], Anonymize<I9jd27rnpm8ttv>, true, never>;
    };
    Multisig: {
        /**
         * The set of open multisig operations.
         */
        Multisigs: StorageDescriptor<Anonymize<I8uo3fpd3bcc6f>, Anonymize<Iag146hmjgqfgj>, true, never>;
    };
    Proxy: {
        /**
         * The set of account proxies. Maps the account which has delegated to the accounts
         * which are being delegated to, together with the amount held on deposit.
         */
        Proxies: StorageDescriptor<[Key: SS58String], Anonymize<I9f8atk7qmgs1a>, false, never>;
        /**
         * The announcements made by the proxy (key).
         */
        Announcements: StorageDescriptor<[Key: SS58String], Anonymize<I9p9lq3rej5bhc>, false, never>;
    };
    LiveToken: {
        /**
         * The most LIVE that can exist, in planck. Only falls.
         */
        Ceiling: StorageDescriptor<[], bigint, false, never>;
        /**
         * The schedule of each account whose allocation is not fully released. Written at genesis;
         * only ever released from and removed.
         */
        Schedules: StorageDescriptor<[Key: SS58String], Anonymize<Icr1idhgg1kqp1>, true, never>;
    };
    Referrals: {
        /**
         * Who brought an account, and who stands above. Written once and never changed.
         */
        Enrolments: StorageDescriptor<[Key: SS58String], Anonymize<I8kq9sp9efpor7>, true, never>;
        /**
         * How many accounts an account brought itself. Never falls; absent means none.
         */
        ReferralCount: StorageDescriptor<[Key: SS58String], number, false, never>;
        /**
         * The owner of each claimed code.
         */
        Codes: StorageDescriptor<[Key: Uint8Array], Anonymize<Ijqcb7189h3of>, true, never>;
        /**
         * The codes of each owner, in the order in which they were claimed; absent means none.
         */
        CodesOf: StorageDescriptor<[Key: SS58String], Anonymize<Itom7fk49o0c9>, false, never>;
    };
    Verification: {
        /**
         * The admitted accounts, and what they registered.
         */
        Verifiers: StorageDescriptor<[Key: SS58String], Anonymize<I2g52foj8uem08>, true, never>;
        /**
         * Counter for the related counted storage map
         */
        CounterForVerifiers: StorageDescriptor<[], number, false, never>;
        /**
         * How many documents wait for the answer of an account; absent where none do. It outlives a
         * dismissal, so that an account that is admitted again finds what still waits for it.
         */
        PendingCount: StorageDescriptor<[Key: SS58String], number, false, never>;
        /**
         * All that is known of each performer.
         */
        Records: StorageDescriptor<[Key: SS58String], Anonymize<Iccs53jn5ik74>, true, never>;
        /**
         * The performers whose attestations expire, by the first block in which they are not valid.
         */
        Expiries: StorageDescriptor<[Key: number], Anonymize<Ia2lhg7l2hilo3>, false, never>;
    };
    Relays: {
        /**
         * The relays, by operator.
         */
        Relays: StorageDescriptor<[Key: SS58String], Anonymize<I442u977eqkf3n>, true, never>;
        /**
         * Counter for the related counted storage map
         */
        CounterForRelays: StorageDescriptor<[], number, false, never>;
        /**
         * The operators who withdrew their bond while their relay was suspended. They cannot register
         * until they are reinstated. Each entry takes an act of the safety origin.
         */
        Barred: StorageDescriptor<[Key: SS58String], null, true, never>;
    };
    Rooms: {
        /**
         * The rooms, by performer.
         */
        Rooms: StorageDescriptor<[Key: SS58String], Anonymize<Ia99kl0kl3e3nn>, true, never>;
        /**
         * The streams that run, by performer.
         */
        Live: StorageDescriptor<[Key: SS58String], Anonymize<I8m5g8lr7evknv>, true, never>;
        /**
         * The performer in whose stream an account is on camera; for a performer who is live, that is
         * herself.
         */
        CastIn: StorageDescriptor<[Key: SS58String], SS58String, true, never>;
        /**
         * The deposit of each consent, in planck: who consented, and to be in whose cast.
         */
        Consents: StorageDescriptor<Anonymize<I2na29tt2afp0j>, bigint, true, never>;
        /**
         * How many consents an account gave.
         */
        ConsentCounts: StorageDescriptor<[Key: SS58String], number, false, never>;
    };
    Tipping: {
        /**
         * The policy by which payments are split.
         */
        CurrentPolicy: StorageDescriptor<[], Anonymize<I18e55v997uvbg>, false, never>;
        /**
         * How performers split their own shares. A performer without an entry keeps all of hers.
         */
        Payouts: StorageDescriptor<[Key: SS58String], Anonymize<Ib5js4qcol98ob>, true, never>;
    };
    Purses: {
        /**
         * The purses, by number.
         */
        Purses: StorageDescriptor<[Key: bigint], Anonymize<I64vru6c63hjvu>, true, never>;
        /**
         * The numbers of an account's purses, oldest first.
         */
        PursesOf: StorageDescriptor<[Key: SS58String], Anonymize<Iafqnechp3omqg>, false, never>;
        /**
         * The number of the next purse. It only rises.
         */
        NextPurse: StorageDescriptor<[], bigint, false, never>;
    };
    Ranking: {
        /**
         * All that is known of a performer, by account. Never removed.
         */
        Records: StorageDescriptor<[Key: SS58String], Anonymize<I75oob69r4emir>, true, never>;
        /**
         * The newcomers, by account, linked into a queue.
         */
        Newcomers: StorageDescriptor<[Key: SS58String], Anonymize<I51l29cimeb2e4>, true, never>;
        /**
         * Counter for the related counted storage map
         */
        CounterForNewcomers: StorageDescriptor<[], number, false, never>;
        /**
         * The ends of the queue of newcomers; `None` if it is empty.
         */
        NewcomerEnds: StorageDescriptor<[], Anonymize<Ic0l0tpm38sil9>, true, never>;
    };
    RankingList: {
        /**
         * A single node, within some bag.
         *
         * Nodes store links forward and back within their respective bags.
         */
        ListNodes: StorageDescriptor<[Key: SS58String], Anonymize<Ic5t26f9cp3tvk>, true, never>;
        /**
         * Counter for the related counted storage map
         */
        CounterForListNodes: StorageDescriptor<[], number, false, never>;
        /**
         * A bag stored in storage.
         *
         * Stores a `Bag` struct, which stores head and tail pointers to itself.
         */
        ListBags: StorageDescriptor<[Key: bigint], Anonymize<I39k39h6vu4hbq>, true, never>;
        /**
         * Pointer that remembers the next node that will be auto-rebagged.
         * When `None`, the next scan will start from the list head again.
         */
        NextNodeAutoRebagged: StorageDescriptor<[], SS58String, true, never>;
        /**
         * Lock all updates to this pallet.
         *
         * If any nodes needs updating, removal or addition due to a temporary lock, the
         * [`Call::rebag`] can be used.
         */
        Lock: StorageDescriptor<[], null, true, never>;
        /**
         * Accounts that failed to be inserted into the bags-list due to locking.
         * These accounts will be processed with priority in `on_idle` or via `rebag` extrinsic.
         *
         * Note: This storage is intentionally unbounded. The following factors make bounding
         * unnecessary:
         * 1. The storage usage is temporary - accounts are processed and removed in `on_idle`
         * 2. The pallet is only locked during snapshot generation, which is weight-limited
         * 3. Processing happens at multiple accounts per block, clearing even large backlogs quickly
         * 4. An artificial limit could be exhausted by an attacker, preventing legitimate
         * auto-rebagging from putting accounts in the correct position
         *
         * We don't store the score here - it's always fetched from `ScoreProvider` when processing,
         * ensuring we use the most up-to-date score (accounts may have been slashed, rewarded, etc.
         * while waiting in the queue).
         */
        PendingRebag: StorageDescriptor<[Key: SS58String], null, true, never>;
        /**
         * Counter for the related counted storage map
         */
        CounterForPendingRebag: StorageDescriptor<[], number, false, never>;
    };
};
type ICalls = {
    System: {
        /**
         * Make some on-chain remark.
         *
         * Can be executed by every `origin`.
         */
        remark: TxDescriptor<Anonymize<I8ofcg5rbj0g2c>>;
        /**
         * Set the number of pages in the WebAssembly environment's heap.
         */
        set_heap_pages: TxDescriptor<Anonymize<I4adgbll7gku4i>>;
        /**
         * Set the new runtime code.
         */
        set_code: TxDescriptor<Anonymize<I6pjjpfvhvcfru>>;
        /**
         * Set the new runtime code without doing any checks of the given `code`.
         *
         * Note that runtime upgrades will not run if this is called with a not-increasing spec
         * version!
         */
        set_code_without_checks: TxDescriptor<Anonymize<I6pjjpfvhvcfru>>;
        /**
         * Set some items of storage.
         */
        set_storage: TxDescriptor<Anonymize<I9pj91mj79qekl>>;
        /**
         * Kill some items from storage.
         */
        kill_storage: TxDescriptor<Anonymize<I39uah9nss64h9>>;
        /**
         * Kill all storage items with a key that starts with the given prefix.
         *
         * **NOTE:** We rely on the Root origin to provide us the number of subkeys under
         * the prefix we are removing to accurately calculate the weight of this function.
         */
        kill_prefix: TxDescriptor<Anonymize<Ik64dknsq7k08>>;
        /**
         * Make some on-chain remark and emit event.
         */
        remark_with_event: TxDescriptor<Anonymize<I8ofcg5rbj0g2c>>;
        /**
         * Authorize an upgrade to a given `code_hash` for the runtime. The runtime can be supplied
         * later.
         *
         * This call requires Root origin.
         */
        authorize_upgrade: TxDescriptor<Anonymize<Ib51vk42m1po4n>>;
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
        authorize_upgrade_without_checks: TxDescriptor<Anonymize<Ib51vk42m1po4n>>;
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
        apply_authorized_upgrade: TxDescriptor<Anonymize<I6pjjpfvhvcfru>>;
    };
    Timestamp: {
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
        set: TxDescriptor<Anonymize<Idcr6u6361oad9>>;
    };
    Migrations: {
        /**
         * Allows root to set a cursor to forcefully start, stop or forward the migration process.
         *
         * Should normally not be needed and is only in place as emergency measure. Note that
         * restarting the migration process in this manner will not call the
         * [`MigrationStatusHandler::started`] hook or emit an `UpgradeStarted` event.
         */
        force_set_cursor: TxDescriptor<Anonymize<Ibou4u1engb441>>;
        /**
         * Allows root to set an active cursor to forcefully start/forward the migration process.
         *
         * This is an edge-case version of [`Self::force_set_cursor`] that allows to set the
         * `started_at` value to the next block number. Otherwise this would not be possible, since
         * `force_set_cursor` takes an absolute block number. Setting `started_at` to `None`
         * indicates that the current block number plus one should be used.
         */
        force_set_active_cursor: TxDescriptor<Anonymize<Id6nbvqoqdj4o2>>;
        /**
         * Forces the onboarding of the migrations.
         *
         * This process happens automatically on a runtime upgrade. It is in place as an emergency
         * measurement. The cursor needs to be `None` for this to succeed.
         */
        force_onboard_mbms: TxDescriptor<undefined>;
        /**
         * Clears the `Historic` set.
         *
         * `map_cursor` must be set to the last value that was returned by the
         * `HistoricCleared` event. The first time `None` can be used. `limit` must be chosen in a
         * way that will result in a sensible weight.
         */
        clear_historic: TxDescriptor<Anonymize<I95iqep3b8snn9>>;
    };
    Babe: {
        /**
         * Report authority equivocation/misbehavior. This method will verify
         * the equivocation proof and validate the given key ownership proof
         * against the extracted offender. If both are valid, the offence will
         * be reported.
         */
        report_equivocation: TxDescriptor<Anonymize<I50ppnqasq4tjq>>;
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
        report_equivocation_unsigned: TxDescriptor<Anonymize<I50ppnqasq4tjq>>;
        /**
         * Plan an epoch config change. The epoch config change is recorded and will be enacted on
         * the next call to `enact_epoch_change`. The config will be activated one epoch after.
         * Multiple calls to this method will replace any existing planned config change that had
         * not been enacted yet.
         */
        plan_config_change: TxDescriptor<Anonymize<I9fin09kkg0jaj>>;
    };
    Session: {
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
        set_keys: TxDescriptor<Anonymize<I3aiifqvqrbar5>>;
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
        purge_keys: TxDescriptor<undefined>;
    };
    Grandpa: {
        /**
         * Report voter equivocation/misbehavior. This method will verify the
         * equivocation proof and validate the given key ownership proof
         * against the extracted offender. If both are valid, the offence
         * will be reported.
         */
        report_equivocation: TxDescriptor<Anonymize<I7ne83r38c2sqq>>;
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
        report_equivocation_unsigned: TxDescriptor<Anonymize<I7ne83r38c2sqq>>;
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
        note_stalled: TxDescriptor<Anonymize<I2hviml3snvhhn>>;
    };
    Balances: {
        /**
         * Transfer some liquid free balance to another account.
         *
         * `transfer_allow_death` will set the `FreeBalance` of the sender and receiver.
         * If the sender's account is below the existential deposit as a result
         * of the transfer, the account will be reaped.
         *
         * The dispatch origin for this call must be `Signed` by the transactor.
         */
        transfer_allow_death: TxDescriptor<Anonymize<I4ktuaksf5i1gk>>;
        /**
         * Exactly as `transfer_allow_death`, except the origin must be root and the source account
         * may be specified.
         */
        force_transfer: TxDescriptor<Anonymize<I9bqtpv2ii35mp>>;
        /**
         * Same as the [`transfer_allow_death`] call, but with a check that the transfer will not
         * kill the origin account.
         *
         * 99% of the time you want [`transfer_allow_death`] instead.
         *
         * [`transfer_allow_death`]: struct.Pallet.html#method.transfer
         */
        transfer_keep_alive: TxDescriptor<Anonymize<I4ktuaksf5i1gk>>;
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
        transfer_all: TxDescriptor<Anonymize<I9j7pagd6d4bda>>;
        /**
         * Unreserve some balance from a user by force.
         *
         * Can only be called by ROOT.
         */
        force_unreserve: TxDescriptor<Anonymize<I2h9pmio37r7fb>>;
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
        upgrade_accounts: TxDescriptor<Anonymize<Ibmr18suc9ikh9>>;
        /**
         * Set the regular balance of a given account.
         *
         * The dispatch origin for this call is `root`.
         */
        force_set_balance: TxDescriptor<Anonymize<I9iq22t0burs89>>;
        /**
         * Adjust the total issuance in a saturating way.
         *
         * Can only be called by root and always needs a positive `delta`.
         *
         * # Example
         */
        force_adjust_total_issuance: TxDescriptor<Anonymize<I5u8olqbbvfnvf>>;
        /**
         * Burn the specified liquid free balance from the origin account.
         *
         * If the origin's account ends up below the existential deposit as a result
         * of the burn and `keep_alive` is false, the account will be reaped.
         *
         * Unlike sending funds to a _burn_ address, which merely makes the funds inaccessible,
         * this `burn` operation will reduce total issuance by the amount _burned_.
         */
        burn: TxDescriptor<Anonymize<I5utcetro501ir>>;
    };
    PriceFeeders: {
        /**
         * Add a member `who` to the set.
         *
         * May only be called from `T::AddOrigin`.
         */
        add_member: TxDescriptor<Anonymize<I59bngqm85b22v>>;
        /**
         * Remove a member `who` from the set.
         *
         * May only be called from `T::RemoveOrigin`.
         */
        remove_member: TxDescriptor<Anonymize<I59bngqm85b22v>>;
        /**
         * Swap out one member `remove` for another `add`.
         *
         * May only be called from `T::SwapOrigin`.
         *
         * Prime membership is *not* passed from `remove` to `add`, if extant.
         */
        swap_member: TxDescriptor<Anonymize<I4u4n2na1l5uo7>>;
        /**
         * Change the membership to a new set, disregarding the existing membership. Be nice and
         * pass `members` pre-sorted.
         *
         * May only be called from `T::ResetOrigin`.
         */
        reset_members: TxDescriptor<Anonymize<I3c63j6sh3evqn>>;
        /**
         * Swap out the sending member for some other key `new`.
         *
         * May only be called from `Signed` origin of a current member.
         *
         * Prime membership is passed from the origin account to `new`, if extant.
         */
        change_key: TxDescriptor<Anonymize<I8k3rnvpeeh4hv>>;
        /**
         * Set the prime member. Must be a current member.
         *
         * May only be called from `T::PrimeOrigin`.
         */
        set_prime: TxDescriptor<Anonymize<I59bngqm85b22v>>;
        /**
         * Remove the prime member if it exists.
         *
         * May only be called from `T::PrimeOrigin`.
         */
        clear_prime: TxDescriptor<undefined>;
    };
    Oracle: {
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
        feed_values: TxDescriptor<Anonymize<I92kb710heufdl>>;
    };
    Sudo: {
        /**
         * Authenticates the sudo key and dispatches a function call with `Root` origin.
         */
        sudo: TxDescriptor<Anonymize<I5ma957shj0ud6>>;
        /**
         * Authenticates the sudo key and dispatches a function call with `Root` origin.
         * This function does not check the weight of the call, and instead allows the
         * Sudo user to specify the weight of the call.
         *
         * The dispatch origin for this call must be _Signed_.
         */
        sudo_unchecked_weight: TxDescriptor<Anonymize<Id25sjes62plr7>>;
        /**
         * Authenticates the current sudo key and sets the given AccountId (`new`) as the new sudo
         * key.
         */
        set_key: TxDescriptor<Anonymize<I8k3rnvpeeh4hv>>;
        /**
         * Authenticates the sudo key and dispatches a function call with `Signed` origin from
         * a given account.
         *
         * The dispatch origin for this call must be _Signed_.
         */
        sudo_as: TxDescriptor<Anonymize<I6ivn46ra9bc0e>>;
        /**
         * Permanently removes the sudo key.
         *
         * **This cannot be un-done.**
         */
        remove_key: TxDescriptor<undefined>;
    };
    TxPause: {
        /**
         * Pause a call.
         *
         * Can only be called by [`Config::PauseOrigin`].
         * Emits an [`Event::CallPaused`] event on success.
         */
        pause: TxDescriptor<Anonymize<Iba7pefg0d11kh>>;
        /**
         * Un-pause a call.
         *
         * Can only be called by [`Config::UnpauseOrigin`].
         * Emits an [`Event::CallUnpaused`] event on success.
         */
        unpause: TxDescriptor<Anonymize<I2pjehun5ehh5i>>;
    };
    Preimage: {
        /**
         * Register a preimage on-chain.
         *
         * If the preimage was previously requested, no fees or deposits are taken for providing
         * the preimage. Otherwise, a deposit is taken proportional to the size of the preimage.
         */
        note_preimage: TxDescriptor<Anonymize<I82nfqfkd48n10>>;
        /**
         * Clear an unrequested preimage from the runtime storage.
         *
         * If `len` is provided, then it will be a much cheaper operation.
         *
         * - `hash`: The hash of the preimage to be removed from the store.
         * - `len`: The length of the preimage of `hash`.
         */
        unnote_preimage: TxDescriptor<Anonymize<I1jm8m1rh9e20v>>;
        /**
         * Request a preimage be uploaded to the chain without paying any fees or deposits.
         *
         * If the preimage requests has already been provided on-chain, we unreserve any deposit
         * a user may have paid, and take the control of the preimage out of their hands.
         */
        request_preimage: TxDescriptor<Anonymize<I1jm8m1rh9e20v>>;
        /**
         * Clear a previously made request for a preimage.
         *
         * NOTE: THIS MUST NOT BE CALLED ON `hash` MORE TIMES THAN `request_preimage`.
         */
        unrequest_preimage: TxDescriptor<Anonymize<I1jm8m1rh9e20v>>;
        /**
         * Ensure that the bulk of pre-images is upgraded.
         *
         * The caller pays no fee if at least 90% of pre-images were successfully updated.
         */
        ensure_updated: TxDescriptor<Anonymize<I3o5j3bli1pd8e>>;
    };
    Scheduler: {
        /**
         * Anonymously schedule a task.
         */
        schedule: TxDescriptor<Anonymize<Ilq4678umtgkd>>;
        /**
         * Cancel a scheduled task (named or anonymous), by providing the block it is scheduled for
         * execution in, as well as the index of the task in that block's agenda.
         *
         * In the case of a named task, it will remove it from the lookup table as well.
         */
        cancel: TxDescriptor<Anonymize<I5n4sebgkfr760>>;
        /**
         * Schedule a named task.
         */
        schedule_named: TxDescriptor<Anonymize<Ias0pge8jck0lt>>;
        /**
         * Cancel a named scheduled task.
         */
        cancel_named: TxDescriptor<Anonymize<Ifs1i5fk9cqvr6>>;
        /**
         * Anonymously schedule a task after a delay.
         */
        schedule_after: TxDescriptor<Anonymize<I5uhcsqrisi2vh>>;
        /**
         * Schedule a named task after a delay.
         */
        schedule_named_after: TxDescriptor<Anonymize<I3lp0g8dtqul8c>>;
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
        set_retry: TxDescriptor<Anonymize<Ieg3fd8p4pkt10>>;
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
        set_retry_named: TxDescriptor<Anonymize<I8kg5ll427kfqq>>;
        /**
         * Removes the retry configuration of a task.
         */
        cancel_retry: TxDescriptor<Anonymize<I467333262q1l9>>;
        /**
         * Cancel the retry configuration of a named task.
         */
        cancel_retry_named: TxDescriptor<Anonymize<Ifs1i5fk9cqvr6>>;
    };
    Utility: {
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
        batch: TxDescriptor<Anonymize<I1nsdtc7dl1621>>;
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
        as_derivative: TxDescriptor<Anonymize<Ics0lvdh39a1nj>>;
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
        batch_all: TxDescriptor<Anonymize<I1nsdtc7dl1621>>;
        /**
         * Dispatches a function call with a provided origin.
         *
         * The dispatch origin for this call must be _Root_.
         *
         * ## Complexity
         * - O(1).
         */
        dispatch_as: TxDescriptor<Anonymize<I92823nl2g98mi>>;
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
        force_batch: TxDescriptor<Anonymize<I1nsdtc7dl1621>>;
        /**
         * Dispatch a function call with a specified weight.
         *
         * This function does not check the weight of the call, and instead allows the
         * Root origin to specify the weight of the call.
         *
         * The dispatch origin for this call must be _Root_.
         */
        with_weight: TxDescriptor<Anonymize<Id25sjes62plr7>>;
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
        if_else: TxDescriptor<Anonymize<Ibmkcnfr0t303i>>;
        /**
         * Dispatches a function call with a provided origin.
         *
         * Almost the same as [`Pallet::dispatch_as`] but forwards any error of the inner call.
         *
         * The dispatch origin for this call must be _Root_.
         */
        dispatch_as_fallible: TxDescriptor<Anonymize<I92823nl2g98mi>>;
    };
    Multisig: {
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
        as_multi_threshold_1: TxDescriptor<Anonymize<I3m148ucvonn47>>;
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
        as_multi: TxDescriptor<Anonymize<I7jga1l184ens7>>;
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
        approve_as_multi: TxDescriptor<Anonymize<Ideaemvoneh309>>;
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
        cancel_as_multi: TxDescriptor<Anonymize<I3d9o9d7epp66v>>;
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
        poke_deposit: TxDescriptor<Anonymize<I6lqh1vgb4mcja>>;
    };
    Proxy: {
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
        proxy: TxDescriptor<Anonymize<Iavupnf546a6th>>;
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
        add_proxy: TxDescriptor<Anonymize<I2h066pkrgu52i>>;
        /**
         * Unregister a proxy account for the sender.
         *
         * The dispatch origin for this call must be _Signed_.
         *
         * Parameters:
         * - `proxy`: The account that the `caller` would like to remove as a proxy.
         * - `proxy_type`: The permissions currently enabled for the removed proxy account.
         */
        remove_proxy: TxDescriptor<Anonymize<I2h066pkrgu52i>>;
        /**
         * Unregister all proxy accounts for the sender.
         *
         * The dispatch origin for this call must be _Signed_.
         *
         * WARNING: This may be called on accounts created by `create_pure`, however if done, then
         * the unreserved fees will be inaccessible. **All access to this account will be lost.**
         */
        remove_proxies: TxDescriptor<undefined>;
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
        create_pure: TxDescriptor<Anonymize<I1gs1d5oofv6dn>>;
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
        kill_pure: TxDescriptor<Anonymize<I6t0i90d1inb8u>>;
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
        announce: TxDescriptor<Anonymize<I2eb501t8s6hsq>>;
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
        remove_announcement: TxDescriptor<Anonymize<I2eb501t8s6hsq>>;
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
        reject_announcement: TxDescriptor<Anonymize<Ianmuoljk2sk1u>>;
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
        proxy_announced: TxDescriptor<Anonymize<I13q76t76agip8>>;
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
        poke_deposit: TxDescriptor<undefined>;
    };
    LiveToken: {
        /**
         * Lowers the ceiling to `to` planck, for good. For [`Config::GovernanceOrigin`].
         *
         * Errors: [`CeilingNotLower`](Error::CeilingNotLower),
         * [`CeilingBelowIssuance`](Error::CeilingBelowIssuance).
         */
        lower_ceiling: TxDescriptor<Anonymize<I9mb2egh9m0v4>>;
        /**
         * Burns `amount` planck of the caller's free balance, of which the existential deposit must
         * remain. The issuance falls, and the ceiling with it by as much: what is burned can never
         * be replaced.
         *
         * Errors: [`NothingToBurn`](Error::NothingToBurn), and the currency's if the caller cannot
         * spend so much.
         */
        burn: TxDescriptor<Anonymize<I3qt1hgg4djhgb>>;
        /**
         * Releases what has vested for the caller.
         *
         * Errors: [`NothingVesting`](Error::NothingVesting),
         * [`NothingVested`](Error::NothingVested).
         */
        vest: TxDescriptor<undefined>;
        /**
         * Releases to `target` what has vested for it. Anybody may ask.
         *
         * Errors: [`NothingVesting`](Error::NothingVesting),
         * [`NothingVested`](Error::NothingVested).
         */
        vest_other: TxDescriptor<Anonymize<I14p0q0qs0fqbj>>;
    };
    Referrals: {
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
        enrol: TxDescriptor<Anonymize<I3222s26gdrv82>>;
        /**
         * Does what [`enrol`](Self::enrol) does, with the owner of `code` as the referrer.
         *
         * Errors: [`CodeUnknown`](Error::CodeUnknown), and those of [`enrol`](Self::enrol).
         */
        enrol_by_code: TxDescriptor<Anonymize<I6pjjpfvhvcfru>>;
        /**
         * Makes `code` lead to the caller, and holds [`Config::CodeDeposit`] of its balance until
         * the code is released.
         *
         * Errors: [`CodeTooShort`](Error::CodeTooShort),
         * [`CodeCharacters`](Error::CodeCharacters), [`CodeTaken`](Error::CodeTaken),
         * [`TooManyCodes`](Error::TooManyCodes), and the currency's if the caller cannot hold the
         * deposit.
         */
        claim_code: TxDescriptor<Anonymize<I6pjjpfvhvcfru>>;
        /**
         * Gives up `code`, which anybody can then claim, and returns its deposit to the caller.
         *
         * Errors: [`CodeUnknown`](Error::CodeUnknown), [`NotCodeOwner`](Error::NotCodeOwner).
         */
        release_code: TxDescriptor<Anonymize<I6pjjpfvhvcfru>>;
    };
    Verification: {
        /**
         * Admits an account as a verifier, so that it can register. Governance only.
         */
        admit_verifier: TxDescriptor<Anonymize<I58bu3hm7657hm>>;
        /**
         * Dismisses a verifier and returns its bond, if it is registered. What it attested stays
         * valid; what waits for it can be withdrawn. Governance only.
         */
        dismiss_verifier: TxDescriptor<Anonymize<I58bu3hm7657hm>>;
        /**
         * Registers the caller, an admitted account, as a verifier, and holds its bond. Performers
         * encrypt their documents to `encryption_key` and pay `fee` planck for an answer.
         */
        register_verifier: TxDescriptor<Anonymize<Ia4q6bqkucsame>>;
        /**
         * Changes the key and the fee that the calling verifier published, for documents submitted
         * from now on. It keeps the old key until it answered all that wait.
         */
        update_verifier: TxDescriptor<Anonymize<Ia4q6bqkucsame>>;
        /**
         * Ends the registration of the calling verifier and returns its bond. No document may wait
         * for it.
         */
        resign_verifier: TxDescriptor<undefined>;
        /**
         * Submits the fingerprint of a document bundle that is encrypted to `verifier`'s key, and
         * holds its fee, which must be at most `max_fee` planck. The first document also takes the
         * record deposit.
         */
        submit: TxDescriptor<Anonymize<I804nabia50bfu>>;
        /**
         * Withdraws the caller's document that waits, and returns its fee. An attestation stays as
         * it is.
         */
        withdraw_submission: TxDescriptor<undefined>;
        /**
         * Withdraws all that is known of the caller: attestation, document that waits, and record.
         * Returns deposit and fee, and ends her right to be on camera at once.
         */
        withdraw: TxDescriptor<undefined>;
        /**
         * Attests that `performer` is an adult until block `expires_at`, in answer to the document
         * with this fingerprint. The fee moves to the caller, the verifier that was asked.
         */
        attest: TxDescriptor<Anonymize<I7u5sv2mgi40nq>>;
        /**
         * Rejects the document with this fingerprint. The fee moves to the caller, the verifier that
         * was asked, if [`RejectionReason::fee_is_due`], and back to `performer` otherwise.
         */
        reject: TxDescriptor<Anonymize<Iakkji65a8i0e7>>;
        /**
         * Revokes the attestation of `performer`. Her verifier, while it is registered, or the
         * safety origin.
         */
        revoke: TxDescriptor<Anonymize<Ic9j078vm6454o>>;
        /**
         * Keeps `account` off camera, whoever would attest it, until the bar is lifted. Deletes what
         * else is known of it and returns deposit and fee. Safety origin only.
         */
        bar: TxDescriptor<Anonymize<I76fhhks7i7vg5>>;
        /**
         * Lifts the bar on `account`, which is then unverified. Safety origin only.
         */
        unbar: TxDescriptor<Anonymize<Icbccs0ug47ilf>>;
    };
    Relays: {
        /**
         * Puts the caller's relay into the directory, described by `info`, and holds its bond.
         */
        register: TxDescriptor<Anonymize<I8q8i2n43ch44t>>;
        /**
         * Describes the caller's relay anew.
         */
        update: TxDescriptor<Anonymize<I8q8i2n43ch44t>>;
        /**
         * Says that the caller's relay is there. A suspended relay may say so too, and is active at
         * once when it is reinstated.
         */
        heartbeat: TxDescriptor<undefined>;
        /**
         * Takes the caller's relay out of service. Its bond can be withdrawn after the unbonding
         * delay.
         */
        leave: TxDescriptor<undefined>;
        /**
         * Gives the caller the bond of her relay, which left, back.
         */
        withdraw_bond: TxDescriptor<undefined>;
        /**
         * Bars `relay` from new streams and from pay. For the safety origin.
         */
        suspend: TxDescriptor<Anonymize<Iemsd55ahknc61>>;
        /**
         * Lifts the suspension of `relay`. For the safety origin.
         */
        reinstate: TxDescriptor<Anonymize<Iemsd55ahknc61>>;
    };
    Rooms: {
        /**
         * Opens a room for the caller, with the hash of its profile, and holds its deposit. The
         * caller must be eligible.
         */
        open_room: TxDescriptor<Anonymize<I1vp6d8mm4u1cl>>;
        /**
         * Gives the caller's room another profile: the hash of a signed JSON document that relays
         * serve.
         */
        set_profile: TxDescriptor<Anonymize<I1vp6d8mm4u1cl>>;
        /**
         * Names all countries whose viewers relays turn away from the caller's room.
         */
        set_blocked_countries: TxDescriptor<Anonymize<Ifeldngk496nnv>>;
        /**
         * Starts the caller's stream on `relay`, with `cast` beside her on camera. All of them must
         * be eligible, and the cast must have joined.
         */
        go_live: TxDescriptor<Anonymize<I7b95i4r1257ko>>;
        /**
         * Consents, on the caller's behalf, to be in the cast of `performer` until the caller
         * leaves it, and holds a deposit.
         */
        join_cast: TxDescriptor<Anonymize<I6l4oornnte4kd>>;
        /**
         * Withdraws the caller's consent to be in the cast of `performer`. Ends the stream that the
         * caller is on camera in for it.
         */
        leave_cast: TxDescriptor<Anonymize<I6l4oornnte4kd>>;
        /**
         * Ends the caller's stream.
         */
        go_offline: TxDescriptor<undefined>;
        /**
         * Closes the caller's room, which must be offline, and returns its deposit.
         */
        close_room: TxDescriptor<undefined>;
        /**
         * Ends the stream of `performer`. For the safety origin.
         */
        force_offline: TxDescriptor<Anonymize<I6l4oornnte4kd>>;
    };
    Tipping: {
        /**
         * Tips `performer` with `amount` planck out of the caller's free balance.
         *
         * `served_by` is the relay that served the caller, which gets its share for that; `memo` is
         * the hash of a text that stays with the relay. The caller's account is kept alive: the
         * existential deposit cannot be tipped, and a larger tip than the rest fails with the
         * currency's own error.
         */
        tip: TxDescriptor<Anonymize<I764d7a4au8t72>>;
        /**
         * Splits the caller's own share of every payment among `payouts`, from now on. What they do
         * not take stays hers, and so does what cannot be paid to them.
         *
         * A deposit is held while there is such a split. An empty list ends it and returns the
         * deposit.
         */
        set_payout: TxDescriptor<Anonymize<I36mqvvdmvhbtf>>;
        /**
         * Splits all payments by `policy`, from now on.
         */
        set_policy: TxDescriptor<Anonymize<I2qo6fsp0i5b0a>>;
    };
    Purses: {
        /**
         * Opens a purse for the caller: `key` can spend up to `cap` planck of hers in orders that
         * are settled up to block `expires_at`. Sets the cap aside and holds a deposit.
         */
        open: TxDescriptor<Anonymize<I33q5nelot7bjl>>;
        /**
         * Adds `amount` planck to what the caller's purse can spend, and sets it aside.
         */
        top_up: TxDescriptor<Anonymize<I68kmhohmfk0cv>>;
        /**
         * Closes the caller's purse. Its orders can still be settled for [`Config::ClosingDelay`]
         * blocks; then it can be [reclaimed](Call::reclaim).
         */
        close: TxDescriptor<Anonymize<I6jjmip1r1g72q>>;
        /**
         * Settles `orders`, each on its own. The caller pays the fee, for what happened: less for
         * an order that is refused than for one that is paid. Succeeds even if every order is
         * refused; the events say which and why.
         */
        settle: TxDescriptor<Anonymize<I7roodl50iqk58>>;
        /**
         * Returns the rest of a purse and its deposit to its owner, once no order of it can be
         * settled any more. Anybody may call this.
         */
        reclaim: TxDescriptor<Anonymize<I6jjmip1r1g72q>>;
    };
    RankingList: {
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
        rebag: TxDescriptor<Anonymize<Id9js0aucdivjk>>;
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
        put_in_front_of: TxDescriptor<Anonymize<I1vj3e1a62je3o>>;
        /**
         * Same as [`Pallet::put_in_front_of`], but it can be called by anyone.
         *
         * Fee is paid by the origin under all circumstances.
         */
        put_in_front_of_other: TxDescriptor<Anonymize<I6c1t14l6giceg>>;
    };
};
type IEvent = {
    System: {
        /**
         * An extrinsic completed successfully.
         */
        ExtrinsicSuccess: PlainDescriptor<Anonymize<Ia82mnkmeo2rhc>>;
        /**
         * An extrinsic failed.
         */
        ExtrinsicFailed: PlainDescriptor<Anonymize<Idndpt3dp5mh1p>>;
        /**
         * `:code` was updated to the code with the given hash.
         */
        CodeUpdated: PlainDescriptor<Anonymize<I1jm8m1rh9e20v>>;
        /**
         * A new account was created.
         */
        NewAccount: PlainDescriptor<Anonymize<Icbccs0ug47ilf>>;
        /**
         * An account was reaped.
         */
        KilledAccount: PlainDescriptor<Anonymize<Icbccs0ug47ilf>>;
        /**
         * On on-chain remark happened.
         */
        Remarked: PlainDescriptor<Anonymize<I855j4i3kr8ko1>>;
        /**
         * An upgrade was authorized.
         */
        UpgradeAuthorized: PlainDescriptor<Anonymize<Ibgl04rn6nbfm6>>;
        /**
         * An invalid authorized upgrade was rejected while trying to apply it.
         */
        RejectedInvalidAuthorizedUpgrade: PlainDescriptor<Anonymize<I684kif9077ppn>>;
    };
    Migrations: {
        /**
         * A Runtime upgrade started.
         *
         * Its end is indicated by `UpgradeCompleted` or `UpgradeFailed`.
         */
        UpgradeStarted: PlainDescriptor<Anonymize<If1co0pilmi7oq>>;
        /**
         * The current runtime upgrade completed.
         *
         * This implies that all of its migrations completed successfully as well.
         */
        UpgradeCompleted: PlainDescriptor<undefined>;
        /**
         * Runtime upgrade failed.
         *
         * This is very bad and will require governance intervention.
         */
        UpgradeFailed: PlainDescriptor<undefined>;
        /**
         * A migration was skipped since it was already executed in the past.
         */
        MigrationSkipped: PlainDescriptor<Anonymize<I666bl2fqjkejo>>;
        /**
         * A migration progressed.
         */
        MigrationAdvanced: PlainDescriptor<Anonymize<Iae74gjak1qibn>>;
        /**
         * A Migration completed.
         */
        MigrationCompleted: PlainDescriptor<Anonymize<Iae74gjak1qibn>>;
        /**
         * A Migration failed.
         *
         * This implies that the whole upgrade failed and governance intervention is required.
         */
        MigrationFailed: PlainDescriptor<Anonymize<Iae74gjak1qibn>>;
        /**
         * The set of historical migrations has been cleared.
         */
        HistoricCleared: PlainDescriptor<Anonymize<I3escdojpj0551>>;
    };
    Historical: {
        /**
         * The merkle root of the validators of the said session were stored
         */
        RootStored: PlainDescriptor<Anonymize<I666bl2fqjkejo>>;
        /**
         * The merkle roots of up to this session index were pruned
         */
        RootsPruned: PlainDescriptor<Anonymize<I85icj2qbjeqbe>>;
    };
    Session: {
        /**
         * New session has happened. Note that the argument is the session index, not the
         * block number as the type might suggest.
         */
        NewSession: PlainDescriptor<Anonymize<I2hq50pu2kdjpo>>;
        /**
         * The `NewSession` event in the current block also implies a new validator set to be
         * queued.
         */
        NewQueued: PlainDescriptor<undefined>;
        /**
         * Validator has been disabled.
         */
        ValidatorDisabled: PlainDescriptor<Anonymize<I9acqruh7322g2>>;
        /**
         * Validator has been re-enabled.
         */
        ValidatorReenabled: PlainDescriptor<Anonymize<I9acqruh7322g2>>;
    };
    Grandpa: {
        /**
         * New authority set has been applied.
         */
        NewAuthorities: PlainDescriptor<Anonymize<I5768ac424h061>>;
        /**
         * Current authority set has been paused.
         */
        Paused: PlainDescriptor<undefined>;
        /**
         * Current authority set has been resumed.
         */
        Resumed: PlainDescriptor<undefined>;
    };
    Offences: {
        /**
         * There is an offence reported of the given `kind` happened at the `session_index` and
         * (kind-specific) time slot. This event is not deposited for duplicate slashes.
         * \[kind, slot\].
         */
        Offence: PlainDescriptor<Anonymize<I2bhk17btucdqn>>;
    };
    Balances: {
        /**
         * An account was created with some free balance.
         */
        Endowed: PlainDescriptor<Anonymize<Icv68aq8841478>>;
        /**
         * An account was removed whose balance was non-zero but below ExistentialDeposit,
         * resulting in an outright loss.
         */
        DustLost: PlainDescriptor<Anonymize<Ic262ibdoec56a>>;
        /**
         * Transfer succeeded.
         */
        Transfer: PlainDescriptor<Anonymize<Iflcfm9b6nlmdd>>;
        /**
         * A balance was set by root.
         */
        BalanceSet: PlainDescriptor<Anonymize<Ijrsf4mnp3eka>>;
        /**
         * Some balance was reserved (moved from free to reserved).
         */
        Reserved: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some balance was unreserved (moved from reserved to free).
         */
        Unreserved: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some balance was moved from the reserve of the first account to the second account.
         * Final argument indicates the destination balance type.
         */
        ReserveRepatriated: PlainDescriptor<Anonymize<I8tjvj9uq4b7hi>>;
        /**
         * Some amount was deposited (e.g. for transaction fees).
         */
        Deposit: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some amount was withdrawn from the account (e.g. for transaction fees).
         */
        Withdraw: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some amount was removed from the account (e.g. for misbehavior).
         */
        Slashed: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some amount was minted into an account.
         */
        Minted: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some credit was balanced and added to the TotalIssuance.
         */
        MintedCredit: PlainDescriptor<Anonymize<I3qt1hgg4djhgb>>;
        /**
         * Some amount was burned from an account.
         */
        Burned: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some debt has been dropped from the Total Issuance.
         */
        BurnedDebt: PlainDescriptor<Anonymize<I3qt1hgg4djhgb>>;
        /**
         * Some amount was suspended from an account (it can be restored later).
         */
        Suspended: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some amount was restored into an account.
         */
        Restored: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * An account was upgraded.
         */
        Upgraded: PlainDescriptor<Anonymize<I4cbvqmqadhrea>>;
        /**
         * Total issuance was increased by `amount`, creating a credit to be balanced.
         */
        Issued: PlainDescriptor<Anonymize<I3qt1hgg4djhgb>>;
        /**
         * Total issuance was decreased by `amount`, creating a debt to be balanced.
         */
        Rescinded: PlainDescriptor<Anonymize<I3qt1hgg4djhgb>>;
        /**
         * Some balance was locked.
         */
        Locked: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some balance was unlocked.
         */
        Unlocked: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some balance was frozen.
         */
        Frozen: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * Some balance was thawed.
         */
        Thawed: PlainDescriptor<Anonymize<Id5fm4p8lj5qgi>>;
        /**
         * The `TotalIssuance` was forcefully changed.
         */
        TotalIssuanceForced: PlainDescriptor<Anonymize<I4fooe9dun9o0t>>;
        /**
         * Some balance was placed on hold.
         */
        Held: PlainDescriptor<Anonymize<I4dkm8jfplf3pn>>;
        /**
         * Held balance was burned from an account.
         */
        BurnedHeld: PlainDescriptor<Anonymize<I4dkm8jfplf3pn>>;
        /**
         * A transfer of `amount` on hold from `source` to `dest` was initiated.
         */
        TransferOnHold: PlainDescriptor<Anonymize<Ierlfnv158cvcc>>;
        /**
         * The `transferred` balance is placed on hold at the `dest` account.
         */
        TransferAndHold: PlainDescriptor<Anonymize<I3il278876j0sg>>;
        /**
         * Some balance was released from hold.
         */
        Released: PlainDescriptor<Anonymize<I4dkm8jfplf3pn>>;
        /**
         * An unexpected/defensive event was triggered.
         */
        Unexpected: PlainDescriptor<Anonymize<Iph9c4rn81ub2>>;
    };
    TransactionPayment: {
        /**
         * A transaction fee `actual_fee`, of which `tip` was added to the minimum inclusion fee,
         * has been paid by `who`.
         */
        TransactionFeePaid: PlainDescriptor<Anonymize<Ier2cke86dqbr2>>;
    };
    PriceFeeders: {
        /**
         * The given member was added; see the transaction for who.
         */
        MemberAdded: PlainDescriptor<undefined>;
        /**
         * The given member was removed; see the transaction for who.
         */
        MemberRemoved: PlainDescriptor<undefined>;
        /**
         * Two members were swapped; see the transaction for who.
         */
        MembersSwapped: PlainDescriptor<undefined>;
        /**
         * The membership was reset; see the transaction for who the new set is.
         */
        MembersReset: PlainDescriptor<undefined>;
        /**
         * One of the members' keys changed.
         */
        KeyChanged: PlainDescriptor<undefined>;
        /**
         * Phantom member, never used.
         */
        Dummy: PlainDescriptor<undefined>;
    };
    Oracle: {
        /**
         * New data has been fed into the oracle.
         */
        NewFeedData: PlainDescriptor<Anonymize<I1ls6saa51k0c4>>;
    };
    Sudo: {
        /**
         * A sudo call just took place.
         */
        Sudid: PlainDescriptor<Anonymize<I4okfnjm733k80>>;
        /**
         * The sudo key has been updated.
         */
        KeyChanged: PlainDescriptor<Anonymize<I5rtkmhm2dng4u>>;
        /**
         * The key was permanently removed.
         */
        KeyRemoved: PlainDescriptor<undefined>;
        /**
         * A [sudo_as](Pallet::sudo_as) call just took place.
         */
        SudoAsDone: PlainDescriptor<Anonymize<I4okfnjm733k80>>;
    };
    TxPause: {
        /**
         * This pallet, or a specific call is now paused.
         */
        CallPaused: PlainDescriptor<Anonymize<Iba7pefg0d11kh>>;
        /**
         * This pallet, or a specific call is now unpaused.
         */
        CallUnpaused: PlainDescriptor<Anonymize<Iba7pefg0d11kh>>;
    };
    Preimage: {
        /**
         * A preimage has been noted.
         */
        Noted: PlainDescriptor<Anonymize<I1jm8m1rh9e20v>>;
        /**
         * A preimage has been requested.
         */
        Requested: PlainDescriptor<Anonymize<I1jm8m1rh9e20v>>;
        /**
         * A preimage has ben cleared.
         */
        Cleared: PlainDescriptor<Anonymize<I1jm8m1rh9e20v>>;
    };
    Scheduler: {
        /**
         * Scheduled some task.
         */
        Scheduled: PlainDescriptor<Anonymize<I5n4sebgkfr760>>;
        /**
         * Canceled some task.
         */
        Canceled: PlainDescriptor<Anonymize<I5n4sebgkfr760>>;
        /**
         * Dispatched some task.
         */
        Dispatched: PlainDescriptor<Anonymize<If8a23u3v25cla>>;
        /**
         * Set a retry configuration for some task.
         */
        RetrySet: PlainDescriptor<Anonymize<Ia3c82eadg79bj>>;
        /**
         * Cancel a retry configuration for some task.
         */
        RetryCancelled: PlainDescriptor<Anonymize<Ienusoeb625ftq>>;
        /**
         * The call for the provided hash was not found so the task has been aborted.
         */
        CallUnavailable: PlainDescriptor<Anonymize<Ienusoeb625ftq>>;
        /**
         * The given task was unable to be renewed since the agenda is full at that block.
         */
        PeriodicFailed: PlainDescriptor<Anonymize<Ienusoeb625ftq>>;
        /**
         * The given task was unable to be retried since the agenda is full at that block or there
         * was not enough weight to reschedule it.
         */
        RetryFailed: PlainDescriptor<Anonymize<Ienusoeb625ftq>>;
        /**
         * The given task can never be executed since it is overweight.
         */
        PermanentlyOverweight: PlainDescriptor<Anonymize<Ienusoeb625ftq>>;
        /**
         * Agenda is incomplete from `when`.
         */
        AgendaIncomplete: PlainDescriptor<Anonymize<Ibtsa3docbr9el>>;
    };
    Utility: {
        /**
         * Batch of dispatches did not complete fully. Index of first failing dispatch given, as
         * well as the error.
         */
        BatchInterrupted: PlainDescriptor<Anonymize<I808d50bokur7e>>;
        /**
         * Batch of dispatches completed fully with no error.
         */
        BatchCompleted: PlainDescriptor<undefined>;
        /**
         * Batch of dispatches completed but has errors.
         */
        BatchCompletedWithErrors: PlainDescriptor<undefined>;
        /**
         * A single item within a Batch of dispatches has completed with no error.
         */
        ItemCompleted: PlainDescriptor<undefined>;
        /**
         * A single item within a Batch of dispatches has completed with error.
         */
        ItemFailed: PlainDescriptor<Anonymize<I9j20931frt1ok>>;
        /**
         * A call was dispatched.
         */
        DispatchedAs: PlainDescriptor<Anonymize<I5cvsg3n66aqg7>>;
        /**
         * Main call was dispatched.
         */
        IfElseMainSuccess: PlainDescriptor<undefined>;
        /**
         * The fallback call was dispatched.
         */
        IfElseFallbackCalled: PlainDescriptor<Anonymize<I8geeoudafpc3o>>;
    };
    Multisig: {
        /**
         * A new multisig operation has begun.
         */
        NewMultisig: PlainDescriptor<Anonymize<Iep27ialq4a7o7>>;
        /**
         * A multisig operation has been approved by someone.
         */
        MultisigApproval: PlainDescriptor<Anonymize<Iasu5jvoqr43mv>>;
        /**
         * A multisig operation has been executed.
         */
        MultisigExecuted: PlainDescriptor<Anonymize<I9ouhfo7rk6ce3>>;
        /**
         * A multisig operation has been cancelled.
         */
        MultisigCancelled: PlainDescriptor<Anonymize<I5qolde99acmd1>>;
        /**
         * The deposit for a multisig operation has been updated/poked.
         */
        DepositPoked: PlainDescriptor<Anonymize<I8gtde5abn1g9a>>;
    };
    Proxy: {
        /**
         * A proxy was executed correctly, with the given.
         */
        ProxyExecuted: PlainDescriptor<Anonymize<I5cvsg3n66aqg7>>;
        /**
         * A pure account has been created by new proxy with given
         * disambiguation index and proxy type.
         */
        PureCreated: PlainDescriptor<Anonymize<I1rvnfe0im84n7>>;
        /**
         * A pure proxy was killed by its spawner.
         */
        PureKilled: PlainDescriptor<Anonymize<I61a5aekna9093>>;
        /**
         * An announcement was placed to make a call in the future.
         */
        Announced: PlainDescriptor<Anonymize<I2ur0oeqg495j8>>;
        /**
         * A proxy was added.
         */
        ProxyAdded: PlainDescriptor<Anonymize<Idbhcemblh1urc>>;
        /**
         * A proxy was removed.
         */
        ProxyRemoved: PlainDescriptor<Anonymize<Idbhcemblh1urc>>;
        /**
         * A deposit stored for proxies or announcements was poked / updated.
         */
        DepositPoked: PlainDescriptor<Anonymize<I1bhd210c3phjj>>;
    };
    LiveToken: {
        /**
         * Governance lowered the ceiling.
         */
        CeilingLowered: PlainDescriptor<Anonymize<I8e0oie5apqd71>>;
        /**
         * LIVE was burned, and the ceiling fell by as much.
         */
        Burned: PlainDescriptor<Anonymize<I8b6b2mopl1hr6>>;
        /**
         * Vested LIVE was released to its owner.
         */
        Vested: PlainDescriptor<Anonymize<I6k5ro01v7nhrd>>;
    };
    Referrals: {
        /**
         * An account was brought, for good.
         */
        Enrolled: PlainDescriptor<Anonymize<I3jjpco5q8jabd>>;
        /**
         * A code was claimed.
         */
        CodeClaimed: PlainDescriptor<Anonymize<I9rs3q7a19s1pt>>;
        /**
         * A code was released, and its deposit with it.
         */
        CodeReleased: PlainDescriptor<Anonymize<I9rs3q7a19s1pt>>;
    };
    Verification: {
        /**
         * Governance admitted an account, which may now register.
         */
        VerifierAdmitted: PlainDescriptor<Anonymize<I58bu3hm7657hm>>;
        /**
         * Governance dismissed an account. What it attested stays valid.
         */
        VerifierDismissed: PlainDescriptor<Anonymize<I8n5pk5sn6ol2m>>;
        /**
         * A verifier takes submissions from now on.
         */
        VerifierRegistered: PlainDescriptor<Anonymize<I2u25luhm3dbg9>>;
        /**
         * A verifier changed what it published. Documents that wait already keep their fee.
         */
        VerifierUpdated: PlainDescriptor<Anonymize<I8suo3sser630n>>;
        /**
         * A verifier takes no more submissions. It stays admitted.
         */
        VerifierResigned: PlainDescriptor<Anonymize<I8n5pk5sn6ol2m>>;
        /**
         * A performer submitted a document.
         */
        Submitted: PlainDescriptor<Anonymize<I8b39g7pqvi7n8>>;
        /**
         * A performer withdrew a document that waited. Her attestation, if she has one, is
         * untouched.
         */
        SubmissionWithdrawn: PlainDescriptor<Anonymize<Icfdfhladiga1f>>;
        /**
         * A performer withdrew everything that was known of her.
         */
        Withdrawn: PlainDescriptor<Anonymize<Igqf26hnq9och>>;
        /**
         * A verifier attested that a performer is an adult.
         */
        Attested: PlainDescriptor<Anonymize<I2rl9jnvh90ghg>>;
        /**
         * A verifier rejected a document. The performer's attestation, if she has one, is
         * untouched.
         */
        Rejected: PlainDescriptor<Anonymize<I3fpddggvqh2e2>>;
        /**
         * An attestation was revoked.
         */
        Revoked: PlainDescriptor<Anonymize<I6gaicfi5a0ebv>>;
        /**
         * An attestation passed its expiry.
         */
        Expired: PlainDescriptor<Anonymize<I697vktk83csrc>>;
        /**
         * The safety origin barred an account.
         */
        Barred: PlainDescriptor<Anonymize<Ice241ssenev39>>;
        /**
         * The safety origin lifted a bar. The account is unverified.
         */
        Unbarred: PlainDescriptor<Anonymize<Icbccs0ug47ilf>>;
    };
    Relays: {
        /**
         * A relay joined the directory, and its bond is held.
         */
        Registered: PlainDescriptor<Anonymize<Ijho559oih4kp>>;
        /**
         * A relay's endpoints, region or capacity changed.
         */
        Updated: PlainDescriptor<Anonymize<I13r03vms8nabc>>;
        /**
         * A relay is there.
         */
        HeartbeatReceived: PlainDescriptor<Anonymize<Iemsd55ahknc61>>;
        /**
         * A relay stopped serving, and its bond waits.
         */
        Left: PlainDescriptor<Anonymize<I6taql3j745jsu>>;
        /**
         * A bond went back to its operator, and her relay is out of the directory.
         */
        BondWithdrawn: PlainDescriptor<Anonymize<I449avho5m1prd>>;
        /**
         * The safety origin suspended a relay.
         */
        Suspended: PlainDescriptor<Anonymize<Iemsd55ahknc61>>;
        /**
         * The safety origin lifted a suspension.
         */
        Reinstated: PlainDescriptor<Anonymize<Iemsd55ahknc61>>;
    };
    Rooms: {
        /**
         * A performer opened a room, and its deposit is held.
         */
        RoomOpened: PlainDescriptor<Anonymize<Invq2s9v5ooj9>>;
        /**
         * A performer has another profile.
         */
        ProfileChanged: PlainDescriptor<Anonymize<If6jm0qder8o>>;
        /**
         * A performer said whose viewers relays turn away.
         */
        CountriesBlocked: PlainDescriptor<Anonymize<I20csm461nm3q6>>;
        /**
         * A stream started.
         */
        WentLive: PlainDescriptor<Anonymize<I4rk4skr529e15>>;
        /**
         * A stream ended.
         */
        WentOffline: PlainDescriptor<Anonymize<Ift1hp4e3g7uge>>;
        /**
         * Somebody consented to be in a performer's cast.
         */
        CastJoined: PlainDescriptor<Anonymize<I1sskbmo1c7qu6>>;
        /**
         * Somebody withdrew her consent to be in a performer's cast.
         */
        CastLeft: PlainDescriptor<Anonymize<I1sskbmo1c7qu6>>;
        /**
         * A performer closed her room.
         */
        RoomClosed: PlainDescriptor<Anonymize<I405d8nbo9oj1n>>;
    };
    Tipping: {
        /**
         * A payment was made. This is its receipt.
         */
        Paid: PlainDescriptor<Anonymize<I8lm7m7c3mep7l>>;
        /**
         * A performer changed how her own share is split. An empty list means that she keeps all.
         */
        PayoutSet: PlainDescriptor<Anonymize<I9lpvqfac0jqsm>>;
        /**
         * Payments are split by another policy from now on.
         */
        PolicyChanged: PlainDescriptor<Anonymize<I2qo6fsp0i5b0a>>;
    };
    Purses: {
        /**
         * A purse was opened.
         */
        Opened: PlainDescriptor<Anonymize<I5m1c40pn2h3a1>>;
        /**
         * A purse can spend more.
         */
        ToppedUp: PlainDescriptor<Anonymize<Ibn2f2bpvglf01>>;
        /**
         * A purse was closed by its owner. Orders that are under way can still be settled.
         */
        Closing: PlainDescriptor<Anonymize<Ie472jnbt39u4b>>;
        /**
         * An order was refused, and changed nothing.
         */
        OrderRefused: PlainDescriptor<Anonymize<I4pbhpvfs29t0p>>;
        /**
         * A batch of orders was settled. The receipt of each payment is the event of the engine
         * that paid, with the order's hash.
         */
        Settled: PlainDescriptor<Anonymize<Ia7ucecendvgr1>>;
        /**
         * The rest of a purse returned to its owner, and the purse is gone.
         */
        Reclaimed: PlainDescriptor<Anonymize<I64bnk23q79enf>>;
    };
    Ranking: {
        /**
         * A performer became a newcomer.
         */
        NewcomerEntered: PlainDescriptor<Anonymize<I6l4oornnte4kd>>;
        /**
         * A performer is no newcomer any more.
         */
        NewcomerLeft: PlainDescriptor<Anonymize<Ic2721ejvl51ma>>;
    };
    RankingList: {
        /**
         * Moved an account from one bag to another.
         */
        Rebagged: PlainDescriptor<Anonymize<I37454vatvmm1l>>;
        /**
         * Updated the score of some account to the given amount.
         */
        ScoreUpdated: PlainDescriptor<Anonymize<Iblau1qa7u7fet>>;
    };
};
type IError = {
    System: {
        /**
         * The name of specification does not match between the current runtime
         * and the new runtime.
         */
        InvalidSpecName: PlainDescriptor<undefined>;
        /**
         * The specification version is not allowed to decrease between the current runtime
         * and the new runtime.
         */
        SpecVersionNeedsToIncrease: PlainDescriptor<undefined>;
        /**
         * Failed to extract the runtime version from the new runtime.
         *
         * Either calling `Core_version` or decoding `RuntimeVersion` failed.
         */
        FailedToExtractRuntimeVersion: PlainDescriptor<undefined>;
        /**
         * Suicide called when the account has non-default composite data.
         */
        NonDefaultComposite: PlainDescriptor<undefined>;
        /**
         * There is a non-zero reference count preventing the account from being purged.
         */
        NonZeroRefCount: PlainDescriptor<undefined>;
        /**
         * The origin filter prevent the call to be dispatched.
         */
        CallFiltered: PlainDescriptor<undefined>;
        /**
         * A multi-block migration is ongoing and prevents the current code from being replaced.
         */
        MultiBlockMigrationsOngoing: PlainDescriptor<undefined>;
        /**
         * No upgrade authorized.
         */
        NothingAuthorized: PlainDescriptor<undefined>;
        /**
         * The submitted code is not authorized.
         */
        Unauthorized: PlainDescriptor<undefined>;
    };
    Migrations: {
        /**
         * The operation cannot complete since some MBMs are ongoing.
         */
        Ongoing: PlainDescriptor<undefined>;
    };
    Babe: {
        /**
         * An equivocation proof provided as part of an equivocation report is invalid.
         */
        InvalidEquivocationProof: PlainDescriptor<undefined>;
        /**
         * A key ownership proof provided as part of an equivocation report is invalid.
         */
        InvalidKeyOwnershipProof: PlainDescriptor<undefined>;
        /**
         * A given equivocation report is valid but already previously reported.
         */
        DuplicateOffenceReport: PlainDescriptor<undefined>;
        /**
         * Submitted configuration is invalid.
         */
        InvalidConfiguration: PlainDescriptor<undefined>;
    };
    Session: {
        /**
         * Invalid ownership proof.
         */
        InvalidProof: PlainDescriptor<undefined>;
        /**
         * No associated validator ID for account.
         */
        NoAssociatedValidatorId: PlainDescriptor<undefined>;
        /**
         * Registered duplicate key.
         */
        DuplicatedKey: PlainDescriptor<undefined>;
        /**
         * No keys are associated with this account.
         */
        NoKeys: PlainDescriptor<undefined>;
        /**
         * Key setting account is not live, so it's impossible to associate keys.
         */
        NoAccount: PlainDescriptor<undefined>;
    };
    Grandpa: {
        /**
         * Attempt to signal GRANDPA pause when the authority set isn't live
         * (either paused or already pending pause).
         */
        PauseFailed: PlainDescriptor<undefined>;
        /**
         * Attempt to signal GRANDPA resume when the authority set isn't paused
         * (either live or already pending resume).
         */
        ResumeFailed: PlainDescriptor<undefined>;
        /**
         * Attempt to signal GRANDPA change with one already pending.
         */
        ChangePending: PlainDescriptor<undefined>;
        /**
         * Cannot signal forced change so soon after last.
         */
        TooSoon: PlainDescriptor<undefined>;
        /**
         * A key ownership proof provided as part of an equivocation report is invalid.
         */
        InvalidKeyOwnershipProof: PlainDescriptor<undefined>;
        /**
         * An equivocation proof provided as part of an equivocation report is invalid.
         */
        InvalidEquivocationProof: PlainDescriptor<undefined>;
        /**
         * A given equivocation report is valid but already previously reported.
         */
        DuplicateOffenceReport: PlainDescriptor<undefined>;
    };
    Balances: {
        /**
         * Vesting balance too high to send value.
         */
        VestingBalance: PlainDescriptor<undefined>;
        /**
         * Account liquidity restrictions prevent withdrawal.
         */
        LiquidityRestrictions: PlainDescriptor<undefined>;
        /**
         * Balance too low to send value.
         */
        InsufficientBalance: PlainDescriptor<undefined>;
        /**
         * Value too low to create account due to existential deposit.
         */
        ExistentialDeposit: PlainDescriptor<undefined>;
        /**
         * Transfer/payment would kill account.
         */
        Expendability: PlainDescriptor<undefined>;
        /**
         * A vesting schedule already exists for this account.
         */
        ExistingVestingSchedule: PlainDescriptor<undefined>;
        /**
         * Beneficiary account must pre-exist.
         */
        DeadAccount: PlainDescriptor<undefined>;
        /**
         * Number of named reserves exceed `MaxReserves`.
         */
        TooManyReserves: PlainDescriptor<undefined>;
        /**
         * Number of holds exceed `VariantCountOf<T::RuntimeHoldReason>`.
         */
        TooManyHolds: PlainDescriptor<undefined>;
        /**
         * Number of freezes exceed `MaxFreezes`.
         */
        TooManyFreezes: PlainDescriptor<undefined>;
        /**
         * The issuance cannot be modified since it is already deactivated.
         */
        IssuanceDeactivated: PlainDescriptor<undefined>;
        /**
         * The delta cannot be zero.
         */
        DeltaZero: PlainDescriptor<undefined>;
    };
    PriceFeeders: {
        /**
         * Already a member.
         */
        AlreadyMember: PlainDescriptor<undefined>;
        /**
         * Not a member.
         */
        NotMember: PlainDescriptor<undefined>;
        /**
         * Too many members.
         */
        TooManyMembers: PlainDescriptor<undefined>;
    };
    Oracle: {
        /**
         * The sender is not a member of the oracle and does not have
         * permission to feed data.
         */
        NoPermission: PlainDescriptor<undefined>;
        /**
         * The oracle member has already fed data in the current block.
         */
        AlreadyFeeded: PlainDescriptor<undefined>;
        /**
         * Exceeds the maximum number of `HasDispatched` size.
         */
        ExceedsMaxHasDispatchedSize: PlainDescriptor<undefined>;
    };
    Sudo: {
        /**
         * Sender must be the Sudo account.
         */
        RequireSudo: PlainDescriptor<undefined>;
    };
    TxPause: {
        /**
         * The call is paused.
         */
        IsPaused: PlainDescriptor<undefined>;
        /**
         * The call is unpaused.
         */
        IsUnpaused: PlainDescriptor<undefined>;
        /**
         * The call is whitelisted and cannot be paused.
         */
        Unpausable: PlainDescriptor<undefined>;
        /**
        
         */
        NotFound: PlainDescriptor<undefined>;
    };
    Preimage: {
        /**
         * Preimage is too large to store on-chain.
         */
        TooBig: PlainDescriptor<undefined>;
        /**
         * Preimage has already been noted on-chain.
         */
        AlreadyNoted: PlainDescriptor<undefined>;
        /**
         * The user is not authorized to perform this action.
         */
        NotAuthorized: PlainDescriptor<undefined>;
        /**
         * The preimage cannot be removed since it has not yet been noted.
         */
        NotNoted: PlainDescriptor<undefined>;
        /**
         * A preimage may not be removed when there are outstanding requests.
         */
        Requested: PlainDescriptor<undefined>;
        /**
         * The preimage request cannot be removed since no outstanding requests exist.
         */
        NotRequested: PlainDescriptor<undefined>;
        /**
         * More than `MAX_HASH_UPGRADE_BULK_COUNT` hashes were requested to be upgraded at once.
         */
        TooMany: PlainDescriptor<undefined>;
        /**
         * Too few hashes were requested to be upgraded (i.e. zero).
         */
        TooFew: PlainDescriptor<undefined>;
    };
    Scheduler: {
        /**
         * Failed to schedule a call
         */
        FailedToSchedule: PlainDescriptor<undefined>;
        /**
         * Cannot find the scheduled call.
         */
        NotFound: PlainDescriptor<undefined>;
        /**
         * Given target block number is in the past.
         */
        TargetBlockNumberInPast: PlainDescriptor<undefined>;
        /**
         * Reschedule failed because it does not change scheduled time.
         */
        RescheduleNoChange: PlainDescriptor<undefined>;
        /**
         * Attempt to use a non-named function on a named task.
         */
        Named: PlainDescriptor<undefined>;
    };
    Utility: {
        /**
         * Too many calls batched.
         */
        TooManyCalls: PlainDescriptor<undefined>;
    };
    Multisig: {
        /**
         * Threshold must be 2 or greater.
         */
        MinimumThreshold: PlainDescriptor<undefined>;
        /**
         * Call is already approved by this signatory.
         */
        AlreadyApproved: PlainDescriptor<undefined>;
        /**
         * Call doesn't need any (more) approvals.
         */
        NoApprovalsNeeded: PlainDescriptor<undefined>;
        /**
         * There are too few signatories in the list.
         */
        TooFewSignatories: PlainDescriptor<undefined>;
        /**
         * There are too many signatories in the list.
         */
        TooManySignatories: PlainDescriptor<undefined>;
        /**
         * The signatories were provided out of order; they should be ordered.
         */
        SignatoriesOutOfOrder: PlainDescriptor<undefined>;
        /**
         * The sender was contained in the other signatories; it shouldn't be.
         */
        SenderInSignatories: PlainDescriptor<undefined>;
        /**
         * Multisig operation not found in storage.
         */
        NotFound: PlainDescriptor<undefined>;
        /**
         * Only the account that originally created the multisig is able to cancel it or update
         * its deposits.
         */
        NotOwner: PlainDescriptor<undefined>;
        /**
         * No timepoint was given, yet the multisig operation is already underway.
         */
        NoTimepoint: PlainDescriptor<undefined>;
        /**
         * A different timepoint was given to the multisig operation that is underway.
         */
        WrongTimepoint: PlainDescriptor<undefined>;
        /**
         * A timepoint was given, yet no multisig operation is underway.
         */
        UnexpectedTimepoint: PlainDescriptor<undefined>;
        /**
         * The maximum weight information provided was too low.
         */
        MaxWeightTooLow: PlainDescriptor<undefined>;
        /**
         * The data to be stored is already stored.
         */
        AlreadyStored: PlainDescriptor<undefined>;
    };
    Proxy: {
        /**
         * There are too many proxies registered or too many announcements pending.
         */
        TooMany: PlainDescriptor<undefined>;
        /**
         * Proxy registration not found.
         */
        NotFound: PlainDescriptor<undefined>;
        /**
         * Sender is not a proxy of the account to be proxied.
         */
        NotProxy: PlainDescriptor<undefined>;
        /**
         * A call which is incompatible with the proxy type's filter was attempted.
         */
        Unproxyable: PlainDescriptor<undefined>;
        /**
         * Account is already a proxy.
         */
        Duplicate: PlainDescriptor<undefined>;
        /**
         * Call may not be made by proxy because it may escalate its privileges.
         */
        NoPermission: PlainDescriptor<undefined>;
        /**
         * Announcement, if made at all, was made too recently.
         */
        Unannounced: PlainDescriptor<undefined>;
        /**
         * Cannot add self as proxy.
         */
        NoSelfProxy: PlainDescriptor<undefined>;
    };
    LiveToken: {
        /**
         * The new ceiling is not below the present one. The ceiling can only fall.
         */
        CeilingNotLower: PlainDescriptor<undefined>;
        /**
         * The new ceiling is below what exists. Name one that is at least the issuance.
         */
        CeilingBelowIssuance: PlainDescriptor<undefined>;
        /**
         * The amount to burn is zero. Name one that is not.
         */
        NothingToBurn: PlainDescriptor<undefined>;
        /**
         * Nothing is vesting for the account. Check its address; a schedule is gone once all is
         * released.
         */
        NothingVesting: PlainDescriptor<undefined>;
        /**
         * No more has vested since the last release. Wait for the cliff, or for the next block.
         */
        NothingVested: PlainDescriptor<undefined>;
    };
    Referrals: {
        /**
         * The account has a referrer already. An enrolment is for good.
         */
        AlreadyEnrolled: PlainDescriptor<undefined>;
        /**
         * The account brought others already, and can not be brought any more. Enrol before you
         * invite.
         */
        HasReferrals: PlainDescriptor<undefined>;
        /**
         * The account named itself. Name who brought it.
         */
        SelfReferral: PlainDescriptor<undefined>;
        /**
         * The account named as referrer does not exist. Check its address; it exists once it holds
         * the existential deposit.
         */
        ReferrerNotFound: PlainDescriptor<undefined>;
        /**
         * The code has less than two characters. Choose a longer one.
         */
        CodeTooShort: PlainDescriptor<undefined>;
        /**
         * The code has a character that is not one of `a-z 0-9 - _`. Choose without it; capital
         * letters are written small.
         */
        CodeCharacters: PlainDescriptor<undefined>;
        /**
         * The code has an owner. Choose another.
         */
        CodeTaken: PlainDescriptor<undefined>;
        /**
         * Nobody owns the code. Check its spelling.
         */
        CodeUnknown: PlainDescriptor<undefined>;
        /**
         * The code belongs to somebody else. Only its owner can release it.
         */
        NotCodeOwner: PlainDescriptor<undefined>;
        /**
         * The account owns as many codes as it can. Release one first.
         */
        TooManyCodes: PlainDescriptor<undefined>;
    };
    Verification: {
        /**
         * The account is not an admitted verifier. Governance admits it first.
         */
        NotAdmitted: PlainDescriptor<undefined>;
        /**
         * The account is an admitted verifier already.
         */
        AlreadyAdmitted: PlainDescriptor<undefined>;
        /**
         * As many verifiers are admitted as there can be. One must be dismissed first.
         */
        TooManyVerifiers: PlainDescriptor<undefined>;
        /**
         * The verifier is registered already. Use `update_verifier`.
         */
        AlreadyRegistered: PlainDescriptor<undefined>;
        /**
         * The account is not a registered verifier.
         */
        NotAVerifier: PlainDescriptor<undefined>;
        /**
         * Documents wait for the verifier. It must answer them first.
         */
        VerifierHasPending: PlainDescriptor<undefined>;
        /**
         * The encryption key is a point of low order: what is encrypted to it is secret to nobody.
         */
        UnusableKey: PlainDescriptor<undefined>;
        /**
         * The verifier asks for more than the performer agreed to. Look up its fee again.
         */
        FeeAboveMaximum: PlainDescriptor<undefined>;
        /**
         * An account cannot verify itself.
         */
        SelfVerification: PlainDescriptor<undefined>;
        /**
         * A document of the performer waits already. Withdraw it, or wait for the answer.
         */
        AlreadyPending: PlainDescriptor<undefined>;
        /**
         * No document of the performer waits for an answer.
         */
        NothingPending: PlainDescriptor<undefined>;
        /**
         * It was another verifier that was asked, or that attested.
         */
        WrongVerifier: PlainDescriptor<undefined>;
        /**
         * The fingerprint is not that of the document that waits.
         */
        FingerprintMismatch: PlainDescriptor<undefined>;
        /**
         * The attestation would have expired already. Choose a later block.
         */
        ExpiryInPast: PlainDescriptor<undefined>;
        /**
         * The attestation would be valid for longer than `MaxValidity`. Choose an earlier block.
         */
        ExpiryTooFar: PlainDescriptor<undefined>;
        /**
         * As many attestations expire in that block as can. Choose a neighbouring block.
         */
        ExpirySlotFull: PlainDescriptor<undefined>;
        /**
         * The performer holds no attestation.
         */
        NotAttested: PlainDescriptor<undefined>;
        /**
         * There is nothing of the account to withdraw.
         */
        NothingToWithdraw: PlainDescriptor<undefined>;
        /**
         * The account is barred by the safety origin, which alone can lift the bar.
         */
        Barred: PlainDescriptor<undefined>;
        /**
         * The account is barred already.
         */
        AlreadyBarred: PlainDescriptor<undefined>;
        /**
         * The account is not barred.
         */
        NotBarred: PlainDescriptor<undefined>;
    };
    Relays: {
        /**
         * The URL is not that of a relay: use `https://`, a host, and perhaps a port and a path, in
         * at most 256 characters.
         */
        InvalidUrl: PlainDescriptor<undefined>;
        /**
         * The multiaddr is none: write it as `/ip4/192.0.2.1/udp/4001/quic-v1`, in at most 256
         * characters.
         */
        InvalidMultiaddr: PlainDescriptor<undefined>;
        /**
         * The capacity is zero: say how many viewers the relay can serve.
         */
        ZeroCapacity: PlainDescriptor<undefined>;
        /**
         * The account has a relay: update it instead.
         */
        AlreadyRegistered: PlainDescriptor<undefined>;
        /**
         * The account's relay left: withdraw its bond before registering anew.
         */
        StillUnbonding: PlainDescriptor<undefined>;
        /**
         * The directory has as many relays as it can hold: wait for one to leave.
         */
        DirectoryFull: PlainDescriptor<undefined>;
        /**
         * The account left while its relay was suspended: ask the safety origin to reinstate it.
         */
        BarredFromRegistering: PlainDescriptor<undefined>;
        /**
         * The account has no relay: register one.
         */
        NotRegistered: PlainDescriptor<undefined>;
        /**
         * The relay left the directory: withdraw its bond and register anew.
         */
        AlreadyLeft: PlainDescriptor<undefined>;
        /**
         * The relay is in the directory: leave before withdrawing its bond.
         */
        NotLeft: PlainDescriptor<undefined>;
        /**
         * The bond cannot be withdrawn yet: wait for the block that the leaving named.
         */
        BondNotWithdrawable: PlainDescriptor<undefined>;
        /**
         * The last heartbeat is too recent: wait for the interval to pass.
         */
        HeartbeatTooEarly: PlainDescriptor<undefined>;
        /**
         * The relay is suspended.
         */
        AlreadySuspended: PlainDescriptor<undefined>;
        /**
         * Neither the relay nor its operator is suspended.
         */
        NotSuspended: PlainDescriptor<undefined>;
    };
    Rooms: {
        /**
         * The performer holds no valid attestation, for this reason.
         */
        NotEligible: PlainDescriptor<Anonymize<Iaroil3nrcf01h>>;
        /**
         * A member of the cast holds no valid attestation.
         */
        CastNotEligible: PlainDescriptor<Anonymize<I29hstf20gjrbm>>;
        /**
         * A member of the cast did not consent to it: she must join the performer's cast first.
         */
        CastNotConsenting: PlainDescriptor<Anonymize<I666bl2fqjkejo>>;
        /**
         * A member of the cast is on camera in another stream: she, or its performer, must end that.
         */
        CastOnCameraElsewhere: PlainDescriptor<Anonymize<I666bl2fqjkejo>>;
        /**
         * A member of the cast is named before, or is the performer: name everybody once, beside the
         * performer.
         */
        CastNamedTwice: PlainDescriptor<Anonymize<I666bl2fqjkejo>>;
        /**
         * The performer is on camera in another stream: leave that cast first.
         */
        OnCameraElsewhere: PlainDescriptor<undefined>;
        /**
         * The account has a room.
         */
        AlreadyOpen: PlainDescriptor<undefined>;
        /**
         * The account has no room: open one first.
         */
        NoRoom: PlainDescriptor<undefined>;
        /**
         * The performer is live: go offline first.
         */
        AlreadyLive: PlainDescriptor<undefined>;
        /**
         * The performer is not live.
         */
        NotLive: PlainDescriptor<undefined>;
        /**
         * The relay is not in the directory, suspended or silent: take another one.
         */
        RelayNotActive: PlainDescriptor<undefined>;
        /**
         * A performer is always on camera in her own room: consent to somebody else.
         */
        OwnCast: PlainDescriptor<undefined>;
        /**
         * The consent is given.
         */
        AlreadyJoined: PlainDescriptor<undefined>;
        /**
         * There is no such consent.
         */
        NotJoined: PlainDescriptor<undefined>;
        /**
         * The account consented to as many performers as it can: leave one of their casts first.
         */
        TooManyConsents: PlainDescriptor<undefined>;
    };
    Tipping: {
        /**
         * The amount is zero. Pay at least one planck.
         */
        ZeroAmount: PlainDescriptor<undefined>;
        /**
         * Payer and performer are the same account. Pay from another one.
         */
        SelfPayment: PlainDescriptor<undefined>;
        /**
         * The account named as performer has no room.
         */
        NotAPerformer: PlainDescriptor<undefined>;
        /**
         * The performer holds no valid attestation, for this reason, and cannot be paid until she
         * does.
         */
        NotEligible: PlainDescriptor<Anonymize<Iaroil3nrcf01h>>;
        /**
         * The performer's account holds nothing, and her share is below the existential deposit. Pay
         * more.
         */
        CannotReceive: PlainDescriptor<undefined>;
        /**
         * The payouts add up to more than the performer's whole share.
         */
        PayoutsExceedWhole: PlainDescriptor<undefined>;
        /**
         * A payout is of zero. Leave it out.
         */
        ZeroPayout: PlainDescriptor<undefined>;
        /**
         * An account is named twice. Add its payouts up.
         */
        DuplicatePayout: PlainDescriptor<undefined>;
        /**
         * The performer names herself. What is not paid out stays hers anyway.
         */
        PayoutToSelf: PlainDescriptor<undefined>;
        /**
         * The policy has no tier.
         */
        NoTiers: PlainDescriptor<undefined>;
        /**
         * The policy's first tier does not start at zero.
         */
        FirstThresholdNotZero: PlainDescriptor<undefined>;
        /**
         * The thresholds of the policy's tiers do not ascend strictly, or a share falls.
         */
        TiersOutOfOrder: PlainDescriptor<undefined>;
        /**
         * A tier of the policy pays the performer less than the floor that code guarantees to her.
         */
        PerformerBelowFloor: PlainDescriptor<undefined>;
        /**
         * This rate of the policy is outside the bounds that code sets to it.
         */
        OutOfBounds: PlainDescriptor<Anonymize<Icr87ouijamu6v>>;
        /**
         * The policy's highest tier and all its other rates add up to more than the whole.
         */
        SharesExceedWhole: PlainDescriptor<undefined>;
    };
    Purses: {
        /**
         * The amount is zero. Name an amount above it.
         */
        ZeroAmount: PlainDescriptor<undefined>;
        /**
         * The expiry is not in the future. Name a later block.
         */
        ExpiryPassed: PlainDescriptor<undefined>;
        /**
         * The expiry is further ahead than a purse can live. Name an earlier block.
         */
        ExpiryTooFar: PlainDescriptor<undefined>;
        /**
         * The account has as many purses as it can have. Reclaim one first.
         */
        TooManyPurses: PlainDescriptor<undefined>;
        /**
         * There are no numbers left for new purses.
         */
        NumbersExhausted: PlainDescriptor<undefined>;
        /**
         * There is no purse with this number, or none any more.
         */
        UnknownPurse: PlainDescriptor<undefined>;
        /**
         * The purse belongs to another account.
         */
        NotOwner: PlainDescriptor<undefined>;
        /**
         * The purse is closed already. It can be reclaimed after its last block.
         */
        AlreadyClosing: PlainDescriptor<undefined>;
        /**
         * The purse's expiry is past. Reclaim it.
         */
        Expired: PlainDescriptor<undefined>;
        /**
         * Orders of the purse can still be settled. Close it and wait for its last block.
         */
        StillOpen: PlainDescriptor<undefined>;
        /**
         * The batch holds no order.
         */
        NoOrders: PlainDescriptor<undefined>;
    };
    RankingList: {
        /**
         * A error in the list interface implementation.
         */
        List: PlainDescriptor<Anonymize<Ictkqqlhdjt761>>;
        /**
         * Could not update a node, because the pallet is locked.
         */
        Locked: PlainDescriptor<undefined>;
    };
};
type IConstants = {
    System: {
        /**
         * Block & extrinsics weights: base values and limits.
         */
        BlockWeights: PlainDescriptor<Anonymize<In7a38730s6qs>>;
        /**
         * The maximum length of a block (in bytes).
         */
        BlockLength: PlainDescriptor<Anonymize<Ibtil0ss5munbk>>;
        /**
         * Maximum number of block number to block hash mappings to keep (oldest pruned first).
         */
        BlockHashCount: PlainDescriptor<number>;
        /**
         * The weight of runtime database operations the runtime can invoke.
         */
        DbWeight: PlainDescriptor<Anonymize<I9s0ave7t0vnrk>>;
        /**
         * Get the chain's in-code version.
         */
        Version: PlainDescriptor<Anonymize<I4fo08joqmcqnm>>;
        /**
         * The designated SS58 prefix of this chain.
         *
         * This replaces the "ss58Format" property declared in the chain spec. Reason is
         * that the runtime should know about the prefix in order to make use of it as
         * an identifier of the chain.
         */
        SS58Prefix: PlainDescriptor<number>;
    };
    Timestamp: {
        /**
         * The minimum period between blocks.
         *
         * Be aware that this is different to the *expected* period that the block production
         * apparatus provides. Your chosen consensus system will generally work with this to
         * determine a sensible block time. For example, in the Aura pallet it will be double this
         * period on default settings.
         */
        MinimumPeriod: PlainDescriptor<bigint>;
    };
    Migrations: {
        /**
         * The maximal length of an encoded cursor.
         *
         * A good default needs to selected such that no migration will ever have a cursor with MEL
         * above this limit. This is statically checked in `integrity_test`.
         */
        CursorMaxLen: PlainDescriptor<number>;
        /**
         * The maximal length of an encoded identifier.
         *
         * A good default needs to selected such that no migration will ever have an identifier
         * with MEL above this limit. This is statically checked in `integrity_test`.
         */
        IdentifierMaxLen: PlainDescriptor<number>;
    };
    Babe: {
        /**
         * The amount of time, in slots, that each epoch should last.
         * NOTE: Currently it is not possible to change the epoch duration after
         * the chain has started. Attempting to do so will brick block production.
         */
        EpochDuration: PlainDescriptor<bigint>;
        /**
         * The expected average block time at which BABE should be creating
         * blocks. Since BABE is probabilistic it is not trivial to figure out
         * what the expected average block time should be based on the slot
         * duration and the security parameter `c` (where `1 - c` represents
         * the probability of a slot being empty).
         */
        ExpectedBlockTime: PlainDescriptor<bigint>;
        /**
         * Max number of authorities allowed
         */
        MaxAuthorities: PlainDescriptor<number>;
        /**
         * The maximum number of nominators for each validator.
         */
        MaxNominators: PlainDescriptor<number>;
    };
    Session: {
        /**
         * The amount to be held when setting keys.
         */
        KeyDeposit: PlainDescriptor<bigint>;
    };
    Grandpa: {
        /**
         * Max Authorities in use
         */
        MaxAuthorities: PlainDescriptor<number>;
        /**
         * The maximum number of nominators for each validator.
         */
        MaxNominators: PlainDescriptor<number>;
        /**
         * The maximum number of entries to keep in the set id to session index mapping.
         *
         * Since the `SetIdSession` map is only used for validating equivocations this
         * value should relate to the bonding duration of whatever staking system is
         * being used (if any). If equivocation handling is not enabled then this value
         * can be zero.
         */
        MaxSetIdSessionEntries: PlainDescriptor<bigint>;
    };
    Balances: {
        /**
         * The minimum amount required to keep an account open. MUST BE GREATER THAN ZERO!
         *
         * If you *really* need it to be zero, you can enable the feature `insecure_zero_ed` for
         * this pallet. However, you do so at your own risk: this will open up a major DoS vector.
         * In case you have multiple sources of provider references, you may also get unexpected
         * behaviour if you set this to zero.
         *
         * Bottom line: Do yourself a favour and make it at least one!
         */
        ExistentialDeposit: PlainDescriptor<bigint>;
        /**
         * The maximum number of locks that should exist on an account.
         * Not strictly enforced, but used for weight estimation.
         *
         * Use of locks is deprecated in favour of freezes. See `https://github.com/paritytech/substrate/pull/12951/`
         */
        MaxLocks: PlainDescriptor<number>;
        /**
         * The maximum number of named reserves that can exist on an account.
         *
         * Use of reserves is deprecated in favour of holds. See `https://github.com/paritytech/substrate/pull/12951/`
         */
        MaxReserves: PlainDescriptor<number>;
        /**
         * The maximum number of individual freeze locks that can exist on an account at any time.
         */
        MaxFreezes: PlainDescriptor<number>;
    };
    TransactionPayment: {
        /**
         * A fee multiplier for `Operational` extrinsics to compute "virtual tip" to boost their
         * `priority`
         *
         * This value is multiplied by the `final_fee` to obtain a "virtual tip" that is later
         * added to a tip component in regular `priority` calculations.
         * It means that a `Normal` transaction can front-run a similarly-sized `Operational`
         * extrinsic (with no tip), by including a tip value greater than the virtual tip.
         *
         * ```rust,ignore
         * // For `Normal`
         * let priority = priority_calc(tip);
         *
         * // For `Operational`
         * let virtual_tip = (inclusion_fee + tip) * OperationalFeeMultiplier;
         * let priority = priority_calc(tip + virtual_tip);
         * ```
         *
         * Note that since we use `final_fee` the multiplier applies also to the regular `tip`
         * sent with the transaction. So, not only does the transaction get a priority bump based
         * on the `inclusion_fee`, but we also amplify the impact of tips applied to `Operational`
         * transactions.
         */
        OperationalFeeMultiplier: PlainDescriptor<number>;
    };
    Oracle: {
        /**
         * The pallet ID.
         *
         * Will be used to derive the pallet's account, which is used as the oracle account
         * when values are fed by root.
         */
        PalletId: PlainDescriptor<SizedHex<8>>;
        /**
         * The maximum number of oracle operators that can feed data in a single block.
         */
        MaxHasDispatchedSize: PlainDescriptor<number>;
        /**
         * The maximum number of key-value pairs that can be submitted in a single extrinsic.
         */
        MaxFeedValues: PlainDescriptor<number>;
    };
    TxPause: {
        /**
         * Maximum length for pallet name and call name SCALE encoded string names.
         *
         * TOO LONG NAMES WILL BE TREATED AS PAUSED.
         */
        MaxNameLen: PlainDescriptor<number>;
    };
    Scheduler: {
        /**
         * The maximum weight that may be scheduled per block for any dispatchables.
         */
        MaximumWeight: PlainDescriptor<Anonymize<I4q39t5hn830vp>>;
        /**
         * The maximum number of scheduled calls in the queue for a single block.
         *
         * NOTE:
         * + Dependent pallets' benchmarks might require a higher limit for the setting. Set a
         * higher limit under `runtime-benchmarks` feature.
         */
        MaxScheduledPerBlock: PlainDescriptor<number>;
    };
    Utility: {
        /**
         * The limit on the number of batched calls.
         */
        batched_calls_limit: PlainDescriptor<number>;
    };
    Multisig: {
        /**
         * The base amount of currency needed to reserve for creating a multisig execution or to
         * store a dispatch call for later.
         *
         * This is held for an additional storage item whose value size is
         * `4 + sizeof((BlockNumber, Balance, AccountId))` bytes and whose key size is
         * `32 + sizeof(AccountId)` bytes.
         */
        DepositBase: PlainDescriptor<bigint>;
        /**
         * The amount of currency needed per unit threshold when creating a multisig execution.
         *
         * This is held for adding 32 bytes more into a pre-existing storage value.
         */
        DepositFactor: PlainDescriptor<bigint>;
        /**
         * The maximum amount of signatories allowed in the multisig.
         */
        MaxSignatories: PlainDescriptor<number>;
    };
    Proxy: {
        /**
         * The base amount of currency needed to reserve for creating a proxy.
         *
         * This is held for an additional storage item whose value size is
         * `sizeof(Balance)` bytes and whose key size is `sizeof(AccountId)` bytes.
         */
        ProxyDepositBase: PlainDescriptor<bigint>;
        /**
         * The amount of currency needed per proxy added.
         *
         * This is held for adding 32 bytes plus an instance of `ProxyType` more into a
         * pre-existing storage value. Thus, when configuring `ProxyDepositFactor` one should take
         * into account `32 + proxy_type.encode().len()` bytes of data.
         */
        ProxyDepositFactor: PlainDescriptor<bigint>;
        /**
         * The maximum amount of proxies allowed for a single account.
         */
        MaxProxies: PlainDescriptor<number>;
        /**
         * The maximum amount of time-delayed announcements that are allowed to be pending.
         */
        MaxPending: PlainDescriptor<number>;
        /**
         * The base amount of currency needed to reserve for creating an announcement.
         *
         * This is held when a new storage item holding a `Balance` is created (typically 16
         * bytes).
         */
        AnnouncementDepositBase: PlainDescriptor<bigint>;
        /**
         * The amount of currency needed per announcement made.
         *
         * This is held for adding an `AccountId`, `Hash` and `BlockNumber` (typically 68 bytes)
         * into a pre-existing storage value.
         */
        AnnouncementDepositFactor: PlainDescriptor<bigint>;
    };
    Referrals: {
        /**
         * What an account holds for ever when it enrols, in planck; not zero.
         */
        EnrolmentDeposit: PlainDescriptor<bigint>;
        /**
         * What an account holds for each code while it owns it, in planck; not zero.
         */
        CodeDeposit: PlainDescriptor<bigint>;
        /**
         * The most codes that one account can own; not zero.
         */
        MaxCodes: PlainDescriptor<number>;
    };
    Verification: {
        /**
         * What a verifier holds while it is registered, in planck. At least the existential
         * deposit, so that it can always be paid.
         */
        VerifierBond: PlainDescriptor<bigint>;
        /**
         * What a performer holds while there is a record of her, in planck.
         */
        RecordDeposit: PlainDescriptor<bigint>;
        /**
         * The most verifiers admitted at once.
         */
        MaxVerifiers: PlainDescriptor<number>;
        /**
         * The most blocks that an attestation is valid for.
         */
        MaxValidity: PlainDescriptor<number>;
        /**
         * The most attestations that expire in one block. All of them, with what the listener does,
         * fit into half a block.
         */
        MaxExpiriesPerBlock: PlainDescriptor<number>;
    };
    Relays: {
        /**
         * The bond of a relay, in planck; it also pays for the storage of its entry.
         */
        Bond: PlainDescriptor<bigint>;
        /**
         * How many blocks a bond waits after its relay left.
         */
        UnbondingDelay: PlainDescriptor<number>;
        /**
         * The fewest blocks between two heartbeats of a relay.
         */
        HeartbeatInterval: PlainDescriptor<number>;
        /**
         * For how many blocks a heartbeat counts; at least two intervals, so that one may be lost.
         */
        HeartbeatTimeout: PlainDescriptor<number>;
        /**
         * The most relays in the directory.
         */
        MaxRelays: PlainDescriptor<number>;
    };
    Rooms: {
        /**
         * The deposit of a room in planck, for its profile, the most blocked countries and the
         * largest cast.
         */
        RoomDeposit: PlainDescriptor<bigint>;
        /**
         * The deposit of a consent, in planck.
         */
        ConsentDeposit: PlainDescriptor<bigint>;
        /**
         * The most people on camera beside the performer; at most 256.
         */
        MaxCast: PlainDescriptor<number>;
        /**
         * The most countries that a performer blocks.
         */
        MaxBlockedCountries: PlainDescriptor<number>;
        /**
         * The most performers whose casts an account consents to be in.
         */
        MaxConsents: PlainDescriptor<number>;
    };
    Tipping: {
        /**
         * The account from which validators are rewarded. Must always hold the existential deposit.
         */
        ValidatorsPot: PlainDescriptor<SS58String>;
        /**
         * The treasury's account. Must always hold the existential deposit.
         */
        Treasury: PlainDescriptor<SS58String>;
        /**
         * What is held from a performer while she keeps payout settings, in planck.
         */
        PayoutDeposit: PlainDescriptor<bigint>;
    };
    Purses: {
        /**
         * The account in which all that purses can spend is kept. Must always hold the existential
         * deposit beside that.
         */
        Pot: PlainDescriptor<SS58String>;
        /**
         * How many blocks a closed purse still settles orders. Blocks, above zero.
         */
        ClosingDelay: PlainDescriptor<number>;
        /**
         * How many blocks ahead a purse's expiry can lie. Blocks, above zero.
         */
        MaxLifetime: PlainDescriptor<number>;
        /**
         * How many purses one account can have at a time. Above zero.
         */
        MaxPursesPerOwner: PlainDescriptor<number>;
        /**
         * What is on hold for the record of a purse. Planck, not below the existential deposit.
         */
        Deposit: PlainDescriptor<bigint>;
    };
    Ranking: {
        /**
         * The time in which a payment's weight halves, in milliseconds. Every stored sum depends on
         * it: changing it takes a migration.
         */
        HalfLife: PlainDescriptor<bigint>;
        /**
         * For how long a performer is a newcomer, in milliseconds.
         */
        NewcomerPeriod: PlainDescriptor<bigint>;
        /**
         * The score from which on a performer is no newcomer, in planck.
         */
        NewcomerCeiling: PlainDescriptor<bigint>;
        /**
         * The most newcomers at a time.
         */
        MaxNewcomers: PlainDescriptor<number>;
    };
    RankingList: {
        /**
         * The list of thresholds separating the various bags.
         *
         * Ids are separated into unsorted bags according to their score. This specifies the
         * thresholds separating the bags. An id's bag is the largest bag for which the id's score
         * is less than or equal to its upper threshold.
         *
         * When ids are iterated, higher bags are iterated completely before lower bags. This means
         * that iteration is _semi-sorted_: ids of higher score tend to come before ids of lower
         * score, but peer ids within a particular bag are sorted in insertion order.
         *
         * # Expressing the constant
         *
         * This constant must be sorted in strictly increasing order. Duplicate items are not
         * permitted.
         *
         * There is an implied upper limit of `Score::MAX`; that value does not need to be
         * specified within the bag. For any two threshold lists, if one ends with
         * `Score::MAX`, the other one does not, and they are otherwise equal, the two
         * lists will behave identically.
         *
         * # Calculation
         *
         * It is recommended to generate the set of thresholds in a geometric series, such that
         * there exists some constant ratio such that `threshold[k + 1] == (threshold[k] *
         * constant_ratio).max(threshold[k] + 1)` for all `k`.
         *
         * The helpers in the `/utils/frame/generate-bags` module can simplify this calculation.
         *
         * # Examples
         *
         * - If `BagThresholds::get().is_empty()`, then all ids are put into the same bag, and
         * iteration is strictly in insertion order.
         * - If `BagThresholds::get().len() == 64`, and the thresholds are determined according to
         * the procedure given above, then the constant ratio is equal to 2.
         * - If `BagThresholds::get().len() == 200`, and the thresholds are determined according to
         * the procedure given above, then the constant ratio is approximately equal to 1.248.
         * - If the threshold list begins `[1, 2, 3, ...]`, then an id with score 0 or 1 will fall
         * into bag 0, an id with score 2 will fall into bag 1, etc.
         *
         * # Migration
         *
         * In the event that this list ever changes, a copy of the old bags list must be retained.
         * With that `List::migrate` can be called, which will perform the appropriate migration.
         */
        BagThresholds: PlainDescriptor<Anonymize<Iafqnechp3omqg>>;
        /**
         * Maximum number of accounts that may be re-bagged automatically in `on_idle`.
         *
         * A value of `0` (obtained by configuring `type MaxAutoRebagPerBlock = ();`) disables
         * the feature.
         */
        MaxAutoRebagPerBlock: PlainDescriptor<number>;
    };
};
type IViewFns = {
    Migrations: {
        /**
         * Returns the ongoing status of migrations.
         */
        ongoing_status: RuntimeDescriptor<[], Anonymize<I9vodnt2k1kha>>;
        /**
         * Returns progress information about the current migration, if any.
         *
         * This function provides detailed information about the current migration's progress,
         * including the number of steps completed and the maximum allowed steps.
         */
        progress: RuntimeDescriptor<[], Anonymize<I4ao1le27fcisl>>;
        /**
         * Returns the storage prefixes affected by the current migration.
         *
         * Can be empty if the migration does not know or there are no prefixes.
         */
        affected_prefixes: RuntimeDescriptor<[], Anonymize<Itom7fk49o0c9>>;
        /**
         * Returns the comprehensive status of multi-block migrations.
         */
        status: RuntimeDescriptor<[], Anonymize<Ih4ursllob8fg>>;
    };
    Oracle: {
        /**
         * Retrieve the aggregated oracle value for a specific key, including its timestamp.
         */
        get_value: RuntimeDescriptor<[key: Anonymize<I9lri23o2qs62e>], Anonymize<I974rv7q5bvln8>>;
        /**
         * Retrieve every aggregated oracle value tracked by the pallet.
         */
        all_values: RuntimeDescriptor<[], Anonymize<Idblnu4fve3uhl>>;
    };
    Proxy: {
        /**
         * Check if a `RuntimeCall` is allowed for a given `ProxyType`.
         */
        check_permissions: RuntimeDescriptor<[call: Anonymize<Iaovn7qo9qcla2>, proxy_type: Anonymize<I4b5hhk94qjno6>], boolean>;
        /**
         * Check if one `ProxyType` is a subset of another `ProxyType`.
         */
        is_superset: RuntimeDescriptor<[to_check: Anonymize<I4b5hhk94qjno6>, against: Anonymize<I4b5hhk94qjno6>], boolean>;
    };
    LiveToken: {
        /**
         * How much LIVE there is, can be, and is not released yet. Reads every schedule.
         */
        supply: RuntimeDescriptor<[], Anonymize<I4vhmgj087ak39>>;
        /**
         * What is vesting for `who`, and how much of it [`vest`](Pallet::vest) would release now.
         */
        vesting_of: RuntimeDescriptor<[who: SS58String], Anonymize<I5183h4utsguev>>;
    };
    Referrals: {
        /**
         * The referrers above `who` that a payment can reach, nearest first; at most
         * [`MAX_TIERS`].
         */
        path_of: RuntimeDescriptor<[who: SS58String], Anonymize<Ia2lhg7l2hilo3>>;
        /**
         * Who brought `who`, how many it brought itself, and what it earned by that.
         */
        stats: RuntimeDescriptor<[who: SS58String], Anonymize<Ibb0lc853i02mi>>;
        /**
         * Who owns `code`, if anybody does.
         */
        code_owner: RuntimeDescriptor<[code: Uint8Array], Anonymize<Ihfphjolmsqq1>>;
        /**
         * The codes that `who` owns, in the order in which they were claimed.
         */
        codes_of: RuntimeDescriptor<[who: SS58String], Anonymize<Itom7fk49o0c9>>;
    };
    Verification: {
        /**
         * Whether `who` may be on camera now, or why not.
         */
        eligibility: RuntimeDescriptor<[who: SS58String], Anonymize<I81ls4kn132afl>>;
        /**
         * The attestation of `who`, if there is one that is valid now.
         */
        attestation_of: RuntimeDescriptor<[who: SS58String], Anonymize<Iejfi4hse01nja>>;
        /**
         * The document of `who` that waits, if there is one.
         */
        submission_of: RuntimeDescriptor<[who: SS58String], Anonymize<I9bk2o9updohde>>;
        /**
         * The registered verifiers, in no particular order.
         */
        verifiers: RuntimeDescriptor<[], Anonymize<Ik2ifru3alajk>>;
    };
    Relays: {
        /**
         * All relays, whatever their status, in no particular order.
         */
        directory: RuntimeDescriptor<[], Anonymize<Icd62d21emjcb>>;
        /**
         * The relay of `operator`.
         */
        relay: RuntimeDescriptor<[operator: SS58String], Anonymize<Ifgnbskgdi7t0g>>;
    };
    Rooms: {
        /**
         * The room of `performer`.
         */
        room: RuntimeDescriptor<[performer: SS58String], Anonymize<Ic8edi8ftg1vsr>>;
        /**
         * The performer in whose stream `account` is on camera.
         */
        on_camera: RuntimeDescriptor<[account: SS58String], Anonymize<Ihfphjolmsqq1>>;
        /**
         * The performers whose casts `member` consents to be in, in no particular order.
         */
        consents: RuntimeDescriptor<[member: SS58String], Anonymize<Ia2lhg7l2hilo3>>;
    };
    Tipping: {
        /**
         * The policy by which payments are split.
         */
        policy: RuntimeDescriptor<[], Anonymize<I18e55v997uvbg>>;
        /**
         * The tier that `performer` reached.
         */
        tier: RuntimeDescriptor<[performer: SS58String], Anonymize<I7l0b16mobp1k4>>;
        /**
         * How `performer` splits her own share; empty if she keeps all of it.
         */
        payout: RuntimeDescriptor<[performer: SS58String], Anonymize<I3pfjtve0hdlp1>>;
        /**
         * Who would get what of `amount` planck, if `payer` paid it for `performer` now. Does not
         * look at what the payer has.
         */
        quote: RuntimeDescriptor<[payer: SS58String, performer: SS58String, amount: bigint, served_by: Anonymize<Ihfphjolmsqq1>], Anonymize<Iekppq6iubhceu>>;
    };
    RankingList: {
        /**
         * Get the current `score` of a given account.
         *
         * Returns `(current, real_score)`, the former being the current score that this pallet is
         * aware of, which may or may not be up to date, and the latter being the real score, as
         * provided by
         * If the two differ, it means this node is eligible for [`Call::rebag`].
         */
        scores: RuntimeDescriptor<[who: SS58String], Anonymize<Iba6ec6u9n2dc1>>;
    };
};
type IRuntimeCalls = {
    /**
     * Every read of the chain that more than one caller needs.
     */
    LiveStarsApi: {
        /**
         * Who would get what of a payment of `amount` planck from `payer` to `performer`, served by the
         * relay `served_by`; or why it would be refused.
         */
        quote: RuntimeDescriptor<[payer: SS58String, performer: SS58String, amount: bigint, served_by: Anonymize<Ihfphjolmsqq1>], Anonymize<Iekppq6iubhceu>>;
        /**
         * The rates and bounds that payments are split by.
         */
        policy: RuntimeDescriptor<[], Anonymize<I18e55v997uvbg>>;
        /**
         * The tier that `performer` reached, and her share of every payment.
         */
        tier: RuntimeDescriptor<[performer: SS58String], Anonymize<I7l0b16mobp1k4>>;
        /**
         * The accounts among which `performer` splits her own share.
         */
        payout: RuntimeDescriptor<[performer: SS58String], Anonymize<I3pfjtve0hdlp1>>;
        /**
         * `count` places of the public list, 100 at most, from position `from`.
         */
        ranking: RuntimeDescriptor<[from: number, count: number], Anonymize<I298lpmuq37pi3>>;
        /**
         * Everything that decides the place of `performer`.
         */
        explain: RuntimeDescriptor<[performer: SS58String], Anonymize<Iat7muer75cdap>>;
        /**
         * `count` scored performers after `after` in the raw order of the list, without eligibility
         * and exploration.
         */
        scored: RuntimeDescriptor<[after: Anonymize<Ihfphjolmsqq1>, count: number], Anonymize<I5d7v2cnui1ke0>>;
        /**
         * Whether `who` may be on camera, or why not.
         */
        eligibility: RuntimeDescriptor<[who: SS58String], Anonymize<I81ls4kn132afl>>;
        /**
         * The attestation of `who`, valid or not.
         */
        attestation: RuntimeDescriptor<[who: SS58String], Anonymize<Iejfi4hse01nja>>;
        /**
         * The registered verifiers, with their keys and fees.
         */
        verifiers: RuntimeDescriptor<[], Anonymize<Ik2ifru3alajk>>;
        /**
         * The referrers above `who`, nearest first.
         */
        referral_path: RuntimeDescriptor<[who: SS58String], Anonymize<Ia2lhg7l2hilo3>>;
        /**
         * Who brought `who`, whom it brought, and what it earned by that.
         */
        referral_stats: RuntimeDescriptor<[who: SS58String], Anonymize<Ibb0lc853i02mi>>;
        /**
         * The account that is found by a referral code.
         */
        code_owner: RuntimeDescriptor<[code: Uint8Array], Anonymize<Ihfphjolmsqq1>>;
        /**
         * The purse with this number.
         */
        purse: RuntimeDescriptor<[purse: bigint], Anonymize<Ianm9vknv2lsgt>>;
        /**
         * The numbers of `owner`'s purses, oldest first.
         */
        purses_of: RuntimeDescriptor<[owner: SS58String], Anonymize<Iafqnechp3omqg>>;
        /**
         * Whether `order` would be settled now, or why not.
         */
        check_order: RuntimeDescriptor<[order: Anonymize<I2clokb1ljgqjh>], Anonymize<I4v5soobo9c350>>;
        /**
         * All relays of the directory.
         */
        relays: RuntimeDescriptor<[], Anonymize<Icd62d21emjcb>>;
        /**
         * The room of `performer`.
         */
        room: RuntimeDescriptor<[performer: SS58String], Anonymize<Ic8edi8ftg1vsr>>;
        /**
         * What one LIVE is worth in US dollars, with its age; nothing if it was never fed.
         */
        price: RuntimeDescriptor<[], Anonymize<I2gtcvtf7n9hfp>>;
        /**
         * How much LIVE there is, and how much there can ever be.
         */
        supply: RuntimeDescriptor<[], Anonymize<I4vhmgj087ak39>>;
        /**
         * What still vests for `who`.
         */
        vesting: RuntimeDescriptor<[who: SS58String], Anonymize<I5183h4utsguev>>;
    };
    /**
     * The `Core` runtime api that every Substrate runtime needs to implement.
     */
    Core: {
        /**
         * Returns the version of the runtime.
         */
        version: RuntimeDescriptor<[], Anonymize<I4fo08joqmcqnm>>;
        /**
         * Execute the given block.
         */
        execute_block: RuntimeDescriptor<[block: Anonymize<Iaqet9jc3ihboe>], undefined>;
        /**
         * Initialize a block with the given header and return the runtime executive mode.
         */
        initialize_block: RuntimeDescriptor<[header: Anonymize<Ic952bubvq4k7d>], Anonymize<I2v50gu3s1aqk6>>;
    };
    /**
     * The `Metadata` api trait that returns metadata for the runtime.
     */
    Metadata: {
        /**
         * Returns the metadata of a runtime.
         */
        metadata: RuntimeDescriptor<[], Uint8Array>;
        /**
         * Returns the metadata at a given version.
         *
         * If the given `version` isn't supported, this will return `None`.
         * Use [`Self::metadata_versions`] to find out about supported metadata version of the runtime.
         */
        metadata_at_version: RuntimeDescriptor<[version: number], Anonymize<Iabpgqcjikia83>>;
        /**
         * Returns the supported metadata versions.
         *
         * This can be used to call `metadata_at_version`.
         */
        metadata_versions: RuntimeDescriptor<[], Anonymize<Icgljjb6j82uhn>>;
    };
    /**
     * Runtime API for executing view functions
     */
    RuntimeViewFunction: {
        /**
         * Execute a view function query.
         */
        execute_view_function: RuntimeDescriptor<[query_id: Anonymize<I4gil44d08grh>, input: Uint8Array], Anonymize<I7u915mvkdsb08>>;
    };
    /**
     * The `BlockBuilder` api trait that provides the required functionality for building a block.
     */
    BlockBuilder: {
        /**
         * Apply the given extrinsic.
         *
         * Returns an inclusion outcome which specifies if this extrinsic is included in
         * this block or not.
         */
        apply_extrinsic: RuntimeDescriptor<[extrinsic: Uint8Array], Anonymize<I11d0g1v06t85b>>;
        /**
         * Finish the current block.
         */
        finalize_block: RuntimeDescriptor<[], Anonymize<Ic952bubvq4k7d>>;
        /**
         * Generate inherent extrinsics. The inherent data will vary from chain to chain.
         */
        inherent_extrinsics: RuntimeDescriptor<[inherent: Anonymize<If7uv525tdvv7a>], Anonymize<Itom7fk49o0c9>>;
        /**
         * Check that the inherents are valid. The inherent data will vary from chain to chain.
         */
        check_inherents: RuntimeDescriptor<[block: Anonymize<Iaqet9jc3ihboe>, data: Anonymize<If7uv525tdvv7a>], Anonymize<I2an1fs2eiebjp>>;
    };
    /**
     * The `TaggedTransactionQueue` api trait for interfering with the transaction queue.
     */
    TaggedTransactionQueue: {
        /**
         * Validate the transaction.
         *
         * This method is invoked by the transaction pool to learn details about given transaction.
         * The implementation should make sure to verify the correctness of the transaction
         * against current state. The given `block_hash` corresponds to the hash of the block
         * that is used as current state.
         *
         * Note that this call may be performed by the pool multiple times and transactions
         * might be verified in any possible order.
         */
        validate_transaction: RuntimeDescriptor<[source: TransactionValidityTransactionSource, tx: Uint8Array, block_hash: SizedHex<32>], Anonymize<I9ask1o4tfvcvs>>;
    };
    /**
     * The offchain worker api.
     */
    OffchainWorkerApi: {
        /**
         * Starts the off-chain task for given block header.
         */
        offchain_worker: RuntimeDescriptor<[header: Anonymize<Ic952bubvq4k7d>], undefined>;
    };
    /**
     * Session keys runtime api.
     */
    SessionKeys: {
        /**
         * Generate a set of session keys with optionally using the given seed.
         * The keys should be stored within the keystore exposed via runtime
         * externalities.
         *
         * The seed needs to be a valid `utf8` string.
         *
         * Returns the concatenated SCALE encoded public keys.
         */
        generate_session_keys: RuntimeDescriptor<[owner: Uint8Array, seed: Anonymize<Iabpgqcjikia83>], Anonymize<I4ph3d1eepnmr1>>;
        /**
         * Decode the given public session keys.
         *
         * Returns the list of public raw public keys + key type.
         */
        decode_session_keys: RuntimeDescriptor<[encoded: Uint8Array], Anonymize<Icerf8h8pdu8ss>>;
    };
    /**
     * API necessary for block authorship with BABE.
     */
    BabeApi: {
        /**
         * Return the configuration for BABE.
         */
        configuration: RuntimeDescriptor<[], Anonymize<Iems84l8lk2v0c>>;
        /**
         * Returns the slot that started the current epoch.
         */
        current_epoch_start: RuntimeDescriptor<[], bigint>;
        /**
         * Returns information regarding the current epoch.
         */
        current_epoch: RuntimeDescriptor<[], Anonymize<I1r5ke30ueqo0r>>;
        /**
         * Returns information regarding the next epoch (which was already
         * previously announced).
         */
        next_epoch: RuntimeDescriptor<[], Anonymize<I1r5ke30ueqo0r>>;
        /**
         * Generates a proof of key ownership for the given authority in the
         * current epoch. An example usage of this module is coupled with the
         * session historical module to prove that a given authority key is
         * tied to a given staking identity during a specific session. Proofs
         * of key ownership are necessary for submitting equivocation reports.
         * NOTE: even though the API takes a `slot` as parameter the current
         * implementations ignores this parameter and instead relies on this
         * method being called at the correct block height, i.e. any point at
         * which the epoch for the given slot is live on-chain. Future
         * implementations will instead use indexed data through an offchain
         * worker, not requiring older states to be available.
         */
        generate_key_ownership_proof: RuntimeDescriptor<[slot: bigint, authority_id: SizedHex<32>], Anonymize<Iabpgqcjikia83>>;
        /**
         * Submits an unsigned extrinsic to report an equivocation. The caller
         * must provide the equivocation proof and a key ownership proof
         * (should be obtained using `generate_key_ownership_proof`). The
         * extrinsic will be unsigned and should only be accepted for local
         * authorship (not to be broadcast to the network). This method returns
         * `None` when creation of the extrinsic fails, e.g. if equivocation
         * reporting is disabled for the given runtime (i.e. this method is
         * hardcoded to return `None`). Only useful in an offchain context.
         */
        submit_report_equivocation_unsigned_extrinsic: RuntimeDescriptor<[equivocation_proof: Anonymize<I68ii5ik8avr9o>, key_owner_proof: Uint8Array], boolean>;
    };
    /**
     * APIs for integrating the GRANDPA finality gadget into runtimes.
     * This should be implemented on the runtime side.
     *
     * This is primarily used for negotiating authority-set changes for the
     * gadget. GRANDPA uses a signaling model of changing authority sets:
     * changes should be signaled with a delay of N blocks, and then automatically
     * applied in the runtime after those N blocks have passed.
     *
     * The consensus protocol will coordinate the handoff externally.
     */
    GrandpaApi: {
        /**
         * Get the current GRANDPA authorities and weights. This should not change except
         * for when changes are scheduled and the corresponding delay has passed.
         *
         * When called at block B, it will return the set of authorities that should be
         * used to finalize descendants of this block (B+1, B+2, ...). The block B itself
         * is finalized by the authorities from block B-1.
         */
        grandpa_authorities: RuntimeDescriptor<[], Anonymize<I3geksg000c171>>;
        /**
         * Submits an unsigned extrinsic to report an equivocation. The caller
         * must provide the equivocation proof and a key ownership proof
         * (should be obtained using `generate_key_ownership_proof`). The
         * extrinsic will be unsigned and should only be accepted for local
         * authorship (not to be broadcast to the network). This method returns
         * `None` when creation of the extrinsic fails, e.g. if equivocation
         * reporting is disabled for the given runtime (i.e. this method is
         * hardcoded to return `None`). Only useful in an offchain context.
         */
        submit_report_equivocation_unsigned_extrinsic: RuntimeDescriptor<[equivocation_proof: Anonymize<I9puqgoda8ofk4>, key_owner_proof: Uint8Array], boolean>;
        /**
         * Generates a proof of key ownership for the given authority in the
         * given set. An example usage of this module is coupled with the
         * session historical module to prove that a given authority key is
         * tied to a given staking identity during a specific session. Proofs
         * of key ownership are necessary for submitting equivocation reports.
         * NOTE: even though the API takes a `set_id` as parameter the current
         * implementations ignore this parameter and instead rely on this
         * method being called at the correct block height, i.e. any point at
         * which the given set id is live on-chain. Future implementations will
         * instead use indexed data through an offchain worker, not requiring
         * older states to be available.
         */
        generate_key_ownership_proof: RuntimeDescriptor<[set_id: bigint, authority_id: SizedHex<32>], Anonymize<Iabpgqcjikia83>>;
        /**
         * Get current GRANDPA authority set id.
         */
        current_set_id: RuntimeDescriptor<[], bigint>;
    };
    /**
     * The API to query account nonce.
     */
    AccountNonceApi: {
        /**
         * Get current account nonce of given `AccountId`.
         */
        account_nonce: RuntimeDescriptor<[account: SS58String], number>;
    };
    /**
    
     */
    TransactionPaymentApi: {
        /**
        
         */
        query_info: RuntimeDescriptor<[uxt: Uint8Array, len: number], Anonymize<I6spmpef2c7svf>>;
        /**
        
         */
        query_fee_details: RuntimeDescriptor<[uxt: Uint8Array, len: number], Anonymize<Iei2mvq0mjvt81>>;
        /**
        
         */
        query_weight_to_fee: RuntimeDescriptor<[weight: Anonymize<I4q39t5hn830vp>], bigint>;
        /**
        
         */
        query_length_to_fee: RuntimeDescriptor<[length: number], bigint>;
    };
    /**
    
     */
    TransactionPaymentCallApi: {
        /**
         * Query information of a dispatch class, weight, and fee of a given encoded `Call`.
         */
        query_call_info: RuntimeDescriptor<[call: Anonymize<Iaovn7qo9qcla2>, len: number], Anonymize<I6spmpef2c7svf>>;
        /**
         * Query fee details of a given encoded `Call`.
         */
        query_call_fee_details: RuntimeDescriptor<[call: Anonymize<Iaovn7qo9qcla2>, len: number], Anonymize<Iei2mvq0mjvt81>>;
        /**
         * Query the output of the current `WeightToFee` given some input.
         */
        query_weight_to_fee: RuntimeDescriptor<[weight: Anonymize<I4q39t5hn830vp>], bigint>;
        /**
         * Query the output of the current `LengthToFee` given some input.
         */
        query_length_to_fee: RuntimeDescriptor<[length: number], bigint>;
    };
    /**
     * API to interact with `RuntimeGenesisConfig` for the runtime
     */
    GenesisBuilder: {
        /**
         * Build `RuntimeGenesisConfig` from a JSON blob not using any defaults and store it in the
         * storage.
         *
         * In the case of a FRAME-based runtime, this function deserializes the full
         * `RuntimeGenesisConfig` from the given JSON blob and puts it into the storage. If the
         * provided JSON blob is incorrect or incomplete or the deserialization fails, an error
         * is returned.
         *
         * Please note that provided JSON blob must contain all `RuntimeGenesisConfig` fields, no
         * defaults will be used.
         */
        build_state: RuntimeDescriptor<[json: Uint8Array], Anonymize<Ie9sr1iqcg3cgm>>;
        /**
         * Returns a JSON blob representation of the built-in `RuntimeGenesisConfig` identified by
         * `id`.
         *
         * If `id` is `None` the function should return JSON blob representation of the default
         * `RuntimeGenesisConfig` struct of the runtime. Implementation must provide default
         * `RuntimeGenesisConfig`.
         *
         * Otherwise function returns a JSON representation of the built-in, named
         * `RuntimeGenesisConfig` preset identified by `id`, or `None` if such preset does not
         * exist. Returned `Vec<u8>` contains bytes of JSON blob (patch) which comprises a list of
         * (potentially nested) key-value pairs that are intended for customizing the default
         * runtime genesis config. The patch shall be merged (rfc7386) with the JSON representation
         * of the default `RuntimeGenesisConfig` to create a comprehensive genesis config that can
         * be used in `build_state` method.
         */
        get_preset: RuntimeDescriptor<[id: Anonymize<I1mqgk2tmnn9i2>], Anonymize<Iabpgqcjikia83>>;
        /**
         * Returns a list of identifiers for available builtin `RuntimeGenesisConfig` presets.
         *
         * The presets from the list can be queried with [`GenesisBuilder::get_preset`] method. If
         * no named presets are provided by the runtime the list is empty.
         */
        preset_names: RuntimeDescriptor<[], Anonymize<I6lr8sctk0bi4e>>;
    };
};
export type LivestarsDispatchError = Anonymize<I826c7h2l5tkj3>;
type IAsset = PlainDescriptor<void>;
export type LivestarsExtensions = {};
type PalletsTypedef = {
    __storage: IStorage;
    __tx: ICalls;
    __event: IEvent;
    __error: IError;
    __const: IConstants;
    __view: IViewFns;
};
export type Livestars = {
    descriptors: {
        pallets: PalletsTypedef;
        apis: IRuntimeCalls;
    } & Promise<any>;
    metadataTypes: Promise<Uint8Array>;
    asset: IAsset;
    extensions: LivestarsExtensions;
    getMetadata: () => Promise<Uint8Array>;
    genesis: string | undefined;
};
declare const _allDescriptors: Livestars;
export default _allDescriptors;
export type LivestarsApis = ApisFromDef<IRuntimeCalls>;
export type LivestarsQueries = QueryFromPalletsDef<PalletsTypedef>;
export type LivestarsCalls = TxFromPalletsDef<PalletsTypedef>;
export type LivestarsEvents = EventsFromPalletsDef<PalletsTypedef>;
export type LivestarsErrors = ErrorsFromPalletsDef<PalletsTypedef>;
export type LivestarsConstants = ConstFromPalletsDef<PalletsTypedef>;
export type LivestarsViewFns = ViewFnsFromPalletsDef<PalletsTypedef>;
export type LivestarsCallData = Anonymize<Iaovn7qo9qcla2> & {
    value: {
        type: string;
    };
};
type AllInteractions = {
    storage: {
        System: ['Account', 'ExtrinsicCount', 'InherentsApplied', 'BlockWeight', 'BlockSize', 'BlockHash', 'ExtrinsicData', 'Number', 'ParentHash', 'Digest', 'Events', 'EventCount', 'EventTopics', 'LastRuntimeUpgrade', 'BlocksTillUpgrade', 'UpgradedToU32RefCount', 'UpgradedToTripleRefCount', 'ExecutionPhase', 'AuthorizedUpgrade', 'ExtrinsicWeightReclaimed'];
        Timestamp: ['Now', 'DidUpdate'];
        Migrations: ['Cursor', 'Historic'];
        Authorship: ['Author'];
        Babe: ['EpochIndex', 'Authorities', 'GenesisSlot', 'CurrentSlot', 'Randomness', 'PendingEpochConfigChange', 'NextRandomness', 'NextAuthorities', 'SegmentIndex', 'UnderConstruction', 'Initialized', 'AuthorVrfRandomness', 'EpochStart', 'Lateness', 'EpochConfig', 'NextEpochConfig', 'SkippedEpochs'];
        Historical: ['HistoricalSessions', 'StoredRange'];
        Session: ['Validators', 'CurrentIndex', 'QueuedChanged', 'QueuedKeys', 'DisabledValidators', 'NextKeys', 'KeyOwner', 'ExternallySetKeys'];
        Grandpa: ['State', 'PendingChange', 'NextForced', 'Stalled', 'CurrentSetId', 'SetIdSession', 'Authorities'];
        Offences: ['Reports', 'ConcurrentReportsIndex'];
        Balances: ['TotalIssuance', 'InactiveIssuance', 'Account', 'Locks', 'Reserves', 'Holds', 'Freezes'];
        TransactionPayment: ['NextFeeMultiplier', 'StorageVersion', 'TxPaymentCredit'];
        PriceFeeders: ['Members', 'Prime'];
        Oracle: ['RawValues', 'Values', 'HasDispatched'];
        Sudo: ['Key'];
        TxPause: ['PausedCalls'];
        Preimage: ['StatusFor', 'RequestStatusFor', 'PreimageFor'];
        Scheduler: ['IncompleteSince', 'Agenda', 'Retries', 'Lookup'];
        Multisig: ['Multisigs'];
        Proxy: ['Proxies', 'Announcements'];
        LiveToken: ['Ceiling', 'Schedules'];
        Referrals: ['Enrolments', 'ReferralCount', 'Codes', 'CodesOf'];
        Verification: ['Verifiers', 'CounterForVerifiers', 'PendingCount', 'Records', 'Expiries'];
        Relays: ['Relays', 'CounterForRelays', 'Barred'];
        Rooms: ['Rooms', 'Live', 'CastIn', 'Consents', 'ConsentCounts'];
        Tipping: ['CurrentPolicy', 'Payouts'];
        Purses: ['Purses', 'PursesOf', 'NextPurse'];
        Ranking: ['Records', 'Newcomers', 'CounterForNewcomers', 'NewcomerEnds'];
        RankingList: ['ListNodes', 'CounterForListNodes', 'ListBags', 'NextNodeAutoRebagged', 'Lock', 'PendingRebag', 'CounterForPendingRebag'];
    };
    tx: {
        System: ['remark', 'set_heap_pages', 'set_code', 'set_code_without_checks', 'set_storage', 'kill_storage', 'kill_prefix', 'remark_with_event', 'authorize_upgrade', 'authorize_upgrade_without_checks', 'apply_authorized_upgrade'];
        Timestamp: ['set'];
        Migrations: ['force_set_cursor', 'force_set_active_cursor', 'force_onboard_mbms', 'clear_historic'];
        Babe: ['report_equivocation', 'report_equivocation_unsigned', 'plan_config_change'];
        Session: ['set_keys', 'purge_keys'];
        Grandpa: ['report_equivocation', 'report_equivocation_unsigned', 'note_stalled'];
        Balances: ['transfer_allow_death', 'force_transfer', 'transfer_keep_alive', 'transfer_all', 'force_unreserve', 'upgrade_accounts', 'force_set_balance', 'force_adjust_total_issuance', 'burn'];
        PriceFeeders: ['add_member', 'remove_member', 'swap_member', 'reset_members', 'change_key', 'set_prime', 'clear_prime'];
        Oracle: ['feed_values'];
        Sudo: ['sudo', 'sudo_unchecked_weight', 'set_key', 'sudo_as', 'remove_key'];
        TxPause: ['pause', 'unpause'];
        Preimage: ['note_preimage', 'unnote_preimage', 'request_preimage', 'unrequest_preimage', 'ensure_updated'];
        Scheduler: ['schedule', 'cancel', 'schedule_named', 'cancel_named', 'schedule_after', 'schedule_named_after', 'set_retry', 'set_retry_named', 'cancel_retry', 'cancel_retry_named'];
        Utility: ['batch', 'as_derivative', 'batch_all', 'dispatch_as', 'force_batch', 'with_weight', 'if_else', 'dispatch_as_fallible'];
        Multisig: ['as_multi_threshold_1', 'as_multi', 'approve_as_multi', 'cancel_as_multi', 'poke_deposit'];
        Proxy: ['proxy', 'add_proxy', 'remove_proxy', 'remove_proxies', 'create_pure', 'kill_pure', 'announce', 'remove_announcement', 'reject_announcement', 'proxy_announced', 'poke_deposit'];
        LiveToken: ['lower_ceiling', 'burn', 'vest', 'vest_other'];
        Referrals: ['enrol', 'enrol_by_code', 'claim_code', 'release_code'];
        Verification: ['admit_verifier', 'dismiss_verifier', 'register_verifier', 'update_verifier', 'resign_verifier', 'submit', 'withdraw_submission', 'withdraw', 'attest', 'reject', 'revoke', 'bar', 'unbar'];
        Relays: ['register', 'update', 'heartbeat', 'leave', 'withdraw_bond', 'suspend', 'reinstate'];
        Rooms: ['open_room', 'set_profile', 'set_blocked_countries', 'go_live', 'join_cast', 'leave_cast', 'go_offline', 'close_room', 'force_offline'];
        Tipping: ['tip', 'set_payout', 'set_policy'];
        Purses: ['open', 'top_up', 'close', 'settle', 'reclaim'];
        RankingList: ['rebag', 'put_in_front_of', 'put_in_front_of_other'];
    };
    events: {
        System: ['ExtrinsicSuccess', 'ExtrinsicFailed', 'CodeUpdated', 'NewAccount', 'KilledAccount', 'Remarked', 'UpgradeAuthorized', 'RejectedInvalidAuthorizedUpgrade'];
        Migrations: ['UpgradeStarted', 'UpgradeCompleted', 'UpgradeFailed', 'MigrationSkipped', 'MigrationAdvanced', 'MigrationCompleted', 'MigrationFailed', 'HistoricCleared'];
        Historical: ['RootStored', 'RootsPruned'];
        Session: ['NewSession', 'NewQueued', 'ValidatorDisabled', 'ValidatorReenabled'];
        Grandpa: ['NewAuthorities', 'Paused', 'Resumed'];
        Offences: ['Offence'];
        Balances: ['Endowed', 'DustLost', 'Transfer', 'BalanceSet', 'Reserved', 'Unreserved', 'ReserveRepatriated', 'Deposit', 'Withdraw', 'Slashed', 'Minted', 'MintedCredit', 'Burned', 'BurnedDebt', 'Suspended', 'Restored', 'Upgraded', 'Issued', 'Rescinded', 'Locked', 'Unlocked', 'Frozen', 'Thawed', 'TotalIssuanceForced', 'Held', 'BurnedHeld', 'TransferOnHold', 'TransferAndHold', 'Released', 'Unexpected'];
        TransactionPayment: ['TransactionFeePaid'];
        PriceFeeders: ['MemberAdded', 'MemberRemoved', 'MembersSwapped', 'MembersReset', 'KeyChanged', 'Dummy'];
        Oracle: ['NewFeedData'];
        Sudo: ['Sudid', 'KeyChanged', 'KeyRemoved', 'SudoAsDone'];
        TxPause: ['CallPaused', 'CallUnpaused'];
        Preimage: ['Noted', 'Requested', 'Cleared'];
        Scheduler: ['Scheduled', 'Canceled', 'Dispatched', 'RetrySet', 'RetryCancelled', 'CallUnavailable', 'PeriodicFailed', 'RetryFailed', 'PermanentlyOverweight', 'AgendaIncomplete'];
        Utility: ['BatchInterrupted', 'BatchCompleted', 'BatchCompletedWithErrors', 'ItemCompleted', 'ItemFailed', 'DispatchedAs', 'IfElseMainSuccess', 'IfElseFallbackCalled'];
        Multisig: ['NewMultisig', 'MultisigApproval', 'MultisigExecuted', 'MultisigCancelled', 'DepositPoked'];
        Proxy: ['ProxyExecuted', 'PureCreated', 'PureKilled', 'Announced', 'ProxyAdded', 'ProxyRemoved', 'DepositPoked'];
        LiveToken: ['CeilingLowered', 'Burned', 'Vested'];
        Referrals: ['Enrolled', 'CodeClaimed', 'CodeReleased'];
        Verification: ['VerifierAdmitted', 'VerifierDismissed', 'VerifierRegistered', 'VerifierUpdated', 'VerifierResigned', 'Submitted', 'SubmissionWithdrawn', 'Withdrawn', 'Attested', 'Rejected', 'Revoked', 'Expired', 'Barred', 'Unbarred'];
        Relays: ['Registered', 'Updated', 'HeartbeatReceived', 'Left', 'BondWithdrawn', 'Suspended', 'Reinstated'];
        Rooms: ['RoomOpened', 'ProfileChanged', 'CountriesBlocked', 'WentLive', 'WentOffline', 'CastJoined', 'CastLeft', 'RoomClosed'];
        Tipping: ['Paid', 'PayoutSet', 'PolicyChanged'];
        Purses: ['Opened', 'ToppedUp', 'Closing', 'OrderRefused', 'Settled', 'Reclaimed'];
        Ranking: ['NewcomerEntered', 'NewcomerLeft'];
        RankingList: ['Rebagged', 'ScoreUpdated'];
    };
    errors: {
        System: ['InvalidSpecName', 'SpecVersionNeedsToIncrease', 'FailedToExtractRuntimeVersion', 'NonDefaultComposite', 'NonZeroRefCount', 'CallFiltered', 'MultiBlockMigrationsOngoing', 'NothingAuthorized', 'Unauthorized'];
        Migrations: ['Ongoing'];
        Babe: ['InvalidEquivocationProof', 'InvalidKeyOwnershipProof', 'DuplicateOffenceReport', 'InvalidConfiguration'];
        Session: ['InvalidProof', 'NoAssociatedValidatorId', 'DuplicatedKey', 'NoKeys', 'NoAccount'];
        Grandpa: ['PauseFailed', 'ResumeFailed', 'ChangePending', 'TooSoon', 'InvalidKeyOwnershipProof', 'InvalidEquivocationProof', 'DuplicateOffenceReport'];
        Balances: ['VestingBalance', 'LiquidityRestrictions', 'InsufficientBalance', 'ExistentialDeposit', 'Expendability', 'ExistingVestingSchedule', 'DeadAccount', 'TooManyReserves', 'TooManyHolds', 'TooManyFreezes', 'IssuanceDeactivated', 'DeltaZero'];
        PriceFeeders: ['AlreadyMember', 'NotMember', 'TooManyMembers'];
        Oracle: ['NoPermission', 'AlreadyFeeded', 'ExceedsMaxHasDispatchedSize'];
        Sudo: ['RequireSudo'];
        TxPause: ['IsPaused', 'IsUnpaused', 'Unpausable', 'NotFound'];
        Preimage: ['TooBig', 'AlreadyNoted', 'NotAuthorized', 'NotNoted', 'Requested', 'NotRequested', 'TooMany', 'TooFew'];
        Scheduler: ['FailedToSchedule', 'NotFound', 'TargetBlockNumberInPast', 'RescheduleNoChange', 'Named'];
        Utility: ['TooManyCalls'];
        Multisig: ['MinimumThreshold', 'AlreadyApproved', 'NoApprovalsNeeded', 'TooFewSignatories', 'TooManySignatories', 'SignatoriesOutOfOrder', 'SenderInSignatories', 'NotFound', 'NotOwner', 'NoTimepoint', 'WrongTimepoint', 'UnexpectedTimepoint', 'MaxWeightTooLow', 'AlreadyStored'];
        Proxy: ['TooMany', 'NotFound', 'NotProxy', 'Unproxyable', 'Duplicate', 'NoPermission', 'Unannounced', 'NoSelfProxy'];
        LiveToken: ['CeilingNotLower', 'CeilingBelowIssuance', 'NothingToBurn', 'NothingVesting', 'NothingVested'];
        Referrals: ['AlreadyEnrolled', 'HasReferrals', 'SelfReferral', 'ReferrerNotFound', 'CodeTooShort', 'CodeCharacters', 'CodeTaken', 'CodeUnknown', 'NotCodeOwner', 'TooManyCodes'];
        Verification: ['NotAdmitted', 'AlreadyAdmitted', 'TooManyVerifiers', 'AlreadyRegistered', 'NotAVerifier', 'VerifierHasPending', 'UnusableKey', 'FeeAboveMaximum', 'SelfVerification', 'AlreadyPending', 'NothingPending', 'WrongVerifier', 'FingerprintMismatch', 'ExpiryInPast', 'ExpiryTooFar', 'ExpirySlotFull', 'NotAttested', 'NothingToWithdraw', 'Barred', 'AlreadyBarred', 'NotBarred'];
        Relays: ['InvalidUrl', 'InvalidMultiaddr', 'ZeroCapacity', 'AlreadyRegistered', 'StillUnbonding', 'DirectoryFull', 'BarredFromRegistering', 'NotRegistered', 'AlreadyLeft', 'NotLeft', 'BondNotWithdrawable', 'HeartbeatTooEarly', 'AlreadySuspended', 'NotSuspended'];
        Rooms: ['NotEligible', 'CastNotEligible', 'CastNotConsenting', 'CastOnCameraElsewhere', 'CastNamedTwice', 'OnCameraElsewhere', 'AlreadyOpen', 'NoRoom', 'AlreadyLive', 'NotLive', 'RelayNotActive', 'OwnCast', 'AlreadyJoined', 'NotJoined', 'TooManyConsents'];
        Tipping: ['ZeroAmount', 'SelfPayment', 'NotAPerformer', 'NotEligible', 'CannotReceive', 'PayoutsExceedWhole', 'ZeroPayout', 'DuplicatePayout', 'PayoutToSelf', 'NoTiers', 'FirstThresholdNotZero', 'TiersOutOfOrder', 'PerformerBelowFloor', 'OutOfBounds', 'SharesExceedWhole'];
        Purses: ['ZeroAmount', 'ExpiryPassed', 'ExpiryTooFar', 'TooManyPurses', 'NumbersExhausted', 'UnknownPurse', 'NotOwner', 'AlreadyClosing', 'Expired', 'StillOpen', 'NoOrders'];
        RankingList: ['List', 'Locked'];
    };
    constants: {
        System: ['BlockWeights', 'BlockLength', 'BlockHashCount', 'DbWeight', 'Version', 'SS58Prefix'];
        Timestamp: ['MinimumPeriod'];
        Migrations: ['CursorMaxLen', 'IdentifierMaxLen'];
        Babe: ['EpochDuration', 'ExpectedBlockTime', 'MaxAuthorities', 'MaxNominators'];
        Session: ['KeyDeposit'];
        Grandpa: ['MaxAuthorities', 'MaxNominators', 'MaxSetIdSessionEntries'];
        Balances: ['ExistentialDeposit', 'MaxLocks', 'MaxReserves', 'MaxFreezes'];
        TransactionPayment: ['OperationalFeeMultiplier'];
        Oracle: ['PalletId', 'MaxHasDispatchedSize', 'MaxFeedValues'];
        TxPause: ['MaxNameLen'];
        Scheduler: ['MaximumWeight', 'MaxScheduledPerBlock'];
        Utility: ['batched_calls_limit'];
        Multisig: ['DepositBase', 'DepositFactor', 'MaxSignatories'];
        Proxy: ['ProxyDepositBase', 'ProxyDepositFactor', 'MaxProxies', 'MaxPending', 'AnnouncementDepositBase', 'AnnouncementDepositFactor'];
        Referrals: ['EnrolmentDeposit', 'CodeDeposit', 'MaxCodes'];
        Verification: ['VerifierBond', 'RecordDeposit', 'MaxVerifiers', 'MaxValidity', 'MaxExpiriesPerBlock'];
        Relays: ['Bond', 'UnbondingDelay', 'HeartbeatInterval', 'HeartbeatTimeout', 'MaxRelays'];
        Rooms: ['RoomDeposit', 'ConsentDeposit', 'MaxCast', 'MaxBlockedCountries', 'MaxConsents'];
        Tipping: ['ValidatorsPot', 'Treasury', 'PayoutDeposit'];
        Purses: ['Pot', 'ClosingDelay', 'MaxLifetime', 'MaxPursesPerOwner', 'Deposit'];
        Ranking: ['HalfLife', 'NewcomerPeriod', 'NewcomerCeiling', 'MaxNewcomers'];
        RankingList: ['BagThresholds', 'MaxAutoRebagPerBlock'];
    };
    viewFns: {
        Migrations: ['ongoing_status', 'progress', 'affected_prefixes', 'status'];
        Oracle: ['get_value', 'all_values'];
        Proxy: ['check_permissions', 'is_superset'];
        LiveToken: ['supply', 'vesting_of'];
        Referrals: ['path_of', 'stats', 'code_owner', 'codes_of'];
        Verification: ['eligibility', 'attestation_of', 'submission_of', 'verifiers'];
        Relays: ['directory', 'relay'];
        Rooms: ['room', 'on_camera', 'consents'];
        Tipping: ['policy', 'tier', 'payout', 'quote'];
        RankingList: ['scores'];
    };
    apis: {
        LiveStarsApi: ['quote', 'policy', 'tier', 'payout', 'ranking', 'explain', 'scored', 'eligibility', 'attestation', 'verifiers', 'referral_path', 'referral_stats', 'code_owner', 'purse', 'purses_of', 'check_order', 'relays', 'room', 'price', 'supply', 'vesting'];
        Core: ['version', 'execute_block', 'initialize_block'];
        Metadata: ['metadata', 'metadata_at_version', 'metadata_versions'];
        RuntimeViewFunction: ['execute_view_function'];
        BlockBuilder: ['apply_extrinsic', 'finalize_block', 'inherent_extrinsics', 'check_inherents'];
        TaggedTransactionQueue: ['validate_transaction'];
        OffchainWorkerApi: ['offchain_worker'];
        SessionKeys: ['generate_session_keys', 'decode_session_keys'];
        BabeApi: ['configuration', 'current_epoch_start', 'current_epoch', 'next_epoch', 'generate_key_ownership_proof', 'submit_report_equivocation_unsigned_extrinsic'];
        GrandpaApi: ['grandpa_authorities', 'submit_report_equivocation_unsigned_extrinsic', 'generate_key_ownership_proof', 'current_set_id'];
        AccountNonceApi: ['account_nonce'];
        TransactionPaymentApi: ['query_info', 'query_fee_details', 'query_weight_to_fee', 'query_length_to_fee'];
        TransactionPaymentCallApi: ['query_call_info', 'query_call_fee_details', 'query_weight_to_fee', 'query_length_to_fee'];
        GenesisBuilder: ['build_state', 'get_preset', 'preset_names'];
    };
};
export type LivestarsWhitelistEntry = PalletKey | `query.${NestedKey<AllInteractions['storage']>}` | `tx.${NestedKey<AllInteractions['tx']>}` | `event.${NestedKey<AllInteractions['events']>}` | `error.${NestedKey<AllInteractions['errors']>}` | `const.${NestedKey<AllInteractions['constants']>}` | `view.${NestedKey<AllInteractions['viewFns']>}` | `api.${NestedKey<AllInteractions['apis']>}`;
type PalletKey = `*.${({
    [K in keyof AllInteractions]: K extends 'apis' ? never : keyof AllInteractions[K];
})[keyof AllInteractions]}`;
type NestedKey<D extends Record<string, string[]>> = "*" | {
    [P in keyof D & string]: `${P}.*` | `${P}.${D[P][number]}`;
}[keyof D & string];
