//! The deck as a reader gets it: made through the one door, taken apart, and read by independent
//! programs where the set-up of the tests installed them.

pub mod package;

use serde_json::{Value, json};

use crate::bench::Bench;
use crate::truth::untrue_in;
use package::{Element, Package};
use postflight::app::Watch;

fn sample(bench: &Bench) -> u64 {
    bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].as_u64().unwrap()
}

fn bytes(bench: &Bench, doc: u64) -> Vec<u8> {
    bench.app.call_bytes("deck_pptx", json!({"doc": doc}), &Watch::silent()).unwrap_or_else(|f| panic!("{f}"))
}

fn opened(bench: &Bench, doc: u64) -> Package {
    let package = Package::open(&bytes(bench, doc));
    package.check();
    package
}

/// The words of each slide.
fn slides(package: &Package) -> Vec<String> {
    package.folder("ppt/slides/").into_iter().map(|name| package.words(name)).collect()
}

/// The right and lower edges of every shape, in points.
fn edges(elements: &[Element]) -> Vec<(f64, f64)> {
    let number = |text: &str| text.parse::<f64>().unwrap() / 12700.0;
    let offsets = elements.iter().filter(|e| e.name == "a:off");
    let sizes = elements.iter().filter(|e| e.name == "a:ext" && !e.get("cx").is_empty());
    offsets
        .zip(sizes)
        .map(|(at, size)| {
            (number(at.get("x")) + number(size.get("cx")), number(at.get("y")) + number(size.get("cy")))
        })
        .collect()
}

fn nothing_runs_off(package: &Package) {
    for name in package.folder("ppt/slides/") {
        for (right, below) in edges(&package.elements(name)) {
            assert!(right <= 912.5 && below <= 526.0, "{name}: a shape ends at {right}, {below}");
        }
    }
}

#[test]
fn the_sample_answers_on_its_first_slide_and_asks_on_its_last_but_one() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let package = opened(&bench, doc);
    let slides = slides(&package);
    assert!((8..=12).contains(&slides.len()), "{} slides", slides.len());
    for wanted in [
        "Proceed: all 4 primary criteria are met",
        "Faster?",
        "Contained?",
        "In control?",
        "Five isolation drills stayed inside the boundary and five rollback drills were clean.",
        "at least −50\u{a0}%",
        "Illustrative sample",
        "Internal",
    ] {
        assert!(slides[0].contains(wanted), "“{wanted}” is not on slide 1: {}", slides[0]);
    }
    let asks = &slides[slides.len() - 2];
    assert!(asks.contains("Move the six orders workloads to the platform for production"), "{asks}");
    assert!(asks.contains("No decision is recorded yet."), "{asks}");
    nothing_runs_off(&package);
}

#[test]
fn charts_are_native_with_their_numbers_in_a_workbook() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let package = opened(&bench, doc);
    let charts = package.folder("ppt/charts/");
    let kinds: Vec<String> = charts
        .iter()
        .flat_map(|chart| package.elements(chart))
        .map(|e| e.name)
        .filter(|name| matches!(name.as_str(), "c:barChart" | "c:lineChart" | "c:scatterChart"))
        .collect();
    assert_eq!(kinds, ["c:barChart", "c:barChart", "c:barChart", "c:lineChart", "c:barChart"]);
    for chart in charts {
        let mut workbook = package.workbook(chart);
        let drawn = package.drawn(chart);
        assert!(drawn.iter().any(|cell| cell.shown.parse::<f64>().is_ok()), "{chart} draws no number");
        for cell in drawn {
            assert_eq!(workbook.cell(cell.row, cell.column), cell.shown, "{chart}: {}", cell.reference);
        }
    }
}

#[test]
fn notes_carry_the_method_and_the_evidence() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let judged = bench.ask("assess", json!({"doc": doc}));
    let package = opened(&bench, doc);
    let notes: String =
        package.folder("ppt/notesSlides/").into_iter().map(|name| package.words(name)).collect();
    for criterion in judged["criteria"].as_array().unwrap() {
        let why = criterion["verdict_why"].as_str().unwrap().trim_end_matches('.');
        assert!(notes.contains(why), "{}: {why}", criterion["code"]);
        for id in criterion["evidence"].as_array().unwrap() {
            assert!(notes.contains(id.as_str().unwrap()), "{}: {id}", criterion["code"]);
        }
    }
}

