//! Every kind of observation, as the command line records, changes, exports, takes in, judges, draws
//! and reports it.

use serde_json::{Value, json};

use crate::bench::Bench;
use crate::cli::said;

/// A kind, its fields on the baseline and on the pilot, and the metric it is judged by, if it is
/// judged by one of its own.
struct Walk {
    kind: &'static str,
    sides: [&'static [&'static str]; 2],
    metric: Option<&'static str>,
}

const WALKS: [Walk; 9] = [
    Walk {
        kind: "diagnosis_trial",
        sides: [
            &[
                "scenario=S01",
                "origin=drill",
                "failed_at=2026-10-06 09:00",
                "detected_at=2026-10-06 09:10",
                "stated_at=2026-10-06 09:40",
                "confirmed_at=2026-10-06 10:40",
            ],
            &[
                "scenario=S01",
                "origin=drill",
                "failed_at=2026-10-14 09:00",
                "detected_at=2026-10-14 09:05",
                "stated_at=2026-10-14 09:20",
                "confirmed_at=2026-10-14 09:45",
            ],
        ],
        metric: Some("time_to_diagnose"),
    },
    Walk {
        kind: "rollback_drill",
        sides: [
            &[
                "requested_at=2026-10-06 11:00",
                "deployed_at=2026-10-06 11:38",
                "good_run_at=2026-10-06 12:11",
                "outcome=partial",
                "downtime=33",
                "others_affected=1",
                "not_restored=The environment file",
            ],
            &[
                "requested_at=2026-10-14 11:00",
                "deployed_at=2026-10-14 11:04",
                "good_run_at=2026-10-14 11:12",
                "outcome=clean",
                "downtime=0",
                "others_affected=0",
                "not_restored=Environment variables",
            ],
        ],
        metric: Some("rollback_duration"),
    },
    Walk {
        kind: "isolation_drill",
        sides: [
            &[
                "scenario=S02",
                "boundary=orders-drill",
                "failure_injected_at=2026-10-06 13:00",
                "assets_at_risk=9",
                "assets_hit=6",
                "others_hit=1",
                "production_hit=no",
            ],
            &[
                "scenario=S02",
                "boundary=orders-drill",
                "failure_injected_at=2026-10-14 13:00",
                "assets_at_risk=9",
                "assets_hit=1",
                "others_hit=0",
                "production_hit=no",
            ],
        ],
        metric: Some("blast_radius"),
    },
    Walk {
        kind: "sla_day",
        sides: [
            &["data_product=Curated orders", "due_at=2026-10-06 04:00", "delivered_at=2026-10-06 04:20"],
            &["data_product=Curated orders", "due_at=2026-10-14 04:00", "delivered_at=2026-10-14 03:50"],
        ],
        metric: Some("freshness_delay"),
    },
    Walk {
        kind: "deploy",
        sides: [
            &[
                "version=v39",
                "deployed_at=2026-10-06 15:00",
                "previewed=no",
                "failed_in_production=yes",
                "rolled_back=yes",
            ],
            &[
                "version=d-118",
                "deployed_at=2026-10-14 15:00",
                "previewed=yes",
                "seeded_fault=yes",
                "defects_in_preview=1",
                "failed_in_production=no",
            ],
        ],
        metric: Some("change_failure_rate"),
    },
    Walk {
        kind: "health_alert",
        sides: [
            &["raised_at=2026-10-06 16:00", "true_alarm=no"],
            &["raised_at=2026-10-14 16:00", "true_alarm=yes", "lead=12", "first=yes"],
        ],
        metric: Some("alert_precision"),
    },
    Walk {
        kind: "toil",
        sides: [
            &["week=2026-09-28", "hours=9", "what_on=Reruns"],
            &["week=2026-10-12", "hours=5", "what_on=Reruns"],
        ],
        metric: Some("toil_hours"),
    },
    Walk {
        kind: "control_check",
        sides: [
            &["control=Single sign-on", "presence=absent", "checked_at=2026-10-06 17:00"],
            &[
                "control=Single sign-on",
                "presence=present",
                "evidence=A refused sign-in",
                "checked_at=2026-10-14 17:00",
            ],
        ],
        metric: None,
    },
    Walk {
        kind: "custom",
        sides: [
            &["metric=Tickets", "value=14", "from=2026-10-06 00:00", "until=2026-10-07 00:00"],
            &["metric=Tickets", "value=9", "from=2026-10-14 00:00", "until=2026-10-15 00:00"],
        ],
        metric: Some("Tickets"),
    },
];

