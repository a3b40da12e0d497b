//! A place that cannot be written: a full disk, a disk or a folder that may only be read, a folder where
//! the file is to be, a file that another program has open. Whole files or a clear word with what to do
//! next; never half a file, nothing left over, and what was there before is as it was.

#![cfg(unix)]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

use crate::bench::without_rights;
use crate::cli;

/// Everything that leaves as files: what is written, and by which words.
const OUTPUTS: [(&str, &[&str]); 10] = [
    ("report.pdf", &["report", "p.postflight", "--length", "brief", "--out", "disk/report.pdf"]),
    ("deck.pptx", &["deck", "p.postflight", "--out", "disk/deck.pptx"]),
    ("chart.svg", &["chart", "p.postflight", "criteria", "--out", "disk/chart.svg"]),
    ("chart.png", &["chart", "p.postflight", "criteria", "--out", "disk/chart.png"]),
    ("chart.pdf", &["chart", "p.postflight", "criteria", "--out", "disk/chart.pdf"]),
    ("data.json", &["export", "p.postflight", "--out", "disk/data.json"]),
    (
        "data.csv",
        &["export", "p.postflight", "--format", "csv", "--table", "criteria", "--out", "disk/data.csv"],
    ),
    ("data.xlsx", &["export", "p.postflight", "--format", "xlsx", "--out", "disk/data.xlsx"]),
    ("words/report.md", &["export", "p.postflight", "--format", "markdown", "--out", "disk/words"]),
    ("pack.zip", &["pack", "p.postflight", "--length", "brief", "--out", "disk/pack.zip"]),
];

/// A folder with a new pilot and a folder `disk` to write into.
fn place() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    cli::said(folder.path(), &["new", "p.postflight", "--name", "Orders", "--starts", "2026-09-21"]);
    std::fs::create_dir(folder.path().join("disk")).unwrap();
    folder
}

/// What was said, after it was seen to be a refusal.
fn refusal(output: &Output, args: &[&str]) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
    assert!(!said.contains("os error"), "{args:?}: no code of the system's: {said}");
    said
}

/// Writes every output onto a small disk of its own, which a namespace of mounts takes away again
/// whatever happens, and says what stands there afterwards. Without such a namespace the test says
/// loudly that it was not run.
fn on_a_disk(made: &str, words: &str) {
    let may = Command::new("unshare").args(["--map-root-user", "--mount", "true"]).status();
    if !may.is_ok_and(|status| status.success()) {
        eprintln!("NOT RUN: this machine lets nobody mount a disk of their own (unshare --map-root-user).");
        return;
    }
    let folder = place();
    let script = format!(
        "mount -t tmpfs -o size=32k small disk || exit 99\n\
         mkdir -p \"disk/$(dirname \"$1\")\"; echo former > \"disk/$1\"; {made}\n\
         at=$1; shift; \"$@\"; code=$?; ls -A disk | grep -v full; cat \"disk/$at\"; exit $code"
    );
    for (name, args) in OUTPUTS {
        let output = Command::new("unshare")
            .args(["--map-root-user", "--mount", "sh", "-c", &script, "sh", name])
            .arg(env!("CARGO_BIN_EXE_postflight"))
            .args(args)
            .current_dir(folder.path())
            .env("POSTFLIGHT_HOME", folder.path().join("home"))
            .output()
            .unwrap();
        let said = refusal(&output, args);
        assert!(said.contains(words) && said.contains("nothing was changed"), "{args:?}: {said}");
        let top = name.split('/').next().unwrap();
        let left = String::from_utf8(output.stdout).unwrap();
        assert_eq!(left, format!("{top}\nformer\n"), "{args:?}: what was there, and nothing else");
    }
}

#[test]
fn a_full_disk_keeps_the_file_that_was_there_and_says_to_make_room() {
    // One page of memory stays free, so that each file fails in its middle.
    on_a_disk("head -c 24576 /dev/zero > disk/full", "there is no room for it. Free some space");
}

#[test]
fn a_disk_that_can_only_be_read_is_named_as_that() {
    on_a_disk("mount -o remount,ro disk", "this disk can only be read. Choose another folder");
}

#[test]
fn a_folder_that_may_not_be_written_is_named_as_that() {
    use std::os::unix::fs::PermissionsExt;
    let folder = place();
    let allow =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let disk = folder.path().join("disk");
    std::fs::write(disk.join("report.pdf"), "former").unwrap();
    allow(folder.path(), 0o777);
    allow(&folder.path().join("p.postflight"), 0o666);
    allow(&disk, 0o555);
    let home = folder.path().join("another-home");
    std::fs::create_dir(&home).unwrap();
    allow(&home, 0o777);
    for (_, args) in OUTPUTS {
        let output =
            without_rights(args).current_dir(folder.path()).env("POSTFLIGHT_HOME", &home).output().unwrap();
        let said = refusal(&output, args);
        assert!(said.contains("you may not write there. Choose another folder"), "{args:?}: {said}");
    }
    allow(&disk, 0o755);
    assert_eq!(names(&disk), ["report.pdf"]);
    assert_eq!(std::fs::read(disk.join("report.pdf")).unwrap(), b"former");
}

#[test]
fn a_folder_where_the_file_is_to_be_stays_and_so_does_a_file_where_the_folder_is_to_be() {
    let folder = place();
    let disk = folder.path().join("disk");
    for (name, args) in OUTPUTS {
        let top = disk.join(name.split('/').next().unwrap());
        let is_folder = name.contains('/');
        if is_folder {
            std::fs::write(&top, "former").unwrap();
        } else {
            std::fs::create_dir(&top).unwrap();
        }
        let said = refusal(&cli::run(folder.path(), args), args);
        let what = if is_folder { "a file of that name is there" } else { "a folder of that name is there" };
        assert!(said.contains(what) && said.contains("Choose another name"), "{args:?}: {said}");
        assert_eq!(top.is_file(), is_folder, "{args:?}");
    }
    assert_eq!(names(&disk).len(), OUTPUTS.len(), "nothing besides: {:?}", names(&disk));
    let gone = ["chart", "p.postflight", "criteria", "--out", "nowhere/chart.svg"];
    let said = refusal(&cli::run(folder.path(), &gone), &gone);
    assert!(said.contains("its folder is not there. Choose another folder"), "{said}");
}

#[test]
fn whoever_has_the_former_file_open_keeps_it_whole_and_the_new_one_is_whole_too() {
    let folder = place();
    let chart = folder.path().join("disk/chart.svg");
    std::fs::write(&chart, "former").unwrap();
    let mut reader = std::fs::File::open(&chart).unwrap();
    reader.lock().unwrap();
    let args = ["chart", "p.postflight", "criteria", "--out", "disk/chart.svg"];
    cli::said(folder.path(), &args);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    assert_eq!(text, "former");
    let new = std::fs::read_to_string(&chart).unwrap();
    assert!(new.starts_with("<svg") && new.trim_end().ends_with("</svg>"), "{new}");
    assert_eq!(names(&folder.path().join("disk")), ["chart.svg"]);
}

/// What lies in a folder.
#[test]
fn a_pipe_is_written_to_and_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt;
    let folder = place();
    let pipe = folder.path().join("pipe.svg");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    cli::said(folder.path(), &["chart", "p.postflight", "criteria", "--out", "pipe.svg"]);
    assert!(reader.join().unwrap().starts_with("<svg"));
    assert!(std::fs::metadata(pipe).unwrap().file_type().is_fifo());
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
