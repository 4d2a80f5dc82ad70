//! A purse, its signed orders, and why an order is refused.

use crate::{
	sequence::{SequenceError, SequenceWindow},
	Config,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{
	frame_system,
	fungible::{Credit, Inspect},
	BlockNumberFor, Debug, Saturating, TypeInfo,
};
use livestars_primitives::{
	order::{Order, OrderSignature, PurseKey},
	payment::{PaymentError, Payments},
};
use serde::{Deserialize, Serialize};

/// The most orders of one batch.
pub const MAX_ORDERS: u32 = 256;

/// The type of an amount in planck.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// A withdrawn amount on its way.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

/// The shares of a batch on their way.
pub type LedgerOf<T> = <<T as Config>::Payments as Payments<
	<T as frame_system::Config>::AccountId,
	BalanceOf<T>,
	CreditOf<T>,
>>::Ledger;

/// A purse of this chain.
pub type PurseOf<T> =
	Purse<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

/// What the outside sees of a purse of this chain.
pub type PurseInfoOf<T> =
	PurseInfo<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

/// A signed order of this chain.
pub type SignedOrderOf<T> =
	SignedOrder<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

/// An order and its signature, as it is settled.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SignedOrder<AccountId, Balance, BlockNumber> {
	/// What the purse's key asks for.
	pub order: Order<AccountId, Balance, BlockNumber>,
	/// The purse's key over [`Order::signing_payload`].
	pub signature: OrderSignature,
}

/// What an owner set aside to be spent by a key.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Purse<AccountId, Balance, BlockNumber> {
	/// Whose money it is.
	pub owner: AccountId,
	/// The key that signs its orders.
	pub key: PurseKey,
	/// The most it can ever spend, in planck.
	pub cap: Balance,
	/// What it spent, in planck; never more than the cap. The difference is in the pot.
	pub spent: Balance,
	/// The last block in which its orders can be settled.
	pub expires_at: BlockNumber,
	/// Which of its orders were settled.
	pub window: SequenceWindow,
	/// The last block in which its orders can be settled since its owner closed it.
	pub closing_at: Option<BlockNumber>,
	/// What is on hold for this record, in planck.
	pub deposit: Balance,
}

impl<AccountId, Balance: Copy + Saturating, BlockNumber: Copy + Ord>
	Purse<AccountId, Balance, BlockNumber>
{
	/// What can still be spent, in planck: exactly what is in the pot for it.
	pub fn remaining(&self) -> Balance {
		self.cap.saturating_sub(self.spent)
	}

	/// The last block in which an order of this purse can be settled.
	pub fn last_block(&self) -> BlockNumber {
		self.closing_at.map_or(self.expires_at, |closing_at| closing_at.min(self.expires_at))
	}

	/// Whether orders can be settled in block `now`, or why not.
	pub(crate) fn ensure_open(&self, now: BlockNumber) -> Result<(), Refusal> {
		if self.expires_at < now {
			return Err(Refusal::PurseExpired);
		}
		if self.last_block() < now {
			return Err(Refusal::PurseClosed);
		}
		Ok(())
	}
}

/// What the outside sees of a purse.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct PurseInfo<AccountId, Balance, BlockNumber> {
	/// Whose money it is.
	pub owner: AccountId,
	/// The key that signs its orders.
	pub key: PurseKey,
	/// The most it can ever spend, in planck.
	pub cap: Balance,
	/// What it spent, in planck.
	pub spent: Balance,
	/// What can still be spent, in planck.
	pub remaining: Balance,
	/// What is on hold for its record, in planck.
	pub deposit: Balance,
	/// The last block in which its orders could be settled if it is not closed before.
	pub expires_at: BlockNumber,
	/// The last block in which its orders can be settled since its owner closed it.
	pub closing_at: Option<BlockNumber>,
	/// The last block in which its orders can be settled: the earlier of the two above.
	pub last_block: BlockNumber,
	/// The lowest sequence above all that were settled; none after the last one of all.
	pub next_sequence: Option<u64>,
}

impl<AccountId, Balance: Copy + Saturating, BlockNumber: Copy + Ord>
	From<Purse<AccountId, Balance, BlockNumber>> for PurseInfo<AccountId, Balance, BlockNumber>
{
	fn from(purse: Purse<AccountId, Balance, BlockNumber>) -> Self {
		Self {
			remaining: purse.remaining(),
			last_block: purse.last_block(),
			next_sequence: purse.window.next(),
			owner: purse.owner,
			key: purse.key,
			cap: purse.cap,
			spent: purse.spent,
			deposit: purse.deposit,
			expires_at: purse.expires_at,
			closing_at: purse.closing_at,
		}
	}
}

/// Why an order is not settled. The checks are made in this order, the cheap ones first.
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
pub enum Refusal {
	/// The order is for another chain.
	WrongGenesis,
	/// The block up to which the order was valid is past.
	OrderExpired,
	/// There is no purse with this number, or none any more.
	UnknownPurse,
	/// The purse's expiry is past.
	PurseExpired,
	/// The purse was closed by its owner, and the delay for settling is over.
	PurseClosed,
	/// The sequence lies below the window that the chain remembers.
	SequenceTooOld,
	/// An order with this sequence was settled.
	Replayed,
	/// The amount is more than remains in the purse.
	OverCap,
	/// The signature is not the purse's key's over this order: another key, another scheme,
	/// another domain or another order was signed.
	BadSignature,
	/// The payment itself is refused, for this reason.
	Payment(PaymentError),
}

impl From<SequenceError> for Refusal {
	fn from(error: SequenceError) -> Self {
		match error {
			SequenceError::TooOld => Self::SequenceTooOld,
			SequenceError::Replayed => Self::Replayed,
		}
	}
}

impl From<PaymentError> for Refusal {
	fn from(error: PaymentError) -> Self {
		Self::Payment(error)
	}
}
