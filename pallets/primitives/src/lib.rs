//! # Primitives
//!
//! The words that the pallets of Live Stars share, and the traits through which they meet. There is
//! no storage here, and no pallet: a pallet that needs another names a trait of this crate in its
//! `Config`, and the runtime decides who answers.
//!
//! | module | what it holds |
//! |---|---|
//! | [`payment`] | a payment, its shares and its receipt; the engine that pays and those who listen |
//! | [`order`] | the signed order of a purse, and the bytes that are signed |
//! | [`country`] | countries, by their code |
//! | [`eligibility`] | who may be on camera, and why not |
//! | [`referral`] | who brought whom |
//! | [`relay`] | who carries the media |
//! | [`room`] | where a performer streams |
//! | [`standing`] | what a performer received, decayed by time |

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod country;
pub mod eligibility;
pub mod order;
pub mod payment;
pub mod price;
pub mod referral;
pub mod relay;
pub mod room;
pub mod standing;

/// One LIVE in planck, the smallest unit: LIVE has 12 decimals.
pub const LIVE: u128 = 1_000_000_000_000;

/// Milliseconds since the Unix epoch.
pub type Moment = u64;
