//! The Overview: the answer to the three questions, and what is missing.

use super::super::desk::zone;
use super::super::freeze::freeze;
use super::super::notices;
use super::super::wire::*;
use super::super::{App, Failure, Watch};
use super::charts::{self as chart, SPARK, STRIP};
use super::plan_view::next_view;
use super::view::{chip_view, level_view, recommendation_view};
use crate::charts::{self, Theme};
use crate::domain::Noun;
use crate::domain::assessment::Assessment;
use crate::domain::criterion::Question;
use crate::report::Frozen;

pub(in super::super) fn overview(app: &App, args: AsOfArgs, _: &Watch) -> Result<OverviewView, Failure> {
    let open = app.document(args.doc)?;
    let frozen = freeze(app, &open, args.as_of.as_deref())?;
    let contents = &frozen.contents;
    let strip = charts::of::six_weeks(contents, &frozen.assessments, frozen.as_of);
    let shown =
        |side: &crate::domain::run_summary::SideSummary| side.dags.iter().map(|d| d.runs_total).sum::<u32>();
    Ok(OverviewView {
        questions: questions(&frozen)?,
        strip: strip.map(|strip| chart::view("six-weeks", &strip, STRIP, Theme::Light)).transpose()?,
        others: frozen.assessments.iter().filter(|a| !a.primary).map(other).collect(),
        recommendation: recommendation_view(&frozen.recommendation),
        missing: frozen.assessments.iter().filter(|a| !a.words.missing.is_empty()).map(missing).collect(),
        next_drill: frozen.drills.next.as_ref().map(|next| next_view(contents, next)),
        notices: notices::now(app, &open, &*open.read()?)?,
        observations: contents.count(Noun::Observation) as u32,
        runs: shown(&frozen.runs.sides.baseline) + shown(&frozen.runs.sides.pilot),
        as_of: frozen.as_of.utc().with_timezone(&zone(contents)).format("%a %-d %b %Y, %H:%M").to_string(),
    })
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
    MissingView { what: a.words.missing.clone(), code: a.code.clone() }
}
