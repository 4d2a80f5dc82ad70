//! Made-up accounts, payments and blocks for tests.

use crate::{
	receipt::{performer_floor, Payment, Phase, Role, Share},
	replay::{Block, Replay, Start},
};
use livestars_chain::Account;

/// A half-life of 30 days.
pub const HALF_LIFE: u64 = 30 * 24 * 60 * 60 * 1_000;

/// The time of block 0.
pub const GENESIS: u64 = 1_700_000_000_000;

pub const ANNA: Account = Account([1; 32]);
pub const BEA: Account = Account([2; 32]);
pub const CLEO: Account = Account([3; 32]);
pub const VIEWER: Account = Account([200; 32]);

pub fn share(role: Role, account: u8, amount: u128) -> Share {
	Share { role, account: Account([account; 32]), amount }
}

/// A payment with a receipt that fulfils everything: what is not the performer's is the treasury's.
pub fn payment(performer: Account, amount: u128) -> Payment {
	let treasury = performer_floor(amount).abs_diff(amount) - u128::from(amount == 1);
	let mut shares = vec![share(Role::Performer, performer.0[0], amount - treasury)];
	if treasury > 0 {
		shares.push(share(Role::Treasury, 250, treasury));
	}
	Payment {
		event: 0,
		phase: Phase::Execution,
		payer: VIEWER,
		performer,
		amount,
		kind: "Tip".into(),
		shares,
		unclaimed: Vec::new(),
	}
}

/// A block an hour after the one before it.
pub fn block(number: u64, payments: impl IntoIterator<Item = Payment>) -> Block {
	let mut payments: Vec<_> = payments.into_iter().collect();
	for (event, payment) in payments.iter_mut().enumerate() {
		payment.event = event as u32;
	}
	Block { number, time: GENESIS + number * 3_600_000, half_life: HALF_LIFE, payments }
}

/// A replay of blocks from genesis.
pub fn replay<'a>(blocks: impl IntoIterator<Item = &'a Block>) -> Replay {
	let mut replay = Replay::new(Start::default());
	for block in blocks {
		replay.apply(block).unwrap();
	}
	replay
}
