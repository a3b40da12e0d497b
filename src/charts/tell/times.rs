//! Rollbacks, curves of waiting times and calendars in words.

use super::{header, side};
use crate::charts::draw::rollback::said;
use crate::charts::spec::{
    CalendarPlot, DataTable, DayState, RollbackTimes, Side, StepAt, StepCurve, StepPlot,
};
use crate::charts::words;
use chrono::{Datelike as _, NaiveDate};

pub fn rollback(plot: &RollbackTimes) -> String {
    if plot.drills.is_empty() {
        return "No rollback drill is recorded yet.".to_owned();
    }
    let told: Vec<String> = plot
        .drills
        .iter()
        .take(20)
        .map(|drill| {
            let (figure, beside) = said(drill);
            format!("{} {}: {figure}, {beside}", side(drill.side), drill.code)
        })
        .collect();
    format!("Minutes from the request to the first good run. {}.", told.join(". "))
}

pub fn rollback_table(plot: &RollbackTimes) -> DataTable {
    let minutes = |value: Option<f64>| value.map_or("not recorded".to_owned(), words::figure);
    let rows = plot.drills.iter().map(|drill| {
        vec![
            drill.code.clone(),
            side(drill.side).to_owned(),
            drill.name.clone(),
            minutes(drill.deployed),
            minutes(drill.good_run),
            minutes(drill.downtime),
            drill.trouble.clone(),
        ]
    });
    DataTable {
        header: header(&[
            "Drill",
            "Side",
            "What",
            "Deployed, min",
            "First good run, min",
            "Downtime, min",
            "Outcome",
        ]),
        rows: rows.collect(),
    }
}

/// "Baseline, 12 cases, 1 stopped: median 78 min (60 to 110)".
pub fn median(curve: &StepCurve, unit: &str) -> String {
    let name = if curve.side == Side::Baseline { "Baseline" } else { "Pilot" };
    let stopped = if curve.stopped > 0 { format!(", {} stopped", curve.stopped) } else { String::new() };
    let cap = curve.steps.last().map_or(0.0, |step| step.time);
    let middle = match curve.median {
        None => format!("median more than {}", words::with_unit(cap, unit)),
        Some((middle, Some(low), Some(high))) => format!(
            "median {} ({} to {})",
            words::with_unit(middle, unit),
            words::figure(low),
            words::figure(high)
        ),
        Some((middle, ..)) => format!("median {}", words::with_unit(middle, unit)),
    };
    format!("{name}, {}{stopped}: {middle}", words::count(curve.n, "case", "cases"))
}

/// One step: "baseline, after 40: 58 % not over, 1 stopped".
pub fn step(curve: &StepCurve, step: &StepAt) -> String {
    let stopped = if step.stopped > 0 { format!(", {} stopped here", step.stopped) } else { String::new() };
    format!(
        "{}, after {}: {:.0}{}% not over yet{stopped}",
        side(curve.side),
        words::figure(step.time),
        100.0 * step.share,
        words::TIED
    )
}

pub fn steps(plot: &StepPlot) -> String {
    if plot.curves.iter().all(|curve| curve.steps.is_empty()) {
        return "No times yet.".to_owned();
    }
    let told: Vec<String> = plot.curves.iter().map(|curve| median(curve, &plot.unit)).collect();
    format!("Share not over yet by time (Kaplan–Meier): {}. {}.", plot.measure, told.join(". "))
}

pub fn steps_table(plot: &StepPlot) -> DataTable {
    let rows = plot.curves.iter().flat_map(|curve| {
        curve.steps.iter().map(|step| {
            vec![
                side(curve.side).to_owned(),
                words::figure(step.time),
                step.at_risk.to_string(),
                step.stopped.to_string(),
                format!("{:.1}{}%", 100.0 * step.share, words::TIED),
            ]
        })
    });
    DataTable {
        header: header(&["Side", "Time", "Still watched before", "Stopped", "Not over after"]),
        rows: rows.collect(),
    }
}

