//! The desktop shell: a window on the core.
//!
//! It holds no fact and decides nothing about data. One generic command reaches the core; what
//! only a desktop can do (dialogs, menus, the clipboard, windows) stands here under the prefix
//! `shell_`, and file paths never leave this side: the page gets a place for each.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod ahead;
mod bridge;
mod dialogs;
mod documents;
mod edit;
mod menu;
mod native;
mod state;
#[cfg(test)]
mod testing;
mod windows;

use std::path::PathBuf;
use std::process::ExitCode;

use postflight::app::{App, Surroundings};
use tauri::{Manager, RunEvent, async_runtime};
use tauri_plugin_window_state::StateFlags;

/// What a window has again at the next start.
const KEPT: StateFlags = StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("The window could not be opened: {cause}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = tauri::Builder::default();
    if std::env::var_os("POSTFLIGHT_HOME").is_none() {
        // With a home of its own the program is one of its own, and not handed to another.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            let named = arguments.into_iter().skip(1);
            windows::asked_again(app, named.map(|file| PathBuf::from(&folder).join(file)).collect());
        }));
    }
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_window_state::Builder::default().with_state_flags(KEPT).build())
        .menu(menu::build)
        .on_menu_event(menu::chosen)
        .on_window_event(windows::happened)
        .invoke_handler(bridge::handler())
        .setup(|app| {
            let program = App::new(Surroundings::of_this_machine()?)?;
            app.manage(state::Shell::over(program));
            let files = std::env::args_os().skip(1).map(PathBuf::from);
            windows::open(app.handle(), files);
            // Not here: the core is busy with the document, and the window would wait for both.
            let handle = app.handle().clone();
            async_runtime::spawn_blocking(move || menu::show_recent(&handle));
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| match event {
            RunEvent::Exit => app.state::<state::Shell>().close(),
            // A double click on a pilot reaches a running program this way there.
            #[cfg(target_os = "macos")]
            RunEvent::Opened { urls } => {
                windows::open(app, urls.iter().filter_map(|url| url.to_file_path().ok()));
            }
            _ => {}
        });
    Ok(())
}
