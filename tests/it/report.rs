//! The executive report as a reader gets it: printed through the one door and read back by
//! independent programs, poppler and qpdf, which the set-up of the tests installs.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::bench::Bench;

/// The most pages the sample may take, before the appendix and with it: Letter is 18 mm shorter.
const MOST: [(&str, usize, u64); 2] = [("a4", 7, 19), ("letter", 8, 20)];

/// What a program says about a file; it must be content with it.
fn said(program: &str, arguments: &[&str], file: &Path, after: &[&str]) -> String {
    let out = Command::new(program)
        .args(arguments)
        .arg(file)
        .args(after)
        .output()
        .unwrap_or_else(|error| panic!("{program} must be installed: {error}"));
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{program}: {text}{}", String::from_utf8_lossy(&out.stderr));
    text
}

/// The words of each page, runs of white space as one space.
pub fn pages(file: &Path) -> Vec<String> {
    let text = said("pdftotext", &["-enc", "UTF-8"], file, &["-"]);
    let mut pages: Vec<String> =
        text.split('\u{c}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(pages.pop().as_deref(), Some(""), "every page ends with a form feed");
    pages
}

/// Everything that a PDF holds, to be searched: its objects without compression, its text, its
/// metadata, its structure with the alternative texts.
pub fn inside(file: &Path) -> Vec<u8> {
    let open = file.with_extension("open.pdf");
    said("qpdf", &["--qdf", "--object-streams=disable"], file, &[&open.to_string_lossy()]);
    let mut bytes = std::fs::read(&open).unwrap();
    bytes.extend(said("pdftotext", &["-enc", "UTF-8"], file, &["-"]).into_bytes());
    bytes.extend(said("pdfinfo", &["-enc", "UTF-8"], file, &[]).into_bytes());
    bytes.extend(said("pdfinfo", &["-struct-text"], file, &[]).into_bytes());
    bytes
}

fn first_page(file: &Path) -> String {
    let text = said("pdftotext", &["-enc", "UTF-8", "-f", "1", "-l", "1"], file, &["-"]);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Prints the document on a paper; gives the file, its number of pages and the warnings.
fn printed(bench: &Bench, doc: u64, paper: &str) -> (PathBuf, u64, Vec<String>) {
    let name = format!("{doc}-{paper}.pdf");
    let report = json!({"report": {"doc": doc, "paper": paper}, "place": bench.place(&name)});
    let saved = bench.ask("save_report", report);
    let warnings = saved["warnings"].as_array().unwrap().iter().map(|w| w.as_str().unwrap().to_owned());
    (bench.path(&name), saved["pages"].as_u64().unwrap(), warnings.collect())
}

fn sample(bench: &Bench) -> u64 {
    bench.ask("make_sample", json!({"place": bench.place("sample.postflight")}))["doc"].as_u64().unwrap()
}

/// Every font is in the file, and only with the letters that are used.
fn fonts_are_embedded_subsets(file: &Path) {
    let table = said("pdffonts", &[], file, &[]);
    let fonts: Vec<&str> = table.lines().skip(2).collect();
    assert!(!fonts.is_empty(), "{table}");
    for font in fonts {
        let columns: Vec<&str> = font.split_whitespace().rev().collect();
        // From the right: the object's two numbers, whether it has a map to Unicode, subset, embedded.
        assert_eq!(columns[2..5], ["yes", "yes", "yes"], "{font}");
    }
}

#[test]
fn page_one_of_the_sample_answers_and_asks() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let overview = bench.ask("assess", json!({"doc": doc}));
    assert_eq!(overview["recommendation"]["course"], "proceed", "{}", overview["recommendation"]);
    for paper in ["a4", "letter"] {
        let (file, _, _) = printed(&bench, doc, paper);
        let words = first_page(&file);
        for wanted in [
            "Proceed: all 4 primary criteria are met",
            "Faster?",
            "Contained?",
            "In control?",
            "Five isolation drills stayed inside the boundary and five rollback drills were clean.",
            "C1 and C2, each: ",
            "Decision asked for",
            "Move the six orders workloads to the platform for production",
            "No decision is recorded yet.",
        ] {
            assert!(words.contains(wanted), "{paper}: “{wanted}” is not on page 1: {words}");
        }
    }
}

#[test]
fn the_sample_is_a_whole_file_on_both_papers() {
    let bench = Bench::new();
    let doc = sample(&bench);
    for (paper, read, most) in MOST {
        let (file, count, warnings) = printed(&bench, doc, paper);
        assert!(warnings.is_empty(), "{paper}: {warnings:?}");
        let pages = pages(&file);
        assert_eq!(pages.len() as u64, count, "{paper}");
        assert!(count <= most, "{paper}: {count} pages");
        let before = pages.iter().take_while(|page| !page.contains("What each finding rests on")).count();
        assert!(before <= read, "{paper}: leadership reads {before} pages before the appendix");
        for (n, page) in pages.iter().enumerate() {
            let foot = format!("Page {} of {count}", n + 1);
            let (body, _) = page.split_once("Internal Illustrative sample").unwrap_or((page, ""));
            assert!(page.contains(&foot), "{paper}: page {} has no foot", n + 1);
            assert!(body.len() > 100, "{paper}: page {} is empty: {body}", n + 1);
        }
        let check = said("qpdf", &["--check"], &file, &[]);
        assert!(check.contains("No syntax or stream encoding errors found"), "{check}");
        fonts_are_embedded_subsets(&file);
    }
}

#[test]
fn every_figure_is_where_it_carries_the_decision_and_says_what_it_shows() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let told = |length: &str| {
        let report = json!({"doc": doc, "length": length});
        bench.ask("save_report", json!({"report": report, "place": bench.place("figures.pdf")}));
        pages(&bench.path("figures.pdf")).join(" ")
    };
    let (executive, full) = (told("executive"), told("full"));
    let both = [
        "The 6 weeks ended on 15 Nov 2026; 6 of 12 criteria met.",
        "Of 4 primary criteria: 4 met (F1, C1, C2, K1).",
        "Time to diagnose: in 11 of 12 pairs faster on the pilot; in 1 slower (S08).",
        "Blast radius: in all 5 pairs lower on the pilot.",
        "From request to first good run: 9 to 17 min in 5 drills on the pilot; 46 to 71 min in 2 drills on the baseline, 1 of them not clean.",
        "Curated orders: in time on 28 of 28 days on the pilot; before, on 21 of 28; 6 later days stand beside.",
        "Of 13 metrics compared, none went the wrong way; 7 intervals are clear of no change; 4 more, values only.",
    ];
    for caption in both {
        assert!(executive.contains(caption), "{caption}: {executive}");
        assert!(full.contains(caption), "{caption}");
    }
    let only_full = [
        "Time to diagnose, when half of the cases were over: 78.5 min on the baseline (1 of 12 stopped); 43 min on the pilot.",
        "Curated orders: late or never there on 7 of 28 days before and on none of 34 days on the pilot.",
        "Of 4 shares counted, 3 on both sides; none of these went the wrong way.",
        "In 218 of 236 shadow pairs that both succeeded the pilot’s run was shorter",
        "In 6 of 6 DAGs with shadow pairs the pilot’s runs are typically shorter.",
    ];
    for caption in only_full {
        assert!(full.contains(caption), "{caption}: {full}");
        assert!(!executive.contains(caption), "{caption}");
    }
}

