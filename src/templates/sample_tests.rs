#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::Day;
use crate::domain::criterion::Criterion;
use crate::domain::observation::{Detail, SlaDay};
use crate::domain::story::{DataProduct, Responsibility};

fn counting() -> impl FnMut() -> RecordId {
    let mut n = 0u128;
    move || {
        n += 1;
        RecordId(uuid::Uuid::from_u128(n))
    }
}

fn sample() -> Contents {
    let (template, _) = super::super::shipped("astro-post-incident").unwrap().unwrap();
    Made::of(sample_records(&template, &mut counting()).unwrap()).contents
}

#[test]
fn no_observation_of_the_sample_contradicts_itself_and_each_says_that_it_is_illustrative() {
    let contents = sample();
    assert_eq!(contents.pilot().sample, Some(true));
    for kept in contents.observations() {
        assert_eq!(kept.value.problems(), Vec::new(), "{}", kept.value.common.code);
        assert!(kept.value.common.note.0.starts_with("Illustrative."), "{}", kept.value.common.code);
        assert!(kept.value.when().is_some_and(|at| at < SAMPLE_AS_OF), "{}", kept.value.common.code);
    }
}

#[test]
fn every_scenario_was_tried_on_both_sides_and_the_side_that_went_first_alternates() {
    let mut firsts = BTreeMap::new();
    let mut sides: BTreeMap<RecordId, BTreeSet<Side>> = BTreeMap::new();
    for kept in sample().observations() {
        let Detail::DiagnosisTrial(trial) = &kept.value.detail else { continue };
        let (Some(scenario), true) = (trial.scenario, kept.value.common.left_out.is_empty()) else {
            continue;
        };
        firsts.entry(scenario.0).or_insert(kept.value.common.side.unwrap());
        sides.entry(scenario.0).or_default().insert(kept.value.common.side.unwrap());
    }
    assert_eq!(sides.len(), 12);
    assert!(sides.values().all(|both| both.len() == 2));
    assert_eq!(firsts.values().filter(|side| **side == Side::Baseline).count(), 6);
}

#[test]
fn the_template_s_records_are_filled_in_and_not_repeated() {
    let contents = sample();
    assert_eq!(contents.count(Noun::Pilot), 1);
    assert_eq!(contents.count(Noun::Criterion), 12);
    assert!(contents.all::<Criterion>().iter().all(|k| k.value.registered_at.is_some()));
    let rows = contents.all::<Responsibility>();
    assert_eq!(rows.len(), 9);
    assert_eq!(rows.iter().filter(|k| k.value.owner.is_none()).count(), 1);
    assert_eq!(contents.all::<DataProduct>().iter().filter(|k| k.value.primary == Some(true)).count(), 1);
    assert_eq!(contents.bodies(Noun::Observation).filter(|(_, b)| b.contains_key("left_out")).count(), 1);
}

#[test]
fn the_runs_are_those_of_the_source() {
    for (side, attempts, failed) in [(Side::Baseline, 691, 16), (Side::Pilot, 652, 4)] {
        let runs = sample_runs(side).unwrap();
        assert_eq!(runs.len(), 252);
        assert_eq!(runs.iter().map(|run| run.attempts.len()).sum::<usize>(), attempts);
        assert_eq!(runs.iter().filter(|run| run.state == "failed").count(), failed);
        assert!(runs.iter().all(|run| run.logical_date.is_some() && run.end < Some(SAMPLE_AS_OF)));
    }
}

/// The rule that stands at the head of `sla_day.csv`, computed again.
#[test]
fn the_sla_days_are_the_numbers_their_rule_gives() {
    let contents = sample();
    let product = |name: &str| contents.find(Noun::DataProduct, name).unwrap();
    let mut x: u64 = 7311;
    let mut z = move || {
        let sum: f64 = (0..4)
            .map(|_| {
                x = (1_103_515_245 * x + 12_345) % (1 << 31);
                x as f64 / 2f64.powi(31)
            })
            .sum();
        (sum - 2.0) * 3f64.sqrt()
    };
    let cut_over = Day::parse("2026-10-12").unwrap();
    let days = contents.observations();
    for (name, before, after) in
        [("Curated orders", (-6.0, 11.0), (-21.0, 4.5)), ("Executive dashboard", (-4.0, 13.0), (-9.0, 7.0))]
    {
        for n in 0..63 {
            let day = Day::parse("2026-09-14").unwrap().plus_days(n);
            let (mean, sd) = if day < cut_over { before } else { after };
            let expected = f64::floor(mean + sd * z() + 0.5);
            let written: &SlaDay = days
                .iter()
                .find_map(|kept| match &kept.value.detail {
                    Detail::SlaDay(sla)
                        if sla.data_product.unwrap().0 == product(name)
                            && sla.due_at.unwrap().day(Tz::UTC) == day =>
                    {
                        Some(sla)
                    }
                    _ => None,
                })
                .unwrap();
            match written.delivered_at {
                Some(at) => assert_eq!(at.minutes_since(written.due_at.unwrap()), expected, "{name} {day}"),
                None => assert_eq!(written.never, Some(true)),
            }
        }
    }
}

#[test]
fn every_reference_names_a_record_that_exists() {
    let contents = sample();
    let mut checked = 0;
    for kind in Kind::ALL {
        for (_, body) in contents.bodies(Noun::Observation) {
            if body["kind"] != kind.name() {
                continue;
            }
            for field in kind.fields() {
                let crate::domain::FieldType::Ref(noun) = field.kind else { continue };
                if let Some(id) = body.get(field.name) {
                    assert!(contents.body(noun, id.as_str().unwrap().parse().unwrap()).is_some());
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 200, "{checked}");
}

/// In a template a reference does not fit, because it has no place there; in the sample's story
/// references are the only values that may not.
#[test]
fn every_value_of_the_story_fits_its_field() {
    let (story, problems) = Template::read(STORY, fields_of).unwrap();
    let references = story
        .records
        .iter()
        .flat_map(|(noun, bodies)| {
            bodies.iter().flat_map(move |body| body.keys().map(move |name| (*noun, name)))
        })
        .filter(|(noun, name)| {
            fields_of(*noun).iter().any(|f| {
                f.name == name.as_str()
                    && matches!(f.kind, crate::domain::FieldType::Ref(_) | crate::domain::FieldType::Refs(_))
            })
        })
        .count();
    assert_eq!(problems.len(), references, "{problems:?}");
}
