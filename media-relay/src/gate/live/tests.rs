use super::*;

const RELAY: Account = Account([8; 32]);
const LUNA: Account = Account([1; 32]);
const PATIENCE: Duration = Duration::from_secs(60);

fn states() -> (LiveStates, Instant) {
	(LiveStates::new(RELAY, PATIENCE), Instant::now())
}

fn go_live() -> Submit {
	Submit::GoLive { performer: LUNA, cast: vec![] }
}

fn go_offline() -> Submit {
	Submit::GoOffline { performer: LUNA }
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
	assert_eq!(states.started(LUNA, vec![], now), submit(go_live()));
	assert_eq!(states.outcome(&go_live(), Outcome::Done, now), []);
	assert_eq!(states.live(), [LUNA]);
	(states, now)
}

#[test]
fn media_that_comes_and_ends_is_said_to_the_chain() {
	let (mut states, now) = live();
	assert_eq!(states.tick(now + PATIENCE * 10), []);
	assert_eq!(states.stopped(LUNA, now), submit(go_offline()));
	assert_eq!(states.went_offline(LUNA, "Chosen", now), []);
	assert_eq!(states.outcome(&go_offline(), Outcome::Done, now), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn one_call_is_under_way_at_a_time() {
	let (mut states, now) = states();
	assert_eq!(states.started(LUNA, vec![], now), submit(go_live()));
	assert_eq!(states.tick(now + BACK_OFF.1), []);
	// The media ended before the call did: it is undone once its end is known.
	assert_eq!(states.stopped(LUNA, now), []);
	assert_eq!(states.outcome(&go_live(), Outcome::Done, now), submit(go_offline()));
}

#[test]
fn a_call_that_fails_is_submitted_again_later_and_later() {
	let (mut states, mut now) = states();
	states.started(LUNA, vec![], now);
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
	states.started(LUNA, vec![], now);
	assert_eq!(states.outcome(&go_live(), Outcome::Refused(NOT_PROXY.into()), now), []);
	let acts = states.tick(now + PATIENCE);
	let reason = ends(&acts).expect("an end").to_string();
	assert!(reason.contains("may not act for the performer"), "{reason}");
	assert_eq!(states.tick(now + PATIENCE), []);
	assert_eq!(states.stopped(LUNA, now + PATIENCE), []);
}

#[test]
fn her_own_wallet_may_say_that_she_is_live() {
	let (mut states, now) = states();
	states.started(LUNA, vec![], now);
	states.outcome(&go_live(), Outcome::Refused(NOT_PROXY.into()), now);
	// On another relay does not count.
	states.went_live(LUNA, Account([9; 32]), now);
	assert_eq!(states.live(), []);
	states.went_live(LUNA, RELAY, now);
	assert_eq!(states.live(), [LUNA]);
	assert_eq!(states.tick(now + PATIENCE), []);
	// And only she can end it then.
	assert_eq!(states.stopped(LUNA, now), submit(go_offline()));
	assert_eq!(states.outcome(&go_offline(), Outcome::Refused(NOT_PROXY.into()), now), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn a_stream_ends_at_once_when_the_chain_refuses_it_for_good() {
	for error in FINAL_ERRORS {
		let (mut states, now) = states();
		states.started(LUNA, vec![], now);
		let acts = states.outcome(&go_live(), Outcome::Refused((*error).into()), now);
		let reason = Reason::RefusedByChain { error: (*error).into() };
		assert_eq!(ends(&acts), Some(&reason));
	}
}

#[test]
fn a_stream_ends_when_it_is_ended_on_the_chain() {
	let (mut states, now) = live();
	let acts = states.went_offline(LUNA, "Forced", now);
	assert_eq!(ends(&acts), Some(&Reason::EndedOnChain { reason: "Forced".into() }));
	assert_eq!(states.stopped(LUNA, now), []);
}

#[test]
fn a_stream_that_starts_again_waits_until_the_one_before_is_ended() {
	let (mut states, now) = live();
	assert_eq!(states.stopped(LUNA, now), submit(go_offline()));
	assert_eq!(states.started(LUNA, vec![RELAY], now), []);
	// The end of the one before does not end the new one.
	assert_eq!(states.went_offline(LUNA, "Chosen", now), []);
	let again = Submit::GoLive { performer: LUNA, cast: vec![RELAY] };
	assert_eq!(states.outcome(&go_offline(), Outcome::Done, now), submit(again.clone()));
	states.outcome(&again, Outcome::Done, now);
	assert_eq!(states.live(), [LUNA]);
}

#[test]
fn another_cast_is_another_stream_on_the_chain() {
	let (mut states, now) = live();
	assert_eq!(states.started(LUNA, vec![], now), []);
	assert_eq!(states.started(LUNA, vec![RELAY], now), submit(go_offline()));
	let again = Submit::GoLive { performer: LUNA, cast: vec![RELAY] };
	assert_eq!(states.outcome(&go_offline(), Outcome::Done, now), submit(again));
}

#[test]
fn what_an_earlier_run_left_behind_is_ended() {
	let (mut states, now) = states();
	assert_eq!(states.left_behind(LUNA, now), submit(go_offline()));
	let failed = Outcome::Failed("no node answers".into());
	assert_eq!(states.outcome(&go_offline(), failed, now), []);
	assert_eq!(states.tick(now + BACK_OFF.0), submit(go_offline()));
	assert_eq!(states.outcome(&go_offline(), Outcome::Refused("Rooms.NotLive".into()), now), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn going_offline_is_given_up_after_a_while() {
	let (mut states, now) = states();
	states.left_behind(LUNA, now);
	states.outcome(&go_offline(), Outcome::Failed("no node answers".into()), now);
	assert_eq!(states.tick(now + OFFLINE_LIMIT), []);
	assert!(states.rooms.is_empty());
}

#[test]
fn a_live_state_that_a_reorg_took_is_submitted_again() {
	let (mut states, now) = live();
	assert_eq!(states.went_missing(LUNA, now), submit(go_live()));
	assert_eq!(states.outcome(&go_live(), Outcome::Done, now), []);
	assert_eq!(states.live(), [LUNA]);
}

#[test]
fn what_an_earlier_run_left_behind_with_another_cast_is_ended_first() {
	let (mut states, now) = states();
	states.started(LUNA, vec![RELAY], now);
	let mine = Submit::GoLive { performer: LUNA, cast: vec![RELAY] };
	assert_eq!(states.outcome(&mine, Outcome::OtherCast, now), submit(go_offline()));
	assert_eq!(states.outcome(&go_offline(), Outcome::Done, now), submit(mine));
}
