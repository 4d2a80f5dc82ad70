//! What the relay tells its operator.

use livestars_relay::metrics::{names, router, Snapshot};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
	sync::Arc,
};

mod plain_http;

use plain_http::{get, serve};

fn busy() -> Snapshot {
	let counts = |pairs: &[(&str, u64)]| -> BTreeMap<String, u64> {
		pairs.iter().map(|(name, count)| (name.to_string(), *count)).collect()
	};
	Snapshot {
		origin_streams: 3,
		edge_streams: 2,
		viewers: 70,
		packets_sent: 123_456,
		retransmissions: 7,
		requests: counts(&[("2xx", 10), ("4xx", 1)]),
		orders: counts(&[("pending", 4), ("final", 9)]),
		balance: Some(1_500_000_000_000),
		fees_paid: Some(250_000_000_000),
		earned: Some(0),
		best_block: Some(12),
		finalized_block: Some(10),
		index_block: Some(9),
		finalized_age: Some(2.5),
		directory_status: Some("active".to_string()),
		turn_bytes_passed: 1_500,
		turn_bytes_dropped: 12,
		vault_bytes: Some(4_096),
		announcements_refused: counts(&[("bad-signature", 2)]),
		..Snapshot::default()
	}
}

async fn scrape(snapshot: Snapshot) -> String {
	let address = serve(router(Arc::new(move || snapshot.clone())));
	let answer = get(address, "/metrics").await;
	assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
	assert!(answer.contains("content-type: application/openmetrics-text"), "{answer}");
	answer
}

/// The names of the metrics in an answer, as a query names them.
fn names_in(answer: &str) -> BTreeSet<String> {
	let lines = answer.lines().filter(|line| line.starts_with("livestars_relay_"));
	lines.map(|line| line.split(['{', ' ']).next().unwrap().to_string()).collect()
}

#[tokio::test]
async fn every_metric_is_told_with_its_value() {
	let answer = scrape(busy()).await;
	for line in [
		"livestars_relay_streams{role=\"origin\"} 3.0",
		"livestars_relay_streams{role=\"edge\"} 2.0",
		"livestars_relay_viewers 70.0",
		"livestars_relay_packets_sent_total 123456.0",
		"livestars_relay_retransmissions_total 7.0",
		"livestars_relay_requests_total{status=\"4xx\"} 1.0",
		"livestars_relay_orders{state=\"pending\"} 4.0",
		"livestars_relay_balance_live 1.5",
		"livestars_relay_fees_paid_live_total 0.25",
		"livestars_relay_finalized_age_seconds 2.5",
		"livestars_relay_index_block 9.0",
		"livestars_relay_index_lag_blocks 3.0",
		"livestars_relay_directory_status{status=\"active\"} 1.0",
		"livestars_relay_announcements_refused_total{reason=\"bad-signature\"} 2.0",
		"livestars_relay_turn_bytes_total{verdict=\"passed\"} 1500.0",
		"livestars_relay_turn_bytes_total{verdict=\"dropped\"} 12.0",
		"livestars_relay_vault_bytes 4096.0",
		"livestars_relay_ready 1.0",
	] {
		assert!(answer.lines().any(|told| told == line), "{line} is missing in {answer}");
	}
	assert_eq!(names_in(&answer), names().into_iter().collect());
	assert!(answer.trim_end().ends_with("# EOF"));
}

#[tokio::test]
async fn what_is_not_known_is_not_told() {
	let answer = scrape(Snapshot::default()).await;
	for name in ["balance_live", "best_block", "finalized_age_seconds", "directory_status"] {
		assert!(!answer.contains(name), "{name} in {answer}");
	}
}

#[tokio::test]
async fn each_scrape_asks_anew() {
	let count = std::sync::atomic::AtomicU64::new(0);
	let observe = move || Snapshot {
		viewers: count.fetch_add(1, std::sync::atomic::Ordering::SeqCst),
		..Snapshot::default()
	};
	let address = serve(router(Arc::new(observe)));
	for viewers in 0..3 {
		let answer = get(address, "/metrics").await;
		assert!(answer.contains(&format!("livestars_relay_viewers {viewers}.0")), "{answer}");
	}
}

#[tokio::test]
async fn a_relay_that_lives_says_so_and_one_that_is_not_ready_says_why() {
	let reasons = vec!["no node answers".to_string(), "it is not registered".to_string()];
	let snapshot = Snapshot { not_ready: reasons, ..Snapshot::default() };
	let address = serve(router(Arc::new(move || snapshot.clone())));
	assert!(get(address, "/health").await.starts_with("HTTP/1.1 200"));
	let observe = || Snapshot { index_trouble: Some("pruned".into()), ..busy() };
	let behind = get(serve(router(Arc::new(observe))), "/health").await;
	assert!(behind.starts_with("HTTP/1.1 200"), "{behind}");
	for said in ["\"behind\":3", "\"block\":9", "\"trouble\":\"pruned\""] {
		assert!(behind.contains(said), "{behind}");
	}
	let answer = get(address, "/ready").await;
	assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
	assert!(answer.contains("application/problem+json"), "{answer}");
	assert!(answer.contains("no node answers; it is not registered"), "{answer}");

	let address = serve(router(Arc::new(Snapshot::default)));
	assert!(get(address, "/ready").await.starts_with("HTTP/1.1 200"));
}

#[test]
fn the_dashboard_names_only_metrics_that_exist_and_shows_most_of_them() {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("grafana/live-stars-relay.json");
	let dashboard: serde_json::Value =
		serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
	let panels = dashboard["panels"].as_array().unwrap();
	let queries: Vec<_> = panels
		.iter()
		.flat_map(|panel| panel["targets"].as_array().into_iter().flatten())
		.map(|target| target["expr"].as_str().unwrap())
		.collect();
	assert!(queries.len() > 10);
	let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
	let named: BTreeSet<_> = queries
		.iter()
		.flat_map(|query| query.split(|c| !is_of_name(c)))
		.filter(|word| word.starts_with("livestars_"))
		.map(str::to_string)
		.collect();
	let exist: BTreeSet<_> = names().into_iter().collect();
	assert_eq!(named.difference(&exist).collect::<Vec<_>>(), Vec::<&String>::new());
	assert!(named.len() * 10 >= exist.len() * 8, "missing: {:?}", exist.difference(&named));

	let ids: BTreeSet<_> = panels.iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
	assert_eq!(ids.len(), panels.len(), "every panel has an id of its own");
}
