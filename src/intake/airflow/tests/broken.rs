//! Files that are not what they should be. Every refusal names the file and never its folder.

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;

/// A file of the given bytes.
fn file(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("airflow.db");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

/// A database made by a script.
fn database(script: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("airflow.db");
    Connection::open(&path).unwrap().execute_batch(script).unwrap();
    (folder, path)
}

/// The refusal, and that its words name the file and not its folder.
fn refusal(path: &Path) -> (IntakeError, String) {
    let error = read(path).unwrap_err();
    let words = error.to_string();
    assert!(words.starts_with("airflow.db: "), "{words}");
    assert!(!words.contains(&*path.parent().unwrap().to_string_lossy()), "{words}");
    assert!(words.ends_with('.'), "{words}");
    (error, words)
}

#[test]
fn a_copy_cut_short_anywhere_is_refused() {
    let whole = fs::read(fixture("before")).unwrap();
    let at = |length: usize| refusal(&file(&whole[..length]).1).0;
    assert!(matches!(at(0), IntakeError::Empty { .. }));
    assert!(matches!(at(1), IntakeError::NotRecognised { .. }));
    assert!(matches!(at(50), IntakeError::Truncated { found: 50, .. }));
    for length in [100, 512, 4096, whole.len() / 2, whole.len() - 1] {
        let expected = whole.len() as u64;
        assert_eq!(
            at(length),
            IntakeError::Truncated { file: "airflow.db".to_owned(), expected, found: length as u64 }
        );
    }
}

#[test]
fn what_is_no_database_is_refused() {
    let (error, words) = refusal(&file(b"dag_id,run_id\nx,y\n").1);
    assert!(matches!(error, IntakeError::NotRecognised { .. }), "{words}");
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("airflow.db");
    assert!(matches!(refusal(&path).0, IntakeError::Missing { .. }));
    fs::create_dir(&path).unwrap();
    assert!(matches!(refusal(&path).0, IntakeError::NotAFile { .. }));
}

#[test]
fn a_database_of_something_else_says_what_it_holds() {
    let (_folder, path) =
        database("CREATE TABLE users (id); CREATE TABLE orders (id); CREATE VIEW dag_run AS SELECT 1");
    let (error, words) = refusal(&path);
    assert!(matches!(error, IntakeError::NotAirflow { .. }));
    assert!(
        words.contains("it has the tables “orders”, “users” but not both dag_run and task_instance"),
        "{words}"
    );
    let (_folder, path) = database("PRAGMA user_version = 1");
    assert!(refusal(&path).1.contains("it has no tables"));
    let (_folder, path) =
        database("CREATE TABLE dag_run (dag_id, when_ran); CREATE TABLE task_instance (dag_id)");
    assert!(refusal(&path).1.contains("neither execution_date (Airflow 2) nor logical_date (Airflow 3)"));
}

#[test]
fn an_airflow_that_keeps_tasks_by_date_is_told_to_upgrade() {
    let (_folder, path) = database(
        "CREATE TABLE dag_run (dag_id, run_id, run_type, state, execution_date, start_date, end_date); \
         CREATE TABLE task_instance (task_id, dag_id, execution_date, try_number, state, start_date, end_date)",
    );
    let (error, _) = refusal(&path);
    assert_eq!(
        error,
        IntakeError::TooOld { file: "airflow.db".to_owned(), table: "task_instance", column: "run_id" }
    );
}

#[test]
fn damaged_pages_never_pass_for_a_whole_database() {
    let mut bytes = fs::read(fixture("before")).unwrap();
    let middle = bytes.len() / 4096 / 2 * 4096;
    bytes[4096 * 20..middle].fill(0);
    let (_folder, path) = file(&bytes);
    assert!(matches!(refusal(&path).0, IntakeError::Damaged { .. }));
}

#[test]
fn reading_can_be_cancelled_at_each_look() {
    let total = read(&fixture("before")).unwrap().counts.total();
    for stop_at in 0..4 {
        let looks = std::cell::RefCell::new(Vec::new());
        let file = AirflowFile::open(&fixture("before"), &|_, _| true).unwrap();
        let refused = file.read(&|done, of| {
            looks.borrow_mut().push((done, of));
            looks.borrow().len() <= stop_at
        });
        let looks = looks.into_inner();
        assert!(looks.windows(2).all(|w| w[0].0 < w[1].0), "progress only grows: {looks:?}");
        assert!(looks.iter().all(|(done, of)| done <= of && *of == total), "{looks:?}");
        if looks.len() > stop_at {
            assert_eq!(refused.unwrap_err(), IntakeError::Cancelled { file: "airflow.db".to_owned() });
        } else {
            assert_eq!(looks.last(), Some(&(total, total)));
            assert!(refused.is_ok());
        }
    }
    let refused = AirflowFile::open(&fixture("before"), &|_, _| true).unwrap().digest(&|_, _| false);
    assert!(matches!(refused, Err(IntakeError::Cancelled { .. })));
}

#[test]
fn a_file_that_may_only_be_read_is_read_and_a_path_may_hold_any_sign() {
    let folder = TempDir::new().unwrap();
    let odd = folder.path().join("100 % of #2? münchen&mode=rwc");
    fs::create_dir(&odd).unwrap();
    let path = odd.join("air flow?mode=rwc#%41.db");
    fs::copy(fixture("after"), &path).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    assert_eq!(read(&path).unwrap().counts.dag_runs, 298);
    assert_eq!(listing(&odd), ["air flow?mode=rwc#%41.db"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_damage_makes_it_panic(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 1usize..600), 1..20),
        head in any::<bool>(),
    ) {
        let mut bytes = fs::read(fixture("before")).unwrap();
        let within = if head { 4096 } else { bytes.len() };
        for (place, value, length) in damage {
            let from = place.index(within);
            let to = (from + length).min(within);
            bytes[from..to].fill(value);
        }
        let (_folder, path) = file(&bytes);
        if let Err(error) = read(&path) {
            prop_assert!(error.to_string().starts_with("airflow.db: "), "{}", error);
        }
    }
    #[test]
    fn no_bytes_make_it_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..3000), magic in any::<bool>()) {
        if magic {
            bytes.splice(0..bytes.len().min(16), super::super::MAGIC.iter().copied());
        }
        prop_assert!(read(&file(&bytes).1).is_err());
    }
}
