//! Files kept with observations.

use super::wire;

wire! {
    /// An observation, by its identity or evidence id.
    pub struct AttachmentsArgs {
        /// The document.
        pub doc: u32,
        /// The observation.
        pub observation: String,
    }

    /// The files kept with an observation.
    pub struct AttachmentsView {
        /// The oldest first.
        pub files: Vec<AttachmentView>,
        /// The greatest size of a file, for people.
        pub limit: String,
    }

    /// A file kept in the document.
    pub struct AttachmentView {
        /// Its identity.
        pub id: String,
        /// The file's name.
        pub name: String,
        /// Its size in bytes.
        pub bytes: f64,
        /// Its size, for people.
        pub size_text: String,
        /// SHA-256 of its bytes, in hexadecimal.
        pub digest: String,
    }

    /// A file to keep with an observation.
    pub struct AttachArgs {
        /// The document.
        pub doc: u32,
        /// The observation, by its identity or evidence id.
        pub observation: String,
        /// The file.
        pub place: String,
    }

    /// A file that is kept with an observation.
    pub struct DetachArgs {
        /// The document.
        pub doc: u32,
        /// The observation, by its identity or evidence id.
        pub observation: String,
        /// The attached file, by its identity or name.
        pub attachment: String,
    }

    /// The logo of a document.
    pub struct LogoView {
        /// The file, if one is kept.
        pub file: Option<AttachmentView>,
        /// The greatest size of a logo that is kept, for people.
        pub limit: String,
    }

    /// A logo to keep in the document.
    pub struct LogoArgs {
        /// The document.
        pub doc: u32,
        /// The picture, PNG or JPEG; without one the logo that is kept goes.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(optional = nullable))]
        pub place: Option<String>,
    }

    /// An attached file to be written out.
    pub struct SaveAttachmentArgs {
        /// The document.
        pub doc: u32,
        /// The observation, by its identity or evidence id.
        pub observation: String,
        /// The attached file, by its identity or name.
        pub attachment: String,
        /// The file to write.
        pub to: String,
    }
}
