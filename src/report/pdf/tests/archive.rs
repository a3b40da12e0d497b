//! The rules of PDF/A-2 that a file of ours could break, read back with another reader than the writer's
//! own words: ISO 19005-2, chapter 6. This is no validator, and the file claims no conformance.

use super::{SAMPLE, brand, opened, print, print_chart};
use crate::charts::{Chart, Size, samples};
use crate::report::pdf::archive::srgb;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// One file of each kind that is printed.
fn files() -> Vec<Vec<u8>> {
    let size = Size { width: 640.0, height: 380.0 };
    let about = super::About { language: "en".into(), ..super::About::default() };
    let chart = print_chart(&Chart::Paired(samples::paired()), size, &about).unwrap();
    vec![SAMPLE.bytes.clone(), print(&brand::branded()).unwrap().bytes, chart.bytes]
}

/// Every dictionary of a file with the objects inside it, those of streams too.
fn dictionaries(file: &Document) -> Vec<&Dictionary> {
    let mut next: Vec<&Object> = file.objects.values().collect();
    let mut out = Vec::new();
    while let Some(object) = next.pop() {
        match object {
            Object::Array(all) => next.extend(all),
            Object::Dictionary(one) => {
                next.extend(one.iter().map(|(_, value)| value));
                out.push(one);
            }
            Object::Stream(stream) => {
                next.extend(stream.dict.iter().map(|(_, value)| value));
                out.push(&stream.dict);
            }
            _ => {}
        }
    }
    out
}

fn is(one: &Dictionary, key: &[u8], name: &str) -> bool {
    one.get(key).and_then(Object::as_name).is_ok_and(|value| value == name.as_bytes())
}

#[test]
fn the_colours_of_every_file_are_named_by_a_profile_in_it() {
    for bytes in files() {
        let file = Document::load_mem(&bytes).unwrap();
        let intents = file.catalog().unwrap().get(b"OutputIntents").unwrap().as_array().unwrap();
        let intent = intents[0].as_dict().unwrap();
        assert!(intents.len() == 1 && is(intent, b"S", "GTS_PDFA1"));
        let id = intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap();
        let stream = file.get_object(id).unwrap().as_stream().unwrap();
        assert_eq!(stream.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
        assert_eq!(stream.decompressed_content().unwrap(), srgb());
        for one in dictionaries(&file) {
            for key in [&b"ColorSpace"[..], b"CS"] {
                let Ok(space) = one.get(key).and_then(Object::as_name) else { continue };
                assert!(space == b"DeviceRGB" || space == b"DeviceGray", "{space:?}");
            }
        }
    }
}

#[test]
fn the_profile_is_one_of_a_screen_in_red_green_and_blue() {
    let icc = srgb();
    let number = |at: usize| u32::from_be_bytes(icc[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!((number(0), &icc[8..9], &icc[12..24]), (icc.len(), &[4][..], &b"mntrRGB XYZ "[..]));
    assert_eq!(&icc[36..40], b"acsp");
    let places: Vec<(usize, usize)> =
        (0..number(128)).map(|n| (number(136 + 12 * n), number(140 + 12 * n))).collect();
    assert!(places.iter().all(|(at, long)| at % 4 == 0 && at + long <= icc.len()));
    let colour = |name: &[u8]| {
        let entry = (0..number(128)).map(|n| 132 + 12 * n).find(|at| &icc[*at..at + 4] == name).unwrap();
        let at = number(entry + 4) + 8;
        [number(at), number(at + 4), number(at + 8)]
    };
    let sum = |n: usize| [b"rXYZ", b"gXYZ", b"bXYZ"].map(|name| colour(name)[n]).iter().sum::<usize>();
    assert_eq!([sum(0), sum(1), sum(2)], colour(b"wtpt"), "red, green and blue are white together");
}

#[test]
fn nothing_is_in_a_file_that_may_not_be_kept() {
    for bytes in files() {
        assert!(bytes.starts_with(b"%PDF-1.7\n%") && bytes[10..14].iter().all(|byte| *byte > 127));
        let file = Document::load_mem(&bytes).unwrap();
        assert!(file.trailer.get(b"Encrypt").is_err());
        assert_eq!(file.trailer.get(b"ID").unwrap().as_array().unwrap().len(), 2);
        for one in dictionaries(&file) {
            // Nothing shines through, nothing runs, nothing lies in other files.
            for key in
                ["SMask", "ca", "CA", "BM", "TR", "JS", "AA", "OpenAction", "EmbeddedFiles", "XFA", "FFilter"]
            {
                assert!(one.get(key.as_bytes()).is_err(), "{key} in {one:?}");
            }
            assert!(
                !is(one, b"Filter", "LZWDecode") && !is(one, b"S", "Launch") && !is(one, b"S", "JavaScript")
            );
            if is(one, b"Subtype", "Link") {
                assert_eq!(one.get(b"F").unwrap().as_i64().unwrap(), 4, "printed, and never hidden");
            }
            if is(one, b"Type", "FontDescriptor") {
                assert!(one.has(b"FontFile2") || one.has(b"FontFile3"), "not embedded: {one:?}");
            }
            if is(one, b"Subtype", "Type0") {
                assert!(one.has(b"ToUnicode") && is(one, b"Encoding", "Identity-H"), "{one:?}");
            }
            if is(one, b"Subtype", "CIDFontType2") {
                assert!(is(one, b"CIDToGIDMap", "Identity"), "{one:?}");
            }
            for (key, value) in one.iter() {
                assert!(key.len() <= 127, "a name is too long");
                assert!(!value.as_str().is_ok_and(|text| text.len() > 32_767), "a text is too long");
            }
        }
    }
}

#[test]
fn no_letter_on_a_page_is_the_one_that_means_none() {
    for bytes in files() {
        let file = Document::load_mem(&bytes).unwrap();
        let mut letters = 0;
        for page in file.get_pages().into_values() {
            let content = Content::decode(&file.get_page_content(page)).unwrap();
            let shown = content.operations.iter().filter(|one| one.operator == "TJ");
            for string in shown.flat_map(|one| one.operands[0].as_array().unwrap()) {
                let Ok(string) = string.as_str() else { continue };
                assert!(string.chunks(2).all(|glyph| glyph != [0, 0]));
                letters += string.len() / 2;
            }
        }
        assert!(letters > 50, "{letters}");
    }
}

#[test]
fn the_two_places_that_tell_of_a_file_agree_and_neither_claims_what_was_not_proven() {
    for bytes in files() {
        let text = opened(&bytes);
        let one = |from: &str, to: &str| {
            text.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or_default().to_owned()
        };
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let said = digits(&one("/CreationDate (D:", ")"));
        assert!(said.len() >= 14 && said == digits(&one("<xmp:CreateDate>", "</")), "{said}");
        assert_eq!(one("/Producer (", ")"), one("<pdf:Producer>", "</"));
        assert!(!text.contains("pdfaid") && !text.contains("pdfuaid"));
    }
}
