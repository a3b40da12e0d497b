//! A live drill as a face shows it.

use chrono_tz::Tz;
use serde_json::Value;

use super::super::super::desk::zone;
use super::super::super::wire::*;
use super::super::grid;
use super::{NOUN, began, drilled, is_running};
use crate::assess::{PairTime, pair_of};
use crate::domain::observation::{Detail, Key, Kind, Observation, live};
use crate::domain::{Body, Contents, Field, FieldType, Instant, Noun, RecordId, Side, capital, show_value};

/// "14:05:12", in the pilot's zone.
pub(super) fn clock(at: Instant, zone: Tz) -> String {
    at.utc().with_timezone(&zone).format("%H:%M:%S").to_string()
}

/// A span as a stopwatch shows it: "11:28", "1:04:09".
fn stopwatch(from: Instant, until: Instant) -> String {
    let seconds = until.seconds_since(from).max(0.0) as i64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// A drill.
pub(super) fn drill(contents: &Contents, id: RecordId, body: &Body, now: Instant) -> DrillView {
    let zone = zone(contents);
    let kind = drilled(body).unwrap_or(Kind::DiagnosisTrial);
    let observation = Observation::from_body(body);
    let side = observation.common.side.unwrap_or(Side::Pilot);
    let running = is_running(body);
    let last = kind.marks(body).max_by_key(|(_, at)| *at);
    let pair = pair_of(contents, id, now);
    let other = pair.other.and_then(|id| Some(track(contents.body(NOUN, id)?, zone)));
    DrillView {
        now: now.to_string(),
        id: id.to_string(),
        code: text(body, "code"),
        kind_label: kind.label().to_owned(),
        title: title(contents, kind, body),
        side: side.name().to_owned(),
        side_label: side.label().to_owned(),
        about: about(contents, &observation),
        running,
        stoppable: running && live::stoppable(&observation),
        since: began(kind, body).map(|at| at.to_string()),
        until: if running { None } else { ended(kind, body).map(|at| at.to_string()) },
        since_words: began_words(kind, body),
        marks: kind.clock().iter().map(|key| mark(kind, key, body, running, zone)).collect(),
        cap: cap(&observation),
        conditions: conditions(contents, kind, body, zone),
        notes: notes(&text(body, "note")),
        last_mark: last.map_or_else(String::new, |(_, at)| clock(at, zone)),
        track: track(body, zone),
        pair_words: pair_words(other.is_some(), running, side),
        other,
        pair: if running { Vec::new() } else { pair.times.into_iter().map(pair_time).collect() },
        row: grid::row(contents, NOUN, id, body),
    }
}

fn text(body: &Body, field: &str) -> String {
    body.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn shown(contents: &Contents, kind: FieldType, value: &Value, zone: Tz) -> String {
    let label =
        |noun: Noun, id: &str| id.parse().map_or_else(|_| id.to_owned(), |id| contents.label(noun, id));
    show_value(kind, value, zone, &label)
}

/// The scenario; without one the kind.
fn title(contents: &Contents, kind: Kind, body: &Body) -> String {
    let scenario = body.get("scenario").and_then(Value::as_str).and_then(|id| id.parse().ok());
    scenario.map_or_else(|| capital(kind.label()), |id| contents.label(Noun::Scenario, id))
}

fn about(contents: &Contents, observation: &Observation) -> String {
    let workload = observation.common.workload.map(|id| contents.label(Noun::Workload, id.0));
    let announced = observation.common.announced.map(|yes| if yes { "announced" } else { "unannounced" });
    workload.into_iter().chain(announced.map(str::to_owned)).collect::<Vec<_>>().join(" · ")
}

/// The latest of its marks, or where it was stopped.
fn ended(kind: Kind, body: &Body) -> Option<Instant> {
    live::moment(body, "stopped_at").or_else(|| kind.marks(body).map(|(_, at)| at).max())
}

fn began_words(kind: Kind, body: &Body) -> String {
    let first = kind.marks(body).min_by_key(|(_, at)| *at).map(|(key, _)| key);
    let first = first.or_else(|| kind.clock().first());
    first.map_or_else(String::new, |key| match key.field {
        "failed_at" => "since it failed".to_owned(),
        _ => format!("since {}", key.word.to_lowercase()),
    })
}

fn mark(kind: Kind, key: &Key, body: &Body, running: bool, zone: Tz) -> MarkView {
    let at = live::moment(body, key.field);
    let since = key.since.and_then(|(field, words)| Some((live::moment(body, field)?, words)));
    MarkView {
        field: key.field.to_owned(),
        letter: key.letter.to_string(),
        word: key.word.to_owned(),
        main: key.main,
        next: running && kind.next_mark(body) == Some(key),
        at: at.map(|at| at.to_string()),
        clock: at.map_or_else(String::new, |at| clock(at, zone)),
        after: match (at, since) {
            (Some(at), Some((from, words))) => format!("{} after {words}", stopwatch(from, at)),
            _ => String::new(),
        },
        since: since.filter(|_| at.is_none()).map(|(from, _)| from.to_string()),
        since_words: key.since.map_or_else(String::new, |(_, words)| format!("since {words}")),
    }
}

fn cap(observation: &Observation) -> Option<CapView> {
    let Detail::DiagnosisTrial(trial) = &observation.detail else { return None };
    let minutes = trial.cap?.get();
    Some(CapView {
        words: format!("Cap {minutes} min"),
        kept_as: format!("more than {minutes} min"),
        minutes,
        since: live::cap_since(trial).map(|at| at.to_string()),
        at: live::cap_at(trial).map(|at| at.to_string()),
        settled: trial.confirmed_at.is_some() || trial.stopped_at.is_some(),
    })
}

/// How a drill is run: what was settled beforehand, and what was seen, without its marks.
fn conditions(contents: &Contents, kind: Kind, body: &Body, zone: Tz) -> Vec<ChoiceView> {
    const SHOWN: [&str; 6] = ["code", "side", "scenario", "running", "note", "cap"];
    let marks = |name: &str| kind.clock().iter().any(|key| key.field == name) || SHOWN.contains(&name);
    let before = kind.settled_before();
    let (mut first, rest): (Vec<&Field>, Vec<&Field>) =
        kind.fields().filter(|f| !marks(f.name)).partition(|f| before.contains(&f.name));
    first.sort_by_key(|f| before.iter().position(|name| *name == f.name));
    first
        .into_iter()
        .chain(rest)
        .filter_map(|f| {
            let value = shown(contents, f.kind, body.get(f.name)?, zone);
            Some(ChoiceView { value, label: f.label.to_owned() })
        })
        .collect()
}

/// The lines of a note, newest first, each with its stamp apart.
fn notes(note: &str) -> Vec<NoteView> {
    let stamp = |word: &str| word.len() == 8 && word.chars().all(|c| c.is_ascii_digit() || c == ':');
    let line = |line: &str| match line.split_once(' ') {
        Some((at, text)) if stamp(at) => NoteView { at: at.to_owned(), text: text.to_owned() },
        _ => NoteView { at: String::new(), text: line.to_owned() },
    };
    note.lines().rev().filter(|l| !l.trim().is_empty()).map(line).collect()
}

/// The points of a drill, counted from its first.
fn track(body: &Body, zone: Tz) -> TrackView {
    let kind = drilled(body).unwrap_or(Kind::DiagnosisTrial);
    let first = began(kind, body);
    let minutes = |at: Instant| first.map_or(0.0, |first| at.minutes_since(first));
    let mut points: Vec<PointView> = kind
        .marks(body)
        .map(|(key, at)| PointView {
            word: key.word.to_lowercase(),
            minutes: minutes(at),
            text: format!("{}", minutes(at).round()),
            main: key.main,
        })
        .collect();
    points.sort_by(|a, b| a.minutes.total_cmp(&b.minutes));
    TrackView {
        code: text(body, "code"),
        side: text(body, "side"),
        day: first.map_or_else(String::new, |at| at.utc().with_timezone(&zone).format("%-d %b").to_string()),
        points,
        stopped: live::moment(body, "stopped_at").map(minutes),
    }
}

fn pair_words(other: bool, running: bool, side: Side) -> String {
    let lacking = match side {
        Side::Baseline => "pilot",
        Side::Pilot => "baseline",
    };
    match (other, running) {
        (false, _) => format!("The {lacking} half of this scenario is still to come."),
        (true, true) => format!("The {lacking} drill of the same scenario."),
        (true, false) => "One pair shows its own two times and nothing more.".to_owned(),
    }
}

fn pair_time(time: PairTime) -> PairTimeView {
    PairTimeView {
        label: capital(time.metric.title),
        unit: time.metric.unit.to_owned(),
        baseline: time.row.baseline.words,
        pilot: time.row.pilot.words,
        change: time.row.change_words,
        worse: time.row.worse,
    }
}
