//! How many tips a running node takes for as long as its blocks are full.

use crate::{
	extrinsics::{account, sign, viewer},
	report::table,
	Result,
};
use codec::{Decode, Encode};
use jsonrpsee::{
	core::client::ClientT,
	rpc_params,
	ws_client::{WsClient, WsClientBuilder},
};
use livestars_runtime::{
	configs::system::BlockWeightLimits,
	constants::{currency::LIVE, time::SLOT_DURATION},
	genesis_config_presets::cast,
	Hash, Nonce, RuntimeCall, RuntimeEvent, UncheckedExtrinsic,
};
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, PerDispatchClass},
		storage::storage_prefix,
		weights::Weight,
		BoundedVec,
	},
	frame_system::EventRecord,
	sp_core::{bytes, sr25519, Pair},
	sp_keyring::Sr25519Keyring,
	*,
};
use std::{
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};

/// How many viewers tip.
const VIEWERS: u32 = 500;

/// How many connections send their tips.
const SENDERS: u32 = 4;

/// What each viewer has to spend.
const ENDOWMENT: u128 = 1_000 * LIVE;

/// How many transfers one transaction of the set-up makes.
const TRANSFERS_IN_BATCH: usize = 50;

/// The part of a slot in which a node of ours authors a block (`PROPOSAL_PORTION` of the node), of
/// which the proposer of `sc-basic-authorship` takes two thirds to put transactions in.
const PROPOSAL: f64 = 2.0 / 3.0 * 2.0 / 3.0;

/// What a block held.
struct Block {
	/// Receipts.
	tips: u32,
	/// Transactions that failed.
	failures: u32,
	/// What ordinary transactions weighed.
	weight: Weight,
}

/// How often the node authored a block, and how many seconds that took in all.
struct Authoring {
	blocks: f64,
	seconds: f64,
}

/// Prepares viewers on the development chain at `url`, lets them tip for `duration`, and prints how
/// full the blocks were.
pub async fn run(url: &str, metrics: &str, duration: Duration) -> Result<()> {
	let node = connect(url).await?;
	let genesis: Hash = node.request("chain_getBlockHash", rpc_params![0]).await?;
	prepare(&node, genesis).await?;

	eprintln!("Filling the pool with tips of {VIEWERS} viewers");
	let (stop, sent) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
	let mut senders = Vec::new();
	for sender in 0..SENDERS {
		let node = connect(url).await?;
		let (stop, sent) = (stop.clone(), sent.clone());
		senders.push(tokio::spawn(async move {
			let viewers: Vec<_> = (sender..VIEWERS).step_by(SENDERS as usize).map(viewer).collect();
			send_tips(&node, genesis, &viewers, &stop, &sent).await
		}));
	}
	let begin = best(&node).await? + 3;
	while best(&node).await? < begin {
		tokio::time::sleep(Duration::from_millis(50)).await;
	}

	eprintln!("Measuring for {} seconds", duration.as_secs());
	let (from, authored_before, start) = (best(&node).await?, authoring(metrics)?, Instant::now());
	while start.elapsed() < duration && !senders.iter().any(|sender| sender.is_finished()) {
		tokio::time::sleep(Duration::from_millis(50)).await;
	}
	let (to, authored_after, elapsed) = (best(&node).await?, authoring(metrics)?, start.elapsed());
	stop.store(true, Ordering::Relaxed);
	for sender in senders {
		sender.await??;
	}

	let mut blocks = Vec::new();
	for number in from + 1..=to {
		blocks.push(block(&node, number).await?);
	}
	report(&blocks, elapsed, &authored_before, &authored_after, sent.load(Ordering::Relaxed))
}

