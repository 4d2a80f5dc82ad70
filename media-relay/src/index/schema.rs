//! The tables of the index, and how its values stand in them.
//!
//! An event's `id` is its block's number times 2^20 plus its place in the block, so that the order of
//! ids is the chain's order, and a block's events are a range of ids. Amounts are 16 bytes, big
//! endian: SQLite's integers end at 2^63.

use livestars_chain::{Balance, BlockNumber, Kind, Role};

/// The statements that lead from one version of the schema to the next.
pub const VERSIONS: &[&str] = &[
	"
	CREATE TABLE chain (
		only INTEGER PRIMARY KEY CHECK (only = 1),
		genesis BLOB NOT NULL,
		finalized INTEGER NOT NULL
	) STRICT;

	CREATE TABLE block (
		number INTEGER PRIMARY KEY,
		hash BLOB NOT NULL,
		time INTEGER NOT NULL
	) STRICT;
	CREATE INDEX block_by_time ON block (time);

	CREATE TABLE account (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE) STRICT;

	CREATE TABLE payment (
		id INTEGER PRIMARY KEY,
		payer INTEGER NOT NULL,
		performer INTEGER NOT NULL,
		amount BLOB NOT NULL,
		kind TEXT NOT NULL,
		\"order\" BLOB,
		memo BLOB
	) STRICT;
	CREATE INDEX payment_by_payer ON payment (payer, id);
	CREATE INDEX payment_by_performer ON payment (performer, id);

	CREATE TABLE share (
		payment INTEGER NOT NULL,
		place INTEGER NOT NULL,
		role TEXT NOT NULL,
		tier INTEGER NOT NULL,
		account INTEGER NOT NULL,
		amount BLOB NOT NULL,
		PRIMARY KEY (payment, place)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX share_by_account ON share (account, payment);

	CREATE TABLE total (
		account INTEGER NOT NULL,
		day INTEGER NOT NULL,
		role TEXT NOT NULL,
		tier INTEGER NOT NULL,
		kind TEXT NOT NULL,
		amount BLOB NOT NULL,
		payments INTEGER NOT NULL,
		PRIMARY KEY (account, day, role, tier, kind)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE stream (
		id INTEGER PRIMARY KEY,
		performer INTEGER NOT NULL,
		relay INTEGER
	) STRICT;
	CREATE INDEX stream_by_performer ON stream (performer, id);
",
	"
	-- Fees in blocks that are not final, and the sums of those in final ones.
	CREATE TABLE fee (id INTEGER PRIMARY KEY, account INTEGER NOT NULL, amount BLOB NOT NULL) STRICT;
	CREATE TABLE fees (account INTEGER PRIMARY KEY, amount BLOB NOT NULL) STRICT;
	-- What the blocks before said of fees was not written: it is read again.
	DELETE FROM chain; DELETE FROM block; DELETE FROM payment; DELETE FROM share;
	DELETE FROM total; DELETE FROM account;
	-- Who is live the chain says.
	DROP TABLE stream;
",
];

/// The tables that hold what the chain says, for starting over.
pub const CLEAR: &str = "
	DELETE FROM chain; DELETE FROM block; DELETE FROM payment; DELETE FROM share;
	DELETE FROM total; DELETE FROM account;
	DELETE FROM fee; DELETE FROM fees;
";

/// The role of a payer in `total`, beside the roles of shares.
pub const PAYER: &str = "payer";

const EVENT_BITS: u32 = 20;

/// The most events of a block that have an id.
pub const MOST_EVENTS: u32 = 1 << EVENT_BITS;

/// The id of an event; every event of a block has one of the ids from `id(block, 0)` up to, not
/// including, `id(block + 1, 0)`.
pub fn id(block: u64, event: u32) -> i64 {
	// A block's number has 32 bits, so that an id has 53 at the most.
	((block << EVENT_BITS) | u64::from(event)) as i64
}

/// The block and the place of an event.
pub fn place(id: i64) -> (BlockNumber, u32) {
	((id >> EVENT_BITS) as BlockNumber, (id as u32) & (MOST_EVENTS - 1))
}

/// An amount as it is stored.
pub fn amount(amount: Balance) -> [u8; 16] {
	amount.to_be_bytes()
}

/// The name of a role and its tier, counted from zero; zero for roles without tiers.
pub fn role(role: &Role) -> (&str, u8) {
	match role {
		Role::Performer => ("performer", 0),
		Role::Payout(place) => ("payout", *place),
		Role::ViewerReferrer(tier) => ("viewerReferrer", *tier),
		Role::PerformerReferrer(tier) => ("performerReferrer", *tier),
		Role::EdgeRelay => ("edgeRelay", 0),
		Role::OriginRelay => ("originRelay", 0),
		Role::Validators => ("validators", 0),
		Role::Treasury => ("treasury", 0),
		Role::Other(name) => (name, 0),
	}
}

/// The role with this name and tier.
pub fn role_of(name: String, tier: u8) -> Role {
	match name.as_str() {
		"performer" => Role::Performer,
		"payout" => Role::Payout(tier),
		"viewerReferrer" => Role::ViewerReferrer(tier),
		"performerReferrer" => Role::PerformerReferrer(tier),
		"edgeRelay" => Role::EdgeRelay,
		"originRelay" => Role::OriginRelay,
		"validators" => Role::Validators,
		"treasury" => Role::Treasury,
		_ => Role::Other(name),
	}
}

/// The kind of payment with this name; its name is what `String::from` makes of it.
pub fn kind_of(name: String) -> Kind {
	match name.as_str() {
		"tip" => Kind::Tip,
		"order" => Kind::Order,
		_ => Kind::Other(name),
	}
}
