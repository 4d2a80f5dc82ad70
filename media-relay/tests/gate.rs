//! The gate against a node: streams that must not run do not, and the chain agrees with what flows.

#[path = "../chain/tests/support/mod.rs"]
mod support;

use livestars_chain::{Account, Call, Chain, ProxyKind, RevocationReason, Signer};
use livestars_relay::gate::{stage, End, Gate, Reason, Settings, Stage};
use std::{sync::Arc, time::Duration};
use support::{signer, Node, LIMIT};
use tempfile::TempDir;
use tokio::{
	sync::mpsc::Receiver,
	task::JoinHandle,
	time::{sleep, timeout},
};

/// A relay's gate and stage on a chain of their own.
struct Relay {
	stage: Stage,
	ends: Receiver<End>,
	task: JoinHandle<()>,
	gate: Gate,
	_folder: TempDir,
}

fn relay(chain: &Chain, settings: Settings) -> Relay {
	let folder = tempfile::tempdir().expect("a folder");
	let database = folder.path().join("keys.sqlite");
	let gate = Gate::open(settings, Arc::new(chain.clone()), &database).expect("a database");
	let (stage, ends, task) = stage::start(gate.clone(), chain.clone(), signer("Relay"));
	Relay { stage, ends, task, gate, _folder: folder }
}

/// The block in which a call succeeds.
async fn done(chain: &Chain, who: &Signer, call: Call) -> u32 {
	let submitted = async { chain.submit(who, call).await?.included().await };
	let included = timeout(LIMIT, submitted).await.expect("in time").expect("the call succeeds");
	included.block.number
}

/// Lets the relay act for a performer.
async fn let_act(chain: &Chain, performer: &Signer) {
	let delegate = signer("Relay").account();
	done(chain, performer, Call::AddProxy { delegate, kind: ProxyKind::Streaming }).await;
}

/// Waits until the best block says whether `performer` is live on the relay, and since which block.
async fn until_live(chain: &Chain, performer: Account, wanted: bool) -> Option<u32> {
	let reached = async {
		let mut link = chain.link();
		loop {
			if let Ok(at) = chain.at_best().await {
				let room = at.room(&performer).await.expect("an answer").expect("a room");
				let live = room.live.filter(|live| live.relay == signer("Relay").account());
				if live.is_some() == wanted {
					return live.map(|live| live.since);
				}
			}
			link.changed().await.expect("a connection");
		}
	};
	timeout(LIMIT, reached).await.expect("in time")
}