fn report(
	blocks: &[Block],
	elapsed: Duration,
	before: &Authoring,
	after: &Authoring,
	sent: u64,
) -> Result<()> {
	let tips: u32 = blocks.iter().map(|block| block.tips).sum();
	let failures: u32 = blocks.iter().map(|block| block.failures).sum();
	if tips == 0 || failures > 0 {
		return Err(
			format!("{tips} tips and {failures} failures in {} blocks", blocks.len()).into()
		);
	}
	let slot = Duration::from_millis(SLOT_DURATION).as_secs_f64();
	let limit = BlockWeightLimits::get()
		.get(DispatchClass::Normal)
		.max_total
		.ok_or("ordinary transactions have no limit")?;
	let per_block = f64::from(tips) / blocks.len() as f64;
	let weight = blocks.iter().map(|block| block.weight.ref_time() as f64).sum::<f64>();
	let weight_of_tip = weight / f64::from(tips);
	let fullness = weight / blocks.len() as f64 / limit.ref_time() as f64;
	let authoring = (after.seconds - before.seconds) / (after.blocks - before.blocks);
	let per_tip = authoring / per_block;

	let mut figures = table(["figure", "value"]);
	figures
		.add_row(["seconds".into(), format!("{:.1}", elapsed.as_secs_f64())])
		.add_row(["blocks".into(), blocks.len().to_string()])
		.add_row(["tips sent to the pool".into(), sent.to_string()])
		.add_row(["tips in these blocks".into(), tips.to_string()])
		.add_row([
			"tips per second".into(),
			format!("{:.0}", f64::from(tips) / elapsed.as_secs_f64()),
		])
		.add_row(["tips per block".into(), format!("{per_block:.0}")])
		.add_row(["of the weight that tips may fill".into(), format!("{:.0} %", 100.0 * fullness)])
		.add_row(["weight of a tip".into(), format!("{:.0} µs", weight_of_tip / 1e6)])
		.add_row(["authoring a block".into(), format!("{:.0} ms", 1e3 * authoring)])
		.add_row(["of the slot".into(), format!("{:.0} %", 100.0 * authoring / slot)])
		.add_row(["authoring a tip".into(), format!("{:.0} µs", 1e6 * per_tip)])
		.add_row([
			"tips per second, limited by weight".into(),
			format!("{:.0}", limit.ref_time() as f64 / weight_of_tip / slot),
		])
		.add_row(["tips per second, limited by time".into(), format!("{:.0}", PROPOSAL / per_tip)]);
	println!("\nFull blocks of tips on a running node.\n\n{figures}");
	Ok(())
}

/// Gives every viewer something to spend and a referrer with two above, and lets the performer go live.
async fn prepare(node: &WsClient, genesis: Hash) -> Result<()> {
	eprintln!("Giving {VIEWERS} viewers something to spend, and a referrer");
	let viewers: Vec<_> = (0..VIEWERS).map(viewer).collect();
	let alice = Sr25519Keyring::Alice.pair();
	let mut nonce = next_nonce(node, &alice).await?;
	for some in viewers.chunks(TRANSFERS_IN_BATCH) {
		let calls = some.iter().map(|viewer| {
			let dest = account(viewer).into();
			pallet_balances::Call::transfer_keep_alive { dest, value: ENDOWMENT }.into()
		});
		let call = pallet_utility::Call::batch_all { calls: calls.collect() };
		submit(node, &sign(call, &alice, nonce, genesis)).await?;
		nonce += 1;
	}
	let luna = sr25519::Pair::from_string("//Luna", None)?;
	let call = pallet_rooms::Call::go_live { relay: cast::RELAY, cast: BoundedVec::new() };
	submit(node, &sign(call, &luna, next_nonce(node, &luna).await?, genesis)).await?;
	empty_pool(node).await?;

	for viewer in &viewers {
		let referrer = Sr25519Keyring::Bob.to_account_id();
		let call = pallet_referrals::Call::enrol { referrer };
		submit(node, &sign(call, viewer, next_nonce(node, viewer).await?, genesis)).await?;
	}
	empty_pool(node).await
}

