//! The whole way on made-up blocks: what is honest is found so, and what is tampered with is found.

use crate::{
	chain::Identity,
	compare::{
		compare, order, tier, Answers, Difference, Explanation, Listing, Placed, Record, Room,
		Subject, Tier,
	},
	explain::explain,
	made_up::{block, payment, replay, ANNA, BEA, CLEO, GENESIS, HALF_LIFE, VIEWER},
	receipt::{Fault, Phase, Role},
	replay::{Block, Replay, ReplayError, Start, Sums, FAULTS_KEPT},
	report::{Report, Verdict},
};
use livestars_chain::Account;
use livestars_ranking_core::{decay, shuffled, slot, DecayedSum, Slot, FRACTION_BITS};

const HOUR: u64 = 3_600_000;
const SEED: [u8; 32] = [42; 32];
const DORA: Account = Account([4; 32]);

/// A chain on which Anna, Bea and Cleo are paid.
fn blocks() -> Vec<Block> {
	vec![
		block(0, []),
		block(1, [payment(ANNA, 1_000), payment(BEA, 3_000)]),
		block(2, []),
		block(3, [payment(CLEO, 2_000), payment(ANNA, 500), payment(ANNA, 7)]),
		block(4, [payment(BEA, 11)]),
	]
}

fn policy() -> Vec<Tier> {
	let tier = |threshold, share| Tier { threshold, share };
	vec![tier(0, 700_000), tier(1_900, 720_000), tier(1_000_000, 740_000)]
}

/// What an honest chain answers about `replayed` at block 4, with a room for each of `rooms` and
/// with `newcomers` in the queue. Written in another way than the comparison: from explanations that
/// are complete, place by place.
fn honest(replayed: &Sums, rooms: &[Account], newcomers: &[Account]) -> Answers {
	let time = GENESIS + 4 * HOUR;
	let everyone: Vec<_> =
		replayed.keys().chain(rooms.iter().filter(|who| !replayed.contains_key(who))).collect();
	let sum = |who: &Account| replayed.get(who).copied().unwrap_or_default();
	let stands_above = |who: &Account, other: &Account| {
		let key = |who| sum(who).sort_key(HALF_LIFE);
		(key(who), other) > (key(other), who)
	};
	let is_scored = |who: &Account| rooms.contains(who) && sum(who).value > 0;
	let room = |who: &Account| if rooms.contains(who) { Room::Open } else { Room::Closed };

	let explanation = |who: &Account| Explanation {
		now: time,
		half_life: HALF_LIFE,
		recorded: sum(who).value >> FRACTION_BITS,
		updated: sum(who).updated,
		weight: decay(1 << 32, time - sum(who).updated, HALF_LIFE) as u64,
		received: sum(who).at(time, HALF_LIFE),
		sort_key: sum(who).sort_key(HALF_LIFE),
		place: is_scored(who).then(|| {
			let above = rooms.iter().filter(|other| is_scored(other) && stands_above(other, who));
			above.count() as u32
		}),
		room: room(who),
		newcomer: newcomers.contains(who),
		eligible: true,
	};

	let mut ranked: Vec<_> =
		rooms.iter().filter(|who| is_scored(who) && !newcomers.contains(who)).collect();
	ranked.sort_by_key(|who| explanation(who).place);
	let (ranked_count, newcomer_count) = (ranked.len() as u32, newcomers.len() as u32);
	let list = (0..ranked_count + newcomer_count).map(|position| {
		let (account, listing) = match slot(position, ranked_count, newcomer_count).unwrap() {
			Slot::Ranked(place) => (*ranked[place as usize], Listing::Ranked(place)),
			Slot::Exploration(index) => {
				let index = shuffled(index, newcomer_count, &SEED) as usize;
				(newcomers[index], Listing::Exploration)
			},
		};
		let Explanation { received: score, sort_key, .. } = explanation(&account);
		Placed { position, account, listing, score, sort_key }
	});

	Answers {
		time,
		half_life: HALF_LIFE,
		policy: policy(),
		records: everyone
			.iter()
			.map(|who| (**who, Record { sum: sum(who), room: room(who) }))
			.collect(),
		rooms: rooms.iter().copied().collect(),
		explanations: everyone.iter().map(|who| (**who, explanation(who))).collect(),
		tiers: everyone
			.iter()
			.map(|who| (**who, tier(&policy(), explanation(who).received).unwrap()))
			.collect(),
		exploration_seed: Some(SEED),
		list: list.collect(),
	}
}

