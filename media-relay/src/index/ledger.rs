//! Writing what blocks say into the index, and taking it back.

use super::{
	day::Day,
	query, schema,
	schema::{amount, id, role, MOST_EVENTS, PAYER},
	IndexError,
};
use livestars_chain::{
	Account, Balance, Block, BlockNumber, BlockRef, Hash, Payment, Update, What,
};
use rusqlite::{params, Connection, OptionalExtension, Transaction};

/// Makes the index one of the chain with this genesis hash, and takes back what is not final. Returns
/// the number of the next block.
pub fn resume(connection: &mut Connection, genesis: Hash) -> Result<BlockNumber, IndexError> {
	let known: Option<([u8; 32], BlockNumber)> = connection
		.query_row("SELECT genesis, finalized FROM chain", [], |row| Ok((row.get(0)?, row.get(1)?)))
		.optional()?;
	let transaction = connection.transaction()?;
	let finalized = match known {
		Some((known, finalized)) if known == genesis.0 => {
			undo_above(&transaction, finalized)?;
			finalized
		},
		_ => {
			begin(&transaction, genesis)?;
			0
		},
	};
	transaction.commit()?;
	Ok(finalized.saturating_add(1))
}

/// Empties the index and begins that of the chain with this genesis hash.
pub fn restart(connection: &mut Connection, genesis: Hash) -> Result<(), IndexError> {
	let transaction = connection.transaction()?;
	begin(&transaction, genesis)?;
	Ok(transaction.commit()?)
}

fn begin(transaction: &Transaction<'_>, genesis: Hash) -> Result<(), IndexError> {
	transaction.execute_batch(schema::CLEAR)?;
	transaction
		.execute("INSERT INTO chain (only, genesis, finalized) VALUES (1, ?1, 0)", [genesis.0])?;
	transaction.execute("INSERT INTO block (number, hash, time) VALUES (0, ?1, 0)", [genesis.0])?;
	Ok(())
}

/// Applies an update in one transaction. One that was applied before changes nothing.
pub fn apply(connection: &mut Connection, update: &Update) -> Result<(), IndexError> {
	let transaction = connection.transaction()?;
	match update {
		Update::Best { retracted, enacted } => {
			for block in retracted {
				retract(&transaction, block)?;
			}
			for block in enacted {
				enact(&transaction, block)?;
			}
		},
		Update::Finalized(block) => finalize(&transaction, block)?,
	}
	Ok(transaction.commit()?)
}

/// A block that is not in the index, or no more, is retracted already.
fn retract(transaction: &Transaction<'_>, block: &BlockRef) -> Result<(), IndexError> {
	if hash_of(transaction, block.number)? == Some(block.hash) {
		let before = block.number.checked_sub(1).ok_or(IndexError::Diverged { at: 0 })?;
		undo_above(transaction, before)?;
	}
	Ok(())
}

fn enact(transaction: &Transaction<'_>, block: &Block) -> Result<(), IndexError> {
	let BlockRef { number, hash, parent } = block.at;
	match hash_of(transaction, number)? {
		Some(known) if known == hash => return Ok(()),
		// Its retraction was not told; the parent decides whether it can take this place.
		Some(_) => {
			let before = number.checked_sub(1).ok_or(IndexError::Diverged { at: 0 })?;
			undo_above(transaction, before)?;
		},
		None => {},
	}
	let best = query::best(transaction)?;
	if best.checked_add(1) != Some(number) {
		return Err(IndexError::Gap { after: best, found: number });
	}
	if hash_of(transaction, best)? != Some(parent) {
		return Err(IndexError::Diverged { at: best });
	}
	transaction
		.prepare_cached("INSERT INTO block (number, hash, time) VALUES (?1, ?2, ?3)")?
		.execute(params![number, hash.0, block.time as i64])?;
	for event in &block.events {
		if event.index >= MOST_EVENTS {
			return Err(IndexError::TooManyEvents { block: number });
		}
		let id = id(number.into(), event.index);
		match &event.what {
			What::Paid(payment) => pay(transaction, id, Day::of(block.time), payment)?,
			What::FeePaid { by, amount: fee } => {
				let by = account_id(transaction, *by)?;
				transaction
					.prepare_cached("INSERT INTO fee VALUES (?1, ?2, ?3)")?
					.execute(params![id, by, amount(*fee)])?;
			},
			_ => {},
		}
	}
	Ok(())
}

