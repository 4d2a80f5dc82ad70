//! The tips of a room, from signed to final.
//!
//! Orders come from the queue as pending, and are found again in blocks by their hash. Tips that a
//! wallet signed are first seen in a block; when that block is left they are pending, and the same
//! payment in another block is the same tip.

use super::{
	digest::Paid,
	protocol::{ChainPoint, TipStage, TipView},
	seams::{TipStatus, TipUpdate},
};
use livestars_chain::{Account, Balance, BlockNumber, Hash};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// Blocks that have to be final after a left one until a wallet's tip in it counts as lost: the
/// longest that a transaction of the usual kind is valid.
const LOST_AFTER: BlockNumber = 64;

/// Who tipped, to the room.
pub const ANONYMOUS: &str = "anonymous";

/// The tips of one room.
#[derive(Clone, Debug)]
pub(crate) struct Tips {
	/// Tips that may still change, by their place in time.
	open: BTreeMap<u64, Tip>,
	places: HashMap<Hash, u64>,
	next: u64,
	/// The last tips that do not change any more, oldest first.
	closed: VecDeque<Tip>,
	/// What viewers said about tips, oldest first.
	claims: VecDeque<(ClaimKey, Claim)>,
	open_at_most: usize,
	closed_at_most: usize,
}

/// Which tip a viewer speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClaimKey {
	/// That of this order.
	Order(Hash),
	/// One of this account with this memo, signed by its wallet.
	Wallet {
		/// The account.
		payer: Account,
		/// The memo.
		memo: Hash,
	},
}

/// What a viewer says about a tip of hers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
	/// Her nickname, if she tips openly.
	pub nickname: Option<String>,
	/// What she says with it.
	pub note: Option<String>,
}

/// A tip.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tip {
	view: TipView,
	payer: Option<Account>,
	is_order: bool,
	memo: Option<Hash>,
	nickname: Option<String>,
	/// The block that was left last.
	left: Option<BlockNumber>,
	/// Whether it stands on the leaderboard under the nickname.
	is_named: bool,
}

/// A tip is to stand on the leaderboard under a nickname, or not any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
	/// It is, under this nickname.
	Under(Account, String),
	/// It is not any more.
	NoMore(Account),
}

impl Tips {
	/// No tips, and room for so many that may change and so many that do not.
	pub fn new(open_at_most: usize, closed_at_most: usize) -> Self {
		Self {
			open: BTreeMap::new(),
			places: HashMap::new(),
			next: 0,
			closed: VecDeque::new(),
			claims: VecDeque::new(),
			open_at_most: open_at_most.max(1),
			closed_at_most,
		}
	}

	/// The last tips, oldest first, at most so many.
	pub fn views(&self, most: usize) -> Vec<TipView> {
		let all = self.closed.iter().chain(self.open.values());
		let total = self.closed.len() + self.open.len();
		all.skip(total.saturating_sub(most)).map(|tip| tip.view.clone()).collect()
	}

	/// The tips that may still change.
	#[cfg(test)]
	pub fn open_count(&self) -> usize {
		self.open.len()
	}

	/// What changes on the leaderboard, now that a tip looks as it does. It is told once.
	pub fn naming(&mut self, id: &Hash) -> Option<Naming> {
		let tip = self.open.get_mut(self.places.get(id)?)?;
		let payer = tip.payer?;
		let is_named = tip.view.status == TipStage::InBlock && tip.nickname.is_some();
		if std::mem::replace(&mut tip.is_named, is_named) == is_named {
			return None;
		}
		Some(match &tip.nickname {
			Some(nickname) if is_named => Naming::Under(payer, nickname.clone()),
			_ => Naming::NoMore(payer),
		})
	}

	/// Takes what a viewer says about a tip. The tip is returned if it is known and looks otherwise
	/// now.
	pub fn claim(&mut self, key: ClaimKey, claim: Claim) -> Option<TipView> {
		let mut known = self.open.values_mut().rev();
		if let Some(tip) = known.find(|tip| tip.is_meant_by(&key) && tip.nickname.is_none()) {
			let before = tip.view.clone();
			tip.take(&claim);
			return (tip.view != before).then(|| tip.view.clone());
		}
		if self.claims.len() >= self.open_at_most {
			self.claims.pop_front();
		}
		self.claims.push_back((key, claim));
		None
	}

	/// Forgets what was said about an order that was not taken.
	pub fn forget_claim(&mut self, key: ClaimKey) {
		self.claims.retain(|(known, _)| *known != key);
	}

	/// Takes what became of an order. The tip is returned if it looks otherwise now. What blocks
	/// say counts for more.
	pub fn update(&mut self, update: TipUpdate, item: Option<String>, now: u64) -> Option<TipView> {
		let known = self.places.get(&update.id).copied();
		if known.is_none() && self.closed.iter().any(|tip| tip.view.tip == update.id) {
			return None;
		}
		let place = known.unwrap_or_else(|| {
			self.open(Tip {
				view: TipView {
					tip: update.id,
					status: TipStage::Pending,
					from: ANONYMOUS.into(),
					amount: update.amount,
					note: update.note.clone(),
					item,
					chain: None,
					reason: None,
					at: now,
				},
				payer: update.payer,
				is_order: true,
				memo: None,
				nickname: None,
				left: None,
				is_named: false,
			})
		});
		let tip = self.open.get_mut(&place)?;
		let before = known.map(|_| tip.view.clone());
		tip.payer = tip.payer.or(update.payer);
		if tip.view.note.is_none() {
			tip.view.note = update.note;
		}
		if tip.view.status == TipStage::Pending {
			match update.status {
				TipStatus::Pending => {},
				TipStatus::Refused { reason, place } => {
					tip.view.status = TipStage::Refused;
					tip.view.reason = Some(reason);
					tip.view.chain = place;
				},
				TipStatus::Unwitnessed => tip.view.status = TipStage::Unwitnessed,
			}
		}
		let view = tip.view.clone();
		if matches!(view.status, TipStage::Refused | TipStage::Unwitnessed) {
			self.close(place);
		}
		(before.as_ref() != Some(&view)).then_some(view)
	}

