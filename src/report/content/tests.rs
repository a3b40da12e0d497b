#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use std::collections::BTreeSet;

use super::fixture::{blank, empty, frozen, sample_contents};
use super::*;
use crate::charts::Chart;
use crate::domain::story::Claim;
use crate::domain::{Body, Noun, RecordId};
use crate::report::model::{CalloutKind, Inline, Link};

/// Everything in a report that a test looks for.
#[derive(Default)]
struct Found {
    text: Vec<String>,
    leads: BTreeSet<String>,
    places: Vec<String>,
    titles: Vec<String>,
    charts: Vec<Chart>,
    verdicts: usize,
    tiles: usize,
    boxes: Vec<CalloutKind>,
}

impl Found {
    fn of(report: &Report) -> Self {
        let mut found = Self::default();
        found.blocks(&report.blocks);
        found.text.push(report.footer.text.clone());
        found
    }
    fn rich(&mut self, rich: &Rich) {
        self.text.push(rich.plain());
        for part in &rich.0 {
            if let Inline::Run(crate::report::model::Run { link: Some(Link::Anchor(to)), .. }) = part {
                self.leads.insert(to.clone());
            }
        }
    }
    fn place(&mut self, anchor: Option<&String>) {
        self.places.extend(anchor.cloned());
    }
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Title(h) | Block::Heading(_, h) => {
                    if matches!(block, Block::Title(_)) {
                        self.titles.push(h.text.clone());
                    }
                    self.text.push(h.text.clone());
                    self.place(h.anchor.as_ref());
                }
                Block::Kicker(text) => self.text.push(text.clone()),
                Block::Paragraph(rich) | Block::Lead(rich) | Block::Note(rich) => self.rich(rich),
                Block::Bullets(items) => items.iter().for_each(|item| self.rich(item)),
                Block::Definitions(items) => items.iter().for_each(|(term, words)| {
                    self.rich(term);
                    self.rich(words);
                }),
                Block::Verdicts(verdicts) => {
                    self.verdicts += verdicts.len();
                    for v in verdicts {
                        self.rich(&v.sentence);
                        self.rich(&v.detail);
                        self.charts.extend(v.drawing.clone());
                    }
                }
                Block::Tiles(tiles) => {
                    self.tiles += tiles.len();
                    self.text
                        .extend(tiles.iter().map(|t| format!("{} {} {}", t.label, t.figure, t.interval)));
                }
                Block::Figure(figure) => {
                    self.rich(&figure.caption);
                    self.rich(&figure.source);
                    self.place(figure.anchor.as_ref());
                    self.charts.push(figure.chart.clone());
                }
                Block::Table(table) => {
                    self.rich(&table.caption);
                    for row in &table.rows {
                        assert_eq!(row.cells.len(), table.columns.len(), "{}", table.caption.plain());
                        row.cells.iter().for_each(|cell| self.rich(cell));
                        self.place(row.anchor.as_ref());
                    }
                }
                Block::Callout(callout) => {
                    self.boxes.push(callout.kind);
                    self.text.push(callout.title.clone());
                    self.blocks(&callout.blocks);
                }
                Block::Together(inner) => self.blocks(inner),
                Block::PageBreak => {}
            }
        }
    }
    fn all(&self) -> String {
        self.text.join("\n")
    }
}

fn report(frozen: &Frozen) -> Report {
    compose(frozen, &Options::default())
}

#[test]
fn the_first_page_answers_before_it_shows() {
    let report = report(&frozen());
    let first: Vec<&Block> =
        report.blocks.iter().take_while(|block| !matches!(block, Block::PageBreak)).collect();
    let found = {
        let mut found = Found::default();
        found.blocks(&first.into_iter().cloned().collect::<Vec<_>>());
        found
    };
    assert!(found.titles[0].starts_with("Extend: "), "{}", found.titles[0]);
    assert_eq!(found.verdicts, 3);
    assert_eq!(found.tiles, 4);
    assert_eq!(found.boxes, [CalloutKind::Mind, CalloutKind::Decision]);
    let text = found.all();
    assert!(text.contains("EUR\u{a0}38,000 to 61,000"), "{text}");
    assert!(text.contains("No decision is recorded yet"), "{text}");
}

