//! The days of a data product.

use super::{attained, half};
use crate::charts::Chart;
use crate::charts::spec::{CalendarDay, CalendarPlot, DayState};
use crate::domain::Day;
use crate::domain::assessment::{DayPoint, SeriesView};

/// A data product day by day, to the last planned day where there is one.
pub fn calendar(series: &SeriesView, until: Option<Day>) -> Chart {
    let days = series
        .days
        .iter()
        .filter(|day| Some(day.day) != series.cut_over)
        .map(|day| CalendarDay {
            day: day.day.0,
            side: half(day.side),
            state: state(day),
            evidence: day.evidence.clone(),
        })
        .collect();
    let deadline = series.deadline.as_deref().map(|at| format!(", due {at}")).unwrap_or_default();
    Chart::Calendar(CalendarPlot {
        title: attained(series),
        measure: format!("{}{deadline}", series.product),
        days,
        cut_over: series.cut_over.map(|day| day.0),
        until: until.map(|day| day.0),
    })
}

fn state(day: &DayPoint) -> DayState {
    match day.value {
        None => DayState::Never,
        _ if day.on_time => DayState::InTime,
        // A part of a minute late is late.
        Some(minutes) => DayState::Late(minutes.ceil().max(1.0) as i64),
    }
}
