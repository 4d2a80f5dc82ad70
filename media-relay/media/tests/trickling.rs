//! Candidates that come after the offer, and restarts of ICE.

mod common;

use common::*;
use livestars_media::{Expected, Limits, MediaError, Trickled};

fn stream() -> Behaviour {
	Behaviour { layers: vec![2], ..Behaviour::default() }
}

/// The value of an attribute.
fn attribute<'a>(text: &'a str, name: &str) -> &'a str {
	text.lines().find_map(|line| line.trim_end().strip_prefix(name)).unwrap()
}

fn fragment(ufrag: &str, password: &str, port: u16) -> String {
	format!(
		"a=ice-ufrag:{ufrag}\r\na=ice-pwd:{password}\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n\
		a=candidate:1 1 udp 2130706431 127.0.0.1 {port} typ host\r\na=end-of-candidates\r\n"
	)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_candidates_in_its_offer_connects() {
	let media = relay(Limits::default());
	let offering = offering(stream(), false).await;
	assert!(!offering.offer.contains("a=candidate"));
	let port = offering.socket.local_addr().unwrap().port();
	let answer = media.publish(STREAM, &offering.offer).await.unwrap();
	let (ufrag, password) =
		(attribute(&offering.offer, "a=ice-ufrag:"), attribute(&offering.offer, "a=ice-pwd:"));
	let fragment = fragment(ufrag, password, port);
	let taken = media.trickle(answer.session, Expected::Tag(&answer.tag), &fragment).await;
	assert_eq!(taken, Ok(Trickled::Taken));
	let _publisher = offering.connect(answer);
	let mut viewer = watch(&media, Behaviour::default()).await;
	viewer.pictures(10).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_state_has_to_be_named_and_right() {
	let media = relay(Limits::default());
	let publisher = publish(&media, stream()).await;
	let text = fragment("abcd", "0123456789012345678901", 9);
	let trickle = |expected| media.trickle(publisher.session(), expected, &text);
	assert_eq!(trickle(Expected::Unsaid).await, Err(MediaError::StateNotNamed));
	assert_eq!(trickle(Expected::Tag("another")).await, Err(MediaError::StateChanged));
	let unreadable = media.trickle(publisher.session(), Expected::Any, "nothing").await;
	assert!(matches!(unreadable, Err(MediaError::Description(_))));
}

#[tokio::test(flavor = "multi_thread")]
async fn ice_is_restarted_with_new_credentials_and_a_new_tag() {
	let media = relay(Limits::default());
	let publisher = publish(&media, stream()).await;
	let mut viewer = watch(&media, Behaviour::default()).await;
	viewer.pictures(10).await;
	let text = fragment("newfragment", "newpassword0123456789012", 9);
	let restarted = media.trickle(publisher.session(), Expected::Any, &text).await.unwrap();
	let Trickled::Restarted { fragment: answer, tag } = restarted else { panic!("{restarted:?}") };
	// At once: in a second she may again.
	let again = fragment("another", "newpassword0123456789012", 9);
	let soon = media.trickle(publisher.session(), Expected::Tag(&tag), &again).await;
	assert_eq!(soon, Err(MediaError::Busy), "not as often as somebody likes");
	let stale =
		media.trickle(publisher.session(), Expected::Tag(&publisher.answer.tag), &text).await;
	assert_eq!(stale, Err(MediaError::StateChanged));
	assert_ne!(tag, publisher.answer.tag);
	let before = attribute(&publisher.answer.description, "a=ice-ufrag:");
	assert_ne!(attribute(&answer, "a=ice-ufrag:"), before);
	let relay = media.addresses()[0];
	assert!(answer.contains(&format!("{} {} typ host", relay.ip(), relay.port())), "{answer}");
	// Media goes on over the former path until the new one is there.
	assert_continuous(&viewer.pictures(60).await);
}
