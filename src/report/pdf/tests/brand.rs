//! The organisation's logo and colour, and the mark of a draft.

use super::{opened, print, sample, shown, small, tool};
use crate::charts::Rgb;
use crate::report::model::*;

/// A logo: a dark square beside a light one, on nothing.
fn logo() -> Logo {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 80, 20);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let pixel = |n: u32| match (n % 80) / 20 {
        0 => [0x5a, 0x1e, 0x82, 255],
        2 => [0xe0, 0x9c, 0x10, 255],
        _ => [0, 0, 0, 0],
    };
    let data: Vec<u8> = (0..80 * 20).flat_map(pixel).collect();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&data).unwrap();
    writer.finish().unwrap();
    Logo::read(&file, "Logo of Example Stores").unwrap()
}

pub(super) fn branded() -> Report {
    let accent = Some(Rgb(0x5a, 0x1e, 0x82));
    Report {
        brand: Brand { logo: Some(logo()), accent },
        draft: "Draft: two criteria are open".into(),
        ..sample::report()
    }
}

#[test]
fn the_logo_is_on_page_1_with_words_for_those_who_hear_it() {
    let printed = print(&branded()).unwrap();
    shown("branded.pdf", &printed.bytes);
    let listed = tool("pdfimages", &printed.bytes, &["-list", "FILE"]);
    let images: Vec<&str> = listed.lines().skip(2).collect();
    assert_eq!(images.len(), 1, "{listed}");
    assert!(images[0].trim_start().starts_with("1 ") && images[0].contains("80    20  rgb"), "{listed}");
    let opened = opened(&printed.bytes);
    assert!(opened.contains("/Alt (Logo of Example Stores)") && !opened.contains("/SMask"));
    assert_eq!(printed, print(&branded()).unwrap());
}

#[test]
fn the_accent_colours_what_means_nothing_and_leaves_what_does() {
    let with = opened(&print(&branded()).unwrap().bytes);
    let without = opened(&print(&sample::report()).unwrap().bytes);
    let (accent, pilot, worse) = (".353 .118 .51 rg", ".043 .455 .416 rg", ".698 .235 .161 rg");
    let count =
        |text: &str, colour: &str| text.replace(" 0.", " .").replace("\n0.", "\n.").matches(colour).count();
    assert_eq!(count(&without, accent), 0);
    assert!(count(&with, accent) > 2, "band, small lines and dots");
    assert_eq!(count(&with, worse), count(&without, worse));
    assert!(count(&with, pilot) > 10);
}

#[test]
fn a_draft_says_so_on_every_page_and_is_heard_once() {
    let printed = print(&branded()).unwrap();
    let seen = tool("pdftotext", &printed.bytes, &["FILE", "-"]);
    assert_eq!(seen.matches("Draft: two criteria are open").count(), printed.pages);
    let heard = tool("pdfinfo", &printed.bytes, &["-struct-text", "FILE"]);
    assert_eq!(heard.matches("Draft: two criteria are open").count(), 1);
    assert!(heard.find("Draft: two").unwrap() < heard.find("Extend the pilot").unwrap());
}

#[test]
fn a_draft_with_endless_reasons_stays_in_the_frame() {
    let report = Report { draft: "Draft: open are ".to_owned() + &"many, ".repeat(90), ..small(Vec::new()) };
    let seen = tool("pdftotext", &print(&report).unwrap().bytes, &["FILE", "-"]);
    assert!(seen.contains("Draft: open are many") && seen.contains('…'), "{seen}");
}
