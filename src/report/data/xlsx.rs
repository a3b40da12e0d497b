//! Tables as a workbook. The same tables give the same bytes: the date inside is that of the
//! evidence, never the clock.

use chrono::{Datelike, Timelike};
use chrono_tz::Tz;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Datum, Sheet};
use crate::report::About;

/// The most letters a cell of a workbook holds.
const MOST_LETTERS: usize = 32_767;
/// What stands at the end of a text that was cut for it.
const CUT: &str = " … (cut here: a cell of a workbook holds no more)";
/// The most rows a sheet of a workbook holds, its head included.
const MOST_ROWS: usize = 1_048_576;
/// The widest a column is made, in letters.
const WIDEST: f64 = 60.0;

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// A table has more rows than a sheet holds.
    #[error("the table “{0}” has more rows than a sheet of a workbook holds; export it as CSV")]
    TooLong(String),
    /// The writer refused.
    #[error("the workbook could not be written: {0}")]
    Writer(#[from] XlsxError),
}

/// The formats of the cells.
struct Look {
    head: Format,
    text: Format,
    moment: Format,
    day: Format,
    link: Format,
}

/// Writes tables as a workbook: a first sheet that says what it is and lists the others, then a
/// sheet each. Moments are shown in `zone`, which their heads name.
///
/// # Errors
/// A table that is longer than a sheet can be.
pub fn workbook(
    sheets: &[Sheet],
    zone: Tz,
    about: &About,
    said: &[(String, String)],
) -> Result<Vec<u8>, DataError> {
    let mut book = Workbook::new();
    let date = about.date;
    let made =
        ExcelDateTime::from_ymd(date.year().clamp(1900, 9999) as u16, date.month() as u8, date.day() as u8)?
            .and_hms(date.hour() as u16, date.minute() as u8, f64::from(date.second()))?;
    book.set_properties(
        &DocProperties::new()
            .set_title(&about.title)
            .set_subject(&about.subject)
            .set_author(&about.author)
            .set_creation_datetime(&made),
    );
    let look = Look {
        head: Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Top),
        text: Format::new().set_align(FormatAlign::Top),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss").set_align(FormatAlign::Top),
        day: Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top),
        link: Format::new().set_hyperlink(),
    };
    front(book.add_worksheet(), sheets, said, &look)?;
    for sheet in sheets {
        if sheet.rows.len() >= MOST_ROWS {
            return Err(DataError::TooLong(sheet.name.clone()));
        }
        table(book.add_worksheet(), sheet, zone, &look)?;
    }
    Ok(book.save_to_buffer()?)
}

/// The first sheet.
fn front(
    page: &mut Worksheet,
    sheets: &[Sheet],
    said: &[(String, String)],
    look: &Look,
) -> Result<(), XlsxError> {
    page.set_name("about")?;
    page.set_column_width(0, 28)?;
    page.set_column_width(1, 90)?;
    let mut row = 0;
    for (what, words) in said {
        page.write_string_with_format(row, 0, fitting(what), &look.head)?;
        page.write_string(row, 1, fitting(words))?;
        row += 1;
    }
    row += 1;
    page.write_string_with_format(row, 0, "Sheet", &look.head)?;
    page.write_string_with_format(row, 1, "What a row is", &look.head)?;
    for sheet in sheets {
        row += 1;
        let link = format!("internal:'{}'!A1", sheet.name);
        page.write_url_with_options(row, 0, link.as_str(), &sheet.name, "", Some(&look.link))?;
        page.write_string(row, 1, format!("{} ({} rows)", sheet.about, sheet.rows.len()))?;
    }
    Ok(())
}

fn table(page: &mut Worksheet, sheet: &Sheet, zone: Tz, look: &Look) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    page.set_freeze_panes(1, 1)?;
    for (at, head) in sheet.heads.iter().enumerate() {
        let at = at as u16;
        let column = || sheet.rows.iter().filter_map(|row| row.get(usize::from(at)));
        let timed = column().any(|datum| matches!(datum, Datum::Moment(_)));
        let title = if timed { format!("{} ({zone})", head.title) } else { head.title.clone() };
        let letters = column().map(width).max().unwrap_or(0).max(title.chars().count() + 2);
        page.set_column_width(at, (letters as f64 + 1.0).min(WIDEST))?;
        page.write_string_with_format(0, at, title, &look.head)?;
    }
    for (below, row) in sheet.rows.iter().enumerate() {
        for (at, datum) in row.iter().enumerate() {
            cell(page, below as u32 + 1, at as u16, datum, zone, look)?;
        }
    }
    if let (Some(last), rows) = (sheet.heads.len().checked_sub(1), sheet.rows.len()) {
        page.autofilter(0, 0, rows as u32, last as u16)?;
    }
    Ok(())
}

fn width(datum: &Datum) -> usize {
    match datum {
        Datum::Unknown => 0,
        Datum::Text(text) => text.chars().count(),
        Datum::Number(_) | Datum::Flag(_) => 8,
        Datum::Moment(_) => 19,
        Datum::Day(_) => 10,
    }
}

/// One cell. Words are written as words, so that none of them is ever read as a formula or a link.
fn cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    datum: &Datum,
    zone: Tz,
    look: &Look,
) -> Result<(), XlsxError> {
    match datum {
        Datum::Unknown => return Ok(()),
        Datum::Text(text) => page.write_string_with_format(row, column, fitting(text), &look.text)?,
        Datum::Number(number) => page.write_number_with_format(row, column, *number, &look.text)?,
        Datum::Flag(yes) => {
            page.write_string_with_format(row, column, if *yes { "yes" } else { "no" }, &look.text)?
        }
        Datum::Moment(at) => {
            let local = at.utc().with_timezone(&zone);
            match moment(&local) {
                Some(moment) => page.write_datetime_with_format(row, column, &moment, &look.moment)?,
                // A workbook knows no day before 1900.
                None => page.write_string_with_format(row, column, at.to_string(), &look.text)?,
            }
        }
        Datum::Day(day) => match moment(&day.0.and_time(chrono::NaiveTime::MIN)) {
            Some(moment) => page.write_datetime_with_format(row, column, &moment, &look.day)?,
            None => page.write_string_with_format(row, column, day.to_string(), &look.text)?,
        },
    };
    Ok(())
}

fn moment(at: &(impl Datelike + Timelike)) -> Option<ExcelDateTime> {
    let year = u16::try_from(at.year()).ok().filter(|year| (1900..10_000).contains(year))?;
    let day = ExcelDateTime::from_ymd(year, at.month() as u8, at.day() as u8).ok()?;
    day.and_hms(at.hour() as u16, at.minute() as u8, f64::from(at.second())).ok()
}

/// A text that a cell can hold; where it is cut, it says so. Excel counts in UTF-16.
fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= MOST_LETTERS {
        return text.to_owned();
    }
    let mut room = MOST_LETTERS - CUT.encode_utf16().count();
    let kept = text.chars().take_while(|letter| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        fits
    });
    kept.chain(CUT.chars()).collect()
}
