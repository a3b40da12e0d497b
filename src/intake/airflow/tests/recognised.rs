//! Databases told by their content.

use rusqlite::Connection;

use super::*;
use crate::intake::airflow::AirflowVersion;
use crate::intake::{Format, recognise};

#[test]
fn databases_are_told_by_their_columns() {
    assert_eq!(recognise(&fixture("before")), Ok(Format::Airflow(AirflowVersion::Two)));
    assert_eq!(recognise(&fixture("after")), Ok(Format::Airflow(AirflowVersion::Three)));
}

#[test]
fn a_database_whose_tables_stand_only_in_its_wal_is_told_too() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("new.db");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; \
         CREATE TABLE dag_run (dag_id, run_id, run_type, state, logical_date, run_after, start_date, end_date); \
         CREATE TABLE task_instance (dag_id, run_id, task_id, try_number, state, start_date, end_date)",
    )
    .unwrap();
    assert_eq!(recognise(&path), Ok(Format::Airflow(AirflowVersion::Three)));
}

#[test]
fn a_document_of_this_program_is_pointed_elsewhere() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("pilot.postflight");
    let db = Connection::open(&path).unwrap();
    db.execute_batch("PRAGMA application_id = 0x50464C54; CREATE TABLE x (y)").unwrap();
    drop(db);
    let words = recognise(&path).unwrap_err().to_string();
    assert_eq!(
        words,
        "pilot.postflight: this looks like a Postflight document. Open it instead, or merge it into this one."
    );
}
