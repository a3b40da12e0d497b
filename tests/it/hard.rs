//! The report and the deck of documents that are hard to print: everything failed, names of 200
//! letters, fifty criteria. What was wrong on their pages is asked about here.

use postflight::app::Watch;
use serde_json::json;

use crate::bench::Bench;
use crate::deck::package::Package;
use crate::report::pages;

#[allow(dead_code, reason = "the program around it is not run here")]
#[path = "../../examples/hard/main.rs"]
mod written;

type Write = fn(std::path::PathBuf) -> Result<(), Box<dyn std::error::Error>>;

/// Those that are written in a moment.
const ALL: [(&str, Write); 4] = [
    ("empty", written::empty),
    ("all-failed", written::all_failed),
    ("long-names", written::long_names),
    ("fifty-criteria", written::fifty_criteria),
];

fn opened(bench: &Bench, name: &str) -> u64 {
    let (_, write) = ALL.into_iter().find(|(known, _)| *known == name).unwrap();
    write(bench.path(name)).unwrap();
    bench.ask("open_document", json!({"place": bench.place(name)}))["doc"].as_u64().unwrap()
}

/// The words of each page of a report.
fn printed(bench: &Bench, doc: u64, length: &str) -> Vec<String> {
    printed_on(bench, doc, length, "a4")
}

fn printed_on(bench: &Bench, doc: u64, length: &str, paper: &str) -> Vec<String> {
    let name = format!("{doc}-{length}-{paper}.pdf");
    let report =
        json!({"report": {"doc": doc, "length": length, "paper": paper}, "place": bench.place(&name)});
    bench.ask("save_report", report);
    pages(&bench.path(&name))
}

#[test]
fn a_brief_report_is_one_page_and_the_decision_stands_on_the_first_of_any() {
    let bench = Bench::new();
    for (name, _) in ALL {
        let doc = opened(&bench, name);
        assert_eq!(printed(&bench, doc, "brief").len(), 1, "{name}");
        let first = printed(&bench, doc, "executive").remove(0);
        assert!(first.contains("The printed rule proposes to"), "{name}: {first}");
    }
}

#[test]
fn where_all_failed_nothing_reads_as_if_it_had_held() {
    let bench = Bench::new();
    let doc = opened(&bench, "all-failed");
    let pages = printed(&bench, doc, "executive");
    let all = pages.join(" ");
    for wanted in [
        "Stop: none of 4 primary criteria is met and 5 criteria are worse than the baseline",
        "None of 5 isolation drills stayed inside the boundary. None of 5 rollback drills were clean.",
        "Decided: Stop, decided by Head of data on 18 Nov 2026. Reasons: Nothing that the pilot",
        "100 to 104 min in 3 of 6 drills on the pilot, 3 without a good run, none of them clean",
        "Not in these times: 3 × no good run on the restored version recorded (A-117, A-119, A-121).",
        "the other stands in the appendix, and nobody watches it yet",
    ] {
        assert!(all.contains(wanted), "“{wanted}” is missing: {all}");
    }
    for wrong in [
        "with production untouched",
        "with no downtime",
        "failure rate up to 100",
        "who decides: a named person",
    ] {
        assert!(!all.contains(wrong), "“{wrong}”");
    }
}

#[test]
fn the_first_slide_is_one_and_none_is_nearly_blank() {
    let bench = Bench::new();
    for (name, _) in ALL {
        let doc = opened(&bench, name);
        let package =
            Package::open(&bench.app.call_bytes("deck_pptx", json!({"doc": doc}), &Watch::silent()).unwrap());
        package.check();
        let slides: Vec<String> =
            package.folder("ppt/slides/").into_iter().map(|slide| package.words(slide)).collect();
        assert!(
            slides.iter().any(|words| words.contains("Faster?") && words.contains("In control?")),
            "{name}"
        );
        for words in &slides {
            assert!(words.split_whitespace().count() > 40, "{name}: {words}");
            assert!(!words.contains("Interim, interim"), "{name}: {words}");
        }
    }
}

#[test]
fn a_rollback_that_never_went_live_has_its_row_on_the_slide() {
    let bench = Bench::new();
    let doc = opened(&bench, "all-failed");
    let package =
        Package::open(&bench.app.call_bytes("deck_pptx", json!({"doc": doc}), &Watch::silent()).unwrap());
    let charts: String = package
        .folder("ppt/charts/")
        .into_iter()
        .filter(|chart| chart.ends_with(".xml"))
        .map(|chart| package.words(chart))
        .collect();
    for code in ["A-117 pilot, failed, no good run", "A-119 pilot, failed", "A-121 pilot, failed"] {
        assert!(charts.contains(code), "{code}: {charts}");
    }
}

#[test]
fn no_two_figures_have_the_same_caption() {
    let bench = Bench::new();
    for name in ["all-failed", "fifty-criteria"] {
        let doc = opened(&bench, name);
        let all = printed(&bench, doc, "full").join(" ");
        let captions: Vec<String> = all
            .split("Figure ")
            .skip(1)
            .filter_map(|piece| Some(piece.split_once(". ")?.1.chars().take(60).collect()))
            .collect();
        assert!(captions.len() > 10, "{name}: {captions:?}");
        let different: std::collections::BTreeSet<&String> = captions.iter().collect();
        assert_eq!(different.len(), captions.len(), "{name}: {captions:#?}");
    }
}

#[test]
fn what_is_said_of_too_few_days_is_no_nought() {
    let bench = Bench::new();
    let doc = opened(&bench, "fifty-criteria");
    let all = printed(&bench, doc, "executive").join(" ");
    assert!(all.contains("too few days in 2 data products"), "{all}");
    assert!(!all.contains("0 of 2 data products"), "{all}");
}

#[test]
fn the_scoreboard_is_one_page_on_either_paper_and_draws_what_it_says_it_draws() {
    let bench = Bench::new();
    let doc = opened(&bench, "fifty-criteria");
    for (paper, drawn) in [("a4", "Drawn are 26 of 50"), ("letter", "Drawn are 20 of 50")] {
        let pages = printed_on(&bench, doc, "executive", paper);
        let second = &pages[1];
        assert!(second.contains("Figure 1. ") && second.contains("Figure 2. "), "{paper}: {second}");
        assert!(second.contains(drawn) && !second.contains("more, in the table"), "{paper}: {second}");
    }
}
