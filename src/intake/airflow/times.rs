//! Times as Airflow's databases write them.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use crate::domain::Instant;

/// Reads `2026-11-23 03:32:14.087779`, which is UTC without saying so, with any number of
/// fraction digits (beyond microseconds they are cut), `T` for the blank, and an offset where there
/// is one (`Z`, `+00`, `+05:30`).
pub(super) fn read(text: &str) -> Option<Instant> {
    let text = text.trim();
    as_airflow_writes(text).or_else(|| otherwise(text))
}

/// The one form in Airflow's own SQLite files, read by hand: three times a row, so that a database
/// of a million rows is not spent on reading format strings.
fn as_airflow_writes(text: &str) -> Option<Instant> {
    let bytes: &[u8; 26] = text.as_bytes().try_into().ok()?;
    let number = |places: std::ops::Range<usize>| {
        bytes
            .get(places)?
            .iter()
            .try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    };
    let marks = [(4, b'-'), (7, b'-'), (10, b' '), (13, b':'), (16, b':'), (19, b'.')];
    if marks.iter().any(|(place, mark)| bytes.get(*place) != Some(mark)) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)?;
    let time = date.and_hms_micro_opt(number(11..13)?, number(14..16)?, number(17..19)?, number(20..26)?)?;
    Some(Instant::from(time.and_utc()))
}

fn otherwise(text: &str) -> Option<Instant> {
    if let Ok(naive) = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f"))
    {
        return Some(Instant::from(naive.and_utc()));
    }
    let text = text.strip_suffix(['Z', 'z']).map_or_else(|| text.to_owned(), |rest| format!("{rest}+00"));
    ["%Y-%m-%d %H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M:%S%.f%#z"]
        .iter()
        .find_map(|form| DateTime::parse_from_str(&text, form).ok())
        .map(Instant::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_form_of_one_moment_is_the_same_instant() {
        let moment = Instant::parse("2026-11-23T03:32:14.087779Z").unwrap();
        for form in [
            "2026-11-23 03:32:14.087779",
            "2026-11-23T03:32:14.087779",
            "2026-11-23 03:32:14.087779+00",
            "2026-11-23 09:02:14.087779+05:30",
            "2026-11-23T03:32:14.087779Z",
            "2026-11-23T03:32:14.087779+00:00",
            "2026-11-22 22:32:14.087779-05",
            "2026-11-23 03:32:14.0877791",
        ] {
            assert_eq!(read(form), Some(moment), "{form}");
        }
        assert_eq!(read("2026-11-23 03:32:14"), Instant::parse("2026-11-23T03:32:14Z"));
        assert_eq!(read("2026-11-23 03:32:14.5"), Instant::parse("2026-11-23T03:32:14.5Z"));
    }

    #[test]
    fn what_is_no_time_is_not_guessed() {
        for text in
            ["", "soon", "2026-11-23", "1763868734", "2026-13-23 03:32:14", "23/11/2026 03:32", "03:32:14"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = read(&text);
        }
        #[test]
        fn what_airflow_writes_is_read_to_the_microsecond(micros in 0i64..4_102_444_800_000_000) {
            let at = Instant::from_micros(micros);
            let written = at.utc().format("%Y-%m-%d %H:%M:%S%.6f").to_string();
            proptest::prop_assert_eq!(as_airflow_writes(&written), Some(at));
            proptest::prop_assert_eq!(otherwise(&written), Some(at));
        }
    }
}
