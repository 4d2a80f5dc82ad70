//! What is paid, and what blocks say.

use super::{talk, Effect, Seat, State};
use crate::{
	events::{Method, Tipped, User},
	room::{
		digest::{Digest, Entry, Happened, Paid},
		goal::Goal,
		protocol::{ChainPoint, Fault, Role, ServerMessage, StreamView, TipView},
		seams::TipUpdate,
		tips::{item_for, Claim, ClaimKey, Naming, ANONYMOUS},
	},
};
use livestars_chain::{Account, BlockNumber, Hash, SignedOrder};
use serde_json::json;
use std::sync::Arc;

/// What the room lets somebody offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offered {
	/// The hash of the order.
	pub order: Hash,
	/// The account of who offers it.
	pub account: Option<Account>,
}

impl State {
	/// Somebody wants to pay by an order. The order itself is not checked here.
	pub fn offer(
		&mut self,
		seat: Seat,
		order: &SignedOrder,
		note: Option<&str>,
		anonymous: bool,
	) -> Result<Offered, Fault> {
		let (account, nickname) = self.introduced(seat).ok_or_else(talk::hello_first)?;
		if order.order.performer != self.performer {
			let detail = "the order pays another performer; send it in her room";
			return Err(Fault::new("other-performer", detail));
		}
		let said = order.order.memo.map(|memo| Hash(memo.0));
		if said != note.map(|note| Hash::of(note.as_bytes())) {
			let detail = "the order's memo is the BLAKE2b-256 hash of the note, and there is none \
			              without a note";
			return Err(Fault::new("bad-memo", detail));
		}
		let note = self.note(seat, note)?;
		let hash = order.hash();
		let claim = Claim { nickname: nickname.filter(|_| !anonymous), note };
		self.claim(ClaimKey::Order(hash), claim);
		Ok(Offered { order: hash, account })
	}

	/// An order that was offered was not taken.
	pub fn withdraw_offer(&mut self, order: Hash) {
		self.tips.forget_claim(ClaimKey::Order(order));
	}

	/// Somebody says something with a tip that her wallet signs.
	pub fn say_with_tip(
		&mut self,
		seat: Seat,
		text: &str,
		anonymous: bool,
		id: Option<String>,
	) -> Result<(), Fault> {
		let (account, nickname) = self.introduced(seat).ok_or_else(talk::hello_first)?;
		let Some(payer) = account else {
			let detail = "say hello with the token of the account that tips";
			return Err(Fault::new("no-account", detail));
		};
		let memo = Hash::of(text.as_bytes());
		let note = self.note(seat, Some(text))?;
		let claim = Claim { nickname: nickname.filter(|_| !anonymous), note };
		self.claim(ClaimKey::Wallet { payer, memo }, claim);
		if id.is_some() {
			self.effects.push(Effect::One(seat, ServerMessage::Done { id, line: None, tip: None }));
		}
		Ok(())
	}

	/// Something became of an order.
	pub fn tip(&mut self, mut update: TipUpdate, now: u64) {
		update.note = update.note.and_then(|note| self.text(&note, Role::Viewer).ok());
		let item = item_for(&self.description.wishes.menu, update.amount);
		let changed = self.tips.update(update, item, now);
		self.show(changed);
	}

	/// All blocks up to this one are final.
	pub fn finalise(&mut self, block: BlockNumber) {
		self.finalised = self.finalised.max(block);
		for tip in self.tips.finalise(block) {
			self.show(Some(tip));
		}
	}

	/// Does what a block of the best chain says.
	pub(super) fn enter_block(&mut self, block: &Digest) {
		for entry in block.rooms.get(&self.performer).into_iter().flatten() {
			let point = point(block, entry);
			match &entry.what {
				Happened::Paid(paid) => {
					self.enter_payment(paid, point, block.time);
					if self.counts(block) {
						self.count(paid, block.time);
					}
				},
				Happened::WentLive(relay) => {
					self.set_live(Some(*relay));
					self.tell_at(Method::BroadcastStart, json!({}), Some(point));
				},
				Happened::WentOffline => {
					self.set_live(None);
					self.tell_at(Method::BroadcastStop, json!({}), Some(point));
				},
				Happened::DocumentNamed => {
					self.document_at = Some(point);
					self.describe_again = true;
				},
				Happened::Changed => self.describe_again = true,
			}
		}
	}

	/// Undoes what a block said.
	pub(super) fn leave_block(&mut self, block: &Digest) {
		let counts = self.counts(block);
		for entry in block.rooms.get(&self.performer).into_iter().flatten().rev() {
			let point = point(block, entry);
			match &entry.what {
				Happened::Paid(paid) => {
					let changed = self.tips.retract(point);
					self.show(changed);
					if counts {
						self.board.take_back(paid.payer, paid.amount, block.time);
						if let Some(goal) = &mut self.goal {
							goal.take_back(paid.amount);
						}
						self.board_changed = true;
					}
				},
				Happened::WentLive(_) => self.tell(Method::BroadcastStop, json!({})),
				Happened::WentOffline => self.tell(Method::BroadcastStart, json!({})),
				Happened::DocumentNamed => {
					self.document_at = self.document_at.filter(|at| *at != point);
					self.subject_left |= self.subject_at == Some(point);
				},
				Happened::Changed => {},
			}
			// What the description rests on is not so any more: it is asked what holds now.
			self.describe_again |= !counts || Self::is_room_event(&entry.what);
		}
	}

