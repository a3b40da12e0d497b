//! `papers`: the program's own reports, checked by qpdf and by two checkers of accessible PDF that
//! others wrote, and its decks, opened by a library of others. These are Python programs and lie in a folder of their own under `target`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{find, run, shown};
use crate::{Outcome, Stop, place};

/// The checkers and all that they stand on, each with its version.
const CHECKERS: &str = include_str!("../checkers.txt");

/// Every rule of pdfua but the one that wants a claim of conformance in the file. The file makes
/// none, since no validator that proves it was at hand.
const RULES: &str = "UA-01,UA-06,UA-07,UA-13,UA-14,UA-15,UA-18";

/// What outloud is not asked: the same claim; whether columns have as many heads as a table has cells,
/// since a table of one row with a head for its row looks to it as if its heads were torn; and whether
/// words are decoration, since the head of a table that is repeated on its next page must be.
const SKIPPED: &str = "DOC-012,TBL-010,TAG-002";

/// The decks that are made and opened.
const DECKS: [&str; 2] = ["work/sample.pptx", "work/empty.pptx"];

/// Prints reports and makes decks with the built program and has them checked.
pub fn check() -> Outcome {
    let checkers = checkers()?;
    let folder = folder();
    let files = printed(&folder)?;
    for file in &files {
        run(Command::new("qpdf").arg("--check").arg(file))?;
    }
    run(Command::new(checkers.join("outloud"))
        .args(["--quiet", "--skip", SKIPPED, "--fail-on", "warning"])
        .args(&files))?;
    let mut command = Command::new(checkers.join("pdfua"));
    command.args(["check", "--rules", RULES]).args(&files);
    let said =
        command.output().map_err(|cause| Stop::because(format!("pdfua could not be started: {cause}.")))?;
    let text = String::from_utf8_lossy(&said.stdout);
    print!("{text}");
    // A rule that the checker could not evaluate is no rule that was kept.
    if !said.status.success() || text.contains("[skip") {
        return Err(Stop::because(format!("`{}` found something ({}).", shown(&command), said.status)));
    }
    let mut decks = Command::new(checkers.join("python"));
    run(decks.current_dir(&folder).arg(place::root().join("xtask/decks.py")).args(DECKS))
}

/// Where what is printed for the checkers lies.
pub fn folder() -> PathBuf {
    target().join("papers")
}

fn target() -> PathBuf {
    let built = place::built("debug", "postflight");
    built.parent().and_then(Path::parent).map_or_else(|| place::root().join("target"), Path::to_path_buf)
}

/// Reports of the sample on both papers, and of a pilot that has nothing yet; a deck beside each.
fn printed(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let failed = |cause| Stop::because(format!("{} cannot be written: {cause}.", folder.display()));
    let program = || {
        let mut program = Command::new(place::built("debug", "postflight"));
        program.current_dir(folder).env("POSTFLIGHT_HOME", folder.join("home"));
        program
    };
    if folder.join("work").exists() {
        fs::remove_dir_all(folder.join("work")).map_err(failed)?;
    }
    fs::create_dir_all(folder.join("work")).map_err(failed)?;
    run(program().args(["sample", "work/sample.postflight"]))?;
    run(program().args([
        "new",
        "work/empty.postflight",
        "--name",
        "An empty pilot",
        "--starts",
        "2026-09-21",
    ]))?;
    let mut files = Vec::new();
    for (document, paper) in [("sample", "a4"), ("sample", "letter"), ("empty", "a4")] {
        let out = format!("work/{document}-{paper}.pdf");
        let from = format!("work/{document}.postflight");
        run(program().args(["report", &from, "--out", &out, "--paper", paper]))?;
        files.push(folder.join(out));
    }
    for (document, out) in ["sample", "empty"].iter().zip(DECKS) {
        run(program().args(["deck", &format!("work/{document}.postflight"), "--out", out]))?;
    }
    Ok(files)
}

/// The folder of the checkers' programs; they are installed where it is not as the list says.
fn checkers() -> Outcome<PathBuf> {
    let home = folder().join("checkers");
    let programs = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let list = home.join("checkers.txt");
    if fs::read_to_string(&list).is_ok_and(|held| held == CHECKERS) {
        return Ok(programs);
    }
    let python = find("python3").or_else(|| find("python")).ok_or_else(|| {
        Stop::because("Python 3 is needed for the checkers of printed reports and was not found on the PATH.")
    })?;
    println!("   Installing the checkers of printed reports; this needs the Python package index.");
    let _ = fs::remove_dir_all(&home);
    run(Command::new(python).args(["-m", "venv"]).arg(&home))?;
    let wanted = home.join("wanted.txt");
    let failed = |cause| Stop::because(format!("{} cannot be written: {cause}.", home.display()));
    fs::write(&wanted, CHECKERS).map_err(failed)?;
    let mut install = Command::new(programs.join("python"));
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r"]);
    run(install.arg(&wanted))?;
    fs::rename(&wanted, &list).map_err(failed)?;
    Ok(programs)
}
