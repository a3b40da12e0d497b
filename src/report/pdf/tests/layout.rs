//! Typesetting, measured on the laid-out pages.

use super::small;
use crate::charts::{Chart, samples};
use crate::report::model::*;
use crate::report::pdf::faces::Faces;
use crate::report::pdf::piece::{Mark, Piece};
use crate::report::pdf::tree::NodeId;
use crate::report::pdf::write::Sheet;
use crate::report::pdf::{paginate, set};
use std::collections::BTreeMap;

/// A line of text on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub(super) page: usize,
    pub(super) node: Option<NodeId>,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) size: f32,
    pub(super) text: String,
    /// Whether it only repeats what was said.
    pub(super) again: bool,
}

/// A report as it lies on its pages.
pub(super) struct Laid {
    pub(super) said: Vec<Said>,
    /// What reaches out of the margins, in words.
    pub(super) outside: Vec<String>,
    pub(super) pages: usize,
}

impl Laid {
    pub(super) fn page_of(&self, words: &str) -> usize {
        self.said.iter().find(|said| said.text.contains(words)).unwrap_or_else(|| panic!("no {words}")).page
    }

    /// The lines of each paragraph or heading, in order; parts of one line are one.
    fn paragraphs(&self) -> BTreeMap<NodeId, Vec<Said>> {
        let mut all: BTreeMap<NodeId, Vec<Said>> = BTreeMap::new();
        for said in self.said.iter().filter(|said| !said.again) {
            let Some(node) = said.node else { continue };
            let lines = all.entry(node).or_default();
            match lines.last_mut().filter(|last| last.page == said.page && last.y == said.y) {
                Some(line) => {
                    line.text.push_str(&said.text);
                    line.width = said.x + said.width - line.x;
                }
                None => lines.push(said.clone()),
            }
        }
        all
    }
}

/// Lays a report out.
pub(super) fn laid(report: &Report) -> Laid {
    let faces = Faces::new(report.fallback_font.as_deref());
    let sheet = Sheet::of(report.paper);
    let content = sheet.content();
    let (setter, _) = set(report, &faces, sheet);
    let pages = paginate::pages(&setter.pieces, &setter.heads, content.1);
    let mut out = Laid { said: Vec::new(), outside: Vec::new(), pages: pages.len() };
    for (page, placed) in pages.iter().enumerate().flat_map(|(n, page)| page.iter().map(move |p| (n, p))) {
        let bottom = placed.y + placed.piece.height;
        if placed.y < 0.0 || bottom > content.1 + 0.1 {
            out.outside.push(format!("a piece from {} to {bottom} on page {page}", placed.y));
        }
        for art in &placed.piece.arts {
            if let Mark::Text { at, text, face, size, .. } = &art.mark {
                let width = faces.width(*face, *size, text.trim_end());
                let said = Said {
                    page,
                    node: art.node,
                    x: at.0,
                    y: at.1 + placed.y,
                    width,
                    size: *size,
                    text: text.clone(),
                    again: placed.again,
                };
                let inside = said.x > -0.2
                    && said.x + width < content.0 + 0.8
                    && said.y > size * 0.5
                    && said.y < content.1 + 1.0;
                if !inside && out.outside.len() < 4 {
                    out.outside.push(format!("{said:?}"));
                }
                out.said.push(said);
            }
        }
    }
    out
}

fn filler(lines: usize) -> Block {
    Block::Bullets((0..lines).map(|_| "filler".into()).collect())
}

