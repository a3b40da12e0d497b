//! What stands under every result: its verdict, what it rests on, what was left out, what to mind.

use super::phrase::{capital, closed, first_sentence, without_brackets};
use super::view::{View, chip};
use crate::charts::{self, Chart, of};
use crate::domain::assessment::{Assessment, Bound, Design, LevelName, PairRow, Truth, Verdict};
use crate::report::model::{Block, Column, Figure, Rich, Row, Table, Tone};

/// As many left-out observations are named where they are counted; more stand in the appendix only.
const NAMED: usize = 8;

/// The width of a drawing across the page, in the units drawings are made in.
const FIGURE_WIDTH: f64 = 720.0;

/// The share of its height on a screen that a drawing of rows has on paper.
const SNUG: f64 = 0.9;

/// The greatest height of a drawing over its width: it leaves room on its page for the title above.
const HIGHEST: f64 = 0.9;

/// As many open items stand in a line.
const OPEN: usize = 3;

/// The criterion's id, its verdict, and n, design and interval.
pub(super) fn verdict_line(assessment: &Assessment) -> Block {
    Block::Paragraph(with_verdict(assessment, ""))
}

/// The sentence of a result within its verdict line, where no headline says it.
pub(super) fn told_with_verdict(assessment: &Assessment) -> Block {
    Block::Paragraph(with_verdict(assessment, &closed(&assessment.words.sentence)))
}

fn with_verdict(assessment: &Assessment, sentence: &str) -> Rich {
    let words = &assessment.words;
    let code = || assessment.code.clone();
    let rich = Rich::new().to(code(), code()).text(" ").chip(chip(assessment));
    let rich = if sentence.is_empty() { rich } else { rich.bold(format!(" {sentence}")) };
    let mut parts = Vec::new();
    let detail = few(assessment);
    let figure = without_n(&words.figure_detail, &detail);
    if assessment.finding.effect.is_some() && assessment.rows.series.is_empty() {
        parts.push(&figure);
    }
    parts.push(&detail);
    // What is missing often stands in the detail already; of a list it always does.
    let missing = words.missing.trim_end_matches('.').to_lowercase();
    let is_list = matches!(assessment.design, Design::Checklist | Design::Milestone);
    if !is_list && !words.detail.to_lowercase().contains(&missing) {
        parts.push(&words.missing);
    }
    let text: Vec<String> =
        parts.into_iter().filter(|part| !part.is_empty()).map(|part| closed(&capital(part))).collect();
    rich.text(format!(" {}", text.join(" ")))
}

/// The interval of a figure without its n where the detail behind it begins with the same n.
fn without_n(figure: &str, detail: &str) -> String {
    let n: Vec<&str> = detail.split(' ').take(2).collect();
    let n = n.join(" ");
    let n = n.trim_end_matches(',');
    let apart = figure.strip_suffix(n).and_then(|rest| rest.strip_suffix(", "));
    let apart = apart.or_else(|| figure.strip_prefix(n).and_then(|rest| rest.strip_prefix(", ")));
    apart.filter(|_| !n.is_empty()).unwrap_or(figure).to_owned()
}

/// The detail of a result; of a long list of what is open only the beginning, for the table
/// below shows all of it.
fn few(assessment: &Assessment) -> String {
    let detail = &assessment.words.detail;
    let items: Vec<&str> = detail.split("; ").collect();
    match (assessment.design, items.get(..OPEN)) {
        (Design::Checklist | Design::Milestone, Some(first)) if items.len() > OPEN => {
            format!("{}; and {} more, in the table", first.join("; "), items.len() - OPEN)
        }
        _ => detail.clone(),
    }
}

/// A result as a headline: its first sentence. n and interval stand in the line below, and so does
/// the drill that failed first.
pub(super) fn headline(assessment: &Assessment) -> String {
    let (first, _) = first_sentence(&assessment.words.sentence);
    if let Some((held, _)) = failed_first(assessment, first) {
        return held.to_owned();
    }
    if assessment.finding.effect.is_some() { without_brackets(first) } else { first.to_owned() }
}

/// How many drills held, and what is said of the first that did not.
fn failed_first<'s>(assessment: &Assessment, sentence: &'s str) -> Option<(&'s str, &'s str)> {
    sentence.split_once("; ").filter(|_| !assessment.rows.drills.is_empty())
}

/// What the sentence of a result says beyond its headline.
pub(super) fn further(assessment: &Assessment) -> Option<Block> {
    let (first, rest) = first_sentence(&assessment.words.sentence);
    if let Some((_, failed)) = failed_first(assessment, first) {
        return Some(Block::Paragraph(Rich::from(closed(failed))));
    }
    let more = assessment.rows.series.is_empty() && !rest.is_empty();
    more.then(|| Block::Paragraph(Rich::from(closed(rest))))
}

