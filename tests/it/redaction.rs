//! What is asked to leave neutral is neutral: a document with a planted word in every text of every
//! noun and in every imported run is written out in every form there is, and the bytes are searched.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::bench::Bench;
use crate::exports::unpacked;
use crate::report::inside;

/// What every planted text begins with. No text of the program's own holds it.
const PLANT: &str = "Zqplant";

/// Everything that leaves the program, by its name: whoever adds a way out adds it here, asked to be
/// redacted.
fn outputs(bench: &Bench, doc: u64) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for length in ["brief", "executive", "full"] {
        let report = json!({"doc": doc, "redact": true, "length": length});
        let saved = bench.ask("save_report", json!({"report": report, "place": bench.place("out.pdf")}));
        all.push((format!("the answer to save_report ({length})"), saved.to_string().into_bytes()));
        all.push((format!("{length} report"), inside(&bench.path("out.pdf"))));
    }
    all.extend(data(bench, doc));
    for (n, (name, title)) in charts(bench, doc).into_iter().enumerate() {
        let chart = json!({"doc": doc, "name": name, "redact": true});
        let saved =
            bench.ask("save_chart", json!({"chart": chart, "place": bench.place("out.svg")})).to_string();
        all.push((format!("the answer to save_chart ({title})"), saved.into_bytes()));
        all.push((format!("{title} as SVG"), std::fs::read(bench.path("out.svg")).unwrap()));
        // All are printed by one painter; the slow look inside a PDF is had at a few of them.
        if n < 4 {
            bench.ask("save_chart", json!({"chart": chart, "place": bench.place("out.pdf")}));
            all.push((format!("{title} as PDF"), inside(&bench.path("out.pdf"))));
        }
        all.push((format!("{title} with its words"), bench.ask("chart", chart).to_string().into_bytes()));
    }
    let saved = bench
        .ask("save_deck", json!({"report": {"doc": doc, "redact": true}, "place": bench.place("out.pptx")}));
    all.push(("the answer to save_deck".to_owned(), saved.to_string().into_bytes()));
    all.extend(looked_into("out.pptx", std::fs::read(bench.path("out.pptx")).unwrap(), "what is saved"));
    all
}

/// Whether a file holds others.
fn is_zip(name: &str) -> bool {
    [".xlsx", ".pptx"].iter().any(|end| name.ends_with(end))
}

/// The parts of a file that holds others, and the parts of those: a deck's workbooks too.
fn looked_into(name: &str, bytes: Vec<u8>, of: &str) -> Vec<(String, Vec<u8>)> {
    let called = format!("{name} of {of}");
    if !is_zip(name) {
        return vec![(called, bytes)];
    }
    unpacked(&bytes).into_iter().flat_map(|(part, bytes)| looked_into(&part, bytes, &called)).collect()
}

/// The charts of the document as it leaves: their names are neutral too.
fn charts(bench: &Bench, doc: u64) -> Vec<(String, String)> {
    let listed = bench.ask("charts", json!({"doc": doc, "redact": true}));
    let text = |chart: &Value, field: &str| chart[field].as_str().unwrap().to_owned();
    listed.as_array().unwrap().iter().map(|c| (text(c, "name"), text(c, "title"))).collect()
}

/// Fields that no planted word can stand in, each with the reason.
const CANNOT: [(&str, &str, &str); 9] = [
    ("pilot", "time_zone", "must be a zone"),
    ("pilot", "accent", "must be a colour"),
    ("pilot", "sections", "must name sections"),
    ("person", "role", "is what a redacted report prints"),
    ("observation", "code", "is given by the program"),
    ("criterion", "code", "is left so that the narratives still find it"),
    ("criterion", "phase", "must name a phase"),
    ("phase", "code", "is named by criteria"),
    ("attachment", "digest", "is given by the program"),
];

