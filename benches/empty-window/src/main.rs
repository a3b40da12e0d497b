//! The emptiest program of the same kind: one window, one word.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
