//! A living room: a performer of the development chain whose clip runs in a loop, and viewers who
//! watch, chat and tip out of their purses.

use crate::{
	http,
	live::{is_live, until_live},
	room::{LeftRoom, Seat},
	signalling::Source,
	viewer::{self, CannotWatch, Reading},
};
use clap::Args;
use futures::FutureExt;
use livestars_chain::{
	Account, Balance, BlockNumber, Call, Chain, ChainError, Hash, Order, ProxyKind, PurseId,
	SignedOrder, Signer, SubmitError,
};
use rand::{seq::IndexedRandom, Rng};
use serde_json::json;
use std::{
	fmt, io,
	net::{IpAddr, Ipv4Addr},
	path::{Path, PathBuf},
	process::Stdio,
	time::Duration,
};
use tokio::{
	process::{Child, Command},
	signal::unix::{signal, SignalKind},
	sync::watch,
	task::JoinSet,
	time,
};

/// Planck of LIVE in one LIVE.
const LIVE: Balance = 1_000_000_000_000;

/// What each viewer sets aside.
const PURSE_CAP: Balance = 2_000 * LIVE;

/// For how many blocks a purse is open: a day, with a block every two seconds.
const PURSE_LIFETIME: u32 = 43_200;

/// For how many blocks an order can be settled: five minutes.
const ORDER_LIFETIME: u32 = 150;

/// How long whatever failed waits until it is tried again.
const PAUSE: Duration = Duration::from_secs(3);

/// How often it is looked whether the stream is still there. It is begun again when it was missed twice in a row: ffmpeg does not
/// notice that the relay ended it.
const LOOK: Duration = Duration::from_secs(15);

/// The seconds between two things that a viewer does.
const BETWEEN: std::ops::Range<f64> = 3.0..15.0;

/// How many of a hundred things that a viewer does are tips.
const TIPS_IN_HUNDRED: u32 = 40;

/// What viewers say.
const LINES: [&str; 10] = [
	"hello from the first row",
	"the picture is so clear today",
	"who else is new here?",
	"good evening everybody",
	"that goal is close",
	"I came for the music",
	"paid in the same block, I checked",
	"greetings from the other side of the mesh",
	"what is on the menu tonight?",
	"brb, tea",
];

/// What viewers say with a tip.
const NOTES: [&str; 4] = ["for you", "encore!", "to the goal", "thank you for tonight"];

/// What is on the performer's menu, in LIVE.
const MENU: [(Balance, &str); 3] =
	[(2, "A wave"), (5, "Your name on the board"), (15, "A song of your choice")];

/// What the performer collects for, in LIVE.
const GOAL: Balance = 500;

/// Where the room is and who is in it.
#[derive(Args)]
pub struct Plan {
	/// The relay's URL.
	#[arg(long, default_value = "http://127.0.0.1:8080")]
	relay: String,
	/// The WebSocket of a node of the development chain.
	#[arg(long, default_value = "ws://127.0.0.1:9944")]
	node: String,
	/// An ffmpeg that can publish over WHIP (version 8 or later).
	#[arg(long, default_value = "ffmpeg")]
	ffmpeg: PathBuf,
	/// The clip that runs in a loop: H.264 and Opus.
	#[arg(long)]
	clip: PathBuf,
	/// The key of the performer, who is attested and has a room.
	#[arg(long, default_value = "//Luna")]
	performer: String,
	/// The keys of the viewers, who have LIVE; none for a stream without viewers.
	#[arg(long, num_args = 0.., value_delimiter = ',', default_value = "//Bob,//Charlie,//Ferdie")]
	viewers: Vec<String>,
}

/// Why the room stays empty.
#[derive(Debug)]
pub enum CannotDemonstrate {
	/// The relay refused or does not answer.
	Relay(CannotWatch),
	/// The chain cannot be read.
	Chain(ChainError),
	/// A transaction failed.
	Transaction(SubmitError),
	/// A key is none.
	Key(String),
	/// The program that publishes does not start.
	Publisher(PathBuf, io::Error),
	/// The system does not let the program listen for signals.
	Signals(io::Error),
}

