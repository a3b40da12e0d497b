//! How long a drawing takes, asked for through the one door as the window does: made of a result that is
//! judged already, drawn, and answered with its words, its table and its places to point at.
//! `benches/README.md` has the figures.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench that may stop at once when it was built wrongly"
)]

use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use postflight::app::{App, Surroundings, Watch};
use serde_json::{Value, json};

#[allow(dead_code, reason = "the program around it is not run here")]
#[path = "../examples/large.rs"]
mod large;

/// An open document, in a folder of its own.
struct Open {
    app: App,
    doc: Value,
    /// Goes last, once the document is closed.
    _folder: tempfile::TempDir,
}

impl Open {
    fn new(write: impl FnOnce(&App, PathBuf)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(Surroundings::at(folder.path().join("home"))).unwrap();
        let file = folder.path().join("p.postflight");
        write(&app, file.clone());
        let place = json!({"place": app.grant(file)});
        let opened = app.call("open_document", place, &Watch::silent()).unwrap();
        Open { app, doc: opened.get("doc").cloned().unwrap(), _folder: folder }
    }

    fn drawn(&self, name: &str) -> Value {
        let args = json!({"doc": self.doc, "name": name, "theme": "light"});
        self.app.call("chart", args, &Watch::silent()).unwrap()
    }

    fn timed(&self, c: &mut Criterion, group: &str, names: &[&str]) {
        let mut group = c.benchmark_group(group);
        for name in names {
            let svg = self.drawn(name).get("svg").and_then(Value::as_str).unwrap_or_default().to_owned();
            assert!(svg.starts_with("<svg"));
            // For whoever wants to see whether it can be read.
            if let Some(shown) = std::env::var_os("POSTFLIGHT_SHOW") {
                std::fs::write(PathBuf::from(shown).join(format!("{name}.svg")), svg).unwrap();
            }
            group.bench_function(*name, |b| b.iter(|| self.drawn(name)));
        }
        group.finish();
    }
}

fn sample(c: &mut Criterion) {
    let open = Open::new(|app, file| {
        app.call("make_sample", json!({"place": app.grant(file)}), &Watch::silent()).unwrap();
    });
    let names = [
        "six-weeks",
        "criteria",
        "measures",
        "shares",
        "blast-radius",
        "rollbacks",
        "shadow-pairs",
        "dags",
        "compare-time_to_diagnose",
        "waiting-time_to_diagnose",
    ];
    open.timed(c, "sample", &names);
}

/// 10,000 trials, and 10,000 shadow pairs with the runs of both sides.
fn ten_thousand(c: &mut Criterion) {
    let open = Open::new(|_, file| large::write(file, 20_000, 20_000).unwrap());
    let names = ["compare-failure_to_diagnosis", "shadow-pairs", "dags"];
    open.timed(c, "ten thousand", &names);
}

criterion_group!(benches, sample, ten_thousand);
criterion_main!(benches);
