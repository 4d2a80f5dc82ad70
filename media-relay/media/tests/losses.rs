//! What is lost on the way is sent again.

mod common;

use common::*;
use livestars_media::Limits;
use std::collections::BTreeSet;

/// Of how many packets one is lost. A frame is four packets of picture and one of sound: a multiple of
/// five would lose the same one of them every time, and perhaps nothing but sound.
const LOST: Option<u32> = Some(19);

/// One packet in nineteen is lost, and one sent again may be lost as well: nine of ten must come after
/// all.
fn assert_nearly_whole(pictures: &[Picture]) {
	let sequences: BTreeSet<_> = pictures.iter().map(|picture| picture.sequence).collect();
	let (first, last) = (sequences.first().unwrap(), sequences.last().unwrap());
	let sent = (last - first + 1) as usize;
	let missing = sent - sequences.len();
	assert!(missing * 200 <= sent, "{missing} of {sent} are missing");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_viewer_misses_is_sent_again() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, Behaviour { layers: vec![4], ..Behaviour::default() }).await;
	let behaviour = Behaviour { lose_received: LOST, ..Behaviour::default() };
	let mut viewer = watch(&media, behaviour).await;
	let pictures = viewer.pictures(800).await;
	// The last ones may still be on their way.
	let whole = pictures.iter().map(|picture| picture.sequence).max().unwrap() - 100;
	let whole: Vec<_> = pictures.into_iter().filter(|picture| picture.sequence < whole).collect();
	assert_nearly_whole(&whole);
	let statistics = media.statistics();
	assert!(statistics.retransmissions >= 20, "{statistics:?}");
	assert!(statistics.nacks_received >= 5, "{statistics:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_relay_misses_is_sent_again() {
	let media = relay(Limits::default());
	let behaviour = Behaviour { layers: vec![4], lose_sent: LOST, ..Behaviour::default() };
	let _publisher = publish(&media, behaviour).await;
	let mut viewer = watch(&media, Behaviour::default()).await;
	let pictures = viewer.pictures(800).await;
	let (least, most) =
		(pictures[0].sequence, pictures.iter().map(|picture| picture.sequence).max().unwrap());
	let whole: Vec<_> = pictures
		.into_iter()
		.filter(|picture| (least + 50..most - 100).contains(&picture.sequence))
		.collect();
	assert!(whole.len() > 500);
	assert_nearly_whole(&whole);
}
