//! What rooms do, one file per behaviour.

mod consent;
mod eligibility;
mod genesis;
mod invariants;
mod live;
mod reads;
mod room;
mod safety;
