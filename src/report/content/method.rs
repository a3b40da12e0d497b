//! Appendix: how the figures were made.

use std::collections::BTreeSet;

use super::Options;
use super::view::View;
use crate::domain::assessment::{Alike, Assessment, Design, SeriesView, Way, Ways};
use crate::domain::criterion::CriterionKind;
use crate::report::content::phrase::closed;
use crate::report::model::{Block, Heading, Rich};

/// What holds for every figure.
pub(super) const PRINCIPLES: &str = "Every figure, sentence and drawing in this report comes from one frozen result. The verdict follows from \
     the interval, the design of the data and the threshold of the criterion. Too little evidence is a \
     result of its own and not a failure. A trial that was stopped at its cap stays in as a time that is longer than \
     the cap. Nothing is left out without its reason.";

pub(super) fn blocks(view: &View<'_>, options: &Options) -> Vec<Block> {
    let mut blocks = vec![
        Block::Kicker("Appendix".to_owned()),
        Block::Title(Heading::new("Method").at("method")),
        Block::Paragraph(Rich::from(PRINCIPLES)),
        Block::Heading(2, Heading::new("The recommendation")),
        Block::Paragraph(Rich::from(closed(&view.frozen.recommendation.rule))),
    ];
    let missing: Vec<Rich> =
        view.frozen.recommendation.missing.iter().map(|line| Rich::from(closed(line))).collect();
    if !missing.is_empty() {
        let heading = Block::Heading(3, Heading::new("Missing for “proceed”"));
        blocks.extend([heading, Block::Bullets(missing)]);
    }
    blocks.push(Block::Heading(2, Heading::new("Why each verdict")));
    blocks.push(Block::Definitions(grouped(view, |a| a.words.verdict_why.clone())));
    blocks.push(Block::Heading(2, Heading::new("Why each method")));
    blocks.push(Block::Definitions(grouped(view, |a| a.words.method_why.clone())));
    let firm = grouped(view, how_firm);
    if !firm.is_empty() {
        blocks.push(Block::Heading(2, Heading::new("How firm each result is")));
        blocks.push(Block::Paragraph(Rich::from(
            "The same evidence is looked at in every way of a fixed list: the clock (from the failure, from the detection), \
             the pairing (by scenario, all cases), pairs without change (kept, dropped), the baseline (all of it, without the \
             incident behind the pilot) and a cut-over in mid-phase. A way that comes to the same data as another is counted once.",
        )));
        blocks.push(Block::Definitions(firm));
    }
    let alike = grouped(view, alike);
    if !alike.is_empty() {
        blocks.push(Block::Heading(2, Heading::new("In what the sides are alike")));
        blocks.push(Block::Definitions(alike));
    }
    blocks.push(Block::Heading(2, Heading::new("What each metric is")));
    blocks.push(Block::Definitions(metrics(view)));
    blocks.push(Block::Heading(2, Heading::new("Rules")));
    blocks.push(Block::Bullets(rules(view).into_iter().chain(odds(options)).collect()));
    blocks
}

/// Why each verdict and each method, and what each metric is, for a speaker's notes.
pub(super) fn spoken(view: &View<'_>) -> Vec<String> {
    let methods = grouped(view, |a| a.words.method_why.clone());
    let all = methods.into_iter().chain(metrics(view));
    all.map(|(term, text)| format!("{}: {}", term.plain(), text.plain())).collect()
}

/// The ways of looking, the order of the drills, and what was computed beside.
fn how_firm(a: &Assessment) -> String {
    let mut said: Vec<String> = Vec::new();
    said.extend(a.firm.ways.as_ref().filter(|ways| ways.of > 1).map(ways_of_looking));
    said.extend(a.firm.learning.iter().filter(|l| !l.flagged).map(|l| l.sentence.clone()));
    said.extend(a.finding.beside.iter().filter(|b| b.appendix).map(|b| closed(&b.words)));
    said.join(" ")
}

fn alike(a: &Assessment) -> String {
    let same = a.firm.likeness.iter().filter(|l| l.alike == Alike::Same);
    same.map(|l| l.words.as_str()).collect::<Vec<_>>().join(" ")
}

/// Each way that departs from the judgement in one respect, with what it finds; those that combine
/// several are counted, for they say little that their parts do not.
fn ways_of_looking(ways: &Ways) -> String {
    let (alone, combined): (Vec<&Way>, Vec<&Way>) = ways.rows.iter().partition(|way| way.departures <= 1);
    let held = combined.iter().filter(|way| way.holds).count();
    let mut rows: Vec<String> = alone
        .iter()
        .map(|way| {
            let holds = if way.holds { "holds" } else { "turns" };
            format!("{}: {holds}, {}, {}", way.words, way.finding, way.n)
        })
        .collect();
    match combined.len() {
        0 => {}
        1 => rows.push(format!("one that combines these: {}", if held == 1 { "holds" } else { "turns" })),
        of => rows.push(format!("{of} that combine these: {held} hold, {} turn", of - held)),
    }
    format!("Holds in {} of {}: {}.", ways.held, ways.of, rows.join("; "))
}

