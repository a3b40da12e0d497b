//! What the plan of each criterion can show.

use super::limits;
use super::need::is_paired;
use super::odds::{self, MOST, SEED, WIDE_SPREAD};
use super::words::{TIED, capital, count, if_true, of_hundred, percent, reduced};
use crate::domain::assessment::{Assessment, Design};
use crate::domain::criterion::{Criterion, CriterionKind, Rule};
use crate::domain::metric::{Metric, Shape};
use crate::domain::plan::{CriterionPlan, DrillPlan, Needed, Odds, Spread};
use crate::domain::{Contents, Instant};
use crate::stats::confidence::Confidence;
use crate::stats::floor::fewest_pairs;
use crate::stats::proportion::upper_bound;

/// What somebody tries out; what is `None` stays as registered or measured.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Whether {
    /// So many pairs, or drills.
    pub n: Option<u32>,
    /// So wide a spread.
    pub spread: Option<f64>,
    /// So large a true reduction, as a share.
    pub reduction: Option<f64>,
}

/// The plan of every criterion that a number of drills, pairs or days can meet.
pub(crate) fn criteria(
    contents: &Contents,
    assessments: &[Assessment],
    drills: &DrillPlan,
    as_of: Instant,
) -> Vec<CriterionPlan> {
    assessments
        .iter()
        .filter(|a| a.kind != CriterionKind::Milestone && a.design != Design::Checklist)
        .map(|a| what_if(contents, a, drills, as_of, Whether::default()))
        .collect()
}

/// The plan of one criterion, as registered or as somebody tries it out.
pub(crate) fn what_if(
    contents: &Contents,
    a: &Assessment,
    drills: &DrillPlan,
    as_of: Instant,
    whether: Whether,
) -> CriterionPlan {
    let registered = a.criterion.and_then(|id| contents.one::<Criterion>(id)).unwrap_or_default();
    let mut plan = CriterionPlan {
        criterion: a.criterion,
        code: a.code.clone(),
        title: a.title.clone(),
        kind: a.kind,
        primary: a.primary,
        counted: a.progress.counted,
        planned: whether.n.or(a.progress.planned),
        done: a.progress.done,
        matters: registered.matters.filter(|m| *m > 0.0 && *m < 1.0),
        spread: None,
        odds: Vec::new(),
        needed: Vec::new(),
        smallest: None,
        bound: None,
        curves: Vec::new(),
        sentence: String::new(),
        notes: Vec::new(),
        warnings: Vec::new(),
    };
    if a.kind == CriterionKind::Demonstration {
        demonstration(a, &mut plan);
    } else if is_paired(a) {
        paired(a, &mut plan, whether);
    } else {
        other(a, &mut plan);
    }
    plan.warnings = limits::warnings(contents, a, &registered, drills, as_of, &plan);
    plan
}

/// k drills that all hold still allow a failure rate.
fn demonstration(a: &Assessment, plan: &mut CriterionPlan) {
    let Some(n) = plan.planned else {
        plan.sentence = "No number of drills is planned, so nothing can be said beforehand.".to_owned();
        return;
    };
    let wanted = match a.rule {
        Some(Rule::AtLeast) => (a.threshold.unwrap_or(f64::from(n)).max(0.0) as u32).min(n),
        _ => n,
    };
    plan.bound = upper_bound(u64::from(n - wanted), u64::from(n), Confidence::NINETY_FIVE);
    let Some(bound) = plan.bound else { return };
    plan.sentence = if wanted == n {
        format!("When {} of {n} hold, a failure rate up to {} stays possible.", n, percent(bound))
    } else {
        format!(
            "It is met from {wanted} of {n} on; with {} that did not hold, a failure rate up to {} stays possible.",
            n - wanted,
            percent(bound)
        )
    };
}

/// Pairs: odds by simulation.
fn paired(a: &Assessment, plan: &mut CriterionPlan, whether: Whether) {
    let mut spread = odds::spread(a);
    if let Some(tried) = whether.spread {
        spread = Spread {
            used: tried,
            upper: None,
            pairs: 0,
            words: format!("Tried out at a spread of {tried:.2}."),
        };
    }
    let is_time =
        a.metric.as_ref().and_then(|m| Metric::named(&m.name)).is_some_and(|m| m.shape == Shape::Time);
    let n = plan.planned.unwrap_or(0);
    let reduction = whether.reduction.or(plan.matters);
    let Some(reduction) = reduction.filter(|_| is_time && a.rule != Some(Rule::NotWorse)) else {
        plan.sentence = not_simulated(a, plan, is_time);
        return;
    };
    let beyond = match a.rule {
        Some(Rule::BetterBy) => a.threshold.unwrap_or(0.0).clamp(0.0, 0.99),
        _ => 0.0,
    };
    let aside =
        if spread.pairs > 0 { spread.upper } else { (whether.spread.is_none()).then_some(WIDE_SPREAD) };
    plan.odds = match is_too_few(n) {
        true => Vec::new(),
        false => rows(reduction, beyond, n, spread.used, aside, spread.pairs > 0),
    };
    plan.needed =
        [0.8, 0.9].iter().filter_map(|c| odds::needed(*c, reduction, beyond, spread.used)).collect();
    let smaller = if reduction > 0.3 { 0.3 } else { 0.5 };
    plan.needed.extend(odds::needed(0.8, smaller, beyond, spread.used));
    plan.smallest = odds::smallest(n, beyond, spread.used).filter(|_| n > 0);
    let most = plan.planned.unwrap_or(0).max(odds::CURVE as u32).min(MOST as u32) as usize;
    let named = |r: f64, s: Option<f64>| match s {
        Some(s) => format!("{}, spread {s:.1}", reduced(r)),
        None => reduced(r),
    };
    plan.curves = [
        odds::curve(named(reduction, None), (reduction, beyond), spread.used, false, most),
        aside.and_then(|s| odds::curve(named(reduction, Some(s)), (reduction, beyond), s, true, most)),
        odds::curve(named(smaller, None), (smaller, beyond), spread.used, false, most),
    ]
    .into_iter()
    .flatten()
    .collect();
    plan.sentence = sentence(plan, reduction, beyond);
    plan.notes = vec![spread.words.clone(), method()];
    plan.spread = Some(spread);
}

