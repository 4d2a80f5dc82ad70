//! What is measured, and what it is called.

use livestars_chain::Balance;
use std::collections::BTreeMap;

/// Planck in one LIVE.
const PLANCK_PER_LIVE: f64 = 1e12;

/// How the relay is at one moment. Sums count since the start of the process.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
	/// Why the relay can take neither streams nor viewers, in words; empty if it can.
	pub not_ready: Vec<String>,

	/// Streams that performers publish here.
	pub origin_streams: u64,
	/// Streams that are pulled from other relays.
	pub edge_streams: u64,
	/// Viewers who watch here.
	pub viewers: u64,
	/// Copies of streams that other relays pull from here.
	pub relays: u64,
	/// Sessions of media whose client has not connected yet.
	pub half_open: u64,
	/// Viewers whom the relay can serve at once.
	pub capacity: u64,
	/// Media packets that arrived.
	pub packets_received: u64,
	/// Media packets that were sent.
	pub packets_sent: u64,
	/// How often the kernel gave an error instead of media that had arrived.
	pub receive_errors: u64,
	/// Bytes of media that arrived.
	pub bytes_received: u64,
	/// Bytes of media that were sent.
	pub bytes_sent: u64,
	/// Packets that were sent again because a viewer missed them.
	pub retransmissions: u64,
	/// Requests of viewers for packets that they missed.
	pub nacks: u64,
	/// Key frames that were asked for.
	pub key_frame_requests: u64,

	/// Connections to rooms.
	pub room_connections: u64,
	/// Connections of browsers to the node.
	pub node_connections: u64,
	/// Messages of browsers that went to the node.
	pub node_messages_passed: u64,
	/// Messages of browsers that did not.
	pub node_messages_refused: u64,
	/// Reports about rooms.
	pub reports: u64,
	/// Requests over HTTP that were answered, by class of status (`2xx` and so on).
	pub requests: BTreeMap<String, u64>,

	/// Orders by state, such as `pending`, `in-block`, `final`, `refused`.
	pub orders: BTreeMap<String, u64>,
	/// What the relay's account paid in fees, in planck, if it is known.
	pub fees_paid: Option<Balance>,
	/// What it got as its share of payments, in planck, if it is known.
	pub earned: Option<Balance>,
	/// The free balance of the relay's account, in planck, if it is known.
	pub balance: Option<Balance>,

	/// Whether the connection to a node stands.
	pub chain_connected: bool,
	/// The best block's number, if one was heard of.
	pub best_block: Option<u64>,
	/// The finalised block's number, if one was heard of.
	pub finalized_block: Option<u64>,
	/// For how many seconds the finalised state has been out of date.
	pub finalized_age: Option<f64>,
	/// The last block of the index of payments, if that is known.
	pub index_block: Option<u64>,
	/// Why the index does not go on, in words.
	pub index_trouble: Option<String>,
	/// The relay's status in the directory, in words, such as `active`.
	pub directory_status: Option<String>,

	/// Nodes of the mesh that are connected.
	pub mesh_peers: u64,
	/// Relays whose announcements hold.
	pub mesh_relays: u64,
	/// Announcements of others that were believed.
	pub announcements_believed: u64,
	/// Announcements of others that were refused, by reason.
	pub announcements_refused: BTreeMap<String, u64>,

	/// Allocations of the TURN server.
	pub turn_allocations: u64,
	/// Bytes that the TURN server passed on.
	pub turn_bytes_passed: u64,
	/// Bytes that the TURN server did not pass on, because an allocation had more than its share.
	pub turn_bytes_dropped: u64,
	/// Bytes in the vault, if they are known.
	pub vault_bytes: Option<u64>,
}

impl Snapshot {
	/// How many blocks the index of payments is behind the best block.
	pub fn index_lag(&self) -> Option<u64> {
		Some(self.best_block?.saturating_sub(self.index_block?))
	}
}

/// Whether a value can fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
	/// It can.
	Gauge,
	/// It only rises; `_total` follows its name.
	Counter,
}

/// A metric.
pub(super) struct Metric {
	/// Its name, without what the format appends.
	pub name: &'static str,
	/// What it is.
	pub help: &'static str,
	/// Whether it can fall.
	pub kind: Kind,
	/// The name of its label, if it has one.
	pub label: Option<&'static str>,
	/// Its values, with their labels; none if there is nothing to say.
	pub read: fn(&Snapshot) -> Vec<(String, f64)>,
}

/// The names of all metrics as they stand in the answer.
pub fn names() -> Vec<String> {
	let suffix = |metric: &Metric| if metric.kind == Kind::Counter { "_total" } else { "" };
	METRICS.iter().map(|metric| format!("{}{}", metric.name, suffix(metric))).collect()
}

fn one(value: u64) -> Vec<(String, f64)> {
	vec![(String::new(), value as f64)]
}

fn maybe(value: Option<f64>) -> Vec<(String, f64)> {
	value.map(|value| (String::new(), value)).into_iter().collect()
}

fn live(planck: Balance) -> f64 {
	planck as f64 / PLANCK_PER_LIVE
}

