//! Documents, templates, and the arguments most commands share.

use super::wire;

wire! {
    /// No arguments, or no answer.
    pub struct Nothing {}

    /// A file that a person chose.
    pub struct PlaceArgs {
        /// Its token.
        pub place: String,
    }

    /// An open document.
    pub struct DocArgs {
        /// Its number.
        pub doc: u32,
    }

    /// An open document, judged as of a day.
    pub struct AsOfArgs {
        /// Its number.
        pub doc: u32,
        /// The day (`2026-10-31`): what happened later is left out. Empty: the last change.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub as_of: Option<String>,
    }

    /// A document that was open lately.
    pub struct RecentView {
        /// Its token.
        pub place: String,
        /// The pilot's name.
        pub name: String,
        /// The file's name and folder, for people.
        pub label: String,
        /// When it was last opened, RFC 3339.
        pub opened_at: String,
        /// Whether the file is still there.
        pub exists: bool,
    }

    /// An open document.
    pub struct DocumentView {
        /// Its number.
        pub doc: u32,
        /// Its identity, kept in the file: what a screen remembers for it goes by this.
        pub id: String,
        /// Its file's token.
        pub place: String,
        /// The pilot's name.
        pub name: String,
        /// The file's name.
        pub file_label: String,
        /// "Week 4 of 6 · Thu 15 Oct".
        pub week_label: String,
        /// The pilot's zone.
        pub time_zone: String,
        /// When the last change was kept, RFC 3339.
        pub saved_at: String,
        /// Whether its drill log is illustrative.
        pub is_sample: bool,
        /// How many observations it holds.
        pub observations: u32,
        /// What a person should know about the file.
        pub notices: Vec<String>,
    }
}
