//! What every Tauri program's build does.

fn main() {
    tauri_build::build();
}
