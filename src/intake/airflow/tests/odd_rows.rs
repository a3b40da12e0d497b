//! Rows that are wrong, older tables, and columns that must never be read.

use rusqlite::Connection;

use super::*;

/// A copy of a fixture after a script ran over it.
fn changed(side: &str, script: &str) -> (TempDir, PathBuf) {
    let (folder, path) = copied(side);
    Connection::open(&path).unwrap().execute_batch(&format!("PRAGMA foreign_keys = OFF; {script}")).unwrap();
    (folder, path)
}

const FINANCE: &str = "dag_id = 'finance_close' AND run_id = 'scheduled__2026-10-12T05:00:00+00:00'";

#[test]
fn a_row_whose_time_cannot_be_read_is_refused_and_the_others_go_on() {
    let whole = read(&fixture("before")).unwrap();
    let (_folder, path) = changed(
        "before",
        &format!("UPDATE task_instance SET end_date = 'soon' WHERE task_id = 'post_ledger' AND {FINANCE}"),
    );
    let found = read(&path).unwrap();
    assert_eq!(found.refused.len(), 1);
    assert_eq!(
        found.refused[0].at,
        "task_instance finance_close / scheduled__2026-10-12T05:00:00+00:00 / post_ledger"
    );
    assert!(found.refused[0].what.contains("end_date is “soon”, which is not a time"), "{:?}", found.refused);
    let attempts = |runs: &[crate::domain::run::Run]| runs.iter().map(|r| r.attempts.len()).sum::<usize>();
    assert_eq!(attempts(&found.runs), attempts(&whole.runs) - 1);
    assert_eq!(found.runs.len(), whole.runs.len());
}

#[test]
fn a_run_that_cannot_be_read_takes_its_attempts_along_and_says_how_many() {
    let whole = read(&fixture("before")).unwrap();
    let run = |r: &&crate::domain::run::Run| {
        r.run_id == "scheduled__2026-10-12T05:00:00+00:00" && r.dag_id == "finance_close"
    };
    let attempts = whole.runs.iter().find(run).unwrap().attempts.len();
    for (column, value, why) in [
        ("start_date", "'18.10.2026 05:00'", "start_date is “18.10.2026 05:00”"),
        ("end_date", "x'80057d942e'", "end_date holds bytes where text belongs"),
        ("execution_date", "1763868734", "its logical date holds a number where text belongs"),
        ("state", "CAST(x'ff' AS TEXT)", "state is not UTF-8 text"),
        ("run_type", "'sched' || char(0) || 'uled'", "run_type holds a control character"),
        ("clear_number", "-1", "clear_number is -1, which cannot be counted"),
    ] {
        let (_folder, path) =
            changed("before", &format!("UPDATE dag_run SET {column} = {value} WHERE {FINANCE}"));
        let found = read(&path).unwrap();
        assert_eq!(found.runs.len(), 309, "{column}");
        assert_eq!(found.refused.len(), 2, "{column}: {:?}", found.refused);
        assert!(found.refused[0].what.contains(why), "{column}: {:?}", found.refused);
        assert!(
            found.refused[1].what.starts_with(&format!("{attempts} attempts were left out")),
            "{:?}",
            found.refused
        );
    }
}

#[test]
fn a_dag_id_is_the_same_however_its_letters_are_composed() {
    let (_folder, path) = changed(
        "after",
        "UPDATE dag_run SET dag_id = 'inventory_sync_mu' || char(776) || 'nchen' WHERE dag_id LIKE 'inventory%'; \
         UPDATE task_instance SET dag_id = 'inventory_sync_mu' || char(776) || 'nchen' WHERE dag_id LIKE 'inventory%' AND map_index >= 0",
    );
    assert_eq!(read(&path).unwrap().runs, read(&fixture("after")).unwrap().runs);
}

