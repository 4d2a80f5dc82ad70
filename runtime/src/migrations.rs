//! What happens to the state when the runtime is upgraded.

/// Migrations that run to their end in the first block of a new runtime, in this order. Each
/// checks the storage version of its pallet and so runs once.
pub type SingleBlock = ();

/// Migrations that take many blocks, in this order. Ordinary transactions wait until the last has
/// ended.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type MultiBlock = ();
/// What the benchmarks of the migrations pallet measure.
#[cfg(feature = "runtime-benchmarks")]
pub type MultiBlock = polkadot_sdk::pallet_migrations::mock_helpers::MockedMigrations;
