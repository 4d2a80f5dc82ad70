//! One socket: reads what its client says, and sends what the room says.

use super::{
	hub::{Drain, Shared},
	inbox::{frame, Input, Joined, Outgoing, Refused, Said},
	limits::{MessageLimit, Verdict},
	person::Identity,
	protocol::{parse, ClientMessage, Fault, Request, ServerMessage, TOO_LONG},
	seams::Offer,
	state::{Dismissal, JoinRefused, Seat, Visitor},
	task::error_frame,
};
use crate::websocket::End;
use axum::extract::ws::{close_code, Message, Utf8Bytes, WebSocket};
use livestars_chain::{Account, SignedOrder};
use std::sync::Arc;
use tokio::{
	sync::{broadcast, mpsc, oneshot, watch, OwnedSemaphorePermit},
	time::{interval_at, sleep_until, timeout, Duration, Instant, Interval, MissedTickBehavior},
};

/// How long an order may take to be checked.
const ORDER: Duration = Duration::from_secs(30);

/// How long somebody who is banned without an account has to sign in with one.
const SIGN_IN: Duration = Duration::from_secs(10);

/// A socket that is to be served.
pub(super) struct Arrival {
	pub shared: Arc<Shared>,
	pub performer: Account,
	pub visitor: Visitor,
	/// The account, if the request proved one.
	pub account: Option<Account>,
	/// The place among all sockets, which is free again when the socket is closed.
	pub place: OwnedSemaphorePermit,
}

/// Somebody who is in a room, and leaves it when this is dropped.
struct Stay {
	seat: Seat,
	inbox: mpsc::Sender<Input>,
}

impl Drop for Stay {
	fn drop(&mut self) {
		let Err(mpsc::error::TrySendError::Full(leave)) =
			self.inbox.try_send(Input::Leave(self.seat))
		else {
			return;
		};
		let inbox = self.inbox.clone();
		tokio::spawn(async move {
			let _ = inbox.send(leave).await;
		});
	}
}

/// What a room gave to somebody who came in.
pub(super) struct Ticket {
	stay: Stay,
	welcome: Utf8Bytes,
	everybody: broadcast::Receiver<Utf8Bytes>,
	mailbox: mpsc::Receiver<Outgoing>,
}

impl Ticket {
	/// Takes what the room gave.
	pub fn new((joined, mailbox): (Joined, mpsc::Receiver<Outgoing>)) -> Self {
		let Joined { seat, inbox, welcome, everybody } = joined;
		Self { stay: Stay { seat, inbox }, welcome, everybody, mailbox }
	}
}

impl Arrival {
	/// Serves a socket that was let in.
	pub async fn serve(self, socket: WebSocket, ticket: Ticket) {
		let Arrival { shared, performer, visitor, account, place } = self;
		let Ticket { stay, welcome, everybody, mailbox } = ticket;
		let mut ping = interval_at(Instant::now() + shared.settings.ping(), shared.settings.ping());
		ping.set_missed_tick_behavior(MissedTickBehavior::Delay);
		let mut session = Session {
			limit: MessageLimit::new(&shared.settings),
			drained: shared.drained(),
			shared,
			performer,
			visitor,
			account,
			introduced: false,
			socket,
			stay,
			everybody,
			mailbox,
			ping,
			alive: true,
			lags: 0,
			awaits_resync: false,
			leaves_at: None,
			_place: place,
		};
		let end = match session.send(welcome).await {
			Ok(()) => session.run().await,
			Err(end) => end,
		};
		end.close(session.socket).await;
	}

	/// Gives somebody who is banned without an account the time to sign in with one that is not.
	pub async fn sign_in(mut self, mut socket: WebSocket, until: Option<u64>) {
		let Dismissal { kind, detail } = Dismissal::banned(until);
		let detail = format!("{detail}, unless you say hello with the token of an account");
		let _ = socket.send(Message::Text(error_frame(Fault::new(kind, detail)))).await;
		let longest = self.shared.settings.message_bytes;
		let hello = timeout(SIGN_IN, socket.recv()).await.ok().flatten().and_then(Result::ok);
		let account = hello.and_then(|hello| match parse(hello.to_text().ok()?, longest).ok()? {
			Request { message: ClientMessage::Hello { token: Some(token), .. }, .. } => {
				self.shared.dependencies.identifies.account(&token)
			},
			_ => None,
		});
		if account.is_some() {
			let joined = self.shared.join(&self.performer, &self.visitor, account).await;
			if let Ok(joined) = joined {
				self.account = account;
				return self.serve(socket, Ticket::new(joined)).await;
			}
		}
		End::Close(close_code::POLICY, "banned").close(socket).await;
	}
}