/// The same words of several criteria stand once, with all their ids.
fn grouped<T: AsRef<str>>(view: &View<'_>, words: impl Fn(&Assessment) -> T) -> Vec<(Rich, Rich)> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for a in &view.frozen.assessments {
        let text = closed(words(a).as_ref());
        match groups.iter_mut().find(|(known, _)| *known == text) {
            _ if text.is_empty() => {}
            Some((_, codes)) => codes.push(&a.code),
            None => groups.push((text, vec![&a.code])),
        }
    }
    groups
        .into_iter()
        .map(|(text, codes)| {
            let mut ids = Rich::new();
            for (n, code) in codes.into_iter().enumerate() {
                ids = if n > 0 { ids.text(", ") } else { ids };
                ids = ids.to(code, code);
            }
            (ids, Rich::from(text))
        })
        .collect()
}

fn metrics(view: &View<'_>) -> Vec<(Rich, Rich)> {
    let mut seen = BTreeSet::new();
    view.frozen
        .assessments
        .iter()
        .chain(&view.frozen.comparisons)
        .filter_map(|a| a.metric.as_ref())
        .filter(|metric| seen.insert(metric.name.clone()))
        .map(|metric| {
            let better = metric.better.label();
            (
                Rich::new().bold(metric.begun()),
                Rich::from(format!("{} {}; {better}.", closed(&metric.definition), unit(&metric.unit))),
            )
        })
        .collect()
}

fn unit(unit: &str) -> String {
    match unit {
        "share" => "As a share".to_owned(),
        "" => "A number".to_owned(),
        unit => format!("In {unit}"),
    }
}

/// The p of criteria that are not primary, adjusted for there being several.
fn adjusted(view: &View<'_>) -> Option<Rich> {
    let all: Vec<String> = view
        .frozen
        .assessments
        .iter()
        .filter(|a| !a.words.adjusted.is_empty())
        .map(|a| format!("{} {}", a.code, a.words.adjusted))
        .collect();
    (!all.is_empty()).then(|| {
        Rich::new()
            .bold("Several measures. ")
            .text(format!("What is not primary is exploratory. Its p, adjusted by Holm: {}.", all.join("; ")))
    })
}

/// What the plan of the primary comparisons could show, with how that was found.
fn odds(options: &Options) -> Option<Rich> {
    let mut rich = Rich::new().bold("Odds of the plan. ");
    for (code, words) in &options.planned {
        rich = rich.to(code, code).text(format!(": {} ", closed(words)));
    }
    (!options.planned.is_empty()).then(|| rich.text(options.planned_by.clone()))
}

pub(super) fn rules(view: &View<'_>) -> Vec<Rich> {
    let has = |wanted: fn(&Assessment) -> bool| view.frozen.assessments.iter().any(wanted);
    let mut rules = Vec::new();
    if has(|a| a.kind == CriterionKind::Comparison) {
        rules.push(Rich::new().bold("Interval. ").text(
            "At least 95\u{a0}% where an exact level of 95\u{a0}% can be reached; the level that was reached stands in the text. \
             Below 6 pairs, or below 4 and 4 or 3 and 5 cases, no interval can reach it, and the verdict is “not enough evidence” \
             whatever the numbers.",
        ));
        rules.push(Rich::new().bold("Change in times. ").text(
            "Hodges–Lehmann estimate on log(after ÷ before) with its exact interval (Hodges and Lehmann 1963; Bauer 1972), \
             tested by the signed-rank test with Pratt’s zeros when paired and by Mann–Whitney otherwise. \
             Where a scenario was repeated on a side, its median counts once.",
        ));
    }
    if has(|a| a.kind == CriterionKind::Demonstration) {
        rules.push(Rich::new().bold("Demonstrations. ").text(
            "Met when the registered number of drills was done and every item of each checklist is true. \
             The bound beside it is the one-sided 95\u{a0}% Clopper–Pearson bound on the failure rate: after n clean drills, \
             1 − 0.05 to the power 1/n.",
        ));
    }
    if has(|a| a.design == Design::Series) {
        rules.extend(xmr(view));
    }
    rules.extend(adjusted(view));
    rules.push(Rich::new().bold("Interim. ").text(
        "Before its planned n a criterion reads “interim” and is never met. The verdict is given once, at the planned n; \
         what was added after that look is counted beside it.",
    ));
    rules.push(
        Rich::new().bold("Shares. ").text(
            "Wilson interval; the difference of two shares by Newcombe’s method, in percentage points.",
        ),
    );
    rules
}

fn xmr(view: &View<'_>) -> Vec<Rich> {
    let methods: BTreeSet<&str> = view
        .frozen
        .assessments
        .iter()
        .flat_map(|a| &a.rows.series)
        .flat_map(|s: &SeriesView| [&s.before, &s.pilot])
        .flatten()
        .map(|limits| limits.method.as_str())
        .collect();
    let methods: Vec<String> = methods.into_iter().map(closed).collect();
    vec![
        Rich::new().bold("XmR limits. ").text(format!(
            "{}{}Limits from before the cut-over are frozen and find special causes after it; the pilot’s own limits \
             serve assurance against the deadline and nothing else. Provisional below 12 days, none below 7.",
            methods.join(" "),
            if methods.is_empty() { "" } else { " " }
        )),
        Rich::new().bold("Special causes. ").text(
            "A day outside the limits; 7 days in a row on one side of the mean; 7 days in a row rising or falling; \
             2 of 3 days near a limit on the same side. A day without a measurement breaks a run.",
        ),
    ]
}
