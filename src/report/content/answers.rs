//! The three questions of page 1, each answered by its primary criteria.

use super::freshness;
use super::phrase::{bracketed, capital, closed, first_sentence, listed, uncapital, without_brackets};
use super::view::{View, chip, measured};
use crate::charts::of;
use crate::charts::spec::Chart;
use crate::domain::assessment::{Assessment, ChipState};
use crate::domain::criterion::Question;
use crate::report::model::{Chip, Rich, Standing, Verdict};

/// The rows of all questions.
pub(super) fn verdicts(view: &View<'_>) -> Vec<Verdict> {
    Question::ALL.iter().map(|question| answered(view, *question)).collect()
}

/// The criterion that answers a question: its primary one, or the first that has evidence.
pub(super) fn answering<'v>(view: &'v View<'_>, question: Question) -> Option<&'v Assessment> {
    let mut of: Vec<&Assessment> =
        view.frozen.assessments.iter().filter(|a| a.question == Some(question)).collect();
    of.sort_by_key(|a| (!a.primary, !measured(a)));
    of.first().copied()
}

/// One row for a question, whatever the number of its primary criteria.
fn answered(view: &View<'_>, question: Question) -> Verdict {
    let primary: Vec<&Assessment> =
        view.frozen.assessments.iter().filter(|a| a.primary && a.question == Some(question)).collect();
    if primary.len() > 1 {
        let row = joined(view, question, &primary);
        return Verdict { chip_note: beside_it(view, question, row.chip_note), ..row };
    }
    let row = answering(view, question).map(|a| one(view, a)).unwrap_or_else(|| Verdict {
        sentence: Rich::from("No criterion is registered for this question."),
        chip: Chip::of(Standing::Open),
        ..Verdict::default()
    });
    let chip_note = beside_it(view, question, row.chip_note);
    Verdict { question: question.label().to_owned(), chip_note, ..row }
}

