//! # The relay
//!
//! Takes a performer's stream and gives it to viewers, refuses whomever the chain does not call
//! eligible, shows tips in the room at once and settles them on the chain.

pub mod app;
pub mod bearer;
pub mod check;
mod clock;
pub mod config;
pub mod database;
pub mod directory;
pub mod drain;
pub mod edge;
pub mod events;
pub mod follows;
pub mod gate;
pub mod index;
pub mod key;
pub mod live;
pub mod logs;
pub mod metrics;
pub mod node;
pub mod orders;
mod places;
pub mod problem;
pub mod profiles;
pub mod registration;
pub mod reports;
pub mod room;
pub mod signalling;
pub mod tls;
pub mod turn;
pub mod vault;
pub mod verifier;
pub mod web;
mod websocket;
pub mod whep;
pub mod whip;
