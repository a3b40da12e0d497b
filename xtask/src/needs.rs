//! What the system must have, each with a probe that looks for the thing itself.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{ask, find};

/// One thing the system must have.
pub struct Need {
    /// What it is for, in a few words.
    pub what: &'static str,
    /// The Debian and Ubuntu package that brings it.
    pub package: &'static str,
    probe: fn() -> bool,
}

/// What building the core takes.
const CORE: &[Need] = &[Need {
    what: "a C compiler (SQLite is compiled in)",
    package: "build-essential",
    probe: || find("cc").is_some(),
}];

/// What building and showing the window takes beside that.
const WINDOW: &[Need] = &[
    Need { what: "pkg-config", package: "pkg-config", probe: || find("pkg-config").is_some() },
    Need {
        what: "WebKitGTK 4.1 with its headers",
        package: "libwebkit2gtk-4.1-dev",
        probe: || {
            let mut probe = Command::new("pkg-config");
            ask(probe.args(["--exists", "webkit2gtk-4.1"])).is_some()
        },
    },
];

/// What the tests take beside that.
const TESTS: &[Need] = &[
    Need { what: "a display without a screen", package: "xvfb", probe: || find("Xvfb").is_some() },
    Need {
        what: "the driver of the real window",
        package: "webkit2gtk-driver",
        probe: || find("WebKitWebDriver").is_some(),
    },
    Need {
        what: "a browser for the journeys on the real core",
        package: "chromium",
        probe: || browser().is_some(),
    },
    Need {
        what: "a font for the window's own controls",
        package: "fonts-dejavu-core",
        probe: || has_font(Path::new("/usr/share/fonts"), 4),
    },
    Need {
        what: "a font with Chinese letters, for names in reports",
        package: "fonts-droid-fallback",
        probe: || Path::new("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf").is_file(),
    },
    Need {
        what: "pictures of the whole display",
        package: "imagemagick",
        probe: || find("import").is_some(),
    },
    Need { what: "keys pressed as a keyboard does", package: "xdotool", probe: || find("xdotool").is_some() },
    Need {
        what: "a program that a file is dragged out of",
        package: "gir1.2-gtk-3.0",
        probe: || has_introspection("Gtk-3.0.typelib"),
    },
    Need {
        what: "Python's way to it",
        package: "python3-gi",
        probe: || Path::new("/usr/lib/python3/dist-packages/gi").is_dir(),
    },
    Need { what: "what another program pastes", package: "xclip", probe: || find("xclip").is_some() },
    Need {
        what: "Python, for the checkers of printed reports",
        package: "python3-venv",
        probe: || ask(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_some(),
    },
    Need { what: "a checker of PDF structure", package: "qpdf", probe: || find("qpdf").is_some() },
    Need {
        what: "readers of PDF text, fonts and pages",
        package: "poppler-utils",
        probe: || find("pdftotext").is_some() && find("pdftoppm").is_some(),
    },
];

/// What `test --all` takes beside that.
const LARGE: &[Need] = &[Need {
    what: "another program that opens decks",
    package: "libreoffice-impress",
    probe: || find("soffice").is_some(),
}];

/// What building the core misses here.
pub fn missing_for_core() -> Vec<&'static Need> {
    missing(&[CORE])
}

/// What building the window misses here.
pub fn missing_for_window() -> Vec<&'static Need> {
    missing(&[CORE, WINDOW])
}

/// What the tests miss here.
pub fn missing_for_tests() -> Vec<&'static Need> {
    missing(&[CORE, WINDOW, TESTS])
}

/// What all tests miss here, those with large programs too.
pub fn missing_for_all() -> Vec<&'static Need> {
    missing(&[LARGE])
}

/// The Chromium to drive, under one of the names it goes by.
pub fn browser() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(find)
}

/// Elsewhere than on Linux the webview and the compiler come with the system or with Rust.
fn missing(lists: &[&'static [Need]]) -> Vec<&'static Need> {
    if !cfg!(target_os = "linux") {
        return Vec::new();
    }
    let all = lists.iter().flat_map(|list| list.iter());
    all.filter(|need| !(need.probe)()).collect()
}

/// Whether a library of the system can be spoken to by its description, wherever this architecture keeps those.
fn has_introspection(name: &str) -> bool {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
    folders.map(|folder| folder.path().join("girepository-1.0").join(name)).any(|file| file.is_file())
}

fn has_font(folder: &Path, depth: u8) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let path = entry.path();
        let is_font = path
            .extension()
            .and_then(OsStr::to_str)
            .is_some_and(|ending| matches!(ending, "ttf" | "otf" | "ttc" | "pfb"));
        is_font || (depth > 0 && path.is_dir() && has_font(&path, depth - 1))
    })
}
