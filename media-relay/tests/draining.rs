//! How the relay stops.

use futures::future::{pending, ready};
use livestars_relay::drain::{drain, Drained, Signals, Steps};
use std::{
	cell::RefCell,
	io::{BufRead, BufReader},
	process::{Command, Stdio},
	time::Duration,
};
use tokio::time::Instant;

const LIMIT: Duration = Duration::from_secs(30);

#[tokio::test(start_paused = true)]
async fn the_door_is_shut_before_anybody_is_told_and_the_chain_hears_last() {
	let order = RefCell::new(Vec::new());
	let steps = Steps {
		tell: async { order.borrow_mut().push("tell") },
		empty: async {
			tokio::time::sleep(Duration::from_secs(3)).await;
			order.borrow_mut().push("empty");
		},
		leave: async { order.borrow_mut().push("leave") },
	};
	let began = Instant::now();
	let drained = drain(LIMIT, || order.borrow_mut().push("stop"), steps, pending()).await;
	assert_eq!(drained, Drained::Empty);
	assert_eq!(*order.borrow(), ["stop", "tell", "empty", "leave"]);
	assert_eq!(began.elapsed(), Duration::from_secs(3));
}

#[tokio::test(start_paused = true)]
async fn who_does_not_go_is_left_behind_when_the_time_is_over() {
	let left = RefCell::new(false);
	let steps =
		Steps { tell: ready(()), empty: pending(), leave: async { *left.borrow_mut() = true } };
	let began = Instant::now();
	assert_eq!(drain(LIMIT, || {}, steps, pending()).await, Drained::OutOfTime);
	assert_eq!(began.elapsed(), LIMIT);
	assert!(*left.borrow());
}

#[tokio::test(start_paused = true)]
async fn an_operator_in_a_hurry_does_not_wait_but_streams_go_offline() {
	let left = RefCell::new(false);
	let steps =
		Steps { tell: ready(()), empty: pending(), leave: async { *left.borrow_mut() = true } };
	let hurry = tokio::time::sleep(Duration::from_secs(2));
	assert_eq!(drain(LIMIT, || {}, steps, hurry).await, Drained::Hurried);
	assert!(*left.borrow());
}

#[tokio::test(start_paused = true)]
async fn a_node_that_does_not_answer_does_not_keep_the_relay_alive() {
	let steps = Steps { tell: pending(), empty: ready(()), leave: pending() };
	let began = Instant::now();
	assert_eq!(drain(LIMIT, || {}, steps, pending()).await, Drained::Empty);
	assert!(began.elapsed() <= Duration::from_secs(60), "{:?}", began.elapsed());
}

#[test]
fn a_process_that_is_told_to_stop_drains_and_ends_well() {
	for signal in ["TERM", "INT"] {
		let mut child = Command::new(std::env::current_exe().unwrap())
			.args(["--exact", "child_waits_for_a_signal", "--ignored", "--nocapture"])
			.stdout(Stdio::piped())
			.spawn()
			.unwrap();
		let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
		assert!(lines.any(|line| line.contains("child waits")));
		let kill =
			Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).status();
		assert!(kill.unwrap().success());
		assert!(lines.any(|line| line.contains("child drained: Empty")), "{signal}");
		assert_eq!(child.wait().unwrap().code(), Some(0), "{signal}");
	}
}

#[tokio::test]
#[ignore = "a part of the test above"]
async fn child_waits_for_a_signal() {
	let mut signals = Signals::listen().unwrap();
	println!("\nchild waits");
	signals.next().await;
	let steps = Steps { tell: ready(()), empty: ready(()), leave: ready(()) };
	let drained = drain(LIMIT, || {}, steps, signals.next()).await;
	println!("\nchild drained: {drained:?}");
}
