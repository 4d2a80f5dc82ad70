//! Whole audits of a node that is made up: it answers the requests of the auditor out of memory, with
//! metadata and values of the types that the pallets have.

use clap::Parser;
use codec::{Compact, Decode, Encode};
use frame::deps::sp_runtime::AccountId32;
use livestars_audit::{
	arguments::Arguments,
	audit::audit_chain,
	chain::Chain,
	error::CannotCheck,
	report::{Report, Verdict},
};
use livestars_primitives::payment::{PaymentKind, Role, Share, Shares, UnclaimedShares};
use livestars_ranking_core::{decay, shuffled, slot, DecayedSum, Slot, FORMULA_VERSION};
use pallet_ranking::{Explanation, Listing, Placed, Record, RoomState};
use pallet_tipping::{Policy, TierReached};
use scale_info::{meta_type, TypeInfo};
use serde_json::{json, Value};
use std::{collections::BTreeMap, sync::Arc};
use subxt::{
	ext::frame_metadata::{v15, RuntimeMetadataPrefixed},
	rpcs::{
		client::{RawRpcFuture, RawRpcSubscription, RawValue, RpcClient, RpcClientT},
		Error, UserError,
	},
};

const LIVE: u128 = 1_000_000_000_000;
const GENESIS: u64 = 1_700_000_000_000;
const BLOCK_TIME: u64 = 2_000;
const HALF_LIFE: u64 = 60_000;

/// The version of the first runtime, and of the one that replaces it.
const VERSIONS: [u32; 2] = [100, 101];

const RANDOMNESS: [u8; 32] = [77; 32];

/// The version of a runtime without payments.
const OTHER_CHAIN: u32 = 7;

fn account(byte: u8) -> AccountId32 {
	AccountId32::new([byte; 32])
}

/// The events of the first runtime.
#[derive(Encode, TypeInfo)]
enum Event {
	#[codec(index = 0)]
	System(SystemEvent),
	#[codec(index = 9)]
	Tipping(TippingEvent),
}

/// The events of the second one: pallets and variants have moved.
#[derive(Encode, TypeInfo)]
enum NewEvent {
	#[codec(index = 0)]
	System(SystemEvent),
	#[codec(index = 9)]
	Rooms(RoomsEvent),
	#[codec(index = 30)]
	Tipping(NewTippingEvent),
}

#[derive(Encode, TypeInfo)]
enum SystemEvent {
	Remarked { sender: AccountId32, hash: [u8; 32] },
	CodeUpdated,
}

#[derive(Encode, TypeInfo)]
enum RoomsEvent {
	RoomOpened { performer: AccountId32 },
}

#[derive(Encode, TypeInfo)]
#[allow(clippy::large_enum_variant, reason = "the shape of the event is the pallet's")]
enum TippingEvent {
	Paid {
		payer: AccountId32,
		performer: AccountId32,
		amount: u128,
		kind: PaymentKind,
		shares: Shares<AccountId32, u128>,
		unclaimed: UnclaimedShares<AccountId32, u128>,
		order: Option<[u8; 32]>,
		memo: Option<[u8; 32]>,
	},
}

#[derive(Encode, TypeInfo)]
#[allow(dead_code, reason = "the variant in front moves the one that is used")]
#[allow(clippy::large_enum_variant, reason = "the shape of the event is the pallet's")]
enum NewTippingEvent {
	PolicyChanged {
		policy: Policy,
	},
	Paid {
		performer: AccountId32,
		kind: PaymentKind,
		amount: u128,
		currency: [u8; 4],
		payer: AccountId32,
		unclaimed: UnclaimedShares<AccountId32, u128>,
		shares: Shares<AccountId32, u128>,
	},
}

#[derive(Encode, TypeInfo)]
enum Phase {
	ApplyExtrinsic(u32),
	Finalization,
	Initialization,
}

#[derive(Encode, TypeInfo)]
struct Room {
	profile: [u8; 32],
	deposit: u128,
}

/// A payment, to the performer and in planck.
type Tip = (u8, u128);

/// One block of the made-up chain.
#[derive(Clone, Default)]
struct Block {
	/// The payments by its extrinsics.
	tips: Vec<Tip>,
	/// The payments before its time is set.
	early: Vec<Tip>,
	/// Whether it installs the second runtime.
	upgrade: bool,
}

