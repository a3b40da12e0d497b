//! Page 1: the recommendation, the three questions, the figures, the cost, the decision.

use super::passages::{DECISION, LEAD};
use super::phrase::{capital, closed, counted, figure, first_sentence, in_unit, listed, uncapital};
use super::view::View;
use super::{Options, SinceReport, Without};
use super::{answers, tiles};
use crate::domain::Noun;
use crate::domain::assessment::{Assessment, ChipState, Sealing};
use crate::domain::pilot::Incident;
use crate::domain::redact::LEFT_OUT;
use crate::domain::story::{Cost, CostOf, Course, Decision};

use crate::report::model::{Block, Callout, CalloutKind, Heading, Rich};

pub(super) fn blocks(view: &View<'_>, options: &Options) -> Vec<Block> {
    let mut blocks = vec![
        Block::Kicker(kicker(view)),
        Block::Title(Heading::new(title(view)).at("answer")),
        Block::Lead(match options.without {
            // What a person wrote stays.
            Without::Story if !view.has_own_words(LEAD) => Rich::from(standing(view)),
            _ => view.told(LEAD, &lead(view)),
        }),
    ];
    if view.sample() {
        blocks.push(sample_box(view));
    }
    blocks.push(Block::Verdicts(answers::verdicts(view)));
    let tiles = tiles::tiles(view);
    if !tiles.is_empty() && options.without < Without::Tiles {
        blocks.push(Block::Tiles(tiles));
    }
    blocks.extend(options.since.as_ref().map(changed));
    blocks.push(Block::Paragraph(
        Rich::new()
            .bold("Cost of the incident: ")
            .text(cost(view, CostOf::Incident))
            .bold(" Cost of the pilot: ")
            .text(cost(view, CostOf::Pilot)),
    ));
    blocks.push(decision(view));
    blocks
}

/// What changed since the last report, in a line.
fn changed(since: &SinceReport) -> Block {
    let mut rich =
        Rich::new().bold(format!("Since the report of {}: ", since.day.words().replace(' ', "\u{a0}")));
    for (n, (code, said)) in since.moved.iter().enumerate() {
        rich = if n > 0 { rich.text("; ") } else { rich };
        rich = rich.to(code.clone(), code.clone()).text(format!(" {said}"));
    }
    if since.moved.is_empty() {
        rich = rich.text("no criterion stands otherwise");
    }
    let added = match since.added {
        0 => ". No observation was added.".to_owned(),
        n => format!(". Added: {}.", counted(n as u64, "observation")),
    };
    let by =
        if since.as_now { " That day is judged by the evidence up to it as it is recorded now." } else { "" };
    Block::Note(rich.text(format!("{added}{by}")))
}

pub(super) fn kicker(view: &View<'_>) -> String {
    let span = view.pilot.starts.map(|from| {
        let days = i64::from(view.pilot.weeks.unwrap_or(6)) * 7 - 1;
        format!(" | {} – {}", from.words(), from.plus_days(days).words())
    });
    let what =
        if view.frozen.redaction.is_empty() { "Executive report" } else { "Executive report, redacted" };
    format!("{what} | {}{}", view.title(), span.unwrap_or_default())
}

/// The recommendation as a headline: what the printed rule proposes, and on what it rests.
pub(super) fn title(view: &View<'_>) -> String {
    let recommendation = &view.frozen.recommendation;
    let course = recommendation.course;
    match (course, recommendation.primary.len()) {
        // That all are met and none is worse is what the rule asks for; the headline is shorter.
        (Course::Proceed, 1) => "Proceed: the primary criterion is met".to_owned(),
        (Course::Proceed, n) if n > 1 => format!("Proceed: all {n} primary criteria are met"),
        _ => format!("{}: {}", course.label(), uncapital(first_sentence(&recommendation.sentence).0)),
    }
}

