//! Drill sheets: the schedule on paper, to be ticked off beside a drill.

use super::frozen::Frozen;
use super::model::{Block, Column, Footer, Heading, Paper, Report, Rich, Row, Table};

/// One planned drill in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DrillSheet {
    /// What it is, with its side.
    pub title: String,
    /// When and where.
    pub place: String,
    /// The workload.
    pub workload: String,
    /// Who makes the failure happen.
    pub injected_by: String,
    /// Who diagnoses.
    pub diagnosed_by: String,
    /// How far it is.
    pub state: String,
    /// How to make it happen safely.
    pub safely: String,
    /// When the clock starts.
    pub clock_starts: String,
    /// What counts as a confirmed cause.
    pub confirmed: String,
}

/// The schedule as a table, then how each failure is made to happen safely. Only for whoever
/// injects: it names the causes.
pub fn sheets(frozen: &Frozen, drills: &[DrillSheet], seed: Option<u32>) -> Report {
    let pilot = frozen.contents.pilot();
    let title = format!("Drill sheets: {}", pilot.name);
    let drawn = seed.map(|seed| format!(" Drawn with seed {seed}.")).unwrap_or_default();
    let mut blocks = vec![
        Block::Title(Heading::new(title.clone())),
        Block::Lead(
            format!("{} drills. No failure is made to happen in production.{drawn}", drills.len()).into(),
        ),
        Block::Table(schedule(drills)),
        Block::PageBreak,
        Block::Heading(2, Heading::new("For whoever makes the failure happen")),
        Block::Paragraph("Keep these pages from whoever diagnoses: they name the causes.".into()),
    ];
    blocks.extend(safely(drills));
    Report {
        subject: format!("{}: the schedule of the drills", pilot.name),
        author: pilot.organisation,
        language: "en-GB".to_owned(),
        date: frozen.as_of.utc(),
        paper: Paper::A4,
        footer: Footer { text: title.clone(), classification: pilot.classification },
        blocks,
        title,
        ..Report::default()
    }
}

fn schedule(drills: &[DrillSheet]) -> Table {
    let row = |drill: &DrillSheet| Row {
        cells: [
            &drill.place,
            &drill.title,
            &drill.workload,
            &drill.injected_by,
            &drill.diagnosed_by,
            &drill.state,
        ]
        .map(|text| Rich::from(text.as_str()))
        .to_vec(),
        anchor: None,
    };
    Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("When and where", 2.4),
            Column::words("Drill", 2.4),
            Column::words("Workload", 1.7),
            Column::words("Injects", 1.3),
            Column::words("Diagnoses", 1.3),
            Column::words("State", 1.2),
        ],
        rows: drills.iter().map(row).collect(),
        dense: true,
    }
}

/// Each kind of failure once, however often it is drilled.
fn safely(drills: &[DrillSheet]) -> Vec<Block> {
    let mut told: Vec<&str> = Vec::new();
    let mut blocks = Vec::new();
    for drill in drills.iter().filter(|drill| !drill.safely.is_empty()) {
        if told.contains(&drill.safely.as_str()) {
            continue;
        }
        told.push(&drill.safely);
        let name = drill.title.rsplit_once(", ").map_or(drill.title.as_str(), |(name, _)| name);
        let terms = [
            ("Safely", &drill.safely),
            ("The clock starts", &drill.clock_starts),
            ("Confirmed when", &drill.confirmed),
        ];
        blocks.push(Block::Together(vec![
            Block::Heading(3, Heading::new(name)),
            Block::Definitions(
                terms
                    .into_iter()
                    .filter(|(_, text)| !text.is_empty())
                    .map(|(term, text)| (Rich::from(term), Rich::from(text.as_str())))
                    .collect(),
            ),
        ]));
    }
    blocks
}