/// The storage of a block.
type Storage = BTreeMap<Vec<u8>, Vec<u8>>;

/// A node out of memory.
#[derive(Clone)]
struct Node {
	storages: Vec<Storage>,
	/// The version of the runtime that each block leaves behind.
	versions: Vec<u32>,
	/// The block up to which states are pruned.
	pruned_below: u64,
	finalised: u64,
	/// Who is a newcomer at the last block.
	newcomers: Vec<AccountId32>,
}

fn key(pallet: &str, entry: &str) -> Vec<u8> {
	[pallet, entry].map(|name| sp_crypto_hashing::twox_128(name.as_bytes())).concat()
}

fn map_key(pallet: &str, entry: &str, who: &AccountId32) -> Vec<u8> {
	let encoded = who.encode();
	[key(pallet, entry), sp_crypto_hashing::blake2_128(&encoded).to_vec(), encoded].concat()
}

/// The receipt of a payment: 70 % to the performer, the rest to the treasury.
fn receipt(performer: u8, amount: u128) -> Shares<AccountId32, u128> {
	let treasury = amount * 3 / 10;
	let share = |role, to, amount| Share { role, account: account(to), amount };
	let mut shares = vec![
		share(Role::Performer, performer, amount - treasury),
		share(Role::Treasury, 250, treasury),
	];
	shares.retain(|share| share.amount > 0);
	Shares::truncate_from(shares)
}

fn paid(version: u32, (performer, amount): Tip) -> Vec<u8> {
	let (payer, kind) = (account(200), PaymentKind::Tip);
	let (shares, unclaimed) = (receipt(performer, amount), UnclaimedShares::default());
	let performer = account(performer);
	if version == VERSIONS[0] {
		let (order, memo) = (Some([1; 32]), None);
		Event::Tipping(TippingEvent::Paid {
			payer,
			performer,
			amount,
			kind,
			shares,
			unclaimed,
			order,
			memo,
		})
		.encode()
	} else {
		let currency = *b"LIVE";
		NewEvent::Tipping(NewTippingEvent::Paid {
			performer,
			kind,
			amount,
			currency,
			payer,
			unclaimed,
			shares,
		})
		.encode()
	}
}

impl Node {
	/// An honest node of a chain with these blocks, on which everybody who is paid has a room.
	fn new(blocks: &[Block]) -> Self {
		let mut node = Self {
			storages: vec![],
			versions: vec![],
			pruned_below: 0,
			finalised: 0,
			newcomers: vec![],
		};
		let mut records = BTreeMap::<AccountId32, Record>::new();
		let mut version = VERSIONS[0];
		let mut before = 0;
		for (block, number) in blocks.iter().zip(0_u64..) {
			let executed = version;
			let now = if number == 0 { 0 } else { GENESIS + number * BLOCK_TIME };
			let topics = Vec::<[u8; 32]>::new();
			let mut events = vec![];
			let remark = SystemEvent::Remarked { sender: account(1), hash: [0; 32] };
			let remark = if executed == VERSIONS[0] {
				Event::System(remark).encode()
			} else {
				events.push((
					Phase::Finalization,
					NewEvent::Rooms(RoomsEvent::RoomOpened { performer: account(9) }).encode(),
				));
				NewEvent::System(remark).encode()
			};
			events.push((Phase::ApplyExtrinsic(0), remark));
			for (early, tip) in block
				.early
				.iter()
				.map(|tip| (true, *tip))
				.chain(block.tips.iter().map(|tip| (false, *tip)))
			{
				let phase = if early { Phase::Initialization } else { Phase::ApplyExtrinsic(1) };
				events.push((phase, paid(executed, tip)));
				let unpaid = Record::unpaid(RoomState::Open);
				let record = records.entry(account(tip.0)).or_insert(unpaid);
				record.sum.add(tip.1, if early { before } else { now }, HALF_LIFE);
			}
			if block.upgrade {
				events.push((
					Phase::ApplyExtrinsic(2),
					Event::System(SystemEvent::CodeUpdated).encode(),
				));
				version = VERSIONS[1];
			}
			let mut encoded = Compact(events.len() as u32).encode();
			for (phase, event) in events {
				encoded.extend(phase.encode());
				encoded.extend(event);
				encoded.extend(topics.encode());
			}

			let mut storage = Storage::new();
			storage.insert(key("System", "Events"), encoded);
			storage.insert(
				key("System", "LastRuntimeUpgrade"),
				(Compact(executed), "livestars").encode(),
			);
			storage.insert(key("Timestamp", "Now"), now.encode());
			storage.insert(key("Babe", "NextRandomness"), RANDOMNESS.encode());
			storage.insert(key("Tipping", "CurrentPolicy"), Policy::genesis().encode());
			for (who, record) in &records {
				storage.insert(map_key("Ranking", "Records", who), record.encode());
				let room = Room { profile: [3; 32], deposit: LIVE };
				storage.insert(map_key("Rooms", "Rooms", who), room.encode());
			}
			node.storages.push(storage);
			node.versions.push(version);
			before = now;
		}
		node.finalised = blocks.len() as u64 - 1;
		node
	}

