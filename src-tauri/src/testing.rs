//! A window without a display, on a core of its own, for the tests of the shell.

use tauri::test::{MockRuntime, mock_builder};
use tauri::{Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::bridge;
use crate::state::Shell;
use postflight::app::{App, Surroundings};

/// A window of that label.
#[allow(clippy::unwrap_used)]
pub fn window(label: &str) -> WebviewWindow<MockRuntime> {
    let context = tauri::generate_context!();
    let app = mock_builder().invoke_handler(bridge::handler()).build(context).unwrap();
    let home = tempfile::tempdir().unwrap();
    let surroundings = Surroundings::at(home.path().to_owned());
    app.manage(Shell::over(App::new(surroundings).unwrap()));
    WebviewWindowBuilder::new(&app, label, WebviewUrl::default()).build().unwrap()
}
