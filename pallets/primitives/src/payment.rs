//! A payment, its shares and its receipt.
//!
//! Every payment of every kind takes the same way: [`Payments::prepare`] checks it and computes all
//! shares without writing anything, the caller withdraws exactly the amount as a credit, and
//! [`Payments::execute`] hands the credit out. Shares gather in a ledger, by recipient, until
//! [`Payments::close`] pays each recipient once: a batch of payments writes an account once,
//! however many of its payments pay it.

use crate::eligibility::Ineligibility;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{
	deps::frame_support::PalletError,
	prelude::{BoundedVec, ConstU32, Debug, DispatchError, TypeInfo, H256},
};
use serde::{Deserialize, Serialize};

/// The most accounts among which a performer can split her own share, beside herself.
pub const MAX_PAYOUTS: u32 = 8;

/// The most shares of one payment: the performer, her payouts, three and two referrers, edge and
/// origin relay, the validators' pot and the treasury.
pub const MAX_SHARES: u32 = 1 + MAX_PAYOUTS + 3 + 2 + 2 + 2;

/// The most shares of one payment that can fail to reach their recipient: all but those of the
/// performer, the pots and the treasury.
pub const MAX_UNCLAIMED: u32 = MAX_SHARES - 3;

/// What a payment is for.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum PaymentKind {
	/// A tip, signed by the viewer's wallet.
	Tip,
	/// A tip out of a purse, signed by the purse's key.
	Order,
}

/// A payment before it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment<AccountId, Balance> {
	/// Who pays.
	pub payer: AccountId,
	/// Who is paid for.
	pub performer: AccountId,
	/// The whole payment in planck.
	pub amount: Balance,
	/// What it is for.
	pub kind: PaymentKind,
	/// The relay that served the viewer.
	pub served_by: Option<AccountId>,
	/// The hash of a text that stays with the relay.
	pub memo: Option<H256>,
	/// The hash of the order that asked for it.
	pub order: Option<H256>,
}

/// What a share is paid for.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Role {
	/// The performer herself.
	Performer,
	/// An account among which the performer splits her own share, by its place in her settings.
	Payout(u8),
	/// Who brought the viewer; 0 is the nearest tier.
	ViewerReferrer(u8),
	/// Who brought the performer; 0 is the nearest tier.
	PerformerReferrer(u8),
	/// The relay that served the viewer.
	EdgeRelay,
	/// The relay that the performer publishes to.
	OriginRelay,
	/// The pot from which validators are rewarded.
	Validators,
	/// The treasury, with every share that did not reach its recipient.
	Treasury,
}

/// One party's part of a payment.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Share<AccountId, Balance> {
	/// What it is paid for.
	pub role: Role,
	/// Who has it now.
	pub account: AccountId,
	/// How much, in planck; never zero.
	pub amount: Balance,
}

/// Why a share did not reach the account it was meant for.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum UnclaimedReason {
	/// The account cannot receive it; most often because it does not exist and the share is below
	/// the existential deposit.
	CannotReceive,
	/// The account is no registered relay.
	UnknownRelay,
}

/// A share that did not reach the account it was meant for. A payout goes to the performer instead,
/// every other share to the treasury, and is contained in what the receipt says they got.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Unclaimed<AccountId, Balance> {
	/// What it would have been paid for.
	pub role: Role,
	/// Who would have got it.
	pub account: AccountId,
	/// How much, in planck; never zero.
	pub amount: Balance,
	/// Why not.
	pub reason: UnclaimedReason,
}

/// The shares of one payment; their amounts add up to it exactly.
pub type Shares<AccountId, Balance> = BoundedVec<Share<AccountId, Balance>, ConstU32<MAX_SHARES>>;

/// The shares of one payment that did not reach the account they were meant for.
pub type UnclaimedShares<AccountId, Balance> =
	BoundedVec<Unclaimed<AccountId, Balance>, ConstU32<MAX_UNCLAIMED>>;

/// A payment whose every check passed and whose every share is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared<AccountId, Balance> {
	/// The payment.
	pub payment: Payment<AccountId, Balance>,
	/// Who gets what.
	pub shares: Shares<AccountId, Balance>,
	/// Who would have got something and cannot.
	pub unclaimed: UnclaimedShares<AccountId, Balance>,
}

/// Why a payment is refused.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PalletError,
	Serialize,
	Deserialize,
)]
pub enum PaymentError {
	/// The amount is zero.
	ZeroAmount,
	/// Payer and performer are the same account.
	SelfPayment,
	/// The account named as performer has no room.
	NotAPerformer,
	/// The performer holds no valid attestation, for this reason.
	NotEligible(Ineligibility),
	/// The performer's account cannot receive her share; it holds nothing, and the share is below
	/// the existential deposit.
	CannotReceive,
}

/// The one engine that splits and pays.
///
/// `Credit` is the currency's credit type: the withdrawn amount on its way.
pub trait Payments<AccountId, Balance, Credit> {
	/// Shares on their way, by recipient. Must be given to [`Self::close`]; what is dropped instead
	/// is burned.
	type Ledger: Default;

	/// Checks `payment` and computes its shares. Writes nothing. `ledger` holds the payments that
	/// will be made before it, which decide whether a share can reach a new account.
	fn prepare(
		ledger: &Self::Ledger,
		payment: Payment<AccountId, Balance>,
	) -> Result<Prepared<AccountId, Balance>, PaymentError>;

	/// Makes a prepared payment out of `credit`, which must be exactly its amount: deposits the
	/// receipt, tells the listeners, and adds the shares to `ledger`.
	fn execute(ledger: &mut Self::Ledger, prepared: Prepared<AccountId, Balance>, credit: Credit);

	/// Pays every recipient of `ledger` and notes what it earned as a referrer, once each. Returns how
	/// many recipients there were.
	fn close(ledger: Self::Ledger) -> u32;

	/// Turns a refusal into this engine's dispatch error.
	fn refuse(error: PaymentError) -> DispatchError;
}

/// Hears of every payment, after its shares were added to the ledger.
pub trait OnPayment<AccountId, Balance> {
	/// A payment was made.
	fn on_payment(payment: &Payment<AccountId, Balance>);
}

/// Nobody listens.
impl<AccountId, Balance> OnPayment<AccountId, Balance> for () {
	fn on_payment(_: &Payment<AccountId, Balance>) {}
}

/// Both listen, one after the other.
impl<AccountId, Balance, A, B> OnPayment<AccountId, Balance> for (A, B)
where
	A: OnPayment<AccountId, Balance>,
	B: OnPayment<AccountId, Balance>,
{
	fn on_payment(payment: &Payment<AccountId, Balance>) {
		A::on_payment(payment);
		B::on_payment(payment);
	}
}
