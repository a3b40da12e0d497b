//! Instants in files. Stricter than what a person types into the window: a file is read without
//! anybody watching, so nothing is relative to today, no day is guessed from its place, and a time
//! without a zone is refused unless the person said which zone it is in.

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use crate::domain::{Day, Instant};

/// Reads `2026-10-14T13:02:00+02:00` (a blank for the `T`, seconds and their fraction optional,
/// offsets as `Z`, `UTC`, `+02`, `+0200`), `2026-10-14 13:02 Europe/Berlin`, and, when `assume`
/// says which zone such times are in, `2026-10-14 13:02`.
///
/// # Errors
/// A sentence that says what is wrong and how to write it.
pub(super) fn read(text: &str, assume: Option<Tz>) -> Result<Instant, String> {
    let text = text.trim();
    let (local, zone) = split(text).ok_or_else(|| unreadable(text))?;
    match zone {
        "" => match assume {
            Some(zone) => in_zone(local, zone, text),
            None => Err(format!(
                "“{text}” does not say its zone. Add the offset, such as {}+02:00, or choose the zone that times \
                 without one are in.",
                local.format("%Y-%m-%dT%H:%M")
            )),
        },
        "Z" | "z" | "UTC" | "GMT" => Ok(Instant::from(local.and_utc())),
        _ if zone.starts_with(['+', '-', '−']) => offset(local, zone).ok_or_else(|| unreadable(text)),
        _ => named(local, zone, text),
    }
}

/// Whether it is a time that does not say its zone.
pub(super) fn is_zoneless(text: &str) -> bool {
    split(text.trim()).is_some_and(|(_, zone)| zone.is_empty())
}

/// Reads `2026-10-14`, and nothing that could be another day elsewhere.
pub(super) fn read_day(text: &str) -> Result<Day, String> {
    let text = text.trim();
    date(text)
        .map(Day)
        .ok_or_else(|| format!("“{text}” is not a day written as year, month, day. Write it as 2026-10-14."))
}

/// The wall time, and whatever follows it.
fn split(text: &str) -> Option<(NaiveDateTime, &str)> {
    let date = date(text.get(..10)?)?;
    let rest = text.get(10..)?;
    let time = rest.strip_prefix(['T', 't']).unwrap_or(rest);
    if time.len() == rest.len() && !rest.starts_with(' ') {
        return None;
    }
    let time = time.trim_start();
    let end = time.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    Some((date.and_time(self::time(clock)?), zone.trim()))
}

fn date(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    shaped.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// `13:02`, `13:02:05`, `13:02:05.123456`; digits beyond microseconds are cut.
fn time(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let mut parts = whole.split(':').map(|p| (p.len() == 2).then(|| p.parse::<u32>().ok()).flatten());
    let (h, m) = (parts.next()??, parts.next()??);
    let s = parts.next().unwrap_or(Some(0))?;
    let digits = fraction.len();
    if parts.next().is_some() || digits == 0 || digits > 12 || text.ends_with('.') {
        return None;
    }
    let micros: u32 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    NaiveTime::from_hms_micro_opt(h, m, s, micros)
}

/// `+02:00`, `+0200`, `+02`, each with an optional zone in brackets that must agree.
fn offset(local: NaiveDateTime, text: &str) -> Option<Instant> {
    let (offset, bracket) = match text.split_once('[') {
        Some((offset, zone)) => (offset.trim(), Some(zone.strip_suffix(']')?)),
        None => (text, None),
    };
    let sign = if offset.starts_with('+') { 1 } else { -1 };
    let digits = offset.trim_start_matches(['+', '-', '−']).replacen(':', "", 1);
    let (hours, minutes): (i32, i32) = match digits.len() {
        2 => (digits.parse().ok()?, 0),
        4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        _ => return None,
    };
    let allowed = digits.bytes().all(|b| b.is_ascii_digit()) && hours <= 14 && minutes < 60;
    let offset = FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).filter(|_| allowed)?;
    let at: DateTime<FixedOffset> = offset.from_local_datetime(&local).single()?;
    let agrees = |zone: &str| zone.parse::<Tz>().is_ok_and(|z| at.with_timezone(&z).naive_local() == local);
    bracket.is_none_or(agrees).then(|| Instant::from(at))
}

