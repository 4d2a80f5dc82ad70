//! Against a model that keeps every payment and sorts everything each time.

use crate::{mock::*, *};
use frame::testing_prelude::{assert_ok, *};
use livestars_primitives::LIVE;
use livestars_ranking_core::{shuffled, KEY_ERROR};
use num_bigint::BigUint;
use proptest::prelude::*;
use std::{
	cmp::Reverse,
	collections::{BTreeMap, BTreeSet, VecDeque},
};

/// The binary digits after the point of the exact numbers.
const DIGITS: u64 = 256;

/// The sum at `now` of `payments` of an amount at a time, each halved once per half-life, with 256
/// binary digits.
fn exact(payments: &[(u128, Moment)], now: Moment) -> BigUint {
	let one = BigUint::from(1u8) << DIGITS;
	let mut roots = vec![&one >> 1u8];
	for _ in 0..DIGITS {
		let root = (&roots[roots.len() - 1] << DIGITS).sqrt();
		roots.push(root);
	}
	let term = |&(amount, time): &(u128, Moment)| {
		let exponent = (BigUint::from((now - time) % MONTH) << DIGITS) / MONTH;
		let fraction =
			(0..DIGITS).filter(|digit| exponent.bit(*digit)).fold(one.clone(), |power, digit| {
				(power * &roots[(DIGITS - digit) as usize]) >> DIGITS
			});
		(fraction * amount) >> ((now - time) / MONTH)
	};
	payments.iter().map(term).sum()
}

/// A sequence of numbers that looks random.
fn random(seed: u64) -> impl FnMut(u64) -> u64 {
	let mut state = seed;
	move |bound| {
		state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
		(state >> 33) % bound
	}
}

#[test]
fn a_thousand_random_payments_should_score_as_the_exact_model_does() {
	build_and_execute(|| {
		let mut random = random(7);
		let mut paid = BTreeMap::<u64, Vec<(u128, Moment)>>::new();
		(0..40).for_each(open_long_ago);
		for _ in 0..1_000 {
			wait(random(MONTH / 20));
			let performer = random(40).min(random(40));
			let amount = (random(1 << 30) as u128) << random(30);
			pay(performer, amount + 1);
			paid.entry(performer).or_default().push((amount + 1, Now::get()));
		}
		assert_invariants();

		let exact: BTreeMap<_, _> = paid
			.iter()
			.map(|(performer, payments)| (*performer, exact(payments, Now::get())))
			.collect();
		for (performer, sum) in &exact {
			let received = BigUint::from(Ranking::received(performer)) << DIGITS;
			// Downwards, by less than 2^-32 planck and one part in 2^64 a payment, and the rest of a
			// planck. The model rounds every term down as well.
			let planck = BigUint::from(1u8) << DIGITS;
			let lost = ((sum >> 64u8) + (&planck >> 32u8)) * paid[performer].len() + planck;
			assert!(received <= sum + 1_000u32 && received + lost > *sum);
		}

		let mut order = exact.keys().copied().collect::<Vec<_>>();
		order.sort_by_key(|performer| (Reverse(&exact[performer]), *performer));
		let listed = listed();
		assert_eq!(listed.len(), order.len());
		// The order may differ only where keys are closer together than they can tell.
		for (listed, expected) in listed.iter().zip(&order) {
			let keys = [listed, expected].map(|performer| Ranking::score(performer).unwrap());
			assert!(keys[0].abs_diff(keys[1]) <= KEY_ERROR);
		}
		let received = listed.iter().map(Ranking::received).collect::<Vec<_>>();
		assert!(received.is_sorted_by(|above, below| above >= below));
	});
}

/// What can happen.
#[derive(Clone, Debug)]
enum Step {
	Open(u64),
	Close(u64),
	Pay(u64, u128),
	Wait(Moment),
	Revoke(u64),
	Attest(u64),
	Idle,
	Reseed(u8),
}

fn steps() -> impl Strategy<Value = Step> {
	let performer = 0..14u64;
	prop_oneof![
		4 => performer.clone().prop_map(Step::Open),
		1 => performer.clone().prop_map(Step::Close),
		6 => (performer.clone(), 0..2_000u128)
			.prop_map(|(performer, amount)| Step::Pay(performer, amount * LIVE / 2)),
		2 => (0..5 * DAY).prop_map(Step::Wait),
		1 => performer.clone().prop_map(Step::Revoke),
		1 => performer.prop_map(Step::Attest),
		1 => Just(Step::Idle),
		1 => any::<u8>().prop_map(Step::Reseed),
	]
}

