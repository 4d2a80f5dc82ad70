//! Decodes payments by the names in a runtime's metadata, so that fields and variants may move, and
//! new ones may come, without a new auditor.

use crate::receipt::{Payment, Phase, Role, Share};
use livestars_chain::Account;
use subxt::ext::{
	scale_decode::DecodeAsType,
	scale_value::{Composite, Primitive, Value, ValueDef},
};

/// The fields of a payment's event that matter here.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
pub struct Paid {
	payer: Account,
	performer: Account,
	amount: u128,
	kind: Value,
	shares: Vec<PaidShare>,
	unclaimed: Vec<PaidUnclaimed>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct PaidShare {
	role: Value,
	account: Account,
	amount: u128,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct PaidUnclaimed {
	amount: u128,
}

impl Paid {
	/// The payment that the event with this place in the block tells of.
	pub fn into_payment(self, event: u32, phase: Phase) -> Payment {
		let shares = self.shares.into_iter().map(|PaidShare { role, account, amount }| Share {
			role: self::role(&role),
			account,
			amount,
		});
		Payment {
			event,
			phase,
			payer: self.payer,
			performer: self.performer,
			amount: self.amount,
			kind: variant(&self.kind).0,
			shares: shares.collect(),
			unclaimed: self.unclaimed.into_iter().map(|unclaimed| unclaimed.amount).collect(),
		}
	}
}

/// The role that the chain names.
fn role(value: &Value) -> Role {
	let (name, index) = variant(value);
	match (name.as_str(), index) {
		("Performer", None) => Role::Performer,
		("Payout", Some(index)) => Role::Payout(index),
		("ViewerReferrer", Some(tier)) => Role::ViewerReferrer(tier),
		("PerformerReferrer", Some(tier)) => Role::PerformerReferrer(tier),
		("EdgeRelay", None) => Role::EdgeRelay,
		("OriginRelay", None) => Role::OriginRelay,
		("Validators", None) => Role::Validators,
		("Treasury", None) => Role::Treasury,
		_ => Role::Other(name),
	}
}

/// The name of a variant, and the small number that it holds, if it holds nothing else.
pub fn variant(value: &Value) -> (String, Option<u8>) {
	let ValueDef::Variant(variant) = &value.value else {
		return (value.to_string(), None);
	};
	let index = match &variant.values {
		Composite::Unnamed(values) => match values.as_slice() {
			[Value { value: ValueDef::Primitive(Primitive::U128(index)), .. }] => {
				u8::try_from(*index).ok()
			},
			_ => None,
		},
		Composite::Named(_) => None,
	};
	(variant.name.clone(), index)
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use frame::deps::sp_runtime::AccountId32;
	use livestars_primitives::payment::{
		self as chain, PaymentKind, Shares, UnclaimedReason, UnclaimedShares,
	};
	use scale_info::{meta_type, PortableRegistry, Registry, TypeDef, TypeInfo};
	use subxt::ext::scale_decode::{self, DecodeAsFields, Field};

	/// The payment's event as the runtime of today has it.
	#[derive(Encode, TypeInfo)]
	struct Today {
		payer: AccountId32,
		performer: AccountId32,
		amount: u128,
		kind: PaymentKind,
		shares: Shares<AccountId32, u128>,
		unclaimed: UnclaimedShares<AccountId32, u128>,
		order: Option<[u8; 32]>,
		memo: Option<[u8; 32]>,
	}

	/// The event of a runtime to come: fields have moved, and there is more of everything.
	#[derive(Encode, TypeInfo)]
	struct Tomorrow {
		amount: u128,
		unclaimed: Vec<chain::Unclaimed<AccountId32, u128>>,
		currency: String,
		shares: Vec<NewShare>,
		performer: AccountId32,
		kind: NewKind,
		payer: AccountId32,
	}

	#[derive(Encode, TypeInfo)]
	struct NewShare {
		amount: u128,
		vested: bool,
		account: AccountId32,
		role: NewRole,
	}

	#[derive(Encode, TypeInfo)]
	#[allow(dead_code, reason = "the variants in front move the ones that are used")]
	enum NewRole {
		Treasury,
		Seeder { rank: u8 },
		Booster(u32, u32),
		Performer,
	}

	#[derive(Encode, TypeInfo)]
	#[allow(dead_code, reason = "the variants in front move the ones that are used")]
	enum NewKind {
		Order,
		Unlock { content: [u8; 32] },
	}

	fn account(byte: u8) -> AccountId32 {
		AccountId32::new([byte; 32])
	}

	fn decode<T: Encode + TypeInfo + 'static>(event: &T) -> Result<Payment, scale_decode::Error> {
		decode_bytes::<T>(&event.encode())
	}

	fn decode_bytes<T: TypeInfo + 'static>(bytes: &[u8]) -> Result<Payment, scale_decode::Error> {
		let mut registry = Registry::new();
		let id = registry.register_type(&meta_type::<T>()).id;
		let types = PortableRegistry::from(registry);
		let TypeDef::Composite(event) = &types.resolve(id).unwrap().type_def else {
			panic!("an event's fields are a struct here")
		};
		let mut fields =
			event.fields.iter().map(|field| Field::new(field.ty.id, field.name.as_deref()));
		let paid = Paid::decode_as_fields(&mut &*bytes, &mut fields, &types)?;
		Ok(paid.into_payment(3, Phase::Execution))
	}