impl fmt::Display for CannotDemonstrate {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Relay(error) => write!(f, "the relay: {error}"),
			Self::Chain(error) => write!(f, "the chain: {error}"),
			Self::Transaction(error) => write!(f, "a transaction failed: {error}"),
			Self::Key(key) => write!(f, "{key} is no key of an account"),
			Self::Signals(error) => write!(f, "signals cannot be listened for: {error}"),
			Self::Publisher(program, error) => {
				write!(f, "{} does not start: {error}", program.display())
			},
		}
	}
}

impl std::error::Error for CannotDemonstrate {}

impl From<CannotWatch> for CannotDemonstrate {
	fn from(error: CannotWatch) -> Self {
		Self::Relay(error)
	}
}

impl From<ChainError> for CannotDemonstrate {
	fn from(error: ChainError) -> Self {
		Self::Chain(error)
	}
}

impl From<SubmitError> for CannotDemonstrate {
	fn from(error: SubmitError) -> Self {
		Self::Transaction(error)
	}
}

/// The relay and the chain that a demonstration runs on.
#[derive(Clone)]
struct Stage {
	chain: Chain,
	/// The relay's URL.
	relay: String,
	/// The relay's account.
	operator: Account,
	performer: Account,
}

/// Fills the room until SIGTERM or Ctrl-C.
pub async fn run(plan: Plan) -> Result<(), CannotDemonstrate> {
	let mut terminate = signal(SignalKind::terminate()).map_err(CannotDemonstrate::Signals)?;
	let performer = signer(&plan.performer)?;
	let viewers = plan.viewers.iter().map(|key| signer(key)).collect::<Result<Vec<_>, _>>()?;
	let chain = Chain::connect(vec![plan.node]).await?;
	let relay = plan.relay.trim_end_matches('/').to_owned();
	let about = http::get(&format!("{relay}/relay"))?.successful()?.json();
	let operator = about["account"].as_str().unwrap_or_default();
	let operator = operator.parse().map_err(|_| CannotDemonstrate::Key(operator.to_owned()))?;
	let stage = Stage { chain, relay, operator, performer: performer.account() };

	prepare_performer(&stage, &performer).await?;
	let key = stream_key(&stage.relay, &performer)?;
	let mut publisher = publish(&plan.ffmpeg, &plan.clip, &stage, &key)?;
	let mut crowd = JoinSet::new();
	for (viewer, path) in viewers.into_iter().zip(plan.viewers) {
		crowd.spawn(be_a_viewer(stage.clone(), viewer, path.trim_start_matches('/').to_owned()));
	}
	let said = async {
		until_live(&stage.chain, &stage.performer).await;
		println!("{} is live at {}/room/{}", plan.performer, stage.relay, stage.performer);
	}
	.fuse();
	tokio::pin!(said);
	let mut looks = time::interval_at(time::Instant::now() + LOOK, LOOK);
	looks.set_missed_tick_behavior(time::MissedTickBehavior::Delay);
	let mut missed = false;
	loop {
		tokio::select! {
			_ = tokio::signal::ctrl_c() => break,
			_ = terminate.recv() => break,
			() = &mut said => {},
			_ = looks.tick() => {
				let gone = is_live(&stage.chain, &stage.performer).await == Some(false);
				if gone && missed {
					eprintln!("the stream is gone; ending its publisher");
					let _ = publisher.start_kill();
				}
				missed = gone && !missed;
			},
			_ = publisher.wait() => {
				eprintln!("the publisher ended; starting it again");
				time::sleep(PAUSE).await;
				publisher = publish(&plan.ffmpeg, &plan.clip, &stage, &key)?;
			},
			Some(done) = crowd.join_next() => {
				if let Ok(Err(error)) = done {
					eprintln!("a viewer stays away: {error}");
				}
			},
		}
	}
	// A publisher that is killed could not say goodbye to the relay.
	if let Some(id) = publisher.id() {
		let _ = Command::new("kill").args(["-INT", &id.to_string()]).status().await;
		let _ = time::timeout(PAUSE, publisher.wait()).await;
	}
	Ok(())
}

