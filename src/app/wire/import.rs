//! Taking data in, and the imported runs.

use super::ProblemView;
use super::wire;

wire! {
    /// A file to take in.
    pub struct ImportArgs {
        /// The document.
        pub doc: u32,
        /// The file's token.
        pub place: String,
        /// `baseline` or `pilot`; not needed where the file says it.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub side: Option<String>,
        /// The format, where it should not be guessed.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub format: Option<String>,
        /// The zone for times that carry none; without it such rows are refused.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub assume_zone: Option<String>,
    }

    /// A file whose refused rows are to be written out.
    pub struct SaveRejectsArgs {
        /// The file, as for an import.
        pub import: ImportArgs,
        /// The file to write.
        pub place: String,
    }

    /// What a file holds, before it is taken in.
    pub struct ImportPreview {
        /// The format's name.
        pub format: String,
        /// In words.
        pub format_label: String,
        /// The side, where it is known.
        pub side: Option<String>,
        /// Whether a side must be chosen.
        pub needs_side: bool,
        /// What it holds.
        pub counts: Vec<CountView>,
        /// Some rows.
        pub sample: TableView,
        /// Rows that would be refused, with reasons; at most 200 are listed.
        pub problems: Vec<ProblemView>,
        /// How many rows would be refused.
        pub refused_rows: u32,
        /// How many rows hold a time that does not say its zone.
        pub zoneless: u32,
        /// What a person should know.
        pub warnings: Vec<String>,
        /// Whether exactly this was taken in before.
        pub already: bool,
    }

    /// A count with its label.
    pub struct CountView {
        /// What is counted.
        pub label: String,
        /// How many.
        pub n: u32,
    }

    /// A table of text.
    pub struct TableView {
        /// The column heads.
        pub header: Vec<String>,
        /// The rows.
        pub rows: Vec<Vec<String>>,
    }

    /// What came of an import.
    pub struct ImportResult {
        /// What was added.
        pub value: ImportedView,
        /// The nouns to fetch again.
        pub touched: Vec<String>,
        /// What undo would now take back.
        pub undo: Option<String>,
    }

    /// What was added by an import.
    pub struct ImportedView {
        /// The format's name.
        pub format: String,
        /// The side, for runs.
        pub side: Option<String>,
        /// How many rows were added.
        pub added: u32,
        /// How many were there already.
        pub already: u32,
        /// How many were refused.
        pub refused: u32,
        /// Why rows were refused; at most 200 are listed.
        pub problems: Vec<ProblemView>,
        /// What a person should know.
        pub warnings: Vec<String>,
        /// In a sentence.
        pub sentence: String,
    }
}
