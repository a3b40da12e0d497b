//! Imported runs, summed up.

use crate::assess::summarise_runs;
use crate::domain::Instant;
use crate::domain::run::{Attempt, Run, SideRuns};

use super::doc::{Doc, at, told};

fn run(dag: &str, day: i64, state: &str, seconds: f64) -> Run {
    let start = at(day * 1440);
    let seconds_later = |s: f64| Instant::from_micros(start.micros() + (s * 1e6) as i64);
    Run {
        dag_id: dag.to_owned(),
        run_id: format!("{dag}-{day}"),
        run_type: "scheduled".to_owned(),
        state: state.to_owned(),
        logical_date: Some(start),
        data_interval_end: None,
        queued_at: None,
        start: Some(start),
        end: Some(seconds_later(seconds)),
        clear_number: 0,
        attempts: vec![
            attempt("failed", start, seconds_later(1.0)),
            attempt(
                if state == "success" { "success" } else { "failed" },
                seconds_later(2.0),
                seconds_later(seconds),
            ),
        ],
    }
}

fn attempt(state: &str, start: Instant, end: Instant) -> Attempt {
    Attempt {
        task_id: "load".to_owned(),
        map_index: -1,
        try_number: 1,
        state: state.to_owned(),
        start: Some(start),
        end: Some(end),
    }
}

fn sides() -> SideRuns {
    let mut runs = SideRuns::default();
    for day in 0..5 {
        let state = if day == 1 { "failed" } else { "success" };
        runs.baseline.push(run("orders", day, state, 100.0 + 10.0 * day as f64));
        if day < 4 {
            runs.pilot.push(run("orders", day, "success", 50.0 + 5.0 * day as f64));
        }
    }
    runs
}

#[test]
fn a_dag_is_summed_up_by_hand() {
    let summary = summarise_runs(&sides());
    let before = &summary.sides.baseline.dags[0];
    assert_eq!((before.runs_total, before.attempts, before.attempts_failed, before.retries), (5, 10, 6, 5));
    assert_eq!(before.runs_by_state["failed"], 1);
    // 100, 110, 120, 130, 140: the 95th percentile lies 0.8 of the way from 130 to 140.
    assert_eq!(
        (before.duration_s.n, before.duration_s.median, before.duration_s.p95),
        (5, Some(120.0), Some(138.0))
    );
    assert_eq!(before.duration_success_s.n, 4);
    // From the first failed attempt's end, one second in, to the end of the run.
    assert_eq!((before.attempt_recovery_s.n, before.attempt_recovery_s.median), (4, Some(124.0)));
    assert_eq!(before.attempts_unrecovered, 1);
    assert_eq!(before.pipeline_recovery_s.median, Some(86_410.0));
    let pair = &summary.pairs[0];
    assert_eq!((pair.pairs, pair.only_baseline, pair.only_pilot, pair.both_success), (4, 1, 0, 3));
    assert_eq!(pair.states["failed->success"], 1);
    assert_eq!((pair.ratio_median, pair.difference_s_median, pair.pilot_faster), (Some(0.5), Some(-60.0), 3));
}

#[test]
fn run_ids_never_pair() {
    let mut runs = sides();
    for run in &mut runs.pilot {
        run.logical_date = None;
    }
    assert_eq!(summarise_runs(&runs).pairs[0].pairs, 0);
}

#[test]
fn over_all_dags_each_counts_once() {
    let mut doc = Doc::new();
    for (place, dag) in ["a", "b", "c", "d", "e", "f", "g"].iter().enumerate() {
        for day in 0..6 {
            doc.runs.baseline.push(run(dag, day, "success", 100.0));
            doc.runs.pilot.push(run(dag, day, "success", 100.0 - 5.0 * (place as f64 + 1.0)));
        }
    }
    let a = doc.compare("run_duration").unwrap();
    assert_eq!(a.finding.effect.as_ref().unwrap().n, 7);
    assert!((a.finding.effect.as_ref().unwrap().value + 20.0).abs() < 0.5);
    insta::assert_snapshot!(told(&a));
}
