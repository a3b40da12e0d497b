//! Node and the user interface: its packages, its scripts, its build.

use std::fs;
use std::process::Command;

use crate::program::{ask, npm, run};
use crate::{Outcome, Stop, place};

/// Sees that Node is there and new enough, and that the packages are those of the lock file.
pub fn set_up() -> Outcome {
    let version = ask(Command::new("node").arg("--version")).ok_or_else(|| {
        Stop::because("Node is not installed. Install Node 22 (or 20.19 and newer), then start again.")
    })?;
    if !new_enough(&version) {
        return Err(Stop::because(format!(
            "Node {version} is too old for the build tools: 20.19 or newer, or 22.12 or newer, is needed."
        )));
    }
    packages()
}

/// Installs the packages when the lock file is not the one they were installed from.
fn packages() -> Outcome {
    let lock = place::ui().join("package-lock.json");
    let wanted = fs::read(&lock)
        .map_err(|cause| Stop::because(format!("ui/package-lock.json cannot be read: {cause}.")))?;
    let installed = place::ui().join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    // Removed by `npm ci` with the rest of the folder, so a failed install leaves no copy.
    run(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&installed, wanted)
        .map_err(|cause| Stop::because(format!("ui/node_modules cannot be written: {cause}.")))
}

/// Builds the pages that the window embeds.
pub fn build() -> Outcome {
    script("build")
}

/// Runs a script of ui/package.json; one that is not there is a failure, not a pass.
pub fn script(name: &str) -> Outcome {
    run(&mut npm(&["run", "--silent", name]))
}

fn new_enough(version: &str) -> bool {
    let mut parts = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let major = parts.next().unwrap_or(0);
    let minor = parts.next().unwrap_or(0);
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        _ => major > 22,
    }
}

#[cfg(test)]
mod tests {
    use super::new_enough;

    #[test]
    fn versions_the_build_tools_refuse_are_refused() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.0.0"] {
            assert!(new_enough(good), "{good}");
        }
        for old in ["v18.20.1", "v20.18.3", "v21.7.0", "v22.11.0", "what"] {
            assert!(!new_enough(old), "{old}");
        }
    }
}
