//! What surrounds a document can fail: the program is killed, the disk is full, the folder is
//! read-only, somebody else writes, the clock runs backwards. Nothing accepted is lost by it.

use std::path::Path;
use std::process::{Command, Stdio};

use postflight::app::{App, Surroundings, Watch};
use serde_json::{Value, json};

#[cfg(unix)]
use crate::bench::without_rights;
use crate::bench::{Bench, fixture};

fn program(bench: &Bench, args: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_postflight"));
    program.args(args).current_dir(bench.folder.path()).env("POSTFLIGHT_HOME", bench.path("home"));
    program.stdout(Stdio::null()).stderr(Stdio::null());
    program
}

/// Kills the program once it is in the middle of what `busy` tells.
fn killed_when(bench: &Bench, args: &[&str], busy: &dyn Fn(&Path) -> bool) -> bool {
    let mut child = program(bench, args).spawn().unwrap();
    loop {
        if busy(bench.folder.path()) {
            child.kill().unwrap();
            child.wait().unwrap();
            return true;
        }
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::yield_now();
    }
}

fn parts(folder: &Path) -> usize {
    let names = std::fs::read_dir(folder).unwrap().flatten().map(|e| e.file_name());
    names.filter(|name| name.to_string_lossy().contains(".part")).count()
}

fn opened(bench: &Bench) -> (u64, Value) {
    let view = bench.ask("open_document", json!({"place": bench.place("orders.postflight")}));
    (view["doc"].as_u64().unwrap(), view)
}

#[test]
fn a_kill_while_a_document_is_made_leaves_none_and_the_next_one_sweeps_up() {
    for args in [
        ["sample", "orders.postflight"].as_slice(),
        &["new", "orders.postflight", "--name", "Orders", "--starts", "2026-09-21"],
    ] {
        let bench = Bench::new();
        let killed = killed_when(&bench, args, &|folder| parts(folder) > 0);
        assert!(killed, "{args:?} was over before it could be killed");
        if bench.path("orders.postflight").exists() {
            // It was killed after it had put the document in its place.
            let (doc, _) = opened(&bench);
            assert_eq!(bench.verified(doc)["holds"], true);
            continue;
        }
        assert!(program(&bench, args).status().unwrap().success());
        assert_eq!(parts(bench.folder.path()), 0, "what the kill left is swept");
        let (doc, _) = opened(&bench);
        assert_eq!(bench.verified(doc)["holds"], true);
    }
}

