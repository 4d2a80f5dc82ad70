//! One file for each behaviour.

mod burning;
mod ceiling;
mod genesis;
mod invariants;
mod release;
