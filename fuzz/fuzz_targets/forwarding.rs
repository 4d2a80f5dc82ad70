//! Payloads of VP8 and H.264: key frames, what joiners are given, numbers of pictures.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use livestars_fuzz::VIEWER;
use livestars_media::{
	fuzzing::{Connection, Sent},
	VideoCodec,
};
use std::cell::RefCell;

/// The most packets of one run.
const PACKETS: usize = 40;
/// How many runs a connection serves: to agree upon one takes longer than a run.
const RUNS: usize = 100;

thread_local! {
	/// For streams in VP8 and in H.264, and how many runs they have served.
	static CONNECTIONS: RefCell<(Connection, Connection, usize)> = RefCell::new(connections());
}

fn connections() -> (Connection, Connection, usize) {
	let new = |codec| Connection::new(codec, VIEWER).expect("a browser's offer is accepted");
	(new(VideoCodec::Vp8), new(VideoCodec::H264), 0)
}

#[derive(Arbitrary, Debug)]
struct Stream<'a> {
	vp8: bool,
	before: u8,
	first_sequence: u64,
	first_timestamp: u64,
	packets: Vec<Piece<'a>>,
}

#[derive(Arbitrary, Debug)]
struct Piece<'a> {
	layer: u8,
	source: bool,
	sequence: i8,
	timestamp: i16,
	marker: bool,
	payload: &'a [u8],
}

fuzz_target!(|stream: Stream| {
	let (mut sequence, mut timestamp) = (stream.first_sequence, stream.first_timestamp);
	let mut packets = Vec::new();
	for piece in stream.packets.into_iter().take(PACKETS) {
		sequence = sequence.saturating_add_signed(piece.sequence.into());
		timestamp = timestamp.saturating_add_signed(piece.timestamp.into());
		packets.push(Sent {
			layer: piece.layer,
			source: piece.source.into(),
			sequence,
			timestamp,
			marker: piece.marker,
			payload: piece.payload.to_vec(),
		});
	}
	CONNECTIONS.with_borrow_mut(|connections| {
		connections.2 += 1;
		if connections.2 > RUNS {
			*connections = self::connections();
		}
		let connection = if stream.vp8 { &mut connections.0 } else { &mut connections.1 };
		connection.forward(&packets, usize::from(stream.before));
	});
});
