//! The relay put together: its parts, what each hears of the others, and how it starts and stops.

mod describe;
mod kept;
mod listing;
mod observe;
mod requests;
mod streams;
mod tasks;
pub mod tips;

use crate::{
	config::{Config, Http},
	directory,
	drain::{drain, Drained, Signals, Steps},
	edge::{self, Edge},
	follows::{self, Follows},
	gate::{
		self,
		addresses::Addresses,
		countries::{Countries, Database},
		stage, Gate,
	},
	index::{self, Index},
	key,
	live::{Live, OnChain},
	metrics,
	node::{self, PublicNode},
	orders::{self, OpenError, Orders, Settler},
	profiles::{self, Profiles},
	registration,
	reports::{self, HasRoom, Reports},
	room::{Dependencies, Rooms},
	signalling::{
		admission::{Admission, IceServers},
		IceServer, Signalling,
	},
	tls::Listener,
	turn::{self, Turn},
	vault::{self, Vault},
	web, whep, whip,
};
use axum::{http::header::InvalidHeaderName, middleware, Router};
use axum_server::Handle;
use describe::Describer;
use futures::FutureExt;
use kept::Kept;
use listing::{About, Listing};
use livestars_chain::{Account, Chain, ChainError, RelayStatus, Signer, Specification};
use livestars_media::Media;
use livestars_mesh::Mesh;
use observe::{keep_books, Observed};
use requests::Requests;
use std::{fmt, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use streams::Streams;
use tasks::Tasks;
use tokio::{
	net::TcpListener,
	sync::{watch, Mutex},
};
use tokio_util::sync::CancellationToken;

/// How long a node may take to answer before it is asked again.
const PAUSE: Duration = Duration::from_secs(2);

/// How long a copy of a stream is kept that nobody watches.
const LINGER: Duration = Duration::from_secs(20);

/// What the task is called that watches who may be on camera.
const STAGE: &str = "watching who may be on camera";

/// Why the relay does not run: what failed, and what to do.
#[derive(Debug)]
pub struct CannotRun(String);

impl fmt::Display for CannotRun {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.0)
	}
}

impl std::error::Error for CannotRun {}

/// What does not work, said by whoever noticed.
fn cannot(what: &str) -> impl FnOnce(&dyn fmt::Display) -> CannotRun + '_ {
	move |error| CannotRun(format!("{what}: {error}"))
}

