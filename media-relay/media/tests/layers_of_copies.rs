//! A relay takes every layer of a stream from another, so that its own viewers have the choice.

mod common;

use common::*;
use livestars_media::{LayerChoice, Limits, Media, MediaError};

/// A stream of three layers, the relay it is published to, and one that has a copy.
async fn copied() -> (Client, Media, Media) {
	let (origin, edge) = (relay(Limits::default()), relay(Limits::default()));
	let publisher = publish(&origin, three_layers()).await;
	pull(&origin, &edge).await;
	(publisher, origin, edge)
}

/// A description with its first sections only.
fn first(description: &str, sections: usize) -> String {
	let mut parts = description.split("m=");
	let session = parts.next().unwrap().to_owned();
	parts.take(sections).fold(session, |all, section| all + "m=" + section)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_has_all_layers_and_its_viewers_choose() {
	let (_publisher, origin, edge) = copied().await;
	let mut viewer = watch(&edge, wide()).await;
	assert_eq!(names(&edge, viewer.session(), 3).await, ["0", "1", "2"]);
	let mut pictures = viewer.pictures_until(|picture| picture.layer == 2).await;
	// While the copy catches up its layers are not at the same place, and one ends where another begins.
	pictures.extend(viewer.pictures(100).await);

	edge.choose_layer(viewer.session(), named("0")).await.unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 0).await);
	// Longer than automatic choice would wait before it tries more.
	let lowest = viewer.pictures(150).await;
	assert!(lowest.iter().all(|picture| picture.layer == 0));
	pictures.extend(lowest);
	edge.choose_layer(viewer.session(), named("2")).await.unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 2).await);
	pictures.extend(viewer.pictures(100).await);
	assert_continuous(&pictures);

	let status = origin.stream(STREAM).unwrap();
	assert_eq!((status.viewers, status.relays), (0, 1), "one copy has all");
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_of_a_copy_get_what_their_own_links_carry() {
	let (_publisher, _origin, edge) = copied().await;
	let with = |estimate| Behaviour { estimate: Some(estimate), ..Behaviour::default() };
	let mut narrow = watch(&edge, with(250_000)).await;
	let mut wide = watch(&edge, with(10_000_000)).await;
	wide.pictures_until(|picture| picture.layer == 2).await;
	narrow.pictures_until(|picture| picture.layer == 0).await;
	wide.orders.send(Order::Estimate(300_000)).unwrap();
	wide.pictures_until(|picture| picture.layer == 0).await;
	assert!(narrow.pictures(30).await.iter().all(|picture| picture.layer == 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_joins_at_a_copy_has_a_picture_at_once_in_each_layer() {
	let (_publisher, origin, edge) = copied().await;
	let mut first = watch(&edge, wide()).await;
	names(&edge, first.session(), 3).await;
	first.pictures_until(|picture| picture.layer == 2).await;
	let asked = || [&origin, &edge].map(|media| media.statistics().key_frames_forwarded);
	let before = asked();
	for (height, layer) in [(1, 0), (360, 1), (1_080, 2)] {
		let offering = offering(wide(), true).await;
		let answer = edge.watch(STREAM, None, &offering.offer).await.unwrap();
		let choice = LayerChoice { max_height: Some(height), ..LayerChoice::default() };
		edge.choose_layer(answer.session, choice).await.unwrap();
		let mut viewer = offering.connect(answer);
		let pictures = viewer.pictures(20).await;
		assert!(pictures[0].key && pictures.iter().all(|picture| picture.layer == layer));
	}
	assert_eq!(asked(), before, "nobody had to ask for a key frame");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_layer_that_stops_is_left_and_taken_again_when_it_comes_again() {
	let (publisher, _origin, edge) = copied().await;
	let mut viewer = watch(&edge, wide()).await;
	let mut pictures = viewer.pictures_until(|picture| picture.layer == 2).await;
	publisher.orders.send(Order::Stop(2)).unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 1).await);
	assert_eq!(names(&edge, viewer.session(), 2).await, ["0", "1"]);
	publisher.orders.send(Order::Resume(2)).unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 2).await);
	assert_continuous(&pictures);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_goes_on_with_all_layers_when_the_performer_begins_anew() {
	let (publisher, origin, edge) = copied().await;
	let mut viewer = watch(&edge, wide()).await;
	names(&edge, viewer.session(), 3).await;
	viewer.pictures(20).await;
	publisher.orders.send(Order::FallSilent).unwrap();
	let _again = loop {
		let offering = offering(three_layers(), true).await;
		match origin.publish(STREAM, &offering.offer).await {
			Ok(answer) => break offering.connect(answer),
			Err(error) => assert_eq!(error, MediaError::AlreadyPublished),
		}
		tokio::time::sleep(FRAME).await;
	};
	for (name, layer) in [("0", 0), ("2", 2)] {
		names(&edge, viewer.session(), 3).await;
		edge.choose_layer(viewer.session(), named(name)).await.unwrap();
		viewer.pictures_until(|picture| picture.layer == layer).await;
	}
	names(&edge, viewer.session(), 3).await;
	assert_eq!(edge.statistics().publishers, 1, "it is the same copy");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_copy_has_all_layers() {
	let (_publisher, _origin, edge) = copied().await;
	let further = relay(Limits::default());
	pull(&edge, &further).await;
	let mut viewer = watch(&further, wide()).await;
	assert_eq!(names(&further, viewer.session(), 3).await, ["0", "1", "2"]);
	for (name, layer) in [("0", 0), ("1", 1), ("2", 2)] {
		further.choose_layer(viewer.session(), named(name)).await.unwrap();
		viewer.pictures_until(|picture| picture.layer == layer).await;
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_stream_with_one_layer_has_one() {
	let (origin, edge) = (relay(Limits::default()), relay(Limits::default()));
	let one = Behaviour { layers: vec![3], ..Behaviour::default() };
	let _publisher = publish(&origin, one).await;
	pull(&origin, &edge).await;
	let mut viewer = watch(&edge, wide()).await;
	let mut pictures = viewer.pictures(20).await;
	assert_eq!(names(&edge, viewer.session(), 1).await, ["0"]);
	edge.choose_layer(viewer.session(), named("0")).await.unwrap();
	let lowest = LayerChoice { max_height: Some(1), ..LayerChoice::default() };
	edge.choose_layer(viewer.session(), lowest).await.unwrap();
	pictures.extend(viewer.pictures(60).await);
	assert_continuous(&pictures);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_other_side_takes_one_section_for_pictures_it_chooses_the_layer() {
	let (origin, edge) = (relay(Limits::default()), relay(Limits::default()));
	let _publisher = publish(&origin, three_layers()).await;
	let offer = edge.pull(STREAM).await.unwrap();
	let answer = origin.supply(STREAM, None, &first(&offer.description, 2)).await.unwrap();
	let third = offer.description.rsplit("m=video").nth(1).unwrap();
	let third = third.lines().find(|line| line.starts_with("a=mid:")).unwrap();
	// Rejected, once with what describes it and once without.
	let rejected = "m=video 0 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 0.0.0.0\r\n";
	let answer = format!("{}{rejected}{third}\r\na=inactive\r\n{rejected}", answer.description);
	edge.complete(offer.session, &answer).await.unwrap();
	let mut viewer = watch(&edge, wide()).await;
	let pictures = viewer.pictures(60).await;
	assert!(pictures[0].key);
	assert_continuous(&pictures);
	assert_eq!(names(&edge, viewer.session(), 1).await, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_side_that_refuses_several_sections_for_pictures_is_offered_one() {
	let (origin, edge) = (relay(Limits::default()), relay(Limits::default()));
	let _publisher = publish(&origin, three_layers()).await;
	let several = edge.pull(STREAM).await.unwrap();
	// Viewers have one section, as relays had that knew of no layers.
	let refused = origin.watch(STREAM, None, &several.description).await;
	assert!(matches!(refused, Err(MediaError::Description(_))), "{refused:?}");
	edge.hang_up(several.session).await.unwrap();
	let one = edge.pull_one_layer(STREAM).await.unwrap();
	let answer = origin.watch(STREAM, None, &one.description).await.unwrap();
	edge.complete(one.session, &answer.description).await.unwrap();
	let mut viewer = watch(&edge, wide()).await;
	let pictures = viewer.pictures(60).await;
	assert!(pictures[0].key);
	assert_continuous(&pictures);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_relay_has_several_sections_for_pictures_and_no_more_than_there_are_layers() {
	let (_publisher, origin, _edge) = copied().await;
	let other = relay(Limits::default());
	let offer = other.pull(STREAM).await.unwrap().description;
	let refused = origin.watch(STREAM, None, &offer).await.unwrap_err();
	assert!(matches!(&refused, MediaError::Description(why) if why.contains("one for pictures")));
	let last = offer.rfind("m=video").unwrap();
	let four = format!("{offer}{}", &offer[last..]);
	let refused = origin.supply(STREAM, None, &four).await.unwrap_err();
	assert!(matches!(&refused, MediaError::Description(why) if why.contains("more than 3")));
}
