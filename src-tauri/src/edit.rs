//! Cut, copy and paste from the menu. On Linux the webview is told; elsewhere the system's own
//! menu entries do it, and nothing of this is called.

use tauri::{Runtime, WebviewWindow};

/// Runs an editing command of the webview on what is selected in its page.
#[cfg(target_os = "linux")]
pub fn run<R: Runtime>(window: &WebviewWindow<R>, command: &'static str) {
    let outcome = window.with_webview(move |view| {
        webkit2gtk::WebViewExt::execute_editing_command(&view.inner(), command);
    });
    if let Err(cause) = outcome {
        eprintln!("\"{command}\" did not reach the page: {cause}");
    }
}

/// Not reached: the menu there has the system's own entries.
#[cfg(not(target_os = "linux"))]
pub fn run<R: Runtime>(_window: &WebviewWindow<R>, _command: &'static str) {}
