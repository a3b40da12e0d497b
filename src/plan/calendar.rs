//! The schedule as a calendar (RFC 5545): moments in UTC, an identity per drill that stays the
//! same, so that a calendar that takes it in again moves the drill instead of doubling it.

use super::facts::{moment, zone};
use super::words::{clock_of, place_of, title_of};
use crate::domain::plan::{DrillState, ScheduledDrill};
use crate::domain::scenario::Scenario;
use crate::domain::{Contents, Instant, Noun};

/// Minutes kept free for a drill.
const KEPT_FREE: i64 = 120;
/// Octets a line may have, without its end.
const LINE: usize = 75;

/// A calendar of the drills that have a day. `stamp` is when the schedule was last changed.
pub(crate) fn calendar(contents: &Contents, drills: &[ScheduledDrill], stamp: Instant) -> String {
    let mut out = Lines::default();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Postflight//Drill schedule//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        out.put(line);
    }
    let name = contents.pilot().name;
    out.put(&format!("X-WR-CALNAME:{}", escaped(&format!("Drills: {name}"))));
    for drill in drills {
        event(&mut out, contents, drill, stamp);
    }
    out.put("END:VCALENDAR");
    out.0
}

fn event(out: &mut Lines, contents: &Contents, drill: &ScheduledDrill, stamp: Instant) {
    let (Some(id), Some(day)) = (drill.id, drill.on) else { return };
    out.put("BEGIN:VEVENT");
    out.put(&format!("UID:{id}@postflight"));
    out.put(&format!("DTSTAMP:{}", utc(stamp)));
    match drill.at {
        Some(at) => {
            let begins = moment(day, Some(at), zone(contents));
            out.put(&format!("DTSTART:{}", utc(begins)));
            out.put(&format!("DTEND:{}", utc(begins.plus_minutes(KEPT_FREE))));
        }
        None => {
            out.put(&format!("DTSTART;VALUE=DATE:{}", day.0.format("%Y%m%d")));
            out.put(&format!("DTEND;VALUE=DATE:{}", day.plus_days(1).0.format("%Y%m%d")));
        }
    }
    out.put(&format!("SUMMARY:{}", escaped(&format!("Drill: {}", title_of(contents, drill)))));
    out.put(&format!("DESCRIPTION:{}", escaped(&description(contents, drill))));
    out.put(if drill.state == DrillState::Skipped { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    out.put("CATEGORIES:Drill");
    out.put("END:VEVENT");
}

fn description(contents: &Contents, drill: &ScheduledDrill) -> String {
    let person = |id: Option<crate::domain::PersonId>| id.map(|id| contents.label(Noun::Person, id.0));
    let scenario = drill.scenario.and_then(|id| contents.one::<Scenario>(id.0)).unwrap_or_default();
    let lines = [
        Some(format!("{}. Production is never touched.", place_of(drill))),
        drill.workload.map(|id| format!("Workload: {}", contents.label(Noun::Workload, id.0))),
        person(drill.injected_by).map(|name| format!("Injected by: {name}")),
        person(drill.person).map(|name| format!("Diagnosed by: {name}")),
        Some(clock_of(contents, drill)).filter(|text| !text.is_empty()),
        Some(scenario.safely.0).filter(|text| !text.is_empty()).map(|text| format!("Safely: {text}")),
        Some(drill.skipped.clone()).filter(|why| !why.is_empty()).map(|why| format!("Skipped: {why}")),
        drill.evidence.clone().map(|code| format!("Run: {code}")),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn utc(at: Instant) -> String {
    at.utc().format("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a calendar writes it.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, letter| {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            // A calendar knows no other control characters but a tab.
            letter if letter.is_control() && letter != '\t' => {}
            letter => out.push(letter),
        }
        out
    })
}

/// Lines that end as the standard says, folded between letters.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, line: &str) {
        let mut room = LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
