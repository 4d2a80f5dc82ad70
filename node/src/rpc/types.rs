//! The shapes of the JSON that `liveStars_*` methods take and return.
//!
//! Accounts are SS58 addresses (a `0x` public key is accepted too), hashes are `0x` hex, and integers
//! above 32 bits are decimal strings, because JSON numbers lose precision above 2^53.
mod money;
mod people;
mod relays;
mod scalars;

pub use money::*;
pub use people::*;
pub use relays::*;
pub use scalars::*;
