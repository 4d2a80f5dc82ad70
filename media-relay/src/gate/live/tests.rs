use super::*;
use proptest::prelude::*;
use std::collections::VecDeque;

const RELAY: Account = Account([8; 32]);
const LUNA: Account = Account([1; 32]);
const PATIENCE: Duration = Duration::from_secs(60);
/// Where the chain was before everything here.
const START: Place = Place { block: 1, event: u32::MAX };

fn states() -> (LiveStates, Instant) {
	(LiveStates::new(RELAY, PATIENCE), Instant::now())
}

fn go_live() -> Submit {
	Submit::GoLive { performer: LUNA, cast: vec![] }
}

fn go_offline() -> Submit {
	Submit::GoOffline { performer: LUNA }
}

/// Done in this block.
fn done(block: BlockNumber) -> Outcome {
	Outcome::Done(Place::of(block, 0))
}

fn refused(error: &str) -> Outcome {
	Outcome::Refused { error: error.into(), at: Place::after(2) }
}

fn submit(what: Submit) -> Vec<Act> {
	vec![Act::Submit(what)]
}

fn ends(acts: &[Act]) -> Option<&Reason> {
	match acts {
		[Act::End(End { performer: LUNA, reason })] => Some(reason),
		_ => None,
	}
}

/// States in which Luna is live.
fn live() -> (LiveStates, Instant) {
	let (mut states, now) = states();
	assert_eq!(states.started(LUNA, vec![], START, now), submit(go_live()));
	assert_eq!(states.outcome(&go_live(), done(2), now), []);
	assert_eq!(states.live(), [LUNA]);
	(states, now)
}

