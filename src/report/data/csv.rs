//! A table as CSV (RFC 4180). Text that a spreadsheet would run as a formula is guarded by an
//! apostrophe.

use chrono::SecondsFormat;
use chrono_tz::Tz;

use super::{Datum, Sheet};
use crate::domain::guard;

/// Writes a table under the names of its columns. Moments stand in `zone`, with their offset.
pub fn csv(sheet: &Sheet, zone: Tz) -> Vec<u8> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut written = writer.write_record(sheet.heads.iter().map(|head| &head.name));
    for row in &sheet.rows {
        written = written.and_then(|()| writer.write_record(row.iter().map(|datum| cell(datum, zone))));
    }
    // Writing into memory cannot fail; a row that could not be written would be missed by a test.
    written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default()
}

fn cell(datum: &Datum, zone: Tz) -> String {
    match datum {
        Datum::Unknown => String::new(),
        Datum::Text(text) => guard(text),
        Datum::Number(number) => number.to_string(),
        Datum::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Datum::Moment(at) => at.utc().with_timezone(&zone).to_rfc3339_opts(SecondsFormat::AutoSi, true),
        Datum::Day(day) => day.to_string(),
    }
}
