//! What bytes that are not read here look like, so that the refusal can say so.

/// What a file's first bytes look like, with an article, and what to do with such a file.
pub(super) fn like(head: &[u8]) -> (&'static str, &'static str) {
    const MARKS: [(&[u8], &str, &str); 11] = [
        (b"PK\x03\x04", "a ZIP archive or an Excel workbook", SHEET),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook", SHEET),
        (b"\x1f\x8b", "a gzip archive", UNPACK),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
        (b"BZh", "a bzip2 archive", UNPACK),
        (b"\xfd7zXZ\x00", "an xz archive", UNPACK),
        (b"%PDF", "a PDF document", CHOOSE),
        (b"PGDMP", "a PostgreSQL dump", CHOOSE),
        (b"PAR1", "a Parquet file", CHOOSE),
        (b"\xff\xfe", "text in UTF-16", UTF8),
        (b"\xfe\xff", "text in UTF-16", UTF8),
    ];
    if let Some((_, looks, advice)) = MARKS.iter().find(|(mark, ..)| head.starts_with(mark)) {
        return (looks, advice);
    }
    if head.contains(&0) {
        return if half_nul(head) { ("text in UTF-16", UTF8) } else { ("binary data", CHOOSE) };
    }
    let text = String::from_utf8_lossy(head);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.is_empty() {
        ("a file of blanks", CHOOSE)
    } else if start.starts_with(['{', '[']) {
        ("JSON", CHOOSE)
    } else if start.starts_with('<') {
        ("HTML or XML", CHOOSE)
    } else if start.starts_with("--") || start.to_ascii_lowercase().starts_with("create table") {
        ("an SQL script", CHOOSE)
    } else if mostly_readable(head) {
        ("plain text", CHOOSE)
    } else {
        ("binary data", CHOOSE)
    }
}

const CHOOSE: &str = "Choose an Airflow metadata database (SQLite), or a CSV of observations.";
const SHEET: &str = "Save its sheet as “CSV UTF-8” and take in that file.";
const UNPACK: &str = "Unpack it and take in the file inside.";
const UTF8: &str = "Save it as “CSV UTF-8” and take in that file.";

/// Every second byte of ASCII text in UTF-16 is 0.
fn half_nul(head: &[u8]) -> bool {
    let nul = |offset: usize| head.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    let (even, odd) = (nul(0), nul(1));
    half > 0 && (even * 10 > half * 9 && odd * 10 < half || odd * 10 > half * 9 && even * 10 < half)
}

/// Whether at most one byte in thirty is a control character or outside UTF-8.
pub(super) fn mostly_readable(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let odd = text
        .chars()
        .filter(|c| *c == char::REPLACEMENT_CHARACTER || c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        .count();
    odd * 30 <= text.chars().count()
}
