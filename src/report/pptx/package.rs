//! The parts of a presentation, how they lead to each other, and the one file they are packed in.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::PptxError;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument";

/// One part.
struct Part {
    name: String,
    /// Its content type; pictures and workbooks go by their endings.
    kind: Option<String>,
    bytes: Vec<u8>,
    relations: Vec<(String, String)>,
}

/// A presentation while its parts are gathered.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<Part>,
}

impl Package {
    /// Adds a part of XML. Its relations are numbered from `rId1` in their order: what they are, and
    /// the part's name from the root.
    pub(super) fn xml(&mut self, name: &str, kind: &str, text: String, relations: &[(&str, &str)]) {
        let kind = match kind {
            "core" => "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            other => format!("{DOCUMENT}.{other}+xml"),
        };
        self.parts.push(Part {
            name: name.to_owned(),
            kind: Some(kind),
            bytes: text.into_bytes(),
            relations: relations.iter().map(|(what, to)| ((*what).to_owned(), (*to).to_owned())).collect(),
        });
    }

    /// Adds a picture or a workbook.
    pub(super) fn bytes(&mut self, name: &str, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.to_owned(), kind: None, bytes, relations: Vec::new() });
    }

    /// Packs all of it. The parts stand in the order they were added, at a fixed moment, so the same
    /// parts give the same bytes.
    pub(super) fn pack(self, root: &[(&str, &str)]) -> Result<Vec<u8>, PptxError> {
        let packed = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let stored = packed.compression_method(CompressionMethod::Stored);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, bytes: &[u8], options: SimpleFileOptions| -> Result<(), PptxError> {
            zip.start_file(name, options)?;
            zip.write_all(bytes)?;
            Ok(())
        };
        put("[Content_Types].xml", self.types().as_bytes(), packed)?;
        let root: Vec<(String, String)> =
            root.iter().map(|(what, to)| ((*what).to_owned(), (*to).to_owned())).collect();
        put("_rels/.rels", relations(&root).as_bytes(), packed)?;
        for part in &self.parts {
            // Pictures and workbooks are packed already.
            put(&part.name, &part.bytes, if part.kind.is_some() { packed } else { stored })?;
            if !part.relations.is_empty() {
                let (folder, file) = part.name.rsplit_once('/').unwrap_or(("", &part.name));
                let name = format!("{folder}/_rels/{file}.rels");
                put(&name, relations(&part.relations).as_bytes(), packed)?;
            }
        }
        Ok(zip.finish()?.into_inner())
    }

    fn types(&self) -> String {
        let overrides: String = self
            .parts
            .iter()
            .filter_map(|part| {
                Some(format!(
                    "<Override PartName=\"/{}\" ContentType=\"{}\"/>",
                    part.name,
                    part.kind.as_ref()?
                ))
            })
            .collect();
        let has = |ending: &str| self.parts.iter().any(|part| part.name.ends_with(ending));
        let picture = if has(".png") { "<Default Extension=\"png\" ContentType=\"image/png\"/>" } else { "" };
        let photo =
            if has(".jpeg") { "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>" } else { "" };
        let book = if has(".xlsx") {
            format!("<Default Extension=\"xlsx\" ContentType=\"{DOCUMENT}.spreadsheetml.sheet\"/>")
        } else {
            String::new()
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{picture}{photo}{book}{overrides}</Types>"
        )
    }
}

/// The relations of a part, each by its way from the root.
fn relations(all: &[(String, String)]) -> String {
    let each: String = (1..)
        .zip(all)
        .map(|(n, (what, to))| {
            let kind = match what.as_str() {
                "core-properties" => {
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                        .to_owned()
                }
                other => format!("{RELATIONS}/{other}"),
            };
            format!("<Relationship Id=\"rId{n}\" Type=\"{kind}\" Target=\"/{to}\"/>")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}</Relationships>"
    )
}
