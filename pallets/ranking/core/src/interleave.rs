//! Which place of the public list is whose.

/// Every how many places an exploration slot stands: at positions 4, 9, 14 and so on.
pub const EXPLORATION_INTERVAL: u32 = 5;

/// What stands at a position of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
	/// The ranked performer with this place, counted from zero.
	Ranked(u32),
	/// The newcomer with this index, counted from zero.
	Exploration(u32),
}

/// What stands at `position`, counted from zero, of a list of `ranked` performers in their order
/// and `newcomers` newcomers in theirs; `None` past the end.
///
/// Every [`EXPLORATION_INTERVAL`]th place is a newcomer's. When newcomers run out, their places go
/// to ranked performers; when ranked performers run out, the rest of the list is newcomers. Each
/// stands in the list exactly once.
pub fn slot(position: u32, ranked: u32, newcomers: u32) -> Option<Slot> {
	if position as u64 >= (ranked as u64).saturating_add(newcomers as u64) {
		return None;
	}
	let before = newcomers_before(position as u64, ranked, newcomers);
	let after = newcomers_before((position as u64).saturating_add(1), ranked, newcomers);
	Some(if after > before {
		Slot::Exploration(before)
	} else {
		Slot::Ranked(position.saturating_sub(before))
	})
}

/// How many newcomers stand in the first `places` places, which the list must have: as many as
/// there are exploration slots, but no more than there are, and no fewer than it takes to fill the
/// places for which there is no ranked performer.
fn newcomers_before(places: u64, ranked: u32, newcomers: u32) -> u32 {
	let slots = places.checked_div(EXPLORATION_INTERVAL as u64).unwrap_or(0);
	let filled = slots.min(newcomers as u64).max(places.saturating_sub(ranked as u64));
	u32::try_from(filled).unwrap_or(newcomers)
}
