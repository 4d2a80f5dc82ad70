//! What the directory does, one file per behaviour.

mod bond;
mod endpoint;
mod genesis;
mod heartbeat;
mod invariants;
mod reads;
mod registration;
mod safety;