/// Runs the relay until it is told to stop.
///
/// # Errors
///
/// If a part of it cannot start, or a part fails without which it cannot go on.
pub async fn run(config: Config) -> Result<(), CannotRun> {
	let mut signals = Signals::listen().map_err(|error| cannot("signals")(&error))?;
	let signer = key::signer(&config.relay).map_err(|error| cannot("the relay's key")(&error))?;
	let folder = config.relay.data_folder.clone();
	std::fs::create_dir_all(&folder)
		.map_err(|error| cannot("the data folder (relay.data_folder)")(&error))?;
	let (chain, specification) = tokio::select! {
		chain = connect(&config) => chain,
		() = signals.next() => return Ok(()),
	};
	let listener = Listener::open(&config.http, &config.limits)
		.map_err(|error| CannotRun(error.to_string()))?;

	let gate = Gate::open(
		gate::Settings {
			url: config.relay.url.clone(),
			grace: config.chain.grace(),
			addresses: addresses(&config)?,
			countries: countries(&config)?,
			unknown_country: config.http.unknown_country,
			..gate::Settings::default()
		},
		Arc::new(chain.clone()),
		&folder.join("keys.sqlite"),
	)
	.map_err(|error| cannot("the keys' database")(&error))?;
	let index = Index::open(&folder).map_err(|error| cannot("the index")(&error))?;
	let follows = Follows::open(&folder, follows::Limits::default())
		.map_err(|error| cannot("the follows")(&error))?;
	let reports = Reports::open(&folder, reports::Limits::default())
		.map_err(|error| cannot("the reports")(&error))?;
	let fetch = Arc::new(profiles::OverHttp::default());
	let profiles = Profiles::open(&folder, Arc::new(chain.clone()), fetch)
		.map_err(|error| cannot("the profiles")(&error))?;
	let vault = Vault::open(
		&folder,
		Arc::new(chain.clone()),
		vault::Limits { total: config.limits.vault_mebibytes << 20, ..vault::Limits::default() },
	)
	.map_err(|error| cannot("the vault")(&error))?;
	let orders_path = folder.join("orders.sqlite");
	let (orders, settler) = tokio::select! {
		opened = open_orders(&orders_path, &chain, &signer) => opened?,
		() = signals.next() => return Ok(()),
	};

	let mut tasks = Tasks::default();
	let media = Media::start(media_settings(&config)).map_err(|error| cannot("media")(&error))?;
	let (relays, following) = directory::follow(chain.clone())
		.await
		.map_err(|error| cannot("the directory of relays")(&error))?;
	tasks.watch("following the directory of relays", following);
	let (mesh, running) =
		Mesh::start(mesh_settings(&config), signer.clone(), chain.genesis(), relays.clone())
			.await
			.map_err(|error| CannotRun(error.to_string()))?;
	tasks.watch("the mesh", running);
	let edge = Edge::new(
		edge::Means {
			chain: chain.clone(),
			gate: gate.clone(),
			media: media.clone(),
			mesh: mesh.clone(),
			signer: signer.clone(),
			directory: relays,
		},
		LINGER,
	);
	let origins = Arc::new(gate.clone());
	let rooms = Rooms::kept_in(
		crate::room::Settings::default(),
		Dependencies {
			identifies: Arc::new(gate.clone()),
			orders: Arc::new(orders.clone()),
			locates: origins.clone(),
			describes: Arc::new(Describer {
				chain: chain.clone(),
				profiles: profiles.clone(),
				index: index.clone(),
			}),
			unknown_country: gate.settings().unknown_country,
			relay: signer.account(),
		},
		&folder,
	)
	.await
	.map_err(|error| cannot("the rooms' database")(&error))?;
	let registered = config
		.relay
		.register
		.then(|| registration::description(&config, mesh.peer()))
		.transpose()
		.map_err(|error| CannotRun(error.to_string()))?
		.map(|info| {
			let low = config.chain.low_balance();
			let (status, keeping) = registration::start(chain.clone(), signer.clone(), info, low);
			tasks.watch("keeping the entry on chain", keeping);
			status
		});
	let (stage, ends, watching) = stage::start(gate.clone(), chain.clone(), signer.clone());
	let watching = tasks.watch(STAGE, watching);
	tokio::select! {
		() = check_signers(&gate) => {},
		() = signals.next() => return Ok(()),
	}

	let turn = if config.turn.enabled {
		let started = Turn::start(&config.turn, &config.media).await;
		let (turn, running) = started.map_err(|error| CannotRun(error.to_string()))?;
		tasks.watch("the TURN server", running);
		Some(turn)
	} else {
		None
	};
	let servers = turn::Servers::new(turn.clone(), &config.turn.servers);
	let ice_servers: IceServers = {
		let servers = servers.clone();
		Arc::new(move || servers.for_client().0.into_iter().flat_map(links).collect())
	};
	let admission = Admission::new(
		gate.clone(),
		media.clone(),
		Some(Arc::new(edge.clone())),
		ice_servers,
		origins.clone(),
	);
	let signalling = Signalling { media: media.clone(), relay: Arc::new(admission.clone()) };
	let public_node = config.chain.public.then(|| {
		let chain = chain.clone();
		let find = Arc::new(move || chain.node_url());
		PublicNode::new(node_settings(&config), find, origins.clone())
	});
	let has_room: HasRoom = {
		let chain = chain.clone();
		Arc::new(move |performer| {
			let chain = chain.clone();
			async move { Ok(chain.at_finalized().await?.room(&performer).await?.is_some()) }.boxed()
		})
	};
	let live: Arc<dyn Live> = Arc::new(OnChain::new(chain.clone()));
	let listing = Listing {
		about: About {
			account: signer.account(),
			url: config.relay.url.clone(),
			version: env!("CARGO_PKG_VERSION"),
			genesis: chain.genesis(),
			chain: specification.name,
			development: specification.development,
			node: config.chain.public,
			light_client: config.chain.light_client_bootnodes.clone(),
			turn: config.turn.enabled || !config.turn.servers.is_empty(),
		},
		chain: chain.clone(),
		gate: gate.clone(),
		live: live.clone(),
		media: media.clone(),
		mesh: mesh.clone(),
		profiles: profiles.clone(),
		rooms: Kept::default(),
		specification: Mutex::default(),
	};
	let requests = Requests::default();
	let bearers = Arc::new(gate.clone());
	let router = Router::new()
		.merge(listing::router(listing))
		.merge(gate::http::router(gate.clone()))
		.merge(whip::router(signalling.clone()))
		.merge(whep::router(signalling))
		.merge(turn::router(servers))
		.merge(rooms.router())
		.merge(orders::router(orders.clone()))
		.merge(profiles::router(profiles.clone(), rooms.told()))
		.merge(vault::router(vault.clone(), bearers.clone()))
		.merge(index::router(index.clone(), bearers.clone()))
		.merge(follows::router(follows, live, bearers, rooms.told()))
		.merge(reports::router(reports.clone(), origins, has_room))
		.merge(public_node.as_ref().map(PublicNode::router).unwrap_or_default());
	let policy = web::Policy::new(&config.chain.light_client_bootnodes);
	let router = web::serve(router, policy)
		.layer(middleware::from_fn_with_state(requests.clone(), requests::count));

	let (keeps_books, books) = watch::channel(None);
	let observed = Observed {
		chain: chain.clone(),
		index: index.clone(),
		media: media.clone(),
		mesh: mesh.clone(),
		node: public_node.clone(),
		orders: orders.clone(),
		rooms: rooms.clone(),
		vault: vault.clone(),
		reports: reports.clone(),
		requests: requests.clone(),
		registered,
		turn,
		books,
		grace: config.chain.grace(),
		capacity: config.relay.capacity,
	};
	if config.metrics.enabled {
		let socket = TcpListener::bind(config.metrics.listen)
			.await
			.map_err(|error| cannot("the metrics' listener (metrics.listen)")(&error))?;
		let operator = metrics::router(Arc::new(move || observed.snapshot()))
			.merge(reports::operator(reports));
		tasks.spawn("the metrics' listener", async move { axum::serve(socket, operator).await });
	}
	let carrying = media.clone();
	tasks.spawn("media", async move { carrying.failed().await });
	tasks.spawn("the connection to the chain", connected(chain.clone()));
	tasks.spawn("the books", keep_books(index.clone(), signer.account(), keeps_books));
	tasks.spawn("the index", index.follow(chain.clone()));
	tasks.spawn("tidying profiles", profiles.keep_tidy());
	tasks.spawn("tidying the vault", vault.keep_tidy(chain.follow(None)));
	tasks.spawn("the edge", edge.clone().run());
	let listen = {
		let orders = orders.clone();
		move || orders.updates()
	};
	let telling = tips::tell(listen, Arc::new(orders), rooms.clone());
	tasks.spawn("telling rooms of tips", telling);
	tasks.spawn("telling rooms of blocks", follow(chain.clone(), rooms.clone()));
	let streams = Streams {
		media: media.clone(),
		edge: edge.clone(),
		rooms: rooms.clone(),
		mesh: mesh.clone(),
	};
	tasks.spawn("telling of streams", streams.run());
	tasks.spawn("keeping blocked countries out", admission.clone().keep_blocked_out());
	let keeping = admission.clone().keep(stage, ends);
	let admitting = tasks.spawn("the admission of streams", keeping);
	let stop = CancellationToken::new();
	tasks.spawn("the settling of orders", settler.run(stop.clone()));
	let handle = Handle::<SocketAddr>::new();
	tasks.spawn("the HTTP listener", listener.serve(router, handle.clone()));
	tracing::info!(account = %signer.account(), url = config.relay.url, "the relay runs");

	let failed = tokio::select! {
		() = signals.next() => None,
		ended = tasks.ended() => Some(ended),
	};
	// Without one of its parts a relay lets streams go on for as long as without the chain.
	let limit = match &failed {
		Some(failed) => {
			tracing::error!("the relay cannot go on and stops: {failed}");
			config.drain.limit().min(config.chain.grace())
		},
		None => config.drain.limit(),
	};
	let drained = drain(
		limit,
		// The listener stays: sessions can be ended, and whoever comes is told why nothing begins.
		|| admission.close(u32::try_from(config.drain.seconds).unwrap_or(u32::MAX)),
		Steps {
			tell: async {
				if let Some(node) = &public_node {
					node.close();
				}
				let others = other_relays(&chain, signer.account()).await;
				let mesh = mesh.clone();
				let to = move |performer: &Account| {
					edge.onward(performer).or_else(|| next(performer, &mesh, &others))
				};
				rooms.drain(to).await;
			},
			empty: empty(&media),
			leave: async {
				media.shut_down().await;
				// Without anybody who could start a stream, all of them go offline on the chain.
				admitting.abort();
				if !watching.is_finished() {
					tasks.finish(STAGE).await;
				}
				mesh.stop();
				stop.cancel();
				handle.shutdown();
			},
		},
		signals.next(),
	)
	.await;
	if drained == Drained::OutOfTime {
		tracing::info!("some viewers were still there when the relay ended");
	}
	failed.map_or(Ok(()), |reason| Err(CannotRun(reason)))
}

