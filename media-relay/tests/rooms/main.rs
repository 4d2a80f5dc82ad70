//! Rooms and their events, over real sockets.

mod chat;
mod drain;
mod events;
mod harness;
mod idle;
mod join;
mod moderation;
#[path = "../plain_http/mod.rs"]
mod plain_http;
mod refused;
mod slow;
mod tips;
