//! However an index came to its best block, it says what that block's chain says.

use super::*;
use proptest::prelude::*;

/// A step of a chain's life.
#[derive(Clone, Debug)]
enum Step {
	/// Some of the best blocks are retracted, and blocks with these events come in their place.
	Reorganise { depth: usize, blocks: Vec<Vec<What>> },
	/// The block this far below the best one becomes final.
	Finalize { below: usize },
	/// The last update is told again.
	Repeat,
	/// The relay is started anew, and is told all from the last final block on.
	Restart,
}

fn what() -> impl Strategy<Value = What> {
	let account = || prop::sample::select(vec![BOB, DAVE, LUNA, MIRA]);
	(account(), account(), 1_u128..10_000).prop_map(|(a, b, amount)| tip(a, b, amount))
}

fn step() -> impl Strategy<Value = Step> {
	let blocks = prop::collection::vec(prop::collection::vec(what(), 0..4), 0..4);
	prop_oneof![
		6 => (0_usize..4, blocks).prop_map(|(depth, blocks)| Step::Reorganise { depth, blocks }),
		2 => (0_usize..4).prop_map(|below| Step::Finalize { below }),
		1 => Just(Step::Repeat),
		1 => Just(Step::Restart),
	]
}

/// The chain as it is, and an index that was told how it became so.
async fn live(steps: Vec<Step>, index: &Index) -> Vec<Block> {
	let (mut chain, mut finalized, mut last) = (Vec::<Block>::new(), 0, None);
	for (salt, step) in (0..).zip(steps) {
		let update = match step {
			Step::Reorganise { depth, blocks } => {
				let kept = chain.len().saturating_sub(depth).max(finalized);
				let retracted: Vec<_> = chain.drain(kept..).rev().map(|block| block.at).collect();
				for what in blocks {
					let parent = chain.last().map_or_else(genesis, |block| block.at);
					chain.push(block(parent, salt, what));
				}
				Update::Best { retracted, enacted: chain[kept..].to_vec() }
			},
			Step::Finalize { below } => {
				let number = chain.len().saturating_sub(below).max(finalized);
				let Some(block) = number.checked_sub(1).map(|place| chain[place].at) else {
					continue;
				};
				finalized = number;
				Update::Finalized(block)
			},
			Step::Repeat => match last.clone() {
				Some(update) => update,
				None => continue,
			},
			Step::Restart => {
				let next = index.resume(GENESIS).await.unwrap();
				assert_eq!(next as usize, finalized + 1);
				Update::Best { retracted: vec![], enacted: chain[finalized..].to_vec() }
			},
		};
		index.apply(&update).await.unwrap();
		last = Some(update);
	}
	chain
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn an_index_equals_the_one_built_from_the_final_chain(
		steps in prop::collection::vec(step(), 1..25),
	) {
		let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
		runtime.block_on(async {
			let (lived, built) = (fixture().await, fixture().await);
			let chain = live(steps, &lived.index).await;
			built.index.apply(&Update::Best { retracted: vec![], enacted: chain }).await.unwrap();
			assert_eq!(all(&lived.index).await, all(&built.index).await);
		});
	}
}