/// Whether so few pairs are planned that not even agreement of all of them could show a change.
/// Simulated odds of nothing would read as if there were some.
fn is_too_few(n: u32) -> bool {
    n > 0 && (n as usize) < fewest_pairs(odds::ALPHA)
}

fn rows(reduction: f64, beyond: f64, n: u32, used: f64, aside: Option<f64>, measured: bool) -> Vec<Odds> {
    let row = |spread: f64, words: String| {
        let chance = odds::chance(odds::effect(reduction, beyond, spread)?, n)?;
        Some(Odds { reduction, spread, n, chance, words })
    };
    let wide = if measured { "the widest spread the pairs allow" } else { "times that scatter widely" };
    [
        row(used, if_true(reduction)),
        aside.and_then(|s| row(s, format!("{}, at {wide} ({s:.1})", if_true(reduction)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn sentence(plan: &CriterionPlan, reduction: f64, beyond: f64) -> String {
    let n = plan.planned.unwrap_or(0);
    let needed = plan.needed.first().map(|needed| match needed.n {
        Some(n) => format!(" For 80 of 100, {} are needed.", count(n, "pair", "pairs")),
        None => format!(" For 80 of 100, more than {MOST} pairs are needed."),
    });
    if is_too_few(n) {
        let all = capital(&count(n, "pair", "pairs"));
        return format!("{all} cannot exclude chance, whatever they show.{}", needed.unwrap_or_default());
    }
    let Some(first) = plan.odds.first() else {
        return "No number of pairs is planned, so no odds can be given.".to_owned();
    };
    let what = if beyond > 0.0 {
        format!("put the interval beyond {} ", percent(beyond))
    } else {
        "find ".to_owned()
    };
    let true_change = if (reduction - 0.5).abs() < 1e-9 {
        "a true halving".to_owned()
    } else {
        format!("a true reduction of {}", percent(reduction))
    };
    let found = if beyond > 0.0 {
        format!(
            "With {true_change}, {} {what}in {} such pilots.",
            count(n, "pair", "pairs"),
            of_hundred(first.chance)
        )
    } else {
        format!(
            "{} {what}{true_change} in {} such pilots.",
            capital(&count(n, "pair", "pairs")),
            of_hundred(first.chance)
        )
    };
    format!("{found}{}", needed.unwrap_or_default())
}

/// How the odds were made, with their seed.
fn method() -> String {
    format!(
        "How often the interval of the exact signed-rank test excludes no change, in 10,000 simulated pilots whose log ratios are normal (seed {SEED}). A verdict “met” also asks that no single drill decides it."
    )
}

/// The same in a line for the report's rules, with the spread of a plan.
pub(crate) fn method_line(plan: &CriterionPlan) -> String {
    let Some(spread) = &plan.spread else { return String::new() };
    let of = if spread.pairs > 0 { format!("the {} pairs’", spread.pairs) } else { "a planned".to_owned() };
    format!(
        "10,000 simulated pilots, exact signed-rank test, {of} spread of {:.2}, seed {SEED}.",
        spread.used
    )
}

fn not_simulated(a: &Assessment, plan: &CriterionPlan, is_time: bool) -> String {
    let n = plan.planned.unwrap_or(0);
    let least = crate::stats::floor::smallest_p_paired(n as usize);
    let why = if !is_time {
        "No odds are given: nothing was measured beforehand that says how widely such counts scatter"
    } else if a.rule == Some(Rule::NotWorse) {
        "No odds are given for a margin: they depend on how equal the two sides truly are"
    } else {
        "No odds are given: no smallest reduction that matters is registered"
    };
    format!(
        "{why}. If all {n} pairs agree, chance alone would do so {} times in 100 (p = {least:.2}).",
        two(least * 100.0)
    )
}

fn two(figure: f64) -> String {
    if figure >= 1.0 { format!("{figure:.0}") } else { format!("{figure:.1}") }
}

/// Series and proportions: what their planned n is good for.
fn other(a: &Assessment, plan: &mut CriterionPlan) {
    let Some(n) = plan.planned else { return };
    plan.sentence = match (a.rule, plan.counted) {
        (Some(Rule::Assurance), _) => {
            let width = limits::attainment_reach(n);
            plan.notes = width.map(limits::attainment_note).into_iter().collect();
            format!(
                "{} on the pilot give process limits of their own from 12 days on; the deadline must lie outside them.",
                capital(&count(n, "day", "days"))
            )
        }
        _ => {
            format!("Planned for {n} {}. No odds are simulated for this kind of data.", plan.counted.label())
        }
    };
}

/// The pairs needed in words: "26" or "more than 100".
pub(super) fn needed_words(needed: &Needed) -> String {
    needed.n.map_or_else(|| format!("more than{TIED}{MOST}"), |n| n.to_string())
}
