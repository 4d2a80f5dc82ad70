//! # Media
