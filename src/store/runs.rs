//! Import batches of runs: immutable rows that count while their batch's record is live.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Transaction, TransactionBehavior, named_params};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::error::StoreError;
use super::open::Store;
use crate::domain::run::{Attempt, Run};
use crate::domain::{Contents, Digest, Instant, Noun, RecordId, Side};

impl Store {
    /// Puts some rows of a batch into the document, the first of them being number `first`. They
    /// count only once the batch's record is added. Each call is one short transaction, so that a
    /// person's edit between two of them never waits long.
    ///
    /// # Errors
    /// The database's faults.
    pub fn stage(&mut self, batch: RecordId, first: usize, runs: &[Run]) -> Result<(), StoreError> {
        let transaction = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        for (offset, run) in runs.iter().enumerate() {
            insert(&transaction, batch, first + offset, run)?;
        }
        Ok(transaction.commit()?)
    }

    /// How many runs of a batch the document holds, whether or not they count.
    ///
    /// # Errors
    /// The database's faults.
    pub fn staged(&self, batch: RecordId) -> Result<usize, StoreError> {
        count(&self.db, batch)
    }

    /// Takes the rows of a batch that never came to count out again.
    ///
    /// # Errors
    /// The database's faults.
    pub fn unstage(&mut self, batch: RecordId) -> Result<(), StoreError> {
        let transaction = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        take_out(&transaction, batch)?;
        Ok(transaction.commit()?)
    }

    /// Takes out rows that an interrupted import left behind.
    ///
    /// # Errors
    /// The database's faults.
    pub fn sweep(&mut self) -> Result<(), StoreError> {
        self.orphans()?.into_iter().try_for_each(|batch| self.unstage(batch))
    }

    /// The batches that have rows and that no log entry names: of imports that never came to an end.
    pub(super) fn orphans(&self) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.db.prepare(
            "SELECT DISTINCT batch FROM run WHERE batch NOT IN (SELECT record FROM change WHERE noun = 'batch')",
        )?;
        let orphans = statement.query_map([], |row| Ok(RecordId(row.get::<_, Uuid>(0)?)))?;
        Ok(orphans.collect::<Result<_, _>>()?)
    }

    /// The runs of a side, by what `contents` says of batches: of each DAG run the snapshot of the
    /// newest batch that counts.
    ///
    /// # Errors
    /// The database's faults.
    pub fn runs(&self, contents: &Contents, side: Side) -> Result<Vec<Run>, StoreError> {
        let mut batches: Vec<(Instant, RecordId)> = contents
            .bodies(Noun::Batch)
            .filter(|(_, body)| body.get("side").and_then(|v| v.as_str()) == Some(side.name()))
            .map(|(id, body)| {
                let taken = body.get("taken_at").and_then(|v| v.as_str()).and_then(Instant::parse);
                (taken.unwrap_or(Instant::from_micros(0)), id)
            })
            .collect();
        batches.sort();
        let mut runs = Vec::new();
        for (_, batch) in batches.into_iter().rev() {
            // Of a run that one batch names twice the later row counts.
            runs.extend(self.batch_runs(batch)?.into_iter().rev());
        }
        // Stable, so that of each run its newest snapshot stays first, and is the one that is kept.
        runs.sort_by(|a: &Run, b: &Run| (&a.dag_id, &a.run_id).cmp(&(&b.dag_id, &b.run_id)));
        runs.dedup_by(|a, b| (&a.dag_id, &a.run_id) == (&b.dag_id, &b.run_id));
        Ok(runs)
    }

    fn batch_runs(&self, batch: RecordId) -> Result<Vec<Run>, StoreError> {
        let mut attempts = self.batch_attempts(batch)?.into_iter().peekable();
        let mut statement = self.db.prepare_cached(
            "SELECT number, dag_id, run_id, run_type, state, logical_date, data_interval_end, queued_at, started,
                    ended, clear_number FROM run WHERE batch = :batch ORDER BY number",
        )?;
        let mut rows = statement.query(named_params! {":batch": batch.0})?;
        let mut runs = Vec::new();
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            // Both come in the order of the runs; attempts of a run that is not there are passed over.
            let mut own = Vec::new();
            while let Some((run, attempt)) = attempts.next_if(|(run, _)| *run <= number) {
                if run == number {
                    own.push(attempt);
                }
            }
            let at = |column: usize| -> rusqlite::Result<Option<Instant>> {
                Ok(row.get::<_, Option<i64>>(column)?.map(Instant::from_micros))
            };
            runs.push(Run {
                dag_id: row.get(1)?,
                run_id: row.get(2)?,
                run_type: row.get(3)?,
                state: row.get(4)?,
                logical_date: at(5)?,
                data_interval_end: at(6)?,
                queued_at: at(7)?,
                start: at(8)?,
                end: at(9)?,
                clear_number: row.get(10)?,
                attempts: own,
            });
        }
        Ok(runs)
    }

    /// The attempts of a batch's runs, each with its run's number, in the order of the runs.
    fn batch_attempts(&self, batch: RecordId) -> Result<Vec<(i64, Attempt)>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "SELECT run, task_id, map_index, try_number, state, started, ended FROM attempt
             WHERE batch = :batch ORDER BY run, number",
        )?;
        let mut rows = statement.query(named_params! {":batch": batch.0})?;
        let mut attempts = Vec::new();
        while let Some(row) = rows.next()? {
            let attempt = Attempt {
                task_id: row.get(1)?,
                map_index: row.get(2)?,
                try_number: row.get(3)?,
                state: row.get(4)?,
                start: row.get::<_, Option<i64>>(5)?.map(Instant::from_micros),
                end: row.get::<_, Option<i64>>(6)?.map(Instant::from_micros),
            };
            attempts.push((row.get(0)?, attempt));
        }
        Ok(attempts)
    }
}

