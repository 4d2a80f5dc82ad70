//! The report: for people as text, for programs as JSON.

use crate::{
	chain::Identity,
	compare::{Answers, Compared, Difference, Listing},
	explain::{Contribution, Neighbour, Reasons},
	replay::{FaultyReceipt, Origin, Replay, Total, Totals},
};
use livestars_chain::Account;
use serde_json::{json, Value};
use std::{fmt, time::Duration};

/// One LIVE in planck.
const LIVE: u128 = 1_000_000_000_000;

/// How many differences, and how many faulty receipts, the text names.
const NAMED: usize = 100;

/// What an audit found.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
	/// The chain.
	pub chain: Identity,
	/// The first replayed block.
	pub from: u64,
	/// The last replayed block, at which the chain was asked.
	pub to: u64,
	/// The time of the last block, in milliseconds since the Unix epoch.
	pub time: u64,
	/// The half-life at the last block, in milliseconds.
	pub half_life: u64,
	/// How many sums were believed instead of replayed.
	pub believed: u64,
	/// To how many performers payments are known.
	pub performers: u64,
	/// What all replayed payments add up to.
	pub totals: Totals,
	/// How much was recomputed.
	pub compared: Compared,
	/// The faulty receipts.
	pub faults: Vec<FaultyReceipt>,
	/// How many more there were.
	pub faults_not_kept: u64,
	/// The chain's answers that do not follow from the payments.
	pub differences: Vec<Difference>,
	/// The reasons for one performer's place, if they were asked for.
	pub reasons: Option<Reasons>,
	/// How long it took.
	pub elapsed: Duration,
}

/// What an audit concludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// Every receipt is sound, and every answer follows from the payments.
	Agrees,
	/// Something differs.
	Differs,
}

impl Report {
	/// The report of a replay that is complete.
	pub fn new(
		chain: Identity,
		(from, to): (u64, u64),
		believed: u64,
		replay: &Replay,
		answers: &Answers,
	) -> Self {
		let (compared, differences) = crate::compare::compare(replay.sums(), answers);
		Self {
			chain,
			from,
			to,
			time: answers.time,
			half_life: answers.half_life,
			believed,
			performers: replay.sums().len() as u64,
			totals: replay.totals().clone(),
			compared,
			faults: replay.faults().to_vec(),
			faults_not_kept: replay.faults_not_kept(),
			differences,
			reasons: crate::explain::explain(replay, answers),
			elapsed: Duration::ZERO,
		}
	}

	/// What the audit concludes.
	pub fn verdict(&self) -> Verdict {
		if self.differences.is_empty() && self.faults.is_empty() {
			Verdict::Agrees
		} else {
			Verdict::Differs
		}
	}

	/// The report as JSON. Amounts are strings of planck, accounts are addresses of the chain.
	pub fn to_json(&self) -> Value {
		let address = |account: &Account| self.address(account);
		json!({
			"verdict": match self.verdict() {
				Verdict::Agrees => "agrees",
				Verdict::Differs => "differs",
			},
			"chain": {
				"name": self.chain.name,
				"genesis": self.chain.genesis,
				"ss58_prefix": self.chain.ss58_prefix,
			},
			"from": self.from,
			"to": self.to,
			"time": self.time,
			"half_life": self.half_life,
			"believed_sums": self.believed,
			"performers": self.performers,
			"blocks": self.totals.blocks,
			"payments": total_json(&self.totals.payments),
			"unclaimed": total_json(&self.totals.unclaimed),
			"shares": self.totals.roles.iter().map(|(role, total)| json!({
				"role": role.to_string(),
				"count": total.count,
				"amount": total.amount.to_string(),
			})).collect::<Vec<_>>(),
			"compared": self.compared,
			"faulty_receipts": self.faults.iter().map(|faulty| json!({
				"block": faulty.block,
				"event": faulty.event,
				"performer": address(&faulty.performer),
				"fault": faulty.fault.to_string(),
			})).collect::<Vec<_>>(),
			"faults_not_kept": self.faults_not_kept,
			"differences": self.differences.iter().map(|difference| match difference {
				Difference::Answer { performer, subject, replayed, chain } => json!({
					"performer": address(performer),
					"subject": subject,
					"replayed": replayed.map(|answer| answer.to_string()),
					"chain": chain.map(|answer| answer.to_string()),
				}),
				Difference::Position { position, replayed, chain } => json!({
					"position": position,
					"replayed": replayed.as_ref().map(|stands| self.stands_json(stands)),
					"chain": chain.as_ref().map(|stands| self.stands_json(stands)),
				}),
			}).collect::<Vec<_>>(),
			"explanation": self.reasons.as_ref().map(|reasons| self.reasons_json(reasons)),
			"elapsed_ms": self.elapsed.as_millis() as u64,
		})
	}