/// `Europe/Berlin`, with or without brackets. Letters such as CET are refused: some of them mean
/// three zones.
fn named(local: NaiveDateTime, zone: &str, text: &str) -> Result<Instant, String> {
    let name = zone.strip_prefix('[').and_then(|z| z.strip_suffix(']')).unwrap_or(zone);
    match name.parse::<Tz>() {
        Ok(zone) if name.contains('/') => in_zone(local, zone, text),
        _ => Err(format!(
            "“{zone}” in “{text}” does not name one zone for certain. Write the offset, such as {}+02:00, or a name such \
             as Europe/Berlin.",
            local.format("%Y-%m-%dT%H:%M")
        )),
    }
}

fn in_zone(local: NaiveDateTime, zone: Tz, text: &str) -> Result<Instant, String> {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) => Ok(Instant::from(at)),
        LocalResult::None => Err(format!(
            "“{text}” does not exist in {zone}: the clocks went forward over it. Write the time with its offset."
        )),
        LocalResult::Ambiguous(first, second) => Err(format!(
            "“{text}” happened twice in {zone}: the clocks went back. Write {} or {}.",
            first.to_rfc3339(),
            second.to_rfc3339()
        )),
    }
}

fn unreadable(text: &str) -> String {
    if date(text).is_some() {
        format!("“{text}” is a day without a time. Write both, such as {text}T13:02:00+02:00.")
    } else {
        format!(
            "“{text}” is not a time written as year, month, day, time and offset. Write it as 2026-10-14T13:02:00+02:00."
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const BERLIN: Option<Tz> = Some(Tz::Europe__Berlin);

    #[test]
    fn every_way_to_write_one_moment_gives_the_same_instant() {
        let moment = Instant::parse("2026-10-14T11:02:00Z").unwrap();
        for text in [
            "2026-10-14T13:02:00+02:00",
            "2026-10-14 13:02+0200",
            "2026-10-14 13:02:00 +02",
            "2026-10-14T11:02Z",
            "2026-10-14 11:02:00.000 UTC",
            "2026-10-14 13:02 Europe/Berlin",
            "2026-10-14T13:02:00+02:00[Europe/Berlin]",
            "2026-10-14 07:02:00 −04:00",
        ] {
            assert_eq!(read(text, None), Ok(moment), "{text}");
        }
        assert_eq!(read("2026-10-14 13:02", BERLIN), Ok(moment));
    }

    #[test]
    fn a_time_without_a_zone_is_refused_until_somebody_chooses_one() {
        let refused = read("2026-10-14 13:02", None).unwrap_err();
        assert!(refused.contains("does not say its zone"), "{refused}");
        assert!(refused.contains("2026-10-14T13:02+02:00"), "{refused}");
        assert!(is_zoneless("2026-10-14 13:02") && !is_zoneless("2026-10-14 13:02Z"));
        assert!(!is_zoneless("2026-10-14") && !is_zoneless("13:02"));
    }

    #[test]
    fn hours_that_the_clocks_skip_or_repeat_are_refused_with_the_reason() {
        let gap = read("2026-03-29 02:30", BERLIN).unwrap_err();
        assert!(gap.contains("does not exist in Europe/Berlin"), "{gap}");
        let fold = read("2026-10-25 02:30 Europe/Berlin", None).unwrap_err();
        assert!(fold.contains("2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00"), "{fold}");
        assert!(read("2026-10-25T02:30:00+02:00", BERLIN).is_ok());
    }

    #[test]
    fn what_could_mean_two_moments_is_refused() {
        for text in [
            "03/04/2026 13:02+02:00",
            "14.10.2026 13:02",
            "2026-10-14",
            "13:02",
            "yesterday 9pm",
            "now",
            "+35m",
            "2026-10-14 13:02 CET",
            "2026-10-14 13:02 EST",
            "2026-10-14T13:02:00+02:00[America/New_York]",
            "2026-10-14T13:02:00+99:00",
            "2026-10-14T25:02:00Z",
            "2026-02-30T13:02:00Z",
            "2026-10-14T13:02:60Z",
            "1763868734",
            "45944.543",
        ] {
            assert!(read(text, BERLIN).is_err(), "{text}");
        }
        assert!(
            read_day("14/10/2026").is_err() && read_day("today").is_err() && read_day("2026-10-4").is_err()
        );
        assert_eq!(read_day(" 2026-10-14 ").unwrap().to_string(), "2026-10-14");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[0-9TtZz:+. \\-−/\\[\\]é]{0,34}") {
            let _ = (read(&text, BERLIN), read_day(&text));
        }
        #[test]
        fn what_is_written_is_read(micros in -10_000_000_000_000_000i64..100_000_000_000_000_000) {
            let at = Instant::from_micros(micros);
            proptest::prop_assert_eq!(read(&at.to_string(), None), Ok(at));
        }
    }
}
