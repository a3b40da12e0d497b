//! The grid's own acts: views, blocks, filling, pasting, removing many.

use serde_json::{Value, json};

use crate::bench::Bench;

fn codes(view: &Value) -> Vec<&str> {
    view["rows"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect()
}

/// Twelve trials of two sides and scenarios, the tenth taking longest.
fn twelve(bench: &Bench, doc: u64) {
    for n in 0..12u32 {
        let (side, scenario) = (["baseline", "pilot"][n as usize % 2], ["S01", "S02"][n as usize / 6]);
        bench.trial(doc, side, scenario, &format!("2026-10-{:02}", n + 1), if n == 9 { 100 } else { 20 + n });
    }
}

fn asked(bench: &Bench, doc: u64, view: Value) -> Value {
    bench.ask("records", json!({"doc": doc, "noun": "observation", "view": view}))
}

#[test]
fn a_view_is_filtered_sorted_and_grouped() {
    let bench = Bench::new();
    let doc = bench.pilot();
    twelve(&bench, doc);
    let longest = asked(&bench, doc, json!({"sort": {"column": "time_to_diagnose", "down": true}}));
    assert_eq!(codes(&longest)[..2], ["A-010", "A-012"]);
    let by_code = asked(&bench, doc, json!({"sort": {"column": "code", "down": true}}));
    assert_eq!(codes(&by_code)[..3], ["A-012", "A-011", "A-010"]);
    let pilot = asked(&bench, doc, json!({"filters": [{"column": "side", "is": ["pilot"]}]}));
    assert_eq!((pilot["total"].clone(), pilot["shown"].clone()), (json!(12), json!(6)));
    let late = asked(&bench, doc, json!({"filters": [{"column": "when", "from": "2026-10-11"}]}));
    assert_eq!(codes(&late), ["A-011", "A-012"]);
    let first = asked(&bench, doc, json!({"filters": [{"column": "when", "until": "2026-10-01"}]}));
    assert_eq!(codes(&first), ["A-001"]);
    let grouped = asked(&bench, doc, json!({"group": "side", "sort": {"column": "code", "down": true}}));
    let counts: Vec<_> = grouped["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| (g["label"].as_str().unwrap(), g["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [("baseline", 6), ("pilot", 6)]);
    assert_eq!(codes(&grouped)[4..8], ["A-003", "A-001", "A-012", "A-010"]);
    assert_eq!(asked(&bench, doc, json!({"text": "S02"}))["shown"], 0, "a scenario is shown by its name");
    assert_eq!(asked(&bench, doc, json!({"text": "PILOT"}))["shown"], 6);
    assert_eq!(asked(&bench, doc, json!({"filters": [{"column": "problems", "is": ["yes"]}]}))["shown"], 0);
    bench.refused(
        "records",
        json!({"doc": doc, "noun": "observation", "view": {"sort": {"column": "shoe_size", "down": false}}}),
    );
    bench.refused(
        "records",
        json!({"doc": doc, "noun": "observation", "view": {"filters": [{"column": "when", "from": "soon"}]}}),
    );
}

#[test]
fn every_kind_says_in_a_few_words_what_came_of_it() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for (kind, fields, said) in [
        (
            "diagnosis_trial",
            json!({"scenario": "S01", "failed_at": "2026-10-01 09:00"}),
            "Upstream schema drift",
        ),
        (
            "rollback_drill",
            json!({"from_version": "v41", "to_version": "v40", "outcome": "clean", "requested_at": "2026-10-01 09:00", "good_run_at": "2026-10-01 09:04"}),
            "v41 → v40, clean in 4 min",
        ),
        (
            "isolation_drill",
            json!({"scenario": "S01", "assets_at_risk": "9", "assets_hit": "0", "others_hit": "0", "production_hit": "no"}),
            "Upstream schema drift, 0 of 9 assets hit, 0 outside",
        ),
        (
            "sla_day",
            json!({"due_at": "2026-10-01 04:00", "delivered_at": "2026-10-01 03:24"}),
            "36 min early",
        ),
        ("sla_day", json!({"due_at": "2026-10-02 04:00", "never": "yes"}), "never delivered"),
        (
            "deploy",
            json!({"version": "v42", "seeded_fault": "yes", "previewed": "yes", "defects_in_preview": "1"}),
            "v42, seeded fault, 1 found in preview",
        ),
        ("health_alert", json!({"true_alarm": "yes", "lead": "19"}), "true alarm, 19 min ahead"),
        ("toil", json!({"hours": "6.5", "what_on": "backfills"}), "6.5 hours, backfills"),
        ("custom", json!({"value": "12"}), "12"),
        ("toil", json!({}), ""),
    ] {
        let mut fields = fields;
        fields["side"] = json!("pilot");
        let added = json!({"doc": doc, "noun": "observation", "kind": kind, "fields": fields});
        let made = bench.ask("add_record", added);
        let code = made["value"]["code"].as_str().unwrap();
        let found = bench.ask("records", json!({"doc": doc, "noun": "observation", "most": 1, "find": code}));
        assert_eq!(found["rows"][0]["cells"]["summary"]["text"], said, "{kind}: {found}");
    }
    let by_result = asked(&bench, doc, json!({"sort": {"column": "summary", "down": false}}));
    assert_eq!(codes(&by_result)[..2], ["A-008", "A-009"]);
    assert_eq!(asked(&bench, doc, json!({"group": "summary"}))["groups"].as_array().unwrap().len(), 10);
}

