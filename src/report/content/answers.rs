//! The three questions of page 1, each answered by its primary criteria.

use super::freshness;
use super::phrase::{bracketed, capital, closed, first_sentence, listed, uncapital, without_brackets};
use super::view::{View, chip, measured};
use crate::charts::of;
use crate::charts::spec::Chart;
use crate::domain::assessment::{Assessment, ChipState, SeriesView, Truth};
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
    let alike = stand_alike(all);
    let missing = first.filter(|_| alike).map(|a| a.words.missing.clone());
    Verdict {
        question: question.label().to_owned(),
        sentence: sentences(view, all),
        detail: details(all),
        drawing: all.iter().filter_map(|a| of::small(a)).reduce(beside),
        chip: first.map(chip).unwrap_or_default(),
        chip_note: missing.unwrap_or_default(),
        chips: if alike { Vec::new() } else { chips(all) },
    }
}

/// The lines below the answers of several criteria: one for all where it is the same, else one each, of
/// many only of the first, those that are not met before the others.
fn details(all: &[&Assessment]) -> Rich {
    let same = all.windows(2).all(|two| matches!(two, [a, b] if below(a) == below(b)));
    let mut all = all.to_vec();
    if !same {
        all.sort_by_key(|a| a.chip.state == ChipState::Met);
    }
    let told = if same || all.len() <= TOLD { all.len() } else { TOLD };
    let mut detail = Rich::new();
    for (n, a) in all.iter().take(told).enumerate() {
        let between = match n {
            0 => "",
            _ if !same => "  ",
            n if n + 1 == all.len() => " and ",
            _ => ", ",
        };
        detail = detail.text(between).to(a.code.clone(), a.code.clone());
        if !same {
            // Where the sentence only counts them, their own stand here.
            let said = if told < all.len() { closed(&short(a)) } else { in_figures(a) };
            detail = detail.text(format!("  {said}"));
        }
    }
    match all.first() {
        Some(first) if same => detail.text(format!(", each: {}", uncapital(&below(first)))),
        _ if told < all.len() => {
            detail.text(format!("  {} more stand in the scoreboard.", all.len().saturating_sub(told)))
        }
        _ => detail,
    }
}

/// A chip for each criterion by its id; of many, one for all that stand alike, with their number.
fn chips(all: &[&Assessment]) -> Vec<(String, Chip)> {
    let mut kinds: Vec<(Chip, Vec<&str>)> = Vec::new();
    for a in all {
        match kinds.iter_mut().find(|(known, _)| *known == chip(a) && all.len() > TOLD) {
            Some((_, codes)) => codes.push(&a.code),
            None => kinds.push((chip(a), vec![&a.code])),
        }
    }
    let named = |codes: &[&str]| match codes {
        [one] => (*one).to_owned(),
        more => format!("{}\u{a0}×", more.len()),
    };
    kinds.into_iter().map(|(chip, codes)| (named(&codes), chip)).collect()
}

/// The sentences of all, a person's own words where they stand for one.
fn sentences(view: &View<'_>, all: &[&Assessment]) -> Rich {
    if !all.iter().any(|a| view.has_own_words(&a.code)) {
        return Rich::from(if all.len() > TOLD { how_they_stand(all) } else { together(all) });
    }
    let mut whole = Rich::new();
    for (n, a) in all.iter().enumerate() {
        whole = if n > 0 { whole.text(" ") } else { whole };
        whole.0.extend(view.told(&a.code, &together(&[*a])).0);
    }
    whole
}

/// As many primary criteria of a question, or data products of one, are told one by one on page 1; of more
/// it is counted how they stand.
const TOLD: usize = 2;

/// As many failed drills are named; of more their number is said.
const NAMED: usize = 3;

/// How many criteria are met, and which are not.
fn how_they_stand(all: &[&Assessment]) -> String {
    let mut states: Vec<(String, Vec<&str>)> = Vec::new();
    for a in all {
        let word = a.chip.word.to_lowercase();
        match states.iter_mut().find(|(known, _)| *known == word) {
            Some((_, alike)) => alike.push(&a.code),
            None => states.push((word, vec![&a.code])),
        }
    }
    let said: Vec<String> =
        states.iter().map(|(word, codes)| format!("{} {word} ({})", codes.len(), codes.join(", "))).collect();
    format!("Of {} primary criteria: {}.", all.len(), listed(&said))
}

/// Demonstrations that all held in one short sentence; what each of them had to show stands in its
/// own section. Anything else in a sentence each.
fn together(all: &[&Assessment]) -> String {
    let held = all.iter().all(|a| chip(a).standing == Standing::Met && !a.rows.drills.is_empty());
    if !held {
        return all.iter().map(|a| closed(&short(a))).collect::<Vec<_>>().join(" ");
    }
    let clauses: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(n, a)| if n == 0 { in_one_clause(a) } else { uncapital(&in_one_clause(a)) })
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

/// The sentence on drills without its list of what a clean drill is. The one drill that failed stays
/// named with what failed; of several only which they are, for what failed in each stands in their own
/// section. Where none held, that is all of them.
fn in_one_clause(a: &Assessment) -> String {
    let (sentence, _) = first_sentence(&a.words.sentence);
    let (held, failed) = sentence.split_once("; ").unwrap_or((sentence, ""));
    let held = held.split(", with ").next().unwrap_or(held);
    let deciding = || a.rows.drills.iter().filter(|drill| !drill.later);
    let codes: Vec<String> =
        deciding().filter(|drill| drill.holds == Truth::Fails).map(|drill| drill.code.clone()).collect();
    match codes.len() {
        0 | 1 if failed.is_empty() => held.to_owned(),
        0 | 1 => format!("{held}; {failed}"),
        _ if deciding().all(|drill| drill.holds != Truth::Holds) => held.to_owned(),
        _ => {
            let did = if failed.contains(" was not: ") { "were not" } else { "did not" };
            let mut named: Vec<String> = codes.iter().take(NAMED).cloned().collect();
            named.extend((codes.len() > NAMED).then(|| format!("{} more", codes.len() - NAMED)));
            format!("{held}; {} {did}", listed(&named))
        }
    }
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
        false => in_one_clause(a),
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
    let short = match rest {
        "" if a.rows.series.len() > TOLD => of_many(&a.rows.series),
        "" => in_short(a),
        rest => closed(rest),
    };
    let parts = [limits, short];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is said of the first of many data products, those that cannot be expected in time before the
/// others, and how many more there are.
fn of_many(series: &[SeriesView]) -> String {
    let mut all: Vec<&SeriesView> = series.iter().collect();
    all.sort_by_key(|s| match s.assured {
        Truth::Fails => 0,
        Truth::Unknown => 1,
        Truth::Holds => 2,
    });
    let told: Vec<&str> = all.iter().take(TOLD).map(|s| s.sentence.as_str()).collect();
    format!("{} {} more stand in their own section.", told.join(" "), all.len().saturating_sub(TOLD))
}

/// The detail of a result without its tests, which stand in the question's own section.
fn in_short(a: &Assessment) -> String {
    let tested = |part: &&str| !part.contains(" p\u{a0}=") && !part.contains(" p\u{a0}<");
    let parts: Vec<&str> = a.words.detail.trim_end_matches('.').split("; ").filter(tested).collect();
    closed(&capital(&parts.join("; ")))
}
