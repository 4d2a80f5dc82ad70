//! # Mesh
