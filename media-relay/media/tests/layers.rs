//! A viewer of several layers gets the one that fits, and never notices the change but by its
//! quality.

mod common;

use common::*;
use livestars_media::{LayerChoice, Limits, MediaError, Size};
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread")]
async fn the_layer_follows_the_viewers_bandwidth() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, three_layers()).await;
	let mut viewer = watch(&media, wide()).await;
	let mut pictures = viewer.pictures_until(|picture| picture.layer == 2).await;
	viewer.orders.send(Order::Estimate(300_000)).unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 0).await);
	viewer.orders.send(Order::Estimate(10_000_000)).unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 2).await);
	assert!(pictures[0].key);
	assert_continuous(&pictures);
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_of_different_bandwidth_get_different_layers() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, three_layers()).await;
	let with = |estimate| Behaviour { estimate: Some(estimate), ..Behaviour::default() };
	let mut narrow = watch(&media, with(250_000)).await;
	let mut wide = watch(&media, with(10_000_000)).await;
	narrow.pictures_until(|picture| picture.layer == 0).await;
	wide.pictures_until(|picture| picture.layer == 2).await;
	assert!(narrow.pictures(30).await.iter().all(|picture| picture.layer == 0));
	assert!(wide.pictures(80).await.iter().all(|picture| picture.layer == 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_viewer_gets_no_more_than_she_wants_until_she_wants_it_again() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, three_layers()).await;
	let mut viewer = watch(&media, wide()).await;
	let mut pictures = viewer.pictures_until(|picture| picture.layer == 2).await;
	assert_eq!(names(&media, viewer.session(), 3).await, ["r0", "r1", "r2"]);
	let publisher = media.stream(STREAM).unwrap().publisher;
	let sent = media.published_layers(publisher).await.unwrap();
	assert_eq!(sent.iter().map(|layer| &layer.rid).collect::<Vec<_>>(), ["r0", "r1", "r2"]);

	media.choose_layer(viewer.session(), named("r0")).await.unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 0).await);
	// Longer than automatic choice would wait before it tries more.
	let lowest = viewer.pictures(150).await;
	assert!(lowest.iter().all(|picture| picture.layer == 0));
	pictures.extend(lowest);

	media.choose_layer(viewer.session(), named("r1")).await.unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 1).await);
	media.choose_layer(viewer.session(), LayerChoice::default()).await.unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 2).await);
	assert_continuous(&pictures);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_chosen_before_a_viewer_connects_is_what_she_begins_with() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, three_layers()).await;
	let mut first = watch(&media, wide()).await;
	names(&media, first.session(), 3).await;
	first.pictures_until(|picture| picture.layer == 2).await;
	for (height, layer) in [(1, 0), (360, 1), (1_080, 2)] {
		let offering = offering(wide(), true).await;
		let answer = media.watch(STREAM, None, &offering.offer).await.unwrap();
		let choice = LayerChoice { max_height: Some(height), ..LayerChoice::default() };
		media.choose_layer(answer.session, choice).await.unwrap();
		let mut viewer = offering.connect(answer);
		assert!(viewer.pictures(20).await.iter().all(|picture| picture.layer == layer));
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn who_chooses_more_than_her_link_carries_keeps_her_picture() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, three_layers()).await;
	let mut viewer = watch(&media, wide()).await;
	names(&media, viewer.session(), 3).await;
	media.choose_layer(viewer.session(), named("r2")).await.unwrap();
	let mut pictures = viewer.pictures_until(|picture| picture.layer == 2).await;
	viewer.orders.send(Order::Estimate(300_000)).unwrap();
	pictures.extend(viewer.pictures_until(|picture| picture.layer == 0).await);
	assert_continuous(&pictures);
}

#[tokio::test(flavor = "multi_thread")]
async fn layers_tell_their_sizes_and_rates_and_where_the_pictures_are() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, three_layers()).await;
	let mut viewer = watch(&media, wide()).await;
	names(&media, viewer.session(), 3).await;
	// Rates are measured over half a second and more.
	let began = Instant::now();
	while began.elapsed() < Duration::from_secs(3) {
		viewer.picture().await;
	}
	let known = media.layers(viewer.session()).await.unwrap();
	assert_eq!(known.section, Some(1), "behind the sound");
	let sizes: Vec<_> = known.layers.iter().map(|layer| layer.size).collect();
	let size = |width, height| Some(Size { width, height });
	assert_eq!(sizes, [size(320, 180), size(640, 360), size(1_280, 720)]);
	assert!(known.layers.is_sorted_by_key(|layer| layer.rate), "{known:?}");
	assert!(known.layers[0].rate > 100_000, "{known:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_viewers_session_has_layers_and_only_those_of_its_stream() {
	let media = relay(Limits::default());
	let publisher = publish(&media, three_layers()).await;
	let viewer = watch(&media, wide()).await;
	let names = names(&media, viewer.session(), 3).await;
	let refused = media.choose_layer(viewer.session(), named("r3")).await;
	assert_eq!(refused, Err(MediaError::NoSuchLayer { layers: names }));
	let not_hers = media.choose_layer(publisher.session(), named("r0")).await;
	assert_eq!(not_hers, Err(MediaError::NoSession));
	media.hang_up(viewer.session()).await.unwrap();
	eventually("she is gone", || media.statistics().viewers == 0).await;
	let gone = media.layers(viewer.session()).await;
	assert_eq!(gone, Err(MediaError::NoSession));
}
