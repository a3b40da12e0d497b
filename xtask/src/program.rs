//! Starting other programs: looked for on the PATH, run in a folder, waited for.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Outcome, Stop, place};

/// The program of that name on the PATH.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// Cargo itself, in the workspace.
///
/// `cargo run` describes this crate to it in `CARGO_PKG_*` and the like. An inner cargo must not
/// see those, or build scripts that watch them run again each time.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(place::root()).args(arguments);
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let describes_us = text.starts_with("CARGO_PKG_")
            || text.starts_with("CARGO_MANIFEST_")
            || text.starts_with("CARGO_BIN_")
            || text == "CARGO_CRATE_NAME";
        if describes_us {
            command.env_remove(name);
        }
    }
    command
}

/// npm, in the folder of the user interface.
pub fn npm(arguments: &[&str]) -> Command {
    let name = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(name);
    command.current_dir(place::ui()).args(arguments);
    command
}

/// Runs to the end with our own input and output; anything but success stops.
pub fn run(command: &mut Command) -> Outcome {
    let shown = shown(command);
    let status = command
        .status()
        .map_err(|cause| Stop::because(format!("`{shown}` could not be started: {cause}.")))?;
    if status.success() { Ok(()) } else { Err(Stop::because(format!("`{shown}` failed ({status})."))) }
}

/// Runs silently and gives what it printed; `None` if it could not be started or failed.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program())
        .to_string_lossy()
        .into_owned();
    command.get_args().fold(name, |line, argument| {
        let text = argument.to_string_lossy();
        if text.contains(' ') { format!("{line} '{text}'") } else { format!("{line} {text}") }
    })
}
