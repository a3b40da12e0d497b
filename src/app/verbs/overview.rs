//! The Overview: the answer to the three questions, and what is missing.

use super::super::desk::{OpenDocument, zone};
use super::super::freeze::freeze;
use super::super::notices;
use super::super::since::{judged_then, moved};
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::charts::{self as chart, SPARK, WEEKS, WEEKS_NAME};
use super::plan_view::next_view;
use super::view::{chip_view, edited_view, level_view, recommendation_view, sealing_words};
use crate::charts::spec::SixWeekStrip;
use crate::charts::{self, Chart, Theme};
use crate::domain::assessment::Assessment;
use crate::domain::criterion::Question;
use crate::domain::pilot::Pilot;
use crate::domain::{Body, Contents, Day, Noun, RecordId, capital};
use crate::report::Frozen;

pub(in super::super) fn overview(app: &App, args: AsOfArgs, _: &Watch) -> Result<OverviewView, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, args.as_of.as_deref())?;
    let contents = &frozen.contents;
    let zone = zone(contents);
    // A document as of a day stands on that day; else today is today, however old the last change is.
    let now = if args.as_of.is_some() { frozen.as_of } else { app.surroundings.now() };
    let strip = charts::of::six_weeks(contents, &frozen.assessments, now).map(without_milestones);
    let pilot = contents.pilot();
    // Let go of the document before it is read again below: a guard in the answer's own expression
    // would be held until the answer is whole.
    let notices = notices::now(app, &open, &*open.read()?)?;
    let shown =
        |side: &crate::domain::run_summary::SideSummary| side.dags.iter().map(|d| d.runs_total).sum::<u32>();
    Ok(OverviewView {
        questions: questions(&frozen)?,
        strip: strip.map(|strip| chart::view(WEEKS_NAME, &strip, WEEKS, Theme::Light)).transpose()?,
        others: frozen.assessments.iter().filter(|a| !a.primary).map(other).collect(),
        recommendation: recommendation_view(&frozen.recommendation),
        missing: frozen.assessments.iter().filter(|a| !a.words.missing.is_empty()).map(missing).collect(),
        next_drill: frozen.drills.next.as_ref().map(|next| next_view(contents, next)),
        notices,
        observations: contents.count(Noun::Observation) as u32,
        runs: shown(&frozen.runs.sides.baseline) + shown(&frozen.runs.sides.pilot),
        as_of: frozen.as_of.to_string(),
        today: outside(&pilot, now.day(zone)),
        ends: last_day(&pilot).filter(|day| *day >= now.day(zone)).map(|day| day.to_string()),
        since: if args.as_of.is_some() { None } else { since(app, &open, &frozen, now.day(zone))? },
    })
}

/// The weeks and phases alone: beside the answers themselves, marks for them would say it twice.
fn without_milestones(chart: Chart) -> Chart {
    match chart {
        Chart::Strip(strip) => Chart::Strip(SixWeekStrip { milestones: Vec::new(), ..strip }),
        other => other,
    }
}

/// The last day of a pilot that has a first one.
fn last_day(pilot: &Pilot) -> Option<Day> {
    Some(charts::of::last_day(pilot.starts?, pilot.weeks.unwrap_or(6)))
}

/// Where today lies when it is outside the pilot.
fn outside(pilot: &Pilot, today: Day) -> String {
    let (Some(starts), Some(ends)) = (pilot.starts, last_day(pilot)) else {
        return "The pilot has no first day yet.".to_owned();
    };
    let days = |n: i64| if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
    if today < starts {
        format!("The pilot starts on {}, in {}.", starts.words(), days(starts.days_since(today)))
    } else if today > ends {
        format!("The pilot’s last day was {}, {} ago.", ends.words(), days(today.days_since(ends)))
    } else {
        String::new()
    }
}

/// What changed since the last look of an earlier day.
fn since(app: &App, open: &OpenDocument, frozen: &Frozen, today: Day) -> Result<Option<SinceView>, Failure> {
    let store = open.read()?;
    let until = store.last_change()?.unwrap_or_default();
    let document = store.meta("document")?.unwrap_or_default();
    let Some(look) = app.settings.look(&document, today, until) else { return Ok(None) };
    let mut changes = Vec::new();
    if look.until < until {
        let then = judged_then(open, &store, look.until)?;
        let criteria = moved(&then, frozen);
        changes.extend(criteria.into_iter().map(|(code, what)| SinceChangeView { code, what }));
        let counted =
            [(Noun::Observation, "observation", "observations"), (Noun::Batch, "import", "imports")];
        let others = counted.into_iter().flat_map(|noun| counts(&then.contents, &frozen.contents, noun));
        changes.extend(others.map(|what| SinceChangeView { code: String::new(), what }));
    }
    Ok(Some(SinceView { day: look.day.to_string(), changes }))
}

/// "12 new observations", "1 changed observation", "1 removed observation".
fn counts(then: &Contents, now: &Contents, (noun, one, many): (Noun, &str, &str)) -> Vec<String> {
    let new = now.bodies(noun).filter(|(id, _)| then.body(noun, *id).is_none()).count();
    let gone = then.bodies(noun).filter(|(id, _)| now.body(noun, *id).is_none()).count();
    let other = |(id, body): &(RecordId, &Body)| then.body(noun, *id).is_some_and(|was| was != *body);
    let changed = now.bodies(noun).filter(other).count();
    [(new, "new"), (changed, "changed"), (gone, "removed")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, how)| format!("{n} {how} {}", if n == 1 { one } else { many }))
        .collect()
}

fn questions(frozen: &Frozen) -> Result<Vec<QuestionView>, Failure> {
    Question::ALL
        .iter()
        .map(|question| {
            let primary = frozen.assessments.iter().filter(|a| a.primary && a.question == Some(*question));
            Ok(QuestionView {
                question: question.name().to_owned(),
                title: question.label().to_owned(),
                answers: primary.map(answer).collect::<Result<_, Failure>>()?,
            })
        })
        .collect()
}

fn answer(a: &Assessment) -> Result<AnswerView, Failure> {
    let spark =
        charts::of::small(a).map(|spark| chart::view(&a.code, &spark, SPARK, Theme::Light)).transpose()?;
    Ok(AnswerView {
        code: a.code.clone(),
        title: a.title.clone(),
        sentence: a.words.sentence.clone(),
        detail: a.words.detail.clone(),
        chip: chip_view(&a.chip),
        level: level_view(&a.level),
        edited: a.edited.as_ref().map(edited_view),
        sealing: sealing_words(a),
        missing: a.words.missing.clone(),
        spark,
    })
}

fn other(a: &Assessment) -> OtherView {
    OtherView {
        code: a.code.clone(),
        title: a.title.clone(),
        chip: chip_view(&a.chip),
        detail: a.words.scoreboard.clone(),
    }
}

fn missing(a: &Assessment) -> MissingView {
    // An item of a list is called as somebody named it; all else begins with the program's own words.
    let missing = &a.words.missing;
    let what = if a.rows.items.is_empty() { capital(missing) } else { missing.clone() };
    MissingView { what, code: a.code.clone() }
}
