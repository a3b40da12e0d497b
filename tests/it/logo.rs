//! The organisation's logo: kept in the document, shown by every report and deck.

use std::path::Path;

use serde_json::json;

use crate::bench::Bench;
use crate::deck::package::Package;

/// A picture of one colour, wider than high.
fn picture(path: &Path, (width, height): (u32, u32), noise: bool) {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut state = 1_u32;
    let mut noisy = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()
    };
    let mut pixel = || if noise { noisy() } else { [90, 30, 130, 0] };
    let data: Vec<u8> = (0..width * height).flat_map(|_| pixel().into_iter().take(3)).collect();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&data).unwrap();
    writer.finish().unwrap();
    std::fs::write(path, file).unwrap();
}

/// How many pictures a report of the document has, the charts being drawings.
fn in_report(bench: &Bench, doc: u64, redact: bool) -> usize {
    let place = bench.place("report.pdf");
    let report = json!({"doc": doc, "length": "brief", "redact": redact});
    bench.ask("save_report", json!({"report": report, "place": place}));
    let listed = std::process::Command::new("pdfimages").arg("-list").arg(bench.path("report.pdf")).output();
    String::from_utf8(listed.unwrap().stdout).unwrap().lines().skip(2).count()
}

fn deck(bench: &Bench, doc: u64, redact: bool) -> Package {
    let place = bench.place("deck.pptx");
    bench.ask("save_deck", json!({"report": {"doc": doc, "redact": redact}, "place": place}));
    let package = Package::open(&std::fs::read(bench.path("deck.pptx")).unwrap());
    package.check();
    package
}

#[test]
fn a_logo_that_is_kept_is_in_every_report_and_deck_but_a_neutral_one_until_it_is_taken_away() {
    let bench = Bench::new();
    let doc = bench.pilot();
    assert_eq!(in_report(&bench, doc, false), 0);
    picture(&bench.path("logo.png"), (300, 60), false);
    let written = bench.ask("keep_logo", json!({"doc": doc, "place": bench.place("logo.png")}));
    assert_eq!(written["undo"], "Keep a logo");
    std::fs::remove_file(bench.path("logo.png")).unwrap();
    assert_eq!(bench.ask("logo", json!({"doc": doc}))["file"]["name"], "logo.png");
    assert_eq!((in_report(&bench, doc, false), in_report(&bench, doc, true)), (1, 0));
    let shown = deck(&bench, doc, false);
    let master = shown.elements("ppt/slideMasters/slideMaster1.xml");
    let logo = master.iter().find(|e| e.name == "p:cNvPr" && e.get("name") == "Logo").unwrap();
    assert_eq!(logo.get("descr"), "Logo");
    let to = shown.relations("ppt/slideMasters/slideMaster1.xml");
    let blip = master.iter().find(|e| e.name == "a:blip").unwrap();
    assert_eq!(to[blip.get("r:embed")], "ppt/media/logo.png");
    assert!(shown.parts["ppt/media/logo.png"].starts_with(b"\x89PNG"));
    assert!(!deck(&bench, doc, true).parts.contains_key("ppt/media/logo.png"));
    assert_eq!(bench.verified(doc)["holds"], true);
    bench.ask("keep_logo", json!({"doc": doc}));
    assert_eq!(bench.ask("logo", json!({"doc": doc}))["file"], json!(null));
    assert_eq!(in_report(&bench, doc, false), 0);
    bench.ask("undo", json!({"doc": doc}));
    assert_eq!(in_report(&bench, doc, false), 1, "what is taken back is there with its bytes");
}

#[test]
fn another_logo_takes_the_place_of_the_first_and_the_same_changes_nothing() {
    let bench = Bench::new();
    let doc = bench.pilot();
    for (name, size) in [("first.png", (30, 10)), ("second.png", (40, 10))] {
        picture(&bench.path(name), size, false);
        for _ in 0..2 {
            bench.ask("keep_logo", json!({"doc": doc, "place": bench.place(name)}));
        }
    }
    assert_eq!(bench.ask("logo", json!({"doc": doc}))["file"]["name"], "second.png");
    let kept = bench.ask("records", json!({"doc": doc, "noun": "attachment"}));
    assert_eq!(kept["rows"].as_array().unwrap().len(), 1, "{kept}");
    let trail = bench.ask("audit", json!({"doc": doc}));
    let acts = trail["entries"].as_array().unwrap().iter().filter(|entry| entry["label"] == "Keep a logo");
    assert_eq!(acts.count(), 2);
}

#[test]
fn what_is_no_logo_is_refused_with_what_to_choose_and_the_one_that_is_kept_stays() {
    let bench = Bench::new();
    let doc = bench.pilot();
    picture(&bench.path("logo.png"), (30, 10), false);
    bench.ask("keep_logo", json!({"doc": doc, "place": bench.place("logo.png")}));
    picture(&bench.path("large.png"), (1500, 900), true);
    picture(&bench.path("wide.png"), (4001, 2), false);
    std::fs::write(bench.path("logo.svg"), "<svg/>").unwrap();
    std::fs::write(bench.path("empty.png"), "").unwrap();
    for (name, words) in [
        ("large.png", "a logo that is kept has at most 2.0 MB. Save it with fewer pixels"),
        ("wide.png", "4001 by 2 pixels. Save it as a PNG of at most 4000 pixels a side"),
        ("logo.svg", "neither a PNG nor a JPEG file. Save it as a PNG"),
        ("empty.png", "is empty. Choose a PNG or JPEG picture; nothing was changed"),
        ("not-there.png", "cannot be read: entity not found. Choose a PNG or JPEG picture"),
    ] {
        let refused = bench.refused("keep_logo", json!({"doc": doc, "place": bench.place(name)}));
        assert!(refused.message.contains(words), "{name}: {refused}");
    }
    assert_eq!(bench.ask("logo", json!({"doc": doc}))["file"]["name"], "logo.png");
}

#[test]
fn the_command_line_keeps_shows_and_removes_a_logo() {
    use crate::cli::said;
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    said(home, &["new", "a.postflight", "--name", "Orders", "--starts", "2026-09-21"]);
    assert!(said(home, &["logo", "a.postflight"]).contains("A logo has at most 2.0 MB"));
    picture(&home.join("logo.png"), (30, 10), false);
    assert!(said(home, &["logo", "a.postflight", "logo.png"]).starts_with("logo.png (1 kB)"));
    assert!(said(home, &["logo", "a.postflight"]).starts_with("logo.png"));
    assert!(said(home, &["logo", "a.postflight", "--remove"]).contains("No logo is kept"));
}
