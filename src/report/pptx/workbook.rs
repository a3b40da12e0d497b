//! The workbook of a chart: the numbers that are drawn, and what they rest on.

use chrono::{DateTime, NaiveDate, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::report::model::deck::{Plot, Shape};

/// The sheet that holds the numbers.
pub(super) const SHEET: &str = "Data";

/// The days from the one that spreadsheets count from.
pub(super) fn serial(day: NaiveDate) -> i64 {
    NaiveDate::from_ymd_opt(1899, 12, 30).map_or(0, |first| (day - first).num_days())
}

/// A column by its letters.
pub(super) fn letters(mut column: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        if column < 26 {
            return out;
        }
        column = column / 26 - 1;
    }
}

/// Which column holds the numbers of a series, and for points where they stand across.
pub(super) fn column_of(plot: &Plot, series: usize) -> usize {
    if plot.shape == Shape::Points { 2 + 2 * series } else { 1 + series }
}

/// Writes the workbook; dated by the evidence.
pub(super) fn workbook(plot: &Plot, date: DateTime<Utc>, program: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_timestamp(date.timestamp())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created).set_author(program));
    let sheet = book.add_worksheet().set_name(SHEET)?;
    let bold = Format::new().set_bold();
    sheet.write_string_with_format(0, 0, &plot.head, &bold)?;
    let day = Format::new().set_num_format("d mmm yyyy");
    for (n, name) in plot.rows.iter().enumerate() {
        let row = u32::try_from(n + 1).unwrap_or(u32::MAX);
        match plot.days.get(n) {
            Some(date) => sheet.write_number_with_format(row, 0, serial(*date) as f64, &day)?,
            None => sheet.write_string(row, 0, name)?,
        };
    }
    let mut next = 1u16;
    for (n, series) in plot.series.iter().enumerate() {
        let at = u16::try_from(column_of(plot, n)).unwrap_or(u16::MAX);
        if plot.shape == Shape::Points {
            sheet.write_string_with_format(0, at - 1, format!("{}, across", series.name), &bold)?;
            for (row, across) in (1u32..).zip(&series.across) {
                sheet.write_number(row, at - 1, *across)?;
            }
        }
        sheet.write_string_with_format(0, at, &series.name, &bold)?;
        for (row, value) in (1u32..).zip(&series.values) {
            if let Some(value) = value {
                sheet.write_number(row, at, *value)?;
            }
        }
        next = at + 1;
    }
    for (at, (head, cells)) in (next..).zip(&plot.beside) {
        sheet.write_string_with_format(0, at, head, &bold)?;
        for (row, cell) in (1u32..).zip(cells) {
            sheet.write_string(row, at, cell)?;
        }
    }
    sheet.set_column_width(0, 34)?;
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!(
            [0, 1, 25, 26, 51, 52, 701, 702].map(letters),
            ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
        );
    }

    #[test]
    fn days_are_counted_as_spreadsheets_count_them() {
        assert_eq!(NaiveDate::from_ymd_opt(2026, 10, 12).map(serial), Some(46307));
    }
}
