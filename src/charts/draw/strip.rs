//! The weeks of the pilot on one strip: weeks, phases, today, and when each criterion is judged.

use super::fitted;
use crate::charts::pen::{Pen, Type};
use crate::charts::scale::spread;
use crate::charts::spec::{Milestone, SixWeekStrip, Size};
use crate::charts::theme::Ink;
use crate::charts::{tell, words};
use chrono::{Duration, NaiveDate};
use plotters_backend::DrawingBackend;

const BAR: (f64, f64) = (32.0, 28.0);

/// Draws the strip.
pub fn draw<D: DrawingBackend>(pen: &mut Pen<'_, D>, strip: &SixWeekStrip, size: Size) {
    let days = f64::from(strip.weeks.max(1)) * 7.0;
    let x = |day: NaiveDate| ((day - strip.start).num_days() as f64).clamp(0.0, days) / days * size.width;
    let flag = strip
        .today
        .filter(|day| *day >= strip.start)
        .map(|today| flag(x(today).clamp(1.0, size.width - 1.0), size));
    weeks(pen, strip, &x, flag.map(|flag| (flag.left, flag.left + flag.width)));
    let said = phases(pen, strip, &x);
    milestones(pen, strip, size, &x);
    if let Some(Flag { at, left, width }) = flag {
        for (from, until) in line_of_today(at, &said) {
            pen.line((at, from), (at, until), Ink::Navy, 2.0);
        }
        pen.area((left, 2.0), (width, 18.0), Ink::Navy);
        pen.text((left + 6.0, 15.5), "Today", Type::plain(12.0, Ink::OnNavy).bold());
    }
}

/// The line of today, from its flag to below the bar: it opens where it would strike through words.
fn line_of_today(at: f64, said: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let (from, until) = (4.0, BAR.0 + BAR.1 + 6.0);
    // The line has a width, and words that a screen draws a little wider are still not touched.
    match said.iter().any(|(left, right)| at > left - 4.0 && at < right + 4.0) {
        true => vec![(from, BAR.0 + 5.0), (BAR.0 + BAR.1 - 5.0, until)],
        false => vec![(from, until)],
    }
}

/// Where "today" stands.
#[derive(Clone, Copy)]
struct Flag {
    at: f64,
    left: f64,
    width: f64,
}

fn flag(at: f64, size: Size) -> Flag {
    let width = Type::plain(12.0, Ink::OnNavy).bold().width("Today") + 12.0;
    Flag { at, left: (at - 1.0).min(size.width - width), width }
}

fn weeks<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    strip: &SixWeekStrip,
    x: &dyn Fn(NaiveDate) -> f64,
    flag: Option<(f64, f64)>,
) {
    let hidden = |from: f64, to: f64| flag.is_some_and(|(left, right)| from < right + 4.0 && to > left - 4.0);
    for week in 0..strip.weeks {
        let monday = strip.start + Duration::weeks(i64::from(week));
        let at = x(monday);
        let room = x(monday + Duration::weeks(1)) - at - 8.0;
        pen.line((at + 0.5, 2.0), (at + 0.5, BAR.0 + BAR.1), Ink::Line, 1.0);
        let number = format!("W{}", week + 1);
        let bold = Type::plain(13.0, Ink::Ink2).bold();
        if !hidden(at + 8.0, at + 8.0 + bold.width(&number)) {
            pen.text((at + 8.0, 16.0), &number, bold);
        }
        let date = Type::plain(13.0, Ink::Ink3);
        let used = bold.width(&number) + 12.0;
        let text = words::day(monday);
        let from = at + used;
        if date.width(&text) <= room - used && !hidden(from, from + date.width(&text)) {
            pen.text((at + used, 16.0), &text, date);
        }
    }
}