/// A drawing in the height that its rows ask for, with what it shows as a finding for its caption.
pub(super) fn figure(view: &View<'_>, chart: Chart, told: &str, how: &str, anchor: &str) -> Block {
    let size = charts::natural_size(&chart, FIGURE_WIDTH);
    // Rows keep their two lines, and lose the air around them.
    let snug = if matches!(chart, Chart::Lanes(_)) { SNUG } else { 1.0 };
    Block::Figure(Box::new(Figure {
        caption: Rich::from(closed(told)),
        shape: (snug * size.height / size.width).min(view.shape(HIGHEST)),
        source: Rich::from(format!("{how} Evidence as of {}.", view.day_words(view.frozen.as_of))),
        anchor: Some(anchor.to_owned()),
        chart,
    }))
}

/// Where times were stopped, the share still waiting on each side by itself.
pub(super) fn curves<'v>(view: &View<'_>, results: impl Iterator<Item = &'v Assessment>) -> Vec<Block> {
    let drawn = results.filter(|_| view.is_full()).filter_map(|a| Some((a, of::waiting(a)?)));
    // Several criteria on the same metric with the same cases have the same curves.
    let mut once: Vec<(&Assessment, Chart)> = Vec::new();
    for (a, chart) in drawn {
        if once.iter().all(|(_, known)| *known != chart) {
            once.push((a, chart));
        }
    }
    once.into_iter()
        .map(|(a, chart)| {
            let how = "Kaplan–Meier curves of each side by itself, with the median and its interval; an upright mark is a case that was stopped.";
            let told = charts::title(&chart).to_owned();
            figure(view, chart, &told, how, &format!("figure-waiting-{}", a.code))
        })
        .collect()
}

/// How firm it is, what was left out and why, and what to mind. What turns the result is no small
/// print.
pub(super) fn beneath(view: &View<'_>, assessment: &Assessment) -> Vec<Block> {
    let turns = assessment.firm.ways.as_ref().is_some_and(|ways| ways.held < ways.of);
    let mut lines: Vec<Rich> = firm(assessment).into_iter().map(Rich::from).collect();
    let mut blocks = Vec::new();
    if turns && !lines.is_empty() {
        blocks.push(Block::Paragraph(lines.remove(0)));
    }
    lines.extend(left_out(view, assessment, "Not in the figures: "));
    let edited = assessment.edited.iter().flat_map(|edited| &edited.warnings);
    let mind: Vec<String> = assessment
        .firm
        .to_mind()
        .iter()
        .chain(&assessment.cautions)
        .chain(edited)
        .map(|said| closed(said))
        .collect();
    if !mind.is_empty() {
        lines.push(Rich::new().toned("To mind: ", Tone::Note).text(mind.join(" ")));
    }
    let mut whole = Rich::new();
    for (n, line) in lines.into_iter().enumerate() {
        whole = if n > 0 { whole.text(" ") } else { whole };
        whole.0.extend(line.0);
    }
    blocks.extend((!whole.is_empty()).then_some(Block::Note(whole)));
    blocks
}

/// What does not count, by its reasons, and how many there are of each.
pub(super) fn left_out(view: &View<'_>, assessment: &Assessment, head: &str) -> Option<Rich> {
    let mut rich = Rich::new().text(head);
    for (n, left) in assessment.left_out.iter().enumerate() {
        let between = if n > 0 { "; " } else { "" };
        rich = rich.text(format!("{between}{}\u{a0}× {}", left.count, left.reason.trim_end_matches('.')));
        if left.evidence.len() <= NAMED {
            rich = view.ids(rich.text(" ("), &left.evidence).text(")");
        }
    }
    (!assessment.left_out.is_empty()).then(|| rich.text("."))
}

/// How firm it is. Where no direction is shown yet, nothing can turn.
pub(super) fn firm(assessment: &Assessment) -> Vec<String> {
    let shown = assessment.level.number >= LevelName::Direction.number();
    let ways = assessment.firm.ways.as_ref().filter(|ways| shown && ways.of > 1);
    let one_case = Some(&assessment.firm.one_case).filter(|said| shown && !said.is_empty());
    ways.map(|ways| ways.sentence.clone()).into_iter().chain(one_case.cloned()).collect()
}

/// The pairs behind a comparison, worse ones named.
pub(super) fn pairs(view: &View<'_>, assessment: &Assessment, unit: &str, worse: &str) -> Option<Block> {
    let complete: Vec<&PairRow> = assessment.rows.pairs.iter().filter(|row| row.complete).collect();
    if complete.is_empty() {
        return None;
    }
    let head = |side: &str| if unit.is_empty() { side.to_owned() } else { format!("{side}, {unit}") };
    Some(Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("Scenario", 3.4),
            Column::figures(head("Baseline"), 1.25),
            Column::figures(head("Pilot"), 1.1),
            Column::figures("Change", 1.5),
            Column::words("Tried first", 1.1),
            Column::words("Evidence", 1.5),
        ],
        rows: complete.iter().map(|row| pair(view, row, worse)).collect(),
        dense: true,
    }))
}