/// A socket of somebody who is in a room.
struct Session {
	shared: Arc<Shared>,
	performer: Account,
	visitor: Visitor,
	account: Option<Account>,
	introduced: bool,
	socket: WebSocket,
	stay: Stay,
	everybody: broadcast::Receiver<Utf8Bytes>,
	mailbox: mpsc::Receiver<Outgoing>,
	drained: watch::Receiver<Option<Drain>>,
	limit: MessageLimit,
	ping: Interval,
	/// Whether the client was heard of since it was last asked.
	alive: bool,
	lags: u32,
	awaits_resync: bool,
	/// When the socket is closed because the relay goes away.
	leaves_at: Option<Instant>,
	_place: OwnedSemaphorePermit,
}

impl Session {
	async fn run(&mut self) -> End {
		loop {
			if let Err(end) = self.step().await {
				return end;
			}
		}
	}

	async fn step(&mut self) -> Result<(), End> {
		let leaves_at = self.leaves_at;
		let leaving = async move {
			match leaves_at {
				Some(at) => sleep_until(at).await,
				None => std::future::pending().await,
			}
		};
		tokio::select! {
			message = self.everybody.recv(), if !self.awaits_resync => match message {
				Ok(message) => self.send(message).await,
				Err(broadcast::error::RecvError::Lagged(missed)) => self.fell_behind(missed).await,
				Err(broadcast::error::RecvError::Closed) => {
					Err(End::Close(close_code::AWAY, "the room was closed"))
				},
			},
			letter = self.mailbox.recv() => match letter {
				Some(Outgoing::Frame(message)) => self.send(message).await,
				Some(Outgoing::Resynced(message, everybody)) => {
					self.everybody = everybody;
					self.awaits_resync = false;
					self.send(message).await
				},
				Some(Outgoing::Close(Dismissal { kind, detail })) => {
					self.send(error_frame(Fault::new(kind, detail))).await?;
					Err(End::Close(close_code::POLICY, kind))
				},
				None => {
					self.shared.counters.slow();
					Err(End::Close(close_code::AGAIN, "too slow"))
				},
			},
			message = self.socket.recv() => match message {
				Some(Ok(message)) => self.received(message).await,
				Some(Err(error)) => Err(error.into()),
				None => Err(End::Gone),
			},
			_ = self.ping.tick() => {
				if !std::mem::take(&mut self.alive) {
					return Err(End::Gone);
				}
				self.send_message(Message::Ping(Default::default())).await
			},
			Ok(()) = self.drained.changed(), if self.leaves_at.is_none() => self.redirect().await,
			() = leaving => Err(End::Close(close_code::AWAY, "the relay is going away")),
		}
	}

	async fn received(&mut self, message: Message) -> Result<(), End> {
		self.alive = true;
		let text = match message {
			Message::Text(text) => text,
			Message::Binary(_) => {
				let fault = Fault::new("binary", "messages are JSON in text frames");
				self.refuse(fault).await?;
				return Err(End::Close(close_code::UNSUPPORTED, "binary"));
			},
			// Pings are answered, and a close is confirmed, by the library.
			Message::Ping(_) | Message::Pong(_) => return Ok(()),
			Message::Close(_) => return Err(End::Gone),
		};
		match self.limit.next() {
			Verdict::Answer => {},
			Verdict::Refuse => {
				let settings = &self.shared.settings;
				let detail = format!(
					"a socket may send {} messages at once and {} in a minute; wait",
					settings.message_burst, settings.message_per_minute
				);
				return self.refuse(Fault::new("too-fast", detail)).await;
			},
			Verdict::Ignore => return Ok(()),
			Verdict::Close => return Err(End::Close(close_code::POLICY, "too fast")),
		}
		match parse(&text, self.shared.settings.message_bytes) {
			Ok(request) => self.asked(request).await,
			Err(fault) if fault.kind == TOO_LONG => {
				self.refuse(fault).await?;
				Err(End::Close(close_code::SIZE, TOO_LONG))
			},
			Err(fault) => self.refuse(fault).await,
		}
	}

