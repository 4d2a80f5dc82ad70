//! # The Live Stars runtime
//!
//! Every rule of the chain, wired together. This file is the table of contents:
//!
//! | file | what it holds |
//! |---|---|
//! | [`constants`] | units of money and time, limits of a block |
//! | [`account`] | what is kept of an account |
//! | [`configs`] | the pallets' parameters, one file per concern |
//! | [`apis`] | what nodes, wallets and developers may ask the runtime |
//! | [`price`] | what a LIVE is worth in US dollars, and how old that knowledge is |
//! | [`genesis_config_presets`] | the first block of development chains |
//! | [`migrations`] | what happens at an upgrade |

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
#![allow(missing_docs, reason = "the macros that wire a runtime make public items without docs")]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

pub mod account;
pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod constants;
pub mod currency;
pub mod genesis_config_presets;
pub mod migrations;
pub mod price;
#[cfg(feature = "std")]
pub mod signing;
mod weights;

use alloc::vec::Vec;
use polkadot_sdk::{
	sp_runtime::{
		generic, impl_opaque_keys,
		traits::{BlakeTwo256, IdentifyAccount, Verify},
		MultiAddress, MultiSignature,
	},
	sp_version::RuntimeVersion,
	*,
};

/// A signature of any of the accepted kinds.
pub type Signature = MultiSignature;
/// An account, which is a public key or its hash.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// An amount of LIVE, in planck.
pub type Balance = u128;
/// The height of a block.
pub type BlockNumber = u32;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// A hash of 256 bits.
pub type Hash = sp_core::H256;
/// Milliseconds since the Unix epoch.
pub type Moment = u64;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block of decoded transactions.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// What is signed along with a call, in the order in which it is checked. None of it but the era,
/// the nonce, the tip and the metadata hash's mode has bytes of its own, so every wallet can sign.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction as it arrives.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a wallet signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Executes blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// The types of a node that carries transactions without reading them.
pub mod opaque {
	use super::*;

	pub use polkadot_sdk::sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block of encoded transactions.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}

impl_opaque_keys! {
	/// The keys of a validator.
	pub struct SessionKeys {
		/// Signs the blocks it authors.
		pub babe: Babe,
		/// Signs its votes for what is final.
		pub grandpa: Grandpa,
	}
}

/// Which runtime this is.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("livestars"),
	impl_name: alloc::borrow::Cow::Borrowed("livestars-node"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

/// The pallets. An index is a pallet's address in every encoded call, event and error: it is never
/// reused. Gaps leave room for pallets of the same concern.
#[frame_support::runtime]
mod runtime {
	/// The runtime itself.
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// 0–9: the system.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Migrations = pallet_migrations;

	// 10–19: consensus. BABE comes before the session pallet, which asks it whether a session ends;
	// authorship comes before both, so that they know who wrote the block.
	#[runtime::pallet_index(10)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(11)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(12)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(13)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(14)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(15)]
	pub type Offences = pallet_offences;

	// 20–29: money.
	#[runtime::pallet_index(20)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(21)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(22)]
	pub type PriceFeeders = pallet_membership<Instance1>;
	#[runtime::pallet_index(23)]
	pub type Oracle = pallet_oracle;

	// 30–39: governance and utilities.
	#[runtime::pallet_index(30)]
	pub type Sudo = pallet_sudo;
	#[runtime::pallet_index(31)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(32)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(33)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(34)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(35)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(36)]
	pub type Proxy = pallet_proxy;

	// 50–69: the platform. Live-token mints at genesis what the others hold deposits of.
	#[runtime::pallet_index(50)]
	pub type LiveToken = pallet_live_token;
	#[runtime::pallet_index(51)]
	pub type Referrals = pallet_referrals;
	#[runtime::pallet_index(52)]
	pub type Verification = pallet_verification;
	#[runtime::pallet_index(53)]
	pub type Relays = pallet_relays;
	#[runtime::pallet_index(54)]
	pub type Rooms = pallet_rooms;
	#[runtime::pallet_index(55)]
	pub type Tipping = pallet_tipping;
	#[runtime::pallet_index(56)]
	pub type Purses = pallet_purses;
	#[runtime::pallet_index(57)]
	pub type Ranking = pallet_ranking;
	#[runtime::pallet_index(58)]
	pub type RankingList = pallet_bags_list<Instance1>;
}
