//! Calls, by the names that the chain has for them and for their parameters.

use crate::{order::PurseKey, Account, Call, Hash, OrderSignature, RelayInfo, SignedOrder};
use subxt::{
	dynamic::Value,
	ext::scale_value::Composite,
	tx::{dynamic, DynamicPayload},
};

/// A call by names.
pub(crate) type Payload = DynamicPayload<Composite<()>>;

impl Call {
	/// The call as `signer` makes it.
	pub(crate) fn payload(&self, signer: Account) -> Payload {
		let (performer, payload) = self.own_payload();
		match performer {
			Some(performer) if performer != signer => {
				let kind =
					Value::unnamed_variant("Some", [Value::unnamed_variant("Streaming", [])]);
				call(
					"Proxy",
					"proxy",
					[
						("real", address(performer)),
						("force_proxy_type", kind),
						("call", payload.into_value()),
					],
				)
			},
			_ => payload,
		}
	}

	/// The call as the account that it is for makes it, and that account if it is named.
	fn own_payload(&self) -> (Option<Account>, Payload) {
		let of_signer = |payload| (None, payload);
		match self {
			Self::GoLive { performer, relay, cast } => {
				let cast = Value::unnamed_composite(cast.iter().copied().map(account));
				let fields = [("relay", account(*relay)), ("cast", cast)];
				(Some(*performer), call("Rooms", "go_live", fields))
			},
			Self::GoOffline { performer } => (Some(*performer), call("Rooms", "go_offline", [])),
			other => of_signer(other.signers_payload()),
		}
	}

	/// A call that its signer makes for itself.
	fn signers_payload(&self) -> Payload {
		match self {
			Self::GoLive { .. } | Self::GoOffline { .. } => self.own_payload().1,
			Self::Settle(orders) => {
				let orders = Value::unnamed_composite(orders.iter().map(order_value));
				call("Purses", "settle", [("orders", orders)])
			},
			Self::RegisterRelay(info) => call("Relays", "register", [("info", relay_info(info))]),
			Self::UpdateRelay(info) => call("Relays", "update", [("info", relay_info(info))]),
			Self::Heartbeat => call("Relays", "heartbeat", []),
			Self::LeaveRelay => call("Relays", "leave", []),
			Self::OpenRoom { profile } => call("Rooms", "open_room", [("profile", hash(*profile))]),
			Self::CloseRoom => call("Rooms", "close_room", []),
			Self::SetProfile { profile } => {
				call("Rooms", "set_profile", [("profile", hash(*profile))])
			},
			Self::SetBlockedCountries(countries) => {
				// The chain keeps them in order and once each.
				let mut countries = countries.clone();
				countries.sort();
				countries.dedup();
				let countries = Value::unnamed_composite(countries.iter().map(|code| text(code)));
				call("Rooms", "set_blocked_countries", [("countries", countries)])
			},
			Self::JoinCast { performer } => {
				call("Rooms", "join_cast", [("performer", account(*performer))])
			},
			Self::LeaveCast { performer } => {
				call("Rooms", "leave_cast", [("performer", account(*performer))])
			},
			Self::Submit { verifier, fingerprint, max_fee } => call(
				"Verification",
				"submit",
				[
					("verifier", account(*verifier)),
					("fingerprint", hash(*fingerprint)),
					("max_fee", Value::u128(*max_fee)),
				],
			),
			Self::WithdrawSubmission => call("Verification", "withdraw_submission", []),
			Self::WithdrawAttestation => call("Verification", "withdraw", []),
			Self::Attest { account: performer, fingerprint, expires_at } => call(
				"Verification",
				"attest",
				[
					("performer", account(*performer)),
					("fingerprint", hash(*fingerprint)),
					("expires_at", Value::from(*expires_at)),
				],
			),
			Self::Reject { account: performer, fingerprint, reason } => call(
				"Verification",
				"reject",
				[
					("performer", account(*performer)),
					("fingerprint", hash(*fingerprint)),
					("reason", Value::unnamed_variant(reason.name(), [])),
				],
			),
			Self::Revoke { account: performer, reason } => call(
				"Verification",
				"revoke",
				[
					("performer", account(*performer)),
					("reason", Value::unnamed_variant(reason.name(), [])),
				],
			),
			Self::RegisterVerifier { encryption_key, fee } => call(
				"Verification",
				"register_verifier",
				[("encryption_key", hash(*encryption_key)), ("fee", Value::u128(*fee))],
			),
			Self::Tip { performer, amount, served_by, memo } => call(
				"Tipping",
				"tip",
				[
					("performer", account(*performer)),
					("amount", Value::u128(*amount)),
					("served_by", option(served_by.map(account))),
					("memo", option(memo.map(hash))),
				],
			),
			Self::OpenPurse { key, cap, expires_at } => call(
				"Purses",
				"open",
				[
					("key", purse_key(key)),
					("cap", Value::u128(*cap)),
					("expires_at", Value::from(*expires_at)),
				],
			),
			Self::ClosePurse { purse } => call("Purses", "close", [("purse", Value::from(*purse))]),
			Self::AddProxy { delegate, kind } => {
				call("Proxy", "add_proxy", proxy(*delegate, kind.name()))
			},
			Self::RemoveProxy { delegate, kind } => {
				call("Proxy", "remove_proxy", proxy(*delegate, kind.name()))
			},
			Self::Transfer { to, amount } => call(
				"Balances",
				"transfer_keep_alive",
				[("dest", address(*to)), ("value", Value::u128(*amount))],
			),
		}
	}
}

