//! Installing what is missing: at once as root, after a question on a terminal, else not at all.

use std::env;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::Command;

use crate::needs::Need;
use crate::program::{ask, find, run};
use crate::{Outcome, Stop};

const UPDATE: &[&str] = &["apt-get", "update"];
/// Another apt may be at work on a machine that has just started: wait for it, within reason.
const INSTALL: &[&str] =
    &["apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"];

/// Brings what is missing, or stops and says how to bring it.
pub fn bring(missing: &[&Need]) -> Outcome {
    if missing.is_empty() {
        return Ok(());
    }
    println!("This machine lacks:");
    for need in missing {
        println!("  {} ({})", need.what, need.package);
    }
    if !is_debian_like() {
        return Err(Stop::because(
            "Install these with your system's own package manager (the names are Debian's), \
             then start again.",
        ));
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if is_root() {
        return install(&[], &packages);
    }
    let line = format!("sudo {} && sudo {} {}", UPDATE.join(" "), INSTALL.join(" "), packages.join(" "));
    println!("\nThis line installs it:\n\n  {line}\n");
    if find("sudo").is_some() && agrees("Run it now? [y/N] ") {
        return install(&["sudo"], &packages);
    }
    Err(Stop::because("Run the line above, then start again."))
}

fn install(prefix: &[&str], packages: &[&str]) -> Outcome {
    let wait: &[&str] = &["-o", "DPkg::Lock::Timeout=300"];
    run(&mut command(&[prefix, UPDATE, wait].concat()))?;
    run(&mut command(&[prefix, INSTALL, packages].concat()))
}

fn command(words: &[&str]) -> Command {
    // `env` carries the variable through sudo, which clears the environment.
    let (leading, rest) = match words.split_first() {
        Some((&"sudo", rest)) => (Some("sudo"), rest),
        _ => (None, words),
    };
    let mut command = Command::new(leading.unwrap_or("env"));
    if leading.is_some() {
        command.arg("env");
    }
    command.arg("DEBIAN_FRONTEND=noninteractive").args(rest);
    command
}

fn agrees(question: &str) -> bool {
    if !io::stdin().is_terminal() || env::var_os("CI").is_some() {
        return false;
    }
    print!("{question}");
    let mut answer = String::new();
    io::stdout().flush().is_ok()
        && io::stdin().lock().read_line(&mut answer).is_ok()
        && matches!(answer.trim(), "y" | "Y" | "yes")
}

fn is_root() -> bool {
    ask(Command::new("id").arg("-u")).is_some_and(|uid| uid == "0")
}

fn is_debian_like() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    find("apt-get").is_some() && names_debian(&release)
}

/// Whether an os-release file is of Debian, Ubuntu or a system made from them.
fn names_debian(release: &str) -> bool {
    release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split_whitespace())
        .any(|id| matches!(id, "debian" | "ubuntu"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_made_from_debian_are_known_by_what_they_are_like() {
        assert!(names_debian("NAME=x\nID=debian\n"));
        assert!(names_debian("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!names_debian("ID=fedora\nVERSION_ID=42\n"));
        assert!(!names_debian("ID=alpine\nHOME_URL=\"debian\"\n"));
    }

    #[test]
    fn the_variable_passes_through_sudo() {
        let line = crate::program::shown(&command(&["sudo", "apt-get", "update"]));
        assert_eq!(line, "sudo env DEBIAN_FRONTEND=noninteractive apt-get update");
        let line = crate::program::shown(&command(&["apt-get", "update"]));
        assert_eq!(line, "env DEBIAN_FRONTEND=noninteractive apt-get update");
    }
}
