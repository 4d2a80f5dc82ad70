//! The way from one best block to the next, without I/O.

use crate::{BlockRef, Hash};
use std::collections::VecDeque;

/// What was told of the chain: a final block, and the blocks above it that were enacted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tree {
	/// The last block that was told to be final; nothing before genesis.
	finalized: Option<BlockRef>,
	/// What was enacted above it, oldest first.
	path: VecDeque<BlockRef>,
}

/// What to do to make another block the best one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
	/// Find the block with this hash, and ask again with it at the end of the branch.
	Ask(Hash),
	/// Retract these, newest first, and enact those, oldest first. Both are empty if it is the best
	/// block already.
	Move { retracted: Vec<BlockRef>, enacted: Vec<BlockRef> },
	/// The block does not stand above the final one: the node lags behind, or lies.
	Stray,
}

impl Tree {
	/// Nothing was enacted above `finalized`.
	pub fn new(finalized: Option<BlockRef>) -> Self {
		Self { finalized, path: VecDeque::new() }
	}

	/// The last block that was told to be final.
	pub fn finalized(&self) -> Option<BlockRef> {
		self.finalized
	}

	/// The best block that was told of.
	#[cfg(test)]
	pub fn tip(&self) -> Option<BlockRef> {
		self.path.back().copied().or(self.finalized)
	}

	/// Whether the block was enacted above the final one.
	pub fn holds(&self, hash: Hash) -> bool {
		self.path.iter().any(|block| block.hash == hash)
	}

	/// How to make the first block of `branch` the best one. Each block of the branch is the parent of
	/// the one before it.
	pub fn step(&self, branch: &[BlockRef]) -> Step {
		let Some((oldest, newer)) = branch.split_last() else {
			return Step::Move { retracted: Vec::new(), enacted: Vec::new() };
		};
		let enacted = |blocks: &[BlockRef]| blocks.iter().rev().copied().collect();
		if let Some(place) = self.path.iter().position(|block| block.hash == oldest.hash) {
			let retracted = self.path.iter().skip(place + 1).rev().copied().collect();
			return Step::Move { retracted, enacted: enacted(newer) };
		}
		let retract_all = || self.path.iter().rev().copied().collect();
		match self.finalized {
			Some(finalized) if finalized.hash == oldest.hash => {
				Step::Move { retracted: retract_all(), enacted: enacted(newer) }
			},
			Some(finalized) if oldest.number <= finalized.number => Step::Stray,
			Some(_) => Step::Ask(oldest.parent),
			// Below everything there is genesis.
			None if oldest.number == 0 => {
				Step::Move { retracted: retract_all(), enacted: enacted(branch) }
			},
			None => Step::Ask(oldest.parent),
		}
	}

	/// Retracts the newest `retracted` blocks, and enacts `enacted`, which stand above the rest.
	pub fn apply(&mut self, retracted: usize, enacted: impl IntoIterator<Item = BlockRef>) {
		self.path.truncate(self.path.len().saturating_sub(retracted));
		self.path.extend(enacted);
	}