fn call<const N: usize>(pallet: &str, name: &str, fields: [(&str, Value); N]) -> Payload {
	let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
	dynamic(pallet, name, Composite::Named(fields))
}

fn proxy(delegate: Account, kind: &str) -> [(&'static str, Value); 3] {
	[
		("delegate", address(delegate)),
		("proxy_type", Value::unnamed_variant(kind, [])),
		("delay", Value::from(0_u32)),
	]
}

fn account(account: Account) -> Value {
	Value::from_bytes(account.0)
}

/// An account where the chain takes any kind of address.
fn address(of: Account) -> Value {
	Value::unnamed_variant("Id", [account(of)])
}

fn hash(hash: Hash) -> Value {
	Value::from_bytes(hash.0)
}

/// Bytes of ASCII.
fn text(text: &str) -> Value {
	Value::from_bytes(text.as_bytes())
}

fn option(value: Option<Value>) -> Value {
	match value {
		Some(value) => Value::unnamed_variant("Some", [value]),
		None => Value::unnamed_variant("None", []),
	}
}

fn purse_key(key: &PurseKey) -> Value {
	match key {
		PurseKey::Sr25519(key) => Value::unnamed_variant("Sr25519", [Value::from_bytes(key.0)]),
		PurseKey::Ed25519(key) => Value::unnamed_variant("Ed25519", [Value::from_bytes(key.0)]),
	}
}

fn relay_info(info: &RelayInfo) -> Value {
	Value::named_composite([
		("url", text(&info.url)),
		("multiaddr", text(&info.multiaddr)),
		("region", text(&info.region)),
		("capacity", Value::from(info.capacity)),
	])
}

/// A signed order by the names of its fields.
pub(crate) fn order_value(signed: &SignedOrder) -> Value {
	let order = &signed.order;
	let signature = match &signed.signature {
		OrderSignature::Sr25519(bytes) => {
			Value::unnamed_variant("Sr25519", [Value::from_bytes(bytes.0)])
		},
		OrderSignature::Ed25519(bytes) => {
			Value::unnamed_variant("Ed25519", [Value::from_bytes(bytes.0)])
		},
	};
	let order = Value::named_composite([
		("genesis", Value::from_bytes(order.genesis.0)),
		("purse", Value::from(order.purse)),
		("performer", account(order.performer)),
		("amount", Value::u128(order.amount)),
		("sequence", Value::from(order.sequence)),
		("served_by", option(order.served_by.map(account))),
		("memo", option(order.memo.map(|memo| Value::from_bytes(memo.0)))),
		("valid_until", Value::from(order.valid_until)),
	]);
	Value::named_composite([("order", order), ("signature", signature)])
}