/// An honest chain on which everybody who is paid has a room.
fn honest_chain() -> Answers {
	honest(replay(&blocks()).sums(), &[ANNA, BEA, CLEO], &[])
}

/// The differences between blocks that are replayed and what the chain answers.
fn differences(blocks: &[Block], answers: &Answers) -> Vec<Difference> {
	compare(replay(blocks).sums(), answers).1
}

/// About whom, and in what, the chain answers otherwise.
fn subjects(differences: &[Difference]) -> Vec<(Account, Subject)> {
	let subject = |difference: &Difference| match difference {
		Difference::Answer { performer, subject, .. } => Some((*performer, *subject)),
		Difference::Position { .. } => None,
	};
	differences.iter().filter_map(subject).collect()
}

/// At which positions of the list the chain answers otherwise.
fn positions(differences: &[Difference]) -> Vec<u32> {
	let position = |difference: &Difference| match difference {
		Difference::Answer { .. } => None,
		Difference::Position { position, .. } => Some(*position),
	};
	differences.iter().filter_map(position).collect()
}

fn report(blocks: &[Block], answers: &Answers) -> Report {
	let to = blocks.len() as u64 - 1;
	Report::new(Identity::default(), (0, to), 0, &replay(blocks), answers)
}

mod replaying {
	use super::*;

	#[test]
	fn sums_are_those_of_the_formula() {
		let replay = replay(&blocks());
		let mut anna = DecayedSum::default();
		for (amount, hours) in [(1_000, 1), (500, 3), (7, 3)] {
			anna.add(amount, GENESIS + hours * HOUR, HALF_LIFE);
		}
		assert_eq!(replay.sums()[&ANNA], anna);
		assert_eq!(replay.sums().len(), 3);
	}

	#[test]
	fn totals_are_those_of_the_receipts() {
		let replay = replay(&blocks());
		let totals = replay.totals();
		assert_eq!((totals.blocks, totals.payments.count), (5, 6));
		assert_eq!(totals.payments.amount, 6_518);
		let roles: u128 = totals.roles.values().map(|total| total.amount).sum();
		assert_eq!(roles, 6_518);
		assert!(totals.roles[&Role::Performer].amount * 10 >= 6_518 * 7 - 6 * 10);
		assert_eq!(replay.faults(), []);
	}

	#[test]
	fn a_payment_before_the_blocks_time_is_set_counts_at_the_time_before() {
		let mut early = payment(ANNA, 1_000);
		early.phase = Phase::Initialisation;
		let replay = replay(&[block(0, []), block(1, []), block(2, [early])]);
		assert_eq!(replay.sums()[&ANNA].updated, GENESIS + HOUR);
	}

	#[test]
	fn a_block_that_is_missing_or_repeated_is_refused() {
		let mut replay = replay(&[block(0, [])]);
		for given in [0, 2] {
			let refused = replay.apply(&block(given, [payment(ANNA, 1)]));
			assert_eq!(refused, Err(ReplayError::OutOfOrder { expected: 1, given }));
		}
		assert!(replay.sums().is_empty());
		assert_eq!(replay.apply(&block(1, [])), Ok(()));
	}

	#[test]
	fn a_replay_from_believed_sums_ends_where_one_from_genesis_does() {
		let blocks = blocks();
		let early = replay(&blocks[..3]);
		let start = Start { block: 3, time: blocks[2].time, sums: early.sums().clone() };
		let mut late = Replay::new(start);
		for block in &blocks[3..] {
			late.apply(block).unwrap();
		}
		assert_eq!(late.sums(), replay(&blocks).sums());
	}

	#[test]
	fn a_half_life_that_changes_counts_from_the_next_payment() {
		let mut blocks = blocks();
		blocks[3].half_life = HOUR;
		let mut anna = DecayedSum::default();
		anna.add(1_000, GENESIS + HOUR, HALF_LIFE);
		anna.add(500, GENESIS + 3 * HOUR, HOUR);
		anna.add(7, GENESIS + 3 * HOUR, HOUR);
		assert_eq!(replay(&blocks).sums()[&ANNA], anna);
	}

