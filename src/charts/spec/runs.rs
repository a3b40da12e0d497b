//! Imported runs: shadow pairs against one another, and each DAG by itself.

use super::Side;
use chrono::NaiveDateTime;

/// How the two runs of a shadow pair ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairEnds {
    /// Both succeeded.
    Good,
    /// Both failed.
    BothFailed,
    /// The baseline's failed, the pilot's did not.
    BaselineFailed,
    /// The pilot's failed, the baseline's did not.
    PilotFailed,
}

/// One shadow pair.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadowPoint {
    /// How long the baseline's run took.
    pub before: f64,
    /// How long the pilot's run took.
    pub after: f64,
    /// How they ended.
    pub ends: PairEnds,
    /// The DAG and the logical date.
    pub label: String,
}

/// Baseline against pilot, a mark a pair.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShadowPlot {
    /// The finding, as a sentence.
    pub title: String,
    /// The unit of the durations: "seconds".
    pub unit: String,
    /// The pairs.
    pub points: Vec<ShadowPoint>,
}

/// One finished run of a DAG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanelRun {
    /// When: its logical date.
    pub at: NaiveDateTime,
    /// Which side.
    pub side: Side,
    /// How long it took.
    pub length: f64,
    /// Whether it failed.
    pub failed: bool,
}

/// One DAG.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panel {
    /// The DAG.
    pub name: String,
    /// What is found in it, in a few words: "typically −57 %".
    pub note: String,
    /// Whether that is worse.
    pub worse: bool,
    /// Its runs, in order of time.
    pub runs: Vec<PanelRun>,
}

/// A panel a DAG, all on the same days, each on its own scale from 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PanelGrid {
    /// The finding, as a sentence.
    pub title: String,
    /// The unit of the durations, as it begins a line: "Minutes".
    pub unit: String,
    /// The panels, in the order they matter.
    pub panels: Vec<Panel>,
}
