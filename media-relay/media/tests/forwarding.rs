//! What a publisher sends reaches every viewer, whole, in order and at once.

mod common;

use common::*;
use livestars_media::{Limits, MediaEvent, VideoCodec};
use std::time::{Duration, Instant};

fn stream() -> Behaviour {
	Behaviour { layers: vec![4], ..Behaviour::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_viewer_gets_every_packet_in_order() {
	let media = relay(Limits::default());
	let mut events = media.events();
	let publisher = publish(&media, stream()).await;
	assert_eq!(
		events.recv().await.unwrap(),
		MediaEvent::Published { stream: STREAM, session: publisher.session() }
	);
	assert_eq!(
		events.recv().await.unwrap(),
		MediaEvent::Flowing { stream: STREAM, session: publisher.session() }
	);
	let mut viewers = Vec::new();
	for number in 1..=4 {
		viewers.push(watch(&media, Behaviour::default()).await);
		let joined = MediaEvent::ViewerJoined { stream: STREAM, viewers: number };
		assert_eq!(events.recv().await.unwrap(), joined);
	}
	for viewer in &mut viewers {
		let pictures = viewer.pictures(400).await;
		assert!(pictures[0].key && pictures[0].part == 0, "{:?}", pictures[0]);
		assert_continuous(&pictures);
		let frames: Vec<_> = pictures.iter().map(|picture| picture.frame).collect();
		assert_eq!(frames.last().unwrap() - frames[0], 99, "no frame is left out");
	}
	let status = media.stream(STREAM).unwrap();
	assert_eq!((status.viewers, status.codec, status.flowing), (4, VideoCodec::Vp8, true));
	let statistics = media.statistics();
	assert_eq!((statistics.streams, statistics.publishers, statistics.viewers), (1, 1, 4));
	assert_eq!((statistics.joins, statistics.half_open, statistics.packets_dropped), (4, 0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn sound_comes_along() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, stream()).await;
	let mut viewer = watch(&media, Behaviour::default()).await;
	let mut sounds = Vec::new();
	while sounds.len() < 30 {
		if let Seen::Sound { sequence } = viewer.next().await {
			sounds.push(sequence);
		}
	}
	assert!(sounds.windows(2).all(|pair| pair[1] == pair[0] + 1), "{sounds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_joins_in_the_middle_begins_with_the_last_key_frame_and_catches_up() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, Behaviour { key_every: Some(300), ..stream() }).await;
	let mut first = watch(&media, Behaviour::default()).await;
	// Between two key frames, two seconds after one and eight before the other.
	first.pictures_until(|picture| picture.frame > 300 && picture.frame % 300 == 60).await;
	let requested = media.statistics().key_frames_forwarded;

	let mut joiner = watch(&media, Behaviour::default()).await;
	// For much longer than the past takes.
	let began = joiner.picture().await;
	let mut pictures = vec![began];
	let enough = |picture: &Picture| picture.at - began.at > Duration::from_secs(3);
	pictures.extend(joiner.pictures_until(enough).await);
	assert!(began.key && began.frame % 300 == 0, "{began:?}");
	assert_continuous(&pictures);
	assert_eq!(media.statistics().key_frames_forwarded, requested, "nobody was asked");

	let last = pictures.last().unwrap();
	let present = first.pictures_until(|picture| picture.frame == last.frame).await;
	let behind = last.at.saturating_duration_since(present.last().unwrap().at);
	assert!(behind < Duration::from_secs(1), "{behind:?} behind the others");
	let (span, took) =
		(last.timestamp.wrapping_sub(began.timestamp), (last.frame - began.frame) * 2_970);
	assert!(span + 90_000 < took, "the past takes less time than it took: {span} of {took}");
}

/// The most requests that go on since then: one in half a second.
fn most(began: Instant) -> u64 {
	2 + (began.elapsed().as_millis() / 500) as u64
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_cached_key_frame_the_publisher_is_asked_for_one() {
	let media = relay(Limits { cached_packets: 40, ..Limits::default() });
	let _publisher = publish(&media, stream()).await;
	let mut first = watch(&media, Behaviour::default()).await;
	first.pictures_until(|picture| picture.frame > 30).await;
	let (began, before) = (Instant::now(), media.statistics());
	let mut joiners = Vec::new();
	for _ in 0..6 {
		joiners.push(watch(&media, Behaviour::default()).await);
	}
	for joiner in &mut joiners {
		let pictures = joiner.pictures(40).await;
		assert!(pictures[0].key);
		assert_continuous(&pictures);
	}
	let forwarded = media.statistics().key_frames_forwarded;
	assert!(forwarded > 0);
	let since = forwarded - before.key_frames_forwarded;
	assert!(since <= most(began), "{since} went on");
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_of_many_viewers_become_few() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, stream()).await;
	let mut viewers = Vec::new();
	for _ in 0..5 {
		viewers.push(watch(&media, Behaviour::default()).await);
	}
	for viewer in &mut viewers {
		viewer.pictures(10).await;
	}
	let (began, before) = (Instant::now(), media.statistics());
	for _ in 0..10 {
		for viewer in &viewers {
			viewer.orders.send(Order::RequestKeyFrame).unwrap();
		}
		viewers[0].pictures_until(|picture| picture.frame % 3 == 0).await;
	}
	eventually("all requests are counted", || {
		media.statistics().key_frames_requested >= before.key_frames_requested + 20
	})
	.await;
	let forwarded = media.statistics().key_frames_forwarded - before.key_frames_forwarded;
	assert!((1..=most(began)).contains(&forwarded), "{forwarded} went on");
}
