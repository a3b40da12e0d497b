//! What the finished file must be, read back by independent programs: qpdf and poppler. A machine
//! without them fails these tests; the project's own set-up installs them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod archive;
mod brand;
mod layout;
mod letters;
mod whatever;

use super::{About, Printed, print, print_chart, sample};
use crate::charts::{Chart, Size, samples};
use crate::report::model::*;
use std::process::Command;
use std::sync::LazyLock;

static SAMPLE: LazyLock<Printed> = LazyLock::new(|| print(&sample::report()).unwrap());

/// Where a person asked to look at the pages; unset in ordinary runs.
fn shown(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("POSTFLIGHT_SHOW") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

/// Runs a tool on the file and gives what it says.
fn tool(name: &str, bytes: &[u8], args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, bytes).unwrap();
    let args = args.iter().map(|arg| if *arg == "FILE" { path.as_os_str() } else { arg.as_ref() });
    let out = Command::new(name)
        .args(args)
        .output()
        .unwrap_or_else(|error| panic!("{name} must be installed: {error}"));
    let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{name}: {text}");
    text
}

/// The file with every stream and object stream opened, as text.
fn opened(bytes: &[u8]) -> String {
    tool("qpdf", bytes, &["--qdf", "--object-streams=disable", "FILE", "-"])
}

fn small(blocks: Vec<Block>) -> Report {
    Report { title: "A small invented report".into(), language: "en-GB".into(), blocks, ..Report::default() }
}

#[test]
fn two_exports_in_one_process_are_the_same_bytes() {
    shown("report.pdf", &SAMPLE.bytes);
    assert_eq!(print(&sample::report()).unwrap(), *SAMPLE);
}

#[test]
fn two_processes_write_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let me = std::env::current_exe().unwrap();
    let out = Command::new(me)
        .args(["--exact", "report::pdf::tests::two_exports_in_one_process_are_the_same_bytes"])
        .env("POSTFLIGHT_SHOW", folder.path())
        .output()
        .unwrap();
    assert!(out.status.success());
    assert!(std::fs::read(folder.path().join("report.pdf")).unwrap() == SAMPLE.bytes);
}

#[test]
fn qpdf_finds_nothing_to_repair() {
    let said = tool("qpdf", &SAMPLE.bytes, &["--check", "FILE"]);
    assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
}

#[test]
fn every_font_is_embedded_cut_down_and_readable_and_the_file_is_small() {
    let said = tool("pdffonts", &SAMPLE.bytes, &["FILE"]);
    let fonts: Vec<&str> = said.lines().skip(2).collect();
    assert!(fonts.len() >= 4 && fonts.iter().all(|line| line.contains("yes yes yes")), "{said}");
    assert!(SAMPLE.bytes.len() < 200_000, "{} bytes", SAMPLE.bytes.len());
}

#[test]
fn text_is_text_also_in_drawings_and_ligatures_are_letters() {
    let said = tool("pdftotext", &SAMPLE.bytes, &["FILE", "-"]);
    for words in [
        "Łódź",
        "efficient first offices",
        "S08, slower",
        "Deadline 07:00",
        "Not enough evidence",
        "pilot’s own limits",
    ] {
        assert!(said.contains(words), "{words} is missing");
    }
}

#[test]
fn every_page_has_its_number_and_its_classification() {
    let pages = SAMPLE.pages;
    let said = tool("pdftotext", &SAMPLE.bytes, &["FILE", "-"]);
    for page in 1..=pages {
        assert!(said.contains(&format!("Page {page} of {pages}")));
    }
    assert_eq!(said.matches("Confidential").count(), pages);
}

