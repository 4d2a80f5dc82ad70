//! `livestars-relay`: carries streams from performers to viewers, and tips to the chain.

fn main() {}
