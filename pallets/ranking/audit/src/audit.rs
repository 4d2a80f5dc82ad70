//! Makes an audit: replays, asks, compares.

use crate::{
	arguments::{Arguments, Last},
	chain::Chain,
	error::CannotCheck,
	replay::Replay,
	report::Report,
};
use futures::TryStreamExt;
use livestars_chain::Account;
use std::{
	pin::pin,
	time::{Duration, Instant},
};

/// How long to be silent between two words on the progress.
const SILENCE: Duration = Duration::from_secs(5);

/// Makes the audit that `arguments` ask for. `progress` is told now and then how far it is.
pub async fn audit(
	arguments: &Arguments,
	progress: impl FnMut(&str),
) -> Result<Report, CannotCheck> {
	let chain = Chain::connect(&arguments.url).await?;
	audit_chain(&chain, arguments, progress).await
}

/// Makes the audit that `arguments` ask for of a chain to which there is a connection.
pub async fn audit_chain(
	chain: &Chain,
	arguments: &Arguments,
	mut progress: impl FnMut(&str),
) -> Result<Report, CannotCheck> {
	let begun = Instant::now();
	let concurrency = arguments.concurrency.get();
	let finalised = chain.finalised().await?;
	let (from, to) = range(arguments.from, arguments.to, finalised)?;
	let identity = chain.identity(to).await?;

	let start = chain.start(from).await?;
	let believed = start.sums.len() as u64;
	let mut replay = Replay::new(start);
	if let Some(performer) = arguments.explain {
		replay = replay.follow(performer);
	}
	let mut spoken = Instant::now();
	let mut blocks = pin!(chain.blocks(from, to, concurrency));
	while let Some(block) = blocks.try_next().await? {
		replay.apply(&block)?;
		if spoken.elapsed() >= SILENCE {
			spoken = Instant::now();
			let payments = replay.totals().payments.count;
			progress(&format!("block {} of {to}, {payments} payments", block.number));
		}
	}

	let performers: Vec<Account> = replay.sums().keys().copied().chain(arguments.explain).collect();
	progress(&format!("asking the chain about block {to}"));
	let answers = chain.answers(to, performers, concurrency).await?;
	let mut report = Report::new(identity, (from, to), believed, &replay, &answers);
	report.elapsed = begun.elapsed();
	Ok(report)
}

/// The first and the last block to replay.
fn range(from: u64, to: Last, finalised: u64) -> Result<(u64, u64), CannotCheck> {
	let to = match to {
		Last::Finalised => finalised,
		Last::Number(block) if block > finalised => {
			return Err(CannotCheck::NotFinalised { block, finalised });
		},
		Last::Number(block) => block,
	};
	if from > to {
		return Err(CannotCheck::EmptyRange { from, to });
	}
	Ok((from, to))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_final_is_replayed() {
		assert_eq!(range(0, Last::Finalised, 9).unwrap(), (0, 9));
		assert_eq!(range(3, Last::Number(9), 9).unwrap(), (3, 9));
		assert_eq!(range(9, Last::Number(9), 10).unwrap(), (9, 9));
	}

	#[test]
	fn what_may_still_change_is_refused() {
		let refused = range(0, Last::Number(10), 9).unwrap_err();
		assert!(matches!(refused, CannotCheck::NotFinalised { block: 10, finalised: 9 }));
	}

	#[test]
	fn a_range_without_blocks_is_refused() {
		let refused = range(5, Last::Number(4), 9).unwrap_err();
		assert!(matches!(refused, CannotCheck::EmptyRange { from: 5, to: 4 }));
		let refused = range(10, Last::Finalised, 9).unwrap_err();
		assert!(matches!(refused, CannotCheck::EmptyRange { from: 10, to: 9 }));
	}
}
