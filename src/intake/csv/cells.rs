//! Bytes into records (RFC 4180, and what spreadsheets really write), with the line each begins on.
//! Own code rather than a crate's because a refusal must name the line right, after blank lines
//! and breaks within quotes too, and must tell a quote that is never closed.

/// One record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// The line it begins on, from 1.
    pub line: u64,
    /// Its cells, without their quotes.
    pub cells: Vec<Vec<u8>>,
    /// What is wrong with its quotes, if anything.
    pub fault: Option<Fault>,
}

/// Quotes that do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The file ends within a quoted cell that was opened on this line.
    NeverClosed(u64),
    /// Something follows a closing quote, on this line.
    AfterQuote(u64),
}

/// The records of a file, one by one. Lines without a character are passed over.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    separator: u8,
    at: usize,
    line: u64,
}

impl<'a> Records<'a> {
    pub(super) fn new(bytes: &'a [u8], separator: u8, at: usize, line: u64) -> Self {
        Self { bytes, separator, at, line }
    }
    /// Where the next record begins: the byte and the line.
    pub(super) fn rest(&self) -> (usize, u64) {
        (self.at, self.line)
    }
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
    /// Passes over a line break, if there is one here: `\n`, `\r\n` or `\r`.
    fn line_break(&mut self) -> bool {
        let length = match (self.peek(), self.bytes.get(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => return false,
        };
        self.at += length;
        self.line += 1;
        true
    }
    /// The inside of a quoted cell, after its opening quote.
    fn quoted(&mut self, cell: &mut Vec<u8>) -> Option<Fault> {
        let opened = self.line;
        loop {
            match self.peek() {
                None => return Some(Fault::NeverClosed(opened)),
                Some(b'"') => {
                    self.at += 1;
                    if self.peek() != Some(b'"') {
                        return None;
                    }
                    cell.push(b'"');
                    self.at += 1;
                }
                Some(byte) => {
                    let from = self.at;
                    if self.line_break() {
                        cell.extend_from_slice(self.bytes.get(from..self.at).unwrap_or_default());
                    } else {
                        cell.push(byte);
                        self.at += 1;
                    }
                }
            }
        }
    }
    fn ends_cell(&self) -> bool {
        self.peek().is_none_or(|b| b == self.separator || b == b'\r' || b == b'\n')
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while self.line_break() {}
        self.peek()?;
        let mut record = Record { line: self.line, ..Record::default() };
        loop {
            let mut cell = Vec::new();
            if self.peek() == Some(b'"') {
                self.at += 1;
                let unclosed = self.quoted(&mut cell);
                record.fault = record.fault.or(unclosed);
                if !self.ends_cell() {
                    record.fault = record.fault.or(Some(Fault::AfterQuote(self.line)));
                }
            }
            let from = self.at;
            while !self.ends_cell() {
                self.at += 1;
            }
            cell.extend_from_slice(self.bytes.get(from..self.at).unwrap_or_default());
            record.cells.push(cell);
            if self.peek() == Some(self.separator) {
                self.at += 1;
            } else {
                self.line_break();
                return Some(record);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    fn all(text: &str) -> Vec<Record> {
        Records::new(text.as_bytes(), b',', 0, 1).collect()
    }
    fn shape(text: &str) -> Vec<(u64, Vec<String>)> {
        all(text)
            .into_iter()
            .map(|r| (r.line, r.cells.into_iter().map(|c| String::from_utf8(c).unwrap()).collect()))
            .collect()
    }
    fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (line, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn lines_are_counted_through_blank_lines_and_quoted_breaks() {
        let text = "a,b\r\n\r\n\n\"one\r\ntwo\nthree\",2\rlast,\"\"\n";
        assert_eq!(
            shape(text),
            [row(1, &["a", "b"]), row(4, &["one\r\ntwo\nthree", "2"]), row(7, &["last", ""])]
        );
    }

    #[test]
    fn quotes_are_undone_and_a_quote_inside_a_plain_cell_is_a_sign_like_others() {
        assert_eq!(shape("\"say \"\"hi\"\"\",5\" disk,"), [row(1, &["say \"hi\"", "5\" disk", ""])]);
    }

    #[test]
    fn quotes_that_do_not_fit_are_told_with_their_line() {
        assert_eq!(all("a\nb,\"open\nto the\nend")[1].fault, Some(Fault::NeverClosed(2)));
        assert_eq!(all("\"a\nb\" c,d")[0].fault, Some(Fault::AfterQuote(2)));
        assert_eq!(all("\"a\",b")[0].fault, None);
    }

    proptest! {
        #[test]
        fn what_a_well_kept_writer_writes_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a-z\",;'\n\r \u{e9}=]{0,6}", 2..5), 1..6),
            separator in prop::sample::select(vec![b',', b';', b'\t']),
        ) {
            let mut writer = ::csv::WriterBuilder::new().flexible(true).delimiter(separator).from_writer(Vec::new());
            for cells in &rows {
                writer.write_record(cells).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let read: Vec<Vec<Vec<u8>>> = Records::new(&bytes, separator, 0, 1).map(|r| r.cells).collect();
            let wrote: Vec<Vec<Vec<u8>>> =
                rows.iter().map(|r| r.iter().map(|c| c.as_bytes().to_vec()).collect()).collect();
            prop_assert_eq!(read, wrote);
        }
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let records: Vec<Record> = Records::new(&bytes, b',', 0, 1).collect();
            prop_assert!(records.windows(2).all(|w| w[0].line < w[1].line));
        }
    }
}
