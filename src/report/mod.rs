//! From one frozen result to paper: what the report says, then pages with real text, real links and
//! a structure that a screen reader can follow.

mod content;
pub mod data;
mod frozen;
mod markdown;
pub mod model;
pub mod pdf;
pub mod pptx;
mod sheets;

pub use content::{
    Options, Passage, SinceReport, Without, compose, first_page, note, passages, slides::deck,
};
pub use frozen::{BESIDE, Frozen, Seal};
pub use markdown::markdown;
pub use model::{Brand, Logo, Paper};
pub use pdf::{About, MissingGlyph, Printed, pages, print, print_chart};
pub use pptx::{Made, make};
pub use sheets::{DrillSheet, sheets};
