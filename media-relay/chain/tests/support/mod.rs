//! A node of its own for each test.

#![allow(dead_code, reason = "each test uses what it needs")]

mod ports;

pub use ports::*;

use livestars_chain::{Chain, Signer};
use std::{
	net::UdpSocket,
	path::PathBuf,
	process::{Child, Command, Stdio},
	time::Duration,
};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

/// One LIVE in planck.
pub const LIVE: u128 = 1_000_000_000_000;

/// How long anything may take on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(300);

/// A development chain of one node, which ends with the value.
pub struct Node {
	folder: TempDir,
	port: u16,
	_claim: UdpSocket,
	child: Option<Child>,
}

impl Node {
	/// Starts a node with an empty chain.
	pub fn start() -> Self {
		let folder = tempfile::tempdir().expect("a folder for the chain");
		let (port, claim) = claimed_port();
		let mut node = Self { folder, port, _claim: claim, child: None };
		node.restart();
		node
	}

	/// Starts it again where it was killed.
	pub fn restart(&mut self) {
		self.run(&["--dev"]);
	}

	/// Starts it again as one that lags behind: it makes no blocks, and hears of none.
	pub fn restart_behind(&mut self) {
		self.run(&["--chain", "dev", "--no-mdns", "--reserved-only"]);
	}

	fn run(&mut self, arguments: &[&str]) {
		self.kill();
		let child = Command::new(binary())
			.args(arguments)
			.args(["--no-prometheus", "--port", "0", "--state-pruning", "archive"])
			.arg("--base-path")
			.arg(self.folder.path())
			.args(["--rpc-port", &self.port.to_string()])
			.stdout(Stdio::null())
			.stderr(Stdio::null())
			.spawn()
			.expect("the node starts");
		self.child = Some(child);
	}

	/// Kills it, as a power cut would.
	pub fn kill(&mut self) {
		if let Some(mut child) = self.child.take() {
			let _ = child.kill();
			let _ = child.wait();
		}
	}

	/// The URL of its WebSocket.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// Connects to it as soon as it answers.
	pub async fn connect(&self) -> Chain {
		let connected = async {
			loop {
				match Chain::connect(vec![self.url()]).await {
					Ok(chain) => return chain,
					Err(_) => sleep(Duration::from_millis(100)).await,
				}
			}
		};
		timeout(LIMIT, connected).await.expect("the node answers")
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		self.kill();
	}
}

/// The account of the development chain with this name.
pub fn signer(name: &str) -> Signer {
	Signer::from_uri(&format!("//{name}")).expect("a derivation")
}

/// The node's binary: the one that `LIVESTARS_NODE` names, or else the one that was built beside these
/// tests.
fn binary() -> PathBuf {
	if let Some(named) = std::env::var_os("LIVESTARS_NODE") {
		return named.into();
	}
	let test = std::env::current_exe().expect("this test has a path");
	let built =
		test.ancestors().nth(2).expect("it lies in the target folder").join("livestars-node");
	assert!(built.is_file(), "{built:?} is missing: build it, or name a node in LIVESTARS_NODE");
	built
}