/// The holder of a key.
pub fn signer(key: &str) -> Result<Signer, CannotDemonstrate> {
	Signer::from_uri(key).map_err(|_| CannotDemonstrate::Key(key.to_owned()))
}

/// Makes the relay the performer's streaming proxy, and gives her room a menu and a goal.
async fn prepare_performer(stage: &Stage, performer: &Signer) -> Result<(), CannotDemonstrate> {
	let at = stage.chain.at_best().await?;
	if !at.streaming_proxies(&stage.performer).await?.contains(&stage.operator) {
		let call = Call::AddProxy { delegate: stage.operator, kind: ProxyKind::Streaming };
		stage.chain.submit(performer, call).await?.included().await?;
	}
	let menu: Vec<_> = MENU
		.iter()
		.map(|(amount, label)| json!({ "amount": (amount * LIVE).to_string(), "label": label }))
		.collect();
	let document = json!({
		"version": 1,
		"performer": stage.performer,
		"title": "A night at the test card",
		"subject": "A demonstration of the development chain",
		"tags": ["demo", "music"],
		"language": "en",
		"tipMenu": menu,
		"goal": { "title": "A second test card", "amount": (GOAL * LIVE).to_string() },
	})
	.to_string();
	let genesis = stage.chain.genesis();
	let signed = format!("livestars/profile/v1\n{genesis}\n{}", Hash::of(document.as_bytes()));
	let signature = performer.sign(signed.as_bytes());
	let body = json!({ "document": document, "signature": signature });
	let stored = http::post_json(&format!("{}/profiles", stage.relay), None, &body)?;
	let profile: Option<Hash> = stored["hash"].as_str().and_then(|hash| hash.parse().ok());
	let shown = at.room(&stage.performer).await?.map(|room| room.profile);
	if let Some(profile) = profile.filter(|profile| shown != Some(*profile)) {
		let call = Call::SetProfile { profile };
		stage.chain.submit(performer, call).await?.included().await?;
	}
	Ok(())
}

/// Exchanges the performer's signature for a stream key.
pub fn stream_key(relay: &str, performer: &Signer) -> Result<String, CannotDemonstrate> {
	let account = performer.account();
	let asked = json!({ "account": account });
	let challenge = http::post_json(&format!("{relay}/auth/challenges"), None, &asked)?;
	let challenge = challenge["challenge"].as_str().unwrap_or_default();
	let signature = performer.sign(challenge.as_bytes());
	let answer = json!({ "account": account, "challenge": challenge, "signature": signature });
	let token = http::post_json(&format!("{relay}/auth/tokens"), None, &answer)?;
	let token = token["token"].as_str().unwrap_or_default();
	let key = http::post_json(&format!("{relay}/auth/stream-keys"), Some(token), &json!({}))?;
	Ok(key["key"].as_str().unwrap_or_default().to_owned())
}

/// Starts the program that publishes the clip.
fn publish(
	ffmpeg: &Path,
	clip: &Path,
	stage: &Stage,
	key: &str,
) -> Result<Child, CannotDemonstrate> {
	Command::new(ffmpeg)
		.args(["-nostdin", "-loglevel", "error", "-re", "-stream_loop", "-1", "-i"])
		.arg(clip)
		.args(["-c", "copy", "-f", "whip", "-authorization", key])
		.arg(format!("{}/whip/{}", stage.relay, stage.performer))
		.stdin(Stdio::null())
		.kill_on_drop(true)
		.spawn()
		.map_err(|error| CannotDemonstrate::Publisher(ffmpeg.to_owned(), error))
}

/// What a viewer pays from.
struct Spending {
	purse: PurseId,
	/// What is left of it.
	left: Balance,
	expires_at: BlockNumber,
	sequence: u64,
}

