//! The platform's reads as plain JSON: `liveStars_*`.
//!
//! Every method calls one function of the runtime API `LiveStarsApi`, at the best block or at the block
//! named by the last parameter, `at`. Parameters are taken by position or by name. A method is described
//! where it is defined, and the OpenRPC document is made of these descriptions.

use super::{
	openrpc::Document,
	types::{
		Account, Attestation, Decimal, Eligibility, Explanation, Hash32, OrderCheck, Payout,
		Placed, Policy, Price, Purse, Quote, ReferralStats, Relay, Room, SignedOrder, Supply, Tier,
		Verifier, Vesting,
	},
};
use jsonrpsee::{
	core::RegisterMethodError,
	types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned},
	RpcModule,
};
use livestars_runtime::{opaque::Block, AccountId, Balance, BlockNumber, Hash};
use livestars_runtime_api::LiveStarsApi;
use polkadot_sdk::{
	sp_api::{ApiError, ApiRef, ProvideRuntimeApi},
	sp_blockchain::HeaderBackend,
};
use schemars::JsonSchema;
use serde::{de::DeserializeOwned, Deserialize, Serialize};
use std::sync::Arc;

/// The runtime could not answer, for example because the block is unknown or its state is pruned.
const RUNTIME_ERROR: i32 = 1;
/// The chain would refuse the payment; the data names the reason.
const PAYMENT_REFUSED: i32 = 2;

/// The most places of one page of a list.
const MAX_PAGE: u32 = pallet_ranking::MAX_PAGE;

/// Parameters that name a block.
pub(super) trait AtBlock {
	/// The names of all fields, in their order.
	const FIELDS: &'static [&'static str];

	/// The block; the best one if there is none.
	fn at(&self) -> Option<Hash>;
}