#[test]
fn what_was_done_after_the_reports_day_is_not_dated_in_it_and_a_delivery_to_the_minute_is() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let report = json!({"doc": doc, "length": "full"});
    bench.ask("save_report", json!({"report": report, "place": bench.place("full.pdf")}));
    let told = pages(&bench.path("full.pdf")).join(" ");
    assert!(told.contains("Where each claim comes from") && !told.contains("Seen on 27 Nov 2026"));
    assert!(told.contains("delivered at: 16 Sep, 04:00"), "A-006 came at its deadline");
}

#[test]
fn primary_criteria_that_stand_differently_have_a_chip_each_on_page_one() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let change = json!({"doc": doc, "noun": "observation", "id": "A-123", "fields": {"outcome": "partial"}});
    bench.ask("edit_record", change);
    for paper in ["a4", "letter"] {
        let (file, _, _) = printed(&bench, doc, paper);
        let words = first_page(&file);
        for wanted in ["stayed inside the boundary.", "rollback drills were clean; A-123 was not"] {
            assert!(words.contains(wanted), "{paper}: “{wanted}” is not on page 1: {words}");
        }
        // The sample's notice and a headline of two lines leave the decision no room on Letter.
        assert!(paper == "letter" || words.contains("Decision asked for"), "{paper}: {words}");
        assert!(words.contains("C1 Met") && words.contains("C2 Not met"), "{paper}: {words}");
    }
}