	fn stands_json(&self, (account, listing): &(Account, Listing)) -> Value {
		let (listing, place) = match listing {
			Listing::Ranked(place) => ("ranked", Some(place)),
			Listing::Exploration => ("exploration", None),
		};
		json!({ "account": self.address(account), "listing": listing, "place": place })
	}

	fn reasons_json(&self, reasons: &Reasons) -> Value {
		let neighbour = |neighbour: &Neighbour| {
			json!({
				"performer": self.address(&neighbour.performer),
				"received": neighbour.received.to_string(),
			})
		};
		json!({
			"performer": self.address(&reasons.performer),
			"received": reasons.received.to_string(),
			"sort_key": reasons.sort_key.to_string(),
			"place": reasons.place,
			"ranked": reasons.ranked,
			"tier": reasons.tier.map(|(index, tier)| json!({
				"index": index,
				"threshold": tier.threshold.to_string(),
				"share": tier.share,
			})),
			"next_threshold": reasons.next_tier.map(|tier| tier.threshold.to_string()),
			"above": reasons.above.as_ref().map(neighbour),
			"below": reasons.below.as_ref().map(neighbour),
			"faded": reasons.faded,
			"contributions": reasons.contributions.iter().map(|contribution| {
				let (event, kind, payer) = match &contribution.entry.origin {
					Origin::Payment { event, kind, payer } => {
						(Some(event), kind.as_str(), Some(self.address(payer)))
					},
					Origin::Believed => (None, "believed", None),
				};
				json!({
					"block": contribution.entry.block,
					"event": event,
					"kind": kind,
					"payer": payer,
					"amount": contribution.entry.amount.to_string(),
					"age": contribution.age,
					"weight": contribution.weight,
					"counts": contribution.counts.to_string(),
				})
			}).collect::<Vec<_>>(),
		})
	}

	fn address(&self, account: &Account) -> String {
		account.to_ss58(self.chain.ss58_prefix)
	}

	fn write_reasons(&self, f: &mut fmt::Formatter<'_>, reasons: &Reasons) -> fmt::Result {
		writeln!(f, "{}", self.address(&reasons.performer))?;
		writeln!(
			f,
			"received   {} (decayed, half-life {})",
			live(reasons.received),
			age(self.half_life)
		)?;
		writeln!(f, "sort key   {}", reasons.sort_key)?;
		match reasons.tier {
			Some((index, tier)) => {
				write!(
					f,
					"tier       {index}: {} from {}",
					percent(tier.share),
					live(tier.threshold)
				)?;
			},
			None => write!(f, "tier       none: the policy has no tiers")?,
		}
		if let Some(next) = reasons.next_tier {
			write!(f, "; next {} from {}", percent(next.share), live(next.threshold))?;
		}
		match reasons.place {
			Some(place) => writeln!(
				f,
				"\nplace      {} of {} with a room and a payment",
				u64::from(place) + 1,
				reasons.ranked
			)?,
			None => writeln!(f, "\nplace      none: she has no room, or no payment")?,
		}
		for (name, neighbour) in [("above", &reasons.above), ("below", &reasons.below)] {
			if let Some(Neighbour { performer, received }) = neighbour {
				writeln!(f, "{name}      {} with {}", self.address(performer), live(*received))?;
			}
		}
		writeln!(f, "payments   {} that count, newest first", reasons.contributions.len())?;
		writeln!(
			f,
			"{:>12} {:>12} {:>10} {:>24} {:>24}  for, by",
			"block", "age", "weight", "amount", "counts"
		)?;
		for contribution in &reasons.contributions {
			let Contribution { entry, weight, counts, .. } = contribution;
			let origin = match &entry.origin {
				Origin::Believed => "the chain's sum at that block, believed".to_owned(),
				Origin::Payment { kind, payer, .. } => {
					format!("{kind}, {}", self.address(payer))
				},
			};
			writeln!(
				f,
				"{:>12} {:>12} {:>10.6} {:>24} {:>24}  {origin}",
				entry.block,
				age(contribution.age),
				weight,
				live(entry.amount),
				live(*counts),
			)?;
		}
		if reasons.faded > 0 {
			writeln!(f, "{} more count less than a planck by now", reasons.faded)?;
		}
		writeln!(f)
	}

	fn write_difference(&self, f: &mut fmt::Formatter<'_>, difference: &Difference) -> fmt::Result {
		let number = |answer: &Option<u128>| answer.map_or("none".to_owned(), |it| it.to_string());
		let stands = |stands: &Option<(Account, Listing)>| match stands {
			Some((account, Listing::Ranked(place))) => {
				format!("{} by rank, place {place}", self.address(account))
			},
			Some((account, Listing::Exploration)) => {
				format!("{} as a newcomer", self.address(account))
			},
			None => "nobody who is known".to_owned(),
		};
		match difference {
			Difference::Answer { performer, subject, replayed, chain } => writeln!(
				f,
				"  {}: {subject}: recomputed {}, the chain answers {}",
				self.address(performer),
				number(replayed),
				number(chain)
			),
			Difference::Position { position, replayed, chain } => writeln!(
				f,
				"  list, position {position} (from 0): recomputed {}, the chain answers {}",
				stands(replayed),
				stands(chain)
			),
		}
	}
}