/// Plants a word in every text of the first records of each noun and kind; gives how many.
fn plant(bench: &Bench, doc: u64) -> usize {
    let mut planted = 0;
    for noun in nouns(bench) {
        let fields = bench.ask("fields", json!({"doc": doc, "noun": noun}));
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for kind in fields["kinds"].as_array().unwrap() {
            let names = kind["fields"].as_array().unwrap().iter();
            let names =
                names.filter(|f| ["text", "long_text"].contains(&f["type"].as_str().unwrap_or_default()));
            let names: Vec<String> = names.map(|f| f["name"].as_str().unwrap().to_owned()).collect();
            texts.insert(kind["kind"].as_str().unwrap().to_owned(), names);
        }
        let grid = bench.ask("records", json!({"doc": doc, "noun": noun, "most": 500}));
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for row in grid["rows"].as_array().unwrap() {
            let kind = row["kind"].as_str().filter(|kind| texts.contains_key(*kind)).unwrap_or(&noun);
            let n = seen.entry(kind.to_owned()).or_default();
            *n += 1;
            if *n > 2 || noun == "amendment" {
                continue;
            }
            let words: BTreeMap<&String, String> = texts[kind]
                .iter()
                .filter(|name| !CANNOT.iter().any(|(of, field, _)| *of == noun && field == name))
                .map(|name| (name, format!("{PLANT} {noun} {name} {n}")))
                .collect();
            planted += words.len();
            let edit = json!({"doc": doc, "noun": noun, "id": row["id"], "fields": words, "confirmed": 2,
                              "why": format!("{PLANT} why"), "by": null});
            bench.ask("edit_record", edit);
        }
    }
    planted
}

fn nouns(bench: &Bench) -> Vec<String> {
    let refusal = bench.refused("fields", json!({"noun": "no such noun"})).message;
    let list = refusal.split("Use one of: ").nth(1).unwrap().trim_end_matches('.');
    list.split(", ").map(str::to_owned).filter(|noun| noun != "batch").collect()
}

/// The sample, with a record of each noun that it lacks.
fn document(bench: &Bench) -> u64 {
    let doc = bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].clone();
    let add = |noun: &str, kind: Value, fields: Value| {
        bench.ask("add_record", json!({"doc": doc, "noun": noun, "kind": kind, "fields": fields}))["value"]["id"]
            .clone()
    };
    add(
        "custom_metric",
        Value::Null,
        json!({"name": "Zqplant backlog", "unit": "Zqplant tickets", "better": "lower"}),
    );
    for (side, value) in [("baseline", "9"), ("baseline", "8"), ("pilot", "4"), ("pilot", "3")] {
        let at = if side == "pilot" { "2026-10-20 10:00" } else { "2026-09-30 10:00" };
        let fields = json!({"side": side, "metric": "Zqplant backlog", "value": value, "at": at});
        add("observation", json!("custom"), fields);
    }
    add("narrative", Value::Null, json!({"code": "F1", "text": "Zqplant story"}));
    add("narrative", Value::Null, json!({"code": "lead", "text": "Zqplant lead"}));
    std::fs::write(bench.path("Zqplant picture.png"), b"\x89PNG\r\n\x1a\n Zqplant bytes").unwrap();
    let place = bench.place("Zqplant picture.png");
    bench.ask("attach", json!({"doc": doc, "observation": "A-001", "place": place}));
    doc.as_u64().unwrap()
}

