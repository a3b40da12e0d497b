//! Words about drills and odds.

pub(super) use crate::domain::capital;
use crate::domain::observation::{Environment, Kind};
use crate::domain::plan::{CriterionPlan, DrillState, ScheduledDrill};
use crate::domain::scenario::Scenario;
use crate::domain::{Contents, Day, Side};

/// A space that keeps a figure and its sign on one line.
pub(super) const TIED: &str = "\u{a0}";

/// "Scheduler not beating, baseline"; a drill without a scenario is called by its kind.
pub(crate) fn title_of(contents: &Contents, drill: &ScheduledDrill) -> String {
    let scenario = drill.scenario.and_then(|id| contents.one::<Scenario>(id.0)).map(|s| s.name);
    let name = match (drill.kind, scenario.filter(|name| !name.is_empty())) {
        (Kind::DiagnosisTrial, Some(name)) => name,
        (Kind::IsolationDrill, Some(name)) => format!("{name}, blast radius"),
        (Kind::RollbackDrill, Some(name)) => format!("{name}, rollback"),
        (Kind::Deploy, _) => "Seeded fault in a deploy preview".to_owned(),
        (kind, _) => capital(kind.label()),
    };
    format!("{name}, {}", drill.side.label())
}

/// "Mon 19 Oct, 09:00, in a non-production copy"; what is not planned is left out.
pub(crate) fn place_of(drill: &ScheduledDrill) -> String {
    let when = drill.on.map(|day| {
        let day = day.0.format("%a %-d %b");
        drill.at.map_or_else(|| day.to_string(), |at| format!("{day}, {at}"))
    });
    let place = match (drill.replay, drill.into) {
        (true, _) => "as a replay, outside production",
        (false, Environment::Pilot) => "on the pilot",
        (false, _) => "in a non-production copy",
    };
    match when {
        Some(when) => format!("{when}, {place}"),
        None => capital(place),
    }
}

/// How far a drill is: "done 14 Oct, A-031".
pub(crate) fn state_words(drill: &ScheduledDrill) -> String {
    let on = drill.done_on.map(|day| format!(" {}", day.0.format("%-d %b"))).unwrap_or_default();
    let by = drill.evidence.as_ref().map(|code| format!(", {code}")).unwrap_or_default();
    match drill.state {
        DrillState::Open => "planned".to_owned(),
        DrillState::Running => format!("running{by}"),
        DrillState::Done if drill.evidence.is_none() => "ticked off by hand".to_owned(),
        DrillState::Done => format!("done{on}{by}"),
        DrillState::Skipped => format!("skipped: {}", drill.skipped),
    }
}

/// "Week 2, from 12 Oct"; outside the pilot's weeks only the Monday's date.
pub(crate) fn week_title(starts: Option<Day>, on: Option<Day>) -> String {
    let Some(on) = on else { return "Without a day".to_owned() };
    let Some(starts) = starts else {
        return format!(
            "Week of {}",
            on.plus_days(-i64::from(chrono::Datelike::weekday(&on.0).num_days_from_monday())).words()
        );
    };
    let week = on.days_since(starts).div_euclid(7);
    let from = starts.plus_days(week * 7).words();
    if week < 0 { format!("Week of {from}") } else { format!("Week {}, from {from}", week + 1) }
}

/// How a schedule stands: "22 of 24 drills are run, 2 are planned."
pub(crate) fn standing(drills: &[ScheduledDrill]) -> String {
    let count = |state: DrillState| drills.iter().filter(|drill| drill.state == state).count();
    let (done, open) = (count(DrillState::Done), count(DrillState::Open));
    if drills.is_empty() {
        return "No drill is planned yet.".to_owned();
    }
    let more = [(count(DrillState::Running), "running"), (count(DrillState::Skipped), "skipped")];
    let rest: Vec<String> =
        more.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!(", {n} {word}")).collect();
    format!("{done} of {} planned drills are run, {open} to go{}.", drills.len(), rest.concat())
}

/// The large figures of a criterion's plan, each with what it stands for.
pub(crate) fn figures(plan: &CriterionPlan) -> Vec<(String, String)> {
    let odds = plan.odds.iter().map(|odds| {
        let figure = of_hundred(odds.chance);
        let figure = figure.trim_end_matches(" of 100").to_owned();
        (figure, format!("of 100, {}", odds.words))
    });
    let needed = plan.needed.iter().map(|needed| {
        let what = if (needed.reduction - 0.5).abs() < 1e-9 {
            "a halving".to_owned()
        } else {
            reduced(needed.reduction)
        };
        let words = format!("pairs would be needed to find {what} in {:.0} of 100", needed.chance * 100.0);
        (super::criteria::needed_words(needed), words)
    });
    let smallest = plan.smallest.map(|share| {
        (percent(share), "is the smallest true reduction that the plan finds in 80 of 100".to_owned())
    });
    let bound = plan
        .bound
        .map(|bound| (percent(bound), "is the failure rate that stays possible when it is met".to_owned()));
    odds.chain(needed).chain(smallest).chain(bound).collect()
}

/// What starts the clock and what stops it, where the scenario says so.
pub(super) fn clock_of(contents: &Contents, drill: &ScheduledDrill) -> String {
    let scenario = drill.scenario.and_then(|id| contents.one::<Scenario>(id.0)).unwrap_or_default();
    let starts = lower(scenario.clock_starts.0.trim().trim_end_matches('.'));
    let confirmed = lower(scenario.confirmed.0.trim().trim_end_matches('.'));
    match (drill.kind, starts.as_str(), confirmed.as_str()) {
        (Kind::RollbackDrill, _, _) => {
            "Three times: requested, deployed, and the first good run on the restored version.".to_owned()
        }
        (Kind::Deploy, _, _) => {
            "Put one fault in on purpose, and see whether the preview shows it.".to_owned()
        }
        (_, "", "") => String::new(),
        (_, starts, "") => format!("The clock starts {starts}."),
        (_, "", confirmed) => format!("Confirmed when {confirmed}."),
        (Kind::IsolationDrill, starts, _) => format!("The failure counts as made {starts}."),
        (_, starts, confirmed) => format!("The clock starts {starts}. Confirmed when {confirmed}."),
    }
}

/// The side in a sentence.
pub(super) const fn side_first(side: Side) -> &'static str {
    match side {
        Side::Baseline => "the baseline",
        Side::Pilot => "the pilot",
    }
}

/// "30 %".
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}{TIED}%", share * 100.0)
}

/// A chance in words that a person can picture: "93 of 100". Never all and never none, because it
/// was simulated.
pub(super) fn of_hundred(chance: f64) -> String {
    match chance {
        c if c >= 0.995 => "over 99 of 100".to_owned(),
        c if c < 0.005 => "under 1 of 100".to_owned(),
        c => format!("{:.0} of 100", c * 100.0),
    }
}

/// A reduction as a person says it: "halved", "30 % shorter".
pub(super) fn reduced(reduction: f64) -> String {
    if (reduction - 0.5).abs() < 1e-9 {
        "halved".to_owned()
    } else {
        format!("{} shorter", percent(reduction))
    }
}

/// "if the pilot truly halves it", "if the pilot truly makes it 30 % shorter".
pub(super) fn if_true(reduction: f64) -> String {
    if (reduction - 0.5).abs() < 1e-9 {
        "if the pilot truly halves it".to_owned()
    } else {
        format!("if the pilot truly makes it {}", reduced(reduction))
    }
}

/// "1 pair", "3 pairs".
pub(super) fn count(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// A sentence taken into another one: its first letter small, unless its first word is an
/// abbreviation.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
