//! Live drills.

use std::collections::BTreeMap;

use super::{ChoiceView, KindView, RowView, wire};

wire! {
    /// One drill.
    pub struct DrillArgs {
        /// The document.
        pub doc: u32,
        /// The observation's identity or evidence id.
        pub id: String,
    }

    /// A drill to start.
    pub struct StartDrillArgs {
        /// The document.
        pub doc: u32,
        /// The kind of observation.
        pub kind: String,
        /// What is settled beforehand, by field, as typed.
        pub fields: BTreeMap<String, String>,
        /// How many of the questions asked before it starts a person has answered with yes.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<u32>", optional))]
        pub confirmed: u32,
    }

    /// A mark on a drill's clock.
    pub struct MarkArgs {
        /// The document.
        pub doc: u32,
        /// The observation's identity or evidence id.
        pub id: String,
        /// The field of the mark.
        pub mark: String,
    }

    /// A line for a drill's notes.
    pub struct NoteDrillArgs {
        /// The document.
        pub doc: u32,
        /// The observation's identity or evidence id.
        pub id: String,
        /// The line.
        pub text: String,
    }

    /// The live drills that are running.
    pub struct DrillsView {
        /// The core's clock, RFC 3339: running times count from it.
        pub now: String,
        /// Those that run, the longest running first.
        pub running: Vec<DrillView>,
        /// The kinds that can be drilled by the clock, each with what is settled beforehand.
        pub kinds: Vec<KindView>,
    }

    /// A live drill.
    pub struct DrillView {
        /// The core's clock, RFC 3339: running times count from it.
        pub now: String,
        /// Its observation.
        pub id: String,
        /// Its evidence id.
        pub code: String,
        /// "diagnosis trial".
        pub kind_label: String,
        /// The scenario, else what is drilled.
        pub title: String,
        /// `baseline` or `pilot`.
        pub side: String,
        /// "pilot".
        pub side_label: String,
        /// "orders_daily · unannounced".
        pub about: String,
        /// Whether its clock runs.
        pub running: bool,
        /// Whether it can be stopped undiagnosed, which keeps a censored time.
        pub stoppable: bool,
        /// Since when its main clock counts, RFC 3339; `None` before the first mark.
        pub since: Option<String>,
        /// When its clock ended, RFC 3339; `None` while it runs.
        pub until: Option<String>,
        /// "since it failed".
        pub since_words: String,
        /// Its marks, in the order they are expected.
        pub marks: Vec<MarkView>,
        /// Its time cap, where it has one.
        pub cap: Option<CapView>,
        /// How it is run, as label and text.
        pub conditions: Vec<ChoiceView>,
        /// Its notes, newest first.
        pub notes: Vec<NoteView>,
        /// "14:24:10": when the last mark was made; empty before the first.
        pub last_mark: String,
        /// Its points on a line.
        pub track: TrackView,
        /// The other side's drill of the same scenario.
        pub other: Option<TrackView>,
        /// Both halves in figures, once it is finished.
        pub pair: Vec<PairTimeView>,
        /// One sentence about the pair.
        pub pair_words: String,
        /// The observation as a row, so that it can be edited.
        pub row: RowView,
    }

    /// One key of a drill.
    pub struct MarkView {
        /// The field it fills.
        pub field: String,
        /// The key.
        pub letter: String,
        /// "Cause confirmed".
        pub word: String,
        /// Whether the drill is about this mark.
        pub main: bool,
        /// Whether it is the one expected next.
        pub next: bool,
        /// When it was made, RFC 3339.
        pub at: Option<String>,
        /// "14:05:12".
        pub clock: String,
        /// "11:28 after it failed", once it is made.
        pub after: String,
        /// From when it counts while it is not made, RFC 3339.
        pub since: Option<String>,
        /// "since detected".
        pub since_words: String,
    }

    /// A drill's time cap.
    pub struct CapView {
        /// "Cap 120 min".
        pub words: String,
        /// "more than 120 min": how it is kept when it is stopped there.
        pub kept_as: String,
        /// How long it is, in minutes.
        pub minutes: f64,
        /// Since when it counts, RFC 3339; `None` before the first mark.
        pub since: Option<String>,
        /// When it is reached, RFC 3339.
        pub at: Option<String>,
        /// Whether it no longer matters: the cause is confirmed, or the trial was stopped.
        pub settled: bool,
    }

    /// A line of a drill's notes.
    pub struct NoteView {
        /// "14:24:10"; empty where it has no stamp.
        pub at: String,
        /// The words.
        pub text: String,
    }

    /// The points of one drill, counted from its first.
    pub struct TrackView {
        /// Its evidence id.
        pub code: String,
        /// `baseline` or `pilot`.
        pub side: String,
        /// "13 Oct".
        pub day: String,
        /// Its points.
        pub points: Vec<PointView>,
        /// Where it was stopped undiagnosed, in minutes.
        pub stopped: Option<f64>,
    }

    /// A point of a drill.
    pub struct PointView {
        /// "detected".
        pub word: String,
        /// Minutes from the first point.
        pub minutes: f64,
        /// "34".
        pub text: String,
        /// Whether the drill is about this mark.
        pub main: bool,
    }

    /// One time of both halves of a pair.
    pub struct PairTimeView {
        /// "time to diagnose".
        pub label: String,
        /// "94", ">120", "" where it was not measured.
        pub baseline: String,
        /// The same, on the pilot.
        pub pilot: String,
        /// "minutes".
        pub unit: String,
        /// "−63 %", "at least −27 %".
        pub change: String,
        /// Whether the pilot was worse.
        pub worse: bool,
    }

    /// What came of a write to a drill.
    pub struct WrittenDrill {
        /// The drill as it is now.
        pub value: DrillView,
        /// The nouns to fetch again.
        pub touched: Vec<String>,
        /// What undo would now take back.
        pub undo: Option<String>,
    }
}