/// Connects to the chain, however long that takes.
async fn connect(config: &Config) -> (Chain, Specification) {
	let connected = || async {
		let chain = Chain::connect(config.chain.nodes.clone()).await?;
		let specification = chain.specification().await?;
		Ok::<_, ChainError>((chain, specification))
	};
	loop {
		match connected().await {
			Ok(connected) => return connected,
			Err(error) => {
				tracing::warn!(%error, "no node answers (chain.nodes); trying again");
				tokio::time::sleep(PAUSE).await;
			},
		}
	}
}

/// Returns when nobody keeps up the connection to the chain any more.
async fn connected(chain: Chain) {
	let mut link = chain.link();
	while link.changed().await.is_ok() {}
}

/// Takes up the orders, however long the node takes to catch up with what the relay knows.
async fn open_orders(
	path: &Path,
	chain: &Chain,
	signer: &Signer,
) -> Result<(Orders, Settler), CannotRun> {
	loop {
		let settings = orders::Settings::default();
		match Orders::open(path, settings, chain.clone(), signer.clone()).await {
			Ok(opened) => return Ok(opened),
			Err(error @ (OpenError::Behind { .. } | OpenError::Chain(_))) => {
				tracing::warn!(%error, "the orders cannot be taken up yet; trying again");
				tokio::time::sleep(PAUSE).await;
			},
			Err(error) => return Err(cannot("the orders")(&error)),
		}
	}
}

