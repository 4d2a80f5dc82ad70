//! IPv4 and IPv6 beside each other.

mod common;

use common::*;
use livestars_media::{Limits, Media};

const FOUR: &str = "127.0.0.1:0";
const SIX: &str = "[::1]:0";

fn both() -> Media {
	relay_at(&[FOUR, SIX], 2, Limits::default())
}

async fn publish_from(media: &Media, at: &str) -> Client {
	let behaviour = Behaviour { layers: vec![3], ..Behaviour::default() };
	let offering = offering_from(at, behaviour, true).await;
	let answer = media.publish(STREAM, &offering.offer).await.unwrap();
	offering.connect(answer)
}

async fn watch_from(media: &Media, at: &str) -> Client {
	let offering = offering_from(at, Behaviour::default(), true).await;
	let answer = media.watch(STREAM, None, &offering.offer).await.unwrap();
	offering.connect(answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_of_each_family_see_a_publisher_of_each() {
	for publisher in [FOUR, SIX] {
		let media = both();
		assert_eq!(media.addresses().len(), 2);
		let _publisher = publish_from(&media, publisher).await;
		for viewer in [FOUR, SIX] {
			let mut viewer = watch_from(&media, viewer).await;
			let pictures = viewer.pictures(30).await;
			assert!(pictures[0].key);
			assert_continuous(&pictures);
		}
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_of_one_family_pulls_from_one_of_both() {
	let origin = both();
	let _publisher = publish_from(&origin, SIX).await;
	eventually("the stream is there", || {
		origin.stream(STREAM).is_some_and(|status| status.flowing)
	})
	.await;
	for family in [FOUR, SIX] {
		let edge = relay_at(&[family], 1, Limits::default());
		pull(&origin, &edge).await;
		let mut viewer = watch_from(&edge, family).await;
		assert!(viewer.pictures(30).await[0].key);
	}
}
