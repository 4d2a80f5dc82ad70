mod blocks;
mod export;
mod following;
mod http;
mod rebuilding;

use super::*;
use livestars_chain::{Balance, Block, BlockRef, Event, Kind, Payment, Role, Share, What};
use tempfile::TempDir;

const GENESIS: Hash = Hash([0; 32]);
const BOB: Account = Account([1; 32]);
const DAVE: Account = Account([2; 32]);
const LUNA: Account = Account([3; 32]);
const MIRA: Account = Account([4; 32]);
const RELAY: Account = Account([5; 32]);
const TREASURY: Account = Account([6; 32]);

/// The day of the first block, in milliseconds since the Unix epoch.
const START: u64 = 20_000 * A_DAY;
const A_DAY: u64 = 24 * 60 * 60 * 1_000;

/// An index in a folder of its own.
struct Fixture {
	index: Index,
	_folder: TempDir,
}

async fn fixture() -> Fixture {
	let folder = tempfile::tempdir().unwrap();
	let index = Index::open(folder.path()).unwrap();
	assert_eq!(index.resume(GENESIS).await.unwrap(), 1);
	Fixture { index, _folder: folder }
}

/// A payment of which the performer gets 70 %, the viewer's referrer 5 % and the treasury the rest.
fn payment(payer: Account, performer: Account, amount: Balance) -> Payment {
	let own = amount * 70 / 100;
	let referrer = amount * 5 / 100;
	let share = |role, account, amount| Share { role, account, amount };
	Payment {
		payer,
		performer,
		amount,
		kind: if amount.is_multiple_of(2) { Kind::Tip } else { Kind::Order },
		shares: vec![
			share(Role::Performer, performer, own),
			share(Role::ViewerReferrer(0), DAVE, referrer),
			share(Role::Treasury, TREASURY, amount - own - referrer),
		],
		order: (!amount.is_multiple_of(2)).then_some(Hash([amount as u8; 32])),
		memo: None,
	}
}

/// The block after `parent` on the fork that `salt` names, one of twelve a day.
fn block(parent: BlockRef, salt: u8, what: Vec<What>) -> Block {
	let number = parent.number + 1;
	let mut hash = [salt; 32];
	hash[..4].copy_from_slice(&number.to_be_bytes());
	hash[4..8].copy_from_slice(&parent.hash.0[..4]);
	hash[8..16].copy_from_slice(&parent.hash.0[16..24]);
	let events = (0..).zip(what).map(|(index, what)| Event {
		index: index * 3,
		extrinsic: Some(index),
		what,
	});
	Block {
		at: BlockRef { number, hash: Hash(hash), parent: parent.hash },
		time: START + u64::from(number) * A_DAY / 12,
		events: events.collect(),
	}
}

fn genesis() -> BlockRef {
	BlockRef { number: 0, hash: GENESIS, parent: Hash::default() }
}

fn best(retracted: &[&Block], enacted: &[&Block]) -> Update {
	Update::Best {
		retracted: retracted.iter().map(|block| block.at).collect(),
		enacted: enacted.iter().map(|block| (*block).clone()).collect(),
	}
}

fn tip(payer: Account, performer: Account, amount: Balance) -> What {
	What::Paid(payment(payer, performer, amount))
}

/// Everything that can be read from the index, oldest first, without how far it is final.
async fn all(index: &Index) -> String {
	let mut all = format!("{:?}\n", index.progress().await.unwrap().best);
	for account in [BOB, DAVE, LUNA, MIRA, RELAY, TREASURY] {
		let mut after = None;
		loop {
			let page = index
				.history(account, Range::ALL, Direction::OldestFirst, after, MOST_LISTED)
				.await
				.unwrap();
			let Some(last) = page.last() else { break };
			after = Some((last.block, last.event));
			for Receipt { block, event, time, payment, .. } in page {
				all += &format!("{block} {event} {time} {payment:?}\n");
			}
		}
		all += &format!("{:?}\n", index.days(account, Range::ALL).await.unwrap());
		all += &format!("{:?}\n", index.earnings(account, Range::ALL).await.unwrap());
		for day in 20_000..20_010 {
			all += &format!("{:?}\n", index.leaderboard(account, Day(day), 10).await.unwrap());
		}
	}
	all
}
