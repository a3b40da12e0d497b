//! What is written is read back, whatever the observation.

use proptest::prelude::*;
use proptest::strategy::BoxedStrategy;

use super::*;
use crate::domain::observation::{Kind, Observation};
use crate::domain::{FieldType, Instant};

/// A text as the program keeps one: without control characters, without blanks around it.
fn text(lines: bool) -> BoxedStrategy<Value> {
    let shape =
        if lines { "['=+@-]{0,2}[^\\p{Cc}]{0,12}\n?[^\\p{Cc}]{1,8}" } else { "['=+@-]{0,2}[^\\p{Cc}]{1,16}" };
    shape.prop_map(|t| json!(t.trim())).prop_filter("some text", |t| t != "").boxed()
}

fn ids(noun: Noun) -> Vec<Value> {
    contents().bodies(noun).map(|(id, _)| json!(id.to_string())).collect()
}

/// Any value of a type of field.
fn value(kind: FieldType) -> BoxedStrategy<Value> {
    match kind {
        FieldType::Text => text(false),
        FieldType::LongText => text(true),
        FieldType::Instant => (1_700_000_000_000_000i64..1_900_000_000_000_000)
            .prop_map(|micros| json!(Instant::from_micros(micros).to_string()))
            .boxed(),
        FieldType::Day => (0i64..4000)
            .prop_map(|days| {
                json!(
                    Instant::from_micros(days * 86_400_000_000 + 1_600_000_000_000_000)
                        .day(chrono_tz::UTC)
                        .to_string()
                )
            })
            .boxed(),
        FieldType::Minutes => {
            prop_oneof![Just(0.0), 0.0..1e6, Just(1e-7), Just(f64::MAX)].prop_map(|n| json!(n)).boxed()
        }
        FieldType::Number => {
            any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(|n| json!(n)).boxed()
        }
        FieldType::Count => any::<u32>().prop_map(|n| json!(n)).boxed(),
        FieldType::Flag => any::<bool>().prop_map(|b| json!(b)).boxed(),
        FieldType::Choice(choices) => proptest::sample::select(choices).prop_map(|c| json!(c.value)).boxed(),
        FieldType::Ref(noun) => proptest::sample::select(ids(noun)).boxed(),
        FieldType::Refs(noun) => {
            proptest::sample::subsequence(ids(noun), 1..=2).prop_map(|ids| json!(ids)).boxed()
        }
        FieldType::Clock | FieldType::Metric => {
            unreachable!("no observation has a time of day or names a metric")
        }
    }
}

/// Any observation that contradicts itself nowhere.
fn observation() -> impl Strategy<Value = Body> {
    proptest::sample::select(Kind::ALL).prop_flat_map(|kind| {
        let fields: Vec<_> =
            kind.fields().map(|f| (Just(f.name), proptest::option::weighted(0.6, value(f.kind)))).collect();
        fields.prop_map(move |fields| {
            let mut body = Body::from_iter([("kind".to_owned(), json!(kind.name()))]);
            body.extend(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
            body.entry("side").or_insert(json!("pilot"));
            loop {
                let problems = Observation::from_body(&body).problems();
                let Some(problem) = problems.first() else { return body };
                if body.remove(&problem.at).is_none() {
                    // What is asked for: the control of a control check, the deadline of an SLA day.
                    let field = kind.fields().find(|f| f.name == problem.at).unwrap();
                    let any = match field.kind {
                        FieldType::Ref(noun) => ids(noun)[0].clone(),
                        _ => json!("2026-10-14T11:02:00Z"),
                    };
                    body.insert(problem.at.clone(), any);
                }
            }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_observation_comes_back_as_it_was(rows in proptest::collection::vec(observation(), 1..6)) {
        let written = write(&rows);
        let table = read(&written).unwrap();
        prop_assert_eq!(reasons(&table), Vec::<String>::new());
        let back: Vec<Body> = table
            .drafts
            .iter()
            .zip(&rows)
            .map(|(draft, row)| {
                let mut body = draft.body.clone();
                if !row.contains_key("source") {
                    body.remove("source");
                }
                body
            })
            .collect();
        prop_assert_eq!(&back, &rows);
        for (draft, row) in table.drafts.iter().zip(&rows) {
            prop_assert_eq!(draft.identity, super::super::identity(row));
        }
        prop_assert_eq!(write(&back), written);
    }
    #[test]
    fn no_written_cell_is_a_formula(rows in proptest::collection::vec(observation(), 1..4)) {
        let written = write(&rows);
        let mut reader = ::csv::Reader::from_reader(written.as_slice());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let harmless = !cell.starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.parse::<f64>().is_ok();
                prop_assert!(harmless, "{}", cell);
            }
        }
    }
}

#[test]
fn times_are_written_in_the_pilot_s_zone_with_their_offset_and_records_by_name() {
    let body = json!({
        "kind": "diagnosis_trial", "side": "pilot", "failed_at": "2026-10-14T11:02:00Z",
        "workload": id(Noun::Workload, "finance_close"), "scenario": id(Noun::Scenario, "=1+1"),
    });
    let written = String::from_utf8(write(&[body.as_object().unwrap().clone()])).unwrap();
    for cell in ["2026-10-14T13:02:00+02:00", "finance_close", "'=1+1"] {
        assert!(written.contains(&format!(",{cell},")), "{written}");
    }
    assert!(written.starts_with("kind,code,side,workload,scenario,severity,failed_at,"), "{written}");
}

#[test]
fn a_name_that_would_not_lead_back_is_written_as_identity() {
    let two = [id(Noun::Person, "Lee; Kim"), id(Noun::Person, "'quoted")];
    let body = json!({ "kind": "toil", "side": "pilot", "seen_by": two[0], "injected_by": two[1] });
    let written = String::from_utf8(write(&[body.as_object().unwrap().clone()])).unwrap();
    assert!(two.iter().all(|id| written.contains(id.as_str().unwrap())), "{written}");
}

#[test]
fn without_rows_the_header_of_every_column_is_a_form_to_fill_in() {
    let written = String::from_utf8(write(&[])).unwrap();
    assert_eq!(written.lines().count(), 1);
    let columns = super::super::columns::columns_of(Kind::ALL);
    assert_eq!(written.trim_end().split(',').count(), columns.len() + 1);
}
