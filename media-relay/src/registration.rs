//! The relay's entry in the directory on chain: made if there is none, changed if the configuration
//! says something else, and kept alive by heartbeats.

mod plan;

pub use plan::{advice, plan, Obstacle, Step};

use livestars_chain::{
	Account, Balance, BlockNumber, Call, Chain, Relay, RelayInfo, RelayStatus, Signer, SubmitError,
};
use livestars_mesh::PeerId;
use std::{convert::Infallible, fmt, time::Duration};
use tokio::{
	sync::watch::{self, error::RecvError},
	task::JoinHandle,
	time::sleep,
};

use crate::config::Config;

/// The most characters of an endpoint on chain.
const MAX_ENDPOINT: usize = 256;

/// The first wait after something failed.
const FIRST_PAUSE: Duration = Duration::from_secs(5);

/// The longest wait after something failed.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

/// How often to look, though nothing is due: the balance and the status may change.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Why the relay cannot be described on chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DescriptionError {
	/// The mesh listens nowhere and has no external address.
	NoAddress,
	/// With the name of the node, the address is too long.
	TooLong(String),
}

impl fmt::Display for DescriptionError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NoAddress => f.write_str(
				"other relays cannot reach this one: name an address in mesh.listen or mesh.external",
			),
			Self::TooLong(address) => {
				write!(f, "{address} is longer than the {MAX_ENDPOINT} characters that the chain takes")
			},
		}
	}
}

impl std::error::Error for DescriptionError {}

/// What the chain is to know of the relay, whose node in the mesh has that name.
///
/// # Errors
///
/// See [`DescriptionError`].
pub fn description(config: &Config, node: PeerId) -> Result<RelayInfo, DescriptionError> {
	let address = config.mesh.reached_at().cloned().ok_or(DescriptionError::NoAddress)?;
	// It stays as it is if it names the node already.
	let multiaddr = address.clone().with_p2p(node).unwrap_or(address).to_string();
	if multiaddr.len() > MAX_ENDPOINT {
		return Err(DescriptionError::TooLong(multiaddr));
	}
	let relay = &config.relay;
	Ok(RelayInfo {
		url: relay.url.clone(),
		multiaddr,
		region: relay.region.clone(),
		capacity: relay.capacity,
	})
}

/// How the relay stands on the chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
	/// Its status in the directory, if it is in there and that is known.
	pub directory: Option<RelayStatus>,
	/// The free balance of its account, in planck, if that is known.
	pub balance: Option<Balance>,
	/// What keeps the entry from being true, in words, and what to do.
	pub trouble: Option<String>,
}

impl Status {
	/// Why streams cannot start on this relay, in words.
	pub fn not_ready(&self) -> Option<String> {
		match (self.directory, &self.trouble) {
			(Some(RelayStatus::Active), _) => None,
			(_, Some(trouble)) => Some(trouble.clone()),
			(Some(RelayStatus::Silent), None) => {
				Some("the relay's heartbeats are late".to_string())
			},
			_ => Some("the relay is not in the directory yet".to_string()),
		}
	}

	/// The status in the directory, for metrics.
	pub fn directory_name(&self) -> Option<&'static str> {
		self.directory.map(|status| match status {
			RelayStatus::Active => "active",
			RelayStatus::Silent => "silent",
			RelayStatus::Suspended => "suspended",
			RelayStatus::Leaving => "leaving",
		})
	}
}

/// Keeps the relay's entry true from now on, as a task. A free balance under `low_balance`, in planck,
/// is warned of.
pub fn start(
	chain: Chain,
	signer: Signer,
	info: RelayInfo,
	low_balance: Balance,
) -> (watch::Receiver<Status>, JoinHandle<Infallible>) {
	let (status, receiver) = watch::channel(Status::default());
	let keeper = Keeper { chain, signer, info, low_balance, status, warned: false };
	(receiver, tokio::spawn(keeper.run()))
}

struct Keeper {
	chain: Chain,
	signer: Signer,
	info: RelayInfo,
	low_balance: Balance,
	status: watch::Sender<Status>,
	/// Whether the low balance was warned of.
	warned: bool,
}

impl Keeper {
	async fn run(mut self) -> Infallible {
		let mut pause = FIRST_PAUSE;
		loop {
			match self.look().await {
				Ok(until) => {
					pause = FIRST_PAUSE;
					self.wait_for_block(until).await;
				},
				Err(error) => {
					let trouble = advice(&error, self.status.borrow().balance);
					tracing::warn!("{trouble}");
					self.status.send_modify(|status| status.trouble = Some(trouble));
					tokio::select! {
						() = sleep(pause) => {},
						Ok(()) = self.reconnected() => {},
					}
					pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
				},
			}
		}
	}

	/// Does what is due, and says in which block to look again.
	async fn look(&mut self) -> Result<BlockNumber, SubmitError> {
		let at = self.chain.at_best().await?;
		let now = at.block().number;
		let me = self.signer.account();
		let entry = at.relays().await?.into_iter().find(|relay| relay.operator == me);
		let balance = at.free_balance(&me).await?;
		let interval = at.heartbeat_interval().await?;
		self.note(me, entry.as_ref(), balance);
		let call = match plan(entry.as_ref(), &self.info, now, interval) {
			Step::Register => Call::RegisterRelay(self.info.clone()),
			Step::Update => Call::UpdateRelay(self.info.clone()),
			Step::Heartbeat => Call::Heartbeat,
			Step::Wait { until } => return Ok(until),
			Step::Stay(obstacle) => {
				let trouble = Some(obstacle.to_string());
				let is_new = self.status.send_if_modified(|status| {
					let is_new = status.trouble != trouble;
					status.trouble = trouble;
					is_new
				});
				if is_new {
					tracing::error!("{obstacle}");
				}
				return Ok(now.saturating_add(interval));
			},
		};
		let is_heartbeat = call == Call::Heartbeat;
		let included = self.chain.submit(&self.signer, call).await?.included().await?;
		self.status.send_modify(|status| status.trouble = None);
		if !is_heartbeat {
			tracing::info!(block = included.block.number, "the relay's entry on chain is true");
		}
		// Look again at once: the entry is there, and tells when the next heartbeat is due.
		Ok(included.block.number)
	}

	fn note(&mut self, me: Account, entry: Option<&Relay>, balance: Balance) {
		self.status.send_modify(|status| {
			status.directory = entry.map(|relay| relay.status);
			status.balance = Some(balance);
			if status.directory == Some(RelayStatus::Active) {
				status.trouble = None;
			}
		});
		let is_low = balance < self.low_balance;
		if is_low && !self.warned {
			tracing::warn!(
				account = %me,
				balance_planck = %balance,
				"the balance of the relay's account is low: send it LIVE, or it cannot pay its calls"
			);
		}
		self.warned = is_low;
	}

	/// Waits until the connection to the chain stands again, after it was down.
	async fn reconnected(&self) -> Result<(), RecvError> {
		let mut link = self.chain.link();
		link.wait_for(|link| !link.connected).await?;
		link.wait_for(|link| link.connected).await?;
		Ok(())
	}

	/// Waits until the best block has that number, or for a while.
	async fn wait_for_block(&self, number: BlockNumber) {
		let mut link = self.chain.link();
		let arrived = link.wait_for(|link| link.best.is_some_and(|best| best.number >= number));
		tokio::select! {
			_ = arrived => {},
			() = sleep(LOOK_EVERY) => {},
		}
	}
}
