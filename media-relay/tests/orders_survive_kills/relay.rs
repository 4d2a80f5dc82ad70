//! The relay's program, and what its disk holds when it is dead.

use crate::{
	support::{free_port, LIMIT},
	wire::Wire,
};
use livestars_chain::Hash;
use rusqlite::{Connection, OpenFlags};
use std::{
	fs::{self, File},
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::{task::block_in_place, time::sleep};

/// Where a relay listens, who it is, and all that it keeps from one life to the next.
pub struct Home {
	key: &'static str,
	folder: TempDir,
	http: u16,
	media: u16,
	mesh: u16,
}

/// What the disk says of an order.
pub struct OnDisk {
	/// Whether it was put into a batch.
	pub sent: bool,
	/// Whether its last status is known.
	pub done: bool,
}

impl Home {
	/// A home for the relay with this secret URI.
	pub fn new(key: &'static str) -> Self {
		let [http, media, mesh] = [free_port(), free_port(), free_port()];
		Self { key, folder: tempfile::tempdir().unwrap(), http, media, mesh }
	}

	/// The URL of a path.
	pub fn url(&self, path: &str) -> String {
		format!("http://127.0.0.1:{}{path}", self.http)
	}

	/// Starts the relay.
	pub fn start(&self, wire: Wire) -> Relay {
		let Self { key, http, media, mesh, .. } = self;
		let log = self.folder.path().join("relay.log");
		let child = Command::new(env!("CARGO_BIN_EXE_livestars-relay"))
			.args(["run", "--node", &wire.url, "--url", &self.url("")])
			.args(["--http-listen", &format!("127.0.0.1:{http}")])
			.args(["--media-listen", &format!("127.0.0.1:{media}")])
			.args(["--mesh-listen", &format!("/ip4/127.0.0.1/udp/{mesh}/quic-v1")])
			.args(["--set", "metrics.enabled=false", "--data-folder"])
			.arg(self.folder.path().join("data"))
			.env("LIVESTARS_RELAY__KEY", key)
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(File::create(&log).unwrap())
			.spawn()
			.unwrap();
		Relay { child, wire, log }
	}

	/// What a relay that is dead has left of an order.
	pub fn find(&self, order: Hash) -> OnDisk {
		let query =
			"SELECT sent_until IS NOT NULL, outcome IS NOT NULL FROM orders WHERE hash = ?1";
		let found = self.disk().query_row(query, [order.0.as_slice()], |row| {
			Ok(OnDisk { sent: row.get(0)?, done: row.get(1)? })
		});
		found.unwrap_or_else(|error| panic!("{order} is lost: {error}"))
	}

	/// How many orders a relay that is dead has left open.
	pub fn open_orders(&self) -> u32 {
		let query = "SELECT count(*) FROM orders WHERE outcome IS NULL";
		self.disk().query_row(query, [], |row| row.get(0)).unwrap()
	}

	/// The disk as it was left: a connection that only reads repairs nothing.
	fn disk(&self) -> Connection {
		let path = self.folder.path().join("data/orders.sqlite");
		Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
	}
}

/// A relay that lives.
pub struct Relay {
	child: Child,
	/// Its wire to the node.
	pub wire: Wire,
	log: std::path::PathBuf,
}

impl Relay {
	/// Kills it with SIGKILL, and says whether it was up.
	pub fn kill(mut self) -> bool {
		self.child.kill().unwrap();
		let ended = self.child.wait().unwrap();
		assert_eq!(ended.code(), None, "the relay ended by itself: {}", self.log());
		self.is_up()
	}

	/// Returns once it is up.
	pub async fn up(&self) {
		let began = Instant::now();
		while !self.is_up() {
			assert!(began.elapsed() < LIMIT, "the relay does not come up: {}", self.log());
			sleep(Duration::from_millis(10)).await;
		}
	}

	/// Whether it takes requests: it says so in its log before it does.
	fn is_up(&self) -> bool {
		self.log().contains("the relay runs")
	}

	fn log(&self) -> String {
		block_in_place(|| fs::read_to_string(&self.log)).unwrap()
	}
}

impl Drop for Relay {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}
