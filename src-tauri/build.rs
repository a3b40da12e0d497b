//! Puts the shell's own commands under the same permissions as those of plugins: a window may
//! call what `capabilities/main.json` names and nothing else.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = tauri_build::AppManifest::new().commands(&["call", "call_bytes", "cancel"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?;
    Ok(())
}
