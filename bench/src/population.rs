//! A genesis state with as many performers, accounts and referrals as one likes, made by the
//! runtime's own genesis and calls.

use crate::{
	extrinsics::{account, performer, purse_key, viewer},
	Result,
};
use livestars_primitives::{
	order::PurseKey,
	payment::{OnPayment, Payment, PaymentKind},
};
use livestars_runtime::{
	configs::{monetary::ValidatorPot, platform::Treasury},
	constants::currency::LIVE,
	genesis_config_presets::{cast, development_config},
	AccountId, Purses, Ranking, Rooms, RuntimeGenesisConfig, RuntimeOrigin, WASM_BINARY,
};
use polkadot_sdk::{
	frame_support::{traits::BuildGenesisConfig, BoundedVec},
	sp_core::{Pair, H256},
	sp_state_machine::BasicExternalities,
	sp_storage::{well_known_keys::CODE, Storage},
};

/// How many live.
#[derive(Clone, Copy, Debug)]
pub struct Population {
	/// Performers: each has an account, a room, an attestation and a score, and all but the first
	/// were brought by another.
	pub performers: u32,
	/// Viewers: each has an account and an open purse, and was brought by a performer who has two
	/// referrers above herself.
	pub viewers: u32,
}

/// How many performers one performer brought.
const BROUGHT_BY_EACH: u32 = 4;

/// As many attestations as can expire in one block.
const EXPIRIES_PER_BLOCK: u32 = 16;

/// What each account has at genesis.
const ENDOWMENT: u128 = 100 * LIVE;

/// The first performer with two referrers above her.
const FIRST_WITH_TWO_ABOVE: u32 = BROUGHT_BY_EACH + 1;

impl Population {
	/// The performer that viewer `place` pays: she is live, and has two referrers above her.
	pub fn paid(&self, place: u32) -> AccountId {
		performer(self.spread(place))
	}

	/// All whom a tip of viewer `place` for performer `place` pays, and what share of it, in percent.
	pub fn parties(&self, place: u32) -> Vec<(AccountId, u128)> {
		let paid = self.spread(place);
		let brought_by = self.bringer(place);
		let (above, second_above) = (referrer(paid), referrer(referrer(paid)));
		let (second, third) = (referrer(brought_by), referrer(referrer(brought_by)));
		vec![
			(performer(paid), 70),
			(performer(brought_by), 5),
			(performer(second), 2),
			(performer(third), 1),
			(performer(above), 3),
			(performer(second_above), 1),
			(cast::RELAY, 5),
			(ValidatorPot::get(), 2),
			(Treasury::get(), 11),
		]
	}

	/// The number of the performer who brought viewer `number`: none that this viewer pays.
	fn bringer(&self, number: u32) -> u32 {
		self.spread(number + self.viewers / 2)
	}

	/// The number of a performer with two referrers above her; neighbouring places are far apart.
	fn spread(&self, place: u32) -> u32 {
		let choice = self.performers - FIRST_WITH_TWO_ABOVE;
		let step = (choice / self.viewers).max(1);
		FIRST_WITH_TWO_ABOVE + place * step % choice
	}

	/// The state of the first block.
	pub fn genesis(&self) -> Result<Storage> {
		let config = self.config()?;
		let mut state = BasicExternalities::new_empty();
		state.execute_with(|| {
			config.build();
			self.pay_everybody();
			self.go_live()?;
			self.open_purses()
		})?;
		let mut storage = state.into_storages();
		let code = WASM_BINARY.ok_or("the runtime was built without its WebAssembly")?;
		storage.top.insert(CODE.to_vec(), code.to_vec());
		Ok(storage)
	}

	/// The development chain, with all these people.
	fn config(&self) -> Result<RuntimeGenesisConfig> {
		let mut config = development_config()?;

		let performers = || (0..self.performers).map(|number| (number, performer(number)));
		let viewers = || (0..self.viewers).map(|number| (number, account(&viewer(number))));
		config
			.live_token
			.distribution
			.extend(performers().chain(viewers()).map(|(_, account)| (account, ENDOWMENT)));
		config.referrals.enrolments.extend(
			performers().skip(1).map(|(number, account)| (account, performer(referrer(number)))),
		);
		config
			.referrals
			.enrolments
			.extend(viewers().map(|(number, account)| (account, performer(self.bringer(number)))));
		config.verification.attested.extend(performers().map(|(number, account)| {
			// From the day on which those of the development chain end, backwards.
			let expires_at = 365 * 43_200 - 1 - number / EXPIRIES_PER_BLOCK;
			(account, cast::VERIFIER, H256::zero(), expires_at)
		}));
		config.rooms.rooms.extend(performers().map(|(_, account)| (account, H256::zero())));
		Ok(config)
	}

	/// Gives every performer a score of her own.
	fn pay_everybody(&self) {
		for number in 0..self.performers {
			Ranking::on_payment(&Payment {
				payer: cast::RELAY,
				performer: performer(number),
				amount: LIVE + u128::from(number) * LIVE / 1_000,
				kind: PaymentKind::Tip,
				served_by: None,
				memo: None,
				order: None,
			});
		}
	}

	/// Lets all who are paid publish to the development relay.
	fn go_live(&self) -> Result<()> {
		for place in 0..self.viewers {
			let performer = self.paid(place);
			let origin = RuntimeOrigin::signed(performer.clone());
			let outcome = Rooms::go_live(origin, cast::RELAY, BoundedVec::new());
			let again = outcome
				== Err(pallet_rooms::Error::<livestars_runtime::Runtime>::AlreadyLive.into());
			if !again {
				outcome.map_err(|error| format!("{performer:?} cannot go live: {error:?}"))?;
			}
		}
		Ok(())
	}

	/// Opens a purse for every viewer, whose number is the viewer's.
	fn open_purses(&self) -> Result<()> {
		for number in 0..self.viewers {
			let origin = RuntimeOrigin::signed(account(&viewer(number)));
			let key = PurseKey::Sr25519(purse_key(number).public());
			Purses::open(origin, key, 50 * LIVE, 1_000_000)
				.map_err(|error| format!("viewer {number} cannot open a purse: {error:?}"))?;
		}
		Ok(())
	}
}

/// The number of the performer who brought performer `number`.
fn referrer(number: u32) -> u32 {
	(number - 1) / BROUGHT_BY_EACH
}
