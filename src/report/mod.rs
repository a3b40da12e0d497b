//! From a document model to paper: pages with real text, real links and a structure that a screen
//! reader can follow.

pub mod model;
pub mod pdf;