	#[test]
	fn faulty_receipts_are_named_up_to_a_limit_and_counted_beyond() {
		let mut odd = payment(ANNA, 1_000);
		odd.shares[1].amount += 1;
		let replay = replay(&[block(0, vec![odd; FAULTS_KEPT + 5])]);
		assert_eq!((replay.faults().len(), replay.faults_not_kept()), (FAULTS_KEPT, 5));
		let first = &replay.faults()[1];
		assert_eq!((first.block, first.event, first.performer), (0, 1, ANNA));
		assert_eq!(first.fault, Fault::SharesDoNotAddUp { amount: 1_000, shares: Some(1_001) });
	}
}

mod comparing {
	use super::*;

	#[test]
	fn an_honest_chain_agrees() {
		let answers = honest_chain();
		assert_eq!(differences(&blocks(), &answers), []);
		let report = report(&blocks(), &answers);
		assert_eq!(report.verdict(), Verdict::Agrees);
		assert_eq!(report.compared.positions, 3);
	}

	#[test]
	fn an_honest_chain_with_newcomers_and_closed_rooms_agrees() {
		// GIVEN a room that is closed, and newcomers with and without payments
		let sums = replay(&blocks());
		let answers = honest(sums.sums(), &[ANNA, BEA, DORA], &[ANNA, DORA]);
		assert_eq!(order(sums.sums(), &answers), [BEA, ANNA]);
		// THEN the chain agrees, whether or not it tells its seed
		assert_eq!(differences(&blocks(), &answers), []);
		let silent = Answers { exploration_seed: None, ..answers };
		assert_eq!(differences(&blocks(), &silent), []);
	}

	#[test]
	fn a_chain_without_payments_agrees() {
		let answers = honest(&Sums::new(), &[], &[]);
		assert_eq!(differences(&[block(0, [])], &answers), []);
	}

	#[test]
	fn a_tampered_amount_is_found() {
		// GIVEN a chain that counted one planck more than was paid
		let mut tampered = blocks();
		tampered[4].payments[0].amount += 1;
		let answers = honest(replay(&tampered).sums(), &[ANNA, BEA, CLEO], &[]);
		// THEN everything that depends on it differs, for Bea alone
		let found = differences(&blocks(), &answers);
		assert!(subjects(&found).contains(&(BEA, Subject::KeptValue)));
		assert!(subjects(&found).contains(&(BEA, Subject::SortKey)));
		assert!(subjects(&found).contains(&(BEA, Subject::Received)));
		assert!(subjects(&found).contains(&(BEA, Subject::ListedScore)));
		assert!(subjects(&found).iter().all(|(performer, _)| *performer == BEA));
	}

	#[test]
	fn a_payment_that_the_chain_did_not_count_is_found() {
		let mut shortened = blocks();
		shortened[3].payments.remove(0);
		let answers = honest(replay(&shortened).sums(), &[ANNA, BEA, CLEO], &[]);
		let found = differences(&blocks(), &answers);
		assert!(found.contains(&Difference::Answer {
			performer: CLEO,
			subject: Subject::KeptValue,
			replayed: Some(2_000 << 32),
			chain: Some(0),
		}));
		assert!(found.contains(&Difference::Answer {
			performer: CLEO,
			subject: Subject::Place,
			replayed: Some(1),
			chain: None,
		}));
		assert!(!positions(&found).is_empty());
		assert_eq!(report(&blocks(), &answers).verdict(), Verdict::Differs);
	}

	#[test]
	fn a_sum_without_a_payment_is_found() {
		let mut invented = blocks();
		invented[2].payments.push(payment(DORA, 9_000));
		let answers = honest(replay(&invented).sums(), &[ANNA, BEA, CLEO, DORA], &[]);
		let found = differences(&blocks(), &answers);
		assert!(found.contains(&Difference::Answer {
			performer: DORA,
			subject: Subject::Place,
			replayed: None,
			chain: Some(0),
		}));
		assert_eq!(positions(&found), [0, 1, 2, 3]);
	}