	fn today() -> Today {
		let share = |role, to, amount| chain::Share { role, account: account(to), amount };
		Today {
			payer: account(200),
			performer: account(1),
			amount: 1_000,
			kind: PaymentKind::Order,
			shares: Shares::truncate_from(vec![
				share(chain::Role::Performer, 1, 400),
				share(chain::Role::Payout(2), 5, 300),
				share(chain::Role::ViewerReferrer(1), 6, 20),
				share(chain::Role::PerformerReferrer(0), 7, 30),
				share(chain::Role::EdgeRelay, 8, 30),
				share(chain::Role::OriginRelay, 9, 20),
				share(chain::Role::Validators, 10, 20),
				share(chain::Role::Treasury, 11, 180),
			]),
			unclaimed: UnclaimedShares::truncate_from(vec![chain::Unclaimed {
				role: chain::Role::ViewerReferrer(0),
				account: account(12),
				amount: 50,
				reason: UnclaimedReason::CannotReceive,
			}]),
			order: Some([7; 32]),
			memo: None,
		}
	}

	#[test]
	fn the_event_of_the_runtime_of_today_is_read() {
		let share = |role, to, amount| Share { role, account: Account([to; 32]), amount };
		assert_eq!(
			decode(&today()).unwrap(),
			Payment {
				event: 3,
				phase: Phase::Execution,
				payer: Account([200; 32]),
				performer: Account([1; 32]),
				amount: 1_000,
				kind: "Order".into(),
				shares: vec![
					share(Role::Performer, 1, 400),
					share(Role::Payout(2), 5, 300),
					share(Role::ViewerReferrer(1), 6, 20),
					share(Role::PerformerReferrer(0), 7, 30),
					share(Role::EdgeRelay, 8, 30),
					share(Role::OriginRelay, 9, 20),
					share(Role::Validators, 10, 20),
					share(Role::Treasury, 11, 180),
				],
				unclaimed: vec![50],
			}
		);
		assert_eq!(decode(&today()).unwrap().faults(), []);
	}

	#[test]
	fn the_event_of_a_runtime_to_come_is_read() {
		let share =
			|role, to, amount| NewShare { amount, vested: true, account: account(to), role };
		let event = Tomorrow {
			amount: 100,
			unclaimed: Vec::new(),
			currency: "LIVE".into(),
			shares: vec![
				share(NewRole::Performer, 1, 90),
				share(NewRole::Seeder { rank: 3 }, 2, 6),
				share(NewRole::Booster(1, 2), 3, 3),
				share(NewRole::Treasury, 4, 1),
			],
			performer: account(1),
			kind: NewKind::Unlock { content: [9; 32] },
			payer: account(200),
		};
		let payment = decode(&event).unwrap();
		assert_eq!(payment.kind, "Unlock");
		let roles: Vec<_> = payment.shares.iter().map(|share| share.role.clone()).collect();
		assert_eq!(
			roles,
			[
				Role::Performer,
				Role::Other("Seeder".into()),
				Role::Other("Booster".into()),
				Role::Treasury
			]
		);
		assert_eq!(payment.faults(), []);
	}

	#[test]
	fn an_event_that_breaks_off_is_refused() {
		let whole = today().encode();
		for length in 0..whole.len() {
			// What follows the unclaimed shares is not read, but its presence is.
			assert!(decode_bytes::<Today>(&whole[..length]).is_err(), "{length} bytes");
		}
	}

	#[test]
	fn an_event_without_a_performer_is_refused() {
		#[derive(Encode, TypeInfo)]
		struct Other {
			payer: AccountId32,
			amount: u128,
		}
		assert!(decode(&Other { payer: account(1), amount: 1 }).is_err());
	}
}
