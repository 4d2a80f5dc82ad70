//! Reading the index.

use super::{
	day::Day,
	schema::{id, kind_of, place, role_of, PAYER},
};
use livestars_chain::{Account, Balance, BlockNumber, Hash, Payment, Share};
use rusqlite::{params, Connection, OptionalExtension, Row};
use serde::Serialize;
use std::collections::BTreeMap;

type Sql<T> = Result<T, rusqlite::Error>;

/// A payment, where and when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
	/// The number of its block.
	pub block: BlockNumber,
	/// Its event's place in the block.
	pub event: u32,
	/// The block's time in milliseconds since the Unix epoch.
	pub time: u64,
	/// Whether the block is final.
	pub finalized: bool,
	/// The payment and who got what.
	#[serde(flatten)]
	pub payment: Payment,
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
	/// The first day.
	pub from: Day,
	/// The last day.
	pub to: Day,
}

impl Range {
	/// All days.
	pub const ALL: Self = Self { from: Day(0), to: Day(u32::MAX) };
}

/// In which order payments are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
	/// The last payment first.
	NewestFirst,
	/// The first payment first.
	OldestFirst,
}

/// The sums of an account on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DaySums {
	/// The day.
	pub day: Day,
	/// What it paid.
	#[serde(with = "livestars_chain::planck")]
	pub paid: Balance,
	/// What it received, in whatever role.
	#[serde(with = "livestars_chain::planck")]
	pub received: Balance,
}

/// What an account received in one role and by one kind of payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Earnings {
	/// The role: `performer`, `payout`, `viewerReferrer`, `performerReferrer`, `edgeRelay`,
	/// `originRelay`, `validators`, `treasury`, or a name that this relay does not know.
	pub role: String,
	/// The referral tier, or the place among the performer's payouts, counted from zero; zero for
	/// other roles.
	pub tier: u8,
	/// The kind of the payments: `tip`, `order`, or a name that this relay does not know.
	pub kind: String,
	/// The sum.
	#[serde(with = "livestars_chain::planck")]
	pub amount: Balance,
	/// Of how many shares.
	pub payments: u64,
}

/// What an account spent on fees and earned as a relay, by the last final block of the index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
	/// The fees of its transactions.
	pub fees: Balance,
	/// Its shares as the relay that served the viewer, and as the one that the performer publishes to.
	pub earned: Balance,
}

/// Who paid how much for a performer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Leader {
	/// Who paid.
	pub payer: Account,
	/// How much.
	#[serde(with = "livestars_chain::planck")]
	pub amount: Balance,
	/// With how many payments.
	pub payments: u64,
}

/// What was paid for a performer, by the last final block of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takings {
	/// The number of that block.
	pub at: BlockNumber,
	/// Its time, in milliseconds since the Unix epoch.
	pub time: u64,
	/// What each payer paid on the day of that block.
	pub today: BTreeMap<Account, Balance>,
	/// What was paid since the block that was asked for.
	pub since: Balance,
}

/// How far the index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
	/// The last block in it.
	pub best: BlockNumber,
	/// The last block in it that is final.
	pub finalized: BlockNumber,
}

/// The last block of the index.
pub fn best(connection: &Connection) -> Sql<BlockNumber> {
	connection
		.prepare_cached("SELECT coalesce(max(number), 0) FROM block")?
		.query_row([], |row| row.get(0))
}

/// The last final block of the index.
pub fn finalized(connection: &Connection) -> Sql<BlockNumber> {
	let found = connection
		.prepare_cached("SELECT finalized FROM chain")?
		.query_row([], |row| row.get(0))
		.optional()?;
	Ok(found.unwrap_or(0))
}

/// The last final block of the index, by number and hash; nothing in an index that never began.
pub fn last_final(connection: &Connection) -> Sql<Option<(BlockNumber, Hash)>> {
	connection
		.prepare_cached("SELECT number, hash FROM block JOIN chain ON number = finalized")?
		.query_row([], |row| Ok((row.get(0)?, Hash(row.get(1)?))))
		.optional()
}

/// How far the index is.
pub fn progress(connection: &Connection) -> Sql<Progress> {
	Ok(Progress { best: best(connection)?, finalized: finalized(connection)? })
}

/// The time of a block that is in the index.
pub fn time(connection: &Connection, block: BlockNumber) -> Sql<u64> {
	connection
		.prepare_cached("SELECT time FROM block WHERE number = ?1")?
		.query_row([block], |row| row.get::<_, i64>(0).map(|time| time as u64))
}

/// The id of an account that is in the index.
pub fn account_id(connection: &Connection, account: Account) -> Sql<Option<i64>> {
	connection
		.prepare_cached("SELECT id FROM account WHERE key = ?1")?
		.query_row([account.0], |row| row.get(0))
		.optional()
}

