//! A program of its own for each test: its own settings, its own folder.

use std::path::PathBuf;
#[cfg(unix)]
use std::process::Command;

use postflight::app::{App, Failure, Surroundings, Watch};
use proptest::test_runner::Config;
use serde_json::{Value, json};

pub struct Bench {
    pub folder: tempfile::TempDir,
    pub app: App,
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::new(Surroundings::at(folder.path().join("home"))).unwrap();
        Self { folder, app }
    }
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    pub fn place(&self, name: &str) -> String {
        self.app.grant(self.path(name))
    }
    pub fn ask(&self, cmd: &str, args: Value) -> Value {
        self.app.call(cmd, args, &Watch::silent()).unwrap_or_else(|f| panic!("{cmd}: {f}"))
    }
    pub fn refused(&self, cmd: &str, args: Value) -> Failure {
        match self.app.call(cmd, args, &Watch::silent()) {
            Ok(value) => panic!("{cmd} should have been refused, and gave {value}"),
            Err(failure) => failure,
        }
    }
    /// A new pilot; gives its number.
    pub fn pilot(&self) -> u64 {
        let made = self.ask(
            "new_document",
            json!({"place": self.place("orders.postflight"), "template": "astro-post-incident",
                   "name": "Orders", "starts": "2026-09-21", "time_zone": "Europe/Berlin"}),
        );
        made["doc"].as_u64().unwrap()
    }
    /// Records a diagnosis trial that took so many minutes; gives its evidence id.
    pub fn trial(&self, doc: u64, side: &str, scenario: &str, day: &str, minutes: u32) -> String {
        let confirmed = format!("{day} {:02}:{:02}", 10 + minutes / 60, minutes % 60);
        let written = self.ask(
            "add_record",
            json!({"doc": doc, "noun": "observation", "kind": "diagnosis_trial", "fields": {
                "side": side, "scenario": scenario, "origin": "drill",
                "failed_at": format!("{day} 09:55"), "detected_at": format!("{day} 10:00"), "confirmed_at": confirmed}}),
        );
        written["value"]["code"].as_str().unwrap().to_owned()
    }
    pub fn head(&self, doc: u64) -> String {
        self.ask("audit", json!({"doc": doc, "most": 1}))["head"].as_str().unwrap().to_owned()
    }
    pub fn verified(&self, doc: u64) -> Value {
        self.ask("verify", json!({"doc": doc}))
    }
}

/// The program as somebody whom permissions hold for: they do not hold for root, who steps down.
#[cfg(unix)]
pub fn without_rights(args: &[&str]) -> Command {
    let root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
    let binary = env!("CARGO_BIN_EXE_postflight");
    let mut command = Command::new(if root { "setpriv" } else { binary });
    if root {
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", binary]);
    }
    command.args(args);
    command
}

/// A file of the fixtures.
pub fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// So many cases of a property, or as many as `PROPTEST_CASES` asks for.
pub fn cases(usual: u32) -> Config {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let config = Config::default();
    Config { cases: if asked { config.cases } else { usual }, ..config }
}
