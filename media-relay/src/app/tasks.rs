//! The tasks without which the relay cannot go on.

use std::{fmt::Debug, future::Future};
use tokio::task::{AbortHandle, JoinHandle, JoinSet};

/// Tasks that run as long as the relay does. If one ends by itself, whatever it watched is watched no
/// more: the relay must stop.
#[derive(Default)]
pub struct Tasks(JoinSet<(&'static str, String)>);

impl Tasks {
	/// Starts a task.
	pub fn spawn<T: Debug + Send + 'static>(
		&mut self,
		name: &'static str,
		task: impl Future<Output = T> + Send + 'static,
	) -> AbortHandle {
		self.watch(name, tokio::spawn(task))
	}

	/// Takes in a task that was started elsewhere.
	pub fn watch<T: Debug + Send + 'static>(
		&mut self,
		name: &'static str,
		task: JoinHandle<T>,
	) -> AbortHandle {
		let handle = task.abort_handle();
		self.0.spawn(async move {
			let end = match task.await {
				Ok(_) if size_of::<T>() == 0 => "ended".to_owned(),
				Ok(outcome) => format!("ended ({outcome:?})"),
				Err(error) => format!("failed ({error})"),
			};
			(name, end)
		});
		handle
	}

	/// Waits until one ends, and says which and how.
	pub async fn ended(&mut self) -> String {
		match self.0.join_next().await {
			Some(Ok((name, end))) => format!("{name} {end}"),
			Some(Err(error)) => format!("a task failed ({error})"),
			None => std::future::pending().await,
		}
	}

	/// Waits until the one of this name has ended, if it runs.
	pub async fn finish(&mut self, name: &str) {
		while let Some(ended) = self.0.join_next().await {
			if ended.is_ok_and(|(ended, _)| ended == name) {
				return;
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::future::{pending, ready};

	#[tokio::test]
	async fn a_task_that_ends_unasked_is_named() {
		let mut tasks = Tasks::default();
		tasks.spawn("the index", pending::<()>());
		tasks.spawn("the settling of orders", ready(Err::<(), _>("the disk is full")));
		assert_eq!(tasks.ended().await, "the settling of orders ended (Err(\"the disk is full\"))");
	}

	#[tokio::test]
	async fn a_task_that_panics_is_named_wherever_it_was_started() {
		let mut tasks = Tasks::default();
		tasks.spawn("the index", pending::<()>());
		let stage = tokio::spawn(async { assert!(std::hint::black_box(false), "made up") });
		tasks.watch("the stage", stage);
		let ended = tasks.ended().await;
		assert!(ended.starts_with("the stage failed (") && ended.contains("panicked"), "{ended}");
	}

	#[tokio::test]
	async fn one_that_is_told_to_end_is_waited_for() {
		let mut tasks = Tasks::default();
		tasks.spawn("the index", pending::<()>());
		let stage = tasks.spawn("the stage", pending::<()>());
		tasks.spawn("the rooms", ready(()));
		stage.abort();
		tasks.finish("the stage").await;
		assert!(stage.is_finished());
	}
}
