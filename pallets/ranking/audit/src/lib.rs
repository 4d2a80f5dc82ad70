//! # The auditor
//!
//! The ranking of Live Stars is a published formula over on-chain facts. This command recomputes it:
//! it reads every payment of the chain from any node, adds them up with the same mathematics that
//! the chain uses (crate `livestars-ranking-core`), and compares each performer's sum, sort key,
//! place and tier, and the whole public list, with what the chain answers at that block. Every
//! receipt is checked on the way: its shares add up, none is zero, and the performer has her 70 %.
//!
//! ```text
//! livestars-audit --url ws://127.0.0.1:9944
//! livestars-audit --explain 5Grw… --from 100000 --to 200000 --json
//! ```
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | the chain agrees with its payments |
//! | 1 | it differs; the report on standard output says in what |
//! | 2 | it could not be checked: bad arguments, no connection, pruned state; standard error says what to do |
//!
//! ## What is trusted
//!
//! The node, for telling the events and the storage of its blocks: ask one you run yourself. The
//! chain, for facts that are not payments: who has a room, who may be shown, who is a newcomer, and
//! the policy. With `--from` above 1, the sums that the chain had in the block before.
//!
//! ## Modules
//!
//! | module | what it does | I/O |
//! |---|---|---|
//! | [`arguments`] | the command line | no |
//! | [`receipt`] | a payment, and what every receipt must fulfil | no |
//! | [`decode`] | reads payments by the names in the metadata | no |
//! | [`replay`] | adds payments up | no |
//! | [`compare`] | finds what differs | no |
//! | [`explain`] | finds the reasons for a place | no |
//! | [`report`] | writes it all down | no |
//! | [`chain`] | asks a node | yes |
//! | [`mod@audit`] | does one after the other | yes |

#![cfg_attr(
	not(test),
	deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod arguments;
pub mod audit;
pub mod chain;
pub mod compare;
pub mod decode;
pub mod error;
pub mod explain;
#[cfg(test)]
mod made_up;
pub mod receipt;
pub mod replay;
pub mod report;
#[cfg(test)]
mod tests;
