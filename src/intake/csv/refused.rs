//! Refused rows as a file: to be mended in a spreadsheet and taken in again.

use ::csv::{QuoteStyle, WriterBuilder};

use super::columns::{LINE, WHY};

use super::header::{Column, MARK};
use super::{Draft, ObservationTable};
use crate::domain::{Digest, disarm};

impl ObservationTable {
    /// How many rows the file holds, blank ones left out.
    pub fn rows(&self) -> usize {
        self.drafts.len() + self.refused.len()
    }

    /// The rows that a document has not taken in before. `held` says how many observations of an
    /// identity it holds already.
    pub fn unseen<'a>(&'a self, held: impl Fn(&Digest) -> u32 + 'a) -> impl Iterator<Item = &'a Draft> {
        self.drafts.iter().filter(move |draft| held(&draft.identity) <= draft.occurrence)
    }

    /// The refused rows as CSV under their own header and separator, behind a column with the line
    /// each stood on and one with the reasons. Both are passed over when the file is taken in.
    pub fn rejects(&self) -> Vec<u8> {
        let mut writer = WriterBuilder::new()
            .flexible(true)
            .delimiter(self.header.separator)
            .quote_style(QuoteStyle::Necessary)
            .from_writer(if self.header.marked { MARK.to_vec() } else { Vec::new() });
        // A file that was made here before has these two columns already.
        let kept = |cells: &[Vec<u8>]| -> Vec<Vec<u8>> {
            let own = |i: usize| {
                self.header.columns.get(i) == Some(&Column::PassedOver)
                    && self.header.cells.get(i).is_some_and(|name| is_own(name))
            };
            cells.iter().enumerate().filter(|(i, _)| !own(*i)).map(|(_, cell)| safe(cell)).collect()
        };
        let first = [LINE.as_bytes().to_vec(), WHY.as_bytes().to_vec()];
        let mut rows = vec![[first.to_vec(), kept(&self.header.cells)].concat()];
        for row in &self.refused {
            let reasons: Vec<String> = row
                .problems
                .iter()
                .map(|p| format!("{}: {}", p.at.split_once(", ").map_or(p.at.as_str(), |(_, at)| at), p.what))
                .collect();
            let first = vec![row.line.to_string().into_bytes(), reasons.join(" ").into_bytes()];
            rows.push([first, kept(&row.cells)].concat());
        }
        // Writing into memory cannot fail; a row that could not be written would be missed by a test.
        let written = rows.iter().try_for_each(|row| writer.write_record(row));
        written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default()
    }
}

fn is_own(name: &[u8]) -> bool {
    [LINE, WHY].iter().any(|own| super::columns::plain(&String::from_utf8_lossy(name)) == *own)
}

/// A cell as it stood, unless a spreadsheet would run it. Bytes that are no text stay as they are.
fn safe(cell: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(cell) {
        Ok(text) if text.trim().parse::<f64>().is_err() => disarm(text).into_bytes(),
        _ => cell.to_vec(),
    }
}