#[test]
fn media_that_comes_and_ends_is_said_to_the_chain() {
	let (mut states, now) = live();
	assert_eq!(states.tick(now + PATIENCE * 10), []);
	assert_eq!(states.stopped(LUNA, now), submit(go_offline()));
	assert_eq!(states.went_offline(LUNA, "Chosen", Place::of(3, 0), now), []);
	assert_eq!(states.outcome(&go_offline(), done(3), now), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn one_call_is_under_way_at_a_time() {
	let (mut states, now) = states();
	assert_eq!(states.started(LUNA, vec![], START, now), submit(go_live()));
	assert_eq!(states.tick(now + BACK_OFF.1), []);
	// The media ended before the call did: it is undone once its end is known.
	assert_eq!(states.stopped(LUNA, now), []);
	assert_eq!(states.outcome(&go_live(), done(2), now), submit(go_offline()));
}

#[test]
fn a_call_that_fails_is_submitted_again_later_and_later() {
	let (mut states, mut now) = states();
	states.started(LUNA, vec![], START, now);
	for delay in [2, 4, 8, 16] {
		let failed = Outcome::Failed("no node answers".into());
		assert_eq!(states.outcome(&go_live(), failed, now), []);
		let delay = Duration::from_secs(delay);
		assert_eq!(states.tick(now + delay - Duration::from_millis(1)), []);
		now += delay;
		assert_eq!(states.tick(now), submit(go_live()));
	}
}

#[test]
fn a_stream_ends_when_it_does_not_become_live_in_time() {
	let (mut states, now) = states();
	states.started(LUNA, vec![], START, now);
	assert_eq!(states.outcome(&go_live(), refused(NOT_PROXY), now), []);
	let acts = states.tick(now + PATIENCE);
	let reason = ends(&acts).expect("an end").to_string();
	assert!(reason.contains("may not act for the performer"), "{reason}");
	assert_eq!(states.tick(now + PATIENCE), []);
	assert_eq!(states.stopped(LUNA, now + PATIENCE), []);
}

#[test]
fn her_own_wallet_may_say_that_she_is_live() {
	let (mut states, now) = states();
	states.started(LUNA, vec![], START, now);
	states.outcome(&go_live(), refused(NOT_PROXY), now);
	// On another relay does not count.
	states.went_live(LUNA, Account([9; 32]), Place::of(3, 0), now);
	assert_eq!(states.live(), []);
	states.went_live(LUNA, RELAY, Place::of(3, 0), now);
	assert_eq!(states.live(), [LUNA]);
	assert_eq!(states.tick(now + PATIENCE), []);
	// And only she can end it then.
	assert_eq!(states.stopped(LUNA, now), submit(go_offline()));
	assert_eq!(states.outcome(&go_offline(), refused(NOT_PROXY), now), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn a_stream_ends_at_once_when_the_chain_refuses_it_for_good() {
	for error in FINAL_ERRORS {
		let (mut states, now) = states();
		states.started(LUNA, vec![], START, now);
		let acts = states.outcome(&go_live(), refused(error), now);
		let reason = Reason::RefusedByChain { error: (*error).into() };
		assert_eq!(ends(&acts), Some(&reason));
	}
}

#[test]
fn a_stream_ends_when_it_is_ended_on_the_chain() {
	let (mut states, now) = live();
	let acts = states.went_offline(LUNA, "Forced", Place::of(3, 0), now);
	assert_eq!(ends(&acts), Some(&Reason::EndedOnChain { reason: "Forced".into() }));
	assert_eq!(states.stopped(LUNA, now), []);
}

#[test]
fn a_stream_that_starts_again_waits_until_the_one_before_is_ended() {
	let (mut states, now) = live();
	assert_eq!(states.stopped(LUNA, now), submit(go_offline()));
	assert_eq!(states.started(LUNA, vec![RELAY], START, now), []);
	// The end of the one before does not end the new one.
	assert_eq!(states.went_offline(LUNA, "Chosen", Place::of(3, 0), now), []);
	let again = Submit::GoLive { performer: LUNA, cast: vec![RELAY] };
	assert_eq!(states.outcome(&go_offline(), done(3), now), submit(again.clone()));
	states.outcome(&again, done(4), now);
	assert_eq!(states.live(), [LUNA]);
}

#[test]
fn another_cast_is_another_stream_on_the_chain() {
	let (mut states, now) = live();
	assert_eq!(states.started(LUNA, vec![], START, now), []);
	assert_eq!(states.started(LUNA, vec![RELAY], START, now), submit(go_offline()));
	let again = Submit::GoLive { performer: LUNA, cast: vec![RELAY] };
	assert_eq!(states.outcome(&go_offline(), done(3), now), submit(again));
}

#[test]
fn what_an_earlier_run_left_behind_is_ended() {
	let (mut states, now) = states();
	assert_eq!(states.left_behind(LUNA, START, now), submit(go_offline()));
	let failed = Outcome::Failed("no node answers".into());
	assert_eq!(states.outcome(&go_offline(), failed, now), []);
	assert_eq!(states.tick(now + BACK_OFF.0), submit(go_offline()));
	assert_eq!(states.outcome(&go_offline(), refused("Rooms.NotLive"), now), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn going_offline_is_given_up_after_a_while() {
	let (mut states, now) = states();
	states.left_behind(LUNA, START, now);
	states.outcome(&go_offline(), Outcome::Failed("no node answers".into()), now);
	assert_eq!(states.tick(now + OFFLINE_LIMIT), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn a_live_state_that_a_reorg_took_is_submitted_again() {
	let (mut states, now) = live();
	assert_eq!(states.went_missing(LUNA, now), submit(go_live()));
	assert_eq!(states.outcome(&go_live(), done(2), now), []);
	assert_eq!(states.live(), [LUNA]);
}

#[test]
fn what_an_earlier_run_left_behind_with_another_cast_is_ended_first() {
	let (mut states, now) = states();
	states.started(LUNA, vec![RELAY], START, now);
	let mine = Submit::GoLive { performer: LUNA, cast: vec![RELAY] };
	assert_eq!(states.outcome(&mine, Outcome::OtherCast, now), submit(go_offline()));
	assert_eq!(states.outcome(&go_offline(), done(3), now), submit(mine));
}

#[test]
fn what_is_heard_late_of_an_earlier_stream_does_not_end_this_one() {
	let (mut states, now) = states();
	// The relay was killed while she was live, and she is back at once.
	assert_eq!(states.left_behind(LUNA, START, now), submit(go_offline()));
	assert_eq!(states.went_offline(LUNA, "Chosen", Place::of(1, 0), now), []);
	assert_eq!(states.started(LUNA, vec![], START, now), []);
	assert_eq!(states.outcome(&go_offline(), done(2), now), submit(go_live()));
	assert_eq!(states.outcome(&go_live(), Outcome::Done(Place::of(2, 1)), now), []);
	// The block with both is heard of only now.
	assert_eq!(states.went_offline(LUNA, "Chosen", Place::of(2, 0), now), []);
	assert_eq!(states.went_live(LUNA, RELAY, Place::of(2, 1), now), []);
	assert_eq!(states.live(), [LUNA]);
}

#[derive(Clone, Debug)]
enum Happening {
	/// Media comes if none flows, and ends if some does.
	Media,
	/// A block takes so many of the calls that wait.
	Block(usize),
	/// The performer says from her wallet that she is offline.
	Wallet,
	/// An outcome is known.
	Outcome,
	/// What happened on the chain is heard of.
	Heard,
	/// It is read, or known, what an earlier run left behind.
	LeftBehind,
}

/// A chain with one performer, whose events and outcomes are heard of late.
struct World {
	states: LiveStates,
	now: Instant,
	flows: bool,
	live: bool,
	block: BlockNumber,
	wait: VecDeque<Submit>,
	outcomes: VecDeque<(Submit, Outcome)>,
	unheard: VecDeque<(Place, bool)>,
	/// What was read of an earlier run, once it was.
	read: Option<Option<Place>>,
	ended: bool,
}

impl World {
	/// A relay that was killed while the chain said this, one after the other, and heard none of it.
	fn new(before: Vec<bool>) -> Self {
		let (states, now) = states();
		let mut world = Self {
			states,
			now,
			flows: false,
			live: false,
			block: 1,
			wait: VecDeque::new(),
			outcomes: VecDeque::new(),
			unheard: VecDeque::new(),
			read: None,
			ended: false,
		};
		for live in before {
			if live != world.live {
				world.block += 1;
				world.becomes(live, 0);
			}
		}
		world
	}

	/// That relay after all this happened, once nothing is on its way.
	fn after(before: Vec<bool>, happenings: &[Happening]) -> Self {
		let mut world = Self::new(before);
		happenings.iter().for_each(|happening| world.happen(happening));
		world.settle();
		world
	}

	fn becomes(&mut self, live: bool, event: u32) -> Place {
		let place = Place::of(self.block, event);
		self.live = live;
		self.unheard.push_back((place, live));
		place
	}

	fn act(&mut self, acts: Vec<Act>) {
		for act in acts {
			match act {
				Act::Submit(submit) => self.wait.push_back(submit),
				Act::End(_) => {
					self.ended = true;
					self.flows = false;
					let acts = self.states.stopped(LUNA, self.now);
					self.act(acts);
				},
			}
		}
	}

	fn take(&mut self, submit: &Submit, event: u32) -> Outcome {
		match (submit, self.live) {
			// The relay reads that it is so already.
			(Submit::GoLive { .. }, true) => Outcome::Done(Place::after(self.block)),
			(Submit::GoLive { .. }, false) => Outcome::Done(self.becomes(true, event)),
			(Submit::GoOffline { .. }, true) => Outcome::Done(self.becomes(false, event)),
			(Submit::GoOffline { .. }, false) => {
				Outcome::Refused { error: "Rooms.NotLive".into(), at: Place::after(self.block) }
			},
		}
	}

	fn happen(&mut self, happening: &Happening) {
		let (now, best) = (self.now, Place::after(self.block));
		match happening {
			Happening::Media => {
				self.flows = !self.flows;
				let acts = match self.flows {
					true => self.states.started(LUNA, vec![], best, now),
					false => self.states.stopped(LUNA, now),
				};
				self.act(acts);
			},
			Happening::Block(most) => {
				self.block += 1;
				for event in 0..*most {
					let Some(submit) = self.wait.pop_front() else { break };
					let event = u32::try_from(event).expect("a few");
					let outcome = self.take(&submit, event);
					self.outcomes.push_back((submit, outcome));
				}
			},
			Happening::Wallet if self.live => {
				self.block += 1;
				self.becomes(false, 0);
			},
			Happening::Wallet => {},
			Happening::Outcome => {
				if let Some((submit, outcome)) = self.outcomes.pop_front() {
					let acts = self.states.outcome(&submit, outcome, now);
					self.act(acts);
				}
			},
			Happening::Heard => {
				if let Some((place, live)) = self.unheard.pop_front() {
					let acts = match live {
						true => self.states.went_live(LUNA, RELAY, place, now),
						false => self.states.went_offline(LUNA, "Chosen", place, now),
					};
					self.act(acts);
				}
			},
			Happening::LeftBehind => match self.read {
				None => self.read = Some(self.live.then_some(best)),
				Some(None) => {},
				Some(Some(known)) => {
					self.read = Some(None);
					let acts = self.states.left_behind(LUNA, known, now);
					self.act(acts);
				},
			},
		}
	}

	/// Goes on until nothing is on its way.
	fn settle(&mut self) {
		for _ in 0..2 {
			self.happen(&Happening::LeftBehind);
		}
		for _ in 0..32 {
			for happening in [Happening::Block(2), Happening::Outcome, Happening::Heard] {
				self.happen(&happening);
			}
		}
	}
}

fn happenings(wallet: u32) -> impl Strategy<Value = Vec<Happening>> {
	let happening = prop_oneof![
		3 => Just(Happening::Media),
		3 => (1_usize..3).prop_map(Happening::Block),
		wallet => Just(Happening::Wallet),
		3 => Just(Happening::Outcome),
		3 => Just(Happening::Heard),
		1 => Just(Happening::LeftBehind),
	];
	prop::collection::vec(happening, 1..40)
}

proptest! {
	/// However late the relay hears of what: nothing ends that nobody ended, and in the end the chain
	/// says what is so.
	#[test]
	fn the_chain_comes_to_say_what_flows(
		before in prop::collection::vec(any::<bool>(), 0..5),
		happenings in happenings(0),
	) {
		let world = World::after(before, &happenings);
		prop_assert!(!world.ended);
		prop_assert_eq!(world.live, world.flows);
		prop_assert_eq!(world.states.live().len(), usize::from(world.flows));
		prop_assert!(world.flows || world.states.is_empty());
	}

	/// What she ends with her wallet ends, and nothing stays live on the chain that does not flow.
	#[test]
	fn what_a_wallet_ends_is_ended(
		before in prop::collection::vec(any::<bool>(), 0..5),
		happenings in happenings(2),
	) {
		let world = World::after(before, &happenings);
		prop_assert_eq!(world.live, world.flows);
	}
}
