//! A metadata database as a file: opened, digested, read row by row.

use std::path::Path;

use rusqlite::Connection;

use super::attempts::{Assembly, From};
use super::columns::{Schema, Table};
use super::open::Source;
use super::rows::{RunRow, TaskRow};
use super::{AirflowSnapshot, AirflowVersion, RowCounts, sqlite};
use crate::domain::{Digest, Problem};
use crate::intake::source::digest_of;
use crate::intake::{IntakeError, Progress};

/// How many rows go by between two looks at the progress.
const STEP: u64 = 512;

/// An Airflow metadata database, opened so that nothing is written beside it.
///
/// Without a `-wal` beside it, the file is read in place and immutable; with one (or with a hot
/// journal) a private copy is read, and removed when this is dropped.
#[derive(Debug)]
pub struct AirflowFile {
    // Before the source, so that the connection closes before its private copy is removed.
    pub(super) connection: Connection,
    schema: Schema,
    pub(super) source: Source,
}

impl AirflowFile {
    /// Opens a file. `progress` hears bytes, only while a private copy is made.
    ///
    /// # Errors
    /// Not a file, not a database, not Airflow's, older than 2.2, locked, truncated, damaged,
    /// changing, or cancelled.
    pub fn open(path: &Path, progress: Progress<'_>) -> Result<Self, IntakeError> {
        let mut source = Source::choose(path, progress)?;
        let connection = sqlite::connect(&mut source)?;
        let schema = Schema::read(&connection, &source.name)?;
        Ok(Self { connection, schema, source })
    }

    /// Which Airflow wrote a file, without copying it unless its tables stand only in its `-wal`.
    pub(in crate::intake) fn recognise(path: &Path) -> Result<AirflowVersion, IntakeError> {
        let in_place = || {
            let mut source = Source::in_place(path)?;
            let connection = sqlite::connect(&mut source)?;
            Schema::read(&connection, &source.name)
        };
        match in_place() {
            Ok(schema) => Ok(schema.version),
            Err(_) => Self::open(path, &|_, _| true).map(|file| file.version()),
        }
    }

    /// Which Airflow wrote it.
    pub fn version(&self) -> AirflowVersion {
        self.schema.version
    }

    /// The SHA-256 of what is read: the file's bytes, followed by those of its `-wal` where that is
    /// read too. `progress` hears bytes.
    ///
    /// # Errors
    /// The file cannot be read, or the person cancelled.
    pub fn digest(&self, progress: Progress<'_>) -> Result<Digest, IntakeError> {
        digest_of(&self.source.name, &self.source.content, progress)
    }

    /// Reads every run with its attempts. `progress` hears rows.
    ///
    /// # Errors
    /// The database is damaged, was written to meanwhile, or the person cancelled. A row that
    /// cannot be read is no error: it is refused, and the others go on.
    pub fn read(&self, progress: Progress<'_>) -> Result<AirflowSnapshot, IntakeError> {
        let counts = self.counts()?;
        let mut at = 0;
        let mut tick = || {
            at += 1;
            at % STEP != 0 || progress(at, counts.total())
        };
        let mut assembly = Assembly::default();
        self.each(Table::Runs, counts.dag_runs, &mut tick, &mut |row| {
            assembly.run(RunRow::read(row)?);
            Ok(())
        })?;
        for (table, from, count) in [
            (Table::History, From::History, counts.task_instance_history),
            (Table::Tasks, From::Current, counts.task_instances),
        ] {
            if table == Table::History && !self.schema.history {
                continue;
            }
            self.each(table, count, &mut tick, &mut |row| {
                assembly.task(from, TaskRow::read(row)?);
                Ok(())
            })?;
        }
        self.source.unchanged()?;
        if !progress(counts.total(), counts.total()) {
            return Err(IntakeError::Cancelled { file: self.source.name.clone() });
        }
        Ok(self.snapshot(counts, assembly))
    }

    fn snapshot(&self, counts: RowCounts, assembly: Assembly) -> AirflowSnapshot {
        let assembled = assembly.finish();
        let mut warnings = self.source.warnings.clone();
        warnings.extend(self.what_is_missing());
        warnings.extend(assembled.odd);
        AirflowSnapshot {
            version: self.schema.version,
            version_label: self.version_label(),
            revision: self.schema.revision.clone(),
            runs: assembled.runs,
            counts,
            task_states: assembled.states,
            warnings,
            refused: assembled.refused,
        }
    }

    fn version_label(&self) -> String {
        let label = self.schema.version.label();
        match (self.schema.version, self.schema.history) {
            (AirflowVersion::Three, _) => label.to_owned(),
            (AirflowVersion::Two, true) => format!("{label} (2.10 or newer)"),
            (AirflowVersion::Two, false) => format!("{label} (older than 2.10)"),
        }
    }

    fn what_is_missing(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        if !self.schema.history {
            found.push(Problem::new(
                Table::History.name(),
                "This Airflow keeps no earlier attempts (2.10 and newer do), so only each task's last attempt was \
                 read: failed attempts, retries and times to recover are too low.",
            ));
        }
        if !self.schema.clears {
            found.push(Problem::new(
                "dag_run.clear_number",
                "This Airflow does not count how often a run was cleared, so a cleared run cannot be told from one \
                 that succeeded at once.",
            ));
        }
        found
    }

    fn counts(&self) -> Result<RowCounts, IntakeError> {
        let count = |table: Table| {
            self.connection
                .query_row(&format!("SELECT count(*) FROM {}", table.name()), [], |row| row.get::<_, i64>(0))
                .map(|n| u64::try_from(n).unwrap_or(0))
                .map_err(|e| sqlite::explain(&self.source.name, table.name(), &e))
        };
        Ok(RowCounts {
            dag_runs: count(Table::Runs)?,
            task_instances: count(Table::Tasks)?,
            task_instance_history: if self.schema.history { count(Table::History)? } else { 0 },
        })
    }

    /// Streams the rows of a table, and refuses the database when it gives other rows than it counts.
    fn each(
        &self,
        table: Table,
        expected: u64,
        tick: &mut dyn FnMut() -> bool,
        take: &mut dyn FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), IntakeError> {
        let file = &self.source.name;
        let wrong = |e: rusqlite::Error| sqlite::explain(file, table.name(), &e);
        let mut query = self.connection.prepare(&self.schema.select(table)).map_err(wrong)?;
        let mut rows = query.query([]).map_err(wrong)?;
        let mut found = 0;
        while let Some(row) = rows.next().map_err(wrong)? {
            take(row).map_err(wrong)?;
            found += 1;
            if !tick() {
                return Err(IntakeError::Cancelled { file: file.clone() });
            }
        }
        if found == expected {
            return Ok(());
        }
        Err(IntakeError::Damaged {
            file: file.clone(),
            place: table.name().to_owned(),
            reason: format!("its index counts {expected} rows, the table gives {found}"),
        })
    }
}