	fn tamper(&mut self, performer: u8, tamper: impl Fn(&mut Record)) {
		let key = map_key("Ranking", "Records", &account(performer));
		let record = self.storages.last_mut().unwrap().get_mut(&key).unwrap();
		let mut changed = Record::decode(&mut record.as_slice()).unwrap();
		tamper(&mut changed);
		*record = changed.encode();
	}

	/// Opens rooms for newcomers.
	fn admit(&mut self, newcomers: impl IntoIterator<Item = u8>) {
		let storage = self.storages.last_mut().unwrap();
		for who in newcomers.into_iter().map(account) {
			let record = Record::unpaid(RoomState::Open);
			storage.insert(map_key("Ranking", "Records", &who), record.encode());
			let room = Room { profile: [3; 32], deposit: LIVE };
			storage.insert(map_key("Rooms", "Rooms", &who), room.encode());
			self.newcomers.push(who);
		}
	}

	fn hash(number: u64) -> Value {
		json!(format!("0x{:064x}", number + 1))
	}

	fn number(hash: &Value) -> u64 {
		u64::from_str_radix(hash.as_str().unwrap().trim_start_matches("0x"), 16).unwrap() - 1
	}

	/// The state of a block; an error as a node words it if it is pruned.
	fn state(&self, hash: &Value) -> Result<(u64, &Storage), UserError> {
		let number = Self::number(hash);
		if number < self.pruned_below {
			return Err(UserError {
				code: 4003,
				message: format!(
					"Client error: UnknownBlock: State already discarded for {}",
					hash.as_str().unwrap()
				),
				data: None,
			});
		}
		Ok((number, &self.storages[number as usize]))
	}

	fn answer(&self, method: &str, params: &[Value]) -> Result<Value, UserError> {
		let text = |value: &[u8]| json!(format!("0x{}", hex::encode(value)));
		let bytes =
			|value: &Value| hex::decode(value.as_str().unwrap().trim_start_matches("0x")).unwrap();
		Ok(match method {
			"system_chain" => json!("Made up"),
			"chain_getFinalizedHead" => Self::hash(self.finalised),
			"chain_getBlockHash" => match params[0].as_u64().unwrap() {
				number if number < self.storages.len() as u64 => Self::hash(number),
				_ => Value::Null,
			},
			"chain_getHeader" => {
				let zero = format!("0x{:064x}", 0);
				json!({
					"parentHash": zero,
					"number": format!("0x{:x}", Self::number(&params[0])),
					"stateRoot": zero,
					"extrinsicsRoot": zero,
					"digest": { "logs": [] },
				})
			},
			"state_getStorage" => {
				let (_, storage) = self.state(&params[1])?;
				storage.get(&bytes(&params[0])).map_or(Value::Null, |value| text(value))
			},
			"state_queryStorageAt" => {
				let (_, storage) = self.state(&params[1])?;
				let keys = params[0].as_array().unwrap().iter();
				let changes: Vec<_> = keys
					.map(|key| json!([key, storage.get(&bytes(key)).map(|value| text(value))]))
					.collect();
				json!([{ "block": params[1], "changes": changes }])
			},
			"state_getKeysPaged" => {
				let (_, storage) = self.state(&params[3])?;
				let (prefix, count) = (bytes(&params[0]), params[1].as_u64().unwrap());
				let after = params[2].as_str().map(|_| bytes(&params[2]));
				let keys: Vec<_> = storage
					.keys()
					.filter(|key| key.starts_with(&prefix))
					.filter(|key| after.as_ref().is_none_or(|after| *key > after))
					.take(count as usize)
					.map(|key| text(key))
					.collect();
				json!(keys)
			},
			"state_call" => {
				let (number, storage) = self.state(&params[2])?;
				let version = self.versions[number as usize];
				let function = params[0].as_str().unwrap();
				let input = bytes(&params[1]);
				text(&runtime_call(version, storage, &self.newcomers, function, &input))
			},
			_ => return Err(UserError::method_not_found()),
		})
	}
}

