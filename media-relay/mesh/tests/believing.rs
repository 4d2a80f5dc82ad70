//! Which announcements a relay believes.

mod common;

use common::*;
use livestars_chain::{Account, Hash};
use livestars_mesh::{
	announcement::{
		Circumstances, MAX_AHEAD, MAX_DEPTH, MAX_LAYERS, MAX_LENGTH, MAX_LIFETIME, MAX_STREAMS,
		MAX_URL, MIN_INTERVAL,
	},
	Announcement, Directory, Layer, Refusal, Role, Standing, Stream,
};
use proptest::prelude::*;

const NOW: u64 = 1_800_000_000_000;

fn receive_in(
	bytes: &[u8],
	directory: &Directory,
	last: Option<u64>,
) -> Result<Announcement, Refusal> {
	let circumstances = Circumstances { genesis: GENESIS, directory, now: NOW };
	Announcement::receive(bytes, circumstances, |_| last)
}

fn receive(bytes: &[u8]) -> Result<Announcement, Refusal> {
	receive_in(bytes, &directory(&["Relay", "Edge"]), None)
}

fn origin() -> Vec<Stream> {
	vec![stream(LUNA, Role::Origin)]
}

#[test]
fn a_sound_announcement_is_believed_as_it_was_said() {
	let said = signed(
		"Relay",
		NOW,
		vec![stream(LUNA, Role::Origin), stream(MIRA, Role::Edge { depth: 1 })],
	);
	assert_eq!(receive(&said.bytes), Ok(said.announcement));
}

#[test]
fn an_announcement_in_the_name_of_another_relay_is_refused() {
	let forged = announcement("Relay", NOW, origin()).sign(&signer("Edge"));
	assert_eq!(forged, Err(Refusal::BadSignature), "it cannot even be made");

	let mut bytes = signed("Edge", NOW, origin()).bytes;
	bytes[32..64].copy_from_slice(&account("Relay").0);
	let with_url = String::from_utf8_lossy(url("Edge").as_bytes()).into_owned();
	let place = bytes.windows(with_url.len()).position(|part| part == with_url.as_bytes()).unwrap();
	// The length of both URLs differs by one, so the directory is asked to have the forged one.
	let mut relays: Vec<_> = directory(&["Relay"]).iter().map(|(a, e)| (*a, e.clone())).collect();
	relays[0].1.url = with_url.clone();
	assert_eq!(&bytes[place..place + with_url.len()], with_url.as_bytes());
	let refused = receive_in(&bytes, &relays.into_iter().collect(), None);
	assert_eq!(refused, Err(Refusal::BadSignature));
}

#[test]
fn a_change_of_any_byte_is_noticed() {
	let bytes = signed("Relay", NOW, origin()).bytes;
	for place in 0..bytes.len() {
		let mut changed = bytes.clone();
		changed[place] ^= 1;
		assert!(receive(&changed).is_err(), "byte {place} changed, and nobody noticed");
	}
}

#[test]
fn an_announcement_cut_short_or_with_something_behind_it_is_malformed() {
	let bytes = signed("Relay", NOW, origin()).bytes;
	for length in 0..bytes.len() {
		assert_eq!(receive(&bytes[..length]), Err(Refusal::Malformed), "{length} bytes");
	}
	let longer = [&bytes[..], &[0]].concat();
	assert_eq!(receive(&longer), Err(Refusal::Malformed));
}

#[test]
fn an_oversized_announcement_is_not_even_read() {
	assert_eq!(receive(&vec![0; MAX_LENGTH + 1]), Err(Refusal::Oversized));
}

#[test]
fn a_length_that_promises_more_than_there_is_is_malformed() {
	let mut bytes = signed("Relay", NOW, Vec::new()).bytes;
	let url_ends = 32 + 32 + 8 + 1 + url("Relay").len();
	bytes.splice(url_ends..=url_ends, [0xfe, 0xff, 0xff, 0xff]);
	assert_eq!(receive(&bytes), Err(Refusal::Malformed));
}

#[test]
fn an_announcement_for_another_chain_is_refused() {
	let other = Announcement { genesis: Hash([8; 32]), ..announcement("Relay", NOW, origin()) };
	let bytes = other.sign(&signer("Relay")).unwrap().bytes;
	assert_eq!(receive(&bytes), Err(Refusal::OtherChain));
}

#[test]
fn a_relay_outside_the_directory_is_not_believed() {
	assert_eq!(receive(&signed("Mallory", NOW, origin()).bytes), Err(Refusal::NotInDirectory));
}

#[test]
fn a_suspended_relay_is_not_believed() {
	let (relay, mut suspended) = entry("Relay");
	suspended.standing = Standing::Suspended;
	let directory = Directory::from_iter([(relay, suspended)]);
	let refused = receive_in(&signed("Relay", NOW, origin()).bytes, &directory, None);
	assert_eq!(refused, Err(Refusal::Suspended));
}

#[test]
fn a_relay_cannot_send_people_to_a_url_that_the_directory_does_not_have() {
	let elsewhere = Announcement { url: url("Mallory"), ..announcement("Relay", NOW, origin()) };
	let bytes = elsewhere.sign(&signer("Relay")).unwrap().bytes;
	assert_eq!(receive(&bytes), Err(Refusal::OtherUrl));
}

