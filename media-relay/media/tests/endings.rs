//! How sessions and streams end, and who is told.

mod common;

use common::*;
use livestars_media::{EndReason, Limits, Media, MediaError, MediaEvent};
use std::time::Duration;
use tokio::sync::broadcast::Receiver;

fn stream() -> Behaviour {
	Behaviour { layers: vec![2], ..Behaviour::default() }
}

/// A relay with a publisher and two viewers who are watching.
async fn running() -> (Media, Client, Vec<Client>) {
	let media = relay(Limits::default());
	let publisher = publish(&media, stream()).await;
	let mut viewers = Vec::new();
	for _ in 0..2 {
		let mut viewer = watch(&media, Behaviour::default()).await;
		viewer.picture().await;
		viewers.push(viewer);
	}
	(media, publisher, viewers)
}

async fn ended(events: &mut Receiver<MediaEvent>) -> EndReason {
	loop {
		let event = tokio::time::timeout(Duration::from_secs(40), events.recv())
			.await
			.expect("never ended");
		if let MediaEvent::Ended { stream, reason, .. } = event.unwrap() {
			assert_eq!(stream, STREAM);
			return reason;
		}
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_are_told_when_the_publisher_hangs_up() {
	let (media, publisher, mut viewers) = running().await;
	let mut events = media.events();
	media.hang_up(publisher.session()).await.unwrap();
	assert_eq!(ended(&mut events).await, EndReason::HungUp);
	for viewer in &mut viewers {
		viewer.closed().await;
	}
	assert_eq!(media.stream(STREAM), None);
	eventually("nothing is left", || media.statistics().viewers == 0).await;
	assert_eq!(media.hang_up(publisher.session()).await, Err(MediaError::NoSession));
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_told_when_the_relay_ends_the_stream() {
	let (media, mut publisher, mut viewers) = running().await;
	let mut events = media.events();
	media.end(STREAM);
	assert_eq!(ended(&mut events).await, EndReason::Refused);
	publisher.closed().await;
	for viewer in &mut viewers {
		viewer.closed().await;
	}
	assert_eq!(media.stream(STREAM), None);
	media.end(STREAM);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publisher_who_vanishes_is_noticed() {
	let (media, publisher, mut viewers) = running().await;
	let mut events = media.events();
	publisher.orders.send(Order::FallSilent).unwrap();
	assert_eq!(ended(&mut events).await, EndReason::Lost);
	viewers[0].closed().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_who_leaves_is_counted_out() {
	let (media, _publisher, viewers) = running().await;
	let mut events = media.events();
	media.hang_up(viewers[0].session()).await.unwrap();
	let left = MediaEvent::ViewerLeft { stream: STREAM, viewers: 1 };
	assert_eq!(events.recv().await.unwrap(), left);
	assert_eq!(media.stream(STREAM).unwrap().viewers, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shutdown_tells_everybody_and_ends_all_threads() {
	let (media, mut publisher, mut viewers) = running().await;
	media.shut_down().await;
	publisher.closed().await;
	viewers[0].closed().await;
	let offering = offering(stream(), true).await;
	assert_eq!(media.publish(STREAM, &offering.offer).await, Err(MediaError::ShuttingDown));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_publisher_is_refused_while_the_first_is_live() {
	let (media, _publisher, mut viewers) = running().await;
	let offering = offering(stream(), true).await;
	assert_eq!(media.publish(STREAM, &offering.offer).await, Err(MediaError::AlreadyPublished));
	viewers[0].pictures(10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_publisher_who_comes_back_takes_over_and_viewers_stay() {
	let (media, publisher, mut viewers) = running().await;
	publisher.orders.send(Order::FallSilent).unwrap();
	// The new session sends three packets per frame instead of two, by which its pictures are known.
	let three = Behaviour { layers: vec![3], ..Behaviour::default() };
	let again = loop {
		let offering = offering(three.clone(), true).await;
		match media.publish(STREAM, &offering.offer).await {
			Ok(answer) => break offering.connect(answer),
			Err(error) => assert_eq!(error, MediaError::AlreadyPublished),
		}
		tokio::time::sleep(Duration::from_millis(100)).await;
	};
	let mut pictures = viewers[0].pictures_until(|picture| picture.part == 2).await;
	assert!(pictures[pictures.len() - 3].key, "the new session begins with a key frame");
	pictures.extend(viewers[0].pictures(20).await);
	assert!(pictures.windows(2).all(|pair| pair[1].sequence == pair[0].sequence + 1));
	assert_eq!(media.stream(STREAM).unwrap().publisher, again.session());
	assert_eq!(media.stream(STREAM).unwrap().viewers, 2);
}
