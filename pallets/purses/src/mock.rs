//! A runtime with balances, purses, and a small engine that pays.

use crate::{self as pallet_purses, types::*, Config};
use frame::{
	deps::sp_core::{ed25519, sr25519, Pair},
	testing_prelude::*,
	token::fungible::{Balanced, Credit, InspectHold},
	traits::Imbalance,
};
use livestars_primitives::{
	eligibility::Ineligibility,
	order::{Order, OrderSignature, PurseId, PurseKey},
	payment::{Payment, PaymentError, Payments, Prepared, Role, Share},
};
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Balance = u128;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Purses: pallet_purses,
	}
);

pub const EXISTENTIAL_DEPOSIT: Balance = 10;
pub const DEPOSIT: Balance = 100;
pub const CLOSING_DELAY: u32 = 50;
pub const MAX_LIFETIME: u32 = 1_000;
pub const MAX_PURSES: u32 = 4;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Pot = ConstU64<PURSES>;
	type Payments = Engine;
	type ClosingDelay = ConstU32<CLOSING_DELAY>;
	type MaxLifetime = ConstU32<MAX_LIFETIME>;
	type MaxPursesPerOwner = ConstU32<MAX_PURSES>;
	type Deposit = ConstU128<DEPOSIT>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Engine;
}

/// Who opens purses.
pub const VIEWER: AccountId = 1;
/// Another one who does.
pub const NEIGHBOUR: AccountId = 2;
/// Who settles.
pub const RELAY: AccountId = 3;
/// Who never has a room.
pub const STRANGER: AccountId = 4;
/// Where the engine puts what is not the performer's.
pub const POT: AccountId = 5;
/// Where what purses can spend is kept.
pub const PURSES: AccountId = 6;
/// Accounts from here on have a room.
pub const PERFORMER: AccountId = 100;
/// Another performer.
pub const SECOND_PERFORMER: AccountId = 101;
/// A performer without a valid attestation.
pub const REVOKED_PERFORMER: AccountId = 102;

pub const ENDOWMENT: Balance = 100_000;

parameter_types! {
	/// Every payment that the engine made.
	pub static Receipts: Vec<Payment<AccountId, Balance>> = vec![];
}

/// Pays 70 % to the performer and the rest to a pot. Keeps the contract of the real engine: it
/// checks before it computes, pays nobody before the ledger is closed, and each account once.
pub struct Engine;

impl Payments<AccountId, Balance, Credit<AccountId, Balances>> for Engine {
	type Ledger = BTreeMap<AccountId, Credit<AccountId, Balances>>;

	fn prepare(
		_: &Self::Ledger,
		payment: Payment<AccountId, Balance>,
	) -> Result<Prepared<AccountId, Balance>, PaymentError> {
		ensure!(payment.amount > 0, PaymentError::ZeroAmount);
		ensure!(payment.payer != payment.performer, PaymentError::SelfPayment);
		ensure!(payment.performer >= PERFORMER, PaymentError::NotAPerformer);
		ensure!(
			payment.performer != REVOKED_PERFORMER,
			PaymentError::NotEligible(Ineligibility::Revoked)
		);
		let rest = payment.amount * 3 / 10;
		let share = |role, account, amount| Share { role, account, amount };
		let shares = vec![
			share(Role::Performer, payment.performer, payment.amount - rest),
			share(Role::Treasury, POT, rest),
		];
		Ok(Prepared {
			payment,
			shares: shares
				.into_iter()
				.filter(|share| share.amount > 0)
				.collect::<Vec<_>>()
				.try_into()
				.unwrap(),
			unclaimed: Default::default(),
		})
	}

	fn execute(
		ledger: &mut Self::Ledger,
		prepared: Prepared<AccountId, Balance>,
		mut credit: Credit<AccountId, Balances>,
	) {
		assert_eq!(credit.peek(), prepared.payment.amount, "the credit is exactly the payment");
		for share in prepared.shares {
			ledger.entry(share.account).or_default().subsume(credit.extract(share.amount));
		}
		assert_eq!(credit.peek(), 0, "the shares are the whole payment");
		Receipts::mutate(|receipts| receipts.push(prepared.payment));
	}

	fn close(ledger: Self::Ledger) -> u32 {
		let accounts = ledger.len() as u32;
		for (account, credit) in ledger {
			if let Err(credit) = Balances::resolve(&account, credit) {
				Balances::resolve(&POT, credit).expect("the pot exists");
			}
		}
		accounts
	}

