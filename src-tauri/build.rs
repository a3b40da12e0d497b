//! Puts the shell's own commands under the same permissions as those of plugins: a window may
//! call what `capabilities/main.json` names and nothing else.

use std::path::Path;

/// The first of the built pages, which the program embeds.
const PAGES: &str = "../ui/dist/index.html";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed={PAGES}");
    if !Path::new(PAGES).exists() {
        println!(
            "cargo::error=The window's pages are not built: ui/dist/index.html is missing. \
             Run `cargo xtask run`, or in ui `npm ci` and `npm run build`, and build again."
        );
        return Ok(());
    }
    let commands = tauri_build::AppManifest::new().commands(&["call", "call_bytes", "cancel"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}
