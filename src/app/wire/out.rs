//! What goes out: files, charts, reports.

use super::{DocArgs, TableView, wire};

wire! {
    /// Which chart.
    pub struct ChartArgs {
        /// The document.
        pub doc: u32,
        /// The chart's name, such as `compare-time_to_diagnose`.
        pub name: String,
        /// `light`, `dark` or `paper`.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub theme: Option<String>,
        /// As of a day.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub as_of: Option<String>,
        /// Roles for people and neutral labels for names; without a word, as the document says.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub redact: Option<bool>,
    }

    /// A chart to a file.
    pub struct SaveChartArgs {
        /// The chart.
        pub chart: ChartArgs,
        /// The file, ending in `.svg`, `.pdf` or `.png`.
        pub place: String,
    }

    /// The charts of a document.
    pub struct ChartsArgs {
        /// The document.
        pub doc: u32,
        /// As of a day.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub as_of: Option<String>,
        /// Roles for people and neutral labels for names. Whole, where nothing is said.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub redact: Option<bool>,
    }

    /// A chart that can be drawn.
    pub struct ChartName {
        /// Its name.
        pub name: String,
        /// In words.
        pub title: String,
    }

    /// A drawing.
    pub struct ChartView {
        /// Its name.
        pub name: String,
        /// The finding.
        pub title: String,
        /// The drawing.
        pub svg: String,
        /// Its width, in its own units.
        pub width: f64,
        /// Its height.
        pub height: f64,
        /// What it shows, in words.
        pub alt: String,
        /// Where something can be pointed at.
        pub hits: Vec<HitView>,
        /// The data behind it.
        pub table: TableView,
    }

    /// Where something can be pointed at.
    pub struct HitView {
        /// Left edge, in the drawing's units.
        pub x: f64,
        /// Top edge.
        pub y: f64,
        /// Width.
        pub w: f64,
        /// Height.
        pub h: f64,
        /// The evidence id.
        pub code: String,
        /// What to show.
        pub label: String,
    }

    /// What leaves the program as a report, a deck or a pack. What is not said is as the document's
    /// pilot says. Nothing is written into the document.
    #[derive(Default)]
    pub struct ReportArgs {
        /// The document.
        pub doc: u32,
        /// `brief` (one page), `executive` (as a rule) or `full` (every observation with all its fields).
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub length: Option<String>,
        /// `a4` or `letter`.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub paper: Option<String>,
        /// As of a day.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub as_of: Option<String>,
        /// The day of the last report: what changed since stands on page 1. `none` leaves it out.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub since: Option<String>,
        /// Roles for people and neutral labels for names; without a word, as the document says.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub redact: Option<bool>,
        /// The sections by name and in order, with commas; with a minus before it, one is left out.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub sections: Option<String>,
        /// The line at the foot of every page.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub classification: Option<String>,
        /// Whose report it is.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub organisation: Option<String>,
        /// The organisation's colour, such as `#1f5fbf`.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub accent: Option<String>,
        /// A picture for the head of the report: the token of a PNG or JPEG file.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub logo: Option<String>,
        /// A font for letters the built-in ones lack: the token of a TrueType or OpenType file.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub fallback_font: Option<String>,
    }

    /// A report to a file.
    pub struct SaveReportArgs {
        /// The report.
        pub report: ReportArgs,
        /// The file.
        pub place: String,
    }

    /// Which data, and how they leave.
    pub struct DataArgs {
        /// The document.
        pub doc: u32,
        /// `csv`, `xlsx`, `json` or `markdown`.
        pub format: String,
        /// For CSV: which table; the observations where none is named.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub table: Option<String>,
        /// What is judged as of a day; the records are always whole.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub as_of: Option<String>,
        /// Roles for people and neutral labels for names; without a word, as the document says.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub redact: Option<bool>,
    }

    /// A section of the report.
    pub struct SectionView {
        /// Its name.
        pub name: String,
        /// In words.
        pub label: String,
        /// Whether the report has it.
        pub on: bool,
    }

    /// What the document says about its report.
    pub struct ReportSettings {
        /// The pilot's record, which keeps it.
        pub pilot: String,
        /// The sections the report has, in their order, then the others.
        pub sections: Vec<SectionView>,
        /// Whether what leaves is redacted unless it is asked otherwise.
        pub redact: bool,
    }

    /// Data to a file, or to a folder for Markdown with its charts.
    pub struct ExportArgs {
        /// Which data.
        pub data: DataArgs,
        /// The file.
        pub place: String,
    }

    /// A table that can be exported.
    pub struct TableName {
        /// Its name.
        pub name: String,
        /// What a row is.
        pub about: String,
        /// How many rows there are.
        pub rows: u32,
    }

    /// A file that was written.
    pub struct Saved {
        /// Its name.
        pub name: String,
        /// How large it is.
        pub bytes: f64,
        /// In a sentence.
        pub sentence: String,
    }

    /// A leadership pack that was written.
    pub struct SavedPack {
        /// The file's name.
        pub name: String,
        /// How large it is.
        pub bytes: f64,
        /// How many files are in it, its list of digests aside.
        pub files: u32,
        /// SHA-256 of that list: the one digest of the pack.
        pub digest: String,
    }

    /// A report that was written.
    pub struct SavedReport {
        /// The file's name.
        pub name: String,
        /// How large it is.
        pub bytes: f64,
        /// How many pages.
        pub pages: u32,
        /// What a person should know, such as letters no font has.
        pub warnings: Vec<String>,
    }

    /// A deck that was written.
    pub struct SavedDeck {
        /// The file's name.
        pub name: String,
        /// How large it is.
        pub bytes: f64,
        /// How many slides.
        pub slides: u32,
    }
}

impl DataArgs {
    /// The tables of a document as it is now.
    pub(in super::super) fn of(doc: u32) -> Self {
        Self { doc, format: "csv".to_owned(), table: None, as_of: None, redact: None }
    }
}

/// A document whose audit trail is asked for.
pub type AuditDoc = DocArgs;
