//! # The chain, as a relay sees it