#[test]
fn a_replay_is_not_believed() {
	let bytes = signed("Relay", NOW, origin()).bytes;
	let directory = directory(&["Relay"]);
	assert_eq!(receive_in(&bytes, &directory, Some(NOW)), Err(Refusal::NotNewer));
	assert_eq!(receive_in(&bytes, &directory, Some(NOW + 5_000)), Err(Refusal::NotNewer));
}

#[test]
fn a_relay_is_heard_four_times_a_second_at_most() {
	let bytes = signed("Relay", NOW, origin()).bytes;
	let directory = directory(&["Relay"]);
	let too_soon = receive_in(&bytes, &directory, Some(NOW - MIN_INTERVAL + 1));
	assert_eq!(too_soon, Err(Refusal::NotNewer));
	assert!(receive_in(&bytes, &directory, Some(NOW - MIN_INTERVAL)).is_ok());
}

#[test]
fn an_announcement_counts_until_it_expires() {
	let with_expiry = |expires| {
		let said = Announcement { expires, ..announcement("Relay", NOW - 1_000, origin()) };
		receive(&said.sign(&signer("Relay")).unwrap().bytes)
	};
	assert!(with_expiry(NOW + 1).is_ok());
	assert_eq!(with_expiry(NOW), Err(Refusal::Expired));
}

#[test]
fn clocks_may_differ_a_little() {
	assert!(receive(&signed("Relay", NOW + MAX_AHEAD, origin()).bytes).is_ok());
	let ahead = signed("Relay", NOW + MAX_AHEAD + 1, origin());
	assert_eq!(receive(&ahead.bytes), Err(Refusal::FromTheFuture));
}

#[test]
fn what_passes_a_limit_cannot_be_said() {
	let said = announcement("Relay", NOW, origin());
	let streams = |count: usize| {
		let performer = |n: usize| Account(sp_crypto_hashing::blake2_256(&n.to_le_bytes()));
		(0..count).map(|n| stream(performer(n), Role::Origin)).collect::<Vec<_>>()
	};
	let layer = Layer { height: 1, bitrate: 1 };
	let with = |change: &dyn Fn(&mut Announcement)| {
		let mut said = said.clone();
		change(&mut said);
		said.sign(&signer("Relay")).map(|signed| signed.bytes.len() <= MAX_LENGTH)
	};
	let refused = Err(Refusal::OutOfBounds);
	assert_eq!(with(&|said| said.streams = streams(MAX_STREAMS)), Ok(true));
	assert_eq!(with(&|said| said.streams = streams(MAX_STREAMS + 1)), refused);
	assert_eq!(with(&|said| said.streams = [origin(), origin()].concat()), refused);
	assert_eq!(with(&|said| said.streams[0].layers = vec![layer; MAX_LAYERS]), Ok(true));
	assert_eq!(with(&|said| said.streams[0].layers = vec![layer; MAX_LAYERS + 1]), refused);
	assert_eq!(with(&|said| said.streams[0].role = Role::Edge { depth: 0 }), refused);
	assert_eq!(with(&|said| said.streams[0].role = Role::Edge { depth: MAX_DEPTH }), Ok(true));
	assert_eq!(with(&|said| said.streams[0].role = Role::Edge { depth: MAX_DEPTH + 1 }), refused);
	assert_eq!(with(&|said| said.url = "u".repeat(MAX_URL + 1)), refused);
	assert_eq!(with(&|said| said.expires = NOW + MAX_LIFETIME), Ok(true));
	assert_eq!(with(&|said| said.expires = NOW + MAX_LIFETIME + 1), refused);
	assert_eq!(with(&|said| said.expires = NOW - 1), refused);
}

#[test]
fn only_what_every_honest_relay_refuses_is_held_against_the_messenger() {
	let faults: Vec<_> =
		Refusal::ALL.into_iter().filter(|refusal| refusal.is_fault_of_sender()).collect();
	let expected = [
		Refusal::Oversized,
		Refusal::Malformed,
		Refusal::OutOfBounds,
		Refusal::OtherChain,
		Refusal::BadSignature,
	];
	assert_eq!(faults, expected);
}

fn any_stream() -> impl Strategy<Value = Stream> {
	let role =
		prop_oneof![Just(Role::Origin), (1..=MAX_DEPTH).prop_map(|depth| Role::Edge { depth })];
	let layer = any::<(u16, u32)>().prop_map(|(height, bitrate)| Layer { height, bitrate });
	let layers = prop::collection::vec(layer, 0..=MAX_LAYERS);
	(any::<[u8; 32]>(), role, any::<u32>(), layers, any::<u64>()).prop_map(
		|(performer, role, viewers, layers, since)| Stream {
			performer: Account(performer),
			role,
			viewers,
			layers,
			since,
		},
	)
}

proptest! {
	#[test]
	fn whatever_is_said_within_the_limits_arrives(
		streams in prop::collection::vec(any_stream(), 0..20),
		ahead in 0..=MAX_AHEAD,
	) {
		let said = signed("Relay", NOW + ahead, streams);
		prop_assert_eq!(receive(&said.bytes), Ok(said.announcement));
	}

	#[test]
	fn bytes_at_random_are_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
		prop_assert!(receive(&bytes).is_err());
	}

	#[test]
	fn bytes_spliced_into_an_announcement_are_refused_without_harm(
		place in any::<prop::sample::Index>(),
		bytes in prop::collection::vec(any::<u8>(), 1..80),
	) {
		let said = signed("Relay", NOW, origin()).bytes;
		let place = place.index(said.len());
		let spliced = [&said[..place], &bytes[..], &said[place..]].concat();
		prop_assert!(receive(&spliced).is_err());
	}
}
