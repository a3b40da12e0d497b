//! The command line, as a person types it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Runs the program with its settings in a folder.
pub fn run(home: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_postflight"))
        .args(args)
        .current_dir(home)
        .env("POSTFLIGHT_HOME", home.join("home"))
        .output()
        .unwrap()
}

/// What it printed, when it ended well.
pub fn said(home: &Path, args: &[&str]) -> String {
    let output = run(home, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(home: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&said(home, args)).unwrap()
}

fn new_pilot(home: &Path) {
    said(
        home,
        &[
            "new",
            "a.postflight",
            "--name",
            "Orders",
            "--starts",
            "2026-09-21",
            "--time-zone",
            "Europe/Berlin",
        ],
    );
}

#[test]
fn an_observation_is_recorded_listed_and_verified() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    new_pilot(home);
    let spoken = said(
        home,
        &[
            "observe",
            "a.postflight",
            "diagnosis_trial",
            "side=pilot",
            "scenario=S01",
            "failed_at=2026-10-14 13:02",
            "detected_at=2026-10-14 13:05",
            "confirmed_at=2026-10-14 13:31",
        ],
    );
    assert_eq!(spoken, "Recorded A-001.\n");
    let whole = json(home, &["export", "a.postflight", "--out", "-"]);
    assert_eq!(whole["records"]["observation"][0]["confirmed_at"], "2026-10-14T11:31:00Z");
    assert!(said(home, &["audit", "a.postflight"]).contains("Add diagnosis trial"));
    assert!(said(home, &["audit", "a.postflight", "--verify"]).contains("verify"));
    assert_eq!(json(home, &["audit", "a.postflight", "--verify", "--json"])["holds"], true);
}

#[test]
fn exit_codes_say_what_happened() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    new_pilot(home);
    let code = |args: &[&str]| run(home, args).status.code().unwrap();
    assert_eq!(code(&["metrics"]), 0);
    assert_eq!(
        code(&["new", "a.postflight", "--name", "Orders", "--starts", "2026-09-21"]),
        2,
        "the file exists"
    );
    assert_eq!(code(&["observe", "gone.postflight", "toil"]), 2);
    assert_eq!(code(&["observe", "a.postflight", "toil", "hours=many"]), 2);
    assert_eq!(code(&["no-such-verb"]), 2);
    rusqlite::Connection::open(home.join("a.postflight"))
        .unwrap()
        .execute("UPDATE entry SET label = 'x'", [])
        .unwrap();
    assert_eq!(code(&["audit", "a.postflight", "--verify"]), 1, "it does not verify");
}

#[test]
fn every_verb_has_help_with_words_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    for verb in [
        "new", "sample", "import", "observe", "runs", "compare", "assess", "plan", "report", "chart",
        "metrics", "audit", "backups", "doctor", "export", "rpc",
    ] {
        let help = said(folder.path(), &[verb, "--help"]);
        assert!(help.contains("Usage: postflight"), "{verb}");
        assert!(help.contains("Example") || verb == "rpc", "{verb} has no example");
    }
}

#[test]
fn rpc_answers_each_line_and_refuses_what_the_table_does_not_name() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_postflight"))
        .arg("rpc")
        .env("POSTFLIGHT_HOME", folder.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    writeln!(input, "{{\"id\":1,\"cmd\":\"metrics\"}}\nnot json\n{{\"id\":3,\"cmd\":\"format_disk\"}}")
        .unwrap();
    drop(input);
    let output = program.wait_with_output().unwrap();
    let mut lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    lines.sort_by_key(|line| line["id"].as_u64());
    assert!(lines[0]["failure"]["message"].as_str().unwrap().contains("could not be read"));
    assert!(lines[1]["ok"].as_array().unwrap().len() > 20);
    assert!(lines[2]["failure"]["message"].as_str().unwrap().contains("no command"));
}

#[test]
fn nothing_is_written_over_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    new_pilot(home);
    std::fs::write(home.join("drills.csv"), "kind,side\ntoil,\n").unwrap();
    let before = std::fs::read(home.join("a.postflight")).unwrap();
    let over: [&[&str]; 4] = [
        &["export", "a.postflight", "--out", "a.postflight"],
        &["report", "a.postflight", "--out", "a.postflight"],
        &["export", "a.postflight", "--format", "csv", "--out", "./a.postflight"],
        &["import", "a.postflight", "drills.csv", "--rejects", "a.postflight"],
    ];
    for args in over {
        let output = run(home, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("a.postflight is a Postflight document"), "{said}");
        assert!(std::fs::read(home.join("a.postflight")).unwrap() == before, "{args:?} changed the document");
    }
}