	fn refuse(_: PaymentError) -> DispatchError {
		DispatchError::Other("refused")
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Engine {
	fn performer_paid_by(_: &AccountId, seed: u32) -> (AccountId, AccountId) {
		(1_000 + AccountId::from(seed), RELAY)
	}

	fn performer_refused_to(_: &AccountId, _: u32) -> (AccountId, AccountId) {
		(REVOKED_PERFORMER, RELAY)
	}
}

pub fn new_test_ext() -> TestState {
	let balances = [VIEWER, NEIGHBOUR, RELAY, STRANGER, POT, PERFORMER, SECOND_PERFORMER]
		.map(|who| (who, ENDOWMENT))
		.into_iter()
		.chain([(PURSES, EXISTENTIAL_DEPOSIT)])
		.collect();
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
		..Default::default()
	};
	let mut state = TestState::new(genesis.build_storage().unwrap());
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Runs `test`, then checks that every invariant holds, that the pot holds what purses can spend and
/// nothing else, and that no planck was made or lost.
pub fn build_and_execute(test: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		let issuance = Balances::total_issuance();
		test();
		Purses::do_try_state().unwrap();
		let remaining: Balance =
			pallet_purses::Purses::<Test>::iter_values().map(|purse| purse.remaining()).sum();
		assert_eq!(Balances::free_balance(PURSES), EXISTENTIAL_DEPOSIT + remaining);
		assert_eq!(Balances::total_issuance(), issuance, "planck were made or lost");
	});
}

/// The key of the viewer's purse.
pub fn key() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[1; 32])
}

/// A key of the other scheme.
pub fn ed25519_key() -> ed25519::Pair {
	ed25519::Pair::from_seed(&[2; 32])
}

/// Opens a purse of the viewer for [`key`], valid to block 500.
pub fn open_purse(cap: Balance) -> PurseId {
	open_purse_of(VIEWER, PurseKey::Sr25519(key().public()), cap)
}

/// Opens a purse valid to block 500.
pub fn open_purse_of(owner: AccountId, key: PurseKey, cap: Balance) -> PurseId {
	let id = pallet_purses::NextPurse::<Test>::get();
	assert_ok!(Purses::open(RuntimeOrigin::signed(owner), key, cap, 500));
	id
}

/// An order to [`PERFORMER`], valid to block 400.
pub fn order(purse: PurseId, sequence: u64, amount: Balance) -> Order<AccountId, Balance, u32> {
	Order {
		genesis: System::block_hash(0),
		purse,
		performer: PERFORMER,
		amount,
		sequence,
		served_by: Some(RELAY),
		memo: Some(H256::repeat_byte(9)),
		valid_until: 400,
	}
}

/// Signs with [`key`].
pub fn sign(order: Order<AccountId, Balance, u32>) -> SignedOrderOf<Test> {
	let signature = OrderSignature::Sr25519(key().sign(&order.signing_payload()));
	SignedOrder { order, signature }
}

/// A signed order to [`PERFORMER`].
pub fn signed(purse: PurseId, sequence: u64, amount: Balance) -> SignedOrderOf<Test> {
	sign(order(purse, sequence, amount))
}

/// The relay settles `orders`.
pub fn settle(orders: Vec<SignedOrderOf<Test>>) -> DispatchResultWithPostInfo {
	let orders = BoundedVec::try_from(orders).expect("at most as many as fit in a batch");
	Purses::settle(RuntimeOrigin::signed(RELAY), orders)
}

/// Settles one order and answers why it was refused.
pub fn settle_one(signed: SignedOrderOf<Test>) -> Result<(), Refusal> {
	settle_all(vec![signed]).remove(0)
}

/// Settles `orders` and answers for each why it was refused. Everything that was said before the
/// batch must agree with what happened to the first of them.
pub fn settle_all(orders: Vec<SignedOrderOf<Test>>) -> Vec<Result<(), Refusal>> {
	let number = orders.len();
	let announced = Purses::check_order(&orders[0]);
	System::reset_events();
	assert_ok!(settle(orders));
	let mut answers = vec![Ok(()); number];
	for event in events() {
		if let pallet_purses::Event::OrderRefused { index, reason, .. } = event {
			answers[index as usize] = Err(reason);
		}
	}
	let refused = answers.iter().filter(|answer| answer.is_err()).count() as u32;
	let paid = number as u32 - refused;
	let settled = pallet_purses::Event::Settled { by: RELAY, paid, refused };
	assert_eq!(events().last(), Some(&settled));
	assert_eq!(answers[0], announced);
	answers
}

/// The events of this pallet in this block.
pub fn events() -> Vec<pallet_purses::Event<Test>> {
	System::read_events_for_pallet()
}

/// What the purses of `who` can spend.
pub fn remaining(who: AccountId) -> Balance {
	let purses = Purses::purses_of(&who).into_iter();
	purses.filter_map(Purses::purse).map(|purse| purse.remaining).sum()
}

/// What is on hold for the records of the purses of `who`.
pub fn held_deposit(who: AccountId) -> Balance {
	Balances::balance_on_hold(&pallet_purses::HoldReason::Deposit.into(), &who)
}
