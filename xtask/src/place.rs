//! Where things lie: the workspace, what was built, the user's own data.

use std::env;
use std::path::{Path, PathBuf};

use crate::{Outcome, Stop};

/// The folder of the workspace, from where this crate was compiled.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder of the user interface.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The program `name` as cargo built it, in the profile's folder (`debug` or `release`).
pub fn built(profile: &str, name: &str) -> PathBuf {
    let target = match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    };
    target.join(profile).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// The folder where the sample document is kept: `POSTFLIGHT_HOME` if set, else the system's
/// folder for a program's data, as the program itself does it.
pub fn user_data() -> Outcome<PathBuf> {
    if let Some(home) = filled("POSTFLIGHT_HOME") {
        return Ok(home);
    }
    let folder = if cfg!(target_os = "windows") {
        filled("LOCALAPPDATA").map(|base| base.join("Postflight"))
    } else if cfg!(target_os = "macos") {
        filled("HOME").map(|home| home.join("Library/Application Support/Postflight"))
    } else {
        let shared = || filled("HOME").map(|home| home.join(".local/share"));
        let base = filled("XDG_DATA_HOME").or_else(shared);
        base.map(|base| base.join("postflight"))
    };
    folder.ok_or_else(|| {
        Stop::because("No home folder is known: set POSTFLIGHT_HOME to a folder for the sample.")
    })
}

/// Whether a window could be shown here.
pub fn has_display() -> bool {
    cfg!(any(target_os = "windows", target_os = "macos"))
        || filled("DISPLAY").is_some()
        || filled("WAYLAND_DISPLAY").is_some()
}

fn filled(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
