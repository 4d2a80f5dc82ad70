//! One room's task: takes what comes, one after the other, and sends what follows.

use super::{
	hub::Shared,
	inbox::{frame, Control, Input, Joined, Outgoing, Refused, Reply, Said},
	moderation::Moderation,
	protocol::{Fault, ServerMessage, PROTOCOL},
	seams::{Description, TipUpdate, Unknown},
	state::{Dismissal, Effect, JoinRefused, Seat, Start, State, Visitor},
};
use crate::{clock::now, events::Ring};
use axum::extract::ws::Utf8Bytes;
use livestars_chain::Account;
use std::{collections::HashMap, sync::Arc};
use tokio::{
	sync::{broadcast, mpsc},
	time::{interval, timeout, Duration, Instant, MissedTickBehavior},
};

/// How long a room may take to be described.
const DESCRIBE: Duration = Duration::from_secs(10);

/// How long a room waits to ask again when it could not be described anew.
const DESCRIBE_AGAIN: Duration = Duration::from_secs(5);

/// A room's task.
pub(super) struct Task {
	pub shared: Arc<Shared>,
	pub performer: Account,
	pub inbox: mpsc::Receiver<Input>,
	pub control: mpsc::Receiver<Control>,
	/// For answers that come later, and do not keep the room open.
	pub to_inbox: mpsc::WeakSender<Input>,
	/// For answers that come later, and do not keep the room open.
	pub to_control: mpsc::WeakSender<Control>,
	pub ring: Arc<Ring>,
	/// What is known of the room from when it was open before.
	pub moderation: Option<Moderation>,
}

/// The room as it is described now.
async fn describe(shared: &Shared, performer: &Account) -> Result<Option<Description>, Unknown> {
	timeout(DESCRIBE, shared.dependencies.describes.describe(performer))
		.await
		.unwrap_or_else(|_| Err(Unknown("reading it took too long".into())))
}

impl Task {
	/// Opens the room, and keeps it open as long as somebody needs it. What happened before the
	/// room opened is in `start`; only its description and the orders are missing there.
	pub async fn run(
		mut self,
		start: impl FnOnce(Description, Vec<TipUpdate>, Option<Moderation>) -> Start,
	) {
		match describe(&self.shared, &self.performer).await {
			Ok(Some(description)) => {
				let tips = self.shared.dependencies.orders.of(&self.performer).await;
				let start = start(description, tips, self.moderation.take());
				let state = State::open(start, now());
				let (everybody, _) = broadcast::channel(self.shared.settings.backlog.max(1));
				let mailboxes = HashMap::new();
				Open { task: self, state, everybody, mailboxes, gone: false }.serve().await;
			},
			Ok(None) => self.refuse(&Refused::NoRoom),
			Err(Unknown(why)) => self.refuse(&Refused::Unknown(why)),
		}
	}

	/// Closes the room before it was open.
	fn refuse(&mut self, why: &Refused) {
		self.shared.close(&self.performer, self.moderation.take(), || true);
		self.inbox.close();
		while let Ok(input) = self.inbox.try_recv() {
			match input {
				Input::Join { reply, .. } => drop(reply.send(Err(why.clone()))),
				Input::Knock(reply) => drop(reply.send(Err(why.clone()))),
				_ => {},
			}
		}
	}
}

/// A room that is open.
struct Open {
	task: Task,
	state: State,
	everybody: broadcast::Sender<Utf8Bytes>,
	mailboxes: HashMap<Seat, mpsc::Sender<Outgoing>>,
	/// Whether the performer closed the room.
	gone: bool,
}

impl Open {
	async fn serve(&mut self) {
		let mut tick = interval(self.task.shared.settings.presence());
		tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
		let mut needed = Instant::now();
		loop {
			tokio::select! {
				biased;
				Some(control) = self.task.control.recv() => self.control(control),
				Some(input) = self.task.inbox.recv() => self.input(input),
				_ = tick.tick() => {
					self.state.tick(now());
					if self.is_needed() {
						needed = Instant::now();
					} else if needed.elapsed() >= self.linger() && self.close() {
						return;
					}
				},
			}
			self.follow_up();
			if let Some(record) = self.state.record(now()) {
				self.task.shared.keep(&self.task.performer, record).await;
			}
		}
	}

	fn linger(&self) -> Duration {
		Duration::from_millis(self.task.shared.settings.linger_milliseconds)
	}

	fn is_needed(&self) -> bool {
		!self.state.is_idle() || self.task.ring.is_read(self.linger())
	}

	/// Closes the room, if nobody is about to come in.
	fn close(&mut self) -> bool {
		let Task { shared, performer, inbox, .. } = &mut self.task;
		let moderation = self.state.moderation(now());
		// Whoever holds a place in the inbox, or has put something into it, lowers its capacity.
		let closed =
			shared.close(performer, moderation, || inbox.capacity() == inbox.max_capacity());
		if closed {
			// What came in the last moment is dropped, and with it the reply, so the room is opened
			// again for whoever waits for it.
			inbox.close();
		}
		closed
	}