/// Ends the keys of those who may not act for a performer any more, before anybody can use one.
async fn check_signers(gate: &Gate) {
	while let Err(error) = gate.check_all_signers().await {
		tracing::warn!(%error, "who may act for performers cannot be read yet; trying again");
		tokio::time::sleep(PAUSE).await;
	}
}

/// A server in as many headers as it has URIs.
fn links(server: turn::IceServer) -> impl Iterator<Item = IceServer> {
	let credentials = server.username.zip(server.credential);
	server.urls.into_iter().map(move |uri| IceServer { uri, credentials: credentials.clone() })
}

/// Tells rooms what the chain says.
async fn follow(chain: Chain, rooms: Rooms) {
	loop {
		let mut updates = chain.follow(None);
		while let Some(update) = updates.recv().await {
			rooms.on_update(&update).await;
		}
		tokio::time::sleep(PAUSE).await;
	}
}

/// Returns once nobody watches. A publisher whom nobody watches loses nothing but time.
async fn empty(media: &Media) {
	let mut events = media.events();
	while media.streams().iter().any(|status| status.viewers + status.relays > 0) {
		if events
			.recv()
			.await
			.is_err_and(|error| matches!(error, tokio::sync::broadcast::error::RecvError::Closed))
		{
			return;
		}
	}
}

