//! What the runtime asks of its host, counted and timed.
//!
//! The host functions of this module have the names and the signatures of those of `sp-io`, and do
//! the same; beside that, they note how long it took. [`MeteredHostFunctions`] puts them in place of
//! the originals.

#![allow(
	unexpected_cfgs,
	dead_code,
	reason = "the macro of host functions asks for `substrate_runtime`, and writes functions to call them"
)]

use polkadot_sdk::{
	sp_core::{sr25519, Pair},
	sp_io,
	sp_wasm_interface::ExtendedHostFunctions,
};
use sp_runtime_interface::{
	pass_by::{
		AllocateAndReturnByCodec, AllocateAndReturnPointer, PassFatPointerAndRead,
		PassFatPointerAndReadWrite, PassPointerAndRead,
	},
	runtime_interface,
};
use std::{
	cell::RefCell,
	collections::HashSet,
	time::{Duration, Instant},
};

/// The host functions that the runtime gets, those that cost something metered.
pub type MeteredHostFunctions = ExtendedHostFunctions<
	sp_io::SubstrateHostFunctions,
	(storage::HostFunctions, crypto::HostFunctions, hashing::HostFunctions),
>;

/// What a host function does.
#[derive(Clone, Copy, Debug)]
pub enum Work {
	/// It verifies a signature.
	Signature,
	/// It hashes.
	Hashing,
	/// It reads a value of the state.
	Read,
	/// It writes a value of the state.
	Write,
	/// It appends to a value of the state, which is what depositing an event does.
	Event,
}

impl Work {
	/// All of it.
	pub const ALL: [Self; 5] =
		[Self::Signature, Self::Hashing, Self::Read, Self::Write, Self::Event];
}

/// What was asked of the host since the meter was last read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
	/// How long each kind of work took, in the order of [`Work`].
	spent: [Duration; Work::ALL.len()],
	/// The keys that were read, each once.
	pub keys_read: HashSet<Vec<u8>>,
	/// The keys that were written, each once.
	pub keys_written: HashSet<Vec<u8>>,
}

impl Reading {
	/// How long `work` took.
	pub fn spent(&self, work: Work) -> Duration {
		self.spent[work as usize]
	}

	fn note(&mut self, work: Work, key: Option<&[u8]>, spent: Duration) {
		self.spent[work as usize] += spent;
		match (work, key) {
			(Work::Read, Some(key)) => drop(self.keys_read.insert(key.to_vec())),
			(Work::Write, Some(key)) => drop(self.keys_written.insert(key.to_vec())),
			_ => (),
		}
	}
}

thread_local! {
	// The runtime is executed on the thread that calls it.
	static METER: RefCell<Reading> = RefCell::default();
}

/// What was asked of the host on this thread since this was last called.
pub fn read() -> Reading {
	METER.take()
}

fn metered<R>(work: Work, key: Option<&[u8]>, function: impl FnOnce() -> R) -> R {
	let start = Instant::now();
	let result = function();
	let spent = start.elapsed();
	METER.with_borrow_mut(|reading| reading.note(work, key, spent));
	result
}

/// The state.
#[runtime_interface]
pub trait Storage {
	/// The value of `key`.
	fn get(
		&mut self,
		key: PassFatPointerAndRead<&[u8]>,
	) -> AllocateAndReturnByCodec<Option<Vec<u8>>> {
		metered(Work::Read, Some(key), || self.storage(key))
	}

	/// Copies the value of `key` from `offset` on, and returns how long it is from there.
	fn read(
		&mut self,
		key: PassFatPointerAndRead<&[u8]>,
		out: PassFatPointerAndReadWrite<&mut [u8]>,
		offset: u32,
	) -> AllocateAndReturnByCodec<Option<u32>> {
		let value = metered(Work::Read, Some(key), || self.storage(key))?;
		let rest = value.get(offset as usize..).unwrap_or_default();
		let copied = rest.len().min(out.len());
		out[..copied].copy_from_slice(&rest[..copied]);
		Some(rest.len() as u32)
	}

	/// Whether `key` has a value.
	fn exists(&mut self, key: PassFatPointerAndRead<&[u8]>) -> bool {
		metered(Work::Read, Some(key), || self.exists_storage(key))
	}

	/// Gives `key` a value.
	fn set(&mut self, key: PassFatPointerAndRead<&[u8]>, value: PassFatPointerAndRead<&[u8]>) {
		metered(Work::Write, Some(key), || self.set_storage(key.to_vec(), value.to_vec()))
	}

	/// Takes the value of `key` away.
	fn clear(&mut self, key: PassFatPointerAndRead<&[u8]>) {
		metered(Work::Write, Some(key), || self.clear_storage(key))
	}

	/// Appends an item to the list that is the value of `key`.
	fn append(&mut self, key: PassFatPointerAndRead<&[u8]>, item: PassFatPointerAndRead<Vec<u8>>) {
		metered(Work::Event, None, || self.storage_append(key.to_vec(), item))
	}
}

/// Signatures.
#[runtime_interface]
pub trait Crypto {
	/// Whether a signature of any version is good.
	fn sr25519_verify(
		signature: PassPointerAndRead<&sr25519::Signature, 64>,
		message: PassFatPointerAndRead<&[u8]>,
		key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		metered(Work::Signature, None, || sr25519::Pair::verify_deprecated(signature, message, key))
	}

	/// Whether a signature is good.
	#[version(2)]
	fn sr25519_verify(
		signature: PassPointerAndRead<&sr25519::Signature, 64>,
		message: PassFatPointerAndRead<&[u8]>,
		key: PassPointerAndRead<&sr25519::Public, 32>,
	) -> bool {
		metered(Work::Signature, None, || sr25519::Pair::verify(signature, message, key))
	}
}

/// Hashes.
#[runtime_interface]
pub trait Hashing {
	/// BLAKE2b, 16 bytes of it.
	fn blake2_128(data: PassFatPointerAndRead<&[u8]>) -> AllocateAndReturnPointer<[u8; 16], 16> {
		metered(Work::Hashing, None, || sp_io::hashing::blake2_128(data))
	}

	/// BLAKE2b, 32 bytes of it.
	fn blake2_256(data: PassFatPointerAndRead<&[u8]>) -> AllocateAndReturnPointer<[u8; 32], 32> {
		metered(Work::Hashing, None, || sp_io::hashing::blake2_256(data))
	}

	/// XX, 16 bytes of it.
	fn twox_128(data: PassFatPointerAndRead<&[u8]>) -> AllocateAndReturnPointer<[u8; 16], 16> {
		metered(Work::Hashing, None, || sp_io::hashing::twox_128(data))
	}

	/// XX, 8 bytes of it.
	fn twox_64(data: PassFatPointerAndRead<&[u8]>) -> AllocateAndReturnPointer<[u8; 8], 8> {
		metered(Work::Hashing, None, || sp_io::hashing::twox_64(data))
	}
}
