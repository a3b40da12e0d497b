//! Contained: isolation drills and blast radius, and rollback.

use super::{beside, line, notes, plots, table, whole, words};
use crate::charts::Ink;
use crate::domain::assessment::Assessment;
use crate::domain::criterion::Question;
use crate::domain::observation::{Detail, Observation, RollbackDrill, RollbackOutcome};
use crate::domain::{Instant, Noun, Side};
use crate::report::content::phrase::{capital, closed, counted, first_sentence, or_unknown};
use crate::report::content::view::{View, measured};
use crate::report::content::{card, rollback, tiles};
use crate::report::model::Rich;
use crate::report::model::deck::{Kind, Marked, Para, Part, Plot, Series, Shape, Slide};

/// As many drills stand on a slide.
const DRILLS: usize = 8;

pub(super) fn slide(view: &View<'_>) -> Option<Slide> {
    let isolation = view.frozen.on_metric("stayed_inside").filter(|a| measured(a));
    let radius = view.frozen.on_metric("blast_radius").filter(|a| measured(a));
    let main = isolation.or(radius)?;
    let reached =
        radius.and_then(|a| plots::comparison(a, "Downstream assets that one failure reached", "more"));
    let drills = isolation.and_then(|a| card::drills(view, a)).and_then(|block| table(block, &[0, 1, 2, 4]));
    let (drills, more) = first_rows(drills, DRILLS);
    let said = radius.filter(|_| isolation.is_some()).map(|a| {
        let line = Rich::from(format!("{} ", closed(first_sentence(&a.words.sentence).0)));
        let mut line = line;
        line.0.extend(words(card::verdict_line(a)).0.into_iter().take(3));
        Para::plain(line)
    });
    let mut right: Vec<Part> = said
        .map(|para| {
            vec![Part::Heading(Rich::from("Blast radius per failure")), Part::Text(Kind::Small, vec![para])]
        })
        .unwrap_or_default();
    right.extend(reached);
    let mut left: Vec<Part> = vec![Part::Tile(tiles::tile(main))];
    left.extend(further(isolation));
    left.extend(drills);
    left.extend(more);
    let bands = if right.is_empty() { vec![whole(left)] } else { vec![beside(6, left, right)] };
    Some(Slide {
        kicker: Question::Contained.label().to_owned(),
        title: card::headline(main),
        line: line(card::verdict_line(main)),
        bands,
        notes: [isolation, radius].into_iter().flatten().flat_map(|a| notes::of(view, a)).collect(),
        opens: false,
    })
}

/// The first rows of a table, and how many more there are.
fn first_rows(part: Option<Part>, most: usize) -> (Option<Part>, Option<Part>) {
    let Some(Part::Table(mut table)) = part else { return (part, None) };
    let more = table.rows.len().saturating_sub(most);
    table.rows.truncate(most);
    let said = format!("{} more stand in the report.", counted(more as u64, "drill"));
    let more = (more > 0).then(|| Part::Text(Kind::Small, vec![Para::plain(said)]));
    (Some(Part::Table(table)), more)
}

/// The drill that failed first, where one did.
fn further(drills: Option<&Assessment>) -> Option<Part> {
    let said = words(card::further(drills?)?);
    Some(Part::Text(Kind::Small, vec![Para::plain(said)]))
}

/// What each rollback took, in two steps, and what it left as it was.
pub(super) fn rollback(view: &View<'_>) -> Option<Slide> {
    let main = view.frozen.on_metric("rollback_clean").filter(|a| measured(a))?;
    let duration = view.frozen.beside("rollback_duration").filter(|a| measured(a));
    let previews = view.frozen.on_metric("preview_catches").filter(|a| measured(a));
    let mut right = vec![Part::Tile(tiles::tile(main))];
    right.extend(further(Some(main)));
    if let Some(a) = duration {
        let label = a.metric.as_ref().map(|m| m.begun()).unwrap_or_default();
        let sentence = format!("{} {}", closed(&a.words.sentence), closed(&capital(&a.words.detail)));
        right.push(Part::Heading(Rich::from(label)));
        right.push(Part::Text(Kind::Small, vec![Para::plain(sentence)]));
    }
    if let Some(a) = previews {
        right.push(Part::Tile(tiles::tile(a)));
        right.push(Part::Text(Kind::Small, vec![Para::plain(closed(&a.words.sentence))]));
    }
    let mut said = notes::of(view, main);
    if let Some(a) = duration {
        said.push(format!("{} {}", closed(&a.words.sentence), closed(&capital(&a.words.detail))));
    }
    said.extend(rollback::facts(view, &main.code).map(|note| format!("What a rollback is here. {note}")));
    said.extend(drills(view).into_iter().map(|(code, _, drill)| {
        format!("{code}, not restored: {}", closed(&or_unknown(drill.not_restored.0.clone())))
    }));
    said.extend(previews.into_iter().flat_map(|a| notes::of(view, a)));
    let bands = match steps(view) {
        Some(plot) => vec![beside(8, vec![plot], right)],
        None => vec![whole(right)],
    };
    Some(Slide {
        kicker: Question::Contained.label().to_owned(),
        title: card::headline(main),
        line: line(card::verdict_line(main)),
        bands,
        notes: said,
        opens: false,
    })
}

