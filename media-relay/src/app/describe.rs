//! What rooms are, from the chain, the profiles and the index.

use crate::{
	index::Index,
	profiles::{self, Document, Profiles},
	room::{protocol::MenuItem, DescribesRooms, Description, Links, Unknown, Wishes},
};
use futures::{future::BoxFuture, FutureExt};
use livestars_chain::{Account, Chain};

/// Puts together what a room is.
pub struct Describer {
	/// The chain.
	pub chain: Chain,
	/// What performers want.
	pub profiles: Profiles,
	/// What was paid.
	pub index: Index,
}

impl DescribesRooms for Describer {
	fn describe<'a>(
		&'a self,
		performer: &'a Account,
	) -> BoxFuture<'a, Result<Option<Description>, Unknown>> {
		self.described(*performer).boxed()
	}
}

impl Describer {
	async fn described(&self, performer: Account) -> Result<Option<Description>, Unknown> {
		let at = self.chain.at_best().await.map_err(unknown)?;
		let Some(room) = at.room(&performer).await.map_err(unknown)? else { return Ok(None) };
		// A document that nobody serves any more leaves a room without wishes, not without a room.
		let document = self.profiles.of(performer).await.unwrap_or_else(|error| {
			tracing::debug!(%error, "a profile could not be read");
			None
		});
		// A goal begins anew with every stream.
		let since = room.live.as_ref().map(|live| live.since);
		let takings = self.index.takings(performer, since).await.map_err(unknown)?;
		Ok(Some(Description {
			wishes: document.as_ref().map(wishes).unwrap_or_default(),
			blocked: room.blocked,
			live: room.live.map(|live| live.relay),
			paid_today: takings.today.into_iter().collect(),
			raised: takings.since,
			at: takings.at,
			time: takings.time,
		}))
	}
}

/// What a performer wants in her room.
fn wishes(document: &Document) -> Wishes {
	Wishes {
		title: Some(document.title.to_string()),
		subject: document.subject.as_ref().map(|text| text.to_string()),
		goal: document.goal.as_ref().map(|goal| (goal.title.to_string(), goal.amount.0)),
		menu: document
			.tip_menu
			.iter()
			.map(|offer| MenuItem { label: offer.label.to_string(), amount: offer.amount.0 })
			.collect(),
		moderators: document.moderators.to_vec(),
		words: document.chat.blocked_words.iter().map(|word| word.to_string()).collect(),
		links: match document.chat.links {
			profiles::Links::Performer => Links::Performer,
			profiles::Links::Moderators => Links::Moderators,
			profiles::Links::Everybody => Links::Everybody,
		},
	}
}

fn unknown(error: impl ToString) -> Unknown {
	Unknown(error.to_string())
}