	#[test]
	fn payments_that_the_chain_counted_at_other_times_are_found() {
		let mut late = blocks();
		late[1].time += HOUR;
		let answers = honest(replay(&late).sums(), &[ANNA, BEA, CLEO], &[]);
		let found = subjects(&differences(&blocks(), &answers));
		assert!(found.contains(&(ANNA, Subject::KeptValue)));
		assert!(!found.contains(&(CLEO, Subject::KeptValue)));
	}

	#[test]
	fn a_swapped_place_is_found() {
		let mut answers = honest_chain();
		let order = order(replay(&blocks()).sums(), &answers);
		for (who, place) in [(order[0], 1), (order[1], 0)] {
			answers.explanations.get_mut(&who).unwrap().place = Some(place);
		}
		let found = differences(&blocks(), &answers);
		let mut expected = [(order[0], Subject::Place), (order[1], Subject::Place)];
		expected.sort();
		assert_eq!(subjects(&found), expected);
		assert_eq!(positions(&found), [0_u32; 0]);
	}

	#[test]
	fn a_swapped_order_of_the_list_is_found() {
		let mut answers = honest_chain();
		answers.list.swap(1, 2);
		for (placed, position) in answers.list.iter_mut().zip(0..) {
			placed.position = position;
			placed.listing = Listing::Ranked(position);
		}
		let found = differences(&blocks(), &answers);
		assert_eq!(positions(&found), [1, 2]);
		assert_eq!(subjects(&found), []);
	}

	#[test]
	fn a_performer_who_is_left_out_of_the_list_is_found() {
		let mut answers = honest_chain();
		answers.list.pop();
		assert_eq!(positions(&differences(&blocks(), &answers)), [2]);
	}

	#[test]
	fn a_performer_who_may_not_be_shown_and_is_listed_is_found() {
		let mut answers = honest_chain();
		let last = answers.list[2].account;
		answers.explanations.get_mut(&last).unwrap().eligible = false;
		let found = differences(&blocks(), &answers);
		assert_eq!(
			found,
			[Difference::Position {
				position: 2,
				replayed: None,
				chain: Some((last, Listing::Ranked(2)))
			}]
		);
	}

	#[test]
	fn newcomers_in_another_order_than_the_seeds_are_found() {
		let sums = replay(&blocks());
		let newcomers: Vec<_> = (10..20).map(|byte| Account([byte; 32])).collect();
		let rooms: Vec<_> = [ANNA, BEA, CLEO].into_iter().chain(newcomers.clone()).collect();
		let mut answers = honest(sums.sums(), &rooms, &newcomers);
		assert_eq!(differences(&blocks(), &answers), []);
		answers.exploration_seed = Some([43; 32]);
		assert!(!positions(&differences(&blocks(), &answers)).is_empty());
	}

	#[test]
	fn a_newcomer_who_is_listed_twice_is_found_without_a_seed() {
		let sums = replay(&blocks());
		let other = Account([5; 32]);
		let rooms = [ANNA, BEA, CLEO, DORA, other];
		let mut answers = honest(sums.sums(), &rooms, &[DORA, other]);
		answers.exploration_seed = None;
		assert_eq!(differences(&blocks(), &answers), []);
		let first = answers.list[3];
		assert_eq!(first.listing, Listing::Exploration);
		answers.list[4] = Placed { position: 4, ..first };
		assert_eq!(positions(&differences(&blocks(), &answers)), [4]);
	}

	#[test]
	fn a_position_that_is_numbered_wrongly_is_found() {
		let mut answers = honest_chain();
		answers.list[1].position = 7;
		assert_eq!(positions(&differences(&blocks(), &answers)), [1]);
	}

	#[test]
	fn a_wrong_tier_is_found() {
		let mut answers = honest_chain();
		let tier = answers.tiers.get_mut(&ANNA).unwrap();
		assert_eq!(tier.index, 0);
		(tier.index, tier.share) = (1, 720_000);
		let found = differences(&blocks(), &answers);
		assert_eq!(subjects(&found), [(ANNA, Subject::Tier), (ANNA, Subject::Share)]);
	}

