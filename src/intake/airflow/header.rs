//! The first hundred bytes of a SQLite file, by its file format (sqlite.org/fileformat2.html).

/// The bytes every SQLite database begins with.
pub(crate) const MAGIC: &[u8] = b"SQLite format 3\0";

/// What the header says about the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    /// Whether readers and writers meet in a `-wal` file (bytes 18 and 19).
    pub wal: bool,
    /// The length that the file must have, where the header's page count is valid (bytes 16, 28, 92).
    pub length: Option<u64>,
    /// Whose file format it is (byte 68); 0 for most, Airflow's too.
    pub application: u32,
}

impl Header {
    /// Reads the header, unless the bytes are no SQLite database or fewer than a header has.
    pub(crate) fn read(head: &[u8]) -> Option<Self> {
        if !head.starts_with(MAGIC) || head.len() < 100 {
            return None;
        }
        let number =
            |at: usize| head.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_be_bytes);
        let page = match number(16) >> 16 {
            1 => 65_536,
            size => u64::from(size),
        };
        let counted = number(24) == number(92) && number(28) > 0;
        Some(Self {
            wal: head.get(18..20) == Some(&[2, 2]),
            length: counted.then(|| u64::from(number(28)) * page),
            application: number(68),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_real_header_announces_the_length_of_its_file() {
        let bytes = include_bytes!("../../../tests/fixtures/airflow/before/airflow.db");
        let header = Header::read(&bytes[..100]).unwrap();
        assert_eq!(header, Header { wal: false, length: Some(bytes.len() as u64), application: 0 });
    }

    #[test]
    fn anything_shorter_or_else_has_none() {
        let bytes = include_bytes!("../../../tests/fixtures/airflow/before/airflow.db");
        assert_eq!(Header::read(&bytes[..99]), None);
        assert_eq!(Header::read(&[0; 200]), None);
        assert_eq!(Header::read(b""), None);
    }
}
