//! What makes a file readable for long: the colours that its numbers mean, named by a profile in the
//! file (ISO 19005-2, 6.2.3). The file does not say that it conforms: no validator has proven it.

use super::finish::{dictionary, name};
use lopdf::{Document, Object, Stream};

/// Adds the output intent: every colour of a page is an sRGB colour.
pub fn write(file: &mut Document) -> Result<(), lopdf::Error> {
    let head = dictionary(vec![("N", Object::Integer(3))]);
    let profile = file.add_object(Stream::new(head, srgb()));
    let intent = dictionary(vec![
        ("Type", name("OutputIntent")),
        ("S", name("GTS_PDFA1")),
        ("OutputConditionIdentifier", Object::string_literal("sRGB")),
        ("Info", Object::string_literal("sRGB IEC61966-2.1")),
        ("DestOutputProfile", Object::Reference(profile)),
    ]);
    file.catalog_mut()?.set("OutputIntents", Object::Array(vec![Object::Dictionary(intent)]));
    Ok(())
}

/// White as the profile's own space has it (D50), in parts of 65536.
const WHITE: [i32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

/// Red, green and blue of sRGB seen under that white; their sum is the white.
const RED: [i32; 3] = [0x6fa0, 0x38f2, 0x038f];
const GREEN: [i32; 3] = [0x6296, 0xb789, 0x18da];
const BLUE: [i32; 3] = [0x24a0, 0x0f85, 0xb6c4];

/// How the white of sRGB (D65) becomes that of the profile, after Bradford.
const ADAPTED: [f64; 9] =
    [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168];

/// The curve of sRGB: exponent, its factor and shift, the slope near black, and where that ends.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045];

/// A number in parts of 65536.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

/// An element of the profile: its kind, four empty bytes, its content, and zeros up to a multiple of four.
fn element(kind: &[u8; 4], content: impl IntoIterator<Item = u8>) -> Vec<u8> {
    let mut out = kind.to_vec();
    out.extend([0; 4]);
    out.extend(content);
    out.resize(out.len().next_multiple_of(4), 0);
    out
}

fn place(parts: [i32; 3]) -> Vec<u8> {
    element(b"XYZ ", parts.into_iter().flat_map(i32::to_be_bytes))
}

fn words(text: &str) -> Vec<u8> {
    let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut content = Vec::new();
    for number in [1, 12] {
        content.extend(u32::to_be_bytes(number));
    }
    content.extend(b"enUS");
    content.extend((letters.len() as u32).to_be_bytes());
    content.extend(28_u32.to_be_bytes());
    content.extend(letters);
    element(b"mluc", content)
}

/// The profile of sRGB by ICC.1:2004-10 (version 4.2), made from the numbers of IEC 61966-2-1.
pub fn srgb() -> Vec<u8> {
    let curve = element(b"para", [0, 3, 0, 0].into_iter().chain(CURVE.into_iter().flat_map(fixed)));
    let elements: [(&[&[u8; 4]], Vec<u8>); 8] = [
        (&[b"desc"], words("sRGB")),
        (&[b"cprt"], words("No copyright, use freely")),
        (&[b"wtpt"], place(WHITE)),
        (&[b"chad"], element(b"sf32", ADAPTED.into_iter().flat_map(fixed))),
        (&[b"rXYZ"], place(RED)),
        (&[b"gXYZ"], place(GREEN)),
        (&[b"bXYZ"], place(BLUE)),
        // The three colours have one curve.
        (&[b"rTRC", b"gTRC", b"bTRC"], curve),
    ];
    let names: u32 = elements.iter().map(|(names, _)| names.len() as u32).sum();
    let (mut table, mut body) = (names.to_be_bytes().to_vec(), Vec::new());
    let begin = 128 + 4 + 12 * names;
    for (names, content) in elements {
        for name in names {
            table.extend(*name);
            table.extend((begin + body.len() as u32).to_be_bytes());
            table.extend((content.len() as u32).to_be_bytes());
        }
        body.extend(content);
    }
    let mut out = (begin + body.len() as u32).to_be_bytes().to_vec();
    out.extend([0; 4]);
    out.extend([4, 0x20, 0, 0]);
    out.extend(b"mntrRGB XYZ ");
    out.extend([2026_u16, 1, 1, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    out.extend(b"acsp");
    out.resize(68, 0);
    out.extend(WHITE.into_iter().flat_map(i32::to_be_bytes));
    out.resize(128, 0);
    out.extend(table);
    out.extend(body);
    out
}
