//! Puts the file together: printpdf writes the frame of the file and its fonts; what it does not know
//! (structure, links, outline, metadata, a stable id) is added to the document it hands out.

use super::canvas::LOGO;
use super::faces::Faces;
use super::tree::Tree;
use super::write::{Painted, Sheet};
use super::{About, PrintError, archive, meta, outline, structure};
use crate::report::model::{Logo, Pixels};
use flate2::{Compress, CompressError, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};
use sha2::{Digest as _, Sha256};

fn broken(error: lopdf::Error) -> PrintError {
    PrintError::File(error.to_string())
}

/// The bytes of the whole file.
pub fn file(
    painted: Painted,
    sheet: Sheet,
    tree: &Tree,
    faces: &Faces<'_>,
    about: &About,
) -> Result<Vec<u8>, PrintError> {
    let mut document = PdfDocument::new(&about.title);
    let mut letters = Some(painted.fonts.embed(&mut document, faces).map_err(PrintError::Font)?);
    let mm = |points: f32| Mm(points / 72.0 * 25.4);
    let Painted { pages, links, arrivals, logo, .. } = painted;
    let blank =
        |_: &Vec<u8>| PdfPage::new(mm(sheet.width), mm(sheet.height), letters.take().unwrap_or_default());
    document.pages = pages.iter().map(blank).collect();
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    file.version = "1.7".to_owned();
    let sheets: Vec<ObjectId> = file.get_pages().into_values().collect();
    boxes(&mut file, &sheets, sheet).map_err(broken)?;
    contents(&mut file, &sheets, pages).map_err(broken)?;
    if let Some(logo) = &logo {
        picture(&mut file, &sheets, logo).map_err(broken)?;
    }
    structure::write(&mut file, &sheets, tree, &links, &arrivals).map_err(broken)?;
    outline::write(&mut file, &sheets, &arrivals).map_err(broken)?;
    meta::write(&mut file, about).map_err(broken)?;
    archive::write(&mut file).map_err(broken)?;
    seal(&mut file)
}

/// Sets the exact size of every page, which printpdf rounds through millimetres.
fn boxes(file: &mut Document, sheets: &[ObjectId], sheet: Sheet) -> Result<(), lopdf::Error> {
    for id in sheets {
        let page = file.get_dictionary_mut(*id)?;
        let bounds = vec![0.into(), 0.into(), Object::Real(sheet.width), Object::Real(sheet.height)];
        page.set("MediaBox", Object::Array(bounds));
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.remove(b"Annots");
        page.set("Tabs", Object::Name(b"S".to_vec()));
    }
    Ok(())
}

/// Gives every page its content, which printpdf would write letter by letter.
fn contents(file: &mut Document, sheets: &[ObjectId], pages: Vec<Vec<u8>>) -> Result<(), lopdf::Error> {
    for (id, content) in sheets.iter().zip(pages) {
        let at = file.get_dictionary(*id)?.get(b"Contents").and_then(Object::as_reference)?;
        file.set_object(at, Stream::new(Dictionary::new(), content));
    }
    Ok(())
}

/// Puts the logo where every page finds it.
fn picture(file: &mut Document, sheets: &[ObjectId], logo: &Logo) -> Result<(), lopdf::Error> {
    let (colours, filter, data) = match &logo.pixels {
        Pixels::Rgb(data) => (3, None, data),
        Pixels::Jpeg(data, colours) => (*colours, Some("DCTDecode"), data),
    };
    let mut head = dictionary(vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", Object::Integer(i64::from(logo.width))),
        ("Height", Object::Integer(i64::from(logo.height))),
        ("ColorSpace", name(if colours == 1 { "DeviceGray" } else { "DeviceRGB" })),
        ("BitsPerComponent", Object::Integer(8)),
    ]);
    if let Some(filter) = filter {
        head.set("Filter", name(filter));
    }
    let stream = Stream::new(head, data.clone()).with_compression(filter.is_none());
    let image = file.add_object(stream);
    for id in sheets {
        let resources = file.get_dictionary(*id)?.get(b"Resources").and_then(Object::as_reference)?;
        let own = dictionary(vec![(LOGO, Object::Reference(image))]);
        file.get_dictionary_mut(resources)?.set("XObject", own);
    }
    Ok(())
}

/// What stands for the file's id until the file is there to be hashed.
const NO_ID: [u8; 16] = [0; 16];

/// How hard the file is packed: half of the time of zlib's usual 6, for a file that is a fifteenth larger.
const PACKED: u32 = 4;

/// Compresses, writes the file, and gives it an id that is a hash of all of it.
fn seal(file: &mut Document) -> Result<Vec<u8>, PrintError> {
    // One packer for all: a new one for each stream would cost as much as most streams take to pack.
    let mut packer = Compress::new(Compression::new(PACKED), true);
    for object in file.objects.values_mut() {
        if let Object::Stream(stream) = object {
            compress(stream, &mut packer).map_err(|error| PrintError::File(error.to_string()))?;
        }
    }
    drop(packer);
    let id = Object::String(NO_ID.to_vec(), lopdf::StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let mut bytes = Vec::new();
    // Half of a file are small parts of its structure: a thousand together are smaller and sooner packed
    // than a hundred, and every reader reads all of them.
    let packed = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(1000)
        .compression_level(PACKED)
        .build();
    file.save_with_options(&mut bytes, packed).map_err(|error| PrintError::File(error.to_string()))?;
    let hash: String = Sha256::digest(&bytes).iter().take(16).map(|byte| format!("{byte:02X}")).collect();
    let zeros = "0".repeat(2 * NO_ID.len());
    // The trailer is at the end, and names the id twice.
    for _ in 0..2 {
        let at = bytes.windows(zeros.len()).rposition(|part| part == zeros.as_bytes());
        if let Some(place) = at.and_then(|at| bytes.get_mut(at..at + zeros.len())) {
            place.copy_from_slice(hash.as_bytes());
        }
    }
    Ok(bytes)
}

/// Compresses a stream; not what is compressed already, nor the metadata, which other programs read
/// in the open.
fn compress(stream: &mut Stream, packer: &mut Compress) -> Result<(), CompressError> {
    let open = matches!(stream.dict.get(b"Subtype"), Ok(Object::Name(name)) if name == b"XML");
    if open || stream.dict.has(b"Filter") {
        return Ok(());
    }
    packer.reset();
    // Only what becomes smaller is kept packed, so there need be no room for more.
    let mut smaller = Vec::with_capacity(stream.content.len());
    if packer.compress_vec(&stream.content, &mut smaller, FlushCompress::Finish)? == Status::StreamEnd {
        stream.dict.set("Filter", name("FlateDecode"));
        stream.set_content(smaller);
    }
    Ok(())
}

/// A text as a PDF string: plain letters as they are, others as UTF-16.
pub fn string(text: &str) -> Object {
    if text.chars().all(|c| (' '..='~').contains(&c)) {
        return Object::string_literal(text);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

/// A name.
pub fn name(text: &str) -> Object {
    Object::Name(text.as_bytes().to_vec())
}

/// A dictionary of its entries.
pub fn dictionary(entries: Vec<(&str, Object)>) -> Dictionary {
    entries.into_iter().collect()
}
