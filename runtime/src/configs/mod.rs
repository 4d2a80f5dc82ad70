//! The pallets' parameters, one file per concern.

pub mod consensus;
pub mod governance;
pub mod monetary;
pub mod platform;
pub mod system;