	#[test]
	fn a_record_that_disagrees_about_a_room_is_found() {
		let mut answers = honest_chain();
		answers.records.get_mut(&BEA).unwrap().room = Room::Closed;
		assert_eq!(subjects(&differences(&blocks(), &answers)), [(BEA, Subject::KeptRoom)]);
		let mut answers = honest_chain();
		answers.rooms.insert(DORA);
		assert_eq!(subjects(&differences(&blocks(), &answers)), [(DORA, Subject::KeptRoom)]);
	}

	#[test]
	fn every_part_of_a_record_is_compared() {
		type Tamper = (Subject, fn(&mut Record));
		let tampers: [Tamper; 3] = [
			(Subject::KeptValue, |record| record.sum.value -= 1),
			(Subject::KeptTime, |record| record.sum.updated -= 1),
			(Subject::KeptRoom, |record| record.room = Room::Closed),
		];
		for (subject, tamper) in tampers {
			let mut answers = honest_chain();
			tamper(answers.records.get_mut(&CLEO).unwrap());
			assert_eq!(subjects(&differences(&blocks(), &answers)), [(CLEO, subject)]);
		}
	}

	#[test]
	fn every_part_of_an_explanation_is_compared() {
		type Tamper = (Subject, fn(&mut Explanation));
		let tampers: [Tamper; 8] = [
			(Subject::Now, |explanation| explanation.now += 1),
			(Subject::HalfLife, |explanation| explanation.half_life += 1),
			(Subject::Recorded, |explanation| explanation.recorded += 1),
			(Subject::Updated, |explanation| explanation.updated += 1),
			(Subject::Weight, |explanation| explanation.weight += 1),
			(Subject::Received, |explanation| explanation.received += 1),
			(Subject::SortKey, |explanation| explanation.sort_key += 1),
			(Subject::Room, |explanation| explanation.room = Room::Closed),
		];
		for (subject, tamper) in tampers {
			let mut answers = honest_chain();
			tamper(answers.explanations.get_mut(&CLEO).unwrap());
			assert_eq!(subjects(&differences(&blocks(), &answers)), [(CLEO, subject)]);
		}
	}

	#[test]
	fn a_faulty_receipt_makes_the_verdict() {
		let mut odd = blocks();
		let shares = &mut odd[1].payments[0].shares;
		(shares[0].amount, shares[1].amount) = (699, 301);
		let report = report(&odd, &honest_chain());
		assert_eq!(report.differences, []);
		assert_eq!(report.verdict(), Verdict::Differs);
		assert!(report.to_string().contains("the performer got 699 planck, 70 % are 700 planck"));
	}

	#[test]
	fn equal_keys_are_ordered_by_account() {
		let equal = [block(0, [payment(CLEO, 5), payment(ANNA, 5), payment(BEA, 5)])];
		let sums = replay(&equal);
		let answers = honest(sums.sums(), &[ANNA, BEA, CLEO], &[]);
		assert_eq!(order(sums.sums(), &answers), [ANNA, BEA, CLEO]);
	}

	#[test]
	fn a_tier_is_reached_at_its_threshold() {
		let index = |received| tier(&policy(), received).unwrap().index;
		assert_eq!([index(0), index(1_899), index(1_900), index(u128::MAX)], [0, 0, 1, 2]);
		assert_eq!(tier(&[], 5), None);
	}
}

mod explaining {
	use super::*;

	fn followed(blocks: &[Block], performer: Account) -> Replay {
		let mut replay = Replay::new(Start::default()).follow(performer);
		for block in blocks {
			replay.apply(block).unwrap();
		}
		replay
	}

	#[test]
	fn every_payment_that_counts_is_named_with_its_weight() {
		// GIVEN payments of 1,000, 500 and 7 planck to Anna, asked about a half-life after the first
		let replay = followed(&blocks(), ANNA);
		let mut answers = honest_chain();
		answers.time = GENESIS + HOUR + HALF_LIFE;
		// WHEN her place is explained
		let reasons = explain(&replay, &answers).unwrap();
		// THEN the newest is first, and the first payment counts half
		let parts: Vec<_> = reasons
			.contributions
			.iter()
			.map(|part| (part.entry.block, part.entry.amount, part.counts))
			.collect();
		assert_eq!(parts, [(3, 7, 3), (3, 500, 250), (1, 1_000, 500)]);
		assert_eq!(reasons.contributions[2].weight, 0.5);
		assert_eq!(reasons.contributions[2].age, HALF_LIFE);
		assert_eq!(reasons.received, replay.sums()[&ANNA].at(answers.time, HALF_LIFE));
		let counted: u128 = reasons.contributions.iter().map(|part| part.counts).sum();
		assert!(reasons.received.abs_diff(counted) <= 3);
	}

