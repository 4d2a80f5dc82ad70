//! What a payment costs the author of a block, over states of any size.

use crate::{
	chain::{create_database, Chain},
	extrinsics::{purse_key, sign, sign_order, viewer, Extrinsic},
	meter::{MeteredHostFunctions, Reading, Work},
	population::Population,
	report::{microseconds, table},
	Result,
};
use livestars_runtime::{
	constants::currency::LIVE, genesis_config_presets::cast, AccountId, Hash, RuntimeCall,
	RuntimeEvent,
};
use polkadot_sdk::{
	frame_support::BoundedVec,
	sc_service::TaskManager,
	sp_core::{sr25519, Pair},
	sp_io::SubstrateHostFunctions,
	sp_storage::Storage,
	*,
};
use std::time::Duration;

/// How many payments each measured block makes: as many as a batch of orders holds.
const PAYMENTS: u32 = pallet_purses::MAX_ORDERS;

/// How many blocks of each kind there are, each with other people in it.
const SETS: u32 = 3;

/// What each payment is of.
const AMOUNT: u128 = LIVE;

/// How many accounts each payment pays: the performer, three and two referrers, one relay, which is
/// edge and origin, and the two pots.
const PARTIES: u32 = 9;

/// How many shares that makes; the relay has two.
const SHARES: usize = 10;

/// A kind of block that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
	/// Transfers between accounts that exist.
	Transfer,
	/// Tips that pay the performer, three and two referrers, a relay and the two pots.
	Tip,
	/// Batches of the transfers that pay the same accounts the same amounts.
	Batch,
	/// One batch of orders of as many purses, all for one performer.
	SettleOneRoom,
	/// One batch of orders of as many purses, each for another performer.
	SettleManyRooms,
}

use Case::*;

impl Case {
	const ALL: [Self; 5] = [Transfer, Tip, Batch, SettleOneRoom, SettleManyRooms];

	fn name(self) -> &'static str {
		match self {
			Transfer => "transfer_keep_alive",
			Tip => "tip",
			Batch => "utility.batch of the same transfers",
			SettleOneRoom => "order, 256 for one room",
			SettleManyRooms => "order, 256 for 256 rooms",
		}
	}

	/// The transactions of the block of this kind in a set. Every block has viewers and performers of
	/// its own, so that none finds what another has read.
	fn transactions(self, set: u32, population: &Population, genesis: Hash) -> Vec<Extrinsic> {
		let first = self as u32 + set * Self::ALL.len() as u32;
		let places = || (0..PAYMENTS).map(|place| first + place * SETS * Self::ALL.len() as u32);
		let signed = |place: u32, call: RuntimeCall| -> Extrinsic {
			sign(call, &viewer(place), 0, genesis).into()
		};
		match self {
			Transfer => places()
				.map(|place| {
					let dest = population.paid(place).into();
					let call = pallet_balances::Call::transfer_keep_alive { dest, value: AMOUNT };
					signed(place, call.into())
				})
				.collect(),
			Tip => places()
				.map(|place| {
					let call = pallet_tipping::Call::tip {
						performer: population.paid(place),
						amount: AMOUNT,
						served_by: Some(cast::RELAY),
						memo: None,
					};
					signed(place, call.into())
				})
				.collect(),
			Batch => places()
				.map(|place| {
					let calls = population.parties(place).into_iter().map(|(account, percent)| {
						let (dest, value) = (account.into(), AMOUNT / 100 * percent);
						pallet_balances::Call::transfer_keep_alive { dest, value }.into()
					});
					signed(place, pallet_utility::Call::batch { calls: calls.collect() }.into())
				})
				.collect(),
			SettleOneRoom => {
				let room = population.paid(first);
				vec![settle(places().map(|place| (place, room.clone())), genesis)]
			},
			SettleManyRooms => {
				vec![settle(places().map(|place| (place, population.paid(place))), genesis)]
			},
		}
	}

	/// Checks that a block did what it was to do: a block in which something failed measures
	/// something else.
	fn check(self, events: &[RuntimeEvent]) -> Result<(), String> {
		let (mut receipts, mut transfers) = (0, 0);
		for event in events {
			match event {
				RuntimeEvent::Tipping(pallet_tipping::Event::Paid { shares, .. }) => {
					receipts += 1;
					if shares.len() != SHARES {
						return Err(format!(
							"{}: a payment has {} shares",
							self.name(),
							shares.len()
						));
					}
				},
				RuntimeEvent::Balances(pallet_balances::Event::Transfer { .. }) => transfers += 1,
				RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { .. })
				| RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { .. })
				| RuntimeEvent::Purses(pallet_purses::Event::OrderRefused { .. }) => {
					return Err(format!("{}: {event:?}", self.name()))
				},
				_ => (),
			}
		}
		let expected = match self {
			Transfer => (0, PAYMENTS),
			Tip | SettleOneRoom | SettleManyRooms => (PAYMENTS, 0),
			Batch => (0, PAYMENTS * PARTIES),
		};
		if (receipts, transfers) != expected {
			return Err(format!(
				"{}: {receipts} receipts and {transfers} transfers instead of {expected:?}",
				self.name()
			));
		}
		Ok(())
	}
}