#[test]
fn a_screen_reader_finds_headings_lists_tables_figures_and_links() {
    let said = tool("pdfinfo", &SAMPLE.bytes, &["-struct-text", "FILE"]);
    for role in [
        "Document", "H1", "H2", "H3", "P ", "L ", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure",
        "Caption", "Link",
    ] {
        assert!(said.lines().any(|line| line.trim_start().starts_with(role.trim_end())), "no {role}");
    }
    assert!(said.contains("three of four primary criteria"), "a space between two lines is there");
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} is missing"));
    assert!(
        at("Extend the pilot") < at("Time to diagnose")
            && at("Time to diagnose") < at("Faster?")
            && at("Faster?") < at("Contained?")
    );
    let opened = opened(&SAMPLE.bytes);
    assert!(
        opened.contains("/Scope /Column") && opened.contains("/Scope /Row") && opened.contains("/BBox [")
    );
    assert!(
        opened.contains("/Lang (en-GB)")
            && opened.contains("/DisplayDocTitle true")
            && opened.contains("/Marked true")
    );
    assert!(!opened.contains("pdfaid") && !opened.contains("pdfuaid") && !opened.contains("GTS_PDFX"));
}

#[test]
fn a_repeated_head_is_decoration_and_each_row_has_all_its_cells() {
    let text = tool("pdftotext", &SAMPLE.bytes, &["-layout", "FILE", "-"]);
    assert!(
        text.lines().filter(|line| line.contains("Note") && line.contains("Minutes")).count() >= 3,
        "seen on each page"
    );
    let spoken = tool("pdfinfo", &SAMPLE.bytes, &["-struct-text", "FILE"]);
    assert_eq!(spoken.matches("\"Minutes\"").count(), 1, "spoken once");
    let rows = |role: &str| {
        spoken.lines().filter(|line| line.trim_start().split([' ', ':']).next() == Some(role)).count()
    };
    assert_eq!((rows("Table"), rows("TR"), rows("TH") + rows("TD")), (2, 79, 7 * 4 + 72 * 3));
}

#[test]
fn links_lead_both_ways_and_unsafe_addresses_lead_nowhere() {
    let report = small(vec![
        Block::Title(Heading::new("Links").at("top")),
        Block::Paragraph(
            Rich::new()
                .to("to the table", "A-001")
                .text(" ")
                .link("out", "https://example.org/a")
                .text(" ")
                .link("not out", "javascript:alert(1)")
                .text(" ")
                .to("nowhere", "missing"),
        ),
        Block::Table(Table {
            columns: vec![Column::words("Id", 1.0), Column::words("Back", 1.0)],
            rows: vec![Row {
                cells: vec!["A-001".into(), Rich::new().to("back to the top", "top")],
                anchor: Some("A-001".into()),
            }],
            ..Table::default()
        }),
    ]);
    let opened = opened(&print(&report).unwrap().bytes);
    assert_eq!(opened.matches("/Subtype /Link").count(), 3);
    assert_eq!(opened.matches("/XYZ").count(), 3, "two links and one entry of the outline");
    assert!(opened.contains("/URI (https://example.org/a)") && !opened.contains("javascript"));
    assert_eq!(opened.matches("/Type /OBJR").count(), 3);
}

#[test]
fn the_outline_nests_as_the_headings_do() {
    let opened = opened(&SAMPLE.bytes);
    assert!(opened.contains("/Type /Outlines") && opened.contains("/PageMode /UseOutlines"));
    assert!(opened.contains("/Title (What would change this)"));
}

#[test]
fn letters_no_font_has_are_marked_and_reported() {
    let warning = SAMPLE.warnings.iter().find(|warning| warning.text.contains("not in these faces")).unwrap();
    assert_eq!(warning.chars, "京東");
    assert_eq!(SAMPLE.warnings.len(), 1, "{:?}", SAMPLE.warnings);
    assert!(opened(&SAMPLE.bytes).contains("/ActualText"));
}

#[test]
fn a_figure_stays_with_its_caption_and_a_heading_with_its_text() {
    let filler = |n: usize| Block::Paragraph("Some invented words to fill the page. ".repeat(n).into());
    for n in 60..90 {
        let figure = Figure {
            chart: Chart::Dots(samples::dots()),
            shape: 0.2,
            caption: "captioned".into(),
            source: "sourced".into(),
            anchor: None,
        };
        let report = small(vec![
            filler(n * 2),
            Block::Heading(2, Heading::new("headed")),
            Block::Figure(Box::new(figure)),
        ]);
        let bytes = print(&report).unwrap().bytes;
        let text = tool("pdftotext", &bytes, &["FILE", "-"]);
        let page = |words: &str| text.split('\u{c}').position(|page| page.contains(words)).unwrap();
        assert!(page("headed") == page("captioned") && page("captioned") == page("sourced"), "{n}");
        if n % 10 != 0 {
            continue;
        }
        assert_eq!(page("isolation drills"), page("captioned"));
    }
}

