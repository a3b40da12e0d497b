//! The field catalogue, grids of records, and drafts.

use std::collections::BTreeMap;

use super::wire;

wire! {
    /// Which catalogue.
    pub struct FieldsArgs {
        /// The noun.
        pub noun: String,
        /// An open document, so that references offer its records.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub doc: Option<u32>,
    }

    /// The catalogue of a noun. An observation has several kinds, every other noun one.
    pub struct FieldsView {
        /// The noun.
        pub noun: String,
        /// Its kinds.
        pub kinds: Vec<KindView>,
    }

    /// One kind's form.
    pub struct KindView {
        /// The name in files; the noun's own where it has one kind.
        pub kind: String,
        /// On screens.
        pub title: String,
        /// Its fields, in the order they are shown.
        pub fields: Vec<FieldView>,
    }

    /// One field.
    pub struct FieldView {
        /// The name in files.
        pub name: String,
        /// On screens.
        pub label: String,
        /// What it means and how to fill it in.
        pub help: String,
        /// `text`, `long_text`, `instant`, `day`, `clock`, `minutes`, `count`, `number`, `flag`, `choice`, `metric`, `ref` or `refs`.
        #[serde(rename = "type")]
        pub kind: String,
        /// What can be chosen.
        pub choices: Vec<ChoiceView>,
        /// The noun a reference leads to.
        pub noun: Option<String>,
        /// Whether the program gives it, so that nobody types it.
        pub given: bool,
    }

    /// Something that can be chosen.
    pub struct ChoiceView {
        /// The value.
        pub value: String,
        /// The words.
        pub label: String,
    }

    /// One record as a row.
    pub struct RowView {
        /// Its identity.
        pub id: String,
        /// Its evidence id, or what people call it.
        pub code: String,
        /// Its kind.
        pub kind: String,
        /// Its cells, by column. A column that does not apply has no cell.
        pub cells: BTreeMap<String, CellView>,
        /// Fields that contradict each other.
        pub problems: Vec<ProblemView>,
        /// Why it is left out of every figure; empty when it counts.
        pub left_out: String,
    }

    /// One cell.
    pub struct CellView {
        /// As a person reads it.
        pub text: String,
        /// As a person would type it.
        pub raw: String,
        /// `typed`, `computed`, `unknown`, `censored`, `problem` or `imported`.
        pub state: String,
    }

    /// A problem beside its field.
    pub struct ProblemView {
        /// The field.
        pub field: String,
        /// What is wrong and what to do.
        pub what: String,
        /// Ways out of it, the likeliest first.
        pub mendings: Vec<MendingView>,
    }

    /// A way out of a problem: what a person would type into which fields.
    pub struct MendingView {
        /// "Swap the two".
        pub words: String,
        /// What to put in, by field. Empty text makes a field unknown.
        pub fields: BTreeMap<String, String>,
    }

    /// A question that a person has to answer before a record is kept.
    pub struct ConfirmView {
        /// The question.
        pub question: String,
        /// What to send as `confirmed` once the answer is yes.
        pub confirmed: u32,
    }

    /// A record that is being typed.
    pub struct DraftArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The kind of observation.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub kind: Option<String>,
        /// The record, when it is there already.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub id: Option<String>,
        /// What was typed, by field. Empty text is an unknown.
        pub fields: BTreeMap<String, String>,
        /// How many of the questions asked before it is kept a person has answered with yes.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<u32>", optional))]
        pub confirmed: u32,
        /// Whether it comes from the form whose draft is kept, which is then cleared.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
        pub from_form: bool,
    }

    /// Which form's draft.
    pub struct DraftOfArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The record, when it is there already.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub id: Option<String>,
    }

    /// A half-typed form that was kept.
    pub struct DraftView {
        /// The kind of observation.
        pub kind: Option<String>,
        /// What was typed, by field.
        pub fields: BTreeMap<String, String>,
        /// "14:05": when it was kept; `None` where there is no draft.
        pub kept_at: Option<String>,
    }

    /// A change to a record.
    pub struct EditArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The record's identity or evidence id.
        pub id: String,
        /// What was typed, by field. Empty text makes a field unknown.
        pub fields: BTreeMap<String, String>,
        /// Why, where what is changed was registered: the change is then an amendment.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub why: Option<String>,
        /// The person who amends it, by name.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub by: Option<String>,
        /// How many of the questions asked before it is kept a person has answered with yes.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<u32>", optional))]
        pub confirmed: u32,
        /// Whether it comes from the form whose draft is kept, which is then cleared.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
        pub from_form: bool,
    }

    /// One record.
    pub struct RecordArgs {
        /// The document.
        pub doc: u32,
        /// The noun.
        pub noun: String,
        /// The record's identity or evidence id.
        pub id: String,
    }

    /// What came of checking a draft.
    pub struct CheckView {
        /// What is wrong, beside the fields.
        pub problems: Vec<ProblemView>,
        /// What was understood, in full, by field.
        pub echoes: BTreeMap<String, String>,
        /// How long after the time in the field above, by field: "after 9 min".
        pub since: BTreeMap<String, String>,
        /// What is computed from it, such as durations: label and text.
        pub computed: Vec<ChoiceView>,
        /// Fields that mean nothing beside what was typed, so that a form need not ask for them.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional, as = "Option<Vec<String>>"))]
        pub idle: Vec<String>,
    }

    /// What came of a write to one record.
    pub struct WrittenRow {
        /// The record as it is now; `None` once removed.
        pub value: Option<RowView>,
        /// The nouns to fetch again.
        pub touched: Vec<String>,
        /// What undo would now take back.
        pub undo: Option<String>,
    }

    /// What came of undo or redo.
    pub struct WrittenAct {
        /// What was taken back or done again.
        pub value: String,
        /// The nouns to fetch again.
        pub touched: Vec<String>,
        /// What undo would now take back.
        pub undo: Option<String>,
    }

    /// What undo and redo would do.
    pub struct HistoryView {
        /// What undo would take back.
        pub undo: Option<String>,
        /// What redo would do again.
        pub redo: Option<String>,
        /// When the last change was kept, RFC 3339.
        pub saved_at: String,
        /// The last change itself: another one means that the document is not as it was.
        pub revision: String,
    }
}
