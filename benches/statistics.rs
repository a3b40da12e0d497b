//! How long the exact methods and a whole assessment take. `benches/README.md` has the figures.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a bench that may stop at once when it was built wrongly"
)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use postflight::app::vectors::run;
use postflight::app::{App, Surroundings, Watch};
use serde_json::{Value, json};

/// Numbers that look like minutes, the same in every run.
fn minutes(count: usize, around: f64, decimals: i32, seed: u64) -> Vec<f64> {
    let mut state = seed;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0
    };
    let scale = 10_f64.powi(decimals);
    (0..count)
        .map(|_| {
            let normal = (-2.0 * uniform().ln()).sqrt() * (std::f64::consts::TAU * uniform()).cos();
            ((around * (0.6 * normal).exp()) * scale).round().max(1.0) / scale
        })
        .collect()
}

/// A reference record without expectations: only the method is run.
fn record(kind: &str, method: &str, before: &[f64], after: &[f64]) -> Value {
    json!({"kind": kind, "method": method, "input": {"before": before, "after": after},
        "expected": {}, "tolerance": "exact"})
}

fn exact(c: &mut Criterion) {
    // The record asks for Pratt's zeros and for dropped ones, so both tests are in this time.
    let pairs = record("paired", "signed_rank", &minutes(25, 60.0, 2, 1), &minutes(25, 40.0, 2, 2));
    c.bench_function("signed-rank, exact, 25 pairs", |b| b.iter(|| run(black_box(&pairs))));
    let groups = record("unpaired", "mann_whitney", &minutes(30, 9.0, 0, 3), &minutes(30, 6.0, 0, 4));
    c.bench_function("Mann-Whitney, exact, ties, 30 + 30", |b| b.iter(|| run(black_box(&groups))));
}

fn bootstrap(c: &mut Criterion) {
    let groups = record(
        "unpaired",
        "bootstrap_ratio_of_medians",
        &minutes(1000, 60.0, 2, 5),
        &minutes(1000, 40.0, 2, 6),
    );
    let mut group = c.benchmark_group("bootstrap");
    group.sample_size(20);
    group.bench_function("ratio of medians, BCa, 10,000 resamples, 1,000 + 1,000", |b| {
        b.iter(|| run(black_box(&groups)));
    });
    group.finish();
}

/// A document with 500 observations: trials of every scenario on both sides, and SLA days.
fn document(folder: &std::path::Path) -> (App, Value) {
    let ask = |app: &App, cmd: &str, args: Value| app.call(cmd, args, &Watch::silent()).unwrap();
    let app = App::new(Surroundings::at(folder.join("home"))).unwrap();
    let made = ask(
        &app,
        "new_document",
        json!({"place": app.grant(folder.join("bench.postflight")),
        "template": "astro-post-incident", "name": "Bench", "starts": "2026-10-05", "time_zone": "UTC"}),
    );
    let doc = made["doc"].clone();
    ask(
        &app,
        "add_record",
        json!({"doc": doc, "noun": "data_product", "fields": {"name": "Orders", "primary": "yes"}}),
    );
    let mut csv =
        "kind,side,scenario,origin,failed_at,detected_at,confirmed_at,data_product,due_at,delivered_at\n"
            .to_owned();
    let times = minutes(500, 45.0, 0, 7);
    for (i, minutes) in times.iter().enumerate() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 8, 1).unwrap() + chrono::Days::new(i as u64 % 56);
        let side = if i % 2 == 0 { "baseline" } else { "pilot" };
        let at = |hour: u32, after: f64| {
            let at = day.and_hms_opt(hour, 0, 0).unwrap().and_utc()
                + chrono::TimeDelta::seconds((60.0 * after) as i64);
            at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
        };
        let row = if i < 400 {
            format!(
                "diagnosis_trial,{side},S{:02},drill,{},{},{},,,\n",
                i / 2 % 12 + 1,
                at(8, 0.0),
                at(8, 4.0),
                at(8, 4.0 + minutes)
            )
        } else {
            format!("sla_day,{side},,import,,,,Orders,{},{}\n", at(7, 0.0), at(6, *minutes))
        };
        csv.push_str(&row);
    }
    let path = folder.join("bench.csv");
    std::fs::write(&path, csv).unwrap();
    let taken = ask(&app, "import", json!({"doc": doc, "place": app.grant(path)}));
    assert_eq!(taken["value"]["added"], 500, "{taken}");
    (app, doc)
}

fn assessment(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let (app, doc) = document(folder.path());
    let mut open = doc;
    // Opened anew each time, outside of what is timed, because an open document recalls its results.
    let mut anew = || {
        app.call("close_document", json!({"doc": open}), &Watch::silent()).unwrap();
        let place = app.grant(folder.path().join("bench.postflight"));
        open = app.call("open_document", json!({"place": place}), &Watch::silent()).unwrap()["doc"].clone();
        open.clone()
    };
    c.bench_function("assessment of a document with 500 observations", |b| {
        b.iter_batched(
            &mut anew,
            |doc| app.call("assess", black_box(json!({"doc": doc})), &Watch::silent()).unwrap(),
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, exact, bootstrap, assessment);
criterion_main!(benches);
