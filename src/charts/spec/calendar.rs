//! A data product day by day.

use super::Side;
use chrono::NaiveDate;

/// What became of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayState {
    /// There by its deadline.
    InTime,
    /// So many minutes late.
    Late(i64),
    /// It never came.
    Never,
}

/// One day on which it was due.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Which side delivered.
    pub side: Side,
    /// What became of it.
    pub state: DayState,
    /// The observation.
    pub evidence: String,
}

/// The days of a data product. A day between the first and the last that is not among them has no
/// value, and is drawn so.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CalendarPlot {
    /// The finding, as a sentence.
    pub title: String,
    /// The product and its deadline: "Curated orders, due 07:00".
    pub measure: String,
    /// The days, in order.
    pub days: Vec<CalendarDay>,
    /// The day of the cut-over, which belongs to neither side.
    pub cut_over: Option<NaiveDate>,
    /// The last day planned.
    pub until: Option<NaiveDate>,
}
