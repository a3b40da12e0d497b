//! What leaves as data: tables, workbooks, JSON and Markdown, read back by other programs.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use postflight::app::Watch;
use serde_json::{Value, json};

use crate::bench::Bench;

/// Text that a spreadsheet must not run.
const FORMULAS: &[&str] =
    &["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"https://example.org\",\"x\")"];

fn sample(bench: &Bench) -> u64 {
    bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].as_u64().unwrap()
}

fn exported(bench: &Bench, data: Value) -> Vec<u8> {
    bench.app.call_bytes("export_bytes", data, &Watch::silent()).unwrap()
}

fn book(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// A sheet's rows by its heads.
fn column(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, head: &str) -> Vec<Data> {
    let range = book.worksheet_range(sheet).unwrap();
    let at = range.rows().next().unwrap().iter().position(|cell| cell.to_string().starts_with(head));
    let at = at.unwrap_or_else(|| panic!("{sheet} has no {head}"));
    range.rows().skip(1).map(|row| row[at].clone()).collect()
}

/// A pilot with text that looks like formulas wherever text can be typed.
fn hostile(bench: &Bench) -> u64 {
    let doc = bench.pilot();
    for (n, text) in FORMULAS.iter().enumerate() {
        let fields = json!({"side": "pilot", "hours": "2", "week": format!("2026-09-2{n}"), "note": text, "left_out": text});
        bench.ask("add_record", json!({"doc": doc, "noun": "observation", "kind": "toil", "fields": fields}));
        bench.ask("add_record", json!({"doc": doc, "noun": "risk", "fields": {"what": text}}));
    }
    doc
}

#[test]
fn every_table_is_a_sheet_and_a_csv_with_the_same_cells() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let tables = bench.ask("tables", json!({"doc": doc}));
    let mut book = book(exported(&bench, json!({"doc": doc, "format": "xlsx"})));
    let names: Vec<String> =
        tables.as_array().unwrap().iter().map(|t| t["name"].as_str().unwrap().to_owned()).collect();
    let wanted: Vec<String> = std::iter::once("about".to_owned()).chain(names.iter().cloned()).collect();
    assert_eq!(book.sheet_names(), wanted);
    for (name, table) in names.iter().zip(tables.as_array().unwrap()) {
        let csv = exported(&bench, json!({"doc": doc, "format": "csv", "table": name}));
        let mut reader = csv::Reader::from_reader(csv.as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let range = book.worksheet_range(name).unwrap();
        assert_eq!(rows.len() as u64, table["rows"].as_u64().unwrap(), "{name}");
        assert_eq!(range.height(), rows.len() + 1, "{name}");
        if name == "observations" {
            continue; // Its CSV has the columns that an import reads.
        }
        for (row, cells) in rows.iter().zip(range.rows().skip(1)) {
            for (text, cell) in row.iter().zip(cells) {
                match cell {
                    Data::Empty => assert_eq!(text, "", "{name}"),
                    Data::Float(number) => assert_eq!(text.parse::<f64>().unwrap(), *number, "{name}"),
                    Data::String(words) => assert_eq!(text.trim_start_matches('\''), words, "{name}"),
                    Data::DateTime(_) => assert!(text.starts_with("20"), "{name}: {text}"),
                    other => panic!("{name}: {other:?} for {text}"),
                }
            }
        }
    }
}

#[test]
fn the_criteria_table_says_what_assess_says() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let judged = bench.ask("assess", json!({"doc": doc}));
    let mut book = book(exported(&bench, json!({"doc": doc, "format": "xlsx"})));
    let codes = column(&mut book, "criteria", "Criterion");
    let [effect, low, high, n] =
        ["Effect", "Effect low", "Effect high", "N"].map(|h| column(&mut book, "criteria", h));
    let verdicts = column(&mut book, "criteria", "Verdict");
    let mut measured = 0;
    for (row, criterion) in judged["criteria"].as_array().unwrap().iter().enumerate() {
        assert_eq!(codes[row].to_string(), criterion["code"].as_str().unwrap());
        let verdict = verdicts[row].to_string().to_lowercase().replace(' ', "_");
        assert_eq!(verdict, criterion["verdict"].as_str().unwrap());
        for (cells, key) in [(&effect, "value"), (&low, "low"), (&high, "high"), (&n, "n")] {
            let number = criterion["effect"][key].as_f64();
            let cell = match &cells[row] {
                Data::Float(number) => Some(*number),
                Data::Empty => None,
                other => panic!("{other:?}"),
            };
            assert_eq!(cell, number, "{} {key}", criterion["code"]);
            measured += usize::from(cell.is_some());
        }
    }
    assert!(measured > 8, "the sample has effects with intervals");
}