/// The ids of the events of these days: from the first to, not including, the second.
fn ids(connection: &Connection, range: Range) -> Sql<(i64, i64)> {
	let mut query = connection.prepare_cached(
		"SELECT coalesce((SELECT number FROM block WHERE time >= ?1 ORDER BY time LIMIT 1), 1 << 33)",
	)?;
	let mut first = |time: u64| {
		let time = i64::try_from(time).unwrap_or(i64::MAX);
		query.query_row([time], |row| row.get::<_, i64>(0)).map(|block| id(block as u64, 0))
	};
	Ok((first(range.from.start())?, first(range.to.end())?))
}

/// At most `count` payments in which `account` has a part, beyond the event `after`.
pub fn history(
	connection: &Connection,
	account: Account,
	range: Range,
	direction: Direction,
	after: Option<(BlockNumber, u32)>,
	count: u32,
) -> Sql<Vec<Receipt>> {
	let Some(account) = account_id(connection, account)? else { return Ok(Vec::new()) };
	let (mut first, mut end) = ids(connection, range)?;
	let after = after.map(|(block, event)| id(block.into(), event));
	let order = match direction {
		Direction::NewestFirst => {
			end = after.map_or(end, |after| end.min(after));
			"DESC"
		},
		Direction::OldestFirst => {
			first = after.map_or(first, |after| first.max(after.saturating_add(1)));
			"ASC"
		},
	};
	// Each part stops after `count`, so that a long history costs no more than a short one.
	let part = |column: &str, table: &str, role: &str| {
		format!(
			"SELECT * FROM (SELECT DISTINCT {column} AS id FROM {table}
			 WHERE {role} = ?1 AND {column} >= ?2 AND {column} < ?3 ORDER BY {column} {order} LIMIT ?4)"
		)
	};
	let statement = format!(
		"{} UNION {} UNION {} ORDER BY id {order} LIMIT ?4",
		part("id", "payment", "payer"),
		part("id", "payment", "performer"),
		part("payment", "share", "account"),
	);
	let found: Vec<i64> = connection
		.prepare_cached(&statement)?
		.query_map(params![account, first, end, count], |row| row.get(0))?
		.collect::<Sql<_>>()?;
	let finalized = finalized(connection)?;
	found.into_iter().map(|id| receipt(connection, id, finalized)).collect()
}

fn receipt(connection: &Connection, id: i64, finalized: BlockNumber) -> Sql<Receipt> {
	let (block, event) = place(id);
	let shares = connection
		.prepare_cached(
			"SELECT role, tier, key, amount FROM share JOIN account ON account.id = share.account
			 WHERE payment = ?1 ORDER BY place",
		)?
		.query_map([id], |row| {
			Ok(Share {
				role: role_of(row.get(0)?, row.get(1)?),
				account: Account(row.get(2)?),
				amount: balance(row, 3)?,
			})
		})?
		.collect::<Sql<_>>()?;
	let payment = connection
		.prepare_cached(
			"SELECT payer.key, performer.key, amount, kind, \"order\", memo FROM payment
			 JOIN account AS payer ON payer.id = payment.payer
			 JOIN account AS performer ON performer.id = payment.performer
			 WHERE payment.id = ?1",
		)?
		.query_row([id], |row| {
			Ok(Payment {
				payer: Account(row.get(0)?),
				performer: Account(row.get(1)?),
				amount: balance(row, 2)?,
				kind: kind_of(row.get(3)?),
				shares,
				order: row.get::<_, Option<_>>(4)?.map(Hash),
				memo: row.get::<_, Option<_>>(5)?.map(Hash),
			})
		})?;
	let time = time(connection, block)?;
	Ok(Receipt { block, event, time, finalized: block <= finalized, payment })
}

/// What `account` paid and received on each of these days on which it did, oldest first.
pub fn days(connection: &Connection, account: Account, range: Range) -> Sql<Vec<DaySums>> {
	let mut days = BTreeMap::<Day, DaySums>::new();
	let mut query = connection.prepare_cached(
		"SELECT day, role, amount FROM total
		 WHERE account = (SELECT id FROM account WHERE key = ?1) AND day BETWEEN ?2 AND ?3",
	)?;
	let mut rows = query.query(params![account.0, range.from.0, range.to.0])?;
	while let Some(row) = rows.next()? {
		let day = Day(row.get(0)?);
		let sums = days.entry(day).or_insert(DaySums { day, paid: 0, received: 0 });
		let sum = match row.get_ref(1)?.as_str()? {
			PAYER => &mut sums.paid,
			_ => &mut sums.received,
		};
		*sum = sum.saturating_add(balance(row, 2)?);
	}
	Ok(days.into_values().collect())
}

