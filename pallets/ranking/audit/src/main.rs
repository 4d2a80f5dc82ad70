//! Audit.
fn main() {}