#[test]
fn text_never_becomes_a_formula_in_csv_nor_in_a_workbook() {
    let bench = Bench::new();
    let doc = hostile(&bench);
    for table in ["observations", "risks"] {
        let csv = exported(&bench, json!({"doc": doc, "format": "csv", "table": table}));
        let mut seen = 0;
        for record in csv::Reader::from_reader(csv.as_slice()).records() {
            for cell in record.unwrap().iter() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{table}: {cell:?}");
                seen += usize::from(cell.starts_with('\''));
            }
        }
        assert!(seen >= FORMULAS.len() - 1, "{table}: {seen} guarded cells");
    }
    let bytes = exported(&bench, json!({"doc": doc, "format": "xlsx"}));
    let mut book = book(bytes);
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
    }
    let notes: Vec<String> = column(&mut book, "risks", "Risk").iter().map(ToString::to_string).collect();
    for text in FORMULAS {
        assert!(notes.iter().any(|note| note.trim() == text.trim()), "{text:?} is not in {notes:?}");
    }
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_says_so() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let long = "😀".repeat(20_000);
    bench.ask(
        "add_record",
        json!({"doc": doc, "noun": "risk", "fields": {"what": "Long", "mitigation": long}}),
    );
    let mut book = book(exported(&bench, json!({"doc": doc, "format": "xlsx"})));
    let range = book.worksheet_range("risks").unwrap();
    let cut = range.used_cells().map(|(_, _, cell)| cell.to_string()).find(|text| text.contains("cut here"));
    let cut = cut.expect("the text is cut");
    assert!(cut.starts_with("😀😀") && cut.encode_utf16().count() <= 32_767);
}

/// Everything that is said in the schema and nothing else: an object may hold no more than it names.
fn closed(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        if object.contains_key("properties") && !object.contains_key("additionalProperties") {
            object.insert("additionalProperties".to_owned(), json!(false));
        }
        object.values_mut().for_each(closed);
    } else if let Some(list) = schema.as_array_mut() {
        list.iter_mut().for_each(closed);
    }
}

fn schema() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/export.schema.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

/// What is wrong with an export by the schema, where something is.
fn faults(schema: Value, export: &Value) -> Option<String> {
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    let (mut schemas, place) = (boon::Schemas::new(), "urn:test:export");
    compiler.add_resource(place, schema).unwrap();
    let compiled = compiler.compile(place, &mut schemas).unwrap();
    schemas.validate(export, compiled).err().map(|error| format!("{error:#}"))
}

#[test]
fn real_exports_are_what_the_schema_says_and_nothing_besides() {
    let bench = Bench::new();
    let with_runs = bench.pilot();
    let source = bench.app.grant(crate::bench::fixture("airflow/before/airflow.db"));
    bench.ask("import", json!({"doc": with_runs, "place": source, "side": "baseline"}));
    let mut runs = 0;
    for doc in [sample(&bench), with_runs] {
        let export: Value =
            serde_json::from_slice(&exported(&bench, json!({"doc": doc, "format": "json"}))).unwrap();
        let mut strict = schema();
        closed(&mut strict);
        assert_eq!(faults(strict, &export), None);
        assert_eq!(faults(schema(), &export), None);
        // Through text once, as the export went: reading a number may round its last digit.
        let judged = bench.ask("assess", json!({"doc": doc})).to_string();
        assert!(export["criteria"] == serde_json::from_str::<Value>(&judged).unwrap()["criteria"]);
        runs += export["runs"]["baseline"].as_array().unwrap().len();
        for (place, wrong) in [
            ("/criteria/0/chip", json!("met")),
            ("/criteria/0/primary", Value::Null),
            ("/postflight/head", json!(7)),
            ("/records/criterion/0/kind", json!("a guess")),
            ("/records/pilot/0/starts", json!("Monday")),
        ] {
            let mut tampered = export.clone();
            *tampered.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = wrong;
            assert!(faults(schema(), &tampered).is_some(), "{place} is not checked");
        }
    }
    assert!(runs > 0, "no run was checked");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let bench = Bench::new();
    let doc = sample(&bench);
    for format in ["json", "csv", "xlsx"] {
        let one = exported(&bench, json!({"doc": doc, "format": format}));
        let other = Bench::new();
        let again = exported(&other, json!({"doc": sample(&other), "format": format}));
        assert!(one == again, "{format} differs");
    }
}