/// The rollback drills that count, baseline first.
fn drills<'v>(view: &'v View<'_>) -> Vec<(String, &'v Observation, &'v RollbackDrill)> {
    let mut all: Vec<_> = view
        .observations
        .iter()
        .filter(|kept| kept.value.common.left_out.is_empty())
        .filter_map(|kept| match &kept.value.detail {
            Detail::RollbackDrill(drill) => Some((kept.value.common.code.clone(), kept.value, drill)),
            _ => None,
        })
        .collect();
    all.sort_by_key(|(_, observation, _)| observation.common.side != Some(Side::Baseline));
    all
}

/// As many rollbacks have a bar on a slide.
const BARS: usize = 16;

/// Minutes from requested to deployed, and on to the first good run, a bar a drill.
fn steps(view: &View<'_>) -> Option<Part> {
    let since = |at: Option<Instant>, from: Option<Instant>| Some(at?.minutes_since(from?));
    // One that never went live has no bar, and its name says so: left out, only those that went well would stand.
    let (mut timed, mut pilot): (Vec<_>, Vec<_>) = drills(view)
        .into_iter()
        .filter(|(_, _, drill)| drill.requested_at.is_some())
        .partition(|(_, o, _)| o.common.side == Some(Side::Baseline));
    let all = timed.len() + pilot.len();
    timed.truncate(BARS.saturating_sub(pilot.len()).max(BARS / 2));
    pilot.truncate(BARS - timed.len());
    timed.append(&mut pilot);
    if !timed.iter().any(|(_, _, drill)| drill.deployed_at.is_some()) {
        return None;
    }
    let more = if all > timed.len() {
        format!("; {} more drills stand in the report", all - timed.len())
    } else {
        String::new()
    };
    let ink = |side: Option<Side>, first: bool| match (side, first) {
        (Some(Side::Baseline), true) => Ink::Before,
        (Some(Side::Baseline), false) => Ink::BeforeTint,
        (_, true) => Ink::Pilot,
        (_, false) => Ink::PilotTint,
    };
    let marked = |first: bool| {
        let each = timed.iter().enumerate();
        each.map(|(n, (_, o, _))| (n, Marked { ink: Some(ink(o.common.side, first)), ..Marked::default() }))
            .collect()
    };
    let named = |(code, o, drill): &(String, &Observation, &RollbackDrill)| {
        let workload = view.name(Noun::Workload, o.common.workload.map(|id| id.0));
        let side = o.common.side.map(|side| side.label()).unwrap_or_default();
        let outcome = drill.outcome.filter(|outcome| *outcome != RollbackOutcome::Clean);
        let outcome = outcome.map(|outcome| format!(", {}", outcome.label())).unwrap_or_default();
        // Without it the bar ends at the deploy, and would look like a quick rollback.
        let ended = if drill.good_run_at.is_none() { ", no good run" } else { "" };
        crate::charts::fonts::fitted(
            crate::charts::fonts::Face::Sans,
            10.5,
            &format!(
                "{code} {side}{outcome}{ended}, {workload} {} → {}",
                drill.from_version, drill.to_version
            ),
            230.0,
        )
    };
    let series = |name: &str, first: bool, values: Vec<Option<f64>>| Series {
        written: true,
        marked: marked(first),
        ..Series::new(name, ink(None, first), values)
    };
    Some(Part::Plot(Box::new(Plot {
        shape: Shape::Stacked,
        alternative: format!(
            "Minutes from requested to deployed, then to the first good run, of {} rollback drills.",
            timed.len()
        ),
        measure: Rich::from(format!(
            "Minutes from requested to deployed, then to the first good run on the restored version{more}"
        )),
        head: "Drill".to_owned(),
        rows: timed.iter().map(named).collect(),
        series: vec![
            series(
                "To deployed",
                true,
                timed.iter().map(|(_, _, d)| since(d.deployed_at, d.requested_at)).collect(),
            ),
            series(
                "To the first good run",
                false,
                timed.iter().map(|(_, _, d)| since(d.good_run_at, d.deployed_at)).collect(),
            ),
        ],
        beside: vec![("Evidence".to_owned(), timed.iter().map(|(code, _, _)| code.clone()).collect())],
        ..Plot::default()
    })))
}