/// What stands under the chip of a question: what is missing, then the criteria of the question that it is not
/// about and that are not met, and the data products that no criterion judges. One chip is not to stand for
/// what it leaves out.
fn beside_it(view: &View<'_>, question: Question, missing: String) -> String {
    let all = &view.frozen.assessments;
    let of = |a: &&Assessment| a.question == Some(question);
    let told = answering(view, question).map(|a| &a.code);
    let mut open: Vec<(String, Vec<&str>)> = Vec::new();
    for a in all.iter().filter(of).filter(|a| !a.primary && Some(&a.code) != told) {
        let word = a.chip.word.to_lowercase();
        match open.iter_mut().find(|(known, _)| *known == word) {
            _ if a.chip.state == ChipState::Met || a.withdrawn_at.is_some() => {}
            Some((_, alike)) => alike.push(&a.code),
            None => open.push((word, vec![&a.code])),
        }
    }
    let open = open.into_iter().map(|(word, alike)| format!("{} {word}", alike.join(", ")));
    let judged = all.iter().filter(of).find(|a| !a.rows.series.is_empty());
    let others = judged.map(|main| freshness::not_judged(view, main)).unwrap_or_default();
    let others = others
        .iter()
        .map(|series| format!("{} {}, not judged", series.product, series.attainment.pilot_words));
    let beside = open.chain(others).collect::<Vec<_>>().join("; ");
    [missing, beside].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

/// Whether one chip says it for all.
fn stand_alike(all: &[&Assessment]) -> bool {
    all.windows(2).all(|two| match two {
        [a, b] => chip(a) == chip(b) && a.words.missing == b.words.missing,
        _ => true,
    })
}

fn joined(view: &View<'_>, question: Question, all: &[&Assessment]) -> Verdict {
    let first = all.first().copied();
    let (mut detail, last) = (Rich::new(), all.len().saturating_sub(1));
    let same = all.iter().all(|a| Some(below(a)) == first.map(below));
    for (n, a) in all.iter().enumerate() {
        let between = match n {
            0 => "",
            _ if !same => "  ",
            n if n == last => " and ",
            _ => ", ",
        };
        detail = detail.text(between).to(a.code.clone(), a.code.clone());
        if !same {
            detail = detail.text(format!("  {}", in_figures(a)));
        }
    }
    if same {
        detail = detail.text(format!(", each: {}", uncapital(&first.map(below).unwrap_or_default())));
    }
    let alike = stand_alike(all);
    let missing = first.filter(|_| alike).map(|a| a.words.missing.clone());
    Verdict {
        question: question.label().to_owned(),
        sentence: sentences(view, all),
        detail,
        drawing: all.iter().filter_map(|a| of::small(a)).reduce(beside),
        chip: first.map(chip).unwrap_or_default(),
        chip_note: missing.unwrap_or_default(),
        chips: all.iter().filter(|_| !alike).map(|a| (a.code.clone(), chip(a))).collect(),
    }
}

/// The sentences of all, a person's own words where they stand for one.
fn sentences(view: &View<'_>, all: &[&Assessment]) -> Rich {
    if !all.iter().any(|a| view.has_own_words(&a.code)) {
        return Rich::from(together(all));
    }
    let mut whole = Rich::new();
    for (n, a) in all.iter().enumerate() {
        whole = if n > 0 { whole.text(" ") } else { whole };
        whole.0.extend(view.told(&a.code, &together(&[*a])).0);
    }
    whole
}

/// Demonstrations that all held in one short sentence; what each of them had to show stands in its
/// own section. Anything else in a sentence each.
fn together(all: &[&Assessment]) -> String {
    let firsts: Vec<&str> = all.iter().map(|a| first_sentence(&a.words.sentence).0).collect();
    let held = all.iter().all(|a| chip(a).standing == Standing::Met && !a.rows.drills.is_empty());
    if !held {
        return all.iter().map(|a| closed(&short(a))).collect::<Vec<_>>().join(" ");
    }
    let clauses: Vec<String> = firsts
        .into_iter()
        .enumerate()
        .map(|(n, first)| if n == 0 { in_one_clause(first) } else { uncapital(&in_one_clause(first)) })
        .collect();
    closed(&listed(&clauses))
}

/// How a demonstration stands in a few words, for want of room.
fn in_figures(a: &Assessment) -> String {
    if a.rows.drills.is_empty() || a.words.figure_detail.is_empty() {
        return below(a);
    }
    let detail = a.words.figure_detail.split_once("; ").map_or(a.words.figure_detail.as_str(), |(_, d)| d);
    closed(&format!("{}, {detail}", a.words.figure))
}

/// A sentence on drills without its list of what a clean drill is; a drill that failed stays named.
fn in_one_clause(sentence: &str) -> String {
    let (held, failed) = sentence.split_once("; ").unwrap_or((sentence, ""));
    let held = held.split(", with ").next().unwrap_or(held);
    if failed.is_empty() { held.to_owned() } else { format!("{held}; {failed}") }
}

/// Two rows of dots as one; of other drawings the first.
fn beside(first: Chart, second: Chart) -> Chart {
    match (first, second) {
        (Chart::Dots(mut row), Chart::Dots(more)) => {
            row.title = format!("{} {}", row.title, more.title);
            row.trials.extend(more.trials);
            row.planned += more.planned;
            Chart::Dots(row)
        }
        (first, _) => first,
    }
}

/// The answer of one criterion.
fn short(a: &Assessment) -> String {
    let (first, _) = first_sentence(&a.words.sentence);
    match is_series(a) {
        true => without_brackets(first),
        false if a.rows.drills.is_empty() => first.to_owned(),
        false => in_one_clause(first),
    }
}

fn one(view: &View<'_>, a: &Assessment) -> Verdict {
    Verdict {
        question: String::new(),
        sentence: view.told(&a.code, &closed(&short(a))),
        detail: Rich::new().to(a.code.clone(), a.code.clone()).text(format!("  {}", below(a))),
        drawing: of::small(a),
        chip: chip(a),
        chip_note: a.words.missing.clone(),
        ..Verdict::default()
    }
}

/// A series has its limits in brackets; they go to the line below, so that the answer is short.
fn is_series(a: &Assessment) -> bool {
    !a.rows.series.is_empty()
}

/// The line below an answer.
fn below(a: &Assessment) -> String {
    let (first, rest) = first_sentence(&a.words.sentence);
    let limits =
        bracketed(first).filter(|_| is_series(a)).map(|text| closed(&capital(text))).unwrap_or_default();
    let short = if rest.is_empty() { in_short(a) } else { closed(rest) };
    let parts = [limits, short];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The detail of a result without its tests, which stand in the question's own section.
fn in_short(a: &Assessment) -> String {
    let tested = |part: &&str| !part.contains(" p\u{a0}=") && !part.contains(" p\u{a0}<");
    let parts: Vec<&str> = a.words.detail.trim_end_matches('.').split("; ").filter(tested).collect();
    closed(&capital(&parts.join("; ")))
}