#[test]
fn every_link_leads_to_a_place_and_every_place_has_one_name() {
    let found = Found::of(&report(&frozen()));
    let places: BTreeSet<&String> = found.places.iter().collect();
    assert_eq!(places.len(), found.places.len(), "a place is named twice");
    let lost: Vec<&String> = found.leads.iter().filter(|to| !places.contains(to)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(found.leads.len() > 20);
}

#[test]
fn every_observation_stands_in_the_appendix_with_its_id() {
    let frozen = frozen();
    let text = Found::of(&report(&frozen)).all();
    for kept in frozen.contents.observations() {
        assert!(text.contains(&kept.value.common.code), "{}", kept.value.common.code);
    }
}

#[test]
fn the_sample_says_so_on_page_one_and_at_every_foot_and_another_document_does_not() {
    let sample = report(&frozen());
    assert!(sample.footer.text.starts_with("Illustrative sample"));
    let other = report(&blank());
    assert!(!other.footer.text.contains("Illustrative"));
    assert!(!Found::of(&other).all().contains("Illustrative"));
}

#[test]
fn a_section_without_evidence_says_so_in_one_line_and_takes_no_page() {
    let found = Found::of(&report(&blank()));
    assert_eq!(found.titles.len(), 2, "{:?}", found.titles);
    let text = found.all();
    for line in
        ["No diagnosis trial", "No isolation drill", "No rollback drill", "No SLA day", "No run has been"]
    {
        assert!(text.contains(line), "{line}");
    }
    assert!(found.charts.is_empty());
}

#[test]
fn what_is_recorded_and_not_judged_is_not_told_as_missing() {
    let text = Found::of(&report(&empty(sample_contents()))).all();
    for wrong in ["No diagnosis trial", "No isolation drill", "No rollback drill", "No SLA day"] {
        assert!(!text.contains(wrong), "{wrong}");
    }
    assert!(text.contains("Rollback. What is recorded is judged by no criterion"), "{text}");
}

#[test]
fn a_pilot_of_which_nothing_is_recorded_is_still_to_come() {
    assert!(Found::of(&report(&frozen())).all().contains("Astro was piloted beside"));
    let mut frozen = blank();
    let mut pilot = Body::new();
    pilot.insert("platform".to_owned(), "Astro".into());
    pilot.insert("current_platform".to_owned(), "our Airflow".into());
    frozen.contents.put(Noun::Pilot, RecordId(uuid::Uuid::from_u128(1)), pilot);
    let text = Found::of(&report(&frozen)).all();
    assert!(text.contains("Astro is to be piloted beside"), "{text}");
}

#[test]
fn cases_open_the_appendix_and_follow_at_once_in_the_full_report() {
    let of = |length| {
        let options = Options { length, ..Options::default() };
        Found::of(&compose(&frozen(), &options)).titles
    };
    let rests = "What each finding rests on".to_owned();
    let executive = of(Length::Executive);
    let at = executive.iter().position(|title| *title == rests).unwrap();
    assert_eq!(executive[at + 1], "Method", "{executive:?}");
    assert!(!of(Length::Full).contains(&rests) && !of(Length::Brief).contains(&rests));
    // Leadership reads how the criteria stand before the matters one by one.
    assert!(executive[1].contains("criteria are met"), "{executive:?}");
}

#[test]
fn a_template_without_evidence_still_has_its_criteria_model_and_claims() {
    let found = Found::of(&report(&empty(sample_contents())));
    assert!(found.titles.iter().any(|t| t.contains("operating model")), "{:?}", found.titles);
    assert!(found.titles.iter().any(|t| t.contains("published")), "{:?}", found.titles);
}

#[test]
fn no_sentence_says_more_than_evidence_can() {
    let text = Found::of(&report(&frozen())).all();
    for word in ["proves", "guarantee", "zero risk", "significant", "!"] {
        assert!(!text.contains(word), "{word}: {:?}", text.lines().find(|line| line.contains(word)));
    }
}

#[test]
fn a_claim_never_stands_in_a_drawing() {
    let frozen = frozen();
    let found = Found::of(&report(&frozen));
    let drawn: Vec<String> = found.charts.iter().map(|chart| format!("{chart:?}")).collect();
    for claim in frozen.contents.all::<Claim>() {
        assert!(drawn.iter().all(|chart| !chart.contains(&claim.value.text.0)), "{}", claim.value.code);
        assert!(found.all().contains(&claim.value.text.0));
    }
}

#[test]
fn a_sentence_that_a_person_wrote_is_marked_and_so_is_one_whose_numbers_moved() {
    let mut frozen = frozen();
    let mut own = Body::new();
    own.insert("code".to_owned(), "F1".into());
    own.insert("text".to_owned(), "We see failures sooner.".into());
    own.insert("generated".to_owned(), "In these 9 pairs".into());
    frozen.contents.put(Noun::Narrative, RecordId(uuid::Uuid::from_u128(u128::MAX)), own);
    let text = Found::of(&report(&frozen)).all();
    assert!(text.contains("We see failures sooner. (edited; the numbers have moved since)"), "{text}");
}

#[test]
fn later_evidence_is_left_out() {
    let mut frozen = frozen();
    let last = frozen.contents.observations().into_iter().next_back().unwrap().value.common.code.clone();
    assert!(Found::of(&report(&frozen)).all().contains(&last));
    frozen.as_of = crate::domain::Instant::parse("2026-11-01T00:00:00Z").unwrap();
    assert!(!Found::of(&report(&frozen)).all().contains(&last));
}

#[test]
fn the_same_result_gives_the_same_report() {
    assert_eq!(report(&frozen()), report(&frozen()));
}
