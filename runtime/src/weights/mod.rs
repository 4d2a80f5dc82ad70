//! What calls weigh, measured on this runtime by `scripts/weights`.

pub mod pallet_live_token;
pub mod pallet_purses;
pub mod pallet_ranking;
pub mod pallet_referrals;
pub mod pallet_relays;
pub mod pallet_rooms;
pub mod pallet_tipping;
pub mod pallet_verification;
