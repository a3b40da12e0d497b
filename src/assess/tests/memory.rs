//! What is recalled is what judging afresh gives, whatever was edited in between.

use proptest::prelude::*;
use serde_json::json;

use super::doc::{DAY, Doc, at};
use crate::assess::{Memory, judge};
use crate::domain::{Instant, Noun, RecordId};

/// An edit of a small document, or another moment to judge at.
#[derive(Debug, Clone)]
enum Step {
    Diagnosed { which: usize, minutes: i64 },
    StillOpen { which: usize },
    LeftOut { which: usize },
    Removed { which: usize },
    Toil { hours: u32, day: i64 },
    Deploy { failed: bool, day: i64 },
    Scenario { name: u8 },
    CutOver { day: i64 },
    Withdrawn { day: i64 },
    AsOf { day: i64 },
}

fn step() -> impl Strategy<Value = Step> {
    let which = 0..40_usize;
    let day = 0..40_i64;
    prop_oneof![
        (which.clone(), 1..300_i64).prop_map(|(which, minutes)| Step::Diagnosed { which, minutes }),
        which.clone().prop_map(|which| Step::StillOpen { which }),
        which.clone().prop_map(|which| Step::LeftOut { which }),
        which.prop_map(|which| Step::Removed { which }),
        (1..9_u32, day.clone()).prop_map(|(hours, day)| Step::Toil { hours, day }),
        (any::<bool>(), day.clone()).prop_map(|(failed, day)| Step::Deploy { failed, day }),
        any::<u8>().prop_map(|name| Step::Scenario { name }),
        day.clone().prop_map(|day| Step::CutOver { day }),
        day.clone().prop_map(|day| Step::Withdrawn { day }),
        (-2..45_i64).prop_map(|day| Step::AsOf { day }),
    ]
}

/// A document with a criterion on each of several metrics, and the records that steps change.
struct World {
    doc: Doc,
    trials: Vec<RecordId>,
    scenario: RecordId,
    pilot: RecordId,
    criterion: RecordId,
    as_of: Instant,
}

impl World {
    fn new() -> Self {
        let mut doc = Doc::new();
        let pilot = doc.put(Noun::Pilot, json!({"name": "Orders", "time_zone": "Europe/Berlin"}));
        let scenarios = doc.scenarios(6);
        let criterion = |doc: &mut Doc, code: &str, metric: &str, primary: bool| {
            doc.put(
                Noun::Criterion,
                json!({"code": code, "title": code, "kind": "comparison", "metric": metric, "primary": primary,
                    "rule": "better_by", "threshold": 0.3, "planned": 4, "counted": "pairs"}),
            )
        };
        let first = criterion(&mut doc, "F1", "time_to_diagnose", true);
        for (code, metric) in [("F2", "time_to_recover"), ("K1", "toil_hours"), ("K2", "change_failure_rate")]
        {
            criterion(&mut doc, code, metric, false);
        }
        let mut trials = Vec::new();
        for (n, scenario) in scenarios.iter().enumerate() {
            for (side, from) in [("baseline", 60.0), ("pilot", 30.0)] {
                let start = n as i64 * 3 * DAY;
                trials.push(doc.trial(side, *scenario, start, from + 7.0 * n as f64));
            }
        }
        Self { doc, trials, scenario: scenarios[0], pilot, criterion: first, as_of: at(20 * DAY) }
    }

    fn set(&mut self, noun: Noun, id: RecordId, field: &str, value: serde_json::Value) {
        let Some(mut body) = self.doc.contents.body(noun, id).cloned() else { return };
        match value {
            serde_json::Value::Null => body.remove(field),
            value => body.insert(field.to_owned(), value),
        };
        self.doc.contents.put(noun, id, body);
    }

    fn take(&mut self, step: &Step) {
        let moment = |day: i64| json!(at(day * DAY).to_string());
        let trial = |world: &Self, which: usize| world.trials[which % world.trials.len()];
        let observation = Noun::Observation;
        match *step {
            Step::Diagnosed { which, minutes } => {
                let id = trial(self, which);
                let start = (which % self.trials.len()) as i64 / 2 * 3 * DAY;
                self.set(observation, id, "confirmed_at", json!(at(start + 5 + minutes).to_string()));
            }
            Step::StillOpen { which } => {
                let id = trial(self, which);
                self.set(observation, id, "confirmed_at", serde_json::Value::Null);
            }
            Step::LeftOut { which } => {
                let id = trial(self, which);
                self.set(observation, id, "left_out", json!("the network was down"));
            }
            Step::Removed { which } => {
                let id = trial(self, which);
                self.doc.contents.take(observation, id);
            }
            Step::Toil { hours, day } => {
                let side = if day % 2 == 0 { "baseline" } else { "pilot" };
                self.doc.observe(json!({"kind": "toil", "side": side, "hours": hours, "at": moment(day)}));
            }
            Step::Deploy { failed, day } => {
                let side = if day % 2 == 0 { "baseline" } else { "pilot" };
                self.doc.observe(
                    json!({"kind": "deploy", "side": side, "deployed_at": moment(day), "failed_in_production": failed}),
                );
            }
            Step::Scenario { name } => {
                let id = self.scenario;
                self.set(Noun::Scenario, id, "name", json!(format!("late file {name}")));
            }
            Step::CutOver { day } => {
                let id = self.pilot;
                let day = at(day * DAY).day(chrono_tz::UTC).to_string();
                self.set(Noun::Pilot, id, "cut_over", json!(day));
            }
            Step::Withdrawn { day } => {
                let id = self.criterion;
                self.set(Noun::Criterion, id, "withdrawn_at", moment(day));
            }
            Step::AsOf { day } => self.as_of = at(day * DAY),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn what_is_recalled_is_what_is_judged_afresh(steps in prop::collection::vec(step(), 1..12)) {
        let beside = ["time_to_detect", "time_to_recover", "run_duration"];
        let memory = Memory::default();
        let mut world = World::new();
        for step in &steps {
            world.take(step);
            let (contents, runs) = (&world.doc.contents, &world.doc.runs);
            let recalled = judge(contents, runs, world.as_of, &beside, &memory);
            let afresh = judge(contents, runs, world.as_of, &beside, &Memory::default());
            prop_assert_eq!(&recalled.assessments, &afresh.assessments, "criteria after {:?}", step);
            prop_assert_eq!(&recalled.beside, &afresh.beside, "beside after {:?}", step);
        }
    }
}