/// Watches, chats and tips for as long as the program runs.
async fn be_a_viewer(
	stage: Stage,
	viewer: Signer,
	nickname: String,
) -> Result<(), CannotDemonstrate> {
	let key = signer(&format!("//{nickname}//demonstration"))?;
	let mut spending = open_purse(&stage, &viewer, &key).await?;
	let endpoint = format!("{}/whep/{}", stage.relay, stage.performer);
	tokio::spawn(async move {
		loop {
			// The sender is kept, so that only the relay ends the watching.
			let (_stay, stop) = watch::channel(());
			let source = Source::Whep(endpoint.clone());
			let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
			let _ = viewer::watch(source, here, Reading::default(), stop).await;
			time::sleep(PAUSE).await;
		}
	});
	loop {
		if let Err(error) = sit_in(&stage, &nickname, &viewer, &key, &mut spending).await {
			eprintln!("{nickname} comes back in a moment: {error}");
		}
		time::sleep(PAUSE).await;
	}
}

/// Opens a purse.
async fn open_purse(
	stage: &Stage,
	viewer: &Signer,
	key: &Signer,
) -> Result<Spending, CannotDemonstrate> {
	let height = stage.chain.at_best().await?.block().number;
	let expires_at = height.saturating_add(PURSE_LIFETIME);
	let call = Call::OpenPurse { key: key.purse_key(), cap: PURSE_CAP, expires_at };
	let included = stage.chain.submit(viewer, call).await?.included().await?;
	let purses = stage.chain.at(included.block.hash).await?.purses_of(&viewer.account()).await?;
	let purse = purses.last().copied().ok_or(SubmitError::Expired)?;
	Ok(Spending { purse, left: PURSE_CAP, expires_at, sequence: 0 })
}

/// Opens another purse where the one is empty or ends soon, and closes that.
async fn renew(
	stage: &Stage,
	viewer: &Signer,
	key: &Signer,
	spending: &mut Spending,
) -> Result<(), CannotDemonstrate> {
	let spent = std::mem::replace(spending, open_purse(stage, viewer, key).await?);
	let close = Call::ClosePurse { purse: spent.purse };
	stage.chain.submit(viewer, close).await?.included().await?;
	Ok(())
}

/// Sits in the room until the socket ends.
async fn sit_in(
	stage: &Stage,
	nickname: &str,
	viewer: &Signer,
	key: &Signer,
	spending: &mut Spending,
) -> Result<(), LeftRoom> {
	let url = format!("{}/rooms/{}/socket", stage.relay.replacen("http", "ws", 1), stage.performer);
	let mut seat = Seat::take(&url, nickname).await?;
	loop {
		let quiet = time::sleep(Duration::from_secs_f64(rand::rng().random_range(BETWEEN)));
		tokio::pin!(quiet);
		loop {
			tokio::select! {
				() = &mut quiet => break,
				message = seat.hear() => {
					let message = message?;
					if message["type"] == "error" {
						eprintln!("{nickname} is told: {}", message["detail"]);
					}
				},
			}
		}
		if rand::rng().random_ratio(TIPS_IN_HUNDRED, 100) {
			let Ok(at) = stage.chain.at_best().await else { continue };
			let note = NOTES.choose(&mut rand::rng()).copied();
			let amount = MENU.choose(&mut rand::rng()).map_or(1, |(amount, _)| *amount) * LIVE;
			let valid_until = at.block().number.saturating_add(ORDER_LIFETIME);
			if spending.left < amount || spending.expires_at < valid_until {
				if let Err(error) = renew(stage, viewer, key, spending).await {
					eprintln!("{nickname} has no purse to tip from: {error}");
					continue;
				}
			}
			let order = Order {
				genesis: stage.chain.genesis().0.into(),
				purse: spending.purse,
				performer: stage.performer,
				amount,
				sequence: spending.sequence,
				served_by: Some(stage.operator),
				memo: note.map(|note| Hash::of(note.as_bytes()).0.into()),
				valid_until,
			};
			spending.sequence += 1;
			spending.left -= amount;
			let signature = key.sign(&order.signing_payload()).into();
			seat.tip(&SignedOrder { order, signature }, note).await?;
		} else {
			let line = LINES.choose(&mut rand::rng()).copied().unwrap_or_default();
			seat.say(line).await?;
		}
	}
}
