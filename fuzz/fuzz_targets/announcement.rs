//! Announcements of other relays: any bytes, and such that a relay of the directory has signed.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use livestars_chain::{Account, Hash, Signer};
use livestars_mesh::{
	announcement::{
		Circumstances, MAX_AHEAD, MAX_DEPTH, MAX_LAYERS, MAX_LENGTH, MAX_LIFETIME, MAX_STREAMS,
		MAX_URL, MIN_INTERVAL,
	},
	Announcement, Directory, Entry, Layer, Refusal, Role, Standing, Stream,
};
use std::sync::OnceLock;

const GENESIS: Hash = Hash([1; 32]);
const URL: &str = "https://relay.example";
const NOW: u64 = 1_800_000_000_000;

#[derive(Arbitrary, Debug)]
enum Input<'a> {
	Bytes(&'a [u8]),
	Said(Said<'a>),
}

#[derive(Arbitrary, Debug)]
struct Said<'a> {
	elsewhere: bool,
	unknown: bool,
	sequence: i32,
	lives: i32,
	last: Option<i32>,
	url: Option<&'a str>,
	streams: Vec<(u8, Option<u8>, u32, Vec<(u16, u32)>, u64)>,
	/// What happens to it on its way.
	change: Option<(u16, u8)>,
}

struct World {
	signer: Signer,
	directory: Directory,
}

fn world() -> &'static World {
	static WORLD: OnceLock<World> = OnceLock::new();
	WORLD.get_or_init(|| {
		let signer = Signer::from_uri("//Relay").expect("a development account");
		let entry = Entry {
			url: URL.into(),
			multiaddr: String::new(),
			capacity: 1,
			standing: Standing::Admitted,
		};
		let suspended = Entry { standing: Standing::Suspended, ..entry.clone() };
		let directory =
			[(signer.account(), entry), (Account([9; 32]), suspended)].into_iter().collect();
		World { signer, directory }
	})
}

fn receive(bytes: &[u8], last: Option<u64>) -> Result<Announcement, Refusal> {
	let directory = &world().directory;
	let circumstances = Circumstances { genesis: GENESIS, directory, now: NOW };
	let received = Announcement::receive(bytes, circumstances, |_| last);
	let read = Announcement::read(bytes);
	if let Ok((_, written)) = &read {
		assert_eq!(written, bytes, "an announcement has one encoding");
	}
	if let Ok(announcement) = &received {
		check(announcement, last);
		assert_eq!(read.map(|(read, _)| read).as_ref(), Ok(announcement));
		assert!(bytes.len() <= MAX_LENGTH);
	}
	received
}

/// Everything that holds of what is believed.
fn check(announcement: &Announcement, last: Option<u64>) {
	let Announcement { genesis, relay, sequence, url, streams, expires } = announcement;
	assert_eq!((*genesis, *relay, url.as_str()), (GENESIS, world().signer.account(), URL));
	assert!(url.len() <= MAX_URL && streams.len() <= MAX_STREAMS);
	assert!(*expires > NOW && expires - sequence <= MAX_LIFETIME && *sequence <= NOW + MAX_AHEAD);
	assert!(last.is_none_or(|last| *sequence >= last + MIN_INTERVAL));
	for stream in streams {
		assert!(stream.layers.len() <= MAX_LAYERS);
		assert!(matches!(stream.role, Role::Origin | Role::Edge { depth: 1..=MAX_DEPTH }));
		assert_eq!(streams.iter().filter(|it| it.performer == stream.performer).count(), 1);
	}
}

fuzz_target!(|input: Input| {
	let said = match input {
		Input::Bytes(bytes) => {
			assert!(receive(bytes, None).is_err(), "nobody can guess a signature");
			return;
		},
		Input::Said(said) => said,
	};
	let last = said.last.map(|last| NOW.saturating_add_signed(last.into()));
	let sequence = NOW.saturating_add_signed(said.sequence.into());
	let streams =
		said.streams.into_iter().map(|(performer, depth, viewers, layers, since)| Stream {
			performer: Account([performer; 32]),
			role: depth.map_or(Role::Origin, |depth| Role::Edge { depth }),
			viewers,
			layers: layers.into_iter().map(|(height, bitrate)| Layer { height, bitrate }).collect(),
			since,
		});
	let announcement = Announcement {
		genesis: if said.elsewhere { Hash([2; 32]) } else { GENESIS },
		relay: if said.unknown { Account([9; 32]) } else { world().signer.account() },
		sequence,
		url: said.url.unwrap_or(URL).into(),
		streams: streams.collect(),
		expires: sequence.saturating_add_signed(said.lives.into()),
	};
	let Ok(signed) = announcement.clone().sign(&world().signer) else { return };
	let mut bytes = signed.bytes;
	let Some((at, to)) = said.change else {
		match receive(&bytes, last) {
			Ok(received) => assert_eq!(received, announcement),
			Err(refusal) => {
				let is_elsewhere = said.elsewhere && refusal == Refusal::OtherChain;
				assert!(is_elsewhere || !refusal.is_fault_of_sender(), "{refusal}");
			},
		}
		return;
	};
	let at = usize::from(at) % bytes.len();
	let changed = bytes[at] != to;
	bytes[at] = to;
	assert!(!changed || receive(&bytes, last).is_err(), "a change breaks the signature");
});
