//! Orders that viewers bring to rooms, and what rooms are told of them.

use crate::{
	orders::{OrderUpdate, Orders, Status},
	room::{Offer, OrderRefused, Rooms, TakesOrders, TipStatus, TipUpdate},
};
use futures::{future::BoxFuture, FutureExt};
use tokio::sync::broadcast::error::RecvError;

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
}

/// Tells rooms what becomes of orders, until there are no orders any more. Rooms see by themselves
/// when a tip is in a block and when it is final.
pub async fn tell(orders: Orders, rooms: Rooms) {
	let mut updates = orders.updates();
	loop {
		match updates.recv().await {
			Ok(update) => {
				if let Some(update) = told(update) {
					rooms.tip(update).await;
				}
			},
			Err(RecvError::Lagged(missed)) => {
				tracing::warn!(missed, "rooms were not told of all pending tips");
			},
			Err(RecvError::Closed) => return,
		}
	}
}

/// What a room is told of a change in the life of an order; nothing if the chain says it.
fn told(update: OrderUpdate) -> Option<TipUpdate> {
	let status = match update.status {
		Status::Pending => TipStatus::Pending,
		Status::Refused { reason, last: true, .. } => TipStatus::Refused { reason },
		Status::Expired => TipStatus::Refused { reason: "its last block is past".to_owned() },
		Status::Submitted
		| Status::InBlock { .. }
		| Status::Final { .. }
		| Status::Unwitnessed
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::orders::Place;
	use livestars_chain::{Account, Hash};

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
		assert_eq!(status(refused), Some(TipStatus::Refused { reason: "no".to_owned() }));
	}

	#[test]
	fn a_room_is_not_told_what_the_chain_says() {
		let refused = Status::Refused { reason: "no".to_owned(), place: place(), last: false };
		for status in [
			Status::Submitted,
			Status::Unwitnessed,
			Status::InBlock { place: place() },
			Status::Final { place: place() },
			refused,
		] {
			assert_eq!(told(update(status)), None);
		}
	}
}
