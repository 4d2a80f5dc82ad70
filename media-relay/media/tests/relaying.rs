//! A relay takes a stream from another.

mod common;

use common::*;
use livestars_media::{Limits, MediaError};

fn stream() -> Behaviour {
	Behaviour { layers: vec![3], ..Behaviour::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_of_the_edge_see_the_origins_stream_and_the_origin_sends_one_copy() {
	let (origin, edge) = (relay(Limits::default()), relay(Limits::default()));
	let _publisher = publish(&origin, stream()).await;
	eventually("the stream is there", || {
		origin.stream(STREAM).is_some_and(|status| status.flowing)
	})
	.await;
	pull(&origin, &edge).await;
	let mut viewers = Vec::new();
	for _ in 0..3 {
		viewers.push(watch(&edge, Behaviour::default()).await);
	}
	for viewer in &mut viewers {
		let pictures = viewer.pictures(90).await;
		assert!(pictures[0].key);
		assert_continuous(&pictures);
	}
	let status = origin.stream(STREAM).unwrap();
	assert_eq!((status.viewers, status.relays), (0, 1));
	let status = edge.stream(STREAM).unwrap();
	assert_eq!((status.pulled, status.viewers), (true, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_edges_viewers_are_told_when_the_origin_ends_the_stream() {
	let (origin, edge) = (relay(Limits::default()), relay(Limits::default()));
	let publisher = publish(&origin, stream()).await;
	eventually("the stream is there", || {
		origin.stream(STREAM).is_some_and(|status| status.flowing)
	})
	.await;
	pull(&origin, &edge).await;
	let mut viewer = watch(&edge, Behaviour::default()).await;
	viewer.pictures(10).await;
	origin.hang_up(publisher.session()).await.unwrap();
	viewer.closed().await;
	assert_eq!(edge.stream(STREAM), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_completes_one_pull_once() {
	let (origin, edge) = (relay(Limits::default()), relay(Limits::default()));
	let _publisher = publish(&origin, stream()).await;
	let offer = edge.pull(STREAM).await.unwrap();
	let answer = origin.supply(STREAM, None, &offer.description).await.unwrap();
	edge.complete(offer.session, &answer.description).await.unwrap();
	let again = edge.complete(offer.session, &answer.description).await;
	assert_eq!(again, Err(MediaError::NoSession));
	let other = edge.pull(STREAM).await.unwrap();
	assert!(matches!(edge.complete(other.session, "v=0").await, Err(MediaError::Description(_))));
}