/// What `account` received on these days, by role, tier and kind.
pub fn earnings(connection: &Connection, account: Account, range: Range) -> Sql<Vec<Earnings>> {
	let mut earnings = BTreeMap::<(String, u8, String), (Balance, u64)>::new();
	let mut query = connection.prepare_cached(
		"SELECT role, tier, kind, amount, payments FROM total
		 WHERE account = (SELECT id FROM account WHERE key = ?1) AND day BETWEEN ?2 AND ?3
		 AND role != ?4",
	)?;
	let mut rows = query.query(params![account.0, range.from.0, range.to.0, PAYER])?;
	while let Some(row) = rows.next()? {
		let sums = earnings.entry((row.get(0)?, row.get(1)?, row.get(2)?)).or_default();
		sums.0 = sums.0.saturating_add(balance(row, 3)?);
		sums.1 = sums.1.saturating_add(row.get::<_, i64>(4)? as u64);
	}
	let flat =
		|((role, tier, kind), (amount, payments))| Earnings { role, tier, kind, amount, payments };
	Ok(earnings.into_iter().map(flat).collect())
}

/// The fees in final blocks of an account that is in the index.
pub fn fees(connection: &Connection, account: i64) -> Sql<Balance> {
	let fees = connection
		.prepare_cached("SELECT amount FROM fees WHERE account = ?1")?
		.query_row([account], |row| balance(row, 0))
		.optional()?;
	Ok(fees.unwrap_or(0))
}

/// What `account` spent on fees and earned as a relay, by the last final block.
pub fn books(connection: &Connection, account: Account) -> Sql<Books> {
	let Some(account) = account_id(connection, account)? else { return Ok(Books::default()) };
	let sum = |statement: &str, after: i64| -> Sql<Balance> {
		let mut query = connection.prepare_cached(statement)?;
		let mut amounts = query.query_map(params![account, after], |row| balance(row, 0))?;
		amounts.try_fold(0, |sum: Balance, amount| Ok(sum.saturating_add(amount?)))
	};
	let all = sum(
		"SELECT amount FROM total
		 WHERE account = ?1 AND day >= ?2 AND role IN ('edgeRelay', 'originRelay')",
		0,
	)?;
	let not_final = sum(
		"SELECT amount FROM share
		 WHERE account = ?1 AND payment >= ?2 AND role IN ('edgeRelay', 'originRelay')",
		id(u64::from(finalized(connection)?) + 1, 0),
	)?;
	Ok(Books { fees: fees(connection, account)?, earned: all.saturating_sub(not_final) })
}

/// The `count` accounts that paid most for `performer` on a day; of equals, the lower account first.
pub fn leaders(
	connection: &Connection,
	performer: Account,
	day: Day,
	count: usize,
) -> Sql<Vec<Leader>> {
	let (first, end) = ids(connection, Range { from: day, to: day })?;
	let mut leaders = BTreeMap::<Account, (Balance, u64)>::new();
	let mut query = connection.prepare_cached(
		"SELECT key, amount FROM payment JOIN account ON account.id = payment.payer
		 WHERE performer = (SELECT id FROM account WHERE key = ?1)
		 AND payment.id >= ?2 AND payment.id < ?3",
	)?;
	let mut rows = query.query(params![performer.0, first, end])?;
	while let Some(row) = rows.next()? {
		let sums = leaders.entry(Account(row.get(0)?)).or_default();
		sums.0 = sums.0.saturating_add(balance(row, 1)?);
		sums.1 = sums.1.saturating_add(1);
	}
	let flat = |(payer, (amount, payments))| Leader { payer, amount, payments };
	let mut leaders: Vec<_> = leaders.into_iter().map(flat).collect();
	leaders.sort_by_key(|leader| std::cmp::Reverse(leader.amount));
	leaders.truncate(count);
	Ok(leaders)
}

/// What was paid for `performer` by the last final block.
pub fn takings(
	connection: &Connection,
	performer: Account,
	since: Option<BlockNumber>,
) -> Sql<Takings> {
	let at = finalized(connection)?;
	let time = time(connection, at).optional()?.unwrap_or(0);
	let today = Day::of(time);
	let (midnight, _) = ids(connection, Range { from: today, to: today })?;
	let since = since.map(|block| id(block.into(), 0));
	let mut takings = Takings { at, time, today: BTreeMap::new(), since: 0 };
	let mut query = connection.prepare_cached(
		"SELECT payment.id, key, amount FROM payment JOIN account ON account.id = payment.payer
		 WHERE performer = (SELECT id FROM account WHERE key = ?1)
		 AND payment.id >= ?2 AND payment.id < ?3",
	)?;
	let first = since.map_or(midnight, |since| since.min(midnight));
	let end = id(u64::from(at) + 1, 0);
	let mut rows = query.query(params![performer.0, first, end])?;
	while let Some(row) = rows.next()? {
		let (payment, amount) = (row.get::<_, i64>(0)?, balance(row, 2)?);
		if payment >= midnight {
			let sum = takings.today.entry(Account(row.get(1)?)).or_default();
			*sum = sum.saturating_add(amount);
		}
		if since.is_some_and(|since| payment >= since) {
			takings.since = takings.since.saturating_add(amount);
		}
	}
	Ok(takings)
}

fn balance(row: &Row<'_>, column: usize) -> Sql<Balance> {
	row.get(column).map(Balance::from_be_bytes)
}
