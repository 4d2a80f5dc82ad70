//! What rooms ask of the rest of the relay.

use super::protocol::{ChainPoint, MenuItem, Role};
use crate::gate::UnknownCountry;
use axum::http::request::Parts;
use futures::future::BoxFuture;
use livestars_chain::{Account, Balance, BlockNumber, Hash, SignedOrder};
use std::{net::IpAddr, sync::Arc};

/// Knows accounts by their tokens.
pub trait Identifies: Send + Sync {
	/// The account that a token lets its bearer act as; nothing if the token is unknown, expired,
	/// revoked, or not for acting.
	fn account(&self, token: &str) -> Option<Account>;

	/// The account whose room's events a token lets its bearer read.
	fn reader(&self, token: &str) -> Option<Account>;
}

/// Takes signed orders.
pub trait TakesOrders: Send + Sync {
	/// Checks an order and puts it where it cannot be lost. Everything that becomes of it is told
	/// by [`Rooms::tip`](super::Rooms::tip). An order that was taken before is refused.
	fn take<'a>(&'a self, offer: Offer) -> BoxFuture<'a, Result<(), OrderRefused>>;

	/// The orders for `performer` that may still be paid, and those that lately came to another end:
	/// what a room that opens was not told.
	fn of<'a>(&'a self, performer: &'a Account) -> BoxFuture<'a, Vec<TipUpdate>>;
}

/// An order that a viewer sends through a room.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
	/// The order and its signature. It is for the room's performer.
	pub order: SignedOrder,
	/// What is said with it; the order's memo is its hash.
	pub note: Option<String>,
	/// The account of the viewer, if the room knows it.
	pub account: Option<Account>,
	/// Whether the room is not told who tipped.
	pub anonymous: bool,
}

/// Why an order was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRefused {
	/// The kind of refusal, for programs: words with hyphens.
	pub kind: &'static str,
	/// What was wrong and what to do, for people.
	pub detail: String,
}

/// Knows where a request came from.
pub trait Locates: Send + Sync {
	/// The network address; nothing if the relay cannot know it.
	fn address(&self, request: &Parts) -> Option<IpAddr>;

	/// The ISO 3166 alpha-2 code of the country, in capitals; nothing if it is unknown.
	fn country(&self, request: &Parts) -> Option<String>;
}

/// Knows what rooms are, from the chain, the profiles and the index.
pub trait DescribesRooms: Send + Sync {
	/// The room as it is; nothing if the performer has none. Asked when a room opens, and again
	/// when the chain says that something in it changed.
	fn describe<'a>(
		&'a self,
		performer: &'a Account,
	) -> BoxFuture<'a, Result<Option<Description>, Unknown>>;
}

/// A room cannot be described now, because the chain or the index cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown(pub String);

/// A room, as it is at a block of the best chain. It is asked for again when payments are taken back
/// that it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
	/// What the performer wants.
	pub wishes: Wishes,
	/// The countries whose viewers are turned away, by their ISO 3166 alpha-2 codes in capitals.
	pub blocked: Vec<String>,
	/// The relay that the performer publishes to, if there is a stream.
	pub live: Option<Account>,
	/// What each payer paid the performer on the day (UTC) of the block `at`, in planck.
	pub paid_today: Vec<(Account, Balance)>,
	/// What was paid to the performer since the goal is what it is, in planck.
	pub raised: Balance,
	/// The block up to which, and with which, payments are counted above.
	pub at: BlockNumber,
	/// The time of that block, in milliseconds since the Unix epoch.
	pub time: u64,
}

/// What a performer wants in her room, from her profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
	/// What the room is called. Nobody else may take a nickname that looks like it.
	pub title: Option<String>,
	/// What is on in the room at present.
	pub subject: Option<String>,
	/// What she collects for, and how much it takes in planck.
	pub goal: Option<(String, Balance)>,
	/// What a tip of exactly that amount asks for.
	pub menu: Vec<MenuItem>,
	/// Her moderators.
	pub moderators: Vec<Account>,
	/// Words and phrases that nobody can write.
	pub words: Vec<String>,
	/// Who may write links.
	pub links: Links,
}

/// Who may write links and addresses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Links {
	/// The performer alone.
	#[default]
	Performer,
	/// The performer and her moderators.
	Moderators,
	/// Everybody.
	Everybody,
}

impl Links {
	/// Whether somebody of this role may write them.
	pub(crate) fn allows(self, role: Role) -> bool {
		role >= match self {
			Self::Performer => Role::Performer,
			Self::Moderators => Role::Moderator,
			Self::Everybody => Role::Viewer,
		}
	}
}

/// Something that becomes of a tip, from the queue of orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TipUpdate {
	/// The hash of the order.
	pub id: Hash,
	/// Who is tipped.
	pub performer: Account,
	/// Who tips, if it is known: the owner of the purse.
	pub payer: Option<Account>,
	/// How much, in planck.
	pub amount: Balance,
	/// What is said with it.
	pub note: Option<String>,
	/// How far it has come.
	pub status: TipStatus,
}

/// How far an order has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TipStatus {
	/// It was taken, or its block was left, and it will be settled.
	Pending,
	/// It was refused for good.
	Refused {
		/// Why, for people.
		reason: String,
		/// Where the chain says so, if it does.
		place: Option<ChainPoint>,
	},
	/// It cannot be paid any more, and whether it was is not known here.
	Unwitnessed,
}

/// What else happens around a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
	/// An account follows the performer.
	Followed {
		/// The account.
		by: Account,
	},
	/// An account does not follow the performer any more.
	Unfollowed {
		/// The account.
		by: Account,
	},
	/// A document of the performer's was posted here, which the chain may name already.
	DocumentPosted,
}

/// Tells the room of a performer what happens around it.
pub type Told = Arc<dyn Fn(Account, Happening) -> BoxFuture<'static, ()> + Send + Sync>;

/// What rooms ask of the rest of the relay.
#[derive(Clone)]
pub struct Dependencies {
	/// Knows accounts by their tokens.
	pub identifies: Arc<dyn Identifies>,
	/// Takes signed orders.
	pub orders: Arc<dyn TakesOrders>,
	/// Knows where a request came from.
	pub locates: Arc<dyn Locates>,
	/// Knows what rooms are.
	pub describes: Arc<dyn DescribesRooms>,
	/// What is done with viewers whose country is not known, in rooms that block some country.
	pub unknown_country: UnknownCountry,
	/// This relay's account.
	pub relay: Account,
}
