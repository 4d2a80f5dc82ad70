//! Orders on a real chain, from the viewer's signature to the final payment.

mod support;

use ed25519_zebra::SigningKey;
use livestars_chain::{BlockNumber, Call, Chain, Hash, SignedOrder, Signer};
use livestars_relay::{
	index::{Books, Index},
	orders::{OrderUpdate, Status},
};
use std::{collections::BTreeSet, time::Duration};
use support::{account, Key, Node, Purse, Service, LIMIT, LIVE};
use tokio::{
	sync::broadcast,
	time::{sleep, timeout},
};

fn sr25519(uri: &str) -> Key {
	Key::Sr25519(Signer::from_uri(uri).unwrap())
}

/// The statuses of an order until the last one.
async fn life_of(hash: Hash, updates: &mut broadcast::Receiver<OrderUpdate>) -> Vec<OrderUpdate> {
	let mut life = Vec::new();
	let followed = timeout(LIMIT, async {
		while !life.last().is_some_and(|update: &OrderUpdate| update.status.is_last()) {
			let update = updates.recv().await.unwrap();
			if update.hash == hash {
				life.push(update);
			}
		}
	});
	followed.await.unwrap_or_else(|_| panic!("{hash} comes to its end"));
	life
}

async fn balance(chain: &Chain, uri: &str) -> u128 {
	chain.at_finalized().await.unwrap().free_balance(&account(uri)).await.unwrap()
}

