//! Relays for the tests: their keys, what they say, and nodes on loopback.
#![allow(dead_code, reason = "each test uses a part")]

use livestars_chain::{Account, Hash, Signer};
use livestars_mesh::{
	announcement::Signed, Announcement, Directory, Entry, Layer, Mesh, Multiaddr, Role, Settings,
	Standing, Stream,
};
use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex},
	time::{Duration, SystemTime, UNIX_EPOCH},
};
use tempfile::TempDir;
use tokio::{sync::watch, task::JoinHandle};

pub const GENESIS: Hash = Hash([7; 32]);
pub const LUNA: Account = Account([1; 32]);
pub const MIRA: Account = Account([2; 32]);

/// How long a test waits for what must happen.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The key with that name. Each is derived once: that takes long.
pub fn signer(name: &str) -> Signer {
	static KNOWN: Mutex<BTreeMap<String, Signer>> = Mutex::new(BTreeMap::new());
	let mut known = KNOWN.lock().expect("no test panics while it holds this");
	let derive = || Signer::from_uri(&format!("//{name}")).expect("a name is a derivation path");
	known.entry(name.to_string()).or_insert_with(derive).clone()
}

pub fn account(name: &str) -> Account {
	signer(name).account()
}

pub fn url(name: &str) -> String {
	format!("https://{}.example", name.to_lowercase())
}

pub fn now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis() as u64
}

pub fn stream(performer: Account, role: Role) -> Stream {
	let layers =
		vec![Layer { height: 360, bitrate: 500_000 }, Layer { height: 720, bitrate: 1_500_000 }];
	Stream { performer, role, viewers: 3, layers, since: 1_700_000_000_000 }
}

pub fn entry(name: &str) -> (Account, Entry) {
	let entry = Entry {
		url: url(name),
		multiaddr: String::new(),
		capacity: 100,
		standing: Standing::Admitted,
	};
	(account(name), entry)
}

pub fn directory(names: &[&str]) -> Directory {
	names.iter().map(|name| entry(name)).collect()
}

pub fn announcement(name: &str, sequence: u64, streams: Vec<Stream>) -> Announcement {
	Announcement {
		genesis: GENESIS,
		relay: account(name),
		sequence,
		url: url(name),
		streams,
		expires: sequence + 20_000,
	}
}

pub fn signed(name: &str, sequence: u64, streams: Vec<Stream>) -> Signed {
	announcement(name, sequence, streams).sign(&signer(name)).expect("within bounds")
}

/// A running node of the relay with that name.
pub struct Relay {
	pub mesh: Mesh,
	pub task: JoinHandle<()>,
	pub directory: watch::Sender<Arc<Directory>>,
	pub folder: TempDir,
}

/// Settings with quick clocks, on loopback.
pub fn settings(name: &str, folder: &TempDir, listen: &[&str]) -> Settings {
	Settings {
		listen: listen.iter().map(|address| address.parse().expect("a multiaddr")).collect(),
		share_listen_addresses: true,
		announce_every: Duration::from_millis(500),
		..Settings::new(folder.path(), url(name))
	}
}

pub async fn start(
	name: &str,
	listen: &[&str],
	directory: Directory,
	change: impl FnOnce(&mut Settings),
) -> Relay {
	let folder = tempfile::tempdir().expect("a folder");
	start_in(folder, name, listen, directory, change).await
}

pub async fn start_in(
	folder: TempDir,
	name: &str,
	listen: &[&str],
	directory: Directory,
	change: impl FnOnce(&mut Settings),
) -> Relay {
	let mut settings = settings(name, &folder, listen);
	change(&mut settings);
	let (directory, followed) = watch::channel(Arc::new(directory));
	let (mesh, task) =
		Mesh::start(settings, signer(name), GENESIS, followed).await.expect("the node starts");
	Relay { mesh, task, directory, folder }
}

impl Relay {
	/// The address at which it listens with that transport.
	pub fn address(&self, transport: &str) -> Multiaddr {
		let listening = self.mesh.listening();
		let address = listening.iter().find(|address| address.to_string().contains(transport));
		address.expect("it listens with that transport").clone()
	}

	/// Waits until `holds` does for where the streams are.
	pub async fn until(&self, what: &str, holds: impl Fn(&Mesh) -> bool) {
		let mut changes = self.mesh.watch();
		let wait = async {
			while !holds(&self.mesh) {
				changes.changed().await.expect("the node runs");
			}
		};
		let waited = tokio::time::timeout(PATIENCE, wait).await;
		assert!(waited.is_ok(), "waited in vain until {what}: {:?}", self.mesh.stats());
	}

	/// Waits until `holds` does for what changes without notice: what the node counts, and how it is
	/// reached.
	pub async fn until_in_time(&self, what: &str, holds: impl Fn(&Mesh) -> bool) {
		let wait = async {
			while !holds(&self.mesh) {
				tokio::time::sleep(Duration::from_millis(50)).await;
			}
		};
		let waited = tokio::time::timeout(PATIENCE, wait).await;
		assert!(waited.is_ok(), "waited in vain until {what}: {:?}", self.mesh.stats());
	}

	/// Waits until it knows that the relay `name` has a stream of `performer`.
	pub async fn until_hears_of(&self, performer: Account, name: &str) {
		let relay = account(name);
		self.until(&format!("{name} is heard"), |mesh| {
			mesh.whereabouts(&performer).iter().any(|carrier| carrier.relay == relay)
		})
		.await;
	}
}
