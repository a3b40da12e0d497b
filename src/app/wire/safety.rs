//! Dated copies of a document, and what putting one back would change.

use super::wire;

wire! {
    /// The dated copies of a document.
    pub struct BackupsView {
        /// Newest first.
        pub copies: Vec<BackupView>,
        /// Which copies are kept, in a sentence.
        pub rule: String,
        /// The folder they are in, for people.
        pub folder: String,
    }

    /// One dated copy.
    pub struct BackupView {
        /// What it is named by.
        pub id: String,
        /// When it was made, RFC 3339.
        pub at: String,
        /// When it was made, in the pilot's zone.
        pub at_text: String,
        /// What it was made for.
        pub why: String,
        /// Its size in bytes.
        pub bytes: f64,
        /// Its size, for people.
        pub size_text: String,
        /// How many entries its log has; none where it cannot be read.
        pub entries: Option<u32>,
        /// How many observations it holds; none where it cannot be read.
        pub observations: Option<u32>,
        /// Why it cannot be read, where it cannot.
        pub problem: Option<String>,
        /// Whether it was made of the file at this place, and not of another copy of the pilot.
        pub from_here: bool,
    }

    /// A copy of a document.
    pub struct BackupArgs {
        /// The document's file.
        pub place: String,
        /// The copy, or the beginning of its name where that names one alone.
        pub backup: String,
    }

    /// A copy to a new file.
    pub struct SaveBackupArgs {
        /// The document's file.
        pub place: String,
        /// The copy.
        pub backup: String,
        /// The file to make.
        pub to: String,
    }

    /// What putting a copy back would change.
    pub struct RestorePreview {
        /// The copy.
        pub backup: BackupView,
        /// What would change, in a sentence.
        pub sentence: String,
        /// Whether nothing would.
        pub same: bool,
        /// The records that would change, by noun.
        pub groups: Vec<RestoreGroup>,
        /// The edits that would no longer be there, newest first; the first of them.
        pub edits: Vec<LostEdit>,
        /// How many edits would no longer be there.
        pub edits_total: u32,
        /// How many edits the copy has that the document has not.
        pub edits_back: u32,
    }

    /// Records of one noun that would change.
    pub struct RestoreGroup {
        /// The noun's name.
        pub noun: String,
        /// The noun, for people.
        pub label: String,
        /// Those the copy has and the document has not.
        pub added: Vec<RestoreRow>,
        /// Those that would say something else.
        pub changed: Vec<RestoreRow>,
        /// Those the document has and the copy has not.
        pub removed: Vec<RestoreRow>,
    }

    /// A record that would change.
    pub struct RestoreRow {
        /// Its identity.
        pub id: String,
        /// Its evidence id or name.
        pub label: String,
        /// The fields that would change.
        pub fields: Vec<String>,
    }

    /// An edit that would no longer be there.
    pub struct LostEdit {
        /// Its place in its chain, such as `A17`.
        pub seq: String,
        /// When, in the pilot's zone.
        pub at_text: String,
        /// Who.
        pub who: String,
        /// In words.
        pub label: String,
    }

    /// What came of putting a copy back.
    pub struct RestoredView {
        /// In a sentence.
        pub sentence: String,
        /// The copy made of what was there before; none where it could only be kept as a damaged file.
        pub kept: Option<String>,
        /// The nouns whose records changed.
        pub touched: Vec<String>,
    }

    /// What was found in a document's file.
    pub struct DoctorView {
        /// `whole`, `repair`, `compare` or `salvage`: the most that can or must be done.
        pub state: String,
        /// In a sentence.
        pub sentence: String,
        /// What was found, each with what it means and what to do.
        pub findings: Vec<AilmentView>,
        /// The dated copy made before a repair.
        pub kept: Option<String>,
        /// How many dated copies of the document there are.
        pub copies: u32,
    }

    /// Something found in a file.
    pub struct AilmentView {
        /// What was found.
        pub what: String,
        /// What it means, and what to do.
        pub means: String,
        /// `none`, `repair`, `compare` or `salvage`.
        pub remedy: String,
    }

    /// What can be read in a damaged file, to a new document.
    pub struct SalvageArgs {
        /// The damaged file. It is not touched.
        pub place: String,
        /// The document to make.
        pub to: String,
    }

    /// What was saved from a damaged file.
    pub struct SalvagedView {
        /// In a sentence.
        pub sentence: String,
        /// The new document's file name.
        pub name: String,
        /// How many records were saved.
        pub records: u32,
        /// How many observations are among them.
        pub observations: u32,
        /// How many entries of the log were saved.
        pub entries: u32,
        /// How many runs were saved.
        pub runs: u32,
        /// What is known to be lost, in sentences.
        pub lost: Vec<String>,
    }
}
