//! # Orders
mod machine;
mod rejection;
mod status;
mod store;
pub use rejection::Rejection;