fn pair(view: &View<'_>, row: &PairRow, worse: &str) -> Row {
    let change = if row.worse {
        Rich::new().toned(format!("{} {worse}", row.change_words), Tone::Worse)
    } else {
        Rich::from(row.change_words.clone())
    };
    let ids: Vec<String> = row.baseline.evidence.iter().chain(&row.pilot.evidence).cloned().collect();
    let first =
        row.order.map(|order| order.label().trim_end_matches(" first").to_owned()).unwrap_or_default();
    let mark = if row.bound == Bound::Exact { "" } else { "*" };
    Row {
        cells: vec![
            Rich::new().bold(row.code.clone()).text(format!(" {}{mark}", row.name)),
            Rich::from(row.baseline.words.clone()),
            Rich::from(row.pilot.words.clone()),
            change,
            Rich::from(first),
            view.ids(Rich::new(), &ids),
        ],
        anchor: None,
    }
}

/// The note that belongs to a table with stopped trials.
pub(super) fn stopped_note(assessment: &Assessment) -> Option<Block> {
    assessment.rows.pairs.iter().any(|row| row.complete && row.bound != Bound::Exact).then(|| {
        Block::Note(Rich::from(
            "* A trial was stopped at its time cap. It stays in: its true time is longer than the cap.",
        ))
    })
}

/// Other results of the same question, one row each.
pub(super) fn others(heading: &str, results: &[&Assessment]) -> Option<Block> {
    if results.is_empty() {
        return None;
    }
    Some(Block::Table(Table {
        caption: Rich::new().bold(heading.to_owned()),
        columns: vec![Column::words("", 0.5), Column::words("Result", 6.6), Column::words("Verdict", 2.1)],
        rows: results
            .iter()
            .map(|a| Row {
                cells: vec![
                    Rich::new().to(a.code.clone(), a.code.clone()),
                    Rich::new()
                        .text(format!("{} {}", brief(a), closed(&capital(&medians(a)))).trim().to_owned()),
                    Rich::new().chip(chip(a)),
                ],
                anchor: None,
            })
            .collect(),
        dense: true,
    }))
}

/// Before and after, and the test that belongs to the change.
fn medians(a: &Assessment) -> String {
    let tested = |part: &&str| part.contains(" p\u{a0}=") || part.contains(" p\u{a0}<");
    let tests = a
        .words
        .detail
        .split("; ")
        .filter(tested)
        .map(|part| part.split_once(" Exploratory").map_or(part, |(test, _)| test).trim_end_matches('.'));
    let parts = std::iter::once(a.words.before_after.as_str()).chain(tests);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The whole sentence where something is missing, else its first part.
pub(super) fn brief(a: &Assessment) -> String {
    let (first, _) = first_sentence(&a.words.sentence);
    closed(if a.verdict == Verdict::Met { first } else { &a.words.sentence })
}

/// The same as a case behind a finding: in the full report, and wherever a drill did not hold. Drills
/// that all held are told field by field among the observations.
pub(super) fn drills_behind(view: &View<'_>, assessment: &Assessment) -> Option<Block> {
    let all_held = assessment.rows.drills.iter().all(|drill| drill.holds == Truth::Holds);
    drills(view, assessment).filter(|_| view.is_full() || !all_held)
}

/// The registered drills of a demonstration, each against its checklist.
pub(super) fn drills(view: &View<'_>, assessment: &Assessment) -> Option<Block> {
    if assessment.rows.drills.is_empty() {
        return None;
    }
    let rows = assessment.rows.drills.iter().map(|drill| {
        let items: Vec<String> = drill
            .items
            .iter()
            .map(
                |i| if i.holds == Truth::Holds { i.what.clone() } else { format!("{}: {}", i.what, i.words) },
            )
            .collect();
        let holds = match drill.holds {
            Truth::Holds => Rich::from("yes"),
            Truth::Fails => Rich::new().toned("no", Tone::Worse),
            Truth::Unknown => Rich::new().toned("not recorded", Tone::Note),
        };
        Row {
            cells: vec![
                view.ids(Rich::new(), std::slice::from_ref(&drill.code)),
                Rich::from(drill.when.map(|at| view.day_words(at)).unwrap_or_default()),
                Rich::from(drill.name.clone()),
                Rich::from(items.join("; ")),
                holds,
            ],
            anchor: None,
        }
    });
    Some(Block::Table(Table {
        caption: Rich::new(),
        columns: vec![
            Column::words("Id", 0.7),
            Column::words("Day", 1.2),
            Column::words("Drill", 2.6),
            Column::words("Checklist", 4.2),
            Column::words("Held", 0.8),
        ],
        rows: rows.collect(),
        dense: true,
    }))
}