fn words(count: usize) -> String {
    (0..count).map(|n| ["some", "invented", "words", "to", "fill"][n % 5]).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_line_of_a_paragraph_stands_alone_on_a_page() {
    let mut parted = 0;
    for lead in 30..48 {
        for length in [20, 40, 60, 80, 100, 140] {
            let report = small(vec![filler(lead), Block::Paragraph(words(length).into()), filler(3)]);
            let laid = laid(&report);
            for lines in laid.paragraphs().into_values().filter(|lines| lines.len() > 1) {
                for page in 0..laid.pages {
                    let here = lines.iter().filter(|line| line.page == page).count();
                    assert_ne!(here, 1, "{lead} before {length} words: {lines:#?}");
                    parted += usize::from(here > 0 && here < lines.len());
                }
            }
        }
    }
    assert!(parted > 10, "the lengths part paragraphs at all: {parted}");
}

#[test]
fn a_heading_is_followed_on_its_page_by_what_it_heads() {
    for lead in 30..50 {
        for after in [
            Block::Paragraph(words(60).into()),
            Block::Bullets(vec![words(40).into(), words(40).into()]),
            Block::Definitions(vec![("Term".into(), words(40).into())]),
            Block::Callout(Callout {
                title: "Box".into(),
                blocks: vec![Block::Paragraph(words(50).into())],
                ..Callout::default()
            }),
            Block::Table(table(5)),
        ] {
            let heading = Block::Heading(2, Heading::new("Headed"));
            let laid = laid(&small(vec![filler(lead), Block::Kicker("small".into()), heading, after]));
            let at = laid.said.iter().position(|said| said.text == "Headed").unwrap();
            let (before, heading, next) = (&laid.said[at - 1], &laid.said[at], &laid.said[at + 1]);
            assert_eq!((before.text.as_str(), before.page), ("SMALL", heading.page));
            assert_eq!(heading.page, next.page, "{lead}: {next:?}");
        }
    }
}

fn table(rows: usize) -> Table {
    let row = |n: usize| Row { cells: vec![format!("row {n}").into(), words(6).into()], anchor: None };
    Table {
        columns: vec![Column::words("Id", 1.0), Column::words("Heading of words", 4.0)],
        rows: (0..rows).map(row).collect(),
        caption: "captioned".into(),
        dense: false,
    }
}

#[test]
fn a_table_goes_on_under_its_head_and_leaves_no_row_alone() {
    let mut parted = 0;
    for lead in 25..45 {
        for rows in [3, 4, 7, 40] {
            let report =
                small(vec![filler(lead), Block::Table(table(rows)), Block::Note("a note on it".into())]);
            let laid = laid(&report);
            let of = |n: usize| laid.page_of(&format!("row {n}"));
            assert_eq!(laid.page_of("captioned"), of(0));
            assert_eq!((of(0), of(rows - 2)), (of(1), of(rows - 1)), "{lead}, {rows}");
            assert_eq!(laid.page_of("a note on it"), of(rows - 1), "{lead}, {rows}");
            for page in of(0)..=of(rows - 1) {
                let heads: Vec<&Said> = laid
                    .said
                    .iter()
                    .filter(|said| said.page == page && said.text == "Heading of words")
                    .collect();
                assert_eq!(heads.len(), 1);
                assert_eq!(heads[0].again, page > of(0));
            }
            parted += usize::from(of(0) != of(rows - 1));
        }
    }
    assert!(parted > 10, "{parted}");
}

#[test]
fn the_lines_of_a_title_are_about_equally_long() {
    for text in [
        "Proceed: all five primary criteria are met, and none of the others is worse than before",
        "Extend: three of four primary criteria are short of their planned number of cases",
        "The cause was confirmed sooner in eight of nine paired drills",
        "In six weeks the Orders mart came by its deadline on 16 of 16 days; before, on 23 of 28, and nothing else moved",
    ] {
        let laid = laid(&small(vec![Block::Title(Heading::new(text))]));
        let widths: Vec<f32> = laid.said.iter().map(|said| said.width).collect();
        let (least, most) =
            (widths.iter().copied().fold(f32::MAX, f32::min), widths.iter().copied().fold(0.0, f32::max));
        assert!(widths.len() > 1 && least > most * 0.75, "{text}: {widths:?}");
    }
}

#[test]
fn a_figure_its_caption_and_its_source_are_on_one_page() {
    for lead in (10..46).step_by(2) {
        let figure = Figure {
            chart: Chart::Dots(samples::dots()),
            shape: 0.4,
            caption: "captioned".into(),
            source: words(40).into(),
            anchor: None,
        };
        let laid = laid(&small(vec![filler(lead), Block::Figure(Box::new(figure))]));
        let (caption, source) = (laid.page_of("captioned"), laid.page_of("some invented"));
        assert_eq!(caption, source);
        let faces = Faces::new(None);
        let report = small(vec![filler(lead)]);
        let (setter, _) = set(&report, &faces, Sheet::of(Paper::A4));
        let used: f32 = setter.pieces.iter().map(|piece: &Piece| piece.height + piece.above).sum();
        let caption = laid.said.iter().find(|said| said.text.contains("captioned")).unwrap();
        assert!(caption.page == 1 || caption.y > used - 10.0, "{lead}");
    }
}

#[test]
fn no_line_ends_between_a_number_and_its_unit() {
    let text =
        "It took 9 of 12 pairs and 45 minutes on 15 October, p = 0.03, at 83 % in week 3 of Figure 2. "
            .repeat(60);
    let laid = laid(&small(vec![Block::Paragraph(text.into())]));
    let lines: Vec<Vec<Said>> = laid.paragraphs().into_values().collect();
    let ends: Vec<&str> =
        lines[0].iter().map(|line| line.text.trim_end().rsplit(' ').next().unwrap()).collect();
    assert!(ends.len() > 30);
    for end in ["9", "12", "45", "15", "p", "=", "83", "week", "Figure"] {
        assert!(!ends.contains(&end), "{end}");
    }
}

#[test]
fn a_verdict_longer_than_a_page_goes_on_over_the_next() {
    let verdict = Verdict {
        question: "Faster?".into(),
        sentence: words(900).into(),
        detail: words(2500).into(),
        ..Verdict::default()
    };
    let laid = laid(&small(vec![Block::Verdicts(vec![verdict])]));
    assert!(laid.outside.is_empty() && laid.pages > 2, "{:?}", laid.outside);
    let said: usize = laid.said.iter().map(|said| said.text.split_whitespace().count()).sum();
    assert_eq!(said, 900 + 2500 + 1 + 1);
}

#[test]
fn fifty_columns_stay_on_the_page() {
    let columns = (0..50).map(|n| Column::figures(format!("c{n}"), 1.0)).collect();
    let rows = vec![Row { cells: (0..50).map(|n| n.to_string().into()).collect(), anchor: None }];
    let laid = laid(&small(vec![Block::Table(Table { columns, rows, ..Table::default() })]));
    assert!(laid.outside.is_empty(), "{:?}", laid.outside);
    assert!(laid.said.iter().all(|said| said.size > 3.0));
}
