//! The counts of the reference answers, which were computed from the same files by other means.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{fixture, read};
use crate::domain::run::{Attempt, Run};
use crate::intake::airflow::{AirflowFile, AirflowSnapshot, AirflowVersion};

fn answers() -> Value {
    serde_json::from_str(include_str!("../../../../tests/fixtures/airflow/answers.json")).unwrap()
}

fn failed(attempt: &&Attempt) -> bool {
    attempt.state != "success"
}

/// Attempts beyond the first of each task of a run.
fn retries(run: &Run) -> usize {
    let mut tries: BTreeMap<(&str, i32), usize> = BTreeMap::new();
    for attempt in &run.attempts {
        *tries.entry((&attempt.task_id, attempt.map_index)).or_default() += 1;
    }
    tries.values().map(|n| n - 1).sum()
}

fn counted<'a>(values: impl Iterator<Item = &'a str>) -> Value {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    values.for_each(|v| *counts.entry(v).or_default() += 1);
    json!(counts)
}

fn compare(side: &str) -> AirflowSnapshot {
    let found = read(&fixture(side)).unwrap();
    let answers = &answers()["sides"][side];
    assert_eq!(found.counts.dag_runs, answers["rows"]["dag_run"]);
    assert_eq!(found.counts.task_instances, answers["rows"]["task_instance"]);
    assert_eq!(found.counts.task_instance_history, answers["rows"]["task_instance_history"]);
    assert_eq!(found.refused, []);
    let dags = answers["dags"].as_object().unwrap();
    assert_eq!(dags.len(), 9);
    for (dag, expected) in dags {
        let runs: Vec<&Run> = found.runs.iter().filter(|r| r.dag_id == *dag).collect();
        let attempts = || runs.iter().flat_map(|r| &r.attempts);
        assert_eq!(runs.len(), expected["runs_total"], "{side} {dag}");
        assert_eq!(counted(runs.iter().map(|r| r.state.as_str())), expected["runs_by_state"], "{side} {dag}");
        assert_eq!(
            counted(runs.iter().map(|r| r.run_type.as_str())),
            expected["runs_by_type"],
            "{side} {dag}"
        );
        let cleared = runs.iter().filter(|r| r.clear_number > 0).count();
        assert_eq!(cleared, expected["runs_cleared"], "{side} {dag}");
        assert_eq!(attempts().count(), expected["attempts"], "{side} {dag}");
        assert_eq!(attempts().filter(failed).count(), expected["attempts_failed"], "{side} {dag}");
        let again: usize = runs.iter().map(|r| retries(r)).sum();
        assert_eq!(again, expected["retries"], "{side} {dag}");
        let mut states = expected["task_instances_by_state"].as_object().unwrap().clone();
        if let Some(without) = states.remove("None") {
            states.insert("none".to_owned(), without);
        }
        assert_eq!(json!(found.task_states[dag]), Value::Object(states), "{side} {dag}");
    }
    assert_eq!(found.runs.len() as u64, found.counts.dag_runs);
    found
}

#[test]
fn the_airflow_2_side_gives_the_reference_counts() {
    let found = compare("before");
    assert_eq!(found.version, AirflowVersion::Two);
    assert_eq!(found.version_label, "Airflow 2 (2.10 or newer)");
    assert_eq!(found.revision.as_deref(), Some("5f2621c13b39"));
    assert_eq!(found.warnings, []);
    assert!(found.runs.iter().all(|r| r.logical_date.is_some()));
}

#[test]
fn the_airflow_3_side_gives_the_reference_counts() {
    let found = compare("after");
    assert_eq!(found.version, AirflowVersion::Three);
    assert_eq!(found.revision.as_deref(), Some("d2f4e1b3c5a7"));
    assert_eq!(found.warnings, []);
    let undated = found.runs.iter().filter(|r| r.logical_date.is_none()).count();
    assert_eq!(undated, 25, "asset-triggered runs and two manual ones have no logical date");
}

#[test]
fn scheduled_runs_meet_on_their_logical_dates_as_the_reference_pairs_do() {
    let (before, after) = (read(&fixture("before")).unwrap(), read(&fixture("after")).unwrap());
    for (dag, expected) in answers()["pairs"].as_object().unwrap() {
        let dates = |runs: &[Run]| {
            runs.iter()
                .filter(|r| r.dag_id == *dag && r.run_type == "scheduled")
                .filter_map(|r| r.logical_date)
                .collect::<std::collections::BTreeSet<_>>()
        };
        let (b, a) = (dates(&before.runs), dates(&after.runs));
        assert_eq!(b.intersection(&a).count(), expected["pairs"], "{dag}");
        assert_eq!(b.difference(&a).count(), expected["only_before"], "{dag}");
        assert_eq!(a.difference(&b).count(), expected["only_after"], "{dag}");
    }
}

#[test]
fn durations_keep_their_microseconds() {
    let found = read(&fixture("after")).unwrap();
    let seconds: Vec<f64> =
        found.runs.iter().filter(|r| r.dag_id == "finance_close").filter_map(Run::duration_s).collect();
    let expected = &answers()["sides"]["after"]["dags"]["finance_close"]["duration_s_finished"];
    let mean = seconds.iter().sum::<f64>() / seconds.len() as f64;
    assert!((mean - expected["mean"].as_f64().unwrap()).abs() < 1e-6);
    let least = seconds.iter().copied().fold(f64::INFINITY, f64::min);
    assert!((least - expected["min"].as_f64().unwrap()).abs() < 1e-6);
}

#[test]
fn the_same_bytes_give_the_same_digest_and_the_same_runs() {
    let file = AirflowFile::open(&fixture("before"), &|_, _| true).unwrap();
    let again = AirflowFile::open(&fixture("before"), &|_, _| true).unwrap();
    let digest = file.digest(&|_, _| true).unwrap();
    assert_eq!(digest, again.digest(&|_, _| true).unwrap());
    assert_eq!(digest, crate::intake::digest(&fixture("before"), &|_, _| true).unwrap());
    assert_eq!(file.read(&|_, _| true).unwrap(), again.read(&|_, _| true).unwrap());
    let other = crate::intake::digest(&fixture("after"), &|_, _| true).unwrap();
    assert_ne!(digest, other);
}
