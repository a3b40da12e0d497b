//! Times as Airflow's databases write them.

use chrono::{DateTime, NaiveDateTime};

use crate::domain::Instant;

/// Reads `2026-11-23 03:32:14.087779`, which is UTC without saying so, with any number of
/// fraction digits (beyond microseconds they are cut), `T` for the blank, and an offset where there
/// is one (`Z`, `+00`, `+05:30`).
pub(super) fn read(text: &str) -> Option<Instant> {
    let text = text.trim();
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
            proptest::prop_assert_eq!(read(&written), Some(at));
        }
    }
}
