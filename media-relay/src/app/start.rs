//! How the relay starts: its parts, and what each hears of the others.

use super::{
	cannot,
	describe::Describer,
	kept::Kept,
	listing::{self, About, Listing},
	observe::{keep_books, Observed},
	requests::{self, Requests},
	running::Running,
	settings,
	streams::Streams,
	tasks::Tasks,
	tips, CannotRun, PAUSE, STAGE,
};
use crate::{
	config::Config,
	directory,
	drain::Signals,
	edge::{self, Edge},
	follows::{self, Follows},
	gate::{self, stage, Gate},
	index::{self, Index},
	key,
	live::{Live, OnChain},
	metrics,
	node::PublicNode,
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
use axum::{middleware, Router};
use axum_server::Handle;
use futures::FutureExt;
use livestars_chain::{Chain, ChainError, Signer, Specification};
use livestars_media::Media;
use livestars_mesh::Mesh;
use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tokio::{
	net::TcpListener,
	sync::{watch, Mutex},
};
use tokio_util::sync::CancellationToken;

/// How long a copy of a stream is kept that nobody watches.
const LINGER: Duration = Duration::from_secs(20);

/// Starts all parts of the relay, unless it is told to stop before they run.
pub async fn start(config: &Config, signals: &mut Signals) -> Result<Option<Running>, CannotRun> {
	let signer = key::signer(&config.relay).map_err(|error| cannot("the relay's key")(&error))?;
	let folder = config.relay.data_folder.clone();
	std::fs::create_dir_all(&folder)
		.map_err(|error| cannot("the data folder (relay.data_folder)")(&error))?;
	let (chain, specification) = tokio::select! {
		chain = connect(config) => chain,
		() = signals.next() => return Ok(None),
	};
	let listener = Listener::open(&config.http, &config.limits)
		.map_err(|error| CannotRun(error.to_string()))?;

	let gate = Gate::open(
		gate::Settings {
			url: config.relay.url.clone(),
			grace: config.chain.grace(),
			addresses: settings::addresses(config)?,
			countries: settings::countries(config)?,
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
		() = signals.next() => return Ok(None),
	};

	let mut tasks = Tasks::default();
	let media = Media::start(settings::media(config)).map_err(|error| cannot("media")(&error))?;
	let (relays, following) = directory::follow(chain.clone())
		.await
		.map_err(|error| cannot("the directory of relays")(&error))?;
	tasks.watch("following the directory of relays", following);
	let (mesh, running) =
		Mesh::start(settings::mesh(config), signer.clone(), chain.genesis(), relays.clone())
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
		.then(|| registration::description(config, mesh.peer()))
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
		() = signals.next() => return Ok(None),
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
		PublicNode::new(settings::node(config), find, origins.clone())
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

	if config.metrics.enabled {
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
		let socket = TcpListener::bind(config.metrics.listen)
			.await
			.map_err(|error| cannot("the metrics' listener (metrics.listen)")(&error))?;
		let operator = metrics::router(Arc::new(move || observed.snapshot()))
			.merge(reports::operator(reports));
		tasks.spawn("the books", keep_books(index.clone(), signer.account(), keeps_books));
		tasks.spawn("the metrics' listener", async move { axum::serve(socket, operator).await });
	}
	let carrying = media.clone();
	tasks.spawn("media", async move { carrying.failed().await });
	tasks.spawn("the connection to the chain", connected(chain.clone()));
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
	let settling = CancellationToken::new();
	tasks.spawn("the settling of orders", settler.run(settling.clone()));
	let http = Handle::<SocketAddr>::new();
	tasks.spawn("the HTTP listener", listener.serve(router, http.clone()));
	tracing::info!(account = %signer.account(), url = config.relay.url, "the relay runs");
	Ok(Some(Running {
		me: signer.account(),
		tasks,
		chain,
		media,
		mesh,
		edge,
		rooms,
		admission,
		public_node,
		admitting,
		watching,
		settling,
		http,
	}))
}

/// Connects to the chain, however long that takes.
async fn connect(config: &Config) -> (Chain, Specification) {
	persist("no node answers (chain.nodes)", async || {
		let chain = Chain::connect(config.chain.nodes.clone()).await?;
		let specification = chain.specification().await?;
		Ok::<_, ChainError>((chain, specification))
	})
	.await
}

/// Asks the chain until there is an answer.
async fn persist<T>(obstacle: &str, ask: impl AsyncFn() -> Result<T, ChainError>) -> T {
	loop {
		match ask().await {
			Ok(answer) => return answer,
			Err(error) => {
				tracing::warn!(%error, "{obstacle}; trying again");
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
	let obstacle = "who may act for performers cannot be read yet";
	persist(obstacle, async || gate.check_all_signers().await).await;
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