impl RpcClientT for Node {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		let params: Vec<Value> =
			params.map_or(vec![], |params| serde_json::from_str(params.get()).unwrap());
		let answer = self.answer(method, &params);
		Box::pin(async move {
			let answer = answer.map_err(Error::User)?;
			Ok(serde_json::value::to_raw_value(&answer).unwrap())
		})
	}

	fn subscribe_raw<'a>(
		&'a self,
		_: &'a str,
		_: Option<Box<RawValue>>,
		_: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		Box::pin(async { Err(Error::User(UserError::method_not_found())) })
	}
}

/// Executes a function of the runtime on a block's state.
fn runtime_call(
	version: u32,
	storage: &Storage,
	newcomers: &[AccountId32],
	function: &str,
	input: &[u8],
) -> Vec<u8> {
	let now = u64::decode(&mut storage[&key("Timestamp", "Now")].as_slice()).unwrap();
	let records: BTreeMap<AccountId32, Record> = storage
		.iter()
		.filter(|(stored, _)| stored.starts_with(&key("Ranking", "Records")))
		.map(|(stored, value)| {
			let who = AccountId32::decode(&mut &stored[48..]).unwrap();
			(who, Record::decode(&mut value.as_slice()).unwrap())
		})
		.collect();
	let mut order: Vec<_> = records
		.iter()
		.filter(|(_, record)| record.is_scored())
		.map(|(who, record)| (std::cmp::Reverse(record.sum.sort_key(HALF_LIFE)), who.clone()))
		.collect();
	order.sort();
	let sum = |who: &AccountId32| records.get(who).map_or(DecayedSum::default(), |it| it.sum);

	match function {
		"Core_version" => {
			let apis = Vec::<([u8; 8], u32)>::new();
			("livestars", "livestars", 1_u32, version, 1_u32, apis, 1_u32).encode()
		},
		"Metadata_metadata_versions" => vec![15_u32].encode(),
		"Metadata_metadata_at_version" => Some(metadata(version).encode()).encode(),
		"LiveStarsApi_tier" => {
			let who = AccountId32::decode(&mut &*input).unwrap();
			let received = sum(&who).at(now, HALF_LIFE);
			Policy::genesis().tier(received).encode()
		},
		"LiveStarsApi_explain" => {
			let who = AccountId32::decode(&mut &*input).unwrap();
			let sum = sum(&who);
			Explanation {
				formula_version: FORMULA_VERSION,
				now,
				half_life: HALF_LIFE,
				recorded: sum.value >> 32,
				updated: sum.updated,
				weight: decay(1 << 32, now.saturating_sub(sum.updated), HALF_LIFE) as u64,
				received: sum.at(now, HALF_LIFE),
				sort_key: sum.sort_key(HALF_LIFE),
				place: order.iter().position(|(_, other)| *other == who).map(|it| it as u32),
				room: records.get(&who).map_or(RoomState::Closed, |record| record.room),
				newcomer_until: newcomers.contains(&who).then_some(now + 1),
				eligibility: Ok(()),
			}
			.encode()
		},
		"LiveStarsApi_ranking" => {
			let (from, count) = <(u32, u32)>::decode(&mut &*input).unwrap();
			let (ranked, new) = (order.len() as u32, newcomers.len() as u32);
			let seed = pallet_ranking::EXPLORATION_SUBJECT;
			let seed = sp_crypto_hashing::blake2_256(&[seed, &RANDOMNESS].concat());
			let slots = (from..from + count).map_while(|position| slot(position, ranked, new));
			slots
				.zip(from..)
				.map(|(slot, position)| {
					let (who, listing) = match slot {
						Slot::Ranked(place) => {
							(&order[place as usize].1, Listing::Ranked { place })
						},
						Slot::Exploration(index) => {
							let index = shuffled(index, new, &seed) as usize;
							(&newcomers[index], Listing::Exploration)
						},
					};
					Placed {
						position,
						account: who.clone(),
						listing,
						score: sum(who).at(now, HALF_LIFE),
						sort_key: sum(who).sort_key(HALF_LIFE),
					}
				})
				.collect::<Vec<_>>()
				.encode()
		},
		_ => panic!("the auditor asks for {function}"),
	}
}