/// What the relay spent and earned by this block, once it is final in the index.
async fn books_at(index: &Index, block: BlockNumber) -> Books {
	let reached = timeout(LIMIT, async {
		while index.progress().await.unwrap().finalized < block {
			sleep(Duration::from_millis(50)).await;
		}
	});
	reached.await.expect("in time");
	index.books(account("//Relay")).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_of_either_kind_of_key_goes_from_pending_to_final() {
	let node = Node::start().await;
	let chain = node.connect().await;
	let service = Service::start(&chain, "//Relay").await;
	let folder = tempfile::tempdir().unwrap();
	let index = Index::open(folder.path()).unwrap();
	tokio::spawn(index.clone().follow(chain.clone()));
	for key in [sr25519("//Bob//purse"), Key::Ed25519(SigningKey::from([7; 32]))] {
		let purse = Purse::open(&chain, "//Bob", key, 10 * LIVE, account("//Relay")).await;
		let before = balance(&chain, "//Luna").await;
		let settled = service.orders.stats().totals;
		let final_block = chain.at_finalized().await.unwrap().block().number;
		let books = books_at(&index, final_block).await;
		let mut updates = service.orders.updates();

		let note = "thank you";
		let mut order = purse.order(0, LIVE);
		order.memo = Some(Hash::of(note.as_bytes()).into());
		let signed = purse.sign(order);
		// The tip of the relay follows that of the chain by the time of one message.
		let (status, receipt) = loop {
			match service.post(&signed, Some(note)).await {
				(404, problem) if problem["type"] == "/problems#purse-unknown" => {},
				answer => break answer,
			}
		};
		let hash = signed.hash();
		assert_eq!((status, &receipt["status"]), (202, &"pending".into()), "{receipt}");
		assert_eq!(receipt["hash"], hash.to_string());

		let life = life_of(hash, &mut updates).await;
		let [pending, submitted, in_block, last] = life.as_slice() else { panic!("{life:?}") };
		assert_eq!(pending.status, Status::Pending);
		assert_eq!(submitted.status, Status::Submitted);
		let Status::Final { place } = last.status else { panic!("{last:?}") };
		assert_eq!(in_block.status, Status::InBlock { place });
		for update in &life {
			assert_eq!(update.note.as_deref(), Some(note));
			assert_eq!((update.payer, update.purse), (account("//Bob"), purse.id));
			assert_eq!((update.performer, update.amount), (account("//Luna"), LIVE));
		}

		assert_eq!(balance(&chain, "//Luna").await, before + LIVE * 70 / 100);
		let (status, found) = service.get(&hash.to_string()).await;
		assert_eq!((status, &found["status"]), (200, &"final".into()), "{found}");
		assert_eq!(found["blockNumber"], place.block_number);
		assert_eq!(found["amount"], LIVE.to_string());
		// The same order again gets the same answer, and is not paid again.
		let (status, again) = service.post(&signed, Some(note)).await;
		assert_eq!((status, &again["status"]), (200, &"final".into()), "{again}");

		let totals = service.orders.stats().totals;
		assert_eq!(totals.settled, settled.settled + 1);
		assert_eq!(totals.settled_amount, settled.settled_amount + LIVE);
		let after = books_at(&index, place.block_number).await;
		assert_eq!(after.earned, books.earned + LIVE * 3 / 100);
		assert!(after.fees > books.fees);
		println!("the fee of a batch of one was {} planck", after.fees - books.fees);
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_cannot_pay_keeps_orders_until_it_can_and_a_bad_one_spoils_no_batch() {
	let node = Node::start().await;
	let chain = node.connect().await;
	let relay = "//Relay//without//money";
	let service = Service::start(&chain, relay).await;
	let mut updates = service.orders.updates();
	let mut purses = Vec::new();
	for owner in ["//Bob", "//Charlie"] {
		let key = sr25519(&format!("{owner}//purse"));
		purses.push(Purse::open(&chain, owner, key, 128 * LIVE, account(relay)).await);
	}
	let opened_at = chain.at_best().await.unwrap().block().number;
	service.until(|stats| stats.tip.is_some_and(|tip| tip.number >= opened_at)).await;

	let mut accepted = BTreeSet::new();
	for sequence in 0..128 {
		for purse in &purses {
			let signed = purse.sign(purse.order(sequence, LIVE));
			let receipt = service.orders.submit(signed.clone(), None).await.unwrap();
			assert!(accepted.insert(receipt.hash));
		}
	}
	service.until(|stats| stats.alarm.is_some() && stats.pending == 256).await;
	let one_more = purses[0].sign(purses[0].order(128, LIVE));
	let (status, problem) = service.post(&one_more, None).await;
	assert_eq!((status, &problem["type"]), (429, &"/problems#purse-queue-full".into()));

	// Bob settles other orders in two of the places himself: the relay's are replays.
	let mut replays = BTreeSet::new();
	let rivals: Vec<SignedOrder> = [5, 77]
		.map(|sequence| {
			replays.insert(purses[0].sign(purses[0].order(sequence, LIVE)).hash());
			purses[0].sign(purses[0].order(sequence, LIVE - 1))
		})
		.into();
	let bob = Signer::from_uri("//Bob").unwrap();
	let mut settled = chain.submit(&bob, Call::Settle(rivals)).await.unwrap();
	settled.included().await.unwrap();

	let call = Call::Transfer { to: account(relay), amount: 100 * LIVE };
	let alice = Signer::from_uri("//Alice").unwrap();
	chain.submit(&alice, call).await.unwrap().included().await.unwrap();
	let mut refused = BTreeSet::new();
	let mut paid = BTreeSet::new();
	let mut blocks = BTreeSet::new();
	let ended = timeout(LIMIT, async {
		while refused.len() + paid.len() < 256 {
			let update = updates.recv().await.unwrap();
			match update.status {
				Status::Final { place } => {
					assert!(paid.insert(update.hash));
					blocks.insert(place.block_hash);
				},
				Status::Refused { reason, last: true, .. } => {
					assert_eq!(reason, "Replayed");
					assert!(refused.insert(update.hash));
				},
				Status::Expired => panic!("{update:?}"),
				_ => {},
			}
		}
	});
	assert!(ended.await.is_ok(), "{:?}", service.orders.stats());
	assert_eq!(refused, replays);
	assert_eq!(paid, accepted.difference(&replays).copied().collect());
	assert_eq!(blocks.len(), 1, "256 orders are one batch");
	let stats = service.orders.stats();
	assert_eq!(stats.alarm, None);
	assert_eq!((stats.totals.settled, stats.totals.refused), (254, 2));
	assert_eq!(stats.totals.settled_amount, 254 * LIVE);
}

#[tokio::test(flavor = "multi_thread")]
async fn orders_outlive_a_node_that_is_killed() {
	let mut node = Node::start().await;
	let chain = node.connect().await;
	let service = Service::start(&chain, "//Relay").await;
	let key = sr25519("//Dave//purse");
	let purse = Purse::open(&chain, "//Dave", key, 50 * LIVE, account("//Relay")).await;
	let opened_at = chain.at_best().await.unwrap().block().number;
	service.until(|stats| stats.tip.is_some_and(|tip| tip.number >= opened_at)).await;

	let mut sequence = 0;
	for _ in 0..2 {
		for _ in 0..10 {
			let signed = purse.sign(purse.order(sequence, LIVE));
			service.orders.submit(signed, None).await.unwrap();
			sequence += 1;
		}
		// Once the batch is on its way, at whatever step the node is then.
		service.until(|stats| stats.submitted + stats.in_block > 0).await;
		node.stop();
		let mut link = chain.link();
		timeout(LIMIT, link.wait_for(|link| !link.connected)).await.unwrap().unwrap();
		let (status, problem) = service.post(&purse.sign(purse.order(99, LIVE)), None).await;
		assert_eq!((status, &problem["type"]), (503, &"/problems#chain-unreachable".into()));
		node.restart().await;
		timeout(LIMIT, link.wait_for(|link| link.connected)).await.unwrap().unwrap();
		service.until(|stats| stats.totals.settled == u128::from(sequence)).await;
	}
	let at = chain.at_finalized().await.unwrap();
	let spent = at.purse(purse.id).await.unwrap().unwrap().spent;
	assert_eq!(spent, u128::from(sequence) * LIVE);
}
