//! Names as people write them: long, in any script, with signs; with and without a font of one's own.

use super::layout::laid;
use super::{print, shown, small, tool};
use crate::report::model::*;

const ARABIC: &str = "محمد علي";
const CHINESE: &str = "数据平台";
const EMOJI: &str = "🚀 fast";

/// A name in every kind of place that a report has for one.
fn everywhere(name: &str) -> Vec<Block> {
    let text = || name.to_owned();
    vec![
        Block::Kicker(text()),
        Block::Title(Heading::new(text()).at("top")),
        Block::Lead(text().into()),
        Block::Tiles(vec![
            Tile {
                label: text(),
                figure: text(),
                interval: text(),
                change: text(),
                ..Tile::default()
            };
            4
        ]),
        Block::Verdicts(vec![Verdict {
            question: text(),
            sentence: text().into(),
            detail: Rich::new().to(text(), "top"),
            chip_note: text(),
            ..Verdict::default()
        }]),
        Block::Heading(2, Heading::new(text())),
        Block::Bullets(vec![text().into(), Rich::new().bold(text()).chip(Chip::of(Standing::NotEnough))]),
        Block::Definitions(vec![(text().into(), text().into())]),
        Block::Callout(Callout {
            title: text(),
            blocks: vec![Block::Paragraph(text().into())],
            ..Callout::default()
        }),
        Block::Table(Table {
            columns: vec![
                Column::words(text(), 1.0),
                Column::figures(text(), 1.0),
                Column::words("Verdict", 0.2),
            ],
            rows: vec![Row {
                cells: vec![text().into(), text().into(), Rich::new().chip(Chip::of(Standing::NotEnough))],
                anchor: Some(text()),
            }],
            caption: text().into(),
            dense: true,
        }),
        Block::Note(text().into()),
    ]
}

fn named(name: &str) -> Report {
    let footer =
        Footer { text: format!("{name} | evidence as of 1 October 2026"), classification: name.to_owned() };
    Report { title: name.to_owned(), draft: format!("Draft: {name}"), footer, ..small(everywhere(name)) }
}

#[test]
fn a_name_of_two_hundred_letters_without_a_space_stays_in_the_frame_everywhere() {
    for paper in [Paper::A4, Paper::Letter] {
        let name = "an_endless_name_of_a_pipeline_".repeat(7);
        let report = Report { paper, ..named(&name[..200]) };
        let laid = laid(&report);
        assert!(laid.outside.is_empty(), "{:#?}", laid.outside);
        let printed = print(&report).unwrap();
        shown("long-names.pdf", &printed.bytes);
        assert!(printed.warnings.is_empty());
    }
}

#[test]
fn letters_no_font_has_are_boxes_in_their_places_and_each_text_is_named() {
    for name in [ARABIC, CHINESE, EMOJI] {
        let report = named(name);
        let printed = print(&report).unwrap();
        shown(&format!("boxes-{}.pdf", name.len()), &printed.bytes);
        let warned: Vec<&str> = printed.warnings.iter().map(|warning| warning.text.as_str()).collect();
        assert!(warned.contains(&name), "{name}: {warned:?}");
        assert!(laid(&report).outside.is_empty());
        // The boxes carry the letters themselves for whoever copies or hears the page.
        let text = tool("pdftotext", &printed.bytes, &["FILE", "-"]);
        let first = name.chars().next().unwrap();
        assert!(text.contains(first), "{name}");
        let ink = darkness(&print(&small(vec![Block::Paragraph(name.into())])).unwrap().bytes);
        let blank = darkness(&print(&small(vec![Block::Paragraph("".into())])).unwrap().bytes);
        assert!(ink > blank + 20, "{name} leaves a mark that can be seen: {ink} and {blank}");
    }
}

/// How many dark pixels page 1 has.
fn darkness(bytes: &[u8]) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("page");
    let to = to.to_str().unwrap();
    tool("pdftoppm", bytes, &["-r", "50", "-gray", "-f", "1", "-singlefile", "FILE", to]);
    let picture = std::fs::read(format!("{to}.pgm")).unwrap();
    picture.iter().skip(15).filter(|pixel| **pixel < 160).count()
}

/// A font file that the tests' set-up installs.
fn font(path: &str) -> Vec<u8> {
    let path = format!("/usr/share/fonts/truetype/{path}");
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path} must be installed: {error}"))
}

#[test]
fn arabic_from_a_font_of_ones_own_is_joined_and_runs_to_the_left() {
    let mixed = format!("Owner {ARABIC} since 2026, id (A-007)");
    let report = Report {
        fallback_font: Some(font("dejavu/DejaVuSans.ttf")),
        ..small(vec![Block::Paragraph(mixed.clone().into()), Block::Paragraph(format!("{ARABIC} 12").into())])
    };
    let printed = print(&report).unwrap();
    shown("arabic.pdf", &printed.bytes);
    assert!(printed.warnings.is_empty(), "{:?}", printed.warnings);
    let faces = super::super::faces::Faces::new(report.fallback_font.as_deref());
    let words = faces.shape(crate::charts::fonts::Face::Sans, ARABIC);
    let runs = words.iter().flat_map(|word| word.iter()).map(|part| &part.shaped);
    let letters: Vec<&str> = runs.flat_map(|run| run.glyphs.iter().map(|g| run.letters(g))).collect();
    assert_eq!(
        (letters.first(), letters.last()),
        (Some(&"ي"), Some(&"م")),
        "the first letter is at the right end"
    );
    let alone: f32 =
        ARABIC.chars().map(|c| faces.width(crate::charts::fonts::Face::Sans, 1.0, &c.to_string())).sum();
    let joined = faces.width(crate::charts::fonts::Face::Sans, 1.0, ARABIC);
    assert!(joined < alone * 0.95, "letters that are joined are narrower: {joined} and {alone}");
    let text = tool("pdftotext", &printed.bytes, &["FILE", "-"]);
    let plain: String = text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}')).collect();
    assert!(plain.contains(ARABIC) && plain.contains("since 2026, id (A-007)"), "{plain}");
}

#[test]
fn chinese_from_a_font_of_ones_own_needs_no_box_and_breaks_between_letters() {
    let report =
        Report { fallback_font: Some(font("droid/DroidSansFallbackFull.ttf")), ..named(&CHINESE.repeat(40)) };
    let printed = print(&report).unwrap();
    shown("chinese.pdf", &printed.bytes);
    assert!(printed.warnings.is_empty(), "{:?}", printed.warnings);
    assert!(laid(&report).outside.is_empty());
    let text: String = tool("pdftotext", &printed.bytes, &["FILE", "-"]).split_whitespace().collect();
    assert!(text.contains(&CHINESE.repeat(3)));
    assert!(tool("pdffonts", &printed.bytes, &["FILE"]).contains("+ChosenFont"));
}