/// The metadata of the runtime of this version.
fn metadata(version: u32) -> RuntimeMetadataPrefixed {
	use v15::*;
	let plain = |name, ty| StorageEntryMetadata {
		name,
		modifier: StorageEntryModifier::Optional,
		ty: StorageEntryType::Plain(ty),
		default: vec![0],
		docs: vec![],
	};
	let map = |name, value| StorageEntryMetadata {
		ty: StorageEntryType::Map {
			hashers: vec![StorageHasher::Blake2_128Concat],
			key: meta_type::<AccountId32>(),
			value,
		},
		..plain(name, value)
	};
	let constant = |name, ty, value| PalletConstantMetadata { name, ty, value, docs: vec![] };
	let pallet = |name, index, entries, event: Option<_>, constants| PalletMetadata {
		name,
		storage: Some(PalletStorageMetadata { prefix: name, entries }),
		calls: None,
		event: event.map(|ty| PalletEventMetadata { ty }),
		constants,
		error: None,
		index,
		docs: vec![],
	};
	let is_first = version == VERSIONS[0];
	let (tipping, tipping_event) = match is_first {
		true => (9, meta_type::<TippingEvent>()),
		false => (30, meta_type::<NewTippingEvent>()),
	};
	let (rooms, rooms_event) = match is_first {
		true => (10, None),
		false => (9, Some(meta_type::<RoomsEvent>())),
	};
	let system_event = Some(meta_type::<SystemEvent>());
	let half_life = constant("HalfLife", meta_type::<u64>(), HALF_LIFE.encode());
	let prefix = constant("SS58Prefix", meta_type::<u16>(), 5_483_u16.encode());
	let randomness = plain("NextRandomness", meta_type::<[u8; 32]>());
	let mut pallets = vec![
		pallet("System", 0, vec![], system_event, vec![prefix]),
		pallet("Timestamp", 1, vec![plain("Now", meta_type::<u64>())], None, vec![]),
		pallet(
			"Tipping",
			tipping,
			vec![plain("CurrentPolicy", meta_type::<Policy>())],
			Some(tipping_event),
			vec![],
		),
		pallet("Ranking", 11, vec![map("Records", meta_type::<Record>())], None, vec![half_life]),
		pallet("Babe", 12, vec![randomness], None, vec![]),
		pallet("Rooms", rooms, vec![map("Rooms", meta_type::<Room>())], rooms_event, vec![]),
	];
	if version == OTHER_CHAIN {
		pallets.truncate(2);
	}

	let input = |name, ty| RuntimeApiMethodParamMetadata { name, ty };
	let method =
		|name, inputs, output| RuntimeApiMethodMetadata { name, inputs, output, docs: vec![] };
	let performer = || vec![input("performer", meta_type::<AccountId32>())];
	let page = vec![input("from", meta_type::<u32>()), input("count", meta_type::<u32>())];
	let methods = vec![
		method("tier", performer(), meta_type::<TierReached>()),
		method("explain", performer(), meta_type::<Explanation>()),
		method("ranking", page, meta_type::<Vec<Placed<AccountId32>>>()),
	];
	let apis = vec![RuntimeApiMetadata { name: "LiveStarsApi", methods, docs: vec![] }];

	let nothing = meta_type::<()>();
	let event = if is_first { meta_type::<Event>() } else { meta_type::<NewEvent>() };
	let extrinsic = ExtrinsicMetadata {
		version: 4,
		address_ty: nothing,
		call_ty: nothing,
		signature_ty: nothing,
		extra_ty: nothing,
		signed_extensions: vec![],
	};
	let outer_enums =
		OuterEnums { call_enum_ty: nothing, event_enum_ty: event, error_enum_ty: nothing };
	let custom = CustomMetadata { map: BTreeMap::new() };
	RuntimeMetadataV15::new(pallets, extrinsic, nothing, apis, outer_enums, custom).into()
}

