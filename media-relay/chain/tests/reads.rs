//! What a node of the development chain answers.

mod support;

use livestars_chain::{
	order::PurseKey, Account, Call, ChainError, Hash, Link, Order, ProxyKind, RelayInfo,
	RelayStatus, SignedOrder, Specification, SubmitError, What,
};
use support::{signer, Node, LIMIT, LIVE};
use tokio::time::timeout;

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_a_relay_reads_and_does_works_against_a_node() {
	let node = Node::start();
	let chain = node.connect().await;
	let at = chain.at_finalized().await.unwrap();
	let (luna, bob, relay) = (signer("Luna"), signer("Bob"), signer("Relay"));

	let Specification { name, development } = chain.specification().await.unwrap();
	assert_eq!((name.as_str(), development), ("Live Stars Development", true));
	assert_eq!(chain.node_url(), Some(node.url()));
	// The node can say it once a block after the first is final. A light client can begin with the first
	// state alone as long as the chain is so young.
	let later = |link: &Link| link.finalized.is_some_and(|block| block.number > 0);
	timeout(LIMIT, chain.link().wait_for(later)).await.unwrap().unwrap();
	let specification = chain.light_specification().await.unwrap();
	assert!(specification["genesis"]["raw"]["top"].is_object());
	assert!(specification.get("lightSyncState").is_none());

	// The cast of the development chain.
	assert_eq!(at.eligibility(&luna.account()).await.unwrap(), Ok(()));
	assert_eq!(at.eligibility(&bob.account()).await.unwrap(), Err("Unverified".into()));
	let room = at.room(&luna.account()).await.unwrap().unwrap();
	assert_eq!((room.profile, room.blocked, room.live), (Hash::default(), vec![], None));
	assert_eq!(at.room(&bob.account()).await.unwrap(), None);
	let relays = at.relays().await.unwrap();
	assert_eq!(relays.len(), 1);
	assert_eq!(relays[0].operator, relay.account());
	assert_eq!(relays[0].url, "http://127.0.0.1:8080");
	assert_eq!((relays[0].region.as_str(), relays[0].status), ("CH", RelayStatus::Active));
	let verifiers = at.verifiers().await.unwrap();
	assert_eq!(verifiers[0].account, signer("Verifier").account());
	assert_eq!(verifiers[0].fee, 5 * LIVE);
	let attestation = at.attestation(&luna.account()).await.unwrap().unwrap();
	assert_eq!(attestation.verifier, signer("Verifier").account());
	assert_eq!(at.submission(&luna.account()).await.unwrap(), None);
	assert_eq!(at.ranking(0, 10).await.unwrap().len(), 3);
	assert_eq!(at.price().await.unwrap(), None);
	assert_eq!(at.free_balance(&signer("Ferdie").account()).await.unwrap(), 1_000_000 * LIVE);
	assert_eq!(at.free_balance(&Account([9; 32])).await.unwrap(), 0);
	assert_eq!(at.heartbeat_interval().await.unwrap(), 30);
	assert_eq!(at.purse(7).await.unwrap(), None);
	let nowhere = chain.at(Hash([9; 32])).await.unwrap_err();
	assert!(matches!(nowhere, ChainError::UnknownBlock { .. }), "{nowhere}");

	// The relay streams for Luna once she lets it.
	let go_live = Call::GoLive { performer: luna.account(), relay: relay.account(), cast: vec![] };
	let mut refused = chain.submit(&relay, go_live.clone()).await.unwrap();
	let error = refused.included().await.unwrap_err();
	assert!(error.is("Proxy.NotProxy"), "{error}");
	let add = Call::AddProxy { delegate: relay.account(), kind: ProxyKind::Streaming };
	let added = chain.submit(&luna, add).await.unwrap().included().await.unwrap();
	assert_eq!(added.events[0].what, What::ProxiesChanged { account: luna.account() });
	assert!(added.fee > 0);
	let at = chain.at(added.block.hash).await.unwrap();
	assert_eq!(at.streaming_proxies(&luna.account()).await.unwrap(), [relay.account()]);
	let live = chain.submit(&relay, go_live.clone()).await.unwrap().included().await.unwrap();
	let went_live =
		What::WentLive { performer: luna.account(), relay: relay.account(), cast: vec![] };
	assert!(live.events.iter().any(|event| event.what == went_live));
	let room = chain.at(live.block.hash).await.unwrap().room(&luna.account()).await.unwrap();
	assert_eq!(room.unwrap().live.unwrap().relay, relay.account());
	// An error of the call inside the proxy's is the call's own.
	let error = chain.submit(&relay, go_live).await.unwrap().included().await.unwrap_err();
	assert!(error.is("Rooms.AlreadyLive"), "{error}");

	// Bob opens a purse and tips out of it.
	let key = signer("BobsPurse");
	let public = frame::deps::sp_core::sr25519::Public::from_raw(key.account().0);
	let open = Call::OpenPurse {
		key: PurseKey::Sr25519(public),
		cap: 100 * LIVE,
		expires_at: live.block.number + 1_000,
	};
	let opened = chain.submit(&bob, open).await.unwrap().included().await.unwrap();
	let at = chain.at(opened.block.hash).await.unwrap();
	let purse = at.purse(0).await.unwrap().unwrap();
	assert_eq!((purse.owner, purse.remaining), (bob.account(), 100 * LIVE));
	assert_eq!(purse.key, PurseKey::Sr25519(public));
	let order = |sequence, amount| {
		let order = Order {
			genesis: chain.genesis().0.into(),
			purse: 0,
			performer: luna.account(),
			amount,
			sequence,
			served_by: Some(relay.account()),
			memo: Some([5; 32].into()),
			valid_until: opened.block.number + 500,
		};
		let signature = key.sign(&order.signing_payload()).into();
		SignedOrder { order, signature }
	};
	let (good, much) = (order(0, LIVE), order(1, 200 * LIVE));
	assert_eq!(at.check_order(&good).await.unwrap(), Ok(()));
	assert_eq!(at.check_order(&much).await.unwrap(), Err("OverCap".into()));
	let settle = Call::Settle(vec![good.clone(), much, good.clone()]);
	let settled = chain.submit(&relay, settle).await.unwrap().finalized().await.unwrap();
	let whats: Vec<_> = settled.events.iter().map(|event| event.what.clone()).collect();
	let [What::Paid(paid), What::OrderRefused { index: 1, reason: over, .. }, What::OrderRefused { index: 2, sequence: 0, reason: replayed, .. }, What::Settled { by, paid: 1, refused: 2 }] =
		whats.as_slice()
	else {
		panic!("{whats:?}")
	};
	assert_eq!((over.as_str(), replayed.as_str()), ("OverCap", "Replayed"));
	assert_eq!(
		(*by, paid.order, paid.memo),
		(relay.account(), Some(good.hash()), Some(Hash([5; 32])))
	);
	assert_eq!(paid.shares.iter().map(|share| share.amount).sum::<u128>(), LIVE);
	assert!(settled.events.iter().all(|event| event.extrinsic == Some(settled.extrinsic)));

	// Everything else that can be submitted can at least be encoded: the chain answers by its rules.
	let info = RelayInfo {
		url: "https://relay.example".into(),
		multiaddr: "/ip4/192.0.2.1/udp/4001/quic-v1".into(),
		region: "DE".into(),
		capacity: 5,
	};
	let (me, hash) = (bob.account(), Hash([1; 32]));
	// They are all under way before the first of them is in a block, and take effect in their order.
	let mut submitted = Vec::new();
	for (call, expected) in [
		(Call::RegisterRelay(info.clone()), None),
		(Call::UpdateRelay(info), None),
		(Call::Heartbeat, Some("Relays.HeartbeatTooEarly")),
		(Call::LeaveRelay, None),
		(Call::OpenRoom { profile: hash }, Some("Rooms.NotEligible")),
		(Call::CloseRoom, Some("Rooms.NoRoom")),
		(Call::SetProfile { profile: hash }, Some("Rooms.NoRoom")),
		(Call::SetBlockedCountries(vec!["US".into(), "DE".into()]), Some("Rooms.NoRoom")),
		(Call::GoOffline { performer: me }, Some("Rooms.NotLive")),
		(Call::JoinCast { performer: luna.account() }, None),
		(Call::LeaveCast { performer: luna.account() }, None),
		(
			Call::Submit {
				verifier: signer("Verifier").account(),
				fingerprint: hash,
				max_fee: 5 * LIVE,
			},
			None,
		),
		(Call::WithdrawSubmission, None),
		(Call::WithdrawAttestation, Some("Verification.NothingToWithdraw")),
		(
			Call::Attest { account: me, fingerprint: hash, expires_at: 9_999 },
			Some("Verification.NotAVerifier"),
		),
		(Call::RegisterVerifier { encryption_key: hash, fee: 1 }, Some("Verification.NotAdmitted")),
		(Call::Tip { performer: luna.account(), amount: LIVE, served_by: None, memo: None }, None),
		(Call::ClosePurse { purse: 0 }, None),
		(Call::Transfer { to: luna.account(), amount: LIVE }, None),
		(
			Call::Transfer { to: luna.account(), amount: 10_000_000 * LIVE },
			Some("Token.FundsUnavailable"),
		),
	] {
		let submission = chain.submit(&bob, call.clone()).await.unwrap();
		submitted.push((submission, call, expected));
	}
	for (mut submission, call, expected) in submitted {
		match (submission.included().await, expected) {
			(Ok(_), None) => {},
			(Err(SubmitError::Dispatch { error, .. }), Some(expected)) if error == expected => {},
			(outcome, expected) => panic!("{call:?}: {outcome:?}, not {expected:?}"),
		}
	}
}