#[test]
fn a_kill_in_the_middle_of_a_restore_or_an_import_leaves_the_one_state_or_the_other() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.ask("close_document", json!({"doc": doc}));
    let (doc, _) = opened(&bench);
    for n in 0..40 {
        bench.trial(doc, "pilot", "S01", "2026-10-14", n);
    }
    bench.ask("close_document", json!({"doc": doc}));
    let copies = bench.ask("backups", json!({"place": bench.place("orders.postflight")}));
    let daily = copies["copies"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    let source = fixture("airflow/before/airflow.db");
    let source = source.to_str().unwrap();
    for args in [
        ["backups", "orders.postflight", "--restore", daily.as_str()].as_slice(),
        &["import", "orders.postflight", source, "--side", "baseline"],
    ] {
        killed_when(&bench, args, &|folder| folder.join("orders.postflight-journal").exists());
        let (doc, _) = opened(&bench);
        assert_eq!(bench.verified(doc)["holds"], true, "{}", bench.verified(doc));
        let rows = bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"]
            .as_array()
            .unwrap()
            .len();
        assert!(rows == 40 || rows == 0, "{args:?}: {rows} observations");
        bench.ask("close_document", json!({"doc": doc}));
        let found = bench.ask("doctor", json!({"place": bench.place("orders.postflight")}));
        assert_eq!(found["state"], "whole", "{found}");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_refuses_the_edit_and_keeps_what_was_saved() {
    let bench = Bench::new();
    let doc = bench.pilot();
    let code = bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask("close_document", json!({"doc": doc}));
    let size = std::fs::metadata(bench.path("orders.postflight")).unwrap().len();
    // No file may grow past what the document has now.
    let full = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", size / 512);
    let note = format!("note={}", "x".repeat(60_000));
    let run = |args: &[&str]| {
        Command::new("sh")
            .args(["-c", &full, "sh", env!("CARGO_BIN_EXE_postflight")])
            .args(args)
            .current_dir(bench.folder.path())
            .env("POSTFLIGHT_HOME", bench.path("home"))
            .output()
            .unwrap()
    };
    let refused = run(&["observe", "orders.postflight", "toil", "side=pilot", "hours=2", &note]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("what was saved before is whole"), "{said}");
    let (doc, _) = opened(&bench);
    assert_eq!(
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"][0]["code"],
        json!(code)
    );
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[cfg(unix)]
#[test]
fn a_read_only_document_is_read_and_what_to_do_to_change_it_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask("close_document", json!({"doc": doc}));
    let allow =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let shelf = bench.path("shelf");
    std::fs::create_dir(&shelf).unwrap();
    std::fs::rename(bench.path("orders.postflight"), shelf.join("orders.postflight")).unwrap();
    allow(bench.folder.path(), 0o777);
    allow(&shelf.join("orders.postflight"), 0o444);
    allow(&shelf, 0o555);
    let home = bench.path("another-home");
    std::fs::create_dir(&home).unwrap();
    allow(&home, 0o777);
    let run = |args: &[&str]| {
        without_rights(args).current_dir(&shelf).env("POSTFLIGHT_HOME", &home).output().unwrap()
    };
    let read = run(&["audit", "orders.postflight", "--verify"]);
    assert_eq!(read.status.code(), Some(0), "{}", String::from_utf8_lossy(&read.stderr));
    let before = std::fs::read(shelf.join("orders.postflight")).unwrap();
    for args in [
        ["observe", "orders.postflight", "toil", "side=pilot", "hours=2"].as_slice(),
        &["new", "another.postflight", "--name", "Orders", "--starts", "2026-09-21"],
    ] {
        let refused = run(args);
        assert_eq!(refused.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains("cannot be written here"), "{said}");
    }
    assert_eq!(std::fs::read(shelf.join("orders.postflight")).unwrap(), before);
    allow(&shelf, 0o755);
}

#[test]
fn another_program_that_writes_is_waited_for_then_named_and_nothing_is_lost() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    let other = rusqlite::Connection::open(bench.path("orders.postflight")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE meta SET value = value").unwrap();
    let trial =
        json!({"doc": doc, "noun": "observation", "kind": "toil", "fields": {"side": "pilot", "hours": "2"}});
    let refused = bench.refused("add_record", trial.clone());
    assert!(refused.message.contains("Another program is writing"), "{refused}");
    other.execute_batch("COMMIT").unwrap();
    bench.ask("add_record", trial);
    assert_eq!(
        bench.ask("records", json!({"doc": doc, "noun": "observation"}))["rows"].as_array().unwrap().len(),
        2
    );
    assert_eq!(bench.verified(doc)["holds"], true);
}

#[test]
fn a_clock_that_was_set_back_is_said_and_edits_keep_their_order() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    bench.ask("close_document", json!({"doc": doc}));
    let early = Surroundings::fixed(bench.path("home"), "Ada", "2024-01-01T00:00:00Z", 7);
    let app = App::new(early).unwrap();
    let ask = |cmd: &str, args: Value| app.call(cmd, args, &Watch::silent()).unwrap();
    let view = ask("open_document", json!({"place": app.grant(bench.path("orders.postflight"))}));
    assert!(view["notices"].to_string().contains("behind the document’s last change"), "{view}");
    let fields = json!({"side": "pilot", "hours": "2"});
    ask("add_record", json!({"doc": view["doc"], "noun": "observation", "kind": "toil", "fields": fields}));
    let trail = ask("audit", json!({"doc": view["doc"]}));
    assert!(trail["entries"][0]["label"].as_str().unwrap().contains("toil"), "{trail}");
    assert_eq!(ask("verify", json!({"doc": view["doc"]}))["holds"], true);
}

#[test]
fn an_end_that_was_cut_off_is_noticed_on_the_computer_that_wrote_it() {
    let bench = Bench::new();
    let doc = bench.pilot();
    bench.ask("close_document", json!({"doc": doc}));
    let older = std::fs::read(bench.path("orders.postflight")).unwrap();
    let (doc, _) = opened(&bench);
    bench.trial(doc, "pilot", "S01", "2026-10-14", 31);
    assert_eq!(bench.verified(doc)["holds"], true);
    bench.ask("close_document", json!({"doc": doc}));
    std::fs::write(bench.path("orders.postflight"), older).unwrap();
    let (doc, _) = opened(&bench);
    let report = bench.verified(doc);
    assert_eq!(report["holds"], false);
    assert!(report["findings"].to_string().contains("this computer wrote up to A2"), "{report}");
}

#[test]
fn two_programs_that_remember_at_once_forget_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    drop(App::new(Surroundings::at(home.clone())).unwrap());
    let names: Vec<String> = (0..12).map(|n| format!("p{n}.postflight")).collect();
    let made: Vec<_> = names
        .iter()
        .map(|name| {
            Command::new(env!("CARGO_BIN_EXE_postflight"))
                .args(["new", name, "--name", "Orders", "--starts", "2026-09-21"])
                .current_dir(folder.path())
                .env("POSTFLIGHT_HOME", &home)
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut program in made {
        assert!(program.wait().unwrap().success());
    }
    let app = App::new(Surroundings::at(home)).unwrap();
    let recent = app.call("recent", Value::Null, &Watch::silent()).unwrap();
    assert_eq!(recent.as_array().unwrap().len(), names.len());
}