/// A new pilot with what the kinds refer to.
fn pilot(bench: &Bench) {
    let doc = bench.pilot();
    let add = |noun: &str, fields: Value| {
        bench.ask("add_record", json!({"doc": doc, "noun": noun, "fields": fields}))
    };
    add("data_product", json!({"name": "Curated orders", "deadline": "04:00"}));
    add("boundary", json!({"name": "orders-drill"}));
    add("custom_metric", json!({"name": "Tickets", "unit": "tickets", "better": "lower"}));
    bench.ask("close_document", json!({"doc": doc}));
}

#[test]
fn every_kind_is_recorded_changed_exported_taken_in_judged_and_reported() {
    let (bench, other) = (Bench::new(), Bench::new());
    pilot(&bench);
    pilot(&other);
    let home = bench.folder.path();
    let file = "orders.postflight";
    let mut codes = Vec::new();
    for walk in &WALKS {
        for (side, fields) in ["side=baseline", "side=pilot"].into_iter().zip(walk.sides) {
            let args: Vec<&str> =
                ["observe", file, walk.kind, side].into_iter().chain(fields.iter().copied()).collect();
            let spoken = said(home, &args);
            let code = spoken.trim_start_matches("Recorded ").trim_end().trim_end_matches('.').to_owned();
            assert_eq!(
                said(home, &["edit", file, &code, "note=looked at twice"]).trim(),
                format!("Changed {code}.")
            );
            codes.push((walk.kind, code));
        }
    }

    // Everything that was typed comes out, and goes into another document as it was.
    said(home, &["export", file, "--format", "csv", "--out", "out.csv"]);
    let theirs = other.folder.path();
    std::fs::copy(home.join("out.csv"), theirs.join("out.csv")).unwrap();
    said(theirs, &["import", file, "out.csv"]);
    for (format, place) in [("out.csv", home), ("again.csv", theirs)] {
        said(place, &["export", file, "--format", "csv", "--out", format]);
    }
    let text = |path: std::path::PathBuf| std::fs::read_to_string(path).unwrap();
    let (ours, again) = (text(home.join("out.csv")), text(theirs.join("again.csv")));
    assert_eq!(ours.lines().count(), 2 * WALKS.len() + 1, "{ours}");
    for walk in &WALKS {
        let of = |text: &str| {
            text.lines().filter(|line| line.contains(walk.kind) && line.contains("looked at twice")).count()
        };
        assert_eq!((of(&ours), of(&again)), (2, 2), "{}: {again}", walk.kind);
    }
    let exported = said(home, &["export", file, "--out", "-"]);
    assert!(codes.iter().all(|(_, code)| exported.contains(&format!("\"{code}\""))));

    // Each metric has its values on both sides and its evidence.
    for walk in &WALKS {
        let Some(metric) = walk.metric else { continue };
        let judged = said(home, &["compare", file, metric, "--json"]);
        said(home, &["chart", file, &format!("compare-{metric}"), "--out", "chart.svg"]);
        assert!(text(home.join("chart.svg")).starts_with("<svg"), "{metric} is drawn");
        for (_, code) in codes.iter().filter(|(kind, _)| *kind == walk.kind) {
            assert!(judged.contains(code.as_str()), "{metric} does not rest on {code}: {judged}");
        }
    }
    let assessed = said(home, &["assess", file, "--json"]);
    let control = &codes.iter().rev().find(|(kind, _)| *kind == "control_check").unwrap().1;
    assert!(assessed.contains(control.as_str()), "the checklist rests on {control}");

    // The report lists every one.
    said(home, &["report", file, "--out", "report.pdf"]);
    let words = std::process::Command::new("pdftotext")
        .args(["-layout", "report.pdf", "-"])
        .current_dir(home)
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    for (kind, code) in &codes {
        assert!(words.contains(code.as_str()), "{kind} {code} is not in the report");
    }
}
