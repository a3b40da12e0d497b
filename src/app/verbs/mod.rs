//! What each command does. One file a noun; every function is `(app, arguments, watch) → answer`.

pub(super) mod attachments;
pub(super) mod audit;
pub(super) mod backups;
pub(super) mod board;
pub(super) mod charts;
pub(super) mod criteria;
pub(super) mod deck;
pub(super) mod doctor;
pub(super) mod documents;
pub(super) mod drafts;
pub(super) mod drills;
pub(super) mod export;
pub(super) mod fields;
pub(super) mod grid;
pub(super) mod history;
pub(super) mod import;
pub(super) mod judge;
mod letters;
pub(super) mod logo;
pub(super) mod many;
pub(super) mod new_pilot;
pub(super) mod overview;
pub(super) mod pack;
pub(super) mod paste;
pub(super) mod plan;
mod plan_view;
mod problems;
pub(super) mod records;
pub(super) mod report;
pub(super) mod restore;
pub(super) mod runs;
pub(super) mod sample;
pub(super) mod search;
pub(super) mod sentences;
pub(super) mod set_ups;
mod view;
pub(super) mod who;

use super::Failure;
use crate::charts::Theme;

/// A theme by its name; light where none is named.
fn theme(name: Option<&str>) -> Result<Theme, Failure> {
    match name {
        None | Some("" | "light") => Ok(Theme::Light),
        Some("dark") => Ok(Theme::Dark),
        Some("paper") => Ok(Theme::Paper),
        Some(other) => Err(Failure::refused(format!("“{other}” is not a theme. Use light, dark or paper."))),
    }
}