#[test]
fn markdown_is_a_folder_whose_text_names_each_of_its_charts() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let export = json!({"data": {"doc": doc, "format": "markdown"}, "place": bench.place("told")});
    bench.ask("export", export.clone());
    let text = std::fs::read_to_string(bench.path("told/report.md")).unwrap();
    let mut charts: Vec<String> = std::fs::read_dir(bench.path("told/charts"))
        .unwrap()
        .map(|entry| format!("charts/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    charts.sort();
    assert!(charts.len() >= 4, "{charts:?}");
    for chart in &charts {
        assert_eq!(text.matches(&format!("]({chart})")).count(), 1, "{chart}");
        let svg = std::fs::read_to_string(bench.path("told").join(chart)).unwrap();
        assert!(
            svg.starts_with("<svg") && svg.ends_with("</svg>\n") || svg.trim_end().ends_with("</svg>"),
            "{chart}"
        );
    }
    assert!(text.contains("</a>Proceed: all 4 primary criteria are met"), "{}", &text[..600]);
    // Again, over the folder that is there; but not over a folder with anything of somebody's own.
    bench.ask("export", export.clone());
    std::fs::write(bench.path("told/notes.txt"), "mine").unwrap();
    let refused = bench.refused("export", export);
    assert!(refused.message.contains("holds other files"), "{refused}");
    assert_eq!(std::fs::read_to_string(bench.path("told/notes.txt")).unwrap(), "mine");
    let left: Vec<_> = std::fs::read_dir(bench.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains(".part"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The files of a pack by name.
pub fn unpacked(bytes: &[u8]) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_name(name).unwrap(), &mut bytes).unwrap();
        bytes
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_pack_is_whole_under_one_digest_and_the_same_again() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for n in 0..3 {
        bench.trial(doc, "pilot", &format!("S0{}", n + 1), "2026-10-14", 31 + n);
        bench.trial(doc, "baseline", &format!("S0{}", n + 1), "2026-09-22", 90 + n);
    }
    let steps = std::sync::Mutex::new(Vec::new());
    let steps = std::sync::Arc::new(steps);
    let heard = std::sync::Arc::clone(&steps);
    let watch = Watch::listening(move |step| heard.lock().unwrap().push(step.what));
    let args = json!({"report": {"doc": doc}, "place": bench.place("pack.zip")});
    let saved = bench.app.call("save_pack", args, &watch).unwrap();
    assert!(!steps.lock().unwrap().is_empty(), "nothing was said while it worked");
    let bytes = std::fs::read(bench.path("pack.zip")).unwrap();
    let mut files = unpacked(&bytes);
    let manifest = files.remove("manifest.sha256").unwrap();
    assert_eq!(saved["digest"], json!(sha256(&manifest)));
    let listed: Vec<(String, String)> = String::from_utf8(manifest)
        .unwrap()
        .lines()
        .map(|line| line.split_once("  ").map(|(digest, name)| (name.to_owned(), digest.to_owned())).unwrap())
        .collect();
    let packed: Vec<(String, String)> =
        files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
    assert_eq!(listed, packed, "the list is not what is packed");
    assert_eq!(saved["files"], json!(files.len()));
    for wanted in
        ["report.pdf", "deck.pptx", "method.pdf", "data/export.json", "data/tables.xlsx", "data/criteria.csv"]
    {
        assert!(files.contains_key(wanted), "{wanted} is not in the pack");
    }
    for chart in bench.ask("charts", json!({"doc": doc})).as_array().unwrap() {
        for ending in ["svg", "png"] {
            let name = format!("charts/{}.{ending}", chart["name"].as_str().unwrap());
            assert!(files.contains_key(&name), "{name} is not in the pack");
        }
    }
    std::fs::write(bench.path("method.pdf"), &files["method.pdf"]).unwrap();
    assert_eq!(crate::report::pages(&bench.path("method.pdf")).len(), 1, "the note is one page");
    bench.ask("close_document", json!({"doc": doc}));
    let again = bench.ask("open_document", json!({"place": bench.place("orders.postflight")}))["doc"].clone();
    bench.ask("save_pack", json!({"report": {"doc": again}, "place": bench.place("again.zip")}));
    assert!(std::fs::read(bench.path("again.zip")).unwrap() == bytes, "the bytes differ");
}

#[test]
fn the_sections_of_the_report_are_told_in_their_order() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let told = |doc: u64| bench.ask("report_settings", json!({"doc": doc}));
    let names = |settings: &Value, on: bool| -> Vec<String> {
        let all = settings["sections"].as_array().unwrap().iter().filter(|s| s["on"] == on);
        all.map(|s| s["name"].as_str().unwrap().to_owned()).collect()
    };
    let before = told(doc);
    assert!(names(&before, true).len() > 8 && names(&before, false).is_empty(), "{before}");
    let fields = json!({"sections": "rollback, diagnose"});
    bench.ask("edit_record", json!({"doc": doc, "noun": "pilot", "id": before["pilot"], "fields": fields}));
    let after = told(doc);
    assert_eq!(names(&after, true), ["rollback", "diagnose"]);
    assert_eq!(names(&after, false).len(), names(&before, true).len() - 2);
}

#[test]
fn a_pack_that_was_cancelled_leaves_nothing() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let watch = Watch::silent();
    watch.cancel();
    let args = json!({"report": {"doc": doc}, "place": bench.place("pack.zip")});
    let refused = bench.app.call("save_pack", args, &watch).unwrap_err();
    assert_eq!(refused.exit_code(), 3, "{refused}");
    assert!(!bench.path("pack.zip").exists());
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_can() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let refused =
        |data: Value| bench.app.call_bytes("export_bytes", data, &Watch::silent()).unwrap_err().message;
    assert!(refused(json!({"doc": doc, "format": "pdf"})).contains("csv, xlsx, json or markdown"));
    assert!(refused(json!({"doc": doc, "format": "csv", "table": "weather"})).contains("criteria"));
    assert!(refused(json!({"doc": doc, "format": "json", "table": "criteria"})).contains("CSV"));
    assert!(refused(json!({"doc": doc, "format": "markdown"})).contains("folder"));
}