/// Draws the phases; gives from where to where words stand in their bars.
fn phases<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    strip: &SixWeekStrip,
    x: &dyn Fn(NaiveDate) -> f64,
) -> Vec<(f64, f64)> {
    let mut said = Vec::new();
    for phase in &strip.phases {
        let (from, to) = (x(phase.from), x(phase.to + Duration::days(1)) - 2.0);
        pen.area((from, BAR.0), ((to - from).max(1.0), BAR.1), Ink::BeforeTint);
        if let Some(today) = strip.today {
            let done = x(today).min(to);
            if done > from {
                pen.area((from, BAR.0), (done - from, BAR.1), Ink::NavyTint);
            }
        }
        let name = Type::plain(13.0, Ink::Navy).bold();
        let detail = Type::plain(13.0, Ink::Ink2);
        let room = to - from - 18.0;
        let shown = fitted(&phase.name, name, room);
        let base = BAR.0 + BAR.1 / 2.0 + 4.5;
        pen.text((from + 9.0, base), &shown, name);
        said.push((from + 9.0, from + 9.0 + name.width(&shown)));
        // What a phase has reached is said whole or, where there is no room, by the criteria beneath.
        // It stands at the bar's end: letters that a screen draws a little wider then touch nothing.
        if detail.width(&phase.detail) <= room - name.width(&shown) - 12.0 {
            pen.text((to - 9.0, base), &phase.detail, detail.right());
            said.push((to - 9.0 - detail.width(&phase.detail), to - 9.0));
        }
    }
    said
}

fn milestones<D: DrawingBackend>(
    pen: &mut Pen<'_, D>,
    strip: &SixWeekStrip,
    size: Size,
    x: &dyn Fn(NaiveDate) -> f64,
) {
    if strip.milestones.is_empty() {
        return;
    }
    let set = Type::plain(12.0, Ink::Ink2).middle();
    let widest = |marks: &[Milestone]| marks.iter().map(|m| set.width(&m.label)).fold(16.0, f64::max);
    let gathered;
    let marks = match strip.milestones.len() as f64 * (widest(&strip.milestones) + 10.0) > size.width {
        true => {
            gathered = gathered_by_day(&strip.milestones);
            &gathered
        }
        false => &strip.milestones,
    };
    let widest = widest(marks);
    let wanted: Vec<f64> = marks.iter().map(|m| x(m.day)).collect();
    let edge = widest / 2.0 + 3.0;
    let places = spread(&wanted, widest + 10.0, (edge, size.width - edge));
    for ((mark, wish), at) in marks.iter().zip(&wanted).zip(places) {
        pen.line((*wish, BAR.0 + BAR.1), (at, BAR.0 + BAR.1 + 9.0), Ink::LineStrong, 1.0);
        milestone(pen, mark, (at, BAR.0 + BAR.1 + 15.0));
        pen.text((at, BAR.0 + BAR.1 + 35.0), &mark.label, set);
    }
}

/// Where there is no room for every name: one mark for all that stand alike on a day, with how many.
fn gathered_by_day(all: &[Milestone]) -> Vec<Milestone> {
    let mut gathered: Vec<(Milestone, usize)> = Vec::new();
    for mark in all {
        match gathered.iter_mut().find(|(m, _)| m.day == mark.day && m.standing == mark.standing) {
            Some((known, n)) => {
                known.evidence.extend(mark.evidence.iter().cloned());
                *n += 1;
            }
            None => gathered.push((mark.clone(), 1)),
        }
    }
    gathered.sort_by_key(|(mark, _)| mark.day);
    let named = gathered.into_iter().map(|(mark, n)| match n {
        1 => mark,
        n => Milestone { label: format!("{n}\u{a0}×"), ..mark },
    });
    named.collect()
}

fn milestone<D: DrawingBackend>(pen: &mut Pen<'_, D>, mark: &Milestone, (x, y): (f64, f64)) {
    super::standing::mark(pen, mark.standing, (x, y));
    let label = format!("{}, {}: {}", mark.label, words::day(mark.day), tell::standing(mark.standing));
    pen.hit((x, y), 10.0, &mark.evidence, label);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;
    use crate::charts::spec::Standing;

    #[test]
    fn criteria_without_room_for_their_names_gather_by_day_and_standing() {
        let day = |n| NaiveDate::MIN + Duration::days(n);
        let mark = |n: usize| Milestone {
            label: format!("K{n}"),
            day: day(n as i64 % 2),
            standing: if n < 40 { Standing::NotEnough } else { Standing::Met },
            evidence: vec![format!("K{n}")],
        };
        let all: Vec<Milestone> = (0..41).map(mark).collect();
        let gathered = gathered_by_day(&all);
        let labels: Vec<&str> = gathered.iter().map(|m| m.label.as_str()).collect();
        assert_eq!(labels, ["20\u{a0}×", "K40", "20\u{a0}×"]);
        assert_eq!(gathered[0].evidence.len(), 20);
    }
}