#[test]
fn every_number_and_verdict_of_a_deck_is_the_one_that_was_judged() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let package = opened(&bench, doc);
    let judged = bench.ask("assess", json!({"doc": doc}));
    let notes = package.folder("ppt/notesSlides/").into_iter().map(|name| package.words(name));
    let told: String = slides(&package).into_iter().chain(notes).collect::<Vec<_>>().join("\n");
    // A chip's mark stands before its word.
    let told: String = told.chars().filter(|c| !matches!(c, '✓' | '✗' | '≠')).collect();
    assert_eq!(untrue_in(&judged, &told), Vec::<String>::new());
    for (from, to) in
        [("12 pairs; at least −50", "12 pairs; at least −60"), ("2 of 3 seeded", "3 of 3 seeded")]
    {
        let told = told.replace('\u{a0}', " ");
        assert!(told.contains(from), "{from}: {told}");
        assert!(!untrue_in(&judged, &told.replace(from, to)).is_empty(), "{to} is found");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let (one, two) = (Bench::new(), Bench::new());
    let (doc, other) = (sample(&one), sample(&two));
    let first = bytes(&one, doc);
    assert!(first == bytes(&one, doc), "twice in one program");
    assert!(first == bytes(&two, other), "in another program");
}

#[test]
fn an_empty_pilot_has_slides_for_what_there_is_and_says_what_there_is_not() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let package = opened(&bench, doc);
    let all = slides(&package).join("\n");
    assert!(
        all.contains("Without evidence so far") && all.contains("No rollback drill is recorded."),
        "{all}"
    );
    assert!(package.folder("ppt/charts/").is_empty());
    nothing_runs_off(&package);
}

#[test]
fn long_names_and_rare_letters_neither_run_off_nor_break_the_file() {
    let bench = Bench::new();
    let name = format!("{} <&\"'> 🚀 مرحبا 漢字 \u{b}", "x".repeat(200));
    let made = bench.ask(
        "new_document",
        json!({"place": bench.place("long.postflight"), "template": "astro-post-incident",
               "name": name, "starts": "2026-09-21", "time_zone": "UTC"}),
    );
    let doc = made["doc"].as_u64().unwrap();
    for (n, minutes) in (1..=12).zip([90, 45, 60].into_iter().cycle()) {
        for (side, day) in [("baseline", "2026-09-14"), ("pilot", "2026-09-22")] {
            bench.trial(doc, side, &format!("S{n:02}"), day, minutes);
        }
    }
    for n in 0..40 {
        let what = format!("{n} {} 漢字🚀", "a risk of many words ".repeat(9));
        let fields = json!({"what": what, "mitigation": "without a space".replace(' ', "").repeat(60)});
        bench.ask("add_record", json!({"doc": doc, "noun": "risk", "fields": fields}));
    }
    let package = opened(&bench, doc);
    nothing_runs_off(&package);
    let all = slides(&package).join("\n");
    for n in 0..40 {
        assert!(all.contains(&format!("{n} a risk of many words")), "risk {n} is on no slide");
    }
    let notes: String =
        package.folder("ppt/notesSlides/").into_iter().map(|name| package.words(name)).collect();
    assert!(notes.contains(&"withoutaspace".repeat(60)), "what was cut stands whole in the notes");
}

#[test]
fn a_deck_is_written_whole_and_never_over_a_document() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let saved: Value =
        bench.ask("save_deck", json!({"report": {"doc": doc}, "place": bench.place("deck.pptx")}));
    let written = std::fs::read(bench.path("deck.pptx")).unwrap();
    assert_eq!(saved["bytes"].as_f64(), Some(written.len() as f64));
    assert!(written == bytes(&bench, doc));
    let place = bench.place("sample.postflight");
    bench.refused("save_deck", json!({"report": {"doc": doc}, "place": place}));
}