#[test]
fn a_part_of_a_view_is_given_and_a_record_is_found_in_it() {
    let bench = Bench::new();
    let doc = bench.pilot();
    twelve(&bench, doc);
    let part = bench.ask("records", json!({"doc": doc, "noun": "observation", "from": 4, "most": 3}));
    assert_eq!(codes(&part), ["A-005", "A-006", "A-007"]);
    let around = bench.ask("records", json!({"doc": doc, "noun": "observation", "most": 4, "find": "a-009"}));
    assert_eq!((around["at"].clone(), around["from"].clone()), (json!(8), json!(6)));
    let view = json!({"filters": [{"column": "side", "is": ["pilot"]}]});
    let hidden =
        bench.ask("records", json!({"doc": doc, "noun": "observation", "view": view, "find": "A-009"}));
    assert_eq!((hidden["at"].clone(), hidden["hidden"].clone()), (json!(null), json!(true)));
    // A view is made anew once the document has changed.
    bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "observation", "id": "A-009", "fields": {"side": "pilot"}}),
    );
    let found =
        bench.ask("records", json!({"doc": doc, "noun": "observation", "view": view, "find": "A-009"}));
    assert_eq!(found["at"], 4);
}

#[test]
fn a_column_tells_its_values_and_a_block_its_words() {
    let bench = Bench::new();
    let doc = bench.pilot();
    twelve(&bench, doc);
    let values = bench.ask("column_values", json!({"doc": doc, "noun": "observation", "column": "side"}));
    assert_eq!(
        values,
        json!([{"value": "baseline", "label": "baseline", "count": 6}, {"value": "pilot", "label": "pilot", "count": 6}])
    );
    let block = bench.ask(
        "block",
        json!({"doc": doc, "noun": "observation", "from": 1, "until": 3,
        "columns": ["code", "kind", "side", "time_to_diagnose", "time_to_recover"]}),
    );
    assert_eq!(
        block["texts"],
        json!([
            ["A-002", "diagnosis trial", "pilot", "21", ""],
            ["A-003", "diagnosis trial", "baseline", "22", ""]
        ])
    );
    assert_eq!(block["ids"].as_array().unwrap().len(), 2);
}

#[test]
fn what_does_not_apply_has_no_cell_and_what_is_not_known_says_so() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-01", 12);
    bench.ask(
        "add_record",
        json!({"doc": doc, "noun": "observation", "kind": "toil", "fields": {"side": "pilot", "hours": "2"}}),
    );
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"].clone();
    assert_eq!(rows[0]["cells"]["time_to_recover"]["state"], "unknown");
    assert_eq!(rows[0]["cells"]["when"]["text"], "2026-10-01 09:55");
    assert_eq!(rows[1]["cells"]["time_to_recover"], Value::Null);
    let criteria = bench.ask("records", json!({"doc": doc, "noun": "criterion"}));
    let of = |kind: &str| {
        criteria["rows"].as_array().unwrap().iter().find(|row| row["cells"]["kind"]["raw"] == kind).unwrap()["cells"].clone()
    };
    assert_eq!(of("milestone")["matters"], Value::Null);
    assert_eq!(of("comparison")["done_on"], Value::Null);
    let cells = of("comparison");
    assert_ne!(cells["metric"]["text"], cells["metric"]["raw"]);
    let id = &criteria["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["cells"]["kind"]["raw"] == "comparison")
        .unwrap()["id"];
    let edited = bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "criterion", "id": id, "fields": {"metric": "Time to detect"}}),
    );
    assert_eq!(edited["value"]["cells"]["metric"]["raw"], "time_to_detect");
}

