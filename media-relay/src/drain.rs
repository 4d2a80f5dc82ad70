//! How the relay stops: nobody new comes in, those who are there are told where to go, and the
//! relay ends when they are gone or when they had their time.

use std::{future::Future, io, time::Duration};
use tokio::time::timeout;

/// How a drain ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drained {
	/// Everybody had left.
	Empty,
	/// The time was over.
	OutOfTime,
	/// The operator asked again, and did not want to wait.
	Hurried,
}

/// What a drain consists of, in this order.
pub struct Steps<Tell, Empty, Leave> {
	/// Says to viewers and publishers that the relay stops, and where else to go. Whatever took in
	/// new ones has stopped when this begins.
	pub tell: Tell,
	/// Ends when nobody is left.
	pub empty: Empty,
	/// Takes the relay's streams offline on the chain, says goodbye to the mesh, closes files.
	pub leave: Leave,
}

/// The longest time for [`Steps::leave`], and for [`Steps::tell`]: a relay that cannot reach its node
/// any more ends all the same.
const TIME_FOR_A_STEP: Duration = Duration::from_secs(15);

/// Drains the relay: `stop` shuts the door, then the steps follow; those who are there have `limit`.
/// `hurry` ends the waiting early, such as with a second signal.
pub async fn drain<Tell, Empty, Leave>(
	limit: Duration,
	stop: impl FnOnce(),
	steps: Steps<Tell, Empty, Leave>,
	hurry: impl Future<Output = ()>,
) -> Drained
where
	Tell: Future<Output = ()>,
	Empty: Future<Output = ()>,
	Leave: Future<Output = ()>,
{
	stop();
	let wait = async {
		let told = timeout(TIME_FOR_A_STEP.min(limit), steps.tell).await;
		if told.is_err() {
			tracing::warn!("not everybody could be told that this relay stops");
		}
		steps.empty.await;
	};
	let drained = tokio::select! {
		biased;
		() = hurry => Drained::Hurried,
		waited = timeout(limit, wait) => match waited {
			Ok(()) => Drained::Empty,
			Err(_) => Drained::OutOfTime,
		},
	};
	if timeout(TIME_FOR_A_STEP, steps.leave).await.is_err() {
		tracing::error!("this relay could not take its streams offline on the chain in time");
	}
	drained
}

/// The signals by which an operator stops the relay: SIGTERM, as service managers send it, and
/// SIGINT, as the keyboard does.
#[derive(Debug)]
pub struct Signals {
	terminate: tokio::signal::unix::Signal,
	interrupt: tokio::signal::unix::Signal,
}

impl Signals {
	/// Listens for the signals from now on; they do not end the process any more.
	///
	/// # Errors
	///
	/// If the system does not let the process listen.
	pub fn listen() -> io::Result<Self> {
		use tokio::signal::unix::{signal, SignalKind};
		let terminate = signal(SignalKind::terminate())?;
		let interrupt = signal(SignalKind::interrupt())?;
		Ok(Self { terminate, interrupt })
	}

	/// Waits for the next signal.
	pub async fn next(&mut self) {
		tokio::select! {
			_ = self.terminate.recv() => {},
			_ = self.interrupt.recv() => {},
		}
	}
}
