//! One file per behaviour.

mod batches;
mod closing;
mod invariants;
mod opening;
mod reading;
mod refusals;
mod settling;
