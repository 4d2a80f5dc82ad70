//! What to do for the relay's entry, and what to say when it cannot be done. No I/O.

use livestars_chain::{
	Balance, BlockNumber, ChainError, Relay, RelayInfo, RelayStatus, SubmitError,
};
use std::fmt;

/// Planck in one LIVE.
const LIVE: Balance = 1_000_000_000_000;

/// What to do for the relay's entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
	/// Make it.
	Register,
	/// Describe the relay anew.
	Update,
	/// Say that the relay is there.
	Heartbeat,
	/// Nothing before this block.
	Wait {
		/// The first block in which a heartbeat is due.
		until: BlockNumber,
	},
	/// Nothing that the relay can do itself.
	Stay(Obstacle),
}

/// Why the relay can do nothing for its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
	/// Its operator took it out of the directory.
	Leaving,
}

impl fmt::Display for Obstacle {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Leaving => f.write_str(
				"the relay left the directory: withdraw its bond when the chain allows it \
				 (relays.withdrawBond), and start the relay again to register anew",
			),
		}
	}
}

/// What to do in block `now` for the relay that has this entry, if the chain is to know `wanted` of
/// it and takes a heartbeat every `interval` blocks. A suspended relay is kept alive: it is active at
/// once when it is reinstated.
pub fn plan(
	entry: Option<&Relay>,
	wanted: &RelayInfo,
	now: BlockNumber,
	interval: BlockNumber,
) -> Step {
	let Some(relay) = entry else { return Step::Register };
	if relay.status == RelayStatus::Leaving {
		return Step::Stay(Obstacle::Leaving);
	}
	let is_true = relay.url == wanted.url
		&& relay.multiaddr == wanted.multiaddr
		&& relay.region == wanted.region
		&& relay.capacity == wanted.capacity;
	if !is_true {
		return Step::Update;
	}
	// A call that is submitted now is in the next block at the earliest.
	match relay.last_heartbeat.saturating_add(interval) {
		due if due <= now.saturating_add(1) => Step::Heartbeat,
		due => Step::Wait { until: due.saturating_sub(1) },
	}
}

/// What an operator does about a call that did not come to its end, whose account has that balance.
pub fn advice(error: &SubmitError, balance: Option<Balance>) -> String {
	let has = balance.map_or_else(String::new, |balance| format!(" (it has {})", in_live(balance)));
	match error {
		SubmitError::Dispatch { error: name, .. } => match name.as_str() {
			"Token.FundsUnavailable"
			| "Token.BelowMinimum"
			| "Token.CannotCreateHold"
			| "Balances.InsufficientBalance" => {
				format!("the relay's account cannot put up the bond of a relay{has}: send it LIVE")
			},
			"Relays.DirectoryFull" => {
				"the directory is full: the relay waits for another one to leave".to_string()
			},
			"Relays.BarredFromRegistering" => {
				"the account left while its relay was suspended: ask \
			                                   the safety origin to reinstate it"
					.to_string()
			},
			"Relays.InvalidUrl" => "the chain does not take relay.url: use https:// and a host \
			                        (http:// only for this machine, on a development chain)"
				.to_string(),
			"Relays.InvalidMultiaddr" => {
				"the chain does not take the address of the mesh: check mesh.external".to_string()
			},
			_ => format!("the relay's entry could not be changed: {error}"),
		},
		SubmitError::Refused { reason }
		| SubmitError::Chain(ChainError::Refused { reason, .. })
			if is_about_fees(reason) =>
		{
			format!("the relay's account cannot pay for its calls{has}: send it LIVE")
		},
		error => format!("the relay's entry on chain is not kept: {error}"),
	}
}

/// Whether a node refused a call because its signer cannot pay.
fn is_about_fees(reason: &str) -> bool {
	let reason = reason.to_lowercase();
	reason.contains("pay") || reason.contains("balance too low")
}

/// An amount as people read it.
fn in_live(planck: Balance) -> String {
	format!("{}.{:03} LIVE", planck / LIVE, planck % LIVE / (LIVE / 1_000))
}
