//! Nothing grows without bound, and what clients send cannot harm the relay.

mod common;

use common::*;
use livestars_media::{Limits, MediaError};
use std::time::Duration;

fn stream() -> Behaviour {
	Behaviour { layers: vec![2], ..Behaviour::default() }
}

async fn offer(behaviour: Behaviour) -> String {
	offering(behaviour, true).await.offer
}

#[tokio::test(flavor = "multi_thread")]
async fn viewers_beyond_the_limit_are_refused() {
	let media = relay(Limits { viewers_per_stream: 2, ..Limits::default() });
	let _publisher = publish(&media, stream()).await;
	let first = watch(&media, Behaviour::default()).await;
	let _second = watch(&media, Behaviour::default()).await;
	let third = offer(Behaviour::default()).await;
	assert_eq!(media.watch(STREAM, None, &third).await, Err(MediaError::Full));
	media.hang_up(first.session()).await.unwrap();
	eventually("there is room again", || media.statistics().viewers == 1).await;
	assert!(media.watch(STREAM, None, &third).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_that_never_connect_are_given_up() {
	let limits =
		Limits { half_open: 8, connect_within: Duration::from_secs(10), ..Limits::default() };
	let media = relay(limits);
	let _publisher = publish(&media, stream()).await;
	eventually("the publisher is connected", || media.statistics().half_open == 0).await;
	let viewer = offer(Behaviour::default()).await;
	for _ in 0..8 {
		media.watch(STREAM, None, &viewer).await.unwrap();
	}
	assert_eq!(media.watch(STREAM, None, &viewer).await, Err(MediaError::Full));
	eventually("they are given up", || media.statistics().half_open == 0).await;
	assert_eq!(media.statistics().viewers, 0);
	let mut patient = watch(&media, Behaviour::default()).await;
	patient.pictures(10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn datagrams_that_mean_nothing_are_ignored() {
	let media = relay(Limits::default());
	let _publisher = publish(&media, stream()).await;
	let mut viewer = watch(&media, Behaviour::default()).await;
	viewer.picture().await;
	let stranger = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
	let relay = media.addresses()[0];
	let mut check = vec![0, 1, 0, 20, 0x21, 0x12, 0xa4, 0x42];
	check.extend([9; 12]);
	check.extend([0, 6, 0, 16]);
	check.extend(b"aaaaaaaaaaaa:bbb");
	let datagrams: [&[u8]; 8] = [
		&[],
		&[0],
		&[0x80; 40],
		&[22, 254, 253, 0, 0],
		&[0xff; 1_400],
		&[0x80, 200, 0, 1],
		&check,
		&check[..25],
	];
	// A few at a time: what finds the relay's buffer full is counted by nobody.
	let mut rounds = 0;
	while media.statistics().packets_ignored <= 500 {
		assert!(rounds < 10_000, "they are counted");
		for datagram in datagrams {
			stranger.send_to(datagram, relay).await.unwrap();
		}
		tokio::time::sleep(Duration::from_millis(1)).await;
		rounds += 1;
	}
	assert_continuous(&viewer.pictures(100).await);
	assert_eq!((media.statistics().viewers, media.statistics().publishers), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn descriptions_that_cannot_be_accepted_are_refused_with_a_reason() {
	let media = relay(Limits::default());
	let good = offer(stream()).await;
	let reason = |description: String| {
		let media = media.clone();
		async move {
			match media.publish(STREAM, &description).await {
				Err(MediaError::Description(reason)) => reason,
				other => panic!("{other:?} for {description}"),
			}
		}
	};
	for text in ["", "hello", "v=0", "v=0\r\n", "v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF\r\n"] {
		match media.publish(STREAM, text).await {
			Err(MediaError::Description(reason)) => assert!(!reason.is_empty()),
			Err(MediaError::NoCommonCodec { .. }) => {},
			other => panic!("{other:?}"),
		}
	}
	let without = |name: &str| {
		good.lines().filter(|line| !line.starts_with(name)).collect::<Vec<_>>().join("\r\n")
			+ "\r\n"
	};
	assert!(reason(without("a=ice-ufrag")).await.contains("ice-ufrag"));
	assert!(reason(without("a=fingerprint")).await.contains("fingerprint"));
	let more = format!("{good}{}", "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:x\r\n");
	assert!(reason(more).await.contains("more than one section"));
	let data = format!("{good}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:d\r\n");
	assert!(reason(data).await.contains("data channels"));
	for cut in (0..good.len()).step_by(7).filter(|cut| good.is_char_boundary(*cut)) {
		// Whatever is cut off, there is an answer of one kind or the other.
		if let Ok(answer) = media.publish(livestars_media::StreamId([9; 32]), &good[..cut]).await {
			media.hang_up(answer.session).await.unwrap();
		}
	}
	assert!(media.publish(STREAM, &good).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_not_read() {
	let media = relay(Limits::default());
	let limit = Limits::default().description_bytes;
	let large = offer(stream()).await + &"a=x\r\n".repeat(limit / 5);
	assert_eq!(media.publish(STREAM, &large).await, Err(MediaError::TooLarge { limit }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_in_another_codec_than_offered_is_refused() {
	let media = relay(Limits::default());
	let offered = offer(stream()).await;
	let other = offered.replace("VP8/90000", "VP9/90000");
	assert_eq!(
		media.publish(STREAM, &other).await,
		Err(MediaError::NoCommonCodec { needed: None })
	);
	let _publisher = publish(&media, stream()).await;
	let viewer = offer(Behaviour::default()).await.replace("VP8/90000", "VP9/90000");
	let needed = Some(livestars_media::VideoCodec::Vp8);
	assert_eq!(media.watch(STREAM, None, &viewer).await, Err(MediaError::NoCommonCodec { needed }));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_watch_what_is_not_live() {
	let media = relay(Limits::default());
	let viewer = offer(Behaviour::default()).await;
	assert_eq!(media.watch(STREAM, None, &viewer).await, Err(MediaError::NotLive));
}