fn insert(db: &Transaction<'_>, batch: RecordId, number: usize, run: &Run) -> Result<(), StoreError> {
    let micros = |at: Option<Instant>| at.map(Instant::micros);
    db.prepare_cached(include_str!("sql/insert_run.sql"))?.execute(named_params! {
        ":batch": batch.0, ":number": number as i64, ":dag_id": run.dag_id, ":run_id": run.run_id,
        ":run_type": run.run_type, ":state": run.state, ":logical_date": micros(run.logical_date),
        ":data_interval_end": micros(run.data_interval_end), ":queued_at": micros(run.queued_at),
        ":started": micros(run.start), ":ended": micros(run.end), ":clear_number": run.clear_number,
    })?;
    let mut attempt = db.prepare_cached(include_str!("sql/insert_attempt.sql"))?;
    for (place, a) in run.attempts.iter().enumerate() {
        attempt.execute(named_params! {
            ":batch": batch.0, ":run": number as i64, ":number": place as i64, ":task_id": a.task_id,
            ":map_index": a.map_index, ":try_number": a.try_number, ":state": a.state,
            ":started": micros(a.start), ":ended": micros(a.end),
        })?;
    }
    Ok(())
}

/// Takes the rows of a batch out.
pub(super) fn take_out(db: &Connection, batch: RecordId) -> Result<(), StoreError> {
    for table in ["attempt", "run"] {
        db.execute(&format!("DELETE FROM {table} WHERE batch = :batch"), named_params! {":batch": batch.0})?;
    }
    Ok(())
}

/// The digest of a batch's rows, in their order: what says that none of them was changed since.
pub(super) fn digest(db: &Connection, batch: RecordId) -> Result<Digest, StoreError> {
    let mut hasher = Sha256::new();
    for sql in [
        "SELECT number, dag_id, run_id, run_type, state, logical_date, data_interval_end, queued_at, started, ended,
                clear_number FROM run WHERE batch = :batch ORDER BY number",
        "SELECT run, number, task_id, map_index, try_number, state, started, ended FROM attempt
         WHERE batch = :batch ORDER BY run, number",
    ] {
        let mut statement = db.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(named_params! {":batch": batch.0})?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                let (kind, bytes) = match row.get_ref(column)? {
                    ValueRef::Null => (0u8, Vec::new()),
                    ValueRef::Integer(n) => (1, n.to_be_bytes().to_vec()),
                    ValueRef::Text(text) => (2, text.to_vec()),
                    other => (3, format!("{other:?}").into_bytes()),
                };
                hasher.update([kind]);
                hasher.update((bytes.len() as u64).to_be_bytes());
                hasher.update(bytes);
            }
        }
        hasher.update([255]);
    }
    Ok(Digest(hasher.finalize().into()))
}

/// How many runs of a batch there are.
pub(super) fn count(db: &Connection, batch: RecordId) -> Result<usize, StoreError> {
    let runs: u32 = db
        .prepare_cached("SELECT count(*) FROM run WHERE batch = :batch")?
        .query_row(named_params! {":batch": batch.0}, |row| row.get(0))?;
    Ok(runs as usize)
}
