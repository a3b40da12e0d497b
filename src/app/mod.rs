//! The one public door.

pub mod vectors;
