//! Attestations that everybody on camera is a verified adult.
