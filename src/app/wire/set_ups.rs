//! The set-ups of both sides, side by side.

use super::wire;

wire! {
    /// The newest set-up of each side.
    pub struct SetUpsView {
        /// The baseline's record; `None` while none is recorded.
        pub baseline: Option<String>,
        /// The pilot's record.
        pub pilot: Option<String>,
        /// What is said of both, field by field.
        pub rows: Vec<SetUpRow>,
        /// How many older set-ups are kept.
        pub older: u32,
        /// What follows from the differences, in a sentence.
        pub sentence: String,
    }

    /// One field of both set-ups.
    pub struct SetUpRow {
        /// The field.
        pub label: String,
        /// What it is for.
        pub help: String,
        /// The baseline's value; empty where nobody said.
        pub baseline: String,
        /// The pilot's value.
        pub pilot: String,
        /// Whether both are known and they differ.
        pub differs: bool,
    }
}
