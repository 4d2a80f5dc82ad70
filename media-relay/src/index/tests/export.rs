//! Histories as files.

use super::{http::get, *};
use crate::bearer::test::ByName;
use axum::{
	body::{to_bytes, Body},
	http::{header, Request, StatusCode},
	response::Response,
};
use futures::StreamExt;
use std::sync::Arc;
use tower::ServiceExt;

async fn text(response: Response) -> String {
	String::from_utf8(to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn an_export_holds_every_payment_and_adds_up() {
	let Fixture { index, _folder } = fixture().await;
	let mut blocks = vec![block(genesis(), 0, vec![])];
	for number in 1..=25_u128 {
		let what = (1..=10).map(|n| match n {
			1 => tip(DAVE, MIRA, number),
			_ => tip(BOB, LUNA, number * 1_000 + n),
		});
		blocks.push(block(blocks.last().unwrap().at, 0, what.collect()));
	}
	index.apply(&best(&[], &blocks.iter().collect::<Vec<_>>())).await.unwrap();
	let router = router(index.clone(), Arc::new(ByName));

	for account in [BOB, DAVE, LUNA, TREASURY] {
		let path = format!("/accounts/{account}/payments.csv");
		let response = get(&router, &path, Some(account)).await;
		assert_eq!(response.headers()[header::CONTENT_TYPE], super::super::csv::MEDIA_TYPE);
		let text = text(response).await;
		assert!(text.lines().count() > 2 * MOST_LISTED as usize || account == DAVE);
		assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
		let mut reader = ::csv::Reader::from_reader(text.as_bytes());
		let column = reader.headers().unwrap().iter().position(|name| name == "planck").unwrap();
		let net: i128 =
			reader.records().map(|line| line.unwrap()[column].parse::<i128>().unwrap()).sum();
		let days = index.days(account, Range::ALL).await.unwrap();
		let expected: i128 = days.iter().map(|day| day.received as i128 - day.paid as i128).sum();
		assert_eq!(net, expected);
	}
}

#[tokio::test]
async fn a_line_says_what_was_paid_when_and_for_whom() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 1_500_000_000_001)]);
	index.apply(&best(&[], &[&first])).await.unwrap();
	let router = router(index.clone(), Arc::new(ByName));
	let path = format!("/accounts/{BOB}/payments.csv?from=2024-10-04&to=2024-10-04");
	let order = Hash([1_500_000_000_001_u64 as u8; 32]);
	for finalized in [false, true] {
		let expected = format!(
			"time,block,event,direction,role,kind,payer,performer,planck,live,order,memo,finalized\r\n\
			 2024-10-04T02:00:00.000Z,1,0,paid,payer,order,{BOB},{LUNA},-1500000000001,\
			 -1.500000000001,{order},,{finalized}\r\n"
		);
		assert_eq!(text(get(&router, &path, Some(BOB)).await).await, expected);
		index.apply(&Update::Finalized(first.at)).await.unwrap();
	}
}

#[tokio::test]
async fn an_export_is_made_for_its_account_alone() {
	let Fixture { index, _folder } = fixture().await;
	let router = router(index, Arc::new(ByName));
	let path = format!("/accounts/{BOB}/payments.csv");
	assert_eq!(get(&router, &path, None).await.status(), StatusCode::UNAUTHORIZED);
	assert_eq!(get(&router, &path, Some(LUNA)).await.status(), StatusCode::FORBIDDEN);
	assert_eq!(get(&router, &path, Some(BOB)).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_export_wants_a_token_for_everything_and_days_in_their_order() {
	use crate::gate::{Gate, Scope};
	let Fixture { index, _folder } = fixture().await;
	let gate = Gate::for_test();
	let router = router(index, Arc::new(gate.clone()));
	let path = format!("/accounts/{BOB}/payments.csv");
	let asked = async |path: &str, token: &str| {
		let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
		router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().status()
	};
	for scope in [Scope::Publish, Scope::Events, Scope::Pull] {
		let status = asked(&path, &gate.issue_for_test(BOB, scope)).await;
		assert_eq!(status, StatusCode::FORBIDDEN, "{scope:?}");
	}
	let token = gate.issue_for_test(BOB, Scope::Account);
	assert_eq!(asked(&path, &token).await, StatusCode::OK);
	let backwards = format!("{path}?from=2026-01-02&to=2026-01-01");
	assert_eq!(asked(&backwards, &token).await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn exports_that_nobody_reads_keep_nobody_from_hers() {
	let Fixture { index, _folder } = fixture().await;
	let first = block(genesis(), 0, vec![tip(BOB, LUNA, 100)]);
	index.apply(&best(&[], &[&first])).await.unwrap();
	let router = router(index, Arc::new(ByName));
	let path = format!("/accounts/{BOB}/payments.csv");
	let mut unread = Vec::new();
	for _ in 0..20 {
		let response = get(&router, &path, Some(BOB)).await;
		let mut body = response.into_body().into_data_stream();
		assert!(body.next().await.unwrap().is_ok());
		unread.push(body);
	}
	assert_eq!(text(get(&router, &path, Some(BOB)).await).await.lines().count(), 2);
	for mut body in unread {
		let rest = body.next().await.unwrap().unwrap();
		assert_eq!(rest.iter().filter(|byte| **byte == b'\n').count(), 1);
	}
}
