//! A whole file of observations: drafts, refused rows and warnings.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::cells::Records;
use super::header::Header;
use super::row::{read_row, zoneless};
use super::{Draft, ObservationTable, ReadOptions, RefusedRow, identity};
use crate::domain::{Digest, Problem};
use crate::intake::source::{in_chunks, name_of, open};
use crate::intake::{IntakeError, Progress};

/// The most that is read: a row of observations has a few hundred bytes, so this is some hundred
/// thousand of them.
const LIMIT_MB: u64 = 128;

/// How many rows go by between two looks at the progress.
const STEP: usize = 256;

/// Reads a file of observations. `progress` hears bytes.
///
/// # Errors
/// The file cannot be read, is empty or too large, its header does not fit, no row stands under
/// it, or the person cancelled. A row that is wrong is no error: it is refused.
pub fn read_observation_file(
    path: &Path,
    options: &ReadOptions<'_>,
    progress: Progress<'_>,
) -> Result<ObservationTable, IntakeError> {
    let file = name_of(path);
    let (mut opened, length) = open(path)?;
    let limit = LIMIT_MB << 20;
    let too_large = |length: u64| IntakeError::TooLarge {
        file: file.clone(),
        megabytes: length.div_ceil(1 << 20),
        limit: LIMIT_MB,
    };
    if length > limit {
        return Err(too_large(length));
    }
    let mut bytes = Vec::new();
    in_chunks(&mut opened, &mut |chunk| {
        bytes.extend_from_slice(chunk);
        // A file may grow while it is read.
        bytes.len() as u64 <= limit
    })
    .map_err(|e| IntakeError::from_io(&file, &e))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(bytes.len() as u64));
    }
    read_observations(&file, &bytes, options, progress)
}

/// Reads the bytes of a file of observations; `file` is its name for messages and for the field
/// `source`.
///
/// # Errors
/// As [`read_observation_file`].
pub fn read_observations(
    file: &str,
    bytes: &[u8],
    options: &ReadOptions<'_>,
    progress: Progress<'_>,
) -> Result<ObservationTable, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty { file: file.to_owned() });
    }
    let header = Header::find(file, bytes, &options.columns, options.kind)?;
    let total = bytes.len() as u64;
    let (at, line) = header.rows_at;
    let mut records = Records::new(bytes, header.separator, at, line);
    let mut table = ObservationTable {
        drafts: Vec::new(),
        refused: Vec::new(),
        warnings: Vec::new(),
        zoneless: 0,
        header,
    };
    let times = table.header.times();
    let mut seen: BTreeMap<Digest, (u64, u32)> = BTreeMap::new();
    let mut count = 0;
    while let Some(record) = records.next() {
        table.zoneless += usize::from(zoneless(&record, &times));
        match read_row(&record, &table.header, options) {
            None => {}
            Some(Ok(mut body)) => {
                let identity = identity(&body);
                let occurrence = repeated(&mut seen, identity, record.line, &mut table.warnings);
                table.warnings.extend(warning(&body, record.line));
                let from = Value::from(format!("{file}, line {}", record.line));
                body.entry("source").or_insert(from);
                table.drafts.push(Draft { line: record.line, body, identity, occurrence });
            }
            Some(Err(problems)) => {
                let problems = problems.into_iter().map(|p| at_line(record.line, p)).collect();
                table.refused.push(RefusedRow { line: record.line, problems, cells: record.cells });
            }
        }
        count += 1;
        if count % STEP == 0 && !progress(records.rest().0 as u64, total) {
            return Err(IntakeError::Cancelled { file: file.to_owned() });
        }
    }
    if table.drafts.is_empty() && table.refused.is_empty() {
        return Err(IntakeError::NoRows { file: file.to_owned(), line: table.header.line });
    }
    if !progress(total, total) {
        return Err(IntakeError::Cancelled { file: file.to_owned() });
    }
    Ok(table)
}

fn at_line(line: u64, problem: Problem) -> Problem {
    Problem::new(format!("line {line}, {}", problem.at), problem.what)
}

/// How many rows said the same before, with a warning when there were any.
fn repeated(
    seen: &mut BTreeMap<Digest, (u64, u32)>,
    identity: Digest,
    line: u64,
    warnings: &mut Vec<Problem>,
) -> u32 {
    let (first, count) = seen.entry(identity).or_insert((line, 0));
    let before = *count;
    *count += 1;
    if before > 0 {
        warnings.push(Problem::new(
            format!("line {line}"),
            format!("It says the same as line {first}. Both are taken in; remove one if it stands there by mistake."),
        ));
    }
    before
}

/// Drills never endanger production, so a record of one that did is asked about.
fn warning(body: &crate::domain::Body, line: u64) -> Option<Problem> {
    let into = body.get("injected_into").and_then(Value::as_str);
    (into == Some("production")).then(|| {
        Problem::new(
            format!("line {line}, injected_into"),
            "It records a failure that was injected into production. Make sure that this is what happened.",
        )
    })
}
