//! Events: from a block's bytes to what a relay cares about.

use crate::{
	node::{request, Node},
	runtime::{storage_prefix, Runtime},
	state::variant_name,
	Account, Balance, Block, BlockRef, ChainError, Event, Hash, Kind, Payment, PurseId, Role,
	Share, What,
};
use codec::{Compact, Decode};
use std::sync::Arc;
use subxt::{
	events::{self, Phase},
	ext::{
		scale_decode::{DecodeAsFields, DecodeAsType},
		scale_value::{At, Value},
	},
	SubstrateConfig,
};

/// An event of a block, with its fields undecoded.
pub(crate) type RawEvent<'a> = events::Event<'a, SubstrateConfig>;

/// A block with its events undecoded.
pub(crate) struct RawBlock {
	pub at: BlockRef,
	pub time: u64,
	/// The runtime that executed it.
	pub runtime: Arc<Runtime>,
	bytes: Vec<u8>,
}

impl RawBlock {
	/// Fetches the events of `at` and how to read them.
	pub async fn fetch(node: &Node, at: BlockRef) -> Result<Self, ChainError> {
		let keys = [("System", "Events"), ("Timestamp", "Now"), ("System", "LastRuntimeUpgrade")]
			.map(|(pallet, entry)| storage_prefix(pallet, entry));
		let values = node
			.methods
			.state_query_storage_at(keys.iter().map(Vec::as_slice), Some(at.hash.into()));
		let values =
			request("the events of a block", values).await.map_err(|error| match error {
				ChainError::Pruned { .. } => {
					ChainError::Pruned { block: format!("block {}", at.number) }
				},
				other => other,
			})?;
		let value = |key: &[u8]| {
			let mut changes = values.iter().flat_map(|set| &set.changes);
			changes.find(|(found, _)| found.0 == key).and_then(|(_, value)| value.as_ref())
		};
		let undecodable = |what: &str, error: codec::Error| ChainError::Decode {
			what: what.to_owned(),
			reason: error.to_string(),
		};
		let [events, time, upgrade] = keys;
		let time = match value(&time) {
			// Only genesis has no time.
			None => 0,
			Some(bytes) => u64::decode(&mut bytes.0.as_slice())
				.map_err(|error| undecodable("the time of a block", error))?,
		};
		let version = match value(&upgrade) {
			None => None,
			Some(bytes) => Some(
				Compact::<u32>::decode(&mut bytes.0.as_slice())
					.map_err(|error| undecodable("the version of a block's runtime", error))?
					.0,
			),
		};
		let bytes = value(&events).map(|bytes| bytes.0.clone()).unwrap_or_default();
		// A block is executed by the runtime that its parent leaves behind. Genesis was executed by
		// none, and has no events.
		let runtime = match version.and_then(|version| node.runtimes.known(version)) {
			Some(runtime) => runtime,
			None => {
				let executor = if at.number == 0 { at.hash } else { at.parent };
				node.runtimes.left_by(executor, &node.methods).await?
			},
		};
		Ok(Self { at, time, runtime, bytes })
	}