impl fmt::Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(reasons) = &self.reasons {
			self.write_reasons(f, reasons)?;
		}
		let Totals { blocks, payments, roles, unclaimed } = &self.totals;
		writeln!(f, "chain      {} (genesis {})", self.chain.name, self.chain.genesis)?;
		write!(f, "blocks     {blocks}, from {} to {}", self.from, self.to)?;
		if self.from > 1 {
			let before = self.from.saturating_sub(1);
			writeln!(f, "; trusting the {} sums at block {before}", self.believed)?;
		} else {
			writeln!(f, "; nothing is trusted before")?;
		}
		writeln!(
			f,
			"payments   {}, {} in all; {} performers",
			payments.count,
			live(payments.amount),
			self.performers
		)?;
		for (role, total) in roles {
			writeln!(
				f,
				"           {:<28} {:>30} {:>8}",
				role.to_string(),
				live(total.amount),
				part(total.amount, payments.amount)
			)?;
		}
		if unclaimed.count > 0 {
			writeln!(
				f,
				"           {} shares, {} in all, fell to the treasury or back to the performer",
				unclaimed.count,
				live(unclaimed.amount)
			)?;
		}
		let Compared { sums, explanations, tiers, positions } = self.compared;
		writeln!(
			f,
			"compared   {sums} sums, {explanations} explanations with key and place, {tiers} tiers, \
			 {positions} positions of the public list"
		)?;
		writeln!(f, "elapsed    {:.1} s", self.elapsed.as_secs_f64())?;

		if !self.faults.is_empty() {
			let count = self.faults_not_kept.saturating_add(self.faults.len() as u64);
			writeln!(f, "\nFaulty receipts: {count}")?;
			for FaultyReceipt { block, event, performer, fault } in self.faults.iter().take(NAMED) {
				let performer = self.address(performer);
				writeln!(f, "  block {block}, event {event}, {performer}: {fault}")?;
			}
		}
		if !self.differences.is_empty() {
			writeln!(f, "\nDifferences: {}", self.differences.len())?;
			for difference in self.differences.iter().take(NAMED) {
				self.write_difference(f, difference)?;
			}
		}
		if self.differences.len().max(self.faults.len()) > NAMED {
			writeln!(f, "  (the first {NAMED} of each; --json names all that were kept)")?;
		}
		match self.verdict() {
			Verdict::Agrees => write!(f, "\nThe chain agrees with its payments."),
			Verdict::Differs => write!(f, "\nTHE CHAIN DIFFERS from its payments."),
		}
	}
}

fn total_json(total: &Total) -> Value {
	json!({ "count": total.count, "amount": total.amount.to_string() })
}

/// An amount of planck in LIVE, without trailing zeros.
pub fn live(planck: u128) -> String {
	let (whole, rest) = (planck / LIVE, planck % LIVE);
	let fraction = format!("{rest:012}");
	match fraction.trim_end_matches('0') {
		"" => format!("{whole} LIVE"),
		fraction => format!("{whole}.{fraction} LIVE"),
	}
}

/// A part of a whole.
fn part(amount: u128, whole: u128) -> String {
	if whole == 0 {
		return String::new();
	}
	format!("{:.2} %", amount as f64 / whole as f64 * 100.0)
}

/// Millionths, in percent.
fn percent(millionths: u32) -> String {
	format!("{} %", f64::from(millionths) / 10_000.0)
}

/// A time, in the unit that suits it.
fn age(milliseconds: u64) -> String {
	const UNITS: [(f64, &str); 3] = [(86_400_000.0, "d"), (3_600_000.0, "h"), (60_000.0, "min")];
	let time = milliseconds as f64;
	let unit = UNITS.iter().find(|(length, _)| time >= *length);
	unit.map_or_else(
		|| format!("{:.1} s", time / 1_000.0),
		|(length, name)| format!("{:.1} {name}", time / length),
	)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_are_written_to_the_last_planck() {
		for (planck, text) in [
			(0, "0 LIVE"),
			(1, "0.000000000001 LIVE"),
			(LIVE, "1 LIVE"),
			(1_500_000_000_000, "1.5 LIVE"),
			(u128::MAX, "340282366920938463463374607.431768211455 LIVE"),
		] {
			assert_eq!(live(planck), text);
		}
	}

	#[test]
	fn times_are_written_in_the_unit_that_suits_them() {
		for (milliseconds, text) in [
			(0, "0.0 s"),
			(59_900, "59.9 s"),
			(60_000, "1.0 min"),
			(5_400_000, "1.5 h"),
			(2_592_000_000, "30.0 d"),
		] {
			assert_eq!(age(milliseconds), text);
		}
	}
}
