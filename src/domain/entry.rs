//! From what a person typed to a value, and from a value to what a person reads. One reader for
//! forms, cells, CSV and the command line.

use chrono::{
    Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Weekday,
};
use chrono_tz::Tz;
use serde_json::Value;

use super::field::{Field, FieldType};
use super::id::RecordId;
use super::metric::Metric;
use super::noun::Noun;
use super::time::{Clock, Day, Instant};

/// What the reader needs to know about the world.
pub struct Reading<'a> {
    /// The pilot's zone.
    pub zone: Tz,
    /// The present moment, for words such as "yesterday".
    pub now: Instant,
    /// The time in the field above: `+35m` counts from it, and `9:14` is on its day. Without one they
    /// count from now and are today.
    pub above: Option<Instant>,
    /// Finds a record by what people call it.
    pub find: &'a dyn Fn(Noun, &str) -> Option<RecordId>,
}

/// Reads what was typed into a field. Empty text is an unknown: `None`.
///
/// # Errors
/// A sentence that says what was expected, for showing beside the field.
pub fn read_text(field: &Field, text: &str, with: &Reading<'_>) -> Result<Option<Value>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let value = match field.kind {
        FieldType::Text | FieldType::LongText => Value::from(text),
        FieldType::Instant => Value::from(instant(text, with)?.to_string()),
        FieldType::Day => Value::from(day(text, with)?.to_string()),
        FieldType::Clock => Value::from(
            clock(text)
                .map(Clock)
                .ok_or_else(|| format!("“{text}” is not a time of day. Type it as 07:00."))?
                .to_string(),
        ),
        FieldType::Minutes => Value::from(minutes(text)?),
        FieldType::Count => Value::from(
            text.parse::<u32>().map_err(|_| format!("“{text}” is not a whole number of 0 or more."))?,
        ),
        FieldType::Number => Value::from(number(text)?),
        FieldType::Flag => Value::from(flag(text)?),
        FieldType::Choice(choices) => choices
            .iter()
            .find(|c| c.value.eq_ignore_ascii_case(text) || c.label.eq_ignore_ascii_case(text))
            .map(|c| Value::from(c.value))
            .ok_or_else(|| {
                let known: Vec<_> = choices.iter().map(|c| c.value).collect();
                format!("“{text}” is not one of: {}.", known.join(", "))
            })?,
        FieldType::Metric => Value::from(metric(text, with)?),
        FieldType::Ref(noun) => Value::from(reference(noun, text, with)?.to_string()),
        FieldType::Refs(noun) => {
            let ids: Result<Vec<Value>, String> = text
                .split(';')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| reference(noun, part, with).map(|id| Value::from(id.to_string())))
                .collect();
            Value::from(ids?)
        }
    };
    Ok(Some(value))
}