#[test]
fn a_snapshot_is_called_by_its_side_and_day() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let made = bench.ask(
        "add_record",
        json!({"doc": doc, "noun": "snapshot", "fields": {"side": "pilot", "taken": "2026-09-21"}}),
    );
    assert_eq!(made["value"]["code"], "pilot, from 21 Sep 2026");
}

#[test]
fn filling_down_is_one_act_that_one_undo_takes_back() {
    let bench = Bench::new();
    let doc = bench.pilot();
    twelve(&bench, doc);
    bench.ask(
        "add_record",
        json!({"doc": doc, "noun": "observation", "kind": "toil", "fields": {"side": "pilot", "hours": "2"}}),
    );
    bench.ask("edit_record", json!({"doc": doc, "noun": "observation", "id": "A-001", "fields": {"note": "first", "cause": "a bad deploy"}}));
    let ids = ["A-001", "A-002", "A-003", "A-013"];
    let filled = bench.ask(
        "fill_cells",
        json!({"doc": doc, "noun": "observation", "ids": ids, "columns": ["note", "cause", "when", "code"]}),
    );
    assert_eq!(
        (filled["value"].clone(), filled["undo"].clone()),
        (json!(3), json!("Fill cause, note in 3 rows"))
    );
    let note = |at: usize, field: &str| {
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][at]["cells"][field]["text"]
            .clone()
    };
    assert_eq!(
        (note(2, "cause"), note(12, "note"), note(12, "cause")),
        (json!("a bad deploy"), json!("first"), Value::Null)
    );
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!((note(2, "cause"), note(12, "note")), (json!(""), json!("")));
    let cleared = bench.ask(
        "fill_cells",
        json!({"doc": doc, "noun": "observation", "ids": ids, "columns": ["note"], "text": ""}),
    );
    assert_eq!((cleared["value"].clone(), cleared["undo"].clone()), (json!(1), json!("Clear note in 1 row")));
}

#[test]
fn filling_what_contradicts_changes_nothing_and_names_each_cell() {
    let bench = Bench::new();
    let doc = bench.pilot();
    twelve(&bench, doc);
    let before = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    let refused = bench.refused("fill_cells", json!({"doc": doc, "noun": "observation", "ids": ["A-001", "A-002", "A-003"], "columns": ["detected_at"], "text": "2026-10-02 10:05"}));
    let details = refused.details.unwrap();
    let rows: Vec<_> = details
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["row"].as_str().unwrap(), p["field"].as_str().unwrap()))
        .collect();
    assert!(
        rows.contains(&("A-001", "confirmed_at")) && rows.contains(&("A-003", "detected_at")),
        "{rows:?}"
    );
    assert!(
        refused.message.contains("A-001") && refused.message.contains("Nothing was changed."),
        "{}",
        refused.message
    );
    bench.refused("fill_cells", json!({"doc": doc, "noun": "observation", "ids": ["A-001"], "columns": ["detected_at"], "text": "soon"}));
    assert_eq!(bench.ask("records", json!({"doc": doc, "noun": "observation"})), before);
}

