//! A viewer of several layers gets the one that fits, and never notices the change but by its
//! quality.

mod common;

use common::*;
use livestars_media::Limits;

#[tokio::test(flavor = "multi_thread")]
async fn the_layer_follows_the_viewers_bandwidth() {
	let media = relay(Limits::default());
	// About 240, 720 and 1,900 kbit/s.
	let _publisher =
		publish(&media, Behaviour { layers: vec![1, 3, 8], ..Behaviour::default() }).await;
	let behaviour = Behaviour { estimate: Some(10_000_000), ..Behaviour::default() };
	let mut viewer = watch(&media, behaviour).await;
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
	let _publisher =
		publish(&media, Behaviour { layers: vec![1, 3, 8], ..Behaviour::default() }).await;
	let with = |estimate| Behaviour { estimate: Some(estimate), ..Behaviour::default() };
	let mut narrow = watch(&media, with(250_000)).await;
	let mut wide = watch(&media, with(10_000_000)).await;
	narrow.pictures_until(|picture| picture.layer == 0).await;
	wide.pictures_until(|picture| picture.layer == 2).await;
	assert!(narrow.pictures(30).await.iter().all(|picture| picture.layer == 0));
	assert!(wide.pictures(80).await.iter().all(|picture| picture.layer == 2));
}
