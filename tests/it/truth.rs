//! What is printed is what was judged: every number and every verdict is read back from the file and
//! compared, criterion by criterion, with `assess`. The checker takes text, whatever it came from, so
//! that slides are held to the same.

use serde_json::{Value, json};

use crate::bench::Bench;
use crate::report::pages;

/// Text without what a layout may change: spaces, line breaks, and hyphens at the end of lines.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{200b}')).collect()
}

/// What a text says otherwise than the judgement: a sentence for each number or verdict that is
/// missing, stale or wrongly rounded. `row` gives the text of a criterion's row, which holds its result
/// and its verdict; `whole` is all of the text.
fn untrue(judged: &Value, row: &dyn Fn(&Value) -> Option<String>, whole: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let whole = squeezed(whole);
    let course = text(&judged["recommendation"], "word");
    if !whole.contains(&format!("{course}:")) {
        wrong.push(format!("the recommendation “{course}” is not told"));
    }
    for criterion in judged["criteria"].as_array().unwrap() {
        let code = text(criterion, "code");
        let Some(row) = row(criterion) else {
            wrong.push(format!("{code} has no row"));
            continue;
        };
        let row = squeezed(&row);
        let result = squeezed(&text(criterion, "scoreboard"));
        let word = squeezed(&text(&criterion["chip"], "word"));
        // The verdict stands behind the result, and nothing between them.
        match row.find(&result).and_then(|at| row.get(at + result.len()..)) {
            None => wrong.push(format!("{code}: “{result}” is not in its row: {row}")),
            Some(after) if !after.starts_with(&word) => {
                wrong.push(format!("{code}: its verdict is not “{word}”: {row}"));
            }
            Some(_) => {}
        }
        for (what, number) in numbers(criterion) {
            if !result.contains(&squeezed(&number)) {
                wrong.push(format!("{code}: {what} is {number}, and its result says {result}"));
            }
        }
        for (what, number) in beside(criterion) {
            if !whole.contains(&squeezed(&number)) {
                wrong.push(format!("{code}: {what}, {number}, is nowhere"));
            }
        }
        let ids = criterion["evidence"].as_array().unwrap().iter().map(|id| squeezed(id.as_str().unwrap()));
        wrong.extend(
            ids.filter(|id| !whole.contains(id)).map(|id| format!("{code}: its evidence {id} is nowhere")),
        );
    }
    wrong
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}

/// The numbers that a criterion's result must hold, rounded here from the figures themselves.
fn numbers(criterion: &Value) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    let effect = &criterion["effect"];
    let (done, planned) = (&criterion["chip"]["done"], &criterion["chip"]["planned"]);
    match text(criterion, "kind").as_str() {
        "demonstration" | "milestone" => {
            let items = criterion["items"].as_array().unwrap();
            let held = items.iter().filter(|item| item["holds"] == "holds").count();
            all.push(("what held", format!("{held} of {}", items.len())));
        }
        _ if criterion["interim"] == true => all.push(("n", format!("{done} of {planned}"))),
        _ => all.push(("n", format!("{done} "))),
    }
    let shown = text(criterion, "figure");
    // A series tells its days, and no change.
    if effect.is_object() && !shown.contains(" of ") && shown.contains(|c: char| c.is_ascii_digit()) {
        let unit = text(effect, "unit");
        let signed = |value: &Value| value.as_f64().map(|value| with_sign(value, &unit));
        all.extend(signed(&effect["value"]).map(|n| ("the change", n)));
        // An interval that the n is too small for is not printed.
        if unit == "%" {
            all.extend(signed(&effect["low"]).map(|n| ("the lower end", n)));
            all.extend(signed(&effect["high"]).map(|n| ("the upper end", n)));
        }
    }
    all
}

/// The numbers that stand beside it, wherever: the typical values, and p.
fn beside(criterion: &Value) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    if let (Some(before), Some(after)) =
        (criterion["baseline"]["value"].as_f64(), criterion["pilot"]["value"].as_f64())
        && criterion["baseline"]["method"] == "median"
    {
        all.push(("before and after", format!("{} → {}", size(before), size(after))));
    }
    // Below three values on a side nothing is tested aloud.
    if let Some(p) = criterion["p"].as_f64().filter(|_| criterion["level"]["number"].as_u64() > Some(1)) {
        all.push(("p", if p < 0.001 { "p < 0.001".to_owned() } else { format!("p = {}", two_figures(p)) }));
    }
    all
}

fn with_sign(value: f64, unit: &str) -> String {
    let size = match unit {
        "%" | "percentage points" => format!("{}", value.abs().round()),
        _ => size(value.abs()),
    };
    let sign = if value < 0.0 { "−" } else { "+" };
    if unit == "%" { format!("{sign}{size} %") } else { format!("{sign}{size}") }
}

/// Whole from 10 on, else to a tenth; a half stays.
fn size(value: f64) -> String {
    if value.fract() == 0.5 || (value < 9.95 && (value * 10.0).round() % 10.0 != 0.0) {
        format!("{value:.1}")
    } else {
        format!("{}", value.round())
    }
}

