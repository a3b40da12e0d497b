//! Observations from CSV: rows are edits like any other, refused ones are named, and the same file
//! twice adds nothing.

use serde_json::json;

use crate::bench::Bench;

const ROWS: &str = "kind,side,scenario,origin,failed_at,detected_at,confirmed_at,note
diagnosis_trial,baseline,S01,drill,2026-09-22T07:55:00Z,2026-09-22T08:00:00Z,2026-09-22T09:30:00Z,first
diagnosis_trial,pilot,S01,drill,2026-10-14T07:55:00Z,2026-10-14T08:00:00Z,2026-10-14T08:31:00Z,=1+1
diagnosis_trial,pilot,S02,drill,2026-10-15T07:55:00Z,2026-10-15T07:00:00Z,,contradicts itself
diagnosis_trial,pilot,S99,drill,2026-10-15T07:55:00Z,2026-10-15T08:00:00Z,,no such scenario
diagnosis_trial,pilot,S03,drill,2026-10-15 07:55,,,no zone
";

fn imported() -> (Bench, u64, serde_json::Value) {
    let bench = Bench::new();
    let doc = bench.pilot();
    std::fs::write(bench.path("drills.csv"), ROWS).unwrap();
    let result = bench.ask("import", json!({"doc": doc, "place": bench.place("drills.csv")}));
    (bench, doc, result)
}

#[test]
fn good_rows_come_in_and_refused_ones_are_named_with_line_and_reason() {
    let (bench, doc, result) = imported();
    assert_eq!((&result["value"]["added"], &result["value"]["refused"]), (&json!(2), &json!(3)));
    let said = result["value"]["problems"].to_string();
    for word in ["line 4", "line 5", "S99", "line 6", "zone"] {
        assert!(said.contains(word), "{word} is not in {said}");
    }
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    assert_eq!(rows["rows"][1]["cells"]["note"]["text"], "=1+1", "text stays text");
    assert_eq!(rows["rows"][1]["cells"]["time_to_diagnose"]["text"], "31");
}

#[test]
fn a_time_without_a_zone_is_counted_and_read_in_the_one_that_is_said() {
    let (bench, doc, _) = imported();
    let asked = |zone: &str| json!({"doc": doc, "place": bench.place("drills.csv"), "assume_zone": zone});
    let refusing = bench.ask("import_preview", asked(""));
    assert_eq!((&refusing["zoneless"], &refusing["refused_rows"]), (&json!(1), &json!(3)));
    let reading = bench.ask("import_preview", asked("Europe/Berlin"));
    assert_eq!((&reading["zoneless"], &reading["refused_rows"]), (&json!(1), &json!(2)));
    let taken = bench.ask("import", asked("Europe/Berlin"));
    let sentence = "Took in 1 observation from drills.csv; 2 were there already, 2 were refused.";
    assert_eq!(
        (&taken["value"]["sentence"], &taken["undo"]),
        (&json!(sentence), &json!("Import 1 observation"))
    );
}

#[test]
fn the_same_rows_twice_add_nothing_and_one_undo_takes_them_all_back() {
    let (bench, doc, _) = imported();
    let head = bench.head(doc);
    let again = bench.ask("import", json!({"doc": doc, "place": bench.place("drills.csv")}));
    assert_eq!((&again["value"]["added"], &again["value"]["already"]), (&json!(0), &json!(2)));
    assert_eq!(bench.head(doc), head);
    assert_eq!(bench.ask("undo", json!({"doc": doc}))["value"], "Import 2 observations");
    assert_eq!(bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"], json!([]));
}

#[test]
fn refused_rows_can_be_saved_mended_and_taken_in() {
    let (bench, doc, _) = imported();
    let import = json!({"doc": doc, "place": bench.place("drills.csv")});
    bench.ask("save_rejects", json!({"import": import, "place": bench.place("refused.csv")}));
    let refused = std::fs::read_to_string(bench.path("refused.csv")).unwrap();
    assert!(refused.contains("no such scenario") && !refused.contains("2026-09-22"), "{refused}");
    std::fs::write(bench.path("mended.csv"), refused.replace("S99", "S04")).unwrap();
    let result = bench.ask("import", json!({"doc": doc, "place": bench.place("mended.csv")}));
    assert_eq!(result["value"]["added"], 1, "{result}");
}

#[test]
fn what_is_exported_can_be_taken_in_by_another_document() {
    let (bench, doc, _) = imported();
    bench.ask("export", json!({"data": {"doc": doc, "format": "csv"}, "place": bench.place("out.csv")}));
    let other = Bench::new();
    let there = other.pilot();
    let result = other.ask("import", json!({"doc": there, "place": other.app.grant(bench.path("out.csv"))}));
    assert_eq!(result["value"]["added"], 2, "{result}");
    let cells = |bench: &Bench, doc: u64| {
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][1]["cells"]["note"]["text"]
            .clone()
    };
    assert_eq!(cells(&bench, doc), cells(&other, there));
}