/// Shows a value as a person reads it; `label` names other records.
pub fn show_value(kind: FieldType, value: &Value, zone: Tz, label: &dyn Fn(Noun, &str) -> String) -> String {
    match (kind, value) {
        (FieldType::Instant, Value::String(text)) => {
            Instant::parse(text).map_or_else(|| text.clone(), |at| shown_moment(at, zone))
        }
        (FieldType::Choice(choices), Value::String(text)) => {
            choices.iter().find(|c| c.value == text).map_or_else(|| text.clone(), |c| c.label.to_owned())
        }
        (FieldType::Metric, Value::String(name)) => {
            Metric::named(name).map_or_else(|| name.clone(), |m| m.title.to_owned())
        }
        (FieldType::Flag, Value::Bool(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
        (FieldType::Ref(noun), Value::String(text)) => label(noun, text),
        (FieldType::Refs(noun), Value::Array(ids)) => {
            ids.iter().filter_map(Value::as_str).map(|id| label(noun, id)).collect::<Vec<_>>().join("; ")
        }
        (_, Value::String(text)) => text.clone(),
        (_, Value::Number(number)) => number.as_f64().map_or_else(|| number.to_string(), |n| n.to_string()),
        (_, other) => other.to_string(),
    }
}

/// A metric of the catalogue by its name or title, or one of the pilot's own by its name.
fn metric(text: &str, with: &Reading<'_>) -> Result<String, String> {
    match Metric::called(text) {
        Some(metric) => Ok(metric.name.to_owned()),
        None if (with.find)(Noun::CustomMetric, text).is_some() => Ok(text.to_owned()),
        None => Err(format!(
            "There is no metric called “{text}”. Choose one of the list, or add a custom metric first."
        )),
    }
}

/// A moment in the pilot's zone, so that it reads back as the same: with its offset where the
/// clocks were put back over it.
pub fn shown_moment(at: Instant, zone: Tz) -> String {
    let local = at.utc().with_timezone(&zone);
    if zone.from_local_datetime(&local.naive_local()).single().is_none() {
        return local.format("%Y-%m-%d %H:%M:%S%:z").to_string();
    }
    // A grid shows, searches and copies thousands of moments at once: their digits are written
    // without a pattern to be read for each.
    let mut text = String::with_capacity(19);
    let put = |text: &mut String, number: u32, before: char| {
        text.push(before);
        text.extend([number / 10, number % 10].into_iter().filter_map(|digit| char::from_digit(digit, 10)));
    };
    match u32::try_from(local.year()).ok().filter(|year| (1000..10_000).contains(year)) {
        Some(year) => text.push_str(&year.to_string()),
        None => text.push_str(&local.format("%Y").to_string()),
    }
    put(&mut text, local.month(), '-');
    put(&mut text, local.day(), '-');
    put(&mut text, local.hour(), ' ');
    put(&mut text, local.minute(), ':');
    if local.second() > 0 {
        put(&mut text, local.second(), ':');
    }
    text
}

fn reference(noun: Noun, text: &str, with: &Reading<'_>) -> Result<RecordId, String> {
    (with.find)(noun, text).ok_or_else(|| {
        format!("There is no {} called “{text}”. Add it first, or choose one that exists.", noun.label())
    })
}

/// `12.5`, and `50 %` as the share that it is: 0.5.
fn number(text: &str) -> Result<f64, String> {
    let (digits, of) = text.strip_suffix('%').map_or((text, 1.0), |share| (share.trim_end(), 100.0));
    digits
        .parse::<f64>()
        .ok()
        .map(|n| n / of)
        .filter(|n| n.is_finite())
        .ok_or_else(|| format!("“{text}” is not a number. Type digits with a point, such as 12.5."))
}

/// Minutes: `35`, `35m`, `1h 20m`, `1:20` (hours and minutes).
fn minutes(text: &str) -> Result<f64, String> {
    let wrong = || format!("“{text}” is not a duration. Type minutes, such as 35, or 1h 20m.");
    let total = if let Some((h, m)) = text.split_once(':') {
        let hours: f64 = h.trim().parse().map_err(|_| wrong())?;
        let minutes: f64 = m.trim().parse().map_err(|_| wrong())?;
        hours * 60.0 + minutes
    } else {
        spans(text).ok_or_else(wrong)?
    };
    if total.is_finite() && total >= 0.0 { Ok(total) } else { Err(wrong()) }
}

/// Adds up `1h 20m`, `35 min`, `2 days`; a bare number is minutes.
fn spans(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (count, tail) = rest.split_at(digits);
        let count: f64 = count.parse().ok()?;
        let tail = tail.trim_start();
        let letters = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(letters);
        total += count
            * match unit.to_ascii_lowercase().as_str() {
                "" | "m" | "min" | "mins" | "minute" | "minutes" => 1.0,
                "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
                "d" | "day" | "days" => 1440.0,
                "s" | "sec" | "secs" | "second" | "seconds" => 1.0 / 60.0,
                _ => return None,
            };
        rest = tail.trim_start();
    }
    Some(total)
}

fn flag(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "t" | "1" => Ok(true),
        "no" | "n" | "false" | "f" | "0" => Ok(false),
        _ => Err(format!("“{text}” is neither yes nor no.")),
    }
}

fn day(text: &str, with: &Reading<'_>) -> Result<Day, String> {
    let today = with.now.day(with.zone);
    date_word(text, today).map(Day).ok_or_else(|| format!("“{text}” is not a day. Type it as {today}."))
}

/// `2026-10-14`, `14/10`, `14/10/2026`, `14 oct`, `today`, `yesterday`, a weekday (the last one).
fn date_word(text: &str, today: Day) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    match lower.as_str() {
        "today" => return Some(today.0),
        "yesterday" | "yest" => return today.0.pred_opt(),
        _ => {}
    }
    if let Ok(weekday) = lower.parse::<Weekday>() {
        let back = (7 + today.0.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
        return today.0.checked_sub_signed(Duration::days(i64::from(back)));
    }
    let year = today.0.year();
    ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(&lower, form).ok())
        .or_else(|| {
            ["%d/%m/%Y", "%d.%m.%Y", "%d %b/%Y", "%d %B/%Y"].iter().find_map(|form| {
                NaiveDate::parse_from_str(
                    &format!("{}/{year}", lower.trim_end_matches('.')).replace("./", "."),
                    form,
                )
                .ok()
            })
        })
}

