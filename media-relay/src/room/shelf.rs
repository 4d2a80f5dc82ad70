//! Mutes, bans and moderators of rooms, where they outlive the process.
//!
//! Only those of accounts do. What stands for a network address is a hash under a key that ends with
//! the process, so that nothing on the disk leads to an address; a ban of one ends within a day anyway.

use super::{moderation::Record, settings::Settings};
use crate::{
	clock::now,
	database::{Database, DatabaseError, Durability},
};
use livestars_chain::Account;
use rusqlite::params;
use std::path::Path;
use tokio::sync::mpsc;

const VERSIONS: &[&str] = &["
	CREATE TABLE moderation (
		room BLOB PRIMARY KEY,
		-- Accounts, nicknames and times, in JSON.
		record TEXT NOT NULL,
		changed INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
"];

/// Changes that wait to be written; rooms wait if there are more.
const WAITING: usize = 256;

/// The records of rooms in `rooms.sqlite`.
pub(super) struct Shelf {
	database: Database,
	/// The most rooms; those that changed longest ago make room.
	rooms: usize,
}

impl Shelf {
	/// Opens the shelf in `folder`, or creates it. Blocks on the disk.
	pub fn open(folder: &Path, settings: &Settings) -> Result<Self, DatabaseError> {
		let path = folder.join("rooms.sqlite");
		let database = Database::open(&path, Durability::Full, VERSIONS)?;
		Ok(Self { database, rooms: settings.rooms })
	}

	/// Everything on it; what changed last is last.
	pub async fn all(&self) -> Result<Vec<(Account, Record)>, DatabaseError> {
		self.database
			.read(|connection| {
				let mut query =
					connection.prepare("SELECT room, record FROM moderation ORDER BY changed")?;
				let rows = query
					.query_map([], |row| Ok((Account(row.get(0)?), row.get::<_, String>(1)?)))?;
				let rows: Vec<_> = rows.collect::<Result<_, _>>()?;
				let read = |(room, text): (Account, String)| match serde_json::from_str(&text) {
					Ok(record) => Some((room, record)),
					Err(error) => {
						tracing::error!(%room, %error, "the mutes and bans of a room cannot be read");
						None
					},
				};
				Ok(rows.into_iter().filter_map(read).collect())
			})
			.await
	}

	/// Writes what it is sent, one after the other.
	pub fn keep(self) -> mpsc::Sender<(Account, Record)> {
		let (sender, mut changes) = mpsc::channel(WAITING);
		tokio::spawn(async move {
			while let Some((room, record)) = changes.recv().await {
				if let Err(error) = self.put(room, record).await {
					tracing::error!(%room, %error, "the mutes and bans of a room were not written");
				}
			}
		});
		sender
	}

	async fn put(&self, room: Account, record: Record) -> Result<(), DatabaseError> {
		let rooms = i64::try_from(self.rooms).unwrap_or(i64::MAX);
		let time = i64::try_from(now()).unwrap_or(i64::MAX);
		self.database
			.write(move |connection| {
				if record.is_empty() {
					connection.execute("DELETE FROM moderation WHERE room = ?1", [room.0])?;
					return Ok(());
				}
				// A record is numbers and texts, which can always be written.
				let text = serde_json::to_string(&record).unwrap_or_default();
				let transaction = connection.transaction()?;
				transaction.execute(
					"INSERT OR REPLACE INTO moderation (room, record, changed) VALUES (?1, ?2, ?3)",
					params![room.0, text, time],
				)?;
				transaction.execute(
					"DELETE FROM moderation WHERE room IN (
						SELECT room FROM moderation ORDER BY changed DESC LIMIT -1 OFFSET ?1
					)",
					[rooms],
				)?;
				Ok(transaction.commit()?)
			})
			.await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn record(account: u8) -> Record {
		let account = Account([account; 32]);
		serde_json::from_value(serde_json::json!({
			"muted": [],
			"banned": [{ "account": account, "nickname": "Eve", "until": null }],
			"moderators": {},
		}))
		.unwrap()
	}

	fn open(folder: &Path, rooms: usize) -> Shelf {
		Shelf::open(folder, &Settings { rooms, ..Settings::default() }).unwrap()
	}

	#[tokio::test]
	async fn what_is_put_there_is_found_again_and_bounded() {
		let folder = tempfile::tempdir().unwrap();
		let shelf = open(folder.path(), 2);
		let [luna, mira, nova] = [1, 2, 3].map(|byte| Account([byte; 32]));
		shelf.put(luna, record(9)).await.unwrap();
		shelf.put(luna, record(8)).await.unwrap();
		assert_eq!(shelf.all().await.unwrap(), [(luna, record(8))]);
		shelf.put(luna, Record::default()).await.unwrap();
		assert_eq!(shelf.all().await.unwrap(), []);
		for room in [luna, mira, nova] {
			shelf.put(room, record(9)).await.unwrap();
			tokio::time::sleep(std::time::Duration::from_millis(2)).await;
		}
		drop(shelf);
		let kept = open(folder.path(), 2).all().await.unwrap();
		assert_eq!(kept, [(mira, record(9)), (nova, record(9))]);
	}

	#[tokio::test]
	async fn what_cannot_be_read_takes_nothing_else_with_it() {
		let folder = tempfile::tempdir().unwrap();
		let shelf = open(folder.path(), 10);
		shelf.put(Account([1; 32]), record(9)).await.unwrap();
		let garbled: Result<_, DatabaseError> = shelf
			.database
			.write(|connection| {
				let garbled = "INSERT INTO moderation VALUES (zeroblob(32), '{\"banned\": 7}', 0)";
				Ok(connection.execute(garbled, [])?)
			})
			.await;
		garbled.unwrap();
		assert_eq!(shelf.all().await.unwrap(), [(Account([1; 32]), record(9))]);
	}
}
