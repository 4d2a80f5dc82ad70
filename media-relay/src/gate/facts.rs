//! What the gate asks the chain: an interface, so that its rules can be tried without one.

use futures::{future::BoxFuture, FutureExt};
use livestars_chain::{Account, Chain, ChainError, Hash, Room};
use std::time::Duration;

/// Reads of the last finalised state.
pub trait Facts: Send + Sync {
	/// The hash of the chain's first block.
	fn genesis(&self) -> Hash;

	/// For how long the finalised state has been out of date: see [`livestars_chain::Link::silence`].
	fn silence(&self) -> Duration;

	/// Whether `who` may be on camera, or the name of the reason why not.
	fn eligibility(&self, who: Account) -> BoxFuture<'_, Result<Result<(), String>, ChainError>>;

	/// The room of `performer`.
	fn room(&self, performer: Account) -> BoxFuture<'_, Result<Option<Room>, ChainError>>;

	/// The accounts that may act for `account` in streaming.
	fn proxies(&self, account: Account) -> BoxFuture<'_, Result<Vec<Account>, ChainError>>;
}

impl Facts for Chain {
	fn genesis(&self) -> Hash {
		Chain::genesis(self)
	}

	fn silence(&self) -> Duration {
		self.link().borrow().silence()
	}

	fn eligibility(&self, who: Account) -> BoxFuture<'_, Result<Result<(), String>, ChainError>> {
		async move { self.at_finalized().await?.eligibility(&who).await }.boxed()
	}

	fn room(&self, performer: Account) -> BoxFuture<'_, Result<Option<Room>, ChainError>> {
		async move { self.at_finalized().await?.room(&performer).await }.boxed()
	}

	fn proxies(&self, account: Account) -> BoxFuture<'_, Result<Vec<Account>, ChainError>> {
		async move { self.at_finalized().await?.streaming_proxies(&account).await }.boxed()
	}
}

#[cfg(test)]
pub(crate) mod made_up {
	use super::*;
	use futures::future::ready;
	use std::{
		collections::BTreeMap,
		sync::{Arc, Mutex},
	};

	/// A chain that says what it is told to say.
	#[derive(Clone, Default)]
	pub struct MadeUp(pub Arc<Mutex<State>>);

	#[derive(Clone, Default)]
	pub struct State {
		pub unreachable: bool,
		pub silence: Duration,
		/// Who may not be on camera, and why.
		pub ineligible: BTreeMap<Account, String>,
		/// Who has no room.
		pub roomless: Vec<Account>,
		/// The countries that everybody blocks.
		pub blocked: Vec<String>,
		pub proxies: BTreeMap<Account, Vec<Account>>,
		/// How often rooms were read.
		pub rooms_read: usize,
		/// What has to be let go before what was read of a room arrives.
		pub held: Option<Arc<tokio::sync::Semaphore>>,
	}

	impl MadeUp {
		pub fn change(&self, change: impl FnOnce(&mut State)) {
			change(&mut self.0.lock().unwrap());
		}

		fn answer<T: Send + 'static>(
			&self,
			answer: impl FnOnce(&mut State) -> T,
		) -> BoxFuture<'_, Result<T, ChainError>> {
			let mut state = self.0.lock().unwrap();
			let answer = if state.unreachable {
				Err(ChainError::Unreachable { reason: "made up".into() })
			} else {
				Ok(answer(&mut state))
			};
			ready(answer).boxed()
		}
	}

	impl Facts for MadeUp {
		fn genesis(&self) -> Hash {
			Hash([7; 32])
		}

		fn silence(&self) -> Duration {
			self.0.lock().unwrap().silence
		}

		fn eligibility(
			&self,
			who: Account,
		) -> BoxFuture<'_, Result<Result<(), String>, ChainError>> {
			self.answer(|state| state.ineligible.get(&who).cloned().map_or(Ok(()), Err))
		}

		fn room(&self, performer: Account) -> BoxFuture<'_, Result<Option<Room>, ChainError>> {
			let held = self.0.lock().unwrap().held.clone();
			let answer = self.answer(move |state| {
				state.rooms_read += 1;
				let room =
					Room { profile: Hash::default(), blocked: state.blocked.clone(), live: None };
				(!state.roomless.contains(&performer)).then_some(room)
			});
			async move {
				if let Some(held) = held {
					held.acquire().await.unwrap().forget();
				}
				answer.await
			}
			.boxed()
		}

		fn proxies(&self, account: Account) -> BoxFuture<'_, Result<Vec<Account>, ChainError>> {
			self.answer(|state| state.proxies.get(&account).cloned().unwrap_or_default())
		}
	}
}