/// The data in every form, and the pack with each of its files.
fn data(bench: &Bench, doc: u64) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for format in ["json", "csv", "xlsx"] {
        let asked = json!({"doc": doc, "format": format, "redact": true});
        bench.ask("export", json!({"data": asked, "place": bench.place("out.data")}));
        let bytes = std::fs::read(bench.path("out.data")).unwrap();
        if format == "xlsx" {
            all.extend(looked_into("export.xlsx", bytes, "the data"));
        } else {
            all.push((format!("export as {format}"), bytes));
        }
    }
    let asked = json!({"doc": doc, "format": "markdown", "redact": true});
    bench.ask("export", json!({"data": asked, "place": bench.place("told")}));
    all.push(("report in Markdown".to_owned(), std::fs::read(bench.path("told/report.md")).unwrap()));
    for chart in std::fs::read_dir(bench.path("told/charts")).unwrap() {
        let path = chart.unwrap().path();
        all.push((format!("{} of the Markdown", path.display()), std::fs::read(path).unwrap()));
    }
    let report = json!({"doc": doc, "redact": true});
    let saved = bench.ask("save_pack", json!({"report": report, "place": bench.place("out.zip")}));
    all.push(("the answer to save_pack".to_owned(), saved.to_string().into_bytes()));
    for (name, bytes) in unpacked(&std::fs::read(bench.path("out.zip")).unwrap()) {
        // The report is looked into above, and a picture holds no text.
        if is_zip(&name) {
            all.extend(looked_into(&name, bytes, "the pack"));
        } else if !name.ends_with(".pdf") && !name.ends_with(".png") {
            all.push((format!("{name} of the pack"), bytes));
        } else if name == "method.pdf" {
            std::fs::write(bench.path(&name), &bytes).unwrap();
            all.push((format!("{name} of the pack"), inside(&bench.path(&name))));
        }
    }
    all
}

/// Every name that the imported runs hold and that is no plain word.
fn names_of_runs(bench: &Bench, doc: u64) -> BTreeSet<String> {
    let place = bench.place("whole.json");
    bench.ask("export", json!({"data": {"doc": doc, "format": "json"}, "place": place}));
    let whole: Value = serde_json::from_slice(&std::fs::read(bench.path("whole.json")).unwrap()).unwrap();
    let mut names = BTreeSet::new();
    let mut take = |value: &Value| {
        names.extend(value.as_str().filter(|name| name.contains('_')).map(str::to_lowercase));
    };
    for run in
        whole["runs"]["baseline"].as_array().unwrap().iter().chain(whole["runs"]["pilot"].as_array().unwrap())
    {
        take(&run["dag_id"]);
        if run["state"] != "success" {
            take(&run["run_id"]);
        }
        run["attempts"].as_array().unwrap().iter().for_each(|attempt| take(&attempt["task_id"]));
    }
    names
}

/// Bytes as text to be searched, whatever the letters' case.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).to_lowercase()
}

/// Where a word stands in a text, with what stands around it.
fn found(text: &str, word: &str) -> Option<String> {
    let at = text.find(&word.to_lowercase())?;
    let after: String = text[at..].chars().take(120).collect();
    let before: Vec<char> = text[..at].chars().rev().take(80).collect();
    Some(before.into_iter().rev().chain(after.chars()).collect())
}

/// The same of a word written as UTF-16, or as the hexadecimal digits of either.
fn found_in_disguise(bytes: &[u8], word: &str) -> bool {
    let lower = bytes.to_ascii_lowercase();
    let units = || word.to_lowercase().encode_utf16().collect::<Vec<u16>>();
    let wide: Vec<u8> = units().into_iter().flat_map(u16::to_be_bytes).collect();
    let narrow: Vec<u8> = units().into_iter().flat_map(u16::to_le_bytes).collect();
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>().into_bytes();
    let typed: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let shapes = [hex(word.as_bytes()), hex(&typed), hex(&wide), wide, narrow];
    let holds = |shape: &[u8]| {
        let starts = lower.iter().enumerate().filter(|(_, byte)| Some(*byte) == shape.first());
        starts.into_iter().any(|(at, _)| lower[at..].starts_with(shape))
    };
    shapes.iter().any(|shape| holds(shape))
}