/// The ranking without any structure: everything is kept, and sorted each time.
#[derive(Default)]
struct Model {
	sums: BTreeMap<u64, DecayedSum>,
	open: BTreeSet<u64>,
	newcomers: VecDeque<(u64, Moment)>,
}

impl Model {
	fn apply(&mut self, step: &Step) {
		let now = Now::get();
		let aged = |since: Moment| now >= since + NewcomerPeriod::get();
		match step {
			Step::Open(performer) => {
				self.open.insert(*performer);
				if self.sums.contains_key(performer) {
					return;
				}
				self.sums.insert(*performer, DecayedSum::default());
				if self.newcomers.len() == MaxNewcomers::get() as usize {
					let replaces =
						aged(self.newcomers[0].1) || !Ineligible::get().contains_key(performer);
					if !replaces {
						return;
					}
					self.newcomers.pop_front();
				}
				self.newcomers.push_back((*performer, now));
			},
			Step::Close(performer) => {
				self.open.remove(performer);
				self.newcomers.retain(|(newcomer, _)| newcomer != performer);
			},
			Step::Pay(performer, amount) => {
				let sum = self.sums.entry(*performer).or_default();
				sum.add(*amount, now, MONTH);
				if sum.at(now, MONTH) >= NewcomerCeiling::get() {
					self.newcomers.retain(|(newcomer, _)| newcomer != performer);
				}
			},
			Step::Idle => {
				while self.newcomers.front().is_some_and(|(_, since)| aged(*since)) {
					self.newcomers.pop_front();
				}
			},
			Step::Wait(_) | Step::Revoke(_) | Step::Attest(_) | Step::Reseed(_) => (),
		}
	}

	/// The public list.
	fn list(&self) -> Vec<u64> {
		let fresh: BTreeSet<_> = self
			.newcomers
			.iter()
			.filter(|(_, since)| Now::get() < since + NewcomerPeriod::get())
			.map(|(performer, _)| *performer)
			.collect();
		let eligible = |performer: &u64| !Ineligible::get().contains_key(performer);
		let newcomers: Vec<_> = fresh.iter().copied().filter(eligible).collect();
		let mut ranked: Vec<_> = self
			.open
			.iter()
			.copied()
			.filter(|performer| self.sums[performer].value > 0 && !fresh.contains(performer))
			.filter(eligible)
			.collect();
		ranked.sort_by_key(|performer| (Reverse(self.sums[performer].sort_key(MONTH)), *performer));

		let (mut ranked, mut index) = (ranked.into_iter(), 0);
		let count = newcomers.len() as u32;
		let seed = Seed::get().0;
		let mut next_newcomer = || {
			let shuffled = (index < count).then(|| shuffled(index, count, &seed) as usize);
			index += 1;
			shuffled.map(|index| newcomers[index])
		};
		let mut list = Vec::new();
		loop {
			let next = if list.len() % 5 == 4 {
				next_newcomer().or_else(|| ranked.next())
			} else {
				ranked.next().or_else(&mut next_newcomer)
			};
			match next {
				Some(performer) => list.push(performer),
				None => return list,
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn any_sequence_of_steps_should_list_as_the_model_does(
		steps in prop::collection::vec(steps(), 1..120),
	) {
		build_and_execute(|| {
			MaxNewcomers::set(4);
			let mut model = Model::default();
			for step in steps {
				model.apply(&step);
				match step {
					Step::Open(performer) => open(performer),
					Step::Close(performer) => close(performer),
					Step::Pay(performer, amount) => pay(performer, amount),
					Step::Wait(time) => wait(time),
					Step::Revoke(performer) => revoke(performer),
					Step::Attest(performer) => {
						Ineligible::mutate(|ineligible| { ineligible.remove(&performer); })
					},
					Step::Idle => { Ranking::on_idle(1, Weight::MAX); },
					Step::Reseed(byte) => Seed::set(H256::repeat_byte(byte)),
				}
				assert_ok!(Ranking::do_try_state());
				assert_eq!(listed(), model.list());
				let expected: Vec<_> =
					model.newcomers.iter().map(|(performer, _)| *performer).collect();
				assert_eq!(queue(), expected);
			}
		});
	}
}