#[test]
fn a_number_and_its_unit_stay_on_one_line() {
    let text = (0..40).map(|n| format!("{n} then 120\u{a0}min ")).collect::<String>();
    let said = tool(
        "pdftotext",
        &print(&small(vec![Block::Paragraph(text.into())])).unwrap().bytes,
        &["-layout", "FILE", "-"],
    );
    assert!(!said.lines().any(|line| line.trim_end().ends_with("120")), "{said}");
}

#[test]
fn an_empty_report_and_letter_paper_still_print() {
    let report = Report { paper: Paper::Letter, ..small(Vec::new()) };
    let printed = print(&report).unwrap();
    assert_eq!(printed.pages, 1);
    assert!(tool("pdfinfo", &printed.bytes, &["FILE"]).contains("612 x 792"));
    let letter = Report { paper: Paper::Letter, ..sample::report() };
    shown("letter.pdf", &print(&letter).unwrap().bytes);
}

#[test]
fn one_drawing_prints_as_a_page_of_its_own_size() {
    let about = About { language: "en-GB".into(), ..About::default() };
    let size = Size { width: 690.0, height: 380.0 };
    let one = print_chart(&Chart::Paired(samples::paired()), size, &about).unwrap();
    shown("chart.pdf", &one.bytes);
    assert_eq!(one, print_chart(&Chart::Paired(samples::paired()), size, &about).unwrap());
    let said = tool("pdfinfo", &one.bytes, &["FILE"]);
    assert!(said.contains("561.5 x ") && said.contains("Tagged:          yes") && one.pages == 1, "{said}");
    let text = tool("pdftotext", &one.bytes, &["FILE", "-"]);
    assert!(text.contains("S08, slower") && text.contains("In these 9 paired drills"));
}

#[test]
fn a_thousand_observations_print_with_every_id_a_place_and_a_link() {
    let id = |n: usize| format!("A-{n:04}");
    let rows = (0..1000).map(|n| Row {
        cells: vec![
            id(n).into(),
            "A drill on the pilot, cause confirmed".into(),
            Rich::new().to("next", id((n + 1) % 1000)),
        ],
        anchor: Some(id(n)),
    });
    let columns = vec![Column::words("Id", 1.0), Column::words("Note", 5.0), Column::words("See", 1.0)];
    let table = Table { columns, rows: rows.collect(), dense: true, ..Table::default() };
    let printed = print(&small(vec![Block::Table(table)])).unwrap();
    assert!(
        printed.pages > 15 && printed.bytes.len() < 400_000,
        "{} pages, {} bytes",
        printed.pages,
        printed.bytes.len()
    );
    assert_eq!(opened(&printed.bytes).matches("/Subtype /Link").count(), 1000);
}

#[test]
fn a_font_a_person_chose_sets_what_the_built_in_faces_lack() {
    use crate::charts::fonts::Face;
    let has = |face: Face, letter: char| face.parsed().unwrap().glyph_index(letter).is_some();
    let plain = |letter: char| super::faces::cleaned(&letter.to_string()) == letter.to_string();
    let lacking = |c: &char| has(Face::Display, *c) && !has(Face::Sans, *c) && plain(*c);
    let letter = ('\u{100}'..'\u{fffd}').find(lacking).unwrap();
    let blocks = vec![Block::Paragraph(format!("Set from another file: {letter}").into())];
    let without = print(&small(blocks.clone())).unwrap();
    assert_eq!(without.warnings[0].chars, letter.to_string());
    let with =
        print(&Report { fallback_font: Some(Face::Display.data().to_vec()), ..small(blocks) }).unwrap();
    assert!(with.warnings.is_empty());
    assert!(tool("pdffonts", &with.bytes, &["FILE"]).contains("+ChosenFont"));
    assert!(tool("pdftotext", &with.bytes, &["FILE", "-"]).contains(letter));
}