pub(super) fn lead(view: &View<'_>) -> String {
    let mut parts = Vec::new();
    if let Some(incident) = view.contents().all::<Incident>().into_iter().next().map(|kept| kept.value)
        && !incident.what.is_empty()
    {
        let when = incident.began.map(|at| format!("{}: ", view.day_words(at))).unwrap_or_default();
        parts.push(format!("{when}{}", closed(&incident.what)));
    }
    if !view.pilot.platform.is_empty() {
        let beside = match view.pilot.current_platform.as_str() {
            "" => String::new(),
            current => format!(" beside {current}"),
        };
        // A pilot of which nothing is recorded has not happened yet, as far as anybody can tell.
        let begun = !view.observations.is_empty() || !view.frozen.runs.sides.pilot.dags.is_empty();
        let what = if begun { "was piloted" } else { "is to be piloted" };
        parts.push(format!("{} {what}{beside}.", capital(&view.pilot.platform)));
    }
    parts.push(standing(view));
    parts.join(" ")
}

/// How all criteria stand, counted.
fn standing(view: &View<'_>) -> String {
    let all = &view.frozen.assessments;
    let count = |states: &[ChipState]| all.iter().filter(|a| states.contains(&a.chip.state)).count() as u64;
    let words: Vec<String> = [
        (count(&[ChipState::Met]), "met"),
        (count(&[ChipState::NotMet]), "not met"),
        (count(&[ChipState::NotEnoughEvidence, ChipState::Interim]), "without enough evidence"),
        (count(&[ChipState::NotComparable]), "not comparable"),
        (count(&[ChipState::Open]), "open"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| format!("{n} {word}"))
    .collect();
    if words.is_empty() {
        return "No criterion is registered yet.".to_owned();
    }
    let criteria = counted(all.len() as u64, "criterion").replace("criterions", "criteria");
    format!("Of {criteria}{}: {}.", when_registered(all), listed(&words))
}

/// Whether the criteria were set before anybody could know how they come out: " registered
/// beforehand", " (5 registered beforehand, 7 registered late)".
fn when_registered(all: &[Assessment]) -> String {
    let mut parts: Vec<(usize, &str)> = Sealing::ALL
        .iter()
        .map(|when| (all.iter().filter(|a| a.sealing == Some(*when)).count(), when.label()))
        .filter(|(n, _)| *n > 0)
        .collect();
    match (parts.pop(), parts.is_empty()) {
        (Some((_, words)), true) => format!(" {words}"),
        (last, _) => {
            parts.extend(last);
            let words: Vec<String> = parts.iter().map(|(n, words)| format!("{n} {words}")).collect();
            format!(" ({})", words.join(", "))
        }
    }
}

pub(super) fn sample_box(view: &View<'_>) -> Block {
    let platform = if view.pilot.platform.is_empty() { "any platform" } else { &view.pilot.platform };
    Block::Callout(Callout {
        kind: CalloutKind::Mind,
        title: format!(
            "Illustrative sample: the drill log, people and costs are made up; nothing here measures {platform}."
        ),
        blocks: Vec::new(),
    })
}

/// What something cost, in one line: money by currency, customers, hours.
pub(super) fn cost(view: &View<'_>, of: CostOf) -> String {
    let costs: Vec<Cost> = view
        .contents()
        .all::<Cost>()
        .into_iter()
        .map(|kept| kept.value)
        .filter(|c| c.of == Some(of))
        .collect();
    let mut currencies: Vec<&str> =
        costs.iter().filter(|c| c.low.is_some()).map(|c| c.currency.as_str()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let mut parts: Vec<String> = currencies
        .into_iter()
        .map(|currency| {
            let of_it = || costs.iter().filter(|c| c.currency == currency);
            let low: f64 = of_it().filter_map(|c| c.low).sum();
            let high: f64 = of_it().filter_map(|c| c.high.or(c.low)).sum();
            let range = if high > low { format!("{} to {}", figure(low), figure(high)) } else { figure(low) };
            format!("{currency}\u{a0}{range}").trim().to_owned()
        })
        .collect();
    let customers: u64 = costs.iter().filter_map(|c| c.customers).map(u64::from).sum();
    if costs.iter().any(|c| c.customers.is_some()) {
        parts.push(in_unit(customers as f64, if customers == 1 { "customer" } else { "customers" }));
    }
    if costs.iter().any(|c| c.hours.is_some()) {
        parts.push(in_unit(costs.iter().filter_map(|c| c.hours).sum(), "hours"));
    }
    if parts.is_empty() { "Not recorded yet.".to_owned() } else { format!("{}.", listed(&parts)) }
}

/// What is asked of leadership, and its conditions where they are written as a list.
fn asked_in_parts(view: &View<'_>) -> (String, Vec<String>) {
    let asked = &view.pilot.decision_asked.0;
    match asked.as_str() {
        "" => return ("Nothing is asked of leadership yet.".to_owned(), Vec::new()),
        LEFT_OUT => {
            let said = "Leadership is asked to decide on the recommendation above. The wording of what is asked, with its conditions, is left out of this redacted report.";
            return (said.to_owned(), Vec::new());
        }
        _ => {}
    }
    let asked = closed(asked);
    match asked.split_once(": ").filter(|(_, list)| list.contains("; ")) {
        Some((what, list)) => (what.to_owned(), list.split("; ").map(str::to_owned).collect()),
        None => (asked, Vec::new()),
    }
}

/// What is asked, its conditions numbered where they are written as a list.
fn asked_for(view: &View<'_>) -> Rich {
    view.told(DECISION, &asked_whole(view))
}

/// The same in the program's own words.
pub(super) fn asked_whole(view: &View<'_>) -> String {
    let (what, points) = asked_in_parts(view);
    let points: Vec<String> =
        points.into_iter().zip(1..).map(|(point, n)| format!("({n})\u{a0}{point}")).collect();
    if points.is_empty() { what } else { format!("{what}: {}", points.join("; ")) }
}

/// The same for a slide: its title, and the conditions one by one. A person's own words stand whole.
pub(super) fn asked(view: &View<'_>) -> (String, Vec<String>) {
    if view.has_own_words(DECISION) {
        return (asked_for(view).plain(), Vec::new());
    }
    let (what, points) = asked_in_parts(view);
    (
        what.trim_end_matches('.').to_owned(),
        points.iter().map(|point| capital(point.trim_end_matches('.'))).collect(),
    )
}

/// What the rule proposes and who decides; or what was decided by the report's day, by whom and why.
pub(super) fn who_decides(view: &View<'_>) -> Vec<Rich> {
    let proposed = view.frozen.recommendation.course.label().to_lowercase();
    let rule = format!("The printed rule proposes to {proposed}");
    if let Some(decided) = decided(view) {
        return vec![Rich::from(closed(&rule)), decided];
    }
    let to = view.name(Noun::Person, view.pilot.sponsor.map(|id| id.0));
    let who = match to.as_str() {
        "" => "a named person".to_owned(),
        role if !view.frozen.redaction.is_empty() => format!("the {role}"),
        _ => to,
    };
    vec![Rich::from(format!("{rule}; who decides: {who}. No decision is recorded yet."))]
}

/// The last decision by the report's day.
fn decided(view: &View<'_>) -> Option<Rich> {
    let today = view.day(view.frozen.as_of);
    let decision = view
        .contents()
        .all::<Decision>()
        .into_iter()
        .map(|kept| kept.value)
        .rfind(|decision| decision.on.is_none_or(|on| on <= today))?;
    let by = view.name(Noun::Person, decision.by.map(|id| id.0));
    let by = if by.is_empty() { "nobody named".to_owned() } else { by };
    let on = decision.on.map(|day| format!(" on {}", day.words())).unwrap_or_default();
    let course = decision.course.map_or("A decision was recorded", |c| c.label());
    let mut line = Rich::new().bold("Decided: ").text(format!("{course}, decided by {by}{on}."));
    for (what, text) in [("Conditions", &decision.conditions.0), ("Reasons", &decision.text.0)] {
        line = match text.trim() {
            "" => line,
            said => line.bold(format!(" {what}: ")).text(closed(said)),
        };
    }
    Some(line)
}

/// What is asked, what the rule proposes, who decides, and what was decided by the report's day.
pub(super) fn decision(view: &View<'_>) -> Block {
    let mut lines = who_decides(view).into_iter();
    let mut asked = asked_for(view).text(" ");
    asked.0.extend(lines.next().unwrap_or_default().0);
    let blocks = std::iter::once(asked).chain(lines).map(Block::Paragraph).collect();
    Block::Callout(Callout { kind: CalloutKind::Decision, title: "Decision asked for".to_owned(), blocks })
}
