//! The Overview.

use super::{ChartView, ChipView, EditedView, LevelView, NextDrillView, RecommendationView, wire};

wire! {
    /// One answer to a question: a primary criterion.
    pub struct AnswerView {
        /// The criterion.
        pub code: String,
        /// What it is about.
        pub title: String,
        /// The finding.
        pub sentence: String,
        /// n, design and interval.
        pub detail: String,
        /// The chip.
        pub chip: ChipView,
        /// The level of evidence.
        pub level: LevelView,
        /// The finding as a person wrote it.
        pub edited: Option<EditedView>,
        /// "registered late", "not registered"; empty when it was registered beforehand.
        pub sealing: String,
        /// What is missing.
        pub missing: String,
        /// A small drawing, where there is something to draw.
        pub spark: Option<ChartView>,
    }

    /// One of the three questions.
    pub struct QuestionView {
        /// `faster`, `contained` or `in_control`.
        pub question: String,
        /// "Faster?"
        pub title: String,
        /// Its primary criteria.
        pub answers: Vec<AnswerView>,
    }

    /// A criterion that the recommendation does not rest on.
    pub struct OtherView {
        /// The criterion.
        pub code: String,
        /// What must be shown.
        pub title: String,
        /// The chip.
        pub chip: ChipView,
        /// One line.
        pub detail: String,
    }

    /// Something that is missing.
    pub struct MissingView {
        /// What, as work.
        pub what: String,
        /// The criterion.
        pub code: String,
    }

    /// What changed since a person last looked.
    pub struct SinceView {
        /// The day they last looked, `2026-10-12`.
        pub day: String,
        /// What changed, the criteria first; empty when nothing did.
        pub changes: Vec<SinceChangeView>,
    }

    /// One change since a person last looked.
    pub struct SinceChangeView {
        /// The criterion; empty where several records changed.
        pub code: String,
        /// In a few words: "interim → met", "7 → 9 pairs", "12 new observations".
        pub what: String,
    }

    /// The answer to the three questions.
    pub struct OverviewView {
        /// The three questions.
        pub questions: Vec<QuestionView>,
        /// The six weeks; `None` while the pilot has no first day.
        pub strip: Option<ChartView>,
        /// The other criteria.
        pub others: Vec<OtherView>,
        /// If it were decided today.
        pub recommendation: RecommendationView,
        /// What is missing.
        pub missing: Vec<MissingView>,
        /// The drill that brings the most; `None` when no drill is missing.
        pub next_drill: Option<NextDrillView>,
        /// What a person should know.
        pub notices: Vec<String>,
        /// How many observations there are.
        pub observations: u32,
        /// How many runs were imported.
        pub runs: u32,
        /// As of when, RFC 3339.
        pub as_of: String,
        /// Where today lies when it is outside the pilot, in a sentence; else empty.
        pub today: String,
        /// The last day of the pilot while it is still to come, `2026-10-30`.
        pub ends: Option<String>,
        /// What changed since the day before today on which the document was looked at here.
        pub since: Option<SinceView>,
    }
}
