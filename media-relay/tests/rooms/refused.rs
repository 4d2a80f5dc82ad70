//! Messages that are none.

use super::harness::*;
use serde_json::json;
use tokio_tungstenite::tungstenite::{
	protocol::frame::{
		coding::{Data, OpCode},
		Frame,
	},
	Message,
};

#[tokio::test]
async fn what_is_no_message_is_answered_and_the_socket_stays_open() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	for (text, kind) in [
		("{", "not-json"),
		("[1]", "not-an-object"),
		(r#"{"type":"shout","id":"3"}"#, "unknown-type"),
		(r#"{"type":"chat","id":"4"}"#, "bad-message"),
	] {
		client.send(Message::text(text)).await;
		let error = client.next_of("error").await;
		assert_eq!(error["kind"], kind, "{text}");
		assert!(!error["detail"].as_str().unwrap().is_empty());
	}
	client.say(json!({ "type": "ping", "id": "still here" })).await;
	assert_eq!(client.next_of("pong").await["id"], "still here");
	assert_eq!(relay.rooms.stats().refused_messages, 4);
}

#[tokio::test]
async fn a_binary_frame_closes_the_socket() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	client.send(Message::binary(vec![0; 16])).await;
	let (code, before) = client.closed().await;
	assert_eq!(code, 1003);
	assert!(before.iter().any(|message| message["kind"] == "binary"));
}

#[tokio::test]
async fn a_message_that_is_too_long_closes_the_socket() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	client.send(Message::text("x".repeat(4_097))).await;
	let (code, before) = client.closed().await;
	assert_eq!(code, 1009);
	assert!(before.iter().any(|message| message["kind"] == "too-long"));
}

#[tokio::test]
async fn a_message_that_is_too_long_in_parts_closes_the_socket() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	let part =
		|code, last| Message::Frame(Frame::message(vec![b'x'; 3_000], OpCode::Data(code), last));
	client.send(part(Data::Text, false)).await;
	client.send(part(Data::Continue, true)).await;
	assert_eq!(client.closed().await.0, 1009);
}

#[tokio::test]
async fn text_that_is_not_utf8_closes_the_socket() {
	let relay = Relay::start(settings()).await;
	let mut client = relay.join().await;
	let frame = Frame::message(vec![0xff, 0xfe], OpCode::Data(Data::Text), true);
	client.send(Message::Frame(frame)).await;
	assert_eq!(client.closed().await.0, 1007);
}

#[tokio::test]
async fn a_message_without_end_is_cut_off_and_nobody_else_hears_of_it() {
	let relay = Relay::start(settings()).await;
	let mut other = relay.join().await;
	let mut client = relay.join().await;
	while relay.rooms.stats().sockets < 2 {
		tokio::task::yield_now().await;
	}
	client.send(Message::text("x".repeat(1_000_000))).await;
	while relay.rooms.stats().sockets > 1 {
		tokio::task::yield_now().await;
	}
	assert_eq!(client.closed().await.0, 1009);
	other.until_pong().await;
}
