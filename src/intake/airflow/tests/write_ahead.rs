//! Databases that another connection has open: `-wal` files, hot journals, locks, and writes
//! that fall into the reading.

use rusqlite::Connection;

use super::*;

/// Adds a finished run with one attempt, through SQLite itself.
fn add_run(db: &Connection, run_id: &str) {
    db.execute_batch(&format!(
        "INSERT INTO dag_run (id, dag_id, run_id, run_type, state, execution_date, start_date, end_date, clear_number) \
         SELECT max(id) + 1, 'finance_close', '{run_id}', 'manual', 'success', '2027-01-01 00:00:00.' || substr('000000' || (max(id) + 1), -6), \
         '2027-01-01 00:00:01.000000', '2027-01-01 00:00:02.000000', 0 FROM dag_run;"
    ))
    .unwrap();
}

fn wal_mode(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    let mode: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    db.execute_batch("PRAGMA wal_autocheckpoint = 0").unwrap();
    db
}

#[test]
fn changes_that_stand_only_in_the_wal_are_read_and_nothing_is_written_beside_it() {
    let (folder, path) = copied("before");
    let writer = wal_mode(&path);
    add_run(&writer, "only_in_the_wal");
    let wal = folder.path().join("airflow.db-wal");
    let (names, bytes) = (listing(folder.path()), (fs::read(&path).unwrap(), fs::read(&wal).unwrap()));
    let found = read(&path).unwrap();
    assert_eq!(found.counts.dag_runs, 311);
    assert!(found.runs.iter().any(|r| r.run_id == "only_in_the_wal"));
    assert_eq!(found.warnings, []);
    assert_eq!(listing(folder.path()), names);
    assert_eq!((fs::read(&path).unwrap(), fs::read(&wal).unwrap()), bytes);
}

#[test]
fn the_digest_covers_the_wal() {
    let (_folder, path) = copied("before");
    let writer = wal_mode(&path);
    add_run(&writer, "first");
    let digest = || AirflowFile::open(&path, &|_, _| true).unwrap().digest(&|_, _| true).unwrap();
    let before = digest();
    assert_eq!(digest(), before);
    add_run(&writer, "second");
    assert_ne!(digest(), before);
}

#[test]
fn a_wal_mode_copy_without_its_wal_is_read_with_a_warning() {
    let (_folder, path) = copied("before");
    let writer = wal_mode(&path);
    add_run(&writer, "only_in_the_wal");
    let elsewhere = TempDir::new().unwrap();
    let copy = elsewhere.path().join("airflow.db");
    fs::copy(&path, &copy).unwrap();
    let found = read(&copy).unwrap();
    assert_eq!(found.counts.dag_runs, 310);
    assert_eq!(found.warnings.len(), 1);
    assert!(found.warnings[0].what.contains("no airflow.db-wal lies beside it"), "{:?}", found.warnings);
    assert_eq!(listing(elsewhere.path()), ["airflow.db"]);
}

#[test]
fn a_wal_that_belongs_to_nothing_is_left_out_with_a_warning() {
    let (folder, path) = copied("before");
    drop(wal_mode(&path));
    fs::write(folder.path().join("airflow.db-wal"), [7; 40_000]).unwrap();
    let found = read(&path).unwrap();
    assert_eq!(found.counts.dag_runs, 310);
    assert!(found.warnings[0].at.ends_with("airflow.db-wal"), "{:?}", found.warnings);
    assert_eq!(listing(folder.path()), ["airflow.db", "airflow.db-wal"]);
}

#[test]
fn a_hot_journal_is_rolled_back_in_a_private_copy() {
    let (folder, path) = copied("before");
    let writer = Connection::open(&path).unwrap();
    writer
        .execute_batch("PRAGMA cache_size = 2; BEGIN; UPDATE dag_run SET state = 'failed', run_type = 'x'")
        .unwrap();
    writer.execute_batch("UPDATE task_instance SET state = 'failed', operator = hex(zeroblob(300))").unwrap();
    let crashed = TempDir::new().unwrap();
    let copy = crashed.path().join("airflow.db");
    fs::copy(&path, &copy).unwrap();
    fs::copy(folder.path().join("airflow.db-journal"), crashed.path().join("airflow.db-journal")).unwrap();
    assert_ne!(
        fs::read(&copy).unwrap(),
        fs::read(fixture("before")).unwrap(),
        "half a transaction is in the file"
    );
    let found = read(&copy).unwrap();
    assert_eq!(found.runs, read(&fixture("before")).unwrap().runs);
    assert_eq!(listing(crashed.path()), ["airflow.db", "airflow.db-journal"]);
}

#[test]
fn a_locked_database_is_refused_by_name() {
    let (_folder, path) = copied("after");
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let refused = read(&path).unwrap_err();
    assert_eq!(refused, IntakeError::Locked { file: "airflow.db".to_owned() });
    writer.execute_batch("COMMIT").unwrap();
    assert!(read(&path).is_ok());
}

#[test]
fn a_write_in_the_middle_of_reading_is_noticed() {
    let (_folder, path) = copied("before");
    let file = AirflowFile::open(&path, &|_, _| true).unwrap();
    let writer = Connection::open(&path).unwrap();
    let wrote = std::cell::Cell::new(false);
    let refused = file
        .read(&|_, _| {
            if !wrote.replace(true) {
                add_run(&writer, "meanwhile");
            }
            true
        })
        .unwrap_err();
    assert!(wrote.get());
    assert_eq!(refused, IntakeError::Changing { file: "airflow.db".to_owned() });
}

#[test]
fn a_reader_leaves_a_writer_alone() {
    let (_folder, path) = copied("before");
    let file = AirflowFile::open(&path, &|_, _| true).unwrap();
    let writer = Connection::open(&path).unwrap();
    writer.execute_batch("BEGIN EXCLUSIVE; COMMIT").unwrap();
    drop(file);
}

#[test]
fn the_private_copy_goes_with_the_reader() {
    let (_folder, path) = copied("before");
    let writer = wal_mode(&path);
    add_run(&writer, "only_in_the_wal");
    let file = AirflowFile::open(&path, &|_, _| true).unwrap();
    let copy = file.source.database.clone();
    assert_ne!(copy, path);
    assert!(copy.exists());
    drop(file);
    assert!(!copy.exists() && !copy.parent().unwrap().exists());
}
