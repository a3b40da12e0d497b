//! One data product: its limits, its special causes, its assurance and its attainment.

use super::days::{ProductDay, weekdays, with_gaps};
use super::limits::{self, Drawn};
use crate::assess::compare::proportion::{difference_estimate, share_estimate};
use crate::assess::wording;
use crate::assess::world::World;
use crate::domain::assessment::{Attainment, DayPoint, LevelName, SeriesView, Truth, Verdict};
use crate::domain::{ProductId, Side};
use crate::stats::confidence::Confidence;
use crate::stats::two_proportions::{Tally, newcombe};
use crate::stats::xmr::assurance::{Assurance, assurance};
use crate::stats::xmr::limits::{DRAWN_FROM, FIRM_FROM};
use crate::stats::xmr::series::Series;
use crate::stats::xmr::special_cause::special_causes;

/// What is known about a product.
pub(in crate::assess) struct Judged {
    /// As shown.
    pub view: SeriesView,
    /// Deciding days on the pilot.
    pub done: u32,
    /// Days after the look at the planned n.
    pub later: u32,
    /// Measured days before.
    pub n_before: usize,
    /// Measured deciding days on the pilot.
    pub n_pilot: usize,
    /// The level.
    pub level: LevelName,
    /// Whether a special cause points to worse.
    pub worse: bool,
    /// Where the deadline lies to the pilot's limits, once there are enough days.
    pub lies: Option<Assurance>,
    /// Days with a special cause for the worse.
    pub worse_days: usize,
    /// What the product's own verdict would be at the planned n.
    pub verdict: Verdict,
    /// What a careful reader should know.
    pub cautions: Vec<String>,
}

/// The deadline, as a delay.
const DEADLINE: f64 = 0.0;

/// Judges one product. With a planned n, the first so many days on the pilot decide.
pub(super) fn judge(world: &World<'_>, id: ProductId, days: Vec<ProductDay>, planned: Option<u32>) -> Judged {
    let due_on = weekdays(&days);
    let of = |side| days.iter().filter(move |d| d.side == side).collect::<Vec<_>>();
    let (before, pilot_all) = (of(Side::Baseline), of(Side::Pilot));
    let decide = planned.map_or(pilot_all.len(), |n| pilot_all.len().min(n as usize));
    let (pilot, later) = pilot_all.split_at(decide);
    let (points_before, points_pilot) = (with_gaps(&before, &due_on), with_gaps(pilot, &due_on));
    let drawn_before = limits::draw(&points_before, &before, true);
    // The pilot's own limits are widened by a late day, not narrowed past it.
    let drawn_pilot = limits::draw(&points_pilot, pilot, false);
    let measured = |days: &[&ProductDay]| days.iter().filter(|d| d.delay.is_some()).count();
    let (n_before, n_pilot) = (measured(&before), measured(pilot));
    let mut shown = points(&before, pilot, later);
    flag(&mut shown, pilot, &points_pilot, drawn_before.as_ref());
    let lies =
        drawn_pilot.as_ref().filter(|_| n_pilot >= FIRM_FROM).map(|drawn| assurance(&drawn.limits, DEADLINE));
    let surprises = late_outside(&mut shown, lies);
    let worse_days = shown.iter().filter(|d| d.worse && !d.later).count();
    let better_days = shown.iter().filter(|d| !d.flags.is_empty() && !d.worse && !d.later).count();
    let enough = n_pilot >= FIRM_FROM && n_before >= DRAWN_FROM;
    let level = level_of((before.len(), pilot.len()), enough, lies, worse_days, better_days);
    let autocorrelation = limits::autocorrelation(&points_before, &points_pilot);
    let name = world.product_name(id);
    let mut cautions = cautions(&name, autocorrelation, drawn_before.as_ref());
    cautions.extend(surprises.map(|code| {
        format!("{name}: {code} missed the deadline although the pilot's limits lie clear of it.")
    }));
    let mut judged = Judged {
        view: SeriesView {
            product: name,
            deadline: deadline(world, id, &days),
            target: DEADLINE,
            cut_over: world.pilot.cut_over,
            days: shown,
            before: drawn_before.map(|d| d.shown),
            pilot: drawn_pilot.map(|d| d.shown),
            autocorrelation,
            attainment: attainment(&before, pilot),
            assured: assured(lies, worse_days),
            second_look: limits::second_look(&points_before, &points_pilot).unwrap_or_default(),
            sentence: String::new(),
        },
        done: pilot.len() as u32,
        later: later.len() as u32,
        n_before,
        n_pilot,
        level,
        worse: worse_days > 0 && enough,
        lies,
        worse_days,
        verdict: verdict(enough, lies, worse_days),
        cautions,
    };
    judged.view.sentence = crate::assess::wording::series::product_sentence(&judged);
    judged
}

/// Whether the deadline can be expected to be met.
fn assured(lies: Option<Assurance>, worse_days: usize) -> Truth {
    match lies {
        Some(Assurance::Keeps) if worse_days == 0 => Truth::Holds,
        Some(_) => Truth::Fails,
        None => Truth::Unknown,
    }
}

fn verdict(enough: bool, lies: Option<Assurance>, worse_days: usize) -> Verdict {
    match (enough, lies) {
        (false, _) | (_, None) => Verdict::NotEnoughEvidence,
        _ if worse_days > 0 => Verdict::NotMet,
        (_, Some(Assurance::Keeps)) => Verdict::Met,
        (_, Some(Assurance::Misses)) => Verdict::NotMet,
        (_, Some(Assurance::HitOrMiss)) => Verdict::NotEnoughEvidence,
    }
}