#[test]
fn a_name_longer_than_the_page_is_broken_and_shortened_in_the_foot_and_letters_no_font_has_are_told() {
    let bench = Bench::new();
    let name = format!("{} 🚀 مرحبا 漢字", "x".repeat(200));
    let made = bench.ask(
        "new_document",
        json!({"place": bench.place("long.postflight"), "template": "astro-post-incident",
               "name": name, "starts": "2026-09-21", "time_zone": "UTC"}),
    );
    for paper in ["a4", "letter"] {
        let (file, count, warnings) = printed(&bench, made["doc"].as_u64().unwrap(), paper);
        assert!(warnings.iter().any(|w| w.contains("🚀") && w.contains("漢")), "{warnings:?}");
        assert!(warnings.iter().all(|w| w.contains("in the name of the pilot: a box")), "{warnings:?}");
        for (n, page) in pages(&file).iter().enumerate() {
            assert!(page.contains("… | evidence as of"), "{paper}: page {} hides the day: {page}", n + 1);
            assert!(page.contains(&format!("Page {} of {count}", n + 1)), "{paper}: {page}");
        }
        // Nothing runs off the paper: the bounds of every word lie within its page.
        let boxes = said("pdftotext", &["-bbox"], &file, &["-"]);
        let number = |line: &str, key: &str| -> f64 {
            line.split(&format!("{key}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        let mut width = 0.0;
        for line in boxes.lines() {
            if line.contains("<page ") {
                width = number(line, "width");
            } else if line.contains("<word ") {
                assert!(number(line, "xMin") >= 0.0 && number(line, "xMax") <= width, "{paper}: {line}");
            }
        }
        assert!(width > 0.0);
    }
    // However long a name is, a brief report is one page.
    for paper in ["a4", "letter"] {
        let report = json!({"doc": made["doc"], "paper": paper, "length": "brief"});
        let saved = bench.ask("save_report", json!({"report": report, "place": bench.place("brief.pdf")}));
        assert_eq!(saved["pages"], 1, "{paper}");
    }
}

#[test]
fn a_later_report_says_what_changed_since_the_one_that_leadership_has() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let page = |args: serde_json::Value| {
        let mut report = args;
        report["doc"] = json!(doc);
        bench.ask("save_report", json!({"report": report, "place": bench.place("since.pdf")}));
        first_page(&bench.path("since.pdf"))
    };
    assert!(!page(json!({})).contains("Since the report of"));
    // The sample was entered in one go, so the evidence up to that day is judged as it is recorded now.
    let since = page(json!({"since": "2026-10-20"}));
    for wanted in ["Since the report of 20 Oct 2026: C1 interim → met", "Added:", "as it is recorded now"] {
        assert!(since.contains(wanted), "{wanted}: {since}");
    }
    let pilot = bench.ask("records", json!({"doc": doc, "noun": "pilot"}))["rows"][0]["id"].clone();
    let fields = json!({"last_report": "2026-10-30"});
    bench.ask("edit_record", json!({"doc": doc, "noun": "pilot", "id": pilot, "fields": fields}));
    assert!(page(json!({})).contains("Since the report of 30 Oct 2026"));
    assert!(!page(json!({"since": "none"})).contains("Since the report of"));
    let later = json!({"report": {"doc": doc, "since": "2027-01-01"}, "place": bench.place("since.pdf")});
    assert!(bench.refused("save_report", later).message.contains("Name an earlier day"));
}

#[test]
fn what_a_clean_rollback_did_not_restore_stands_in_the_executive_report() {
    let bench = Bench::new();
    let doc = sample(&bench);
    bench.ask("save_report", json!({"report": {"doc": doc}, "place": bench.place("rollback.pdf")}));
    let told = pages(&bench.path("rollback.pdf")).join(" ");
    let table = told.split("Not restored").nth(1).expect("the table of rollbacks");
    assert!(table.contains("Environment variables"), "{table}");
}

#[test]
fn a_brief_report_is_one_page_and_sections_come_as_they_are_named() {
    let bench = Bench::new();
    let doc = sample(&bench);
    let told = |args: serde_json::Value| {
        let mut report = args;
        report["doc"] = json!(doc);
        bench.ask("save_report", json!({"report": report, "place": bench.place("chosen.pdf")}));
        pages(&bench.path("chosen.pdf"))
    };
    assert_eq!(told(json!({"length": "brief"})).len(), 1);
    assert_eq!(told(json!({"length": "brief", "paper": "letter"})).len(), 1);
    let chosen = told(json!({"sections": "rollback, diagnose", "classification": "Board only"})).join(" ");
    let place = |words: &str| chosen.find(words).unwrap_or_else(|| panic!("{words}: {chosen}"));
    assert!(
        place("Five rollback drills were clean, with no") < place("in 11 of 12 pairs faster on the pilot")
    );
    assert!(!chosen.contains("shadow pairs of") && chosen.contains("Board only"));
    let full = told(json!({"length": "full"})).join(" ");
    assert!(full.contains("with every field that is filled in") && full.contains("injected into:"));
    for (wrong, said) in [
        (json!({"length": "long"}), "Use brief, executive or full"),
        (json!({"sections": "weather"}), "Use: criteria, diagnose, blast"),
        (json!({"accent": "blue"}), "Type it as #1f5fbf"),
        (json!({"paper": "a5"}), "Use a4 or letter"),
    ] {
        let mut report = wrong;
        report["doc"] = json!(doc);
        let refusal = bench.refused("save_report", json!({"report": report, "place": bench.place("no.pdf")}));
        assert!(refusal.message.contains(said), "{}", refusal.message);
    }
    assert!(!bench.path("no.pdf").exists());
}