#[test]
fn a_block_with_names_becomes_new_rows_by_one_act() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let text = "Kind\tSide\tScenario\tFailed at\tDetected at\tDiagnose\tNote\n\
        diagnosis trial\tpilot\tS01\t2026-10-02 09:00\t2026-10-02 09:05\t31\t\"two\nlines\"\n\
        Diagnosis trial\tbaseline\tS99\t2026-10-03 09:00\t2026-10-03 08:00\t\t\n\
        toil\tpilot\t\t\t\t\t=1+1\n";
    let args = json!({"doc": doc, "noun": "observation", "text": text, "from": [], "onto": []});
    let preview = bench.ask("paste_preview", args.clone());
    assert_eq!(
        (preview["header"].clone(), preview["good"].clone(), preview["refused"].clone()),
        (json!(true), json!(2), json!(1))
    );
    let fields: Vec<_> =
        preview["columns"].as_array().unwrap().iter().map(|c| c["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["kind", "side", "scenario", "failed_at", "detected_at", "", "note"]);
    assert_eq!(preview["rows"][0]["cells"][3]["reads"], "2026-10-02 09:00");
    assert!(
        preview["rows"][1]["cells"][2]["problem"].as_str().unwrap().contains("S99"),
        "{}",
        preview["rows"][1]
    );
    assert_eq!(
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["total"],
        0,
        "looking keeps nothing"
    );
    let pasted = bench.ask("paste", args);
    assert_eq!((pasted["value"].clone(), pasted["undo"].clone()), (json!(2), json!("Paste 2 rows")));
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    assert_eq!(codes(&rows), ["A-001", "A-002"]);
    assert_eq!(
        (rows["rows"][0]["cells"]["note"]["text"].clone(), rows["rows"][1]["kind"].clone()),
        (json!("two\nlines"), json!("toil"))
    );
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(bench.ask("records", json!({"doc": doc, "noun": "observation"}))["total"], 0);
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[test]
fn a_block_without_names_takes_the_columns_that_stand_there() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let args = |kind: Value, columns: Value| {
        json!({"doc": doc, "noun": "observation", "text": "pilot\t2\t31\nbaseline\t3\t30\n", "kind": kind,
               "columns": columns, "from": ["side", "hours", "time_to_diagnose"], "onto": []})
    };
    let asked = bench.ask("paste_preview", args(json!(null), json!(null)));
    assert_eq!(
        (asked["header"].clone(), asked["needs_kind"].clone(), asked["good"].clone()),
        (json!(false), json!(true), json!(0))
    );
    assert!(asked["rows"][0]["problems"][0].as_str().unwrap().contains("kind"));
    let preview = bench.ask("paste_preview", args(json!("toil"), json!(null)));
    assert_eq!((preview["good"].clone(), preview["columns"][2]["field"].clone()), (json!(2), json!("")));
    let twice = bench.ask("paste_preview", args(json!("toil"), json!(["side", "hours", "hours"])));
    assert!(twice["rows"][0]["cells"][1]["problem"].as_str().unwrap().contains("Two columns"));
    assert_eq!(bench.ask("paste", args(json!("toil"), json!(["side", "", "hours"])))["value"], 2);
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    assert_eq!(rows["rows"][0]["cells"]["hours"]["text"], "31");
    bench.refused(
        "paste",
        json!({"doc": doc, "noun": "observation", "text": " \n\t\n", "from": [], "onto": []}),
    );
    bench.refused("paste", args(json!(null), json!(null)));
}

#[test]
fn a_block_is_pasted_onto_rows_that_are_there() {
    let bench = Bench::new();
    let doc = bench.pilot();
    twelve(&bench, doc);
    let onto = |text: &str| json!({"doc": doc, "noun": "observation", "text": text, "from": ["note", "cause"], "onto": ["A-003", "A-004"]});
    let preview = bench.ask("paste_preview", onto("one\tbad data\ntwo\t\nthree\t\n"));
    assert_eq!(
        (preview["rows"][1]["becomes"].clone(), preview["good"].clone(), preview["refused"].clone()),
        (json!("A-004"), json!(2), json!(1))
    );
    assert_eq!(bench.ask("paste", onto("one\tbad data\ntwo\t\n"))["undo"], "Paste 2 rows");
    let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}));
    assert_eq!(rows["rows"][3]["cells"]["note"]["text"], "two");
    assert_eq!(rows["total"], 12);
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][2]["cells"]["cause"]["text"],
        ""
    );
}

#[test]
fn set_up_tables_take_a_block_too() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let args =
        json!({"doc": doc, "noun": "workload", "text": "dag_one\ndag_two\n", "from": ["dag_id"], "onto": []});
    assert_eq!(bench.ask("paste_preview", args.clone())["needs_kind"], false);
    assert_eq!(bench.ask("paste", args)["undo"], "Paste 2 rows");
}

#[test]
fn many_rows_are_removed_as_one_act() {
    let bench = Bench::new();
    let doc = bench.pilot();
    twelve(&bench, doc);
    let removed = bench.ask(
        "delete_records",
        json!({"doc": doc, "noun": "observation", "ids": ["A-001", "A-002", "A-003"]}),
    );
    assert_eq!((removed["value"].clone(), removed["undo"].clone()), (json!(3), json!("Remove 3 rows")));
    bench.refused("delete_records", json!({"doc": doc, "noun": "observation", "ids": ["A-004", "A-001"]}));
    assert_eq!(bench.ask("records", json!({"doc": doc, "noun": "observation"}))["total"], 9);
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(bench.ask("records", json!({"doc": doc, "noun": "observation"}))["total"], 12);
    bench.refused("delete_records", json!({"doc": doc, "noun": "pilot", "ids": []}));
}