#[test]
fn nothing_that_was_planted_leaves_a_redacted_document() {
    let bench = Bench::new();
    let doc = document(&bench);
    let planted = plant(&bench, doc);
    assert!(planted > 150, "{planted}");
    let names = names_of_runs(&bench, doc);
    assert!(names.len() > 10, "{names:?}");
    let searched: Vec<&str> = std::iter::once(PLANT).chain(names.iter().map(String::as_str)).collect();
    let mut leaks = Vec::new();
    for (what, bytes) in outputs(&bench, doc) {
        assert!(!bytes.is_empty(), "{what}");
        let text = text(&bytes);
        for word in &searched {
            leaks.extend(found(&text, word).map(|at| format!("{what}: “{word}” in …{at}…")));
        }
        if found_in_disguise(&bytes, PLANT) {
            leaks.push(format!("{what}: the planted word in UTF-16 or as digits"));
        }
    }
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
}

#[test]
fn the_search_finds_what_is_not_redacted() {
    let bench = Bench::new();
    let doc = document(&bench);
    plant(&bench, doc);
    for (name, command) in [("out.pdf", "save_report"), ("out.json", "export")] {
        let args = match command {
            "save_report" => json!({"report": {"doc": doc}, "place": bench.place(name)}),
            _ => json!({"data": {"doc": doc, "format": "json"}, "place": bench.place(name)}),
        };
        bench.ask(command, args);
        let bytes = if command == "export" {
            std::fs::read(bench.path(name)).unwrap()
        } else {
            inside(&bench.path(name))
        };
        assert!(found(&text(&bytes), PLANT).is_some(), "{command}");
    }
    let wide: Vec<u8> = "a Zqplant".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(found_in_disguise(&wide, PLANT));
    assert!(found_in_disguise(b"<005A00710070006C0061006E0074>", PLANT));
    assert!(!found_in_disguise(b"<005A00710070006C0061006E0075>", PLANT));
}

/// Everything of an answer that is a number or a yes or no, by its path.
fn figures(value: &Value, path: String, into: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(k, v)| figures(v, format!("{path}.{k}"), into)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, v)| figures(v, format!("{path}[{n}]"), into));
        }
        Value::String(_) => {}
        other => {
            into.insert(path, other.to_string());
        }
    }
}

#[test]
fn a_redacted_result_has_the_same_figures_and_verdicts() {
    let bench = Bench::new();
    let doc = bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].clone();
    let judged = |redact: bool| bench.ask("assess", json!({"doc": doc, "redact": redact}));
    let (whole, neutral) = (judged(false), judged(true));
    let of = |answer: &Value| {
        let mut all = BTreeMap::new();
        figures(answer, String::new(), &mut all);
        all
    };
    let (one, other) = (of(&whole), of(&neutral));
    assert!(one.len() > 400, "{}", one.len());
    assert_eq!(one, other);
    let chips = |answer: &Value| -> Vec<String> {
        answer["criteria"].as_array().unwrap().iter().map(|c| c["chip"]["word"].to_string()).collect()
    };
    assert_eq!(chips(&whole), chips(&neutral));
}

#[test]
fn a_document_that_says_so_is_redacted_unless_it_is_asked_whole() {
    let bench = Bench::new();
    let doc = bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].clone();
    let pilot = bench.ask("records", json!({"doc": doc, "noun": "pilot"}))["rows"][0]["id"].clone();
    bench.ask("edit_record", json!({"doc": doc, "noun": "pilot", "id": pilot, "fields": {"redact": "yes"}}));
    let before = bench.head(doc.as_u64().unwrap());
    let written = |redact: Value| {
        let place = bench.place("out.csv");
        let data = json!({"doc": doc, "format": "csv", "redact": redact});
        bench.ask("export", json!({"data": data, "place": place}));
        std::fs::read_to_string(bench.path("out.csv")).unwrap()
    };
    assert!(written(Value::Null).contains("Workload 1"));
    assert!(!written(json!(false)).contains("Workload 1"));
    assert_eq!(bench.head(doc.as_u64().unwrap()), before, "exporting writes nothing");
}