fn level_of(
    (before, pilot): (usize, usize),
    enough: bool,
    lies: Option<Assurance>,
    worse_days: usize,
    better_days: usize,
) -> LevelName {
    match lies {
        _ if before == 0 || pilot == 0 => LevelName::NotMeasured,
        _ if before.min(pilot) < 3 => LevelName::ValuesOnly,
        _ if !enough => LevelName::NotEnough,
        None => LevelName::NotEnough,
        Some(_) if worse_days > 0 => LevelName::Clear,
        Some(Assurance::Keeps | Assurance::Misses) => LevelName::Clear,
        Some(Assurance::HitOrMiss) if better_days > 0 => LevelName::Direction,
        Some(Assurance::HitOrMiss) => LevelName::Inconclusive,
    }
}

fn points(before: &[&ProductDay], pilot: &[&ProductDay], later: &[&ProductDay]) -> Vec<DayPoint> {
    let point = |day: &&ProductDay, later: bool| DayPoint {
        day: day.day,
        side: day.side,
        value: day.delay,
        on_time: day.on_time,
        flags: Vec::new(),
        worse: false,
        later,
        evidence: day.code.clone(),
    };
    before.iter().chain(pilot).map(|d| point(d, false)).chain(later.iter().map(|d| point(d, true))).collect()
}

/// Marks the pilot's days that the limits from before do not explain. A day on which nothing came
/// is worse than any limit.
fn flag(shown: &mut [DayPoint], pilot: &[&ProductDay], points: &[Option<f64>], before: Option<&Drawn>) {
    let flags = match (before, Series::new(points.to_vec())) {
        (Some(before), Ok(series)) => special_causes(&series, &before.limits),
        _ => vec![None; points.len()],
    };
    // Gaps stand between days in the series, so its measured points are taken in order.
    let mut measured = points.iter().zip(flags).filter(|(p, _)| p.is_some()).map(|(_, f)| f);
    let of_pilot = shown.iter_mut().filter(|point| point.side == Side::Pilot && !point.later);
    for (day, point) in pilot.iter().zip(of_pilot) {
        if day.delay.is_none() {
            point.flags.push("never delivered".to_owned());
            point.worse = true;
        } else if let Some(Some(flags)) = measured.next() {
            let (words, worse) = limits::told(&flags);
            point.flags.extend(words);
            point.worse |= worse;
        }
    }
}

/// A late day although the pilot's limits keep the deadline stands outside them: it points to
/// worse. Gives the first such day.
fn late_outside(shown: &mut [DayPoint], lies: Option<Assurance>) -> Option<String> {
    if lies != Some(Assurance::Keeps) {
        return None;
    }
    let mut first = None;
    for point in shown.iter_mut().filter(|p| p.side == Side::Pilot && !p.later && !p.on_time) {
        point.worse = true;
        if point.value.is_some() {
            point.flags.push("late, outside the pilot's own limits".to_owned());
        }
        first = first.or_else(|| Some(point.evidence.clone()));
    }
    first
}

fn attainment(before: &[&ProductDay], pilot: &[&ProductDay]) -> Attainment {
    let tally = |days: &[&ProductDay]| Tally {
        hits: days.iter().filter(|d| d.on_time).count() as u64,
        n: days.len() as u64,
    };
    let codes = |days: &[&ProductDay]| days.iter().map(|d| d.code.clone()).collect::<Vec<_>>();
    let (b, p) = (tally(before), tally(pilot));
    let all = codes(before).into_iter().chain(codes(pilot)).collect();
    Attainment {
        baseline: share_estimate(b, codes(before)),
        pilot: share_estimate(p, codes(pilot)),
        difference: newcombe(b, p, Confidence::NINETY_FIVE).map(|d| difference_estimate(d, all)),
        baseline_words: format!("{} of {}", b.hits, b.n),
        pilot_words: format!("{} of {}", p.hits, p.n),
        baseline_range: wording::share::range(b),
        pilot_range: wording::share::range(p),
    }
}

/// The deadline as the product says, else the time of day at which every day was due.
fn deadline(world: &World<'_>, id: ProductId, days: &[ProductDay]) -> Option<String> {
    let said = world.products().into_iter().find(|p| p.id == id.0).and_then(|p| p.value.deadline);
    if let Some(clock) = said {
        return Some(clock.to_string());
    }
    let time = |d: &ProductDay| d.due.utc().with_timezone(&world.zone).format("%H:%M").to_string();
    let first = time(days.first()?);
    days.iter().all(|d| time(d) == first).then_some(first)
}

fn cautions(name: &str, autocorrelation: Option<f64>, before: Option<&Drawn>) -> Vec<String> {
    let mut cautions = Vec::new();
    if autocorrelation.is_some_and(|r| r > 0.4) {
        cautions.push(format!(
            "{name}: one day resembles the next (correlation above 0.4), so the limits are too narrow and special causes are flagged too often."
        ));
    }
    if let Some(drawn) = before.filter(|d| d.shown.provisional) {
        cautions.push(format!(
            "{name}: the limits from before rest on {} days and are provisional below 12.",
            drawn.shown.n
        ));
    }
    cautions
}