	/// Counts anew: what the description counts, and the blocks after it.
	pub(super) fn count_again(&mut self, now: u64) {
		let time = if self.description.time == 0 { now } else { self.description.time };
		self.board.count_again(time);
		for (payer, amount) in &self.description.paid_today {
			self.board.add(*payer, *amount, time);
		}
		let raised = self.description.raised;
		let goal = self.description.wishes.goal.clone();
		self.goal = goal.map(|(title, amount)| Goal::new(title, amount, raised));
		let blocks: Vec<Arc<Digest>> =
			self.recent.iter().filter(|block| self.counts(block)).cloned().collect();
		for block in blocks {
			for entry in block.rooms.get(&self.performer).into_iter().flatten() {
				if let Happened::Paid(paid) = &entry.what {
					self.count(paid, block.time);
				}
			}
		}
		self.board.turn(now);
		self.board_changed = true;
		self.goal_changed();
	}

	/// Finds the tips of the blocks before the room opened; what is counted is counted already.
	pub(super) fn replay(&mut self) {
		let blocks: Vec<Arc<Digest>> = self.recent.iter().cloned().collect();
		for block in blocks {
			for entry in block.rooms.get(&self.performer).into_iter().flatten() {
				let point = point(&block, entry);
				match &entry.what {
					Happened::Paid(paid) => self.enter_payment(paid, point, block.time),
					Happened::DocumentNamed => self.document_at = Some(point),
					_ => {},
				}
			}
		}
		self.finalise(self.finalised);
	}

	/// The chain says where the stream is.
	pub(super) fn set_live(&mut self, live: Option<Account>) {
		let before = self.stream();
		self.live = live;
		self.stream_changed(&before);
	}

	/// Viewers hear at once what this relay sees; programs hear what the chain says, when it does.
	pub(super) fn stream_changed(&mut self, before: &StreamView) {
		let stream = self.stream();
		if stream != *before {
			self.say(ServerMessage::Stream(stream));
		}
	}

	/// Says how near the goal is, if that changed since it was last said.
	pub(super) fn goal_changed(&mut self) {
		let goal = self.goal_view();
		if self.goal_said != goal {
			self.goal_said.clone_from(&goal);
			self.say(ServerMessage::Goal { goal });
		}
	}

	/// Whether a block is not counted in the description.
	fn counts(&self, block: &Digest) -> bool {
		block.at.number > self.description.at
	}

	fn count(&mut self, paid: &Paid, time: u64) {
		self.board.add(paid.payer, paid.amount, time);
		if let Some(goal) = &mut self.goal {
			goal.add(paid.amount);
		}
		self.board_changed = true;
	}

	fn enter_payment(&mut self, paid: &Paid, point: ChainPoint, time: u64) {
		let item = item_for(&self.description.wishes.menu, paid.amount);
		let changed = self.tips.enact(paid, point, item, time);
		self.show(changed);
	}

	fn claim(&mut self, key: ClaimKey, claim: Claim) {
		let changed = self.tips.claim(key, claim);
		self.show(changed);
	}

	/// A note as the room shows it, if it may be said.
	fn note(&self, seat: Seat, note: Option<&str>) -> Result<Option<String>, Fault> {
		let Some(present) = self.people.get(&seat) else { return Ok(None) };
		let role = self.moderation.role(&present.identity);
		let text = note.map(|note| self.text(note, role)).transpose();
		text.map_err(|error| talk::text_fault(&error))
	}

	/// Tells everybody of a tip that looks otherwise now.
	fn show(&mut self, tip: Option<TipView>) {
		let Some(tip) = tip else { return };
		match self.tips.naming(&tip.tip) {
			Some(Naming::Under(payer, nickname)) => {
				self.board.open(payer, &nickname, tip.amount);
				self.board_changed = true;
			},
			Some(Naming::NoMore(payer)) => {
				self.board.close(&payer, tip.amount);
				self.board_changed = true;
			},
			None => {},
		}
		// Nobody can take this name, so it says that the tip is anonymous.
		let is_anon = tip.from == ANONYMOUS;
		let tipped = Tipped {
			id: tip.tip,
			tokens: Tipped::tokens(tip.amount),
			amount: tip.amount,
			is_anon,
			message: tip.note.clone().unwrap_or_default(),
			status: tip.status,
			item: tip.item.clone(),
			reason: tip.reason.clone(),
		};
		let user = User::new(&tip.from, None, Role::Viewer);
		let object = json!({ "tip": tipped, "user": user });
		self.tell_at(Method::Tip, object, tip.chain);
		self.say(ServerMessage::Tip(tip));
	}
}

fn point(block: &Digest, entry: &Entry) -> ChainPoint {
	ChainPoint { block: block.at.number, hash: block.at.hash, event: entry.event }
}