	/// Makes a block that was enacted final, and says whether that is news.
	pub fn finalize(&mut self, hash: Hash) -> Option<BlockRef> {
		let place = self.path.iter().position(|block| block.hash == hash)?;
		let finalized = self.path.drain(..=place).next_back();
		self.finalized = finalized;
		finalized
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// A block tree: each block names its parent by its place.
	#[derive(Clone, Debug)]
	struct Blocks(Vec<BlockRef>);

	impl Blocks {
		fn grow(parents: &[usize]) -> Self {
			let hash = |place: usize| Hash::of(&place.to_le_bytes());
			let mut blocks = vec![BlockRef { number: 0, hash: hash(0), parent: Hash::default() }];
			for (place, parent) in parents.iter().enumerate() {
				let parent = blocks[parent % blocks.len()];
				let (number, hash) = (parent.number + 1, hash(place + 1));
				blocks.push(BlockRef { number, hash, parent: parent.hash });
			}
			Self(blocks)
		}

		fn get(&self, hash: Hash) -> BlockRef {
			*self.0.iter().find(|block| block.hash == hash).unwrap()
		}

		/// The blocks from `block` down to genesis.
		fn ancestry(&self, block: BlockRef) -> Vec<BlockRef> {
			let mut line = vec![block];
			while line[line.len() - 1].number > 0 {
				line.push(self.get(line[line.len() - 1].parent));
			}
			line
		}
	}

	/// Walks to `target`; nothing if it is a stray.
	fn walk(
		tree: &Tree,
		blocks: &Blocks,
		target: BlockRef,
	) -> Option<(Vec<BlockRef>, Vec<BlockRef>)> {
		let mut branch = vec![target];
		loop {
			match tree.step(&branch) {
				Step::Ask(hash) => branch.push(blocks.get(hash)),
				Step::Move { retracted, enacted } => return Some((retracted, enacted)),
				Step::Stray => return None,
			}
		}
	}

	proptest! {
		/// Whatever the node says is best, one who undoes and does as told has exactly that chain.
		#[test]
		fn nothing_is_missed_and_nothing_repeated(
			parents in prop::collection::vec(any::<usize>(), 1..60),
			views in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..80), 1..60),
			from_genesis: bool,
		) {
			let blocks = Blocks::grow(&parents);
			let genesis = blocks.0[0];
			let mut tree = Tree::new((!from_genesis).then_some(genesis));
			// What the listener has: the blocks that it enacted, oldest first.
			let mut listener = if from_genesis { vec![] } else { vec![genesis] };
			let mut finalized: Option<BlockRef> = (!from_genesis).then_some(genesis);
			for (best, depth) in views {
				let best = blocks.0[best.index(blocks.0.len())];
				let ancestry = blocks.ancestry(best);
				let above = finalized.is_none_or(|finalized| ancestry.contains(&finalized));
				let Some((retracted, enacted)) = walk(&tree, &blocks, best) else {
					prop_assert!(!above);
					continue;
				};
				prop_assert!(above);
				for block in &retracted {
					prop_assert_eq!(listener.pop(), Some(*block));
				}
				for block in &enacted {
					if let Some(tip) = listener.last() {
						prop_assert_eq!(block.parent, tip.hash);
					}
					listener.push(*block);
				}
				tree.apply(retracted.len(), enacted);
				prop_assert_eq!(tree.tip(), Some(best));
				let mut chain = ancestry.clone();
				chain.reverse();
				prop_assert_eq!(&listener, &chain);

				// A block below the best one becomes final.
				if let Some(block) = ancestry.get(depth) {
					let news = finalized.is_none_or(|finalized| block.number > finalized.number);
					prop_assert_eq!(tree.holds(block.hash), news);
					prop_assert_eq!(tree.finalize(block.hash), news.then_some(*block));
					if news {
						finalized = Some(*block);
					}
					prop_assert_eq!(tree.finalized(), finalized);
					prop_assert_eq!(tree.tip(), Some(best));
				}
			}
		}
	}

	#[test]
	fn the_same_best_block_again_changes_nothing() {
		let blocks = Blocks::grow(&[0, 1, 2]);
		let mut tree = Tree::new(Some(blocks.0[0]));
		let (_, enacted) = walk(&tree, &blocks, blocks.0[3]).unwrap();
		tree.apply(0, enacted);
		assert_eq!(walk(&tree, &blocks, blocks.0[3]), Some((vec![], vec![])));
	}

	#[test]
	fn a_fork_is_retracted_newest_first_down_to_where_it_left() {
		// 0 - 1 - 2 - 3, and 4 - 5 - 6 above 1.
		let blocks = Blocks::grow(&[0, 1, 2, 1, 4, 5]);
		let mut tree = Tree::new(Some(blocks.0[0]));
		tree.apply(0, blocks.0[1..=3].to_vec());
		let (retracted, enacted) = walk(&tree, &blocks, blocks.0[6]).unwrap();
		assert_eq!(retracted, [blocks.0[3], blocks.0[2]]);
		assert_eq!(enacted, blocks.0[4..=6]);
	}

	#[test]
	fn what_does_not_stand_above_the_final_block_is_stray() {
		let blocks = Blocks::grow(&[0, 1, 2, 1, 4, 5]);
		let mut tree = Tree::new(Some(blocks.0[0]));
		tree.apply(0, blocks.0[1..=3].to_vec());
		assert_eq!(tree.finalize(blocks.0[2].hash), Some(blocks.0[2]));
		assert_eq!(walk(&tree, &blocks, blocks.0[6]), None);
		assert_eq!(walk(&tree, &blocks, blocks.0[1]), None);
		assert_eq!(tree.finalize(blocks.0[1].hash), None);
	}
}