fn pay(
	transaction: &Transaction<'_>,
	id: i64,
	day: Day,
	payment: &Payment,
) -> Result<(), IndexError> {
	let kind = String::from(payment.kind.clone());
	let payer = account_id(transaction, payment.payer)?;
	let performer = account_id(transaction, payment.performer)?;
	transaction
		.prepare_cached("INSERT INTO payment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
		.execute(params![
			id,
			payer,
			performer,
			amount(payment.amount),
			kind,
			payment.order.map(|hash| hash.0),
			payment.memo.map(|hash| hash.0),
		])?;
	add(
		transaction,
		Total { account: payer, day, role: PAYER, tier: 0, kind: &kind },
		payment.amount,
	)?;
	for (place, share) in (0_i64..).zip(&payment.shares) {
		let account = account_id(transaction, share.account)?;
		let (role, tier) = role(&share.role);
		transaction
			.prepare_cached("INSERT INTO share VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
			.execute(params![id, place, role, tier, account, amount(share.amount)])?;
		add(transaction, Total { account, day, role, tier, kind: &kind }, share.amount)?;
	}
	Ok(())
}

/// Takes back every block above `number`.
fn undo_above(transaction: &Transaction<'_>, number: BlockNumber) -> Result<(), IndexError> {
	let finalized = query::finalized(transaction)?;
	if number < finalized {
		return Err(IndexError::Diverged { at: finalized });
	}
	let first = id(u64::from(number) + 1, 0);
	let paid: Vec<i64> = transaction
		.prepare_cached("SELECT id FROM payment WHERE id >= ?1 ORDER BY id DESC")?
		.query_map([first], |row| row.get(0))?
		.collect::<Result<_, _>>()?;
	for id in paid {
		take_back(transaction, id)?;
	}
	transaction.execute("DELETE FROM fee WHERE id >= ?1", [first])?;
	transaction.execute("DELETE FROM block WHERE number > ?1", [number])?;
	Ok(())
}

fn take_back(transaction: &Transaction<'_>, id: i64) -> Result<(), IndexError> {
	let (block, _) = schema::place(id);
	let day = Day::of(query::time(transaction, block)?);
	let (payer, kind, paid): (i64, String, [u8; 16]) = transaction
		.prepare_cached("SELECT payer, kind, amount FROM payment WHERE id = ?1")?
		.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
	let paid = Balance::from_be_bytes(paid);
	subtract(transaction, Total { account: payer, day, role: PAYER, tier: 0, kind: &kind }, paid)?;
	let shares: Vec<(i64, String, u8, [u8; 16])> = transaction
		.prepare_cached("SELECT account, role, tier, amount FROM share WHERE payment = ?1")?
		.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
		.collect::<Result<_, _>>()?;
	for (account, role, tier, share) in shares {
		let share = Balance::from_be_bytes(share);
		subtract(transaction, Total { account, day, role: &role, tier, kind: &kind }, share)?;
	}
	transaction.prepare_cached("DELETE FROM share WHERE payment = ?1")?.execute([id])?;
	transaction.prepare_cached("DELETE FROM payment WHERE id = ?1")?.execute([id])?;
	Ok(())
}

/// Which sum of a day.
struct Total<'a> {
	account: i64,
	day: Day,
	role: &'a str,
	tier: u8,
	kind: &'a str,
}

impl Total<'_> {
	fn read(&self, transaction: &Transaction<'_>) -> Result<(Balance, i64), IndexError> {
		let found: Option<([u8; 16], i64)> = transaction
			.prepare_cached(
				"SELECT amount, payments FROM total
				 WHERE account = ?1 AND day = ?2 AND role = ?3 AND tier = ?4 AND kind = ?5",
			)?
			.query_row(params![self.account, self.day.0, self.role, self.tier, self.kind], |row| {
				Ok((row.get(0)?, row.get(1)?))
			})
			.optional()?;
		Ok(found.map_or((0, 0), |(sum, payments)| (Balance::from_be_bytes(sum), payments)))
	}

	fn write(
		&self,
		transaction: &Transaction<'_>,
		sum: Balance,
		payments: i64,
	) -> Result<(), IndexError> {
		if payments == 0 {
			transaction
				.prepare_cached(
					"DELETE FROM total
					 WHERE account = ?1 AND day = ?2 AND role = ?3 AND tier = ?4 AND kind = ?5",
				)?
				.execute(params![self.account, self.day.0, self.role, self.tier, self.kind])?;
		} else {
			transaction
				.prepare_cached("INSERT OR REPLACE INTO total VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
				.execute(params![
					self.account,
					self.day.0,
					self.role,
					self.tier,
					self.kind,
					amount(sum),
					payments
				])?;
		}
		Ok(())
	}
}

fn add(transaction: &Transaction<'_>, total: Total<'_>, by: Balance) -> Result<(), IndexError> {
	let (sum, payments) = total.read(transaction)?;
	let sum = sum.checked_add(by).ok_or(IndexError::Inconsistent)?;
	total.write(transaction, sum, payments.saturating_add(1))
}

fn subtract(
	transaction: &Transaction<'_>,
	total: Total<'_>,
	by: Balance,
) -> Result<(), IndexError> {
	let (sum, payments) = total.read(transaction)?;
	let sum = sum.checked_sub(by).ok_or(IndexError::Inconsistent)?;
	let payments = payments.checked_sub(1).ok_or(IndexError::Inconsistent)?;
	total.write(transaction, sum, payments)
}

/// Blocks that are final and hold nothing are forgotten, except the last; so are fees, all but their
/// sums.
fn finalize(transaction: &Transaction<'_>, block: &BlockRef) -> Result<(), IndexError> {
	let before = query::finalized(transaction)?;
	if block.number <= before {
		return match hash_of(transaction, block.number)? {
			Some(known) if known != block.hash => Err(IndexError::Diverged { at: block.number }),
			_ => Ok(()),
		};
	}
	match hash_of(transaction, block.number)? {
		Some(known) if known == block.hash => {},
		Some(_) => return Err(IndexError::Diverged { at: block.number }),
		None => {
			let after = query::best(transaction)?;
			return Err(IndexError::Gap { after, found: block.number });
		},
	}
	transaction.execute("UPDATE chain SET finalized = ?1", [block.number])?;
	add_up_fees(transaction, id(u64::from(block.number) + 1, 0))?;
	transaction.execute(
		"DELETE FROM block WHERE number >= ?1 AND number < ?2
		 AND NOT EXISTS (SELECT 1 FROM payment WHERE id >= number << 20 AND id < (number + 1) << 20)",
		[before, block.number],
	)?;
	Ok(())
}

/// Adds the fees before this event to the sums.
fn add_up_fees(transaction: &Transaction<'_>, bound: i64) -> Result<(), IndexError> {
	let paid: Vec<(i64, [u8; 16])> = transaction
		.prepare_cached("SELECT account, amount FROM fee WHERE id < ?1")?
		.query_map([bound], |row| Ok((row.get(0)?, row.get(1)?)))?
		.collect::<Result<_, _>>()?;
	for (account, fee) in paid {
		let sum = query::fees(transaction, account)?;
		let sum = sum.checked_add(Balance::from_be_bytes(fee)).ok_or(IndexError::Inconsistent)?;
		transaction
			.prepare_cached("INSERT OR REPLACE INTO fees VALUES (?1, ?2)")?
			.execute(params![account, amount(sum)])?;
	}
	transaction.execute("DELETE FROM fee WHERE id < ?1", [bound])?;
	Ok(())
}

fn hash_of(
	transaction: &Transaction<'_>,
	number: BlockNumber,
) -> Result<Option<Hash>, rusqlite::Error> {
	transaction
		.prepare_cached("SELECT hash FROM block WHERE number = ?1")?
		.query_row([number], |row| row.get(0).map(Hash))
		.optional()
}

fn account_id(transaction: &Transaction<'_>, account: Account) -> Result<i64, rusqlite::Error> {
	if let Some(id) = query::account_id(transaction, account)? {
		return Ok(id);
	}
	transaction.prepare_cached("INSERT INTO account (key) VALUES (?1)")?.insert([account.0])
}