/// A half goes away from zero: 0.0625 is 0.063.
fn two_figures(p: f64) -> String {
    let decimals = (1.0 - p.log10().floor()) as usize;
    let parts = 10_f64.powi(decimals as i32);
    let text = format!("{:.decimals$}", (p * parts).round() / parts);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A criterion's row in the table of what was registered; a drawing of all criteria may stand before.
fn row_in(judged: &Value, whole: &str, criterion: &Value) -> Option<String> {
    let whole = squeezed(whole);
    let whole = whole.get(whole.find("Whatmustbeshown")?..)?;
    let begins = |c: &Value| whole.find(&squeezed(&format!("{}{}", text(c, "code"), text(c, "title"))));
    let at = begins(criterion)?;
    let ends = judged["criteria"].as_array()?.iter().filter_map(begins).filter(|end| *end > at).min();
    let row = match ends {
        Some(end) => whole.get(at..end)?.to_owned(),
        None => whole.get(at..)?.chars().take(600).collect(),
    };
    Some(row)
}

/// What a report or a deck says otherwise than the judgement.
pub fn untrue_in(judged: &Value, whole: &str) -> Vec<String> {
    untrue(judged, &|criterion| row_in(judged, whole, criterion), whole)
}

/// The sample, printed, and what was judged.
fn printed(args: &Value) -> (Value, String) {
    let bench = Bench::new();
    let doc = bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].clone();
    let mut report = args.clone();
    report["doc"] = doc.clone();
    bench.ask("save_report", json!({"report": report, "place": bench.place("report.pdf")}));
    let judged = bench.ask("assess", json!({"doc": doc, "as_of": args["as_of"], "redact": args["redact"]}));
    (judged, pages(&bench.path("report.pdf")).join(" "))
}

#[test]
fn every_number_and_verdict_of_a_report_is_the_one_that_was_judged() {
    for args in [
        json!({}),
        json!({"paper": "letter", "length": "full"}),
        json!({"redact": true}),
        json!({"as_of": "2026-10-20"}),
    ] {
        let (judged, whole) = printed(&args);
        let compared: usize =
            judged["criteria"].as_array().unwrap().iter().map(|c| numbers(c).len() + beside(c).len()).sum();
        assert!(compared > 15, "{args}: {compared}");
        assert_eq!(untrue_in(&judged, &whole), Vec::<String>::new(), "{args}");
    }
}

#[test]
fn a_stale_missing_or_wrongly_rounded_number_is_found() {
    let (judged, whole) = printed(&json!({}));
    assert_eq!(untrue_in(&judged, &whole), Vec::<String>::new());
    let finds = |judged: &Value, whole: &str, code: &str, how: &str| {
        let found = untrue_in(judged, whole);
        assert!(found.iter().any(|said| said.starts_with(code)), "{how}: {found:?}");
    };
    // The judgement moved on, and the paper did not.
    for (code, field, value, how) in [
        ("F1", "/effect/value", json!(-49.4), "another change"),
        ("F2", "/effect/high", json!(21.3), "another end of the interval"),
        ("F2", "/effect/low", json!(-65.4), "an end that rounds otherwise"),
        ("F1", "/p", json!(0.0093), "another p"),
        ("F1", "/baseline/value", json!(88.5), "another median"),
        ("F1", "/chip/done", json!(11), "another n"),
        ("C4", "/items/0/holds", json!("fails"), "a drill that failed"),
        ("F2", "/chip/word", json!("Met"), "another verdict"),
        (
            "K1",
            "/scoreboard",
            json!("28 days; in time on 27 of 28 days, before on 21 of 28"),
            "another result",
        ),
        ("C2", "/evidence/0", json!("A-999"), "evidence that is not told"),
    ] {
        let mut moved = judged.clone();
        let criterion =
            moved["criteria"].as_array_mut().unwrap().iter_mut().find(|c| c["code"] == code).unwrap();
        *criterion.pointer_mut(field).unwrap() = value;
        finds(&moved, &whole, code, how);
    }
    // The paper was tampered with.
    let nbsp_free = |text: &str| text.replace('\u{a0}', " ");
    let whole = nbsp_free(&whole);
    for (code, from, to) in [
        ("F1", "12 pairs; at least −50 %", "12 pairs; at least −60 %"),
        ("C4", "2 of 3 seeded faults caught Not met", "2 of 3 seeded faults caught Met"),
        ("C1", "5 of 5 isolation drills stayed inside", "isolation drills stayed inside"),
    ] {
        assert!(whole.contains(from), "{from}");
        finds(&judged, &whole.replace(from, to), code, to);
    }
    assert!(!untrue_in(&judged, &whole.replace("Proceed:", "Stop:")).is_empty());
}

#[test]
fn a_report_printed_before_an_edit_is_told_from_what_is_judged_after_it() {
    let bench = Bench::new();
    let doc = bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].clone();
    bench.ask("save_report", json!({"report": {"doc": doc}, "place": bench.place("report.pdf")}));
    let whole = pages(&bench.path("report.pdf")).join(" ");
    bench.ask(
        "edit_record",
        json!({"doc": doc, "noun": "observation", "id": "A-119", "fields": {"production_hit": "yes"}, "confirmed": 2}),
    );
    let judged = bench.ask("assess", json!({"doc": doc}));
    assert!(untrue_in(&judged, &whole).iter().any(|said| said.starts_with("C1")), "the verdict moved");
}
