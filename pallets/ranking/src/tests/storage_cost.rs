//! A payment touches the same number of entries however many performers there are. Counted where
//! the state of the tests reports every access.

use crate::mock::*;
use livestars_primitives::LIVE;
use std::{
	fmt::Debug,
	sync::{
		atomic::{AtomicU32, Ordering::Relaxed},
		Arc,
	},
};
use tracing::{
	field::{Field, Visit},
	span, Event, Metadata, Subscriber,
};

/// How often the state was read and written.
#[derive(Default)]
struct Accesses {
	reads: AtomicU32,
	writes: AtomicU32,
}

/// Counts what the state reports.
struct Counter(Arc<Accesses>);

impl Visit for Counter {
	fn record_str(&mut self, field: &Field, value: &str) {
		if field.name() == "method" {
			match value {
				"Get" | "Exists" | "Hash" | "Next" => self.0.reads.fetch_add(1, Relaxed),
				_ => self.0.writes.fetch_add(1, Relaxed),
			};
		}
	}

	fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

impl Subscriber for Counter {
	fn enabled(&self, metadata: &Metadata<'_>) -> bool {
		metadata.target() == "state"
	}

	fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
		span::Id::from_u64(1)
	}

	fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

	fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

	fn event(&self, event: &Event<'_>) {
		event.record(&mut Counter(self.0.clone()));
	}

	fn enter(&self, _: &span::Id) {}

	fn exit(&self, _: &span::Id) {}
}

/// How many reads and writes `action` makes.
fn accesses(action: impl FnOnce()) -> (u32, u32) {
	let accesses = Arc::<Accesses>::default();
	tracing::subscriber::with_default(Counter(accesses.clone()), action);
	(accesses.reads.load(Relaxed), accesses.writes.load(Relaxed))
}

/// What it costs to move one of `performers` from the middle of a bag to the end of another one,
/// and out of the newcomers; and then to close her room, and to open another one.
fn costs(performers: u64) -> [(u32, u32); 3] {
	let mut costs = [(0, 0); 3];
	build_and_execute(|| {
		MaxNewcomers::set(5);
		for performer in 0..performers {
			open_and_pay(performer, (1 + performer as u128 % 2) * 500 * LIVE);
			if performer % 2 == 0 {
				continue;
			}
			// Those in the upper bag graduated.
			assert!(!queue().contains(&performer));
		}
		let mover = performers - 6;
		assert!(queue().contains(&mover));
		costs[0] = accesses(|| pay(mover, 500 * LIVE));
		assert!(!queue().contains(&mover));
		costs[1] = accesses(|| close(mover - 1));
		costs[2] = accesses(|| open(performers));
	});
	costs
}

#[test]
fn a_payment_should_touch_as_many_entries_when_there_are_ten_or_two_thousand_performers() {
	let few = costs(10);
	let many = costs(2_000);
	assert_eq!(few, many);
	let [(reads, writes), ..] = few;
	assert!((10..=25).contains(&reads), "{reads} reads");
	assert!((5..=16).contains(&writes), "{writes} writes");
}
