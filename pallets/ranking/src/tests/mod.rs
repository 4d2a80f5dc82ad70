//! One file per behaviour.

mod configuration;
mod explaining;
mod invariants;
mod listing;
mod model;
mod newcomers;
mod scoring;
mod storage_cost;
