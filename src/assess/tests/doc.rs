//! A small document made by hand.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::run::SideRuns;
use crate::domain::{Contents, Instant, Noun, RecordId};

pub const DAY: i64 = 24 * 60;

/// A document under construction. Observations are numbered, …
#[derive(Clone, Default)]
pub struct Doc {
    pub contents: Contents,
    pub runs: SideRuns,
    made: u128,
    observed: u32,
}

/// So many minutes after the pilot began.
pub fn at(minutes: i64) -> Instant {
    Instant::parse("2026-10-05T08:00:00Z").unwrap().plus_minutes(minutes)
}

/// Long after everything in a test.
pub fn later() -> Instant {
    at(400 * DAY)
}

impl Doc {
    pub fn new() -> Self {
        Self::default()
    }
    pub fn put(&mut self, noun: Noun, body: Value) -> RecordId {
        self.made += 1;
        let id = RecordId(Uuid::from_u128(self.made));
        let Value::Object(body) = body else { panic!("a record is an object") };
        self.contents.put(noun, id, body);
        id
    }
    pub fn scenarios(&mut self, count: usize) -> Vec<RecordId> {
        (1..=count)
            .map(|i| {
                self.put(Noun::Scenario, json!({"code": format!("S{i:02}"), "name": format!("failure {i}")}))
            })
            .collect()
    }
    pub fn observe(&mut self, body: Value) -> RecordId {
        self.observed += 1;
        let mut body = body;
        if body.get("code").is_none() {
            body["code"] = json!(format!("A-{:03}", self.observed));
        }
        self.put(Noun::Observation, body)
    }
    /// A drill that failed at `start`, was detected 5 minutes later and diagnosed `minutes` after.
    pub fn trial(&mut self, side: &str, scenario: RecordId, start: i64, minutes: f64) -> RecordId {
        let detected = at(start + 5);
        let confirmed = Instant::from_micros(detected.micros() + (minutes * 60e6) as i64);
        self.observe(json!({
            "kind": "diagnosis_trial", "side": side, "origin": "drill", "scenario": scenario,
            "failed_at": at(start), "detected_at": detected, "confirmed_at": confirmed,
        }))
    }
    /// A drill that was stopped at its cap.
    pub fn stopped(&mut self, side: &str, scenario: RecordId, start: i64, cap: i64) -> RecordId {
        self.observe(json!({
            "kind": "diagnosis_trial", "side": side, "origin": "drill", "scenario": scenario,
            "failed_at": at(start), "detected_at": at(start + 5), "stopped_at": at(start + 5 + cap),
        }))
    }
    /// One pair a scenario, a day apart, the order alternating. Values of 0 minutes and above are
    /// measured; a negative one was stopped at its size.
    pub fn pairs(&mut self, values: &[(f64, f64)]) -> Vec<RecordId> {
        let scenarios = self.scenarios(values.len());
        for (i, ((before, after), scenario)) in values.iter().zip(&scenarios).enumerate() {
            let start = i as i64 * DAY;
            let (first, second) = if i % 2 == 0 { (start, start + 300) } else { (start + 300, start) };
            for (side, start, value) in [("baseline", first, *before), ("pilot", second, *after)] {
                if value < 0.0 {
                    self.stopped(side, *scenario, start, -value as i64);
                } else {
                    self.trial(side, *scenario, start, value);
                }
            }
        }
        scenarios
    }
    pub fn criterion(&mut self, body: Value) -> RecordId {
        let mut full = json!({
            "code": "F1", "question": "faster", "kind": "comparison", "title": "Time to diagnose",
            "metric": "time_to_diagnose", "rule": "better", "planned_n": 12, "counted": "pairs",
            "primary": true, "registered_at": at(-DAY), "threshold_words": "shorter",
        });
        if let (Some(all), Value::Object(more)) = (full.as_object_mut(), body) {
            all.extend(more);
            all.retain(|_, value| !value.is_null());
        }
        self.put(Noun::Criterion, full)
    }
    /// A metric, compared long after everything else.
    pub fn compare(&self, metric: &str) -> Option<crate::domain::assessment::Assessment> {
        crate::assess::compare(&self.contents, &self.runs, metric, later(), &crate::assess::Memory::default())
    }
    pub fn assess(&self) -> crate::domain::assessment::Assessment {
        let mut all = crate::assess::assess_all(&self.contents, &self.runs, later());
        assert_eq!(all.len(), 1);
        all.remove(0)
    }
}

/// Everything a reader sees of a result, one line each.
pub fn told(a: &crate::domain::assessment::Assessment) -> String {
    let chip = format!(
        "{} [{}]{} {} of {:?}",
        a.chip.word,
        a.chip.state.name(),
        if a.chip.interim { " dashed" } else { "" },
        a.chip.done,
        a.chip.planned
    );
    let left: Vec<String> =
        a.left_out.iter().map(|l| format!("{} × {} ({})", l.count, l.reason, l.evidence.join(" "))).collect();
    let w = &a.words;
    format!(
        "verdict: {}{}\nlevel: {} {}\nchip: {chip}\nsentence: {}\ndetail: {}\nmethod: {}\nwhy: {}\nmissing: {}\ntile: {} | {} | {}\nscoreboard: {}\nleft out: {}\ncautions: {}\nways: {}\none case: {}\nto mind: {}",
        a.verdict.name(),
        if a.interim { " (interim)" } else { "" },
        a.level.number,
        a.level.words,
        w.sentence,
        w.detail,
        w.method_why,
        w.verdict_why,
        w.missing,
        w.figure,
        w.figure_detail,
        w.before_after,
        w.scoreboard,
        left.join("; "),
        a.cautions.join(" "),
        a.firm.ways.as_ref().map(|ways| ways.sentence.as_str()).unwrap_or_default(),
        a.firm.one_case,
        a.firm.to_mind().join(" "),
    )
}
