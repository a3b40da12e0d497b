//! Acts on many records at once: filling, pasting, removing.

use super::grid::ChoiceView;
use super::wire;

wire! {
    /// Cells that get the same.
    pub struct FillArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The records, by identity.
        pub ids: Vec<String>,
        /// The columns. Where one does not apply to a record, or is computed, it is passed over.
        pub columns: Vec<String>,
        /// What is typed into each; empty text makes them unknown. Without it, what the first record holds.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub text: Option<String>,
    }

    /// Several records of a noun.
    pub struct RecordsOfArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// Their identities.
        pub ids: Vec<String>,
    }

    /// What came of an act on many records.
    pub struct WrittenRows {
        /// How many records changed.
        pub value: u32,
        /// The nouns to fetch again.
        pub touched: Vec<String>,
        /// What undo would now take back.
        pub undo: Option<String>,
    }

    /// A problem of one of many records.
    pub struct CellProblemView {
        /// The record, by what people call it, or the line of what was pasted.
        pub row: String,
        /// The field.
        pub field: String,
        /// What is wrong and what to do.
        pub what: String,
    }

    /// A block of text from the clipboard.
    pub struct PasteArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The text: cells parted by tabs, or a CSV.
        pub text: String,
        /// The kind of every observation that does not say its own.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub kind: Option<String>,
        /// Whether the first line names the columns; guessed where nothing is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub header: Option<bool>,
        /// The field of each column, empty to pass it over; guessed where nothing is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub columns: Option<Vec<String>>,
        /// The columns that stand in the grid from the selected cell on, for a block without names.
        pub from: Vec<String>,
        /// The records it is pasted onto, by identity, line by line. Without any, new ones are added.
        pub onto: Vec<String>,
    }

    /// What a pasted block would become.
    pub struct PasteView {
        /// Whether its first line names the columns.
        pub header: bool,
        /// Its columns.
        pub columns: Vec<PasteColumnView>,
        /// What a column can be.
        pub fields: Vec<ChoiceView>,
        /// Its rows, the first of them.
        pub rows: Vec<PasteRowView>,
        /// How many rows would be taken in.
        pub good: u32,
        /// How many have a problem and would stay out.
        pub refused: u32,
        /// Whether a kind must be chosen for rows that do not say their own.
        pub needs_kind: bool,
    }

    /// A column of a pasted block.
    pub struct PasteColumnView {
        /// As it was named, or empty.
        pub header: String,
        /// The field; empty when it is passed over.
        pub field: String,
    }

    /// A row of a pasted block.
    pub struct PasteRowView {
        /// Its line in the text.
        pub line: u32,
        /// The record it is pasted onto, by what people call it; else the kind of what it becomes.
        pub becomes: String,
        /// Its cells, by column.
        pub cells: Vec<PasteCellView>,
        /// What is wrong with the row as a whole.
        pub problems: Vec<String>,
    }

    /// A cell of a pasted block.
    pub struct PasteCellView {
        /// As it was pasted.
        pub text: String,
        /// As it was understood; empty when it is passed over or not understood.
        pub reads: String,
        /// What is wrong and what to do; empty when nothing is.
        pub problem: String,
    }
}
