//! Windows: how one is made, what it may show, and the files it is handed.

use std::error::Error;
use std::path::PathBuf;

use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent,
};

use crate::state::{Granted, Shell};
use postflight::app::Failure;

/// Opens a window for each file, or an empty one when there is none.
pub fn open<R: Runtime>(app: &AppHandle<R>, files: impl Iterator<Item = PathBuf>) {
    let mut files = files.peekable();
    let mut opened = Vec::new();
    if files.peek().is_none() {
        opened.push(make(app, None));
    }
    opened.extend(files.map(|file| make(app, Some(file))));
    for failure in opened.into_iter().filter_map(Result::err) {
        eprintln!("A window could not be opened: {failure}");
    }
}

fn make<R: Runtime>(app: &AppHandle<R>, file: Option<PathBuf>) -> Result<(), Box<dyn Error>> {
    let label = free_label(app);
    if let Some(path) = file {
        let shell = app.state::<Shell>();
        let granted = shell.grant(&path)?;
        shell.leave(&label, granted);
    }
    let development = app.config().build.dev_url.clone();
    WebviewWindowBuilder::new(app, &label, WebviewUrl::App("index.html".into()))
        .title("Postflight")
        .inner_size(1280.0, 800.0)
        .min_inner_size(720.0, 520.0)
        .on_navigation(move |url| is_own(url, development.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    Ok(())
}

fn free_label<R: Runtime>(app: &AppHandle<R>) -> String {
    let taken = app.webview_windows();
    std::iter::once("main".to_owned())
        .chain((2_u32..).map(|number| format!("pilot-{number}")))
        .find(|label| !taken.contains_key(label))
        .unwrap_or_default()
}

/// Whether a page is the program's own. A link in a report, or a script, leads nowhere else.
fn is_own(url: &Url, development: Option<&Url>) -> bool {
    let embedded = url.scheme() == "tauri" && url.host_str() == Some("localhost");
    // The same pages on Windows, where a scheme of one's own is not to be had.
    let on_windows = matches!(url.scheme(), "http" | "https")
        && url.host_str() == Some("tauri.localhost")
        && cfg!(windows);
    let developing = development.is_some_and(|page| page.origin() == url.origin());
    embedded || on_windows || developing
}

/// Hands dropped files to the page as places, and forgets a window that has closed.
pub fn happened<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let Some(shell) = window.try_state::<Shell>() else {
        return;
    };
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let granted: Result<Vec<Granted>, Failure> = paths.iter().map(|path| shell.grant(path)).collect();
            for file in granted.unwrap_or_default() {
                tell(window.app_handle(), window.label(), "open", file);
            }
        }
        WindowEvent::Destroyed => shell.forget(window.label()),
        _ => {}
    }
}

/// The window a menu's choice is meant for: the one in front, or the only one.
pub fn in_front<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    let windows = app.webview_windows();
    let focused = windows.values().find(|window| window.is_focused().unwrap_or(false));
    focused.or_else(|| windows.get("main")).or_else(|| windows.values().next()).cloned()
}

/// Tells a window's page that something happened.
pub fn tell<R: Runtime, T: serde::Serialize + Clone>(app: &AppHandle<R>, label: &str, event: &str, what: T) {
    if let Err(cause) = app.emit_to(label, event, what) {
        eprintln!("The window \"{label}\" could not be told \"{event}\": {cause}");
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_the_programs_own_pages_are_shown() {
        let own = |text: &str| is_own(&Url::parse(text).unwrap(), None);
        assert!(own("tauri://localhost/index.html?s=1"));
        for foreign in [
            "https://example.com/",
            "http://localhost:1420/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!own(foreign), "{foreign}");
        }
        let dev = Url::parse("http://localhost:1420").unwrap();
        let page = Url::parse("http://localhost:1420/index.html").unwrap();
        assert!(is_own(&page, Some(&dev)));
    }
}