/// What became of a day, in words.
pub fn day_state(state: DayState) -> String {
    match state {
        DayState::InTime => "in time".to_owned(),
        DayState::Late(minutes) => format!("{minutes}{}min late", words::TIED),
        DayState::Never => "never came".to_owned(),
    }
}

/// The month of a day: "Sep".
pub fn month(day: NaiveDate) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.get(day.month0() as usize).copied().unwrap_or_default()
}

/// What a cell of a calendar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// A day of a side; the minutes of a late one do not matter here.
    Day(Side, DayState),
    /// A day without a value.
    Missing,
    /// The day of the cut-over.
    CutOver,
    /// A day to come.
    ToCome,
}

/// The days between the first and the last that have no value; the cut-over's is none of them.
fn missing(plot: &CalendarPlot) -> Vec<NaiveDate> {
    let (Some(first), Some(last)) = (plot.days.first(), plot.days.last()) else { return Vec::new() };
    let known: std::collections::BTreeSet<NaiveDate> =
        plot.days.iter().map(|d| d.day).chain(plot.cut_over).collect();
    first.day.iter_days().take_while(|day| *day < last.day).filter(|day| !known.contains(day)).collect()
}

/// What is in a calendar, each with how many days: only what there is.
pub fn calendar_key(plot: &CalendarPlot) -> Vec<(String, Cell)> {
    let mut key = Vec::new();
    for of in [Side::Baseline, Side::Pilot] {
        let name = if of == Side::Baseline { "before" } else { "pilot" };
        let count =
            |is: fn(DayState) -> bool| plot.days.iter().filter(|d| d.side == of && is(d.state)).count();
        let (good, late, never) = (
            count(|s| s == DayState::InTime),
            count(|s| matches!(s, DayState::Late(_))),
            count(|s| s == DayState::Never),
        );
        if good > 0 {
            key.push((format!("in time, {name}: {good}"), Cell::Day(of, DayState::InTime)));
        }
        if late > 0 {
            key.push((format!("late by n minutes, {name}: {late}"), Cell::Day(of, DayState::Late(0))));
        }
        if never > 0 {
            key.push((format!("never came, {name}: {never}"), Cell::Day(of, DayState::Never)));
        }
    }
    let none = missing(plot).len();
    if none > 0 {
        key.push((format!("no value: {none}"), Cell::Missing));
    }
    if let Some(day) = plot.cut_over {
        key.push((format!("cut-over {}, neither", words::day(day)), Cell::CutOver));
    }
    let last = plot.days.last().map(|d| d.day);
    if let (Some(last), Some(until)) = (last, plot.until)
        && until > last
    {
        key.push((format!("to come: {}", (until - last).num_days()), Cell::ToCome));
    }
    key
}

pub fn calendar(plot: &CalendarPlot) -> String {
    if plot.days.is_empty() {
        return format!("{}. No day is recorded yet.", plot.measure).trim_start_matches(". ").to_owned();
    }
    let told: Vec<String> = calendar_key(plot).into_iter().map(|(text, _)| text).collect();
    format!("{}, day by day. Days {}.", plot.measure, told.join("; "))
}

pub fn calendar_table(plot: &CalendarPlot) -> DataTable {
    let mut rows: Vec<(NaiveDate, Vec<String>)> = plot
        .days
        .iter()
        .map(|d| {
            let cells =
                vec![d.day.to_string(), side(d.side).to_owned(), day_state(d.state), d.evidence.clone()];
            (d.day, cells)
        })
        .collect();
    rows.extend(
        missing(plot)
            .into_iter()
            .map(|day| (day, vec![day.to_string(), String::new(), "no value".to_owned(), String::new()])),
    );
    rows.sort_by_key(|(day, _)| *day);
    DataTable {
        header: header(&["Day", "Side", "Delivered", "Evidence"]),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    }
}