/// One transaction of the relay's that settles the first orders of these viewers for these
/// performers.
fn settle(payments: impl Iterator<Item = (u32, AccountId)>, genesis: Hash) -> Extrinsic {
	let orders: Vec<_> = payments
		.map(|(viewer, performer)| {
			let purse = (viewer.into(), &purse_key(viewer));
			sign_order(genesis, purse, performer, AMOUNT, cast::RELAY)
		})
		.collect();
	let call = pallet_purses::Call::settle { orders: BoundedVec::truncate_from(orders) };
	let relay = sr25519::Pair::from_string("//Relay", None).expect("the path is valid");
	sign(call, &relay, 0, genesis).into()
}

/// What one case came to, per payment.
struct Figures {
	case: Case,
	/// The median of the blocks that were authored for the first time, of which the cache held
	/// nothing; in microseconds.
	cold: f64,
	/// The median of all times that one of them was authored again, in microseconds.
	warm: f64,
	/// The part of `warm` that is not the new root of the state, in microseconds.
	execution: f64,
	/// Different keys that were read in a transaction.
	reads: f64,
	/// Different keys that were written in a transaction.
	writes: f64,
	/// The part of `execution` that went into each kind of work, in microseconds.
	work: [f64; Work::ALL.len()],
}

/// Authors blocks of every kind over each of these numbers of performers, and prints what they cost.
pub fn run(sizes: &[u32], rounds: u32, tasks: &TaskManager) -> Result<()> {
	let mut curve =
		table(["performers", "case", "cold µs", "warm µs", "keys read", "keys written"]);
	let mut work = table([
		"performers",
		"case",
		"signatures µs",
		"hashing µs",
		"reading µs",
		"writing µs",
		"events µs",
		"in the runtime µs",
		"root of the state µs",
	]);
	let mut ratios = table(["performers", "ratio", "cold", "warm", "target"]);
	for performers in sizes {
		eprintln!("{performers} performers: making their state, then {rounds} rounds of blocks");
		let population = Population {
			performers: *performers,
			viewers: PAYMENTS * SETS * Case::ALL.len() as u32,
		};
		let figures = measure(&population, rounds, tasks)?;
		let size = performers.to_string();
		for each in &figures {
			let name = each.case.name();
			curve.add_row([
				&size,
				name,
				&format!("{:.1}", each.cold),
				&format!("{:.1}", each.warm),
				&format!("{:.1}", each.reads),
				&format!("{:.1}", each.writes),
			]);
			let in_runtime = each.execution - each.work.iter().sum::<f64>();
			let root = each.warm - each.execution;
			let parts =
				each.work.iter().chain([&in_runtime, &root]).map(|part| format!("{part:.1}"));
			work.add_row([size.clone(), name.into()].into_iter().chain(parts));
		}
		let of = |case: Case| &figures[case as usize];
		for (case, base, target) in [
			(Tip, Transfer, "2.5"),
			(Tip, Batch, "0.5"),
			(SettleOneRoom, Transfer, "1.0"),
			(SettleManyRooms, Transfer, "1.0"),
		] {
			ratios.add_row([
				&size,
				&format!("{} / {}", case.name(), base.name()),
				&format!("{:.2}", of(case).cold / of(base).cold),
				&format!("{:.2}", of(case).warm / of(base).warm),
				&format!("≤ {target}"),
			]);
		}
	}
	println!("\nWhat a payment costs the author of a block: a {PAYMENTS}th part of a block that holds as many,");
	println!("less an empty block; the median of {rounds} rounds.\n\n{curve}");
	println!("\nWhere the time goes when the cache is warm.\n\n{work}");
	println!("\nRatios.\n\n{ratios}");
	Ok(())
}

