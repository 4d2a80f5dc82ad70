//! A relay whose node keeps the states of the last blocks alone, and one whose node is behind.

mod support;

use livestars_chain::{BlockRef, Chain, Hash, Update};
use livestars_relay::{
	check::{check, Grade},
	config::Config,
	index::Index,
	live::{Live, OnChain},
};
use serde_json::Value;
use std::{
	env, fs,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::Duration,
};
use support::{agent, claimed_port, free_port, get, node_binary, Node, LIMIT};
use tokio::{
	task::spawn_blocking,
	time::{sleep, timeout},
};

/// How many states the node keeps.
const KEPT: &str = "16";

/// A process that ends with the value.
struct Process(Child);

impl Process {
	fn start(program: &Path, log: &Path, arguments: &[&str]) -> Self {
		let log = fs::File::create(log).unwrap();
		let child = Command::new(program)
			.args(arguments)
			.env("LIVESTARS_RELAY__KEY", "//Relay")
			.stdin(Stdio::null())
			.stdout(log.try_clone().unwrap())
			.stderr(log)
			.spawn();
		Self(child.unwrap())
	}

	fn signal(&self, name: &str) {
		let arguments = [format!("-{name}"), self.0.id().to_string()];
		assert!(Command::new("kill").args(arguments).status().unwrap().success());
	}

