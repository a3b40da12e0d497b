//! Which window shows which document. One file is shown by one window: opening it again brings that
//! window forward. What is open is read off the calls that pass, so that a page has nothing to tell.

use std::path::PathBuf;

use serde_json::Value;
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

use crate::state::Shell;
use crate::{menu, windows};
use postflight::app::{Code, Failure, Watch};

/// Before a window opens a document: refuses quietly, and brings the other window forward, where
/// one shows the document already. Gives what to go back to if the opening fails.
pub fn before<R: Runtime>(
    window: &WebviewWindow<R>,
    cmd: &str,
    args: &Value,
) -> Result<Option<PathBuf>, Failure> {
    let shell = window.state::<Shell>();
    let pane = shell.pane(window.label());
    let shown = pane.doc.and(pane.file);
    let named = args.get("place").and_then(Value::as_str).filter(|_| cmd == "open_document");
    let Some(path) = named.and_then(|place| shell.core().ok()?.granted(place)) else {
        return Ok(shown);
    };
    shell.claim(window.label(), &path).map_err(|other| {
        windows::bring_forward(window.app_handle(), &other);
        Failure::new(Code::Cancelled, "This pilot is open in another window, which has come to the front.")
    })?;
    Ok(shown)
}

/// After a call: notes the document that the window shows from now on, and closes the one before.
pub fn after<R: Runtime>(
    window: &WebviewWindow<R>,
    cmd: &str,
    answer: &Result<Value, Failure>,
    before: Option<PathBuf>,
) {
    let shell = window.state::<Shell>();
    let label = window.label();
    match answer {
        Ok(view) => {
            if view.get("touched").is_some() {
                shell.ahead.forget(label);
            }
            if let Some((doc, file)) = opened(&shell, view) {
                let new = shell.pane(label).doc != Some(doc);
                if let Some(other) = shell.show(label, Some(file), Some(doc)) {
                    close(window.app_handle(), other);
                }
                if new {
                    menu::show_recent(window.app_handle());
                }
            } else if cmd == "close_document" {
                shell.show(label, None, None);
            }
        }
        Err(_) if cmd == "open_document" => {
            let doc = shell.pane(label).doc;
            shell.show(label, before, doc);
        }
        Err(_) => {}
    }
}

/// The number and the file of a document, if the answer is a view of one.
fn opened(shell: &Shell, view: &Value) -> Option<(u32, PathBuf)> {
    let doc = view.get("doc")?.as_u64()?;
    let file = shell.core().ok()?.granted(view.get("place")?.as_str()?)?;
    Some((u32::try_from(doc).ok()?, file))
}

/// Closes a document that no window shows any more.
pub fn close<R: Runtime>(app: &AppHandle<R>, doc: u32) {
    let Ok(core) = app.state::<Shell>().core() else {
        // The program is closing, and with it every document.
        return;
    };
    let closed = core.call("close_document", serde_json::json!({ "doc": doc }), &Watch::silent());
    if let Err(failure) = closed {
        eprintln!("A document could not be closed: {failure}");
    }
}