fn labelled(values: &BTreeMap<String, u64>) -> Vec<(String, f64)> {
	values.iter().map(|(label, value)| (label.clone(), *value as f64)).collect()
}

/// The label, if there is one.
const fn only(labels: &[&'static str]) -> Option<&'static str> {
	match labels {
		[label, ..] => Some(label),
		[] => None,
	}
}

/// A line of the table: kind, name, label, help, value.
macro_rules! metrics {
	($($kind:ident $name:literal $([$label:literal])? $help:literal $read:expr;)*) => {
		&[$(Metric {
			name: concat!("livestars_relay_", $name),
			help: $help,
			kind: Kind::$kind,
			label: only(&[$($label)?]),
			read: $read,
		}),*]
	};
}

/// Every metric.
pub(super) const METRICS: &[Metric] = metrics! {
	Gauge "ready" "Whether the relay can take streams and viewers" |s| one(u64::from(s.not_ready.is_empty()));
	Gauge "streams" ["role"] "Streams the relay has" |s| vec![
		("origin".to_string(), s.origin_streams as f64),
		("edge".to_string(), s.edge_streams as f64),
	];
	Gauge "viewers" "Viewers who watch" |s| one(s.viewers);
	Gauge "copies_sent" "Copies of streams that other relays pull from here" |s| one(s.relays);
	Gauge "half_open_sessions" "Sessions of media whose client has not connected yet" |s| one(s.half_open);
	Gauge "capacity_viewers" "Viewers whom the relay can serve at once" |s| one(s.capacity);
	Counter "packets_received" "Media packets that arrived" |s| one(s.packets_received);
	Counter "packets_sent" "Media packets that were sent" |s| one(s.packets_sent);
	Counter "receive_errors" "How often the kernel gave an error instead of media" |s| one(s.receive_errors);
	Counter "media_received_bytes" "Bytes of media that arrived" |s| one(s.bytes_received);
	Counter "media_sent_bytes" "Bytes of media that were sent" |s| one(s.bytes_sent);
	Counter "retransmissions" "Packets sent again because a viewer missed them" |s| one(s.retransmissions);
	Counter "nacks" "Requests of viewers for packets that they missed" |s| one(s.nacks);
	Counter "key_frame_requests" "Key frames that were asked for" |s| one(s.key_frame_requests);
	Gauge "room_connections" "Connections to rooms" |s| one(s.room_connections);
	Gauge "node_connections" "Connections of browsers to the node" |s| one(s.node_connections);
	Counter "node_messages" ["verdict"] "Messages of browsers for the node" |s| vec![
		("passed".to_string(), s.node_messages_passed as f64),
		("refused".to_string(), s.node_messages_refused as f64),
	];
	Counter "reports" "Reports about rooms" |s| one(s.reports);
	Counter "requests" ["status"] "Requests over HTTP, by class of status" |s| labelled(&s.requests);
	Gauge "orders" ["state"] "Orders by state" |s| labelled(&s.orders);
	Counter "fees_paid_live" "Fees that the relay's account paid in final blocks, in LIVE" |s| maybe(s.fees_paid.map(live));
	Counter "earned_live" "What the relay got as its share of payments in final blocks, in LIVE" |s| maybe(s.earned.map(live));
	Gauge "balance_live" "The free balance of the relay's account, in LIVE" |s| maybe(s.balance.map(live));
	Gauge "chain_connected" "Whether the connection to a node stands" |s| one(u64::from(s.chain_connected));
	Gauge "best_block" "The number of the best block" |s| maybe(s.best_block.map(|n| n as f64));
	Gauge "finalized_block" "The number of the finalised block" |s| maybe(s.finalized_block.map(|n| n as f64));
	Gauge "finalized_age_seconds" "For how long the finalised state has been out of date" |s| maybe(s.finalized_age);
	Gauge "index_block" "The number of the last block in the index of payments" |s| maybe(s.index_block.map(|n| n as f64));
	Gauge "index_lag_blocks" "How many blocks the index of payments is behind the best block" |s| maybe(s.index_lag().map(|n| n as f64));
	Gauge "directory_status" ["status"] "The relay's status in the directory on chain" |s| {
		s.directory_status.iter().map(|status| (status.clone(), 1.0)).collect()
	};
	Gauge "mesh_peers" "Nodes of the mesh that are connected" |s| one(s.mesh_peers);
	Gauge "mesh_relays" "Relays whose announcements hold" |s| one(s.mesh_relays);
	Counter "announcements_believed" "Announcements of others that were believed" |s| one(s.announcements_believed);
	Counter "announcements_refused" ["reason"] "Announcements of others that were refused" |s| labelled(&s.announcements_refused);
	Gauge "turn_allocations" "Allocations of the TURN server" |s| one(s.turn_allocations);
	Counter "turn_bytes" ["verdict"] "Bytes that came to the TURN server to be passed on" |s| vec![
		("passed".to_string(), s.turn_bytes_passed as f64),
		("dropped".to_string(), s.turn_bytes_dropped as f64),
	];
	Gauge "vault_bytes" "Bytes in the vault" |s| maybe(s.vault_bytes.map(|bytes| bytes as f64));
};
