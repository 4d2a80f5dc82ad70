//! What a node of the mesh speaks.

use libp2p::{
	autonat, connection_limits, dcutr,
	gossipsub::{
		self, IdentTopic, IdentityTransform, MessageAuthenticity, MessageId, PeerScoreParams,
		PeerScoreThresholds, TopicScoreParams, ValidationMode, WhitelistSubscriptionFilter,
	},
	identify,
	identity::Keypair,
	ping, relay,
	swarm::{behaviour::toggle::Toggle, NetworkBehaviour},
};
use std::{
	collections::{HashMap, HashSet},
	time::Duration,
};

use crate::{announcement::MAX_LENGTH, settings::Settings};

/// What gossipsub adds to an announcement: the topic and the framing, in bytes at most.
const FRAMING: usize = 1024;

/// The most connections that are being made at once, each way.
const MOST_PENDING: u32 = 64;

/// Gossip on one topic.
pub type Gossip = gossipsub::Behaviour<IdentityTransform, WhitelistSubscriptionFilter>;

/// What a node of the mesh speaks.
#[derive(NetworkBehaviour)]
#[behaviour(prelude = "libp2p::swarm::derive_prelude")]
pub struct Behaviour {
	/// Bounds connections before anything else sees them.
	pub limits: connection_limits::Behaviour,
	/// Spreads announcements.
	pub gossip: Gossip,
	/// Tells both ends who they are and how they see each other.
	pub identify: identify::Behaviour,
	/// Finds dead connections.
	pub ping: ping::Behaviour,
	/// Is reached through others.
	pub circuit_client: relay::client::Behaviour,
	/// Lets others be reached through this node.
	pub circuit_server: Toggle<relay::Behaviour>,
	/// Makes connections direct that began through another node.
	pub hole_punching: dcutr::Behaviour,
	/// Asks others whether this node can be reached from outside.
	pub reachability_client: autonat::v2::client::Behaviour,
	/// Tells others whether they can.
	pub reachability_server: autonat::v2::server::Behaviour,
}

impl Behaviour {
	/// What a node with that key speaks on `topic`.
	///
	/// # Errors
	///
	/// What gossipsub says of its settings, which are constants.
	pub fn new(
		key: &Keypair,
		circuit_client: relay::client::Behaviour,
		topic: &IdentTopic,
		settings: &Settings,
	) -> Result<Self, String> {
		let me = key.public().to_peer_id();
		let limits = connection_limits::ConnectionLimits::default()
			.with_max_pending_incoming(Some(MOST_PENDING))
			.with_max_pending_outgoing(Some(MOST_PENDING))
			.with_max_established_incoming(Some(settings.most_strangers))
			.with_max_established_per_peer(Some(4));
		let identify = identify::Config::new("/livestars/mesh/1".to_string(), key.public())
			.with_agent_version(format!("livestars-mesh/{}", env!("CARGO_PKG_VERSION")))
			.with_hide_listen_addrs(!settings.share_listen_addresses);
		let circuit_server = relay::Config {
			max_circuit_duration: Duration::from_secs(10 * 60),
			max_circuit_bytes: 16 * 1024 * 1024,
			..relay::Config::default()
		};
		let circuit_server =
			settings.serve_circuits.then(|| relay::Behaviour::new(me, circuit_server));
		Ok(Self {
			limits: connection_limits::Behaviour::new(limits),
			gossip: gossip(topic)?,
			identify: identify::Behaviour::new(identify),
			ping: ping::Behaviour::default(),
			circuit_client,
			circuit_server: Toggle::from(circuit_server),
			hole_punching: dcutr::Behaviour::new(me),
			reachability_client: autonat::v2::client::Behaviour::default(),
			reachability_server: autonat::v2::server::Behaviour::default(),
		})
	}
}

/// Gossip on `topic`, subscribed. Messages carry neither author nor signature of libp2p's own: an
/// announcement names and proves its author. The name of a message is its hash, and none is passed
/// on before it was judged.
fn gossip(topic: &IdentTopic) -> Result<Gossip, String> {
	let config = gossipsub::ConfigBuilder::default()
		.validation_mode(ValidationMode::Anonymous)
		.validate_messages()
		.max_transmit_size(MAX_LENGTH + FRAMING)
		.message_id_fn(|message| {
			MessageId::from(sp_crypto_hashing::blake2_256(&message.data).to_vec())
		})
		.build()
		.map_err(|error| error.to_string())?;
	let only_topic = WhitelistSubscriptionFilter(HashSet::from([topic.hash()]));
	let mut gossip =
		Gossip::new_with_subscription_filter(MessageAuthenticity::Anonymous, config, only_topic)?;
	gossip.with_peer_score(scores(topic), PeerScoreThresholds::default())?;
	gossip.subscribe(topic).map_err(|error| error.to_string())?;
	Ok(gossip)
}

/// Whoever passes on what no honest relay believes is soon not listened to: the penalty grows with
/// the square of how often, and is forgotten within minutes. Nobody is punished for passing on
/// little, for a relay that has no streams says little.
fn scores(topic: &IdentTopic) -> PeerScoreParams {
	let of_topic = TopicScoreParams {
		topic_weight: 1.0,
		time_in_mesh_weight: 0.01,
		time_in_mesh_quantum: Duration::from_secs(1),
		time_in_mesh_cap: 100.0,
		first_message_deliveries_weight: 0.1,
		first_message_deliveries_decay: 0.9,
		first_message_deliveries_cap: 50.0,
		mesh_message_deliveries_weight: 0.0,
		mesh_failure_penalty_weight: 0.0,
		invalid_message_deliveries_weight: -4.0,
		invalid_message_deliveries_decay: 0.98,
		..TopicScoreParams::default()
	};
	PeerScoreParams {
		topics: HashMap::from([(topic.hash(), of_topic)]),
		// Several relays may stand behind one address, and in tests all of them do.
		ip_colocation_factor_weight: 0.0,
		..PeerScoreParams::default()
	}
}