	/// A payment came into a block. The tip is returned if it looks otherwise now.
	pub fn enact(
		&mut self,
		paid: &Paid,
		point: ChainPoint,
		item: Option<String>,
		time: u64,
	) -> Option<TipView> {
		let id = paid.order.unwrap_or_else(|| name_of(&point));
		let same = |tip: &Tip| {
			!tip.is_order
				&& tip.view.status == TipStage::Pending
				&& tip.view.amount == paid.amount
				&& tip.payer == Some(paid.payer)
				&& tip.memo == paid.memo
		};
		let known = self.places.get(&id).copied().or_else(|| match paid.order {
			Some(_) => None,
			None => self.open.iter().find(|(_, tip)| same(tip)).map(|(place, _)| *place),
		});
		let place = known.unwrap_or_else(|| {
			self.open(Tip {
				view: TipView {
					tip: id,
					status: TipStage::InBlock,
					from: ANONYMOUS.into(),
					amount: paid.amount,
					note: None,
					item,
					chain: None,
					reason: None,
					at: time,
				},
				payer: Some(paid.payer),
				is_order: paid.order.is_some(),
				memo: paid.memo,
				nickname: None,
				left: None,
				is_named: false,
			})
		});
		let tip = self.open.get_mut(&place)?;
		let before = known.map(|_| tip.view.clone());
		tip.payer = Some(paid.payer);
		tip.view.status = TipStage::InBlock;
		tip.view.chain = Some(point);
		tip.left = None;
		let view = tip.view.clone();
		(before.as_ref() != Some(&view)).then_some(view)
	}

	/// The block of a payment was left. The tip is returned if it looks otherwise now.
	pub fn retract(&mut self, point: ChainPoint) -> Option<TipView> {
		let tip = self.open.values_mut().find(|tip| tip.view.chain == Some(point))?;
		tip.view.status = TipStage::Pending;
		tip.view.chain = None;
		tip.left = Some(point.block);
		Some(tip.view.clone())
	}

	/// All blocks up to this one are final. The tips that look otherwise now are returned.
	pub fn finalise(&mut self, block: BlockNumber) -> Vec<TipView> {
		let mut changed = Vec::new();
		let mut done = Vec::new();
		for (place, tip) in &mut self.open {
			let lost = |left: BlockNumber| left.saturating_add(LOST_AFTER) <= block;
			match (tip.view.status, tip.view.chain, tip.left) {
				(TipStage::InBlock, Some(point), _) if point.block <= block => {
					tip.view.status = TipStage::Final;
				},
				(TipStage::Pending, None, Some(left)) if !tip.is_order && lost(left) => {
					tip.view.status = TipStage::Refused;
					tip.view.reason =
						Some("its block was left, and no other block took the transaction".into());
				},
				_ => continue,
			}
			changed.push(tip.view.clone());
			done.push(*place);
		}
		done.into_iter().for_each(|place| self.close(place));
		changed
	}

	/// Adds a tip with what was said about it, and returns its place.
	fn open(&mut self, mut tip: Tip) -> u64 {
		if let Some(at) = self.claims.iter().position(|(key, _)| tip.is_meant_by(key)) {
			if let Some((_, claim)) = self.claims.remove(at) {
				tip.take(&claim);
			}
		}
		if self.open.len() >= self.open_at_most {
			if let Some((_, oldest)) = self.open.pop_first() {
				self.places.remove(&oldest.view.tip);
			}
		}
		let place = self.next;
		self.next += 1;
		self.places.insert(tip.view.tip, place);
		self.open.insert(place, tip);
		place
	}

	fn close(&mut self, place: u64) {
		let Some(tip) = self.open.remove(&place) else { return };
		self.places.remove(&tip.view.tip);
		self.closed.push_back(tip);
		if self.closed.len() > self.closed_at_most {
			self.closed.pop_front();
		}
	}
}

impl Tip {
	fn is_meant_by(&self, key: &ClaimKey) -> bool {
		match key {
			ClaimKey::Order(order) => self.is_order && self.view.tip == *order,
			ClaimKey::Wallet { payer, memo } => {
				!self.is_order && self.payer == Some(*payer) && self.memo == Some(*memo)
			},
		}
	}

	fn take(&mut self, claim: &Claim) {
		self.nickname = claim.nickname.clone();
		if let Some(nickname) = &claim.nickname {
			self.view.from = nickname.clone();
		}
		if claim.note.is_some() {
			self.view.note = claim.note.clone();
		}
	}
}

/// The name of a tip that a wallet signed: of the place where the chain first said so.
fn name_of(point: &ChainPoint) -> Hash {
	Hash::of(&[point.hash.0.as_slice(), &point.event.to_le_bytes()].concat())
}

/// The item of a menu that a tip of this amount asks for.
pub(crate) fn item_for(menu: &[super::protocol::MenuItem], amount: Balance) -> Option<String> {
	menu.iter().find(|item| item.amount == amount).map(|item| item.label.clone())
}

#[cfg(test)]
mod tests;