async fn next(ends: &mut Receiver<End>) -> End {
	timeout(LIMIT, ends.recv()).await.expect("in time").expect("an end")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_with_the_attestation_of_anybody_on_camera() {
	let node = Node::start();
	let chain = node.connect().await;
	let mut relay = relay(&chain, Settings::default());
	let [luna, mira, stella] = ["Luna", "Mira", "Stella"].map(signer);
	for performer in [&luna, &mira] {
		let_act(&chain, performer).await;
	}
	done(&chain, &stella, Call::JoinCast { performer: mira.account() }).await;

	assert_eq!(relay.gate.admit(luna.account(), &[]).await, Ok(()));
	relay.stage.started(luna.account(), vec![]).await;
	relay.stage.started(mira.account(), vec![stella.account()]).await;
	until_live(&chain, luna.account(), true).await;
	until_live(&chain, mira.account(), true).await;

	// Luna withdraws everything that is known of her.
	let withdrawn = done(&chain, &luna, Call::WithdrawAttestation).await;
	let mut link = chain.link();
	let is_final = link.wait_for(|link| link.finalized.is_some_and(|it| it.number >= withdrawn));
	// What takes this test long does not count: the end is looked for first.
	let end = tokio::select! {
		biased;
		end = next(&mut relay.ends) => end,
		_ = is_final => panic!("the stream goes on when the withdrawal is final"),
	};
	assert_eq!(end.performer, luna.account());
	// The block that takes the attestation ends the stream too; either may be heard first.
	match end.reason {
		Reason::NotEligible { account, reason } => {
			assert_eq!((account, reason.as_str()), (luna.account(), "Unverified"));
		},
		Reason::EndedOnChain { reason } => assert_eq!(reason, "EligibilityLost"),
		other => panic!("{other:?}"),
	}
	relay.stage.stopped(luna.account()).await;

	// Stella's attestation is revoked, who is on camera beside Mira.
	let revoke = Call::Revoke { account: stella.account(), reason: RevocationReason::Fraud };
	done(&chain, &signer("Verifier"), revoke).await;
	let end = next(&mut relay.ends).await;
	assert_eq!(end.performer, mira.account());
	relay.stage.stopped(mira.account()).await;
	until_live(&chain, mira.account(), false).await;

	// Neither is admitted again, once that is final.
	let best = chain.link().borrow().best.expect("a best block").number;
	let mut link = chain.link();
	let finalised = link.wait_for(|link| link.finalized.is_some_and(|it| it.number >= best));
	timeout(LIMIT, finalised).await.expect("in time").expect("a connection");
	let problem = relay.gate.admit(luna.account(), &[]).await.expect_err("a refusal");
	assert_eq!((problem.status.as_u16(), problem.kind), (403, "not-eligible"));
	let problem = relay.gate.admit(mira.account(), &[stella.account()]).await;
	assert!(problem.expect_err("a refusal").detail.contains(&stella.account().to_string()));
	assert_eq!(relay.gate.admit(mira.account(), &[]).await, Ok(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_agrees_with_what_flows() {
	let node = Node::start();
	let chain = node.connect().await;
	let [luna, mira, stella] = ["Luna", "Mira", "Stella"].map(signer);
	let own = signer("Relay").account();
	for performer in [&luna, &mira] {
		let_act(&chain, performer).await;
	}
	// An earlier run of the relay left Mira live.
	let left = Call::GoLive { performer: mira.account(), relay: own, cast: vec![] };
	done(&chain, &signer("Relay"), left).await;
	let settings = Settings { patience: Duration::from_secs(20), ..Settings::default() };
	let mut relay = relay(&chain, settings);
	until_live(&chain, mira.account(), false).await;

	// Luna's stream starts and stops, and starts again at once.
	relay.stage.started(luna.account(), vec![]).await;
	let first = until_live(&chain, luna.account(), true).await;
	relay.stage.stopped(luna.account()).await;
	relay.stage.started(luna.account(), vec![]).await;
	while until_live(&chain, luna.account(), true).await == first {
		chain.link().changed().await.expect("a connection");
	}

	// Stella did not let the relay act for her, and goes live with her own wallet.
	relay.stage.started(stella.account(), vec![]).await;
	let by_hand = Call::GoLive { performer: stella.account(), relay: own, cast: vec![] };
	done(&chain, &stella, by_hand).await;
	until_live(&chain, stella.account(), true).await;
	// She ends it there, and so it ends here.
	done(&chain, &stella, Call::GoOffline { performer: stella.account() }).await;
	let end = next(&mut relay.ends).await;
	assert_eq!(
		(end.performer, end.reason),
		(stella.account(), Reason::EndedOnChain { reason: "Chosen".into() })
	);
	relay.stage.stopped(stella.account()).await;

	// Without either, the stream ends, and it is said why.
	relay.stage.started(stella.account(), vec![]).await;
	let end = next(&mut relay.ends).await;
	assert_eq!(end.performer, stella.account());
	assert!(matches!(end.reason, Reason::NotLiveInTime { .. }), "{:?}", end.reason);
	assert!(end.reason.to_string().contains("may not act for the performer"));
	relay.stage.stopped(stella.account()).await;

	// A relay that ends says so of every stream.
	drop(relay.stage);
	timeout(LIMIT, relay.task).await.expect("in time").expect("no panic");
	until_live(&chain, luna.account(), false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_stream_ends_when_the_chain_is_out_of_reach_beyond_the_grace() {
	let mut node = Node::start();
	let chain = node.connect().await;
	let luna = signer("Luna");
	let_act(&chain, &luna).await;
	let settings = Settings { grace: Duration::from_secs(15), ..Settings::default() };
	let mut relay = relay(&chain, settings);
	relay.stage.started(luna.account(), vec![]).await;
	until_live(&chain, luna.account(), true).await;
	node.kill();
	let killed = std::time::Instant::now();
	let end = next(&mut relay.ends).await;
	assert_eq!(end.performer, luna.account());
	assert!(matches!(end.reason, Reason::ChainSilent { .. }), "{:?}", end.reason);
	assert!(killed.elapsed() < Duration::from_secs(45), "{:?}", killed.elapsed());
	let problem = relay.gate.admit(luna.account(), &[]).await.expect_err("a refusal");
	assert_eq!((problem.status.as_u16(), problem.kind), (503, "chain-silent"));
	// When the node is back, so is the gate, and what the chain says of Luna is put right.
	relay.stage.stopped(luna.account()).await;
	node.restart();
	let admitted = async {
		while relay.gate.admit(luna.account(), &[]).await.is_err() {
			sleep(Duration::from_millis(200)).await;
		}
	};
	timeout(LIMIT, admitted).await.expect("in time");
	until_live(&chain, luna.account(), false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_lags_behind_admits_nobody_and_ends_what_runs() {
	let mut node = Node::start();
	let settings = || Settings { grace: Duration::from_secs(8), ..Settings::default() };
	let luna = signer("Luna").account();
	let first = node.connect().await;
	let mut link = first.link();
	let finalised = link.wait_for(|link| link.finalized_time.is_some());
	timeout(LIMIT, finalised).await.expect("in time").expect("a connection");
	assert_eq!(relay(&first, settings()).gate.admit(luna, &[]).await, Ok(()));
	drop(first);
	node.kill();
	sleep(Duration::from_secs(20)).await;

	// A relay that starts beside it hears of the last final block now, and that it is old.
	node.restart_behind();
	let chain = node.connect().await;
	let mut relay = relay(&chain, settings());
	assert!(chain.link().borrow().finalized_at.elapsed() < Duration::from_secs(8));
	assert_eq!(chain.at_finalized().await.expect("a state").eligibility(&luna).await, Ok(Ok(())));
	let problem = relay.gate.admit(luna, &[]).await.expect_err("a refusal");
	assert_eq!((problem.status.as_u16(), problem.kind), (503, "chain-silent"));
	relay.stage.started(luna, vec![]).await;
	let end = next(&mut relay.ends).await;
	assert_eq!(end.performer, luna);
	let Reason::ChainSilent { silence } = end.reason else { panic!("{:?}", end.reason) };
	let heard = chain.link().borrow().finalized_at.elapsed();
	assert!(silence > heard, "the age of the block counts: {silence:?}, heard for {heard:?}");
	relay.stage.stopped(luna).await;

	// When the node has caught up, so has the relay.
	node.restart();
	let admitted = async {
		while relay.gate.admit(luna, &[]).await.is_err() {
			sleep(Duration::from_millis(200)).await;
		}
	};
	timeout(LIMIT, admitted).await.expect("in time");
}

#[tokio::test(flavor = "multi_thread")]
async fn blocked_countries_are_those_of_the_finalised_state() {
	let node = Node::start();
	let chain = node.connect().await;
	let relay = relay(&chain, Settings::default());
	let luna = signer("Luna");
	assert_eq!(relay.gate.watchable(luna.account(), Some("US")).await, Ok(()));
	let block = Call::SetBlockedCountries(vec!["US".into(), "AT".into()]);
	done(&chain, &luna, block).await;
	let blocked = async {
		while relay.gate.watchable(luna.account(), Some("US")).await.is_ok() {
			sleep(Duration::from_millis(200)).await;
		}
	};
	timeout(LIMIT, blocked).await.expect("in time");
	assert_eq!(relay.gate.watchable(luna.account(), Some("DE")).await, Ok(()));
	let problem = relay.gate.watchable(luna.account(), Some("AT")).await;
	assert_eq!(problem.expect_err("a refusal").status.as_u16(), 451);
}