	/// The code that it ends with by itself.
	async fn ended(&mut self) -> Option<i32> {
		let ended = timeout(LIMIT, async {
			loop {
				match self.0.try_wait().unwrap() {
					Some(status) => return status.code(),
					None => sleep(Duration::from_millis(100)).await,
				}
			}
		});
		ended.await.expect("it ends in time")
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}

/// The program that publishes made-up streams: the one that `LIVESTARS_CROWD` names, or else the one that
/// was built beside the relay.
fn crowd_binary() -> PathBuf {
	let beside = Path::new(env!("CARGO_BIN_EXE_livestars-relay")).with_file_name("livestars-crowd");
	let crowd = env::var_os("LIVESTARS_CROWD").map_or(beside, PathBuf::from);
	assert!(crowd.is_file(), "{crowd:?} is missing: build it, or name one in LIVESTARS_CROWD");
	crowd
}

async fn ask(url: String) -> Option<Value> {
	let answer = spawn_blocking(move || get(&agent(), &url)).await.unwrap();
	answer.ok().filter(|(status, _)| *status == 200).map(|(_, body)| body)
}

/// Waits until `found` finds something.
async fn eventually<T>(what: &str, mut found: impl AsyncFnMut() -> Option<T>) -> T {
	let waited = timeout(LIMIT, async {
		loop {
			match found().await {
				Some(it) => return it,
				None => sleep(Duration::from_millis(200)).await,
			}
		}
	});
	waited.await.unwrap_or_else(|_| panic!("{what} in time"))
}

async fn forgets(chain: &Chain, block: u32) {
	let forgotten = async || matches!(chain.remembers(block).await, Ok(false)).then_some(());
	eventually("the node forgets an old state", forgotten).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_whose_node_forgets_shows_who_is_live_and_stops_when_it_missed_a_block() {
	let node = Node::start_pruning(KEPT).await;
	let chain = node.connect().await;
	forgets(&chain, 1).await;

	let folder = tempfile::tempdir().unwrap();
	let log = folder.path().join("relay.log");
	let (http, metrics, media) = (free_port(), free_port(), free_port());
	let relay = format!("http://127.0.0.1:{http}");
	let mut process = Process::start(
		Path::new(env!("CARGO_BIN_EXE_livestars-relay")),
		&log,
		&[
			"--node",
			&node.url(),
			"--data-folder",
			&folder.path().join("data").display().to_string(),
			"--url",
			&relay,
			"--http-listen",
			&format!("127.0.0.1:{http}"),
			"--media-listen",
			&format!("127.0.0.1:{media}"),
			"--mesh-listen",
			"/ip4/127.0.0.1/tcp/0",
			"--set",
			&format!("metrics.listen=127.0.0.1:{metrics}"),
			"--set",
			"drain.seconds=1",
		],
	);
	eventually("the relay answers", async || ask(format!("{relay}/relay")).await).await;
	let crowd = Process::start(
		&crowd_binary(),
		&folder.path().join("crowd.log"),
		&["publish", "--relay", &relay, "--node", &node.url()],
	);

	// The index cannot go on, and the listing does not mind.
	let listed = eventually("the stream is listed", async || {
		let rooms = ask(format!("{relay}/rooms")).await?;
		rooms.as_array().unwrap().first().cloned()
	});
	let listed = listed.await;
	let health = ask(format!("http://127.0.0.1:{metrics}/health")).await.unwrap();
	assert_eq!(health["index"]["block"], 0, "{health}");
	assert!(health["index"]["behind"].as_u64().unwrap() > 16, "{health}");
	assert!(health["index"]["trouble"].as_str().unwrap().contains("--state-pruning archive"));

	// Since when is known though the state of that block is gone.
	let performer = listed["performer"].as_str().unwrap().parse().unwrap();
	let at = chain.at_best().await.unwrap();
	let began = at.room(&performer).await.unwrap().unwrap().live.unwrap().since;
	forgets(&chain, began).await;
	let streams = OnChain::new(chain.clone()).streams().await.unwrap();
	assert_eq!(listed["since"], streams[&performer].since);
	let since = u128::from(streams[&performer].since);
	let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_millis();
	assert!((16_000..200_000).contains(&(now - since)), "{now} {since}");

	// What to do is said once, however long it takes.
	let said = fs::read_to_string(&log).unwrap();
	let lines = said.lines().filter(|line| line.contains("--state-pruning archive"));
	assert_eq!(lines.count(), 1, "{said}");

	// A relay that slept for longer than its node remembers cannot say who is still eligible.
	process.signal("STOP");
	let last = chain.at_best().await.unwrap().block().number;
	forgets(&chain, last + 3).await;
	process.signal("CONT");
	assert_eq!(process.ended().await, Some(1));
	let said = fs::read_to_string(&log).unwrap();
	assert!(said.contains("the chain cannot be followed without a gap"), "{said}");
	assert!(said.contains("the relay cannot go on and stops: "), "{said}");
	drop(crowd);
}

#[tokio::test(flavor = "multi_thread")]
async fn check_says_whether_the_node_keeps_old_states() {
	let node = Node::start_pruning(KEPT).await;
	let chain = node.connect().await;
	let mut config = Config::default();
	config.chain.nodes = vec![node.url()];
	let young = check(&config).await;
	assert_eq!(young.of("old state").unwrap().grade, Grade::Ok, "{young}");
	assert!(young.of("old state").unwrap().finding.contains("too young"), "{young}");
	forgets(&chain, 1).await;
	let pruned = check(&config).await;
	let point = pruned.of("old state").unwrap();
	assert_eq!(point.grade, Grade::Warn, "{pruned}");
	assert!(point.finding.contains("--state-pruning archive --blocks-pruning archive"), "{pruned}");
}

/// An index with blocks of the chain with this genesis hash that no node has.
async fn index_of_another_run(folder: &Path, genesis: Hash) -> Index {
	let index = Index::open(folder).unwrap();
	index.resume(genesis).await.unwrap();
	let mut last = BlockRef { number: 0, hash: genesis, parent: Hash::default() };
	for number in 1..=1_000_u32 {
		let hash = Hash::of(&number.to_le_bytes());
		last = BlockRef { number, hash, parent: last.hash };
		let block = livestars_chain::Block { at: last, time: 1, events: vec![] };
		let update = Update::Best { retracted: vec![], enacted: vec![block] };
		index.apply(&update).await.unwrap();
	}
	index.apply(&Update::Finalized(last)).await.unwrap();
	index
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_is_emptied_by_a_node_that_is_sure_and_kept_by_one_that_is_not() {
	let folder = tempfile::tempdir().unwrap();
	// It knows of another node, does not reach it, and stands at the first block.
	let (port, _claim) = claimed_port();
	let _behind = Process::start(
		&node_binary(),
		&folder.path().join("node.log"),
		&[
			"--chain",
			"dev",
			"--tmp",
			"--no-prometheus",
			"--port",
			"0",
			"--no-mdns",
			"--bootnodes",
			"/ip4/127.0.0.1/tcp/1/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp",
			"--rpc-port",
			&port.to_string(),
		],
	);
	let url = format!("ws://127.0.0.1:{port}");
	let behind =
		eventually("the node answers", async || Chain::connect(vec![url.clone()]).await.ok());
	let behind = behind.await;
	assert!(!behind.is_in_step().await.unwrap());
	let index = index_of_another_run(folder.path(), behind.genesis()).await;
	let following = tokio::spawn(index.clone().follow(behind));
	sleep(Duration::from_secs(5)).await;
	following.abort();
	assert_eq!(index.progress().await.unwrap().finalized, 1_000);

	let node = Node::start().await;
	let chain = node.connect().await;
	assert!(chain.is_in_step().await.unwrap());
	let following = tokio::spawn(index.clone().follow(chain));
	eventually("the index begins anew", async || {
		let progress = index.progress().await.unwrap();
		(1..1_000).contains(&progress.finalized).then_some(())
	})
	.await;
	following.abort();
}
