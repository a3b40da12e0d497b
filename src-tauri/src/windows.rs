//! Windows: how one is made, what it may show, and the files it is handed.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::PathBuf;

use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent,
};

use crate::state::{Granted, Shell};
use crate::{ahead, documents};
use postflight::app::Failure;

/// Opens a window for each file, or an empty one when there is none. A file that a window shows
/// already brings that window forward.
pub fn open<R: Runtime>(app: &AppHandle<R>, files: impl Iterator<Item = PathBuf>) {
    let mut files = files.peekable();
    if files.peek().is_none() {
        report(make(app, "index.html", None));
    }
    for file in files {
        report(make(app, "index.html", Some(file)));
    }
}

/// Opens a window that begins with a new pilot.
pub fn begin<R: Runtime>(app: &AppHandle<R>) {
    report(make(app, "index.html#/new", None));
}

/// What a second start of the program asks of the one that runs: its files, or to be seen.
pub fn asked_again<R: Runtime>(app: &AppHandle<R>, files: Vec<PathBuf>) {
    match in_front(app) {
        Some(window) if files.is_empty() => bring_forward(app, window.label()),
        _ => open(app, files.into_iter()),
    }
}

/// Shows a window to the person, wherever it was.
pub fn bring_forward<R: Runtime>(app: &AppHandle<R>, label: &str) {
    if let Some(window) = app.get_webview_window(label) {
        report(window.unminimize().and_then(|()| window.set_focus()).map_err(Into::into));
    }
}

/// A window that did not come is worth a line for whoever looks; the others are there.
fn report(outcome: Result<(), Box<dyn Error>>) {
    if let Err(failure) = outcome {
        eprintln!("A window could not be shown: {failure}");
    }
}

fn make<R: Runtime>(app: &AppHandle<R>, page: &str, file: Option<PathBuf>) -> Result<(), Box<dyn Error>> {
    let label = free_label(app);
    if let Some(path) = file {
        let shell = app.state::<Shell>();
        if let Err(other) = shell.claim(&label, &path) {
            bring_forward(app, &other);
            return Ok(());
        }
        let granted = shell.grant(&path)?;
        ahead::begin(app, &label, &granted.place);
        shell.leave(&label, granted);
    }
    build(app, &label, page).map(drop).map_err(|cause| {
        app.state::<Shell>().forget(&label);
        cause.into()
    })
}

fn build<R: Runtime>(app: &AppHandle<R>, label: &str, page: &str) -> tauri::Result<WebviewWindow<R>> {
    let development = app.config().build.dev_url.clone();
    WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title("Postflight")
        .inner_size(1280.0, 800.0)
        .min_inner_size(720.0, 520.0)
        .initialization_script(ahead::PAGE)
        .on_navigation(move |url| is_own(url, development.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_document_title_changed(|window, title| report(window.set_title(&title).map_err(Into::into)))
        .build()
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
        WindowEvent::Focused(true) => shell.came_forward(window.label()),
        WindowEvent::Destroyed => {
            if let Some(doc) = shell.forget(window.label()) {
                documents::close(window.app_handle(), doc);
            }
        }
        _ => {}
    }
}

/// The window a menu's choice is meant for: the one in front, or the only one.
pub fn in_front<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    let windows = app.webview_windows();
    windows.get(&app.state::<Shell>().front()).or_else(|| windows.values().next()).cloned()
}

/// Brings the window after this one forward, in the order they were opened.
pub fn next<R: Runtime>(app: &AppHandle<R>, label: &str) {
    let windows = app.webview_windows();
    let order: BTreeSet<&String> = windows.keys().collect();
    let after = order.iter().find(|other| other.as_str() > label).or_else(|| order.first());
    if let Some(other) = after {
        bring_forward(app, other);
    }
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

    use std::sync::mpsc::channel;

    use tauri::{Listener, PhysicalPosition};

    use super::*;

    #[test]
    fn dropped_files_reach_the_page_as_places_and_never_as_paths() {
        let window = crate::testing::window("main");
        let (said, heard) = channel();
        window.listen("open", move |event| said.send(event.payload().to_owned()).unwrap());
        let paths =
            vec![PathBuf::from("/somewhere/Orders.postflight"), PathBuf::from("/somewhere/airflow.db")];
        let dropped = DragDropEvent::Drop { paths, position: PhysicalPosition::new(1.0, 1.0) };
        happened(&window.as_ref().window(), &WindowEvent::DragDrop(dropped));
        let files: Vec<String> = heard.try_iter().collect();
        assert!(files.iter().all(|file| file.contains("place-") && !file.contains("somewhere")), "{files:?}");
        assert!(files.first().is_some_and(|file| file.contains("Orders.postflight")));
        assert_eq!(files.len(), 2);
    }

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
