//! The cells of a database file's pages, read without SQLite (the SQLite file format, sections 1.6
//! and 2), so that what one page lost does not take the others with it.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::record;

/// The size of a page where the file's own word for it is lost: what a document is made with.
const USUAL_SIZE: usize = 4096;
/// Where the first page keeps its tree, after the file's header.
const HEADER: usize = 100;

const INDEX_INTERIOR: u8 = 0x02;
const INDEX_LEAF: u8 = 0x0a;
const TABLE_LEAF: u8 = 0x0d;

/// One row as a page holds it.
pub(super) struct Row {
    /// Its row id, in a table that has one.
    pub(super) id: Option<i64>,
    /// Its values, in the order they are stored.
    pub(super) values: Vec<Value>,
}

/// A database file as pages.
pub(super) struct Pages<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Pages<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let said = u16_at(bytes, 16).map_or(0, |size| if size == 1 { 65_536 } else { usize::from(size) });
        let whole = bytes.starts_with(b"SQLite format 3\0") && said >= 512 && said.is_power_of_two();
        Self { bytes, size: if whole { said } else { USUAL_SIZE } }
    }

    /// How many pages the file's header says there are, and how many there are.
    pub(super) fn counted(&self) -> (usize, usize) {
        let said = u32_at(self.bytes, 28).unwrap_or_default() as usize;
        (said, self.bytes.len() / self.size)
    }

    /// Every row that can be read, whichever table it belongs to. What stands on pages that are in use
    /// comes first: a page that was given up holds its rows as they were then.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row> {
        let free = self.free();
        let all = 1..=self.bytes.len().div_ceil(self.size);
        let (given_up, in_use): (Vec<_>, Vec<_>) = all.partition(|number| free.contains(number));
        in_use.into_iter().chain(given_up).flat_map(|number| self.rows_of(number))
    }

    /// The pages that the file's list of free ones names, as far as it can be read (section 1.5).
    fn free(&self) -> BTreeSet<usize> {
        let mut free = BTreeSet::new();
        let mut trunk = u32_at(self.bytes, 32).unwrap_or_default() as usize;
        while let Some(page) = self.page(trunk) {
            if !free.insert(trunk) {
                break;
            }
            let named = u32_at(page, 4).unwrap_or_default().min(self.size as u32 / 4 - 2) as usize;
            free.extend((0..named).filter_map(|n| Some(u32_at(page, 8 + 4 * n)? as usize)));
            trunk = u32_at(page, 0).unwrap_or_default() as usize;
        }
        free
    }

    fn page(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_sub(1)?.checked_mul(self.size)?;
        let end = (start + self.size).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn rows_of(&self, number: usize) -> Vec<Row> {
        let Some(page) = self.page(number) else { return Vec::new() };
        let head = if number == 1 { HEADER } else { 0 };
        let kind = page.get(head).copied().unwrap_or_default();
        let pointers = match kind {
            INDEX_INTERIOR => head + 12,
            INDEX_LEAF | TABLE_LEAF => head + 8,
            _ => return Vec::new(),
        };
        let cells = usize::from(u16_at(page, head + 3).unwrap_or_default());
        (0..cells)
            .map_while(|cell| u16_at(page, pointers + 2 * cell))
            .filter_map(|at| self.cell(page.get(usize::from(at)..)?, kind))
            .collect()
    }

    fn cell(&self, cell: &[u8], kind: u8) -> Option<Row> {
        let cell = if kind == INDEX_INTERIOR { cell.get(4..)? } else { cell };
        let (length, after) = record::varint(cell)?;
        let (id, body) = if kind == TABLE_LEAF {
            let (id, after) = record::varint(after)?;
            (Some(id as i64), after)
        } else {
            (None, after)
        };
        let payload = self.payload(usize::try_from(length).ok()?, body, kind == TABLE_LEAF)?;
        Some(Row { id, values: record::values(&payload)? })
    }

    /// A cell's payload: what is in the cell, then what overflows to pages of its own (section 1.6).
    fn payload(&self, length: usize, body: &[u8], table: bool) -> Option<Vec<u8>> {
        if length > self.bytes.len() {
            return None;
        }
        let usable = self.size;
        let most = if table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if length <= most {
            return body.get(..length).map(<[u8]>::to_vec);
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let spread = least + (length - least) % (usable - 4);
        let local = if spread <= most { spread } else { least };
        let mut payload = body.get(..local)?.to_vec();
        let mut next = u32_at(body, local)? as usize;
        // No chain is longer than the file, so that one that bites its own tail ends too.
        for _ in 0..self.bytes.len() / self.size {
            let page = self.page(next)?;
            let wanted = (length - payload.len()).min(usable - 4);
            payload.extend_from_slice(page.get(4..4 + wanted)?);
            if payload.len() == length {
                return Some(payload);
            }
            next = u32_at(page, 0)? as usize;
        }
        None
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Pages;

    #[test]
    fn rows_of_pages_that_were_given_up_come_last() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let db = rusqlite::Connection::open(file.path()).unwrap();
        db.execute_batch(
            "PRAGMA secure_delete = OFF; PRAGMA page_size = 4096; CREATE TABLE t (v TEXT);
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
             INSERT INTO t SELECT printf('%040d', i) FROM n;
             DELETE FROM t WHERE rowid <= 1500;",
        )
        .unwrap();
        db.close().unwrap();
        let bytes = std::fs::read(file.path()).unwrap();
        let pages = Pages::of(&bytes);
        let ids: Vec<i64> =
            pages.rows().filter(|row| row.values.len() == 1).filter_map(|row| row.id).collect();
        let first: Vec<i64> = ids.iter().copied().take(500).collect();
        assert_eq!(first, (1501..=2000).collect::<Vec<_>>());
        assert!(ids.len() > 500, "pages that were given up are read too");
    }
}