#[test]
fn a_file_of_which_every_row_is_refused_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    new_pilot(home);
    let head = "kind,side,scenario,failed_at,recovered_at\n";
    let backwards = "diagnosis_trial,pilot,S01,2026-10-14T13:02+02:00,2026-10-14T12:00+02:00\n";
    let good = "diagnosis_trial,pilot,S01,2026-10-14T13:02+02:00,2026-10-14T14:00+02:00\n";
    std::fs::write(home.join("bad.csv"), format!("{head}{backwards}")).unwrap();
    std::fs::write(home.join("mixed.csv"), format!("{head}{backwards}{good}")).unwrap();
    let refused = run(home, &["import", "a.postflight", "bad.csv"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stdout).unwrap();
    assert!(said.contains("line 2, recovered_at"), "{said}");
    assert_eq!(run(home, &["import", "a.postflight", "mixed.csv"]).status.code(), Some(0));
}

#[test]
fn a_place_that_is_no_file_or_cannot_be_written_is_a_refusal_and_no_bug() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["runs", "."]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("is not a Postflight document"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_document_that_could_not_be_made_whole_leaves_no_file_behind() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    said(home, &["metrics"]);
    // No file may grow past 20 KiB, which is less than a new document needs.
    let small = "trap '' XFSZ; ulimit -f 40; exec \"$0\" new a.postflight --name Orders --starts 2026-09-21";
    let output = Command::new("sh")
        .args(["-c", small, env!("CARGO_BIN_EXE_postflight")])
        .current_dir(home)
        .env("POSTFLIGHT_HOME", home.join("home"))
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(!home.join("a.postflight").exists(), "{}", String::from_utf8_lossy(&output.stderr));
    new_pilot(home);
}

#[test]
fn criteria_are_registered_amended_and_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    said(
        home,
        &[
            "new",
            "b.postflight",
            "--name",
            "Orders",
            "--starts",
            "2026-09-21",
            "--workload",
            "orders_daily, Analyst A",
            "--person",
            "Platform lead, sponsor",
            "--incident",
            "what=A column was renamed",
            "--register",
            "F1",
            "--by",
            "Platform lead",
        ],
    );
    assert_eq!(said(home, &["register", "b.postflight", "C1", "C2"]), "C1, C2 registered.\n");
    let unreasoned = ["amend", "b.postflight", "C1", "planned_n=6", "--why", " "];
    assert_eq!(run(home, &unreasoned).status.code(), Some(2));
    said(home, &["amend", "b.postflight", "C1", "planned_n=6", "--why", "One more was agreed."]);
    said(home, &["withdraw", "b.postflight", "C2", "--why", "No rollback can be tried."]);
    let told = said(home, &["criteria", "b.postflight"]);
    for words in [
        "by Platform lead",
        "planned n: 5 to 6. One more was agreed.",
        "withdrawn. No rollback can be tried.",
    ] {
        assert!(told.contains(words), "{words} is missing in {told}");
    }
}

#[test]
fn a_field_given_twice_is_refused_and_so_is_production_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    new_pilot(home);
    let observe = |more: &[&str]| {
        let fixed = ["observe", "a.postflight", "isolation_drill", "side=pilot"];
        run(home, &[&fixed[..], more].concat())
    };
    let twice = observe(&["others_hit=0", "others_hit=3"]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(String::from_utf8(twice.stderr).unwrap().contains("“others_hit” is given twice"));
    let production = "injected_into=production";
    for flags in [&[production][..], &[production, "--injected-into-production-yes"]] {
        let refused = observe(flags);
        assert_eq!(refused.status.code(), Some(2), "{flags:?}");
        assert!(String::from_utf8(refused.stderr).unwrap().contains("production"), "{flags:?}");
    }
    let yes = "--injected-into-production-yes";
    assert_eq!(observe(&[production, yes, yes]).status.code(), Some(0));
}
