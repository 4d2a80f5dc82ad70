//! What is made anew every few seconds, by one of those who ask for it.

use crate::problem::Problem;
use std::{
	future::Future,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use tokio::time::Instant;

/// For how long what was made is good enough.
const LIFETIME: Duration = Duration::from_secs(2);

/// For how long it serves the others while one makes it anew.
const STALE: Duration = Duration::from_secs(30);

/// The last of what was made.
pub struct Kept<T> {
	last: Mutex<Option<(Instant, Arc<T>)>>,
	/// Held by the one who makes it anew.
	making: tokio::sync::Mutex<()>,
}

impl<T> Default for Kept<T> {
	fn default() -> Self {
		Self { last: Mutex::default(), making: tokio::sync::Mutex::default() }
	}
}

impl<T> Kept<T> {
	/// What was made a moment ago, or else what `make` makes. Meanwhile the others get the former, if it
	/// is not too old.
	pub async fn get(
		&self,
		make: impl Future<Output = Result<T, Problem>>,
	) -> Result<Arc<T>, Problem> {
		if let Some(fresh) = self.last(LIFETIME) {
			return Ok(fresh);
		}
		let _making = match self.making.try_lock() {
			Ok(making) => making,
			Err(_) => {
				if let Some(stale) = self.last(STALE) {
					return Ok(stale);
				}
				let making = self.making.lock().await;
				if let Some(fresh) = self.last(LIFETIME) {
					return Ok(fresh);
				}
				making
			},
		};
		let made = Arc::new(make.await?);
		let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
		*last = Some((Instant::now(), made.clone()));
		Ok(made)
	}

	/// What was made last, if that is not longer ago.
	fn last(&self, lifetime: Duration) -> Option<Arc<T>> {
		let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
		last.as_ref().filter(|(at, _)| at.elapsed() < lifetime).map(|(_, made)| made.clone())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::FutureExt;
	use std::future::{pending, ready};

	#[tokio::test(start_paused = true)]
	async fn one_makes_it_anew_and_the_others_do_not_wait() {
		let kept = Kept::default();
		assert_eq!(*kept.get(ready(Ok(1))).await.unwrap(), 1);
		assert_eq!(*kept.get(ready(Ok(2))).await.unwrap(), 1);
		tokio::time::advance(LIFETIME).await;
		let mut slow = Box::pin(kept.get(pending()));
		assert!(slow.as_mut().now_or_never().is_none());
		assert_eq!(*kept.get(pending()).now_or_never().unwrap().unwrap(), 1);
		tokio::time::advance(STALE).await;
		assert!(kept.get(ready(Ok(3))).now_or_never().is_none(), "too old to be shown");
		drop(slow);
		assert_eq!(*kept.get(ready(Ok(3))).await.unwrap(), 3);
	}
}
