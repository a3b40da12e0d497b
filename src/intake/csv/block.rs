//! A block of cells from a clipboard: what a spreadsheet or a text editor puts there.

use super::cells::{Fault, Records};
use super::columns::plain;
use crate::domain::unguard;

/// One line of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its place in the text, from 1.
    pub line: u64,
    /// Its cells, without their quotes and without a guard against formulas.
    pub cells: Vec<String>,
    /// What is wrong with its quotes, in a sentence.
    pub fault: Option<String>,
}

/// Reads a block. `known` says whether a word, in plain form, names a column: it decides between
/// separators where none is a tab. Lines without any text are passed over.
pub fn read_block(text: &str, known: &dyn Fn(&str) -> bool) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = |separator: u8| -> Vec<Line> {
        Records::new(text.as_bytes(), separator, 0, 1)
            .map(|record| Line {
                line: record.line,
                cells: record.cells.iter().map(|cell| cell_text(cell)).collect(),
                fault: record.fault.map(fault_words),
            })
            .filter(|line| line.fault.is_some() || line.cells.iter().any(|cell| !cell.is_empty()))
            .collect()
    };
    let tabbed = lines(b'\t');
    if text.contains('\t') {
        return tabbed;
    }
    let fits = |lines: &Vec<Line>| {
        let named = |line: &Line| line.cells.iter().filter(|cell| known(&plain(cell))).count() >= 2;
        let wide = lines.first().map_or(0, |line| line.cells.len());
        wide >= 2
            && (lines.first().is_some_and(named)
                || lines.len() >= 2 && lines.iter().all(|line| line.cells.len() == wide))
    };
    // Commas and semicolons stand in texts too, so they part cells only where a header or every
    // line says so.
    [b';', b',', b'|'].into_iter().map(lines).find(fits).unwrap_or(tabbed)
}

fn cell_text(cell: &[u8]) -> String {
    unguard(String::from_utf8_lossy(cell).trim()).to_owned()
}

fn fault_words(fault: Fault) -> String {
    match fault {
        Fault::NeverClosed(line) => {
            format!("The quote that opens on line {line} is never closed. Close it, and paste again.")
        }
        Fault::AfterQuote(line) => {
            format!(
                "On line {line} a closing quote is followed by more text. Double the quotes that belong to the text."
            )
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read_block(text, &|word| word == "side" || word == "note").into_iter().map(|l| l.cells).collect()
    }

    #[test]
    fn tabs_part_cells_and_quotes_keep_what_is_inside() {
        assert_eq!(
            cells("a\tb\r\n\"two\nlines\"\t\"say \"\"hi\"\"\"\n\t\n"),
            [["a", "b"], ["two\nlines", "say \"hi\""]]
        );
    }

    #[test]
    fn commas_part_cells_only_where_a_header_or_every_line_says_so() {
        assert_eq!(cells("seen, then mended"), [["seen, then mended"]]);
        assert_eq!(cells("Side,Note\npilot,"), [["Side", "Note"], ["pilot", ""]]);
        assert_eq!(cells("pilot;x\nbaseline;y"), [["pilot", "x"], ["baseline", "y"]]);
        assert_eq!(cells("one, two\nthree"), [["one, two"], ["three"]]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told() {
        let lines = read_block("a\tb\n\"open\tc", &|_| false);
        assert!(lines[1].fault.as_ref().unwrap().contains("line 2"));
    }

    proptest! {
        #[test]
        fn what_a_spreadsheet_copies_is_read_back(
            rows in prop::collection::vec(prop::collection::vec("[a-z\",;\n \u{e9}]{0,6}", 2..5), 1..6),
        ) {
            let mut writer = ::csv::WriterBuilder::new().flexible(true).delimiter(b'\t').from_writer(Vec::new());
            for cells in &rows {
                writer.write_record(cells).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let wrote: Vec<Vec<String>> = rows
                .iter()
                .map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>())
                .filter(|row| row.iter().any(|cell| !cell.is_empty()))
                .collect();
            prop_assert_eq!(cells(&text), wrote);
        }
        #[test]
        fn any_text_ends(text in ".{0,200}") {
            let lines = read_block(&text, &|_| true);
            prop_assert!(lines.iter().all(|l| l.line >= 1));
        }
    }
}