/// `14:05`, `14:05:30`, `14.05`, `14h05`, `1405`, `9pm`, `9:30 pm`, `9am`, `noon`.
fn clock(text: &str) -> Option<NaiveTime> {
    let lower = text.trim().to_lowercase().replacen(['.', 'h'], ":", 1);
    if lower == "noon" {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
    let (digits, half) = match (lower.strip_suffix("pm"), lower.strip_suffix("am")) {
        (Some(rest), _) => (rest.trim(), Some(12)),
        (_, Some(rest)) => (rest.trim(), Some(0)),
        _ => (lower.as_str(), None),
    };
    let (h, m, s) = if digits.contains(':') {
        let mut parts = digits.split(':');
        let h: u32 = parts.next()?.parse().ok()?;
        let m = parts.next().filter(|m| m.len() == 2)?.parse().ok()?;
        let s = parts.next().map_or(Some(0), |s| s.parse().ok())?;
        (h, m, s)
    } else if half.is_some() {
        (digits.parse().ok()?, 0, 0)
    } else if digits.len() == 4 && digits.is_ascii() {
        let (h, m) = digits.split_at(2);
        (h.parse().ok()?, m.parse().ok()?, 0)
    } else {
        return None;
    };
    let h = match half {
        Some(_) if h == 0 || h > 12 => return None,
        Some(offset) => h % 12 + offset,
        None => h,
    };
    NaiveTime::from_hms_opt(h, m, s)
}

/// Reads a moment as people say it: RFC 3339, `2026-10-14 13:02`, `14:05`, `1405`, `9pm`,
/// `yesterday 9pm`, `mon 9:30`, `22/11 14:05`, `+35m`, `-1h`, `35 min ago`, `in 2 hours`, `now`.
fn instant(text: &str, with: &Reading<'_>) -> Result<Instant, String> {
    if let Some(at) = with_offset(text) {
        return Ok(at);
    }
    let lower = text.to_lowercase();
    if let Some((from, minutes)) = relative(&lower) {
        let now = with.now.to_the_second();
        let base = if from == From::Above { with.above.unwrap_or(now) } else { now };
        return Ok(Instant::from_micros(base.micros().saturating_add((minutes * 60e6).round() as i64)));
    }
    let today = with.now.day(with.zone).0;
    let local = if let Some(time) = clock(&lower) {
        // A time alone belongs to the day of the time above it; a day that was not meant is offered
        // as a way out where the two contradict each other.
        with.above.map_or(today, |above| above.day(with.zone).0).and_time(time)
    } else {
        dated(&lower, Day(today)).ok_or_else(|| {
            if date_word(&lower, Day(today)).is_some() {
                return format!("“{text}” is a day without a time. Add one, such as {text} 14:05.");
            }
            format!("“{text}” is not a time. Type it as 14:05, yesterday 9pm, +35m or {today} 14:05.")
        })?
    };
    at_zone(local, with.zone, text)
}

/// RFC 3339, also with a blank for its `T` and without its seconds, as spreadsheets and chats write it.
fn with_offset(text: &str) -> Option<Instant> {
    let text = text.replacen(' ', "T", 1);
    Instant::parse(&text).or_else(|| {
        let (minute, offset) = (text.get(..16)?, text.get(16..)?);
        Instant::parse(&format!("{minute}:00{offset}"))
    })
}

/// How far from now a moment can be said to be: a hundred years, in minutes. More is a slip of the
/// keys.
const FURTHEST: f64 = 100.0 * 365.25 * 1440.0;

/// What a span counts from.
#[derive(PartialEq)]
enum From {
    Above,
    Now,
}

/// A span in minutes, and what it counts from: `+35m` from the time in the field above, all others
/// from now.
fn relative(lower: &str) -> Option<(From, f64)> {
    let (from, sign, span) = if lower == "now" {
        return Some((From::Now, 0.0));
    } else if let Some(rest) = lower.strip_prefix('+') {
        (From::Above, 1.0, rest)
    } else if let Some(rest) = lower.strip_prefix('-').or_else(|| lower.strip_prefix('−')) {
        (From::Now, -1.0, rest)
    } else if let Some(rest) = lower.strip_suffix(" ago") {
        (From::Now, -1.0, rest)
    } else {
        (From::Now, 1.0, lower.strip_prefix("in ")?)
    };
    let minutes = sign * spans(span.trim_start())?;
    (minutes.abs() <= FURTHEST && !span.trim().is_empty()).then_some((from, minutes))
}

fn dated(lower: &str, today: Day) -> Option<NaiveDateTime> {
    lower.char_indices().filter(|(_, c)| *c == ' ' || *c == 't').find_map(|(i, c)| {
        let (date, time) = lower.split_at(i);
        let time = time.get(c.len_utf8()..)?;
        Some(date_word(date.trim(), today)?.and_time(clock(time.trim())?))
    })
}

fn at_zone(local: NaiveDateTime, zone: Tz, typed: &str) -> Result<Instant, String> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) => Ok(Instant::from(at)),
        LocalResult::None => Err(format!(
            "“{typed}” does not exist in {zone}: the clocks went forward over it. Type a time before or after, or add the offset."
        )),
        LocalResult::Ambiguous(first, second) => Err(format!(
            "“{typed}” happened twice in {zone}: the clocks went back. Type {} or {}.",
            first.to_rfc3339(),
            second.to_rfc3339()
        )),
    }
}
