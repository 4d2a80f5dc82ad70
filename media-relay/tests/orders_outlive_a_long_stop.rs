//! A relay that was down for longer than its node remembers.

mod support;

use livestars_chain::{Call, ChainError, Signer};
use livestars_relay::orders::Status;
use support::{account, Key, Node, Purse, Service, LIMIT, LIVE};
use tokio::time::timeout;

#[tokio::test(flavor = "multi_thread")]
async fn what_can_still_be_paid_is_paid_and_of_the_rest_nothing_is_claimed() {
	let node = Node::start_pruning("16").await;
	let chain = node.connect().await;
	let relay = "//Relay//without//money";
	let service = Service::start(&chain, relay).await;
	let key = Key::Sr25519(Signer::from_uri("//Bob//purse").unwrap());
	let purse = Purse::open(&chain, "//Bob", key, 10 * LIVE, account(relay)).await;
	let opened_at = chain.at_best().await.unwrap().block();
	service.until(|stats| stats.tip.is_some_and(|tip| tip.number >= opened_at.number)).await;
	let settled_elsewhere = purse.sign(purse.order(0, LIVE));
	let waiting = purse.sign(purse.order(1, 2 * LIVE));
	for signed in [&settled_elsewhere, &waiting] {
		service.orders.submit(signed.clone(), None).await.unwrap();
	}
	let folder = service.stop();

	let bob = Signer::from_uri("//Bob").unwrap();
	let settle = Call::Settle(vec![settled_elsewhere.clone()]);
	chain.submit(&bob, settle).await.unwrap().included().await.unwrap();
	let call = Call::Transfer { to: account(relay), amount: 100 * LIVE };
	let alice = Signer::from_uri("//Alice").unwrap();
	let paid = chain.submit(&alice, call).await.unwrap().included().await.unwrap();
	let mut link = chain.link();
	let forgotten = timeout(LIMIT, async {
		loop {
			link.changed().await.unwrap();
			let state =
				async { chain.at(paid.block.hash).await?.free_balance(&alice.account()).await };
			if matches!(state.await, Err(ChainError::Pruned { .. })) {
				break;
			}
		}
	});
	forgotten.await.expect("the node forgets old states");

	let service = Service::start_with(folder, &chain, relay).await;
	service.until(|stats| stats.totals.settled == 1).await;
	let (_, order) = service.get(&waiting.hash().to_string()).await;
	assert_eq!(order["status"], "final", "{order}");
	let (_, order) = service.get(&settled_elsewhere.hash().to_string()).await;
	assert_eq!(order["status"], "unwitnessed", "{order}");
	// Luna's room is told so when it opens; what is paid, the chain says.
	let told = service.orders.of(purse.performer).await.unwrap();
	let told: Vec<_> = told.iter().map(|order| (order.hash, &order.status)).collect();
	assert_eq!(told, [(settled_elsewhere.hash(), &Status::Unwitnessed)]);
	let at = chain.at_finalized().await.unwrap();
	assert_eq!(at.purse(purse.id).await.unwrap().unwrap().spent, 3 * LIVE);
}
