//! Working days and hours.

use chrono::{Datelike, NaiveTime, Weekday};

use crate::domain::pilot::Phase;
use crate::domain::{Clock, Contents, Day};

/// Drills a working day, unless asked otherwise.
pub(in crate::plan) const PER_DAY: u32 = 3;
/// The hours a drill may begin at; two hours are kept free for each.
const HOURS: [u32; 4] = [9, 11, 14, 16];
/// A schedule that runs past so many days is no schedule.
const FARTHEST: i64 = 730;

/// Hands out one place after another.
pub(super) struct Slots {
    per_day: usize,
    day: Day,
    used: usize,
    start: Day,
}

impl Slots {
    /// Places from a day on.
    pub fn new(per_day: u32, from: Day) -> Self {
        let per_day = (per_day as usize).clamp(1, HOURS.len());
        Self { per_day, day: from, used: 0, start: from }
    }
    /// How many a day.
    pub fn per_day(&self) -> usize {
        self.per_day
    }
    /// The next place, not before a day.
    pub fn next(&mut self, not_before: Option<Day>) -> Option<(Day, Clock)> {
        if let Some(day) = not_before.filter(|day| *day > self.day) {
            (self.day, self.used) = (day, 0);
        }
        if self.used >= self.per_day {
            (self.day, self.used) = (self.day.plus_days(1), 0);
        }
        while !works(self.day) {
            (self.day, self.used) = (self.day.plus_days(1), 0);
        }
        if self.day.days_since(self.start) > FARTHEST {
            return None;
        }
        let hour = HOURS.get(self.used)?;
        self.used += 1;
        Some((self.day, Clock(NaiveTime::from_hms_opt(*hour, 0, 0)?)))
    }
}

fn works(day: Day) -> bool {
    !matches!(day.0.weekday(), Weekday::Sat | Weekday::Sun)
}

/// How many drills fit between two days, both counted.
pub(in crate::plan) fn capacity(from: Day, until: Day) -> u32 {
    let days = (until.days_since(from) + 1).clamp(0, FARTHEST);
    (0..days).filter(|n| works(from.plus_days(*n))).count() as u32 * PER_DAY
}

/// The first and the last day of a phase, by its number.
pub(in crate::plan) fn window(contents: &Contents, code: &str) -> Option<(Day, Day)> {
    let starts = contents.pilot().starts?;
    let phase = contents.all::<Phase>().into_iter().find(|kept| kept.value.code == code)?.value;
    let first = starts.plus_days((i64::from(phase.first_week?) - 1) * 7);
    Some((first, starts.plus_days(i64::from(phase.last_week?) * 7 - 1)))
}
