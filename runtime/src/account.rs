//! What the chain keeps of an account: its balances, and what it earned as a referrer.
//!
//! Both stand in one entry. A payment to a referrer changes both, and what a payment costs on a large
//! state is mostly the number of entries that it changes.

use crate::{AccountId, Balance, Runtime, System};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use livestars_primitives::referral::ReferralEarnings;
use polkadot_sdk::{
	frame_support::traits::StoredMap,
	frame_system,
	pallet_balances::{AccountData as Balances, ExtraFlags},
	sp_runtime::DispatchError,
};
use scale_info::TypeInfo;

/// The data of an account. What begins it are the fields of `pallet-balances`, with the names and in
/// the order that wallets know.
#[derive(
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct AccountData {
	/// What the account can use, but for what is frozen; in planck.
	pub free: Balance,
	/// What is on hold, in planck.
	pub reserved: Balance,
	/// What `free + reserved` must not fall below, in planck.
	pub frozen: Balance,
	/// How `pallet-balances` counts the references to the account.
	pub flags: ExtraFlags,
	/// What the account ever earned as a referrer; nothing if it never did.
	pub earned: Option<ReferralEarnings<Balance>>,
}

impl AccountData {
	fn balances(&self) -> Balances<Balance> {
		let Self { free, reserved, frozen, flags, .. } = self.clone();
		Balances { free, reserved, frozen, flags }
	}
}

/// Where `pallet-balances` keeps its part of an account.
pub struct BalancesOfAccounts;

impl StoredMap<AccountId, Balances<Balance>> for BalancesOfAccounts {
	fn get(who: &AccountId) -> Balances<Balance> {
		System::get(who).balances()
	}

	fn try_mutate_exists<R, E: From<DispatchError>>(
		who: &AccountId,
		change: impl FnOnce(&mut Option<Balances<Balance>>) -> Result<R, E>,
	) -> Result<R, E> {
		System::try_mutate_exists(who, |entry| {
			let data = entry.take().unwrap_or_default();
			let mut balances = Some(data.balances()).filter(|some| *some != Balances::default());
			let result = change(&mut balances)?;
			let Balances { free, reserved, frozen, flags } = balances.unwrap_or_default();
			*entry = Some(AccountData { free, reserved, frozen, flags, earned: data.earned });
			Ok(result)
		})
	}
}

/// Where the referrals keep what an account earned. Only an account that exists earns.
pub struct EarningsOfAccounts;

impl StoredMap<AccountId, ReferralEarnings<Balance>> for EarningsOfAccounts {
	fn get(who: &AccountId) -> ReferralEarnings<Balance> {
		System::get(who).earned.unwrap_or_default()
	}

	fn try_mutate_exists<R, E: From<DispatchError>>(
		who: &AccountId,
		change: impl FnOnce(&mut Option<ReferralEarnings<Balance>>) -> Result<R, E>,
	) -> Result<R, E> {
		frame_system::Account::<Runtime>::try_mutate_exists(who, |account| match account {
			Some(account) => change(&mut account.data.earned),
			None => Err(DispatchError::CannotLookup.into()),
		})
	}
}