/// Measures every case over the state of this population.
fn measure(population: &Population, rounds: u32, tasks: &TaskManager) -> Result<Vec<Figures>> {
	let folder = tempfile::tempdir()?;
	let database = create_database(folder.path())?;
	let chain = Chain::<SubstrateHostFunctions>::open(&database, population.genesis()?, tasks)?;
	let metered = Chain::<MeteredHostFunctions>::open(&database, Storage::default(), tasks)?;
	let blocks_of = |set| Case::ALL.map(|case| case.transactions(set, population, chain.genesis));

	// An empty block first, so that the runtime is compiled and what every block reads is cached.
	chain.author(&[])?;
	let mut cold = Case::ALL.map(|_| Vec::new());
	for blocks in (0..SETS).map(blocks_of) {
		let empty = chain.author(&[])?.whole;
		for (case, block) in Case::ALL.iter().zip(&blocks) {
			let authored = chain.author(block)?;
			case.check(&authored.events)?;
			cold[*case as usize].push(per_payment(authored.whole.saturating_sub(empty)));
		}
	}

	// The cases take turns, so that noise falls on all of them alike.
	let blocks = blocks_of(0);
	let mut warm = Case::ALL.map(|_| Vec::new());
	let mut execution = Case::ALL.map(|_| Vec::new());
	for _ in 0..rounds {
		let empty = chain.author(&[])?.whole;
		for (case, block) in Case::ALL.iter().zip(&blocks) {
			let authored = chain.author(block)?;
			warm[*case as usize].push(per_payment(authored.whole.saturating_sub(empty)));
			execution[*case as usize].push(per_payment(authored.transactions));
		}
	}

	metered.author(&[])?;
	let mut figures = Vec::new();
	for (case, block) in Case::ALL.into_iter().zip(&blocks) {
		let readings = metered.author(block)?.readings;
		let keys = |keys: fn(&Reading) -> usize| {
			readings.iter().map(|reading| keys(reading) as f64).sum::<f64>() / f64::from(PAYMENTS)
		};
		figures.push(Figures {
			case,
			cold: median(&mut cold[case as usize]),
			warm: median(&mut warm[case as usize]),
			execution: median(&mut execution[case as usize]),
			reads: keys(|reading| reading.keys_read.len()),
			writes: keys(|reading| reading.keys_written.len()),
			work: Work::ALL
				.map(|work| per_payment(readings.iter().map(|reading| reading.spent(work)).sum())),
		});
	}
	Ok(figures)
}

/// The part of one payment in the time of a block, in microseconds.
fn per_payment(time: Duration) -> f64 {
	microseconds(time) / f64::from(PAYMENTS)
}

/// The middle one of these; there is at least one.
fn median(times: &mut [f64]) -> f64 {
	times.sort_by(f64::total_cmp);
	times[times.len() / 2]
}
