//! What a node says.

use super::Report;
use crate::clock::now;
use livestars_chain::{Account, At, Balance, Chain, ChainError, RelayInfo, RelayStatus, Update};
use livestars_mesh::identity;
use std::time::Duration;
use tokio::time::timeout;

use crate::{config::Config, registration::description};

/// How long a node has to answer.
const TIME_TO_ANSWER: Duration = Duration::from_secs(15);

/// How long to wait for finality to move, and for blocks: several slots.
const TIME_TO_MOVE: Duration = Duration::from_secs(30);

/// How many states a node keeps that is not told otherwise.
const MOST_KEPT: u32 = 256;

/// How far the clocks of machine and chain may differ, in milliseconds: more than a slot.
const MOST_SKEW: i128 = 5_000;

/// The least free balance that is worth anything, in planck: 0.01 LIVE.
const NOTHING: u128 = 10_000_000_000;

/// Checks the chain, and the relay's account on it.
pub(super) async fn check(config: &Config, account: Option<Account>, report: &mut Report) {
	let connecting = timeout(TIME_TO_ANSWER, Chain::connect(config.chain.nodes.clone())).await;
	let chain = match connecting {
		Ok(Ok(chain)) => chain,
		Ok(Err(error)) => return report.fail("chain", error.to_string()),
		Err(_) => {
			let nodes = config.chain.nodes.join(", ");
			return report.fail("chain", format!("no node answers in time: {nodes} (chain.nodes)"));
		},
	};
	report.ok("chain", format!("a node answers; the genesis hash is {}", chain.genesis()));
	old_state(&chain, report).await;
	let (moves, skew) = tokio::join!(finality_moves(&chain), clock_skew(&chain));
	match moves {
		Some(number) => report.ok("finality", format!("block {number} was finalised just now")),
		None => report.fail(
			"finality",
			"nothing was finalised for half a minute: the node is not synchronised, or the chain \
			 stands still",
		),
	}
	match skew {
		Some(skew) if skew.abs() <= MOST_SKEW => {
			report.ok("clock", "the machine's clock is that of the chain");
		},
		Some(skew) => {
			let (seconds, side) =
				(skew.abs() / 1_000, if skew > 0 { "ahead of" } else { "behind" });
			let finding = format!(
				"the machine's clock is {seconds} s {side} the chain's: synchronise it (NTP), and see \
				 that the node is synchronised"
			);
			report.fail("clock", finding);
		},
		None => report.warn("clock", "no block came to compare the clock with"),
	}
	let Some(account) = account else { return };
	if let Err(error) = entry_and_balance(&chain, account, config, report).await {
		report.fail("directory", error.to_string());
	}
}

/// Whether the node keeps the states of old blocks.
async fn old_state(chain: &Chain, report: &mut Report) {
	let subject = "old state";
	let finalized = chain.link().borrow().finalized.map_or(0, |block| block.number);
	match chain.remembers(1).await {
		Ok(true) if finalized > MOST_KEPT => {
			report.ok(subject, "the node keeps the states of old blocks");
		},
		Ok(true) | Err(ChainError::UnknownBlock { .. }) => report.ok(
			subject,
			"the chain is too young to tell whether the node keeps the states of old blocks: see that it \
			 was started with --state-pruning archive --blocks-pruning archive",
		),
		Ok(false) => report.warn(
			subject,
			"the node keeps the states of recent blocks alone: histories, leaderboards and exports lack \
			 what was paid while the relay did not run. Use a node that has --state-pruning archive \
			 --blocks-pruning archive from its first start on; one that began without is synchronised anew, \
			 with an empty --base-path",
		),
		Err(error) => report.warn(subject, error.to_string()),
	}
}

/// The number of the next block that is finalised.
async fn finality_moves(chain: &Chain) -> Option<u32> {
	let mut link = chain.link();
	let first = link.borrow().finalized?.number;
	let moved = link.wait_for(|link| link.finalized.is_some_and(|block| block.number > first));
	let moved = timeout(TIME_TO_MOVE, moved).await.ok()?.ok()?;
	moved.finalized.map(|block| block.number)
}