#[test]
fn a_task_waiting_for_its_retry_counts_once() {
    let attempts = |side: &str| {
        let found = read(&fixture(side)).unwrap();
        found.runs.iter().flat_map(|r| &r.attempts).filter(|a| a.state == "up_for_retry").count()
    };
    assert_eq!((attempts("before"), attempts("after")), (0, 0), "the history already holds them as failed");
    let (_folder, path) =
        changed("before", "DELETE FROM task_instance_history WHERE dag_id = 'adhoc_backlog'");
    let found = read(&path).unwrap();
    let waiting = found.runs.iter().flat_map(|r| &r.attempts).filter(|a| a.state == "up_for_retry").count();
    assert_eq!(waiting, 1, "without its history row the waiting task is the only trace of the attempt");
}

#[test]
fn an_airflow_without_history_is_read_with_a_warning() {
    let (_folder, path) = changed("before", "DROP TABLE task_instance_history");
    let found = read(&path).unwrap();
    assert_eq!(found.version_label, "Airflow 2 (older than 2.10)");
    assert_eq!(found.counts.task_instance_history, 0);
    assert_eq!(found.warnings.len(), 1);
    assert!(
        found.warnings[0].what.contains("only each task's last attempt was read"),
        "{:?}",
        found.warnings
    );
}

#[test]
fn columns_that_came_later_may_be_missing() {
    let (_folder, path) = changed(
        "before",
        "DROP TABLE task_instance_history; \
         ALTER TABLE dag_run DROP COLUMN clear_number; ALTER TABLE dag_run DROP COLUMN queued_at; \
         ALTER TABLE dag_run DROP COLUMN data_interval_end; DROP TABLE alembic_version",
    );
    let found = read(&path).unwrap();
    assert_eq!(found.runs.len(), 310);
    assert!(
        found
            .runs
            .iter()
            .all(|r| r.clear_number == 0 && r.queued_at.is_none() && r.data_interval_end.is_none())
    );
    assert_eq!(found.revision, None);
    assert_eq!(found.warnings.len(), 2);
}

#[test]
fn a_run_that_ends_before_it_starts_is_kept_and_told() {
    let (_folder, path) = changed(
        "before",
        &format!("UPDATE dag_run SET end_date = '2026-01-01 00:00:00.000000' WHERE {FINANCE}"),
    );
    let found = read(&path).unwrap();
    assert_eq!(found.runs.len(), 310);
    assert_eq!(found.warnings.len(), 1);
    assert!(found.warnings[0].what.contains("before it starts"));
}

#[test]
fn sqlite_itself_refuses_every_column_that_is_not_on_the_list() {
    for side in ["before", "after"] {
        let file = AirflowFile::open(&fixture(side), &|_, _| true).unwrap();
        for (table, columns) in [
            ("dag_run", "conf, data_interval_start, updated_at, *"),
            ("task_instance", "executor_config, hostname, unixname, operator, pid, next_kwargs, *"),
            ("task_instance_history", "executor_config, hostname, unixname, *"),
            ("connection", "*"),
            ("variable", "*"),
            ("dag_run_note", "*"),
            ("log", "*"),
        ] {
            for column in columns.split(", ") {
                let refused = file.connection.prepare(&format!("SELECT {column} FROM {table}"));
                assert!(refused.is_err(), "{side}: {table}.{column} was handed over");
            }
        }
        assert!(file.connection.prepare("SELECT run_id FROM dag_run WHERE conf IS NULL").is_err());
        for write in [
            "DELETE FROM dag_run",
            "CREATE TABLE x (y)",
            "PRAGMA journal_mode = WAL",
            "ATTACH ':memory:' AS m",
        ] {
            assert!(file.connection.execute_batch(write).is_err(), "{write}");
        }
    }
}

#[test]
fn a_computed_column_does_not_bring_a_hidden_one_in() {
    let (_folder, path) = copied("before");
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "CREATE TABLE other AS SELECT * FROM dag_run; PRAGMA foreign_keys = OFF; DROP TABLE dag_run; \
         CREATE TABLE dag_run (dag_id, run_id, run_type, state TEXT AS (hex(conf)), execution_date, start_date, end_date, conf)",
    )
    .unwrap();
    drop(db);
    // A generated column does not show among the columns of a table, so it is as good as missing.
    let refused = read(&path).unwrap_err();
    assert_eq!(
        refused,
        IntakeError::TooOld { file: "airflow.db".to_owned(), table: "dag_run", column: "state" }
    );
}