	fn control(&mut self, control: Control) {
		match control {
			Control::Chain(change) => self.state.chain(&change.left, &change.came),
			Control::Final(block) => self.state.finalise(block),
			Control::Tip(update) => self.state.tip(update, now()),
			Control::Publish(publishes) => self.state.publish(publishes),
			Control::Happen(happening) => self.state.happen(happening),
			Control::Described(Ok(Some(description))) => {
				self.gone = false;
				self.state.describe(description, now());
			},
			Control::Described(Ok(None)) => {
				self.gone = true;
				self.state.dismiss_all(&Dismissal {
					kind: "room-closed",
					detail: "the performer closed her room".into(),
				});
			},
			Control::Described(Err(Unknown(why))) => {
				tracing::warn!(room = %self.task.performer, %why, "a room can not be described");
				self.describe_after(DESCRIBE_AGAIN);
			},
		}
		if self.state.wants_description() {
			self.describe_after(Duration::ZERO);
		}
	}

	/// Has the room described anew.
	fn describe_after(&self, wait: Duration) {
		let Task { shared, performer, to_control, .. } = &self.task;
		let (shared, performer, to_control) = (shared.clone(), *performer, to_control.clone());
		tokio::spawn(async move {
			tokio::time::sleep(wait).await;
			let described = describe(&shared, &performer).await;
			if let Some(control) = to_control.upgrade() {
				// The room may have been closed meanwhile.
				let _ = control.send(Control::Described(described)).await;
			}
		});
	}

	fn input(&mut self, input: Input) {
		match input {
			Input::Join { visitor, account, mailbox, reply } => {
				self.join(visitor, account, mailbox, reply);
			},
			Input::Knock(reply) => drop(reply.send(Ok(self.task.ring.clone()))),
			Input::Leave(seat) => {
				self.mailboxes.remove(&seat);
				self.state.leave(seat);
			},
			Input::Resync(seat, missed) => {
				let room = Box::new(self.state.view());
				let message = frame(&ServerMessage::Resync { missed, room });
				self.post(seat, Outgoing::Resynced(message, self.everybody.subscribe()));
			},
			Input::Say { seat, id, said } => self.say(seat, id, said),
			Input::Offer { seat, order, note, anonymous, reply } => {
				let offered = self.state.offer(seat, &order, note.as_deref(), anonymous);
				if let Err(Ok(offered)) = reply.send(offered) {
					self.state.withdraw_offer(offered.order);
				}
			},
			Input::WithdrawOffer(order) => self.state.withdraw_offer(order),
		}
	}

	fn say(&mut self, seat: Seat, id: Option<String>, said: Said) {
		let done = match said {
			Said::Hello { nickname, account } => {
				self.state.hello(seat, nickname.as_deref(), account, id.clone(), now())
			},
			Said::Chat(text) => self.state.chat(seat, &text, id.clone(), now()),
			Said::Moderate(action) => self.state.moderate(seat, action, id.clone(), now()),
			Said::Note { text, anonymous } => {
				self.state.say_with_tip(seat, &text, anonymous, id.clone())
			},
		};
		if let Err(fault) = done {
			self.task.shared.counters.refused();
			self.post(seat, Outgoing::Frame(error_frame(fault.with_id(id))));
		}
	}

	fn join(
		&mut self,
		visitor: Visitor,
		account: Option<Account>,
		mailbox: mpsc::Sender<Outgoing>,
		reply: Reply<Joined, Refused>,
	) {
		let joined = match self.gone {
			true => Err(Refused::NoRoom),
			false => self.state.join(visitor, account, now()).map_err(Refused::Join),
		};
		let inbox = self.task.to_inbox.upgrade();
		let joined = joined.and_then(|entrance| {
			let room = Box::new(self.state.view());
			let welcome =
				ServerMessage::Welcome { protocol: PROTOCOL, person: entrance.person, room };
			self.mailboxes.insert(entrance.seat, mailbox);
			Ok(Joined {
				seat: entrance.seat,
				welcome: frame(&welcome),
				everybody: self.everybody.subscribe(),
				// Whoever asks to come in holds a sender, so there is one.
				inbox: inbox.ok_or(Refused::Join(JoinRefused::Full))?,
			})
		});
		if let Err(Ok(joined)) = reply.send(joined) {
			// Nobody waits for the answer any more.
			self.mailboxes.remove(&joined.seat);
			self.state.leave(joined.seat);
		}
	}

	/// Does what the room wants done.
	fn follow_up(&mut self) {
		for effect in self.state.effects() {
			match effect {
				// Nobody may listen.
				Effect::All(message) => drop(self.everybody.send(frame(&message))),
				Effect::One(seat, message) => self.post(seat, Outgoing::Frame(frame(&message))),
				Effect::Close(seat, dismissal) => self.post(seat, Outgoing::Close(dismissal)),
				Effect::Event(event) => self.task.ring.push(&event),
			}
		}
	}

	/// Tells one socket something. One that does not take what is for it alone is closed, by its
	/// mailbox.
	fn post(&mut self, seat: Seat, outgoing: Outgoing) {
		let Some(mailbox) = self.mailboxes.get(&seat) else { return };
		if mailbox.try_send(outgoing).is_err() {
			self.mailboxes.remove(&seat);
		}
	}
}

/// A fault as it is sent.
pub(crate) fn error_frame(fault: Fault) -> Utf8Bytes {
	let Fault { kind, detail, id } = fault;
	frame(&ServerMessage::Error { kind: kind.into(), detail, id })
}