/// By how many milliseconds this machine's clock is ahead of the chain's, by a block that comes while
/// we wait: not the first ones, which may be old.
async fn clock_skew(chain: &Chain) -> Option<i128> {
	let newest = async {
		let mut updates = chain.follow(None);
		let known = chain.at_best().await.ok()?.block().number;
		while let Some(update) = updates.recv().await {
			let Update::Best { enacted, .. } = update else { continue };
			if let Some(block) = enacted.last().filter(|block| block.at.number > known) {
				return Some(i128::from(now()) - i128::from(block.time));
			}
		}
		None
	};
	timeout(TIME_TO_MOVE, newest).await.ok().flatten()
}

async fn entry_and_balance(
	chain: &Chain,
	account: Account,
	config: &Config,
	report: &mut Report,
) -> Result<(), ChainError> {
	let at = chain.at_best().await?;
	let is_registered = entry(&at, account, config, report).await?;
	let balance = at.free_balance(&account).await?;
	let low = config.chain.low_balance();
	let registers = config.relay.register && !is_registered;
	// What stays held while the relay is registered, and what an account keeps.
	let bound =
		if registers { at.relay_bond()?.saturating_add(at.existential_deposit()?) } else { 0 };
	let has = format!("{account} has {}", live(balance));
	if balance < bound.saturating_add(NOTHING) {
		let missing = live(bound.saturating_add(low.max(NOTHING)).saturating_sub(balance));
		let for_what = match registers {
			true => format!("the bond of {} and its calls", live(at.relay_bond()?)),
			false => "its calls".to_owned(),
		};
		report.fail("balance", format!("{has}, {missing} too little for {for_what}: send it that"));
	} else if balance < bound.saturating_add(low) {
		let left = live(balance.saturating_sub(bound));
		let finding =
			format!("{has}, of which {left} is for calls: less than chain.low_balance_live");
		report.warn("balance", finding);
	} else {
		report.ok("balance", has);
	}
	Ok(())
}

/// An amount in LIVE, rounded up.
fn live(planck: Balance) -> String {
	let thousandths = planck.div_ceil(1_000_000_000);
	format!("{}.{:03} LIVE", thousandths / 1_000, thousandths % 1_000)
}

/// Checks the relay's entry; says whether there is one.
async fn entry(
	at: &At,
	account: Account,
	config: &Config,
	report: &mut Report,
) -> Result<bool, ChainError> {
	let relay = at.relays().await?.into_iter().find(|relay| relay.operator == account);
	let Some(relay) = relay else {
		if config.relay.register {
			report
				.warn("directory", "the relay is not registered; it registers itself at its start");
		} else {
			let finding = "the relay is not registered: register it, or set relay.register";
			report.fail("directory", finding);
		}
		return Ok(false);
	};
	match relay.status {
		RelayStatus::Active => report.ok("directory", "the relay is registered, bonded and active"),
		RelayStatus::Silent => report.warn(
			"directory",
			"the relay is registered and bonded; its heartbeats are late, as while it does not run",
		),
		RelayStatus::Suspended => {
			report.fail("directory", "the safety origin suspended the relay: ask it why");
		},
		RelayStatus::Leaving => report.fail(
			"directory",
			"the relay left: withdraw its bond (relays.withdrawBond) and register anew",
		),
	}
	let differs = known_by(config).is_none_or(|configured| {
		relay.url != configured.url
			|| relay.region != configured.region
			|| relay.capacity != configured.capacity
			|| relay.multiaddr != configured.multiaddr
	});
	if differs && config.relay.register {
		let finding =
			"the entry on chain is not what is configured; the relay changes it at its start";
		report.warn("directory", finding);
	} else if differs {
		let finding =
			"the entry on chain is not what is configured: change one, or set relay.register";
		report.fail("directory", finding);
	}
	Ok(true)
}

/// What the directory is to say of the relay; nothing before its first start, which gives its node a
/// name in the mesh.
fn known_by(config: &Config) -> Option<RelayInfo> {
	let folder = &config.relay.data_folder;
	let has_name = folder.join(identity::FILE).is_file();
	let key = has_name.then(|| identity::load_or_make(folder).ok()).flatten()?;
	description(config, key.public().to_peer_id()).ok()
}