/// From where requests come.
fn addresses(config: &Config) -> Result<Addresses, CannotRun> {
	match &config.http {
		Http { behind_proxy: false, .. } => Ok(Addresses::Peer),
		Http { client_address_header: None, .. } => {
			tracing::warn!(
				"the proxy does not say where clients are (http.client_address_header): bans and limits \
				 of people without accounts do not hold"
			);
			Ok(Addresses::Hidden)
		},
		Http { client_address_header: Some(name), .. } => name
			.parse()
			.map(Addresses::Header)
			.map_err(|error: InvalidHeaderName| cannot("http.client_address_header")(&error)),
	}
}

/// The URLs of the directory's other relays that are active, by their accounts; none if the chain does
/// not answer.
async fn other_relays(chain: &Chain, me: Account) -> Vec<String> {
	let read = async { chain.at_best().await?.relays().await };
	let relays = tokio::time::timeout(PAUSE, read).await;
	let mut relays = relays.ok().and_then(Result::ok).unwrap_or_default();
	relays.retain(|relay| relay.operator != me && relay.status == RelayStatus::Active);
	relays.sort_by_key(|relay| relay.operator);
	relays.into_iter().map(|relay| relay.url).collect()
}

/// Where a performer who publishes here can go on, and her viewers find her: a relay that has a copy of
/// her stream already, or else the one that falls to her among the others, so that all of those in her
/// room are told the same.
fn next(performer: &Account, mesh: &Mesh, others: &[String]) -> Option<String> {
	let copies = mesh.whereabouts(performer).into_iter().map(|carrier| carrier.url);
	let mut among = copies.filter(|url| others.contains(url));
	among.next().or_else(|| {
		let falls = performer.0.iter().fold(0_usize, |sum, byte| sum.wrapping_add((*byte).into()));
		others.get(falls % others.len().max(1)).cloned()
	})
}

fn countries(config: &Config) -> Result<Countries, CannotRun> {
	let Http { country_header, country_database, .. } = &config.http;
	if let Some(path) = country_database {
		let database =
			Database::open(path).map_err(|error| cannot("http.country_database")(&error))?;
		return Ok(Countries::Database(Arc::new(database)));
	}
	let Some(name) = country_header else { return Ok(Countries::Unknown) };
	let name =
		name.parse().map_err(|error: InvalidHeaderName| cannot("http.country_header")(&error))?;
	Ok(Countries::Header(name))
}

fn media_settings(config: &Config) -> livestars_media::Settings {
	let here = config.media.listen.iter().all(|address| address.ip().is_loopback());
	livestars_media::Settings {
		listen: config.media.listen.clone(),
		advertise: config.media.external.clone(),
		allow_loopback: here,
		limits: livestars_media::Limits {
			streams: usize::try_from(config.limits.streams).unwrap_or(usize::MAX),
			viewers_per_stream: usize::try_from(config.relay.capacity).unwrap_or(usize::MAX),
			..livestars_media::Limits::default()
		},
		..livestars_media::Settings::default()
	}
}

fn node_settings(config: &Config) -> node::Settings {
	let count = |limit| usize::try_from(limit).unwrap_or(usize::MAX);
	node::Settings {
		connections: count(config.limits.node_connections),
		connections_of_address: count(config.limits.node_connections_per_address),
		..node::Settings::default()
	}
}

fn mesh_settings(config: &Config) -> livestars_mesh::Settings {
	let mut settings =
		livestars_mesh::Settings::new(&config.relay.data_folder, config.relay.url.clone());
	settings.listen.clone_from(&config.mesh.listen);
	settings.external.clone_from(&config.mesh.external);
	settings.bootstrap.clone_from(&config.mesh.bootstrap);
	settings.serve_circuits = config.mesh.serve_circuits;
	// A relay whose own URL is of this machine is tried out.
	settings.share_listen_addresses =
		config.http.listen.ip().is_loopback() && !config.http.behind_proxy;
	settings
}
