//! Files kept with observations: in the document, by their digest.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::bench::Bench;

/// A pilot with one trial and a file beside it.
fn with_file(name: &str, bytes: &[u8]) -> (Bench, u64, String) {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    std::fs::write(bench.path(name), bytes).unwrap();
    (bench, doc, code)
}

fn files(bench: &Bench, doc: u64, code: &str) -> Vec<Value> {
    let view = bench.ask("attachments", json!({"doc": doc, "observation": code}));
    view["files"].as_array().unwrap().clone()
}

#[test]
fn an_attached_file_comes_back_byte_by_byte() {
    let (bench, doc, code) = with_file("task.log", b"out of memory\n\0\xff");
    let attach = json!({"doc": doc, "observation": code, "place": bench.place("task.log")});
    let written = bench.ask("attach", attach.clone());
    assert_eq!(written["undo"], format!("Attach a file to {code}"));
    let kept = files(&bench, doc, &code);
    assert_eq!((kept.len(), &kept[0]["name"], &kept[0]["bytes"]), (1, &json!("task.log"), &json!(16.0)));
    assert_eq!(kept[0]["digest"].as_str().unwrap().len(), 64);
    std::fs::remove_file(bench.path("task.log")).unwrap();
    let save =
        json!({"doc": doc, "observation": code, "attachment": "task.log", "to": bench.place("back.log")});
    bench.ask("save_attachment", save);
    assert_eq!(std::fs::read(bench.path("back.log")).unwrap(), b"out of memory\n\0\xff");
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[test]
fn the_same_file_is_kept_once_and_undo_and_removal_take_it_away() {
    let (bench, doc, code) = with_file("a.txt", b"one");
    let attach = json!({"doc": doc, "observation": code, "place": bench.place("a.txt")});
    bench.ask("attach", attach.clone());
    bench.ask("attach", attach.clone());
    assert_eq!(files(&bench, doc, &code).len(), 1);
    bench.ask("undo", json!({"doc": doc}));
    assert!(files(&bench, doc, &code).is_empty());
    bench.ask("redo", json!({"doc": doc}));
    bench.ask("detach", json!({"doc": doc, "observation": code, "attachment": "a.txt"}));
    assert!(files(&bench, doc, &code).is_empty());
    bench.ask("undo", json!({"doc": doc}));
    let to = bench.place("b.txt");
    bench.ask("save_attachment", json!({"doc": doc, "observation": code, "attachment": "a.txt", "to": to}));
    assert_eq!(std::fs::read(bench.path("b.txt")).unwrap(), b"one");
}

#[test]
fn what_cannot_be_kept_is_refused_with_the_reason() {
    let (bench, doc, code) = with_file("empty.txt", b"");
    let refused = |name: &str| {
        bench.refused("attach", json!({"doc": doc, "observation": code, "place": bench.place(name)})).message
    };
    assert!(refused("empty.txt").contains("empty.txt is empty"));
    assert!(refused("not-there.txt").contains("cannot be read"));
    std::fs::create_dir(bench.path("folder")).unwrap();
    assert!(refused("folder").contains("no file"));
    std::fs::File::create(bench.path("large.bin")).unwrap().set_len(31_000_000).unwrap();
    let large = refused("large.bin");
    assert!(large.contains("31.0 MB") && large.contains("at most 20.0 MB"), "{large}");
    assert!(files(&bench, doc, &code).is_empty());
    let missing = json!({"doc": doc, "observation": code, "attachment": "x", "to": bench.place("x")});
    assert!(bench.refused("save_attachment", missing).message.contains("has no attached file"));
}

#[test]
fn another_content_is_noticed() {
    for (sql, said) in [
        ("UPDATE blob SET bytes = CAST('two' AS BLOB)", "other bytes"),
        ("DELETE FROM blob", "bytes are missing"),
    ] {
        let (bench, doc, code) = with_file("a.txt", b"one");
        bench.ask("attach", json!({"doc": doc, "observation": code, "place": bench.place("a.txt")}));
        assert_eq!(bench.verified(doc)["holds"], true);
        Connection::open(bench.path("orders.postflight")).unwrap().execute_batch(sql).unwrap();
        let report = bench.verified(doc);
        assert_eq!(report["holds"], false);
        assert!(report["findings"][0]["what"].as_str().unwrap().contains(said), "{report}");
        let to = bench.place("b.txt");
        let save = json!({"doc": doc, "observation": code, "attachment": "a.txt", "to": to});
        assert!(bench.refused("save_attachment", save).message.contains("not as it was attached"));
        assert!(!bench.path("b.txt").exists());
    }
}

#[test]
fn a_control_is_evidenced_by_a_file() {
    let (bench, doc, _) = with_file("policy.pdf", b"%PDF-1.7");
    let control = bench.ask("records", json!({"doc": doc, "noun": "control"}))["rows"][0]["id"].clone();
    let fields = json!({"side": "pilot", "control": control, "presence": "present"});
    let check = bench.ask(
        "add_record",
        json!({"doc": doc, "noun": "observation", "kind": "control_check", "fields": fields}),
    );
    let code = check["value"]["code"].as_str().unwrap().to_owned();
    let words = || {
        let judged = bench.ask("assess", json!({"doc": doc}));
        let k3 = judged["criteria"].as_array().unwrap().iter().find(|c| c["code"] == "K3").unwrap().clone();
        let item = k3["items"].as_array().unwrap().iter().find(|i| i["evidence"][0] == code.as_str());
        item.unwrap()["words"].as_str().unwrap().to_owned()
    };
    assert_eq!(words(), "present, without evidence");
    bench.ask("attach", json!({"doc": doc, "observation": code, "place": bench.place("policy.pdf")}));
    assert_eq!(words(), "present, with evidence");
}