async fn audit(node: &Node, line: &str) -> Result<Report, CannotCheck> {
	let line = format!("livestars-audit {line}");
	let arguments = Arguments::parse_from(line.split_whitespace());
	let chain = Chain::new(RpcClient::new(Arc::new(node.clone()))).await.unwrap();
	audit_chain(&chain, &arguments, |_| ()).await
}

fn block(tips: impl IntoIterator<Item = Tip>) -> Block {
	Block { tips: tips.into_iter().collect(), ..Default::default() }
}

/// Ten blocks with payments to three performers.
fn blocks() -> Vec<Block> {
	vec![
		block([]),
		block([(1, 1_000 * LIVE), (2, 30_000 * LIVE)]),
		block([]),
		block([(3, 20_000 * LIVE)]),
		Block { early: vec![(1, 7 * LIVE)], ..block([(1, 1), (2, 3)]) },
		block([]),
		block([(3, 5 * LIVE)]),
		block([(1, 90_000 * LIVE)]),
		block([(2, 1)]),
		block([]),
	]
}

#[tokio::test]
async fn an_honest_node_agrees() {
	let report = audit(&Node::new(&blocks()), "").await.unwrap();
	assert_eq!(report.differences, []);
	assert_eq!(report.faults, []);
	assert_eq!(report.verdict(), Verdict::Agrees);
	assert_eq!((report.from, report.to, report.performers), (0, 9, 3));
	assert_eq!(report.totals.payments.count, 9);
	assert_eq!(report.chain.ss58_prefix, 5_483);
	let compared = report.compared;
	assert_eq!((compared.explanations, compared.tiers, compared.positions), (3, 3, 3));
}

#[tokio::test]
async fn the_order_of_answers_does_not_depend_on_the_concurrency() {
	let node = Node::new(&blocks());
	for concurrency in [1, 2, 64] {
		let report = audit(&node, &format!("--concurrency {concurrency}")).await.unwrap();
		assert_eq!(report.verdict(), Verdict::Agrees);
	}
}

#[tokio::test]
async fn storage_and_lists_are_read_to_their_ends() {
	// GIVEN more performers than there are on a page of storage or of the list
	let paid = block((0..=255).map(|performer| (performer, LIVE + u128::from(performer))));
	let report = audit(&Node::new(&[block([]), paid]), "").await.unwrap();
	// THEN all of them are compared; performer 200 pays herself
	assert_eq!(report.compared.positions, 256);
	assert_eq!(report.differences, []);
	assert_eq!(report.faults.len(), 1);
}

#[tokio::test]
async fn newcomers_stand_where_the_randomness_puts_them() {
	let mut node = Node::new(&blocks());
	node.admit(101..=107);
	let report = audit(&node, "").await.unwrap();
	assert_eq!(report.differences, []);
	assert_eq!((report.performers, report.compared.positions), (3, 10));
	// GIVEN a node whose list is shuffled by something else
	let storage = node.storages.last_mut().unwrap();
	storage.insert(key("Babe", "NextRandomness"), [78_u8; 32].encode());
	assert_eq!(audit(&node, "").await.unwrap().verdict(), Verdict::Differs);
}

#[tokio::test]
async fn a_node_with_a_tampered_sum_differs() {
	let mut node = Node::new(&blocks());
	node.tamper(3, |record| record.sum.value += 1 << 32);
	let report = audit(&node, "").await.unwrap();
	assert_eq!(report.verdict(), Verdict::Differs);
	let text = report.to_string();
	assert!(text.contains("stored sum (2^-32 planck)"), "{text}");
}