/// Declares the parameters of methods, each with `at` as the last.
macro_rules! parameters {
	($($(#[$docs:meta])* $name:ident { $($(#[$field_docs:meta])* $field:ident: $type:ty,)* })*) => {
		$(
			$(#[$docs])*
			#[derive(Debug, Deserialize, JsonSchema)]
			#[serde(rename_all = "camelCase", deny_unknown_fields)]
			pub(super) struct $name {
				$($(#[$field_docs])* $field: $type,)*
				/// The hash of the block to ask; the best block if it is left out.
				#[serde(default)]
				at: Option<Hash32>,
			}

			impl AtBlock for $name {
				const FIELDS: &'static [&'static str] = &[$(stringify!($field),)* "at"];

				fn at(&self) -> Option<Hash> {
					self.at.map(|hash| hash.0.into())
				}
			}
		)*
	};
}

parameters! {
	/// Of methods that ask for nothing.
	Nothing {}
	/// Of methods that ask about one account.
	OneAccount {
		/// Who is asked about.
		account: Account,
	}
	/// Of `quote`.
	QuoteParameters {
		/// Who would pay.
		payer: Account,
		/// Who would be paid.
		performer: Account,
		/// How much would be paid.
		amount: Decimal<Balance>,
		/// The relay that would have served the viewer.
		#[serde(default)]
		served_by: Option<Account>,
	}
	/// Of `ranking`.
	Page {
		/// The first position, from 0.
		from: u32,
		/// How many positions, 1 to 100.
		count: u32,
	}
	/// Of `codeOwner`.
	CodeParameters {
		/// The referral code.
		code: String,
	}
	/// Of `purse`.
	PurseParameters {
		/// The number of the purse.
		purse: Decimal<u64>,
	}
	/// Of `checkOrder`.
	OrderParameters {
		/// The order and its signature.
		order: SignedOrder,
	}
}

/// What a method works with: the runtime API at one block.
pub(super) struct At<'a, Api> {
	api: ApiRef<'a, Api>,
	block: Hash,
}

fn runtime_error(error: ApiError) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(
		RUNTIME_ERROR,
		"the runtime could not answer at this block; it may be unknown, or its state pruned",
		Some(error.to_string()),
	)
}

fn invalid_parameter(message: String) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(INVALID_PARAMS_CODE, message, None::<()>)
}

/// Methods and their description, growing together.
struct Methods<Client> {
	module: RpcModule<Arc<Client>>,
	document: Document,
}

impl<Client> Methods<Client>
where
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
{
	/// Adds the method `liveStars_{name}`.
	fn add<Parameters, Answer>(
		&mut self,
		name: &'static str,
		summary: &'static str,
		answer: fn(At<'_, Client::Api>, Parameters) -> Result<Answer, ErrorObjectOwned>,
	) -> Result<(), RegisterMethodError>
	where
		Parameters: AtBlock + DeserializeOwned + JsonSchema + 'static,
		Answer: Serialize + JsonSchema + Clone + 'static,
	{
		self.document.add::<Parameters, Answer>(name, summary, Parameters::FIELDS);
		self.module.register_blocking_method(name, move |parameters, client, _| {
			let parameters = if parameters.as_str().is_none() {
				serde_json::from_str("[]")
					.map_err(|error: serde_json::Error| invalid_parameter(error.to_string()))
			} else {
				parameters.parse::<Parameters>()
			}?;
			let block = parameters.at().unwrap_or_else(|| client.info().best_hash);
			let answer = answer(At { api: client.runtime_api(), block }, parameters)?;
			serde_json::to_value(answer).map_err(|error| {
				ErrorObjectOwned::owned(RUNTIME_ERROR, error.to_string(), None::<()>)
			})
		})?;
		Ok(())
	}
}

/// All methods, and `rpc.discover`, which answers their OpenRPC document.
pub fn methods<Client>(client: Arc<Client>) -> Result<RpcModule<Arc<Client>>, RegisterMethodError>
where
	Client: ProvideRuntimeApi<Block, Api: LiveStarsApi<Block, AccountId, Balance, BlockNumber>>
		+ HeaderBackend<Block>
		+ Send
		+ Sync
		+ 'static,
{
	let mut methods = Methods { module: RpcModule::new(client), document: Document::new() };

	methods.add(
		"liveStars_quote",
		"Who would get what of a payment; the error with code 2 says why it would be refused.",
		|At { api, block }, parameters: QuoteParameters| {
			api.quote(
				block,
				parameters.payer.0,
				parameters.performer.0,
				parameters.amount.0,
				parameters.served_by.map(|relay| relay.0),
			)
			.map_err(runtime_error)?
			.map(Quote::from)
			.map_err(|refusal| {
				ErrorObjectOwned::owned(
					PAYMENT_REFUSED,
					"the chain would refuse this payment",
					Some(format!("{refusal:?}")),
				)
			})
		},
	)?;
	methods.add(
		"liveStars_policy",
		"The rates that payments are split by.",
		|At { api, block }, _: Nothing| api.policy(block).map(Policy::from).map_err(runtime_error),
	)?;
	methods.add(
		"liveStars_tier",
		"The tier that a performer reached, and her share of every payment.",
		|At { api, block }, OneAccount { account, .. }| {
			api.tier(block, account.0).map(Tier::from).map_err(runtime_error)
		},
	)?;
	methods.add(
		"liveStars_payout",
		"The accounts among which a performer splits her own share.",
		|At { api, block }, OneAccount { account, .. }| {
			let payouts = api.payout(block, account.0).map_err(runtime_error)?;
			Ok(payouts
				.into_iter()
				.map(|payout| Payout {
					account: Account(payout.account),
					share: payout.share.into(),
				})
				.collect::<Vec<_>>())
		},
	)?;
	methods.add(
		"liveStars_ranking",
		"A page of the public list of performers.",
		|At { api, block }, Page { from, count, .. }| {
			if !(1..=MAX_PAGE).contains(&count) {
				return Err(invalid_parameter(format!(
					"count is {count}; it must be from 1 to {MAX_PAGE}"
				)));
			}
			let places = api.ranking(block, from, count).map_err(runtime_error)?;
			Ok(places.into_iter().map(Placed::from).collect::<Vec<_>>())
		},
	)?;
	methods.add(
		"liveStars_explain",
		"Everything that decides a performer's place.",
		|At { api, block }, OneAccount { account, .. }| {
			api.explain(block, account.0).map(Explanation::from).map_err(runtime_error)
		},
	)?;
	methods.add(
		"liveStars_eligibility",
		"Whether an account may be on camera, or why not.",
		|At { api, block }, OneAccount { account, .. }| {
			api.eligibility(block, account.0).map(Eligibility::from).map_err(runtime_error)
		},
	)?;
	methods.add(
		"liveStars_attestation",
		"The attestation of an account, valid or not; null if there is none.",
		|At { api, block }, OneAccount { account, .. }| {
			let attestation = api.attestation(block, account.0).map_err(runtime_error)?;
			Ok(attestation.map(|attestation| Attestation {
				verifier: Account(attestation.verifier),
				fingerprint: attestation.fingerprint.into(),
				expires_at: attestation.expires_at,
			}))
		},
	)?;
	methods.add(
		"liveStars_verifiers",
		"The registered verifiers, with their keys and fees.",
		|At { api, block }, _: Nothing| {
			let verifiers = api.verifiers(block).map_err(runtime_error)?;
			Ok(verifiers
				.into_iter()
				.map(|listing| Verifier {
					verifier: Account(listing.verifier),
					encryption_key: super::types::Hex(listing.encryption_key),
					fee: Decimal(listing.fee),
					pending: listing.pending,
				})
				.collect::<Vec<_>>())
		},
	)?;
	methods.add(
		"liveStars_referralPath",
		"The referrers above an account, nearest first.",
		|At { api, block }, OneAccount { account, .. }| {
			let path = api.referral_path(block, account.0).map_err(runtime_error)?;
			Ok(path.into_iter().map(Account).collect::<Vec<_>>())
		},
	)?;
	methods.add(
		"liveStars_referralStats",
		"Who brought an account, whom it brought, and what it earned by that.",
		|At { api, block }, OneAccount { account, .. }| {
			api.referral_stats(block, account.0).map(ReferralStats::from).map_err(runtime_error)
		},
	)?;
	methods.add(
		"liveStars_codeOwner",
		"The account that is found by a referral code; null if nobody claimed it.",
		|At { api, block }, CodeParameters { code, .. }| {
			let code = code.into_bytes().try_into().map_err(|bytes: Vec<u8>| {
				invalid_parameter(format!("the code has {} bytes; the most is 32", bytes.len()))
			})?;
			let owner = api.code_owner(block, code).map_err(runtime_error)?;
			Ok(owner.map(Account))
		},
	)?;
	methods.add(
		"liveStars_purse",
		"What the chain knows of a purse; null if there is none with this number.",
		|At { api, block }, PurseParameters { purse, .. }| {
			let purse = api.purse(block, purse.0).map_err(runtime_error)?;
			Ok(purse.map(Purse::from))
		},
	)?;
	methods.add(
		"liveStars_pursesOf",
		"The numbers of an account's purses, oldest first.",
		|At { api, block }, OneAccount { account, .. }| {
			let purses = api.purses_of(block, account.0).map_err(runtime_error)?;
			Ok(purses.into_iter().map(Decimal).collect::<Vec<_>>())
		},
	)?;
	methods.add(
		"liveStars_checkOrder",
		"Whether an order would be settled now, or why not.",
		|At { api, block }, OrderParameters { order, .. }| {
			let check = api.check_order(block, order.into()).map_err(runtime_error)?;
			Ok(OrderCheck {
				accepted: check.is_ok(),
				reason: check.err().map(|refusal| format!("{refusal:?}")),
			})
		},
	)?;
	methods.add(
		"liveStars_relays",
		"All relays of the directory.",
		|At { api, block }, _: Nothing| {
			let relays = api.relays(block).map_err(runtime_error)?;
			Ok(relays.into_iter().map(Relay::from).collect::<Vec<_>>())
		},
	)?;
	methods.add(
		"liveStars_room",
		"A performer's room; null if she has none.",
		|At { api, block }, OneAccount { account, .. }| {
			let room = api.room(block, account.0).map_err(runtime_error)?;
			Ok(room.map(Room::from))
		},
	)?;
	methods.add(
		"liveStars_price",
		"What one LIVE is worth in US dollars, with its age; null if it was never fed.",
		|At { api, block }, _: Nothing| {
			let price = api.price(block).map_err(runtime_error)?;
			Ok(price.map(Price::from))
		},
	)?;
	methods.add(
		"liveStars_supply",
		"How much LIVE there is, and how much there can ever be.",
		|At { api, block }, _: Nothing| {
			let supply = api.supply(block).map_err(runtime_error)?;
			Ok(Supply {
				ceiling: Decimal(supply.ceiling),
				issuance: Decimal(supply.issuance),
				vesting_locked: Decimal(supply.vesting_locked),
			})
		},
	)?;
	methods.add(
		"liveStars_vesting",
		"What still vests for an account; null if nothing does.",
		|At { api, block }, OneAccount { account, .. }| {
			let vesting = api.vesting(block, account.0).map_err(runtime_error)?;
			Ok(vesting.map(Vesting::from))
		},
	)?;

	let Methods { mut module, document } = methods;
	let document = document.into_json();
	module.register_method("rpc.discover", move |_, _, _| document.clone())?;
	Ok(module)
}
