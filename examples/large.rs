//! Writes a large document, through the one door: what speed is measured on.
//!
//! `cargo run --release --example large -- FILE [OBSERVATIONS] [RUNS]`

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use postflight::app::Surroundings;
use serde_json::json;

#[allow(dead_code, reason = "the example of hard documents asks for more")]
#[path = "hard/desk.rs"]
pub mod desk;

use desk::{Desk, Fault};

fn main() -> Result<(), Fault> {
    let mut given = std::env::args_os().skip(1);
    let file = PathBuf::from(given.next().ok_or("Name the file to write: large -- FILE")?);
    let mut number = |otherwise: usize| -> Result<usize, Fault> {
        given.next().map_or(Ok(otherwise), |text| Ok(text.to_string_lossy().parse()?))
    };
    let (observations, runs) = (number(10_000)?, number(100_000)?);
    write(file, observations, runs)
}

/// Writes the document; every second observation is a trial.
pub fn write(file: PathBuf, observations: usize, runs: usize) -> Result<(), Fault> {
    let desk = Desk::new(file, json!({"name": "Large", "starts": "2026-09-21"}), Surroundings::at)?;
    for dag in 0..12 {
        desk.add("workload", json!({"dag_id": format!("dag_{dag:02}")}))?;
    }
    let table = desk.path("observations.csv");
    std::fs::write(&table, csv(observations))?;
    desk.import(&table, json!({}))?;
    for side in ["baseline", "pilot"] {
        let database = desk.path(&format!("{side}.db"));
        airflow(&database, runs / 2, side)?;
        desk.import(&database, json!({"side": side}))?;
    }
    desk.close()
}

/// Trials, deploys, hours of toil and alerts of both sides, spread over the pilot.
fn csv(rows: usize) -> String {
    let mut text = String::from(
        "kind,side,workload,scenario,failed_at,detected_at,confirmed_at,recovered_at,deployed_at,at,hours,note\n",
    );
    for row in 0..rows {
        let side = if row % 2 == 0 { "baseline" } else { "pilot" };
        let (workload, scenario) = (row % 12, 1 + row % 6);
        let at = |minutes: usize| {
            let all = row * 6 + minutes;
            format!(
                "2026-{:02}-{:02}T{:02}:{:02}:00Z",
                9 + all / 43_200,
                1 + all / 1_440 % 30,
                all / 60 % 24,
                all % 60
            )
        };
        // Writing to a string cannot fail.
        let _ = match row % 4 {
            0 | 1 => writeln!(
                text,
                "diagnosis_trial,{side},dag_{workload:02},S{scenario:02},{},{},{},{},,,,seen in the log of run {row}",
                at(0),
                at(4 + row % 9),
                at(20 + row % 71),
                at(110 + row % 53)
            ),
            2 => writeln!(text, "deploy,{side},dag_{workload:02},,,,,,{},,,", at(0)),
            _ => writeln!(text, "toil,{side},dag_{workload:02},,,,,,,{},{},", at(0), 1 + row % 7),
        };
    }
    text
}

/// An Airflow database with one attempt a run.
fn airflow(path: &Path, runs: usize, side: &str) -> Result<(), Fault> {
    let db = rusqlite::Connection::open(path)?;
    let slower = if side == "baseline" { 40 } else { 0 };
    db.execute_batch(&format!(
        "CREATE TABLE dag_run (dag_id TEXT, run_id TEXT, run_type TEXT, state TEXT, execution_date TIMESTAMP,
           data_interval_end TIMESTAMP, queued_at TIMESTAMP, start_date TIMESTAMP, end_date TIMESTAMP, clear_number INTEGER);
         CREATE TABLE task_instance (dag_id TEXT, run_id TEXT, task_id TEXT, map_index INTEGER, try_number INTEGER,
           state TEXT, start_date TIMESTAMP, end_date TIMESTAMP);
         CREATE TABLE alembic_version (version_num TEXT);
         WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {runs}),
           at(i, dag, due) AS (SELECT i, printf('dag_%02d', i % 12), unixepoch('2026-08-01') + i / 12 * 900 FROM n)
         INSERT INTO dag_run SELECT dag, 'scheduled__' || i, 'scheduled', iif(i % 37 = 0, 'failed', 'success'),
           datetime(due, 'unixepoch'), datetime(due + 900, 'unixepoch'), datetime(due + 900, 'unixepoch'),
           datetime(due + 902, 'unixepoch'), datetime(due + 960 + i % 53 + {slower}, 'unixepoch'), 0 FROM at;
         INSERT INTO task_instance SELECT dag_id, run_id, 'load', -1, 1, state, start_date, end_date FROM dag_run;"
    ))?;
    Ok(())
}
