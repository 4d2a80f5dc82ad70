//! # Runtime API
//!
//! Every read of the chain that more than one caller needs. Light clients call these functions and
//! can verify the answers; the node serves each again as JSON-RPC under `liveStars_*`.
//!
//! Amounts are planck (1 LIVE = 10^12 planck), times are milliseconds since the Unix epoch, and
//! block numbers are said to be block numbers.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use alloc::vec::Vec;
use livestars_primitives::{
	eligibility::Ineligibility, order::PurseId, payment::PaymentError, price::Price,
};
use pallet_live_token::{Supply, VestingStatus};
use pallet_purses::{PurseInfo, Refusal, SignedOrder};
use pallet_ranking::{Explanation, Placed, Scored};
use pallet_referrals::{Code, ReferralStats};
use pallet_relays::RelayEntry;
use pallet_rooms::RoomInfo;
use pallet_tipping::{PayoutList, Policy, Quote, TierReached};
use pallet_verification::{Attestation, VerifierListing};
use polkadot_sdk::*;

sp_api::decl_runtime_apis! {
	/// Every read of the chain that more than one caller needs.
	pub trait LiveStarsApi<AccountId, Balance, BlockNumber>
	where
		AccountId: codec::Codec,
		Balance: codec::Codec,
		BlockNumber: codec::Codec,
	{
		/// Who would get what of a payment of `amount` planck from `payer` to `performer`, served by the
		/// relay `served_by`; or why it would be refused.
		fn quote(
			payer: AccountId,
			performer: AccountId,
			amount: Balance,
			served_by: Option<AccountId>,
		) -> Result<Quote<AccountId>, PaymentError>;

		/// The rates and bounds that payments are split by.
		fn policy() -> Policy;

		/// The tier that `performer` reached, and her share of every payment.
		fn tier(performer: AccountId) -> TierReached;

		/// The accounts among which `performer` splits her own share.
		fn payout(performer: AccountId) -> PayoutList<AccountId>;

		/// `count` places of the public list, 100 at most, from position `from`.
		fn ranking(from: u32, count: u32) -> Vec<Placed<AccountId>>;

		/// Everything that decides the place of `performer`.
		fn explain(performer: AccountId) -> Explanation;

		/// `count` scored performers after `after` in the raw order of the list, without eligibility
		/// and exploration.
		fn scored(after: Option<AccountId>, count: u32) -> Vec<Scored<AccountId>>;

		/// Whether `who` may be on camera, or why not.
		fn eligibility(who: AccountId) -> Result<(), Ineligibility>;

		/// The attestation of `who`, valid or not.
		fn attestation(who: AccountId) -> Option<Attestation<AccountId, BlockNumber>>;

		/// The registered verifiers, with their keys and fees.
		fn verifiers() -> Vec<VerifierListing<AccountId, Balance>>;

		/// The referrers above `who`, nearest first.
		fn referral_path(who: AccountId) -> Vec<AccountId>;

		/// Who brought `who`, whom it brought, and what it earned by that.
		fn referral_stats(who: AccountId) -> ReferralStats<AccountId, Balance>;

		/// The account that is found by a referral code.
		fn code_owner(code: Code) -> Option<AccountId>;

		/// The purse with this number.
		fn purse(purse: PurseId) -> Option<PurseInfo<AccountId, Balance, BlockNumber>>;

		/// The numbers of `owner`'s purses, oldest first.
		fn purses_of(owner: AccountId) -> Vec<PurseId>;

		/// Whether `order` would be settled now, or why not.
		fn check_order(order: SignedOrder<AccountId, Balance, BlockNumber>) -> Result<(), Refusal>;

		/// All relays of the directory.
		fn relays() -> Vec<RelayEntry<AccountId, BlockNumber>>;

		/// The room of `performer`.
		fn room(performer: AccountId) -> Option<RoomInfo<AccountId, BlockNumber>>;

		/// What one LIVE is worth in US dollars, with its age; nothing if it was never fed.
		fn price() -> Option<Price>;

		/// How much LIVE there is, and how much there can ever be.
		fn supply() -> Supply;

		/// What still vests for `who`.
		fn vesting(who: AccountId) -> Option<VestingStatus<BlockNumber>>;
	}
}