	/// Calls `each` with every event.
	fn for_each(
		&self,
		mut each: impl FnMut(&RawEvent<'_>) -> Result<(), ChainError>,
	) -> Result<(), ChainError> {
		for event in self.runtime.client.events().from_bytes(self.bytes.clone()).iter() {
			let event = event.map_err(|error| ChainError::Decode {
				what: format!("an event of block {}", self.at.number),
				reason: error.to_string(),
			})?;
			each(&event)?;
		}
		Ok(())
	}

	/// The block with what a relay cares about.
	pub fn block(&self) -> Result<Block, ChainError> {
		let mut events = Vec::new();
		self.for_each(|event| {
			let extrinsic = extrinsic(event);
			let index = event.index();
			events.extend(what(event)?.map(|what| Event { index, extrinsic, what }));
			Ok(())
		})?;
		Ok(Block { at: self.at, time: self.time, events })
	}

	/// How the extrinsic with this place in the block ended.
	pub fn outcome(&self, place: u32) -> Result<Outcome, ChainError> {
		let mut outcome = Outcome { error: None, fee: 0, events: Vec::new() };
		self.for_each(|event| {
			if extrinsic(event) != Some(place) {
				return Ok(());
			}
			match (event.pallet_name(), event.event_name()) {
				("System", "ExtrinsicFailed") => {
					let failed: Failed = fields(event)?;
					outcome.error = Some(self.runtime.error_name(&failed.dispatch_error));
				},
				("Proxy", "ProxyExecuted") => {
					let executed: Executed = fields(event)?;
					if variant_name(&executed.result).starts_with("Err") {
						let error = executed.result.at(0).unwrap_or(&executed.result);
						outcome.error = Some(self.runtime.error_name(error));
					}
				},
				("TransactionPayment", "TransactionFeePaid") => {
					outcome.fee = fields::<FeePaid>(event)?.actual_fee;
					return Ok(());
				},
				_ => {},
			}
			let index = event.index();
			let extrinsic = Some(place);
			outcome.events.extend(what(event)?.map(|what| Event { index, extrinsic, what }));
			Ok(())
		})?;
		Ok(outcome)
	}
}

/// How an extrinsic ended.
pub(crate) struct Outcome {
	/// The name of the error that it ended with, if it did.
	pub error: Option<String>,
	/// What its signer paid, in planck.
	pub fee: Balance,
	/// What it caused beside its fee.
	pub events: Vec<Event>,
}

/// The place of the extrinsic that caused an event.
fn extrinsic(event: &RawEvent<'_>) -> Option<u32> {
	match event.phase() {
		Phase::ApplyExtrinsic(place) => Some(place),
		Phase::Initialization | Phase::Finalization => None,
	}
}

fn fields<T: DecodeAsFields>(event: &RawEvent<'_>) -> Result<T, ChainError> {
	event.decode_fields_unchecked_as::<T>().map_err(|error| ChainError::Decode {
		what: format!("event {}.{}", event.pallet_name(), event.event_name()),
		reason: error.to_string(),
	})
}

/// What an event says to a relay, if anything: at most two things.
fn what(event: &RawEvent<'_>) -> Result<impl Iterator<Item = What>, ChainError> {
	let one = |what| [Some(what), None];
	let whats = match (event.pallet_name(), event.event_name()) {
		("Tipping", "Paid") => one(What::Paid(fields::<Paid>(event)?.into())),
		("Purses", "OrderRefused") => {
			let OrderRefused { index, purse, sequence, reason } = fields(event)?;
			one(What::OrderRefused { index, purse, sequence, reason: variant_name(&reason) })
		},
		("Purses", "Settled") => {
			let Settled { by, paid, refused } = fields(event)?;
			one(What::Settled { by, paid, refused })
		},
		("Rooms", "WentLive") => {
			let WentLive { performer, relay, cast } = fields(event)?;
			one(What::WentLive { performer, relay, cast })
		},
		("Rooms", "WentOffline") => {
			let WentOffline { performer, reason } = fields(event)?;
			one(What::WentOffline { performer, reason: variant_name(&reason) })
		},
		("Rooms", "RoomOpened") => {
			let Profile { performer, profile } = fields(event)?;
			one(What::RoomOpened { performer, profile })
		},
		("Rooms", "ProfileChanged") => {
			let Profile { performer, profile } = fields(event)?;
			one(What::ProfileChanged { performer, profile })
		},
		("Rooms", "RoomClosed") => {
			one(What::RoomClosed { performer: fields::<Performer>(event)?.performer })
		},
		("Rooms", "CountriesBlocked") => {
			one(What::CountriesBlocked { performer: fields::<Performer>(event)?.performer })
		},
		("Verification", "Submitted") => {
			let Submitted { performer: account, verifier, fingerprint } = fields(event)?;
			one(What::Submitted { account, verifier, fingerprint })
		},
		("Verification", "SubmissionWithdrawn") => {
			one(What::SubmissionEnded { account: fields::<Performer>(event)?.performer })
		},
		("Verification", "Attested" | "Rejected" | "Withdrawn") => {
			let account = fields::<Performer>(event)?.performer;
			[Some(What::EligibilityChanged { account }), Some(What::SubmissionEnded { account })]
		},
		("Verification", "Revoked" | "Expired") => {
			one(What::EligibilityChanged { account: fields::<Performer>(event)?.performer })
		},
		("Verification", "Barred") => {
			let account = fields::<Barred>(event)?.account;
			[Some(What::EligibilityChanged { account }), Some(What::SubmissionEnded { account })]
		},
		("Verification", "Unbarred") => {
			one(What::EligibilityChanged { account: fields::<Barred>(event)?.account })
		},
		("Relays", "HeartbeatReceived") => [None, None],
		("Relays", _) => one(What::RelaysChanged),
		("Proxy", "ProxyAdded" | "ProxyRemoved") => {
			one(What::ProxiesChanged { account: fields::<Delegator>(event)?.delegator })
		},
		("TransactionPayment", "TransactionFeePaid") => {
			let FeePaid { who: by, actual_fee: amount } = fields(event)?;
			one(What::FeePaid { by, amount })
		},
		("System", "CodeUpdated") => one(What::RuntimeUpgraded),
		_ => [None, None],
	};
	Ok(whats.into_iter().flatten())
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Paid {
	payer: Account,
	performer: Account,
	amount: Balance,
	kind: Value,
	shares: Vec<PaidShare>,
	order: Option<Hash>,
	memo: Option<Hash>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct PaidShare {
	role: Value,
	account: Account,
	amount: Balance,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct OrderRefused {
	index: u32,
	purse: PurseId,
	sequence: u64,
	reason: Value,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Settled {
	by: Account,
	paid: u32,
	refused: u32,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct WentLive {
	performer: Account,
	relay: Account,
	cast: Vec<Account>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct WentOffline {
	performer: Account,
	reason: Value,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Profile {
	performer: Account,
	profile: Hash,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Performer {
	performer: Account,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Submitted {
	performer: Account,
	verifier: Account,
	fingerprint: Hash,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Barred {
	account: Account,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Delegator {
	delegator: Account,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Failed {
	dispatch_error: Value,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Executed {
	result: Value,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct FeePaid {
	who: Account,
	actual_fee: Balance,
}

impl From<Paid> for Payment {
	fn from(paid: Paid) -> Self {
		let kind = variant_name(&paid.kind);
		Self {
			payer: paid.payer,
			performer: paid.performer,
			amount: paid.amount,
			kind: match kind.as_str() {
				"Tip" => Kind::Tip,
				"Order" => Kind::Order,
				_ => Kind::Other(kind),
			},
			shares: paid.shares.into_iter().map(Share::from).collect(),
			order: paid.order,
			memo: paid.memo,
		}
	}
}

impl From<PaidShare> for Share {
	fn from(PaidShare { role, account, amount }: PaidShare) -> Self {
		let name = variant_name(&role);
		let tier = role.at(0).and_then(Value::as_u128).and_then(|tier| u8::try_from(tier).ok());
		let role = match (name.as_str(), tier) {
			("Performer", _) => Role::Performer,
			("Payout", Some(place)) => Role::Payout(place),
			("ViewerReferrer", Some(tier)) => Role::ViewerReferrer(tier),
			("PerformerReferrer", Some(tier)) => Role::PerformerReferrer(tier),
			("EdgeRelay", _) => Role::EdgeRelay,
			("OriginRelay", _) => Role::OriginRelay,
			("Validators", _) => Role::Validators,
			("Treasury", _) => Role::Treasury,
			_ => Role::Other(name),
		};
		Self { role, account, amount }
	}
}