#[tokio::test]
async fn a_node_that_hides_an_event_differs() {
	let mut node = Node::new(&blocks());
	let emptied = Node::new(&[block([])]).storages[0][&key("System", "Events")].clone();
	node.storages[3].insert(key("System", "Events"), emptied);
	let report = audit(&node, "").await.unwrap();
	assert_eq!(report.verdict(), Verdict::Differs);
}

#[tokio::test]
async fn the_events_of_a_block_are_read_by_the_runtime_that_executed_it() {
	// GIVEN a chain whose block 4 has payments and installs a runtime with another layout of events
	let mut blocks = blocks();
	blocks[4].upgrade = true;
	let node = Node::new(&blocks);
	// THEN payments before, in and after that block are read
	let report = audit(&node, "").await.unwrap();
	assert_eq!(report.verdict(), Verdict::Agrees);
	assert_eq!(report.totals.payments.count, 9);
	// AND the state of that block is refused, because it is not migrated
	let refused = audit(&node, "--to 4").await.unwrap_err();
	assert!(matches!(refused, CannotCheck::RuntimeReplaced { block: 4 }), "{refused}");
	assert_eq!(audit(&node, "--to 3").await.unwrap().verdict(), Verdict::Agrees);
}

#[tokio::test]
async fn a_later_start_believes_the_sums_before_it() {
	let node = Node::new(&blocks());
	let report = audit(&node, "--from 4").await.unwrap();
	assert_eq!(report.verdict(), Verdict::Agrees);
	assert_eq!((report.believed, report.totals.blocks), (3, 6));
	// Block 4 has a payment before its time is set: it counts at the time of block 3.
	assert!(report.to_string().contains("trusting the 3 sums at block 3"));
	assert_eq!(audit(&node, "--from 1").await.unwrap().believed, 0);
}

#[tokio::test]
async fn an_earlier_end_asks_about_that_block() {
	let report = audit(&Node::new(&blocks()), "--to 3").await.unwrap();
	assert_eq!(report.verdict(), Verdict::Agrees);
	assert_eq!((report.to, report.totals.payments.count), (3, 3));
}

#[tokio::test]
async fn a_performers_place_is_explained() {
	let performer = format!("0x{}", "01".repeat(32));
	let report = audit(&Node::new(&blocks()), &format!("--explain {performer}")).await.unwrap();
	let reasons = report.reasons.as_ref().unwrap();
	assert_eq!((reasons.place, reasons.ranked, reasons.contributions.len()), (Some(0), 3, 3));
	// The single planck halved several seconds ago counts no more.
	assert_eq!(reasons.faded, 1);
	assert_eq!(reasons.tier.unwrap().0, 2);
}

#[tokio::test]
async fn what_cannot_be_checked_is_said_with_what_to_do() {
	let mut node = Node::new(&blocks());
	let refused = audit(&node, "--to 10").await.unwrap_err();
	assert!(matches!(refused, CannotCheck::NotFinalised { block: 10, finalised: 9 }));

	node.pruned_below = 5;
	let refused = audit(&node, "").await.unwrap_err();
	assert!(matches!(refused, CannotCheck::Pruned { block: 0 }), "{refused}");
	assert!(refused.to_string().contains("--state-pruning archive"), "{refused}");
	let refused = audit(&node, "--from 5").await.unwrap_err();
	assert!(matches!(refused, CannotCheck::Pruned { block: 4 }), "{refused}");
	assert_eq!(audit(&node, "--from 6").await.unwrap().verdict(), Verdict::Agrees);

	let mut node = Node::new(&blocks());
	node.versions = vec![OTHER_CHAIN; 10];
	let refused = audit(&node, "").await.unwrap_err();
	assert!(matches!(refused, CannotCheck::Missing { block: 9, .. }), "{refused}");
	assert!(refused.to_string().contains("no chain of Live Stars"), "{refused}");

	let mut node = Node::new(&blocks());
	node.storages[2].insert(key("System", "Events"), vec![4, 0, 0, 0, 0, 0, 9]);
	let refused = audit(&node, "").await.unwrap_err();
	assert!(matches!(refused, CannotCheck::Undecodable { block: 2, .. }), "{refused}");
}
