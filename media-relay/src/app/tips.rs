//! Orders that viewers bring to rooms, and what rooms are told of them.

use crate::{
	orders::{OrderUpdate, Orders, Place, Status},
	room::{protocol::ChainPoint, Offer, OrderRefused, Rooms, TakesOrders, TipStatus, TipUpdate},
};
use futures::{future::BoxFuture, FutureExt};
use livestars_chain::Account;
use std::sync::Arc;
use tokio::sync::broadcast::{self, error::RecvError};

impl TakesOrders for Orders {
	fn take<'a>(&'a self, offer: Offer) -> BoxFuture<'a, Result<(), OrderRefused>> {
		async move {
			match self.submit(offer.order, offer.note).await {
				Ok(_) => Ok(()),
				Err(rejection) => {
					let (kind, detail) = (rejection.kind(), rejection.to_string());
					Err(OrderRefused { kind, detail })
				},
			}
		}
		.boxed()
	}

	fn of<'a>(&'a self, performer: &'a Account) -> BoxFuture<'a, Vec<TipUpdate>> {
		async move {
			match Orders::of(self, *performer).await {
				Ok(orders) => orders.into_iter().filter_map(shown).collect(),
				Err(error) => {
					tracing::warn!(%error, "a room does not know the orders of before");
					Vec::new()
				},
			}
		}
		.boxed()
	}
}

/// Tells rooms what becomes of orders, until there are no orders any more. Rooms see by themselves
/// when a tip is in a block and when it is final. Whoever is told by `listen` may miss something, and
/// then asks `orders` how they stand.
pub async fn tell(
	listen: impl Fn() -> broadcast::Receiver<OrderUpdate>,
	orders: Arc<dyn TakesOrders>,
	rooms: Rooms,
) {
	let mut updates = listen();
	loop {
		match updates.recv().await {
			Ok(update) => {
				if let Some(update) = told(update) {
					rooms.tip(update).await;
				}
			},
			Err(RecvError::Lagged(missed)) => {
				tracing::warn!(missed, "rooms are told anew how orders stand");
				updates = listen();
				for performer in rooms.open() {
					for update in orders.of(&performer).await {
						rooms.tip(update).await;
					}
				}
			},
			Err(RecvError::Closed) => return,
		}
	}
}

/// What a room is told of a change in the life of an order; nothing if the chain says it.
fn told(update: OrderUpdate) -> Option<TipUpdate> {
	let status = match update.status {
		Status::Pending => TipStatus::Pending,
		Status::Refused { reason, last: true, place } => {
			let Place { block_number: block, block_hash: hash, event_index: event } = place;
			TipStatus::Refused { reason, place: Some(ChainPoint { block, hash, event }) }
		},
		Status::Expired => {
			TipStatus::Refused { reason: "its last block is past".to_owned(), place: None }
		},
		Status::Unwitnessed => TipStatus::Unwitnessed,
		Status::Submitted
		| Status::InBlock { .. }
		| Status::Final { .. }
		| Status::Refused { last: false, .. } => return None,
	};
	Some(TipUpdate {
		id: update.hash,
		performer: update.performer,
		payer: Some(update.payer),
		amount: update.amount,
		note: update.note,
		status,
	})
}

/// How a room shows an order of which it was not told before; nothing if the chain says it.
fn shown(mut order: OrderUpdate) -> Option<TipUpdate> {
	if matches!(order.status, Status::Submitted | Status::Refused { last: false, .. }) {
		order.status = Status::Pending;
	}
	told(order)
}

#[cfg(test)]
mod tests {
	use super::*;
	use livestars_chain::Hash;

	fn update(status: Status) -> OrderUpdate {
		OrderUpdate {
			hash: Hash([1; 32]),
			payer: Account([2; 32]),
			purse: 3,
			sequence: 4,
			performer: Account([5; 32]),
			amount: 6,
			note: Some("seven".to_owned()),
			status,
		}
	}

	fn place() -> Place {
		Place { block_number: 1, block_hash: Hash([8; 32]), event_index: 9 }
	}

	#[test]
	fn a_room_is_told_what_the_chain_does_not_say() {
		let status = |status| told(update(status)).map(|update| update.status);
		assert_eq!(status(Status::Pending), Some(TipStatus::Pending));
		assert!(matches!(status(Status::Expired), Some(TipStatus::Refused { .. })));
		let refused = Status::Refused { reason: "no".to_owned(), place: place(), last: true };
		let place = Some(ChainPoint { block: 1, hash: Hash([8; 32]), event: 9 });
		assert_eq!(status(refused), Some(TipStatus::Refused { reason: "no".to_owned(), place }));
		assert_eq!(status(Status::Unwitnessed), Some(TipStatus::Unwitnessed));
	}

	#[test]
	fn a_room_that_opens_is_shown_what_may_still_be_paid() {
		let status = |status| shown(update(status)).map(|update| update.status);
		let refused = |last| Status::Refused { reason: "no".to_owned(), place: place(), last };
		for pending in [Status::Pending, Status::Submitted, refused(false)] {
			assert_eq!(status(pending), Some(TipStatus::Pending));
		}
		assert!(matches!(status(refused(true)), Some(TipStatus::Refused { .. })));
		assert_eq!(status(Status::InBlock { place: place() }), None);
	}

	#[test]
	fn a_room_is_not_told_what_the_chain_says() {
		let refused = Status::Refused { reason: "no".to_owned(), place: place(), last: false };
		for status in [
			Status::Submitted,
			Status::InBlock { place: place() },
			Status::Final { place: place() },
			refused,
		] {
			assert_eq!(told(update(status)), None);
		}
	}
}