	#[test]
	fn neighbours_place_and_tier_are_named() {
		let replay = followed(&blocks(), CLEO);
		let reasons = explain(&replay, &honest_chain()).unwrap();
		assert_eq!((reasons.place, reasons.ranked), (Some(1), 3));
		assert_eq!(reasons.above.unwrap().performer, BEA);
		assert_eq!(reasons.below.unwrap().performer, ANNA);
		let (index, tier) = reasons.tier.unwrap();
		assert_eq!((index, tier.threshold, reasons.next_tier), (1, 1_900, Some(policy()[2])));
	}

	#[test]
	fn the_first_has_nobody_above_and_the_last_nobody_below() {
		let first = explain(&followed(&blocks(), BEA), &honest_chain()).unwrap();
		assert_eq!((first.place, first.above), (Some(0), None));
		let last = explain(&followed(&blocks(), ANNA), &honest_chain()).unwrap();
		assert_eq!((last.place, last.below), (Some(2), None));
	}

	#[test]
	fn payments_that_faded_are_counted() {
		let replay = followed(&blocks(), ANNA);
		let answers = Answers { time: GENESIS + 5 * HALF_LIFE, ..honest_chain() };
		let reasons = explain(&replay, &answers).unwrap();
		assert_eq!((reasons.contributions.len(), reasons.faded), (2, 1));
	}

	#[test]
	fn somebody_who_was_never_paid_has_no_place() {
		let reasons = explain(&followed(&blocks(), DORA), &honest_chain()).unwrap();
		assert_eq!((reasons.place, reasons.received), (None, 0));
		assert_eq!(reasons.contributions, []);
	}

	#[test]
	fn a_believed_sum_is_one_contribution() {
		let blocks = blocks();
		let sums = replay(&blocks[..3]).sums().clone();
		let start = Start { block: 3, time: blocks[2].time, sums };
		let mut late = Replay::new(start).follow(ANNA);
		for block in &blocks[3..] {
			late.apply(block).unwrap();
		}
		let reasons = explain(&late, &honest_chain()).unwrap();
		let believed = reasons.contributions.last().unwrap();
		assert!(believed.is_believed());
		assert_eq!((believed.entry.block, believed.entry.amount), (2, 1_000));
		assert_eq!(reasons.contributions.len(), 3);
	}

	#[test]
	fn the_text_names_the_payer_and_the_sum() {
		let replay = followed(&blocks(), BEA);
		let report = Report::new(Identity::default(), (0, 4), 0, &replay, &honest_chain());
		let text = report.to_string();
		assert!(text.contains(&VIEWER.to_ss58(0)), "{text}");
		assert!(text.contains("place      1 of 3"), "{text}");
		assert!(text.contains("The chain agrees"), "{text}");
	}
}

mod reporting {
	use super::*;

	#[test]
	fn a_report_says_what_was_believed() {
		let mut report = report(&blocks(), &honest_chain());
		assert!(report.to_string().contains("nothing is trusted before"));
		(report.from, report.believed) = (3, 2);
		assert!(report.to_string().contains("trusting the 2 sums at block 2"));
	}

	#[test]
	fn json_tells_the_verdict_and_every_difference() {
		let mut answers = honest_chain();
		answers.list.pop();
		answers.explanations.get_mut(&BEA).unwrap().sort_key += 1;
		let json = report(&blocks(), &answers).to_json();
		assert_eq!(json["verdict"], "differs");
		let differences = json["differences"].as_array().unwrap();
		assert_eq!(differences.len(), 2);
		assert_eq!(differences[0]["subject"], "sort_key");
		assert_eq!(differences[0]["performer"], BEA.to_ss58(0));
		assert_eq!(differences[1]["position"], 2);
		assert_eq!(differences[1]["chain"], serde_json::Value::Null);
		assert_eq!(json["payments"]["amount"], "6518");
	}
}
