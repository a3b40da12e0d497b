//! The blocks of a report as Markdown, one after another.

use std::collections::BTreeSet;

use super::Markdown;
use super::text::{around, begun, escape, rich, slug};
use crate::charts::spoken;
use crate::report::model::{
    Align, Block, Callout, CalloutKind, Figure, Heading, Report, Rich, Table, Tile, Verdict,
};

/// Writes blocks, and gathers the figures.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    figures: Vec<(String, Figure)>,
    anchors: BTreeSet<String>,
    tables: usize,
}

impl Writer {
    /// What stands in a page's foot: whose it is, who may see it, as of when.
    pub(super) fn front(&mut self, report: &Report) {
        gather(&report.blocks, &mut self.anchors);
        if !report.footer.classification.is_empty() {
            self.line(&around(&escape(&report.footer.classification), "**"));
        }
    }
    pub(super) fn foot(&mut self, report: &Report) {
        self.line("---");
        self.line(&begun(&escape(&report.footer.text)));
    }
    pub(super) fn done(self) -> Markdown {
        Markdown { text: format!("{}\n", self.out.trim_end()), figures: self.figures }
    }

    /// A paragraph of its own.
    fn line(&mut self, text: &str) {
        // Blanks before it would make it a piece of code.
        let text = text.trim_start();
        if !text.is_empty() {
            self.out.push_str(text);
            self.out.push_str("\n\n");
        }
    }
    fn rich(&self, text: &Rich) -> String {
        rich(text, &|place| self.anchors.contains(place))
    }
    /// A paragraph whose first letters must not begin anything else.
    fn paragraph(&mut self, text: &Rich) {
        let words = begun(&self.rich(text));
        self.line(&words);
    }
    fn heading(&mut self, level: usize, heading: &Heading) {
        let place = heading.anchor.as_deref().map(anchor).unwrap_or_default();
        self.line(&format!("{} {place}{}", "#".repeat(level), escape(&heading.text)));
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Kicker(text) => self.line(&around(&escape(text), "*")),
            Block::Title(heading) => self.heading(1, heading),
            Block::Heading(level, heading) => self.heading(usize::from(*level).clamp(2, 6), heading),
            Block::Paragraph(text) | Block::Lead(text) | Block::Note(text) => self.paragraph(text),
            Block::Bullets(items) => {
                let lines: Vec<String> =
                    items.iter().map(|item| format!("- {}", begun(&self.rich(item)))).collect();
                self.line(&lines.join("\n"));
            }
            Block::Verdicts(verdicts) => verdicts.iter().for_each(|verdict| self.verdict(verdict)),
            Block::Tiles(tiles) => self.tiles(tiles),
            Block::Figure(figure) => self.figure(figure),
            Block::Table(table) => self.table(table),
            Block::Callout(callout) => self.callout(callout),
            Block::Definitions(terms) => {
                let line = |(term, words): &(Rich, Rich)| {
                    format!(
                        "- {}: {}",
                        around(self.rich(term).replace("**", "").trim(), "**"),
                        self.rich(words)
                    )
                };
                let lines: Vec<String> = terms.iter().map(line).collect();
                self.line(&lines.join("\n"));
            }
            Block::PageBreak => self.line("---"),
            Block::Together(blocks) => self.blocks(blocks),
        }
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let chips: Vec<String> = if verdict.chips.is_empty() {
            vec![verdict.chip.word().to_owned()]
        } else {
            verdict.chips.iter().map(|(code, chip)| format!("{} {}", escape(code), chip.word())).collect()
        };
        let note = if verdict.chip_note.is_empty() {
            String::new()
        } else {
            format!(" ({})", escape(&verdict.chip_note))
        };
        let question = if verdict.question.is_empty() {
            String::new()
        } else {
            format!("{} ", around(&escape(&verdict.question), "**"))
        };
        self.line(&format!("{question}{} **{}**{note}", self.rich(&verdict.sentence), chips.join(", ")));
        self.paragraph(&verdict.detail);
    }

    fn tiles(&mut self, tiles: &[Tile]) {
        let row = |tile: &Tile| -> Vec<String> {
            let chip = tile.chip.as_ref().map(|chip| chip.word().to_owned()).unwrap_or_default();
            let worse = if tile.worse { " (worse)" } else { "" };
            vec![
                escape(&tile.label),
                format!("{}{worse}", escape(&tile.figure)),
                escape(&tile.interval),
                escape(&tile.change),
                chip,
            ]
        };
        let heads = ["What", "Figure", "Interval or bound", "Before → after", "Verdict"].map(str::to_owned);
        let rows: Vec<Vec<String>> = tiles.iter().map(row).collect();
        self.grid(&heads, &[Align::Left; 5], &rows);
    }

    fn figure(&mut self, figure: &Figure) {
        let n = self.figures.len() + 1;
        let path = format!("charts/figure-{n}.svg");
        let place = figure.anchor.as_deref().map(anchor).unwrap_or_default();
        self.line(&format!("{place}![{}]({path})", escape(&spoken(&figure.chart))));
        self.line(&format!("**Figure {n}.** {}", self.rich(&figure.caption)));
        self.paragraph(&figure.source);
        self.figures.push((path, figure.clone()));
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.tables += 1;
            self.line(&format!("**Table {}.** {}", self.tables, self.rich(&table.caption)));
        }
        let heads: Vec<String> = table.columns.iter().map(|column| escape(&column.head)).collect();
        let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| {
                let mut cells: Vec<String> = row.cells.iter().map(|cell| self.rich(cell)).collect();
                if let (Some(place), Some(first)) = (&row.anchor, cells.first_mut()) {
                    *first = format!("{}{first}", anchor(place));
                }
                cells
            })
            .collect();
        self.grid(&heads, &aligns, &rows);
    }

    fn grid(&mut self, heads: &[String], aligns: &[Align], rows: &[Vec<String>]) {
        let rule = aligns.iter().map(|align| match align {
            Align::Left => "---",
            Align::Right => "---:",
        });
        let mut lines = vec![line_of(heads.iter().map(String::as_str)), line_of(rule)];
        lines.extend(rows.iter().map(|row| line_of(row.iter().map(String::as_str))));
        self.line(&lines.join("\n"));
    }

    fn callout(&mut self, callout: &Callout) {
        let mut inner = Writer { anchors: self.anchors.clone(), ..Writer::default() };
        let kind = match callout.kind {
            CalloutKind::Decision => "",
            CalloutKind::Mind => "To mind: ",
        };
        inner.line(&around(&format!("{kind}{}", escape(&callout.title)), "**"));
        inner.blocks(&callout.blocks);
        let quoted: Vec<String> =
            inner.out.trim_end().lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
        self.line(&quoted.join("\n"));
    }
}

/// A place that links lead to.
fn anchor(place: &str) -> String {
    format!("<a id=\"{}\"></a>", slug(place))
}

fn line_of<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<&str> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

/// Every place that a link can lead to.
fn gather(blocks: &[Block], anchors: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Title(heading) | Block::Heading(_, heading) => anchors.extend(heading.anchor.clone()),
            Block::Figure(figure) => anchors.extend(figure.anchor.clone()),
            Block::Table(table) => anchors.extend(table.rows.iter().filter_map(|row| row.anchor.clone())),
            Block::Callout(callout) => gather(&callout.blocks, anchors),
            Block::Together(blocks) => gather(blocks, anchors),
            _ => {}
        }
    }
}