	async fn asked(&mut self, request: Request) -> Result<(), End> {
		let Request { id, message } = request;
		let said = match message {
			ClientMessage::Ping {} => return self.send(frame(&ServerMessage::Pong { id })).await,
			ClientMessage::Order { order, note, anonymous } => {
				return self.pay(order, note, anonymous, id).await;
			},
			ClientMessage::Hello { nickname, token } => {
				if let Some(token) = token {
					let Some(account) = self.shared.dependencies.identifies.account(&token) else {
						let detail = "the token is unknown or expired; prove the account again";
						return self.refuse(Fault::new("bad-token", detail).with_id(id)).await;
					};
					self.account = Some(account);
				}
				self.introduced = true;
				Said::Hello { nickname, account: self.account }
			},
			ClientMessage::Chat { text } => {
				// Who may not chat yet is told so by the room, and loses no time by it.
				if self.introduced {
					if let Err(wait) = self.shared.chat.check(&self.identity()) {
						let seconds = wait.as_secs() + 1;
						let detail = format!("you chat too fast; wait {seconds} seconds");
						return self.refuse(Fault::new("chat-too-fast", detail).with_id(id)).await;
					}
				}
				Said::Chat(text)
			},
			ClientMessage::Moderate(action) => Said::Moderate(action),
			ClientMessage::Note { text, anonymous } => Said::Note { text, anonymous },
		};
		self.wish(Input::Say { seat: self.stay.seat, id, said }).await
	}

	/// Has an order taken.
	async fn pay(
		&mut self,
		order: Box<SignedOrder>,
		note: Option<String>,
		anonymous: bool,
		id: Option<String>,
	) -> Result<(), End> {
		let (reply, offered) = oneshot::channel();
		let seat = self.stay.seat;
		let (copy, said) = (order.clone(), note.clone());
		let offer = Input::Offer { seat, order: copy, note: said, anonymous, reply };
		self.wish(offer).await?;
		let offered = match offered.await {
			Ok(Ok(offered)) => offered,
			Ok(Err(fault)) => return self.refuse(fault.with_id(id)).await,
			Err(_) => return Err(End::Close(close_code::AWAY, "the room was closed")),
		};
		let offer = Offer { order: *order, note, account: offered.account, anonymous };
		let orders = self.shared.dependencies.orders.clone();
		match timeout(ORDER, orders.take(offer)).await {
			Ok(Ok(())) => {
				let tip = Some(offered.order.to_string());
				let done = ServerMessage::Done { id, line: None, tip };
				self.send(frame(&done)).await
			},
			Ok(Err(refused)) => {
				self.wish(Input::WithdrawOffer(offered.order)).await?;
				self.refuse(Fault::new(refused.kind, refused.detail).with_id(id)).await
			},
			Err(_) => {
				let detail =
					"the order could not be checked in time; send it again, it is paid once";
				self.refuse(Fault::new("order-undecided", detail).with_id(id)).await
			},
		}
	}

	fn identity(&self) -> Identity {
		match (self.account, self.visitor.address) {
			(Some(account), _) => Identity::Account(account),
			(None, Some(address)) => Identity::Address(address),
			(None, None) => Identity::Socket(self.visitor.person),
		}
	}

	async fn wish(&mut self, input: Input) -> Result<(), End> {
		let sent = self.stay.inbox.send(input).await;
		sent.map_err(|_| End::Close(close_code::AWAY, "the room was closed"))
	}

	async fn fell_behind(&mut self, missed: u64) -> Result<(), End> {
		self.shared.counters.lagged();
		self.lags += 1;
		if self.lags > self.shared.settings.lags {
			self.shared.counters.slow();
			return Err(End::Close(close_code::AGAIN, "too slow"));
		}
		self.awaits_resync = true;
		self.wish(Input::Resync(self.stay.seat, missed)).await
	}

	/// Sends the client to another relay, and closes the socket some time later: not all at once.
	async fn redirect(&mut self) -> Result<(), End> {
		let drain = self.drained.borrow_and_update().clone();
		let Some(to) = drain else { return Ok(()) };
		let spread = self.shared.settings.drain_milliseconds;
		let wait = Duration::from_millis(rand::random_range(0..=spread));
		self.leaves_at = Some(Instant::now() + wait);
		self.send(frame(&ServerMessage::Redirect { to: to(&self.performer) })).await
	}

	async fn refuse(&mut self, fault: Fault) -> Result<(), End> {
		self.shared.counters.refused();
		self.send(error_frame(fault)).await
	}

	async fn send(&mut self, message: Utf8Bytes) -> Result<(), End> {
		self.send_message(Message::Text(message)).await
	}

	async fn send_message(&mut self, message: Message) -> Result<(), End> {
		match timeout(self.shared.settings.send(), self.socket.send(message)).await {
			Ok(Ok(())) => Ok(()),
			Ok(Err(_)) => Err(End::Gone),
			Err(_) => {
				self.shared.counters.slow();
				Err(End::Gone)
			},
		}
	}
}

impl Refused {
	/// Until when somebody is banned who might sign in with an account.
	pub(super) fn ban(&self) -> Option<Option<u64>> {
		match self {
			Self::Join(JoinRefused::Banned(until)) => Some(*until),
			_ => None,
		}
	}
}