/// Sends tips of these viewers, one of each in turn, until told to stop.
async fn send_tips(
	node: &WsClient,
	genesis: Hash,
	viewers: &[sr25519::Pair],
	stop: &AtomicBool,
	sent: &AtomicU64,
) -> Result<()> {
	let call: RuntimeCall = pallet_tipping::Call::tip {
		performer: cast::LUNA,
		amount: LIVE / 100,
		served_by: Some(cast::RELAY),
		memo: None,
	}
	.into();
	let first = next_nonce(node, viewers.first().ok_or("a sender without viewers")?).await?;
	for nonce in first.. {
		for viewer in viewers {
			let tip = sign(call.clone(), viewer, nonce, genesis);
			while let Err(error) = submit(node, &tip).await {
				if stop.load(Ordering::Relaxed) {
					return Ok(());
				}
				// A full pool makes room with the next block; all else is a fault.
				if !error.to_string().contains(POOL_IS_FULL) {
					return Err(error);
				}
				tokio::time::sleep(Duration::from_millis(20)).await;
			}
			sent.fetch_add(1, Ordering::Relaxed);
			if stop.load(Ordering::Relaxed) {
				return Ok(());
			}
		}
	}
	Ok(())
}

/// What the pool answers when it has no room: code 1016 of `author_submitExtrinsic`.
const POOL_IS_FULL: &str = "1016";

async fn connect(url: &str) -> Result<WsClient> {
	Ok(WsClientBuilder::default().max_response_size(64 << 20).build(url).await?)
}

async fn submit(node: &WsClient, transaction: &UncheckedExtrinsic) -> Result<Hash> {
	let bytes = bytes::to_hex(&transaction.encode(), false);
	Ok(node.request("author_submitExtrinsic", rpc_params![bytes]).await?)
}

async fn next_nonce(node: &WsClient, wallet: &sr25519::Pair) -> Result<Nonce> {
	let address = account(wallet).to_string();
	Ok(node.request("system_accountNextIndex", rpc_params![address]).await?)
}

/// Waits until every transaction of the pool is in a block.
async fn empty_pool(node: &WsClient) -> Result<()> {
	loop {
		let waiting: Vec<String> = node.request("author_pendingExtrinsics", rpc_params![]).await?;
		if waiting.is_empty() {
			return Ok(());
		}
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
}

/// The number of the best block.
async fn best(node: &WsClient) -> Result<u64> {
	let header: serde_json::Value = node.request("chain_getHeader", rpc_params![]).await?;
	let number = header["number"].as_str().ok_or("a header without a number")?;
	Ok(u64::from_str_radix(number.trim_start_matches("0x"), 16)?)
}

/// What block `number` held.
async fn block(node: &WsClient, number: u64) -> Result<Block> {
	let hash: Hash = node.request("chain_getBlockHash", rpc_params![number]).await?;
	let events: Vec<EventRecord<RuntimeEvent, Hash>> = value(node, b"Events", hash).await?;
	let weight: PerDispatchClass<Weight> = value(node, b"BlockWeight", hash).await?;
	let count = |is_it: fn(&RuntimeEvent) -> bool| {
		events.iter().filter(|record| is_it(&record.event)).count() as u32
	};
	Ok(Block {
		tips: count(|event| {
			matches!(event, RuntimeEvent::Tipping(pallet_tipping::Event::Paid { .. }))
		}),
		failures: count(|event| {
			matches!(event, RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { .. }))
		}),
		weight: *weight.get(DispatchClass::Normal),
	})
}

/// A value of the system pallet's in a block.
async fn value<Value: Decode>(node: &WsClient, name: &[u8], block: Hash) -> Result<Value> {
	let key = bytes::to_hex(&storage_prefix(b"System", name), false);
	let value: String = node.request("state_getStorage", rpc_params![key, block]).await?;
	Ok(Value::decode(&mut &bytes::from_hex(&value)?[..])?)
}

/// What the node's metrics say of its authoring.
fn authoring(url: &str) -> Result<Authoring> {
	let text = ureq::get(url).call()?.body_mut().read_to_string()?;
	let sum_of = |name: &str| -> Result<f64> {
		let line = text
			.lines()
			.find(|line| line.starts_with(name))
			.ok_or_else(|| format!("the node's metrics have no {name}"))?;
		Ok(line.rsplit(' ').next().unwrap_or_default().parse()?)
	};
	Ok(Authoring {
		blocks: sum_of("substrate_proposer_block_constructed_count")?,
		seconds: sum_of("substrate_proposer_block_constructed_sum")?,
	})
}
